"""Every row of the cases is read from its text, whole and in order."""

from pathlib import Path

import pytest

from tieout.errors import UsageError
from tieout.facts.intervals import write_number
from tieout.facts.quantities import Quantity, read_quantities

CASES = Path(__file__).parents[2] / "cases" / "quantities.md"
Row = tuple[str, ...]


def _cases() -> dict[tuple[str, str], list[Row]]:
    """The rows of each text of each section; none for texts that count nothing."""
    found: dict[tuple[str, str], list[Row]] = {}
    section = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if not line.startswith("| ") or cells[0] == "text":
            continue
        found.setdefault((section, cells[0]), []).extend([cells[1:]] if len(cells) > 1 else [])
    return found


def _as_row(quantity: Quantity) -> Row:
    """A quantity in the columns of the cases."""
    low = "" if quantity.low is None else write_number(quantity.low)
    high = "" if quantity.high is None else write_number(quantity.high)
    return (
        f"({low}" if quantity.low_open else low,
        "" if quantity.best is None else write_number(quantity.best),
        f"{high})" if quantity.high_open else high,
        quantity.hedge.value,
        quantity.unit,
        quantity.counted,
        quantity.as_written,
    )


@pytest.mark.parametrize(("case", "rows"), _cases().items(), ids=lambda case: str(case)[:60])
def test_a_text_is_read_as_its_rows_say(case: tuple[str, str], rows: list[Row]) -> None:
    section, text = case
    language = "de" if section.startswith("German") else "en"
    assert rows == [_as_row(each) for each in read_quantities(text, language=language)]


def test_the_cases_are_many_and_of_every_form() -> None:
    cases = _cases()
    assert len(cases) > 500
    assert {"Digits", "Ranges", "Upper bounds", "Lower bounds", "No counts", "German: words"} <= {
        section for section, _ in cases
    }


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "no figures at all", "٩٠٠ people", "²", "9" * 61]
)
def test_a_text_without_a_figure_gives_nothing(text: str) -> None:
    assert [] == read_quantities(text)


def test_an_unknown_language_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError) as error:
        read_quantities("900", language="xx")
    assert "de, en" in error.value.hint


@pytest.mark.parametrize("language", ["../en", "", "EN", "en/"])
def test_a_language_is_a_name_not_a_path(language: str) -> None:
    with pytest.raises(UsageError):
        read_quantities("900", language=language)


def test_offsets_are_code_points_of_the_raw_text() -> None:
    text = "\ufeff🙂 no more than 900 fighters"
    quantity = read_quantities(text)[0]
    assert "no more than 900" == text[quantity.start : quantity.end] == quantity.as_written


def test_a_hedge_does_not_reach_across_a_blank_line() -> None:
    assert [""] == [each.hedge.value for each in read_quantities("no more than\n\n900 fighters")]


def test_a_hedge_reaches_across_a_line_end() -> None:
    assert ["at_most"] == [each.hedge.value for each in read_quantities("no more\nthan 900")]
