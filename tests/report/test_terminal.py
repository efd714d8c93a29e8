from __future__ import annotations

import hashlib
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest

import tieout
from tieout.report import terminal
from tieout.report.paper import Paper, Words, cells, paper_for
from tieout.report.places import command
from tieout.report.rulings import ruling_command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tieout.report.report import Report


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_the_summary_says_how_much_was_really_checked(report: Report) -> None:
    text = terminal.render(report)
    assert "Checked 9 facts against 3 sources" in text
    assert "8 quotes found and 1 not" in text
    assert "9 values read" in text
    assert "4 questions judged" in text


def test_every_hedge_profile_that_judged_a_fact_is_named(make: Callable[..., Path]) -> None:
    folder = make("own")
    codebook = (folder / "codebook.toml").read_text(encoding="utf-8")
    for name in ("onset", "saying"):
        codebook = codebook.replace(
            f"[properties.{name}]", f'[properties.{name}]\nprofile = "acled"'
        )
    codebook += '\n[properties.unused]\nkind = "date"\nprofile = "strict"\n'
    (folder / "codebook.toml").write_text(codebook, encoding="utf-8")
    report = tieout.validate(folder)
    assert "hedge profile press; acled for onset, saying): " in terminal.render(report)
    assert {"acled": ["onset", "saying"]} == report.summary["own_profiles"]


def test_the_verdict_of_the_gate_stands_last(report: Report, ruled: Report) -> None:
    assert terminal.render(report).splitlines()[-1].startswith("The gate HOLDS: ")
    assert "The gate passes." == terminal.render(ruled).splitlines()[-1]


@pytest.mark.parametrize(
    "words",
    [
        "First case: cholera in Hamburg",
        "1892-08-16",
        "1892-08-18",
        "The Correspondent, 1892-08-25",
        "The Courier, 1892-08-25",
        "harbour physician says",
        "fell ill on «16 August 1892».",
        "The outbreak began on «18 August 1892», the harbour physician said.",
        "c4, facts.csv:5, sentence 4 of correspondent",
        "Why: ",
    ],
)
def test_a_discrepancy_is_told_with_both_readings_and_why(report: Report, words: str) -> None:
    assert words in terminal.render(report)


def test_every_finding_prints_its_place_and_the_command_that_checks_it_again(
    report: Report,
) -> None:
    text = terminal.render(report, verbose=True)
    for finding in report.all_findings:
        assert f"{finding.level} {finding.code} {finding.name}" in text
        assert command(report, finding) in text
        assert finding.fingerprint in text


def test_a_ruling_is_told_with_its_reason(ruled: Report) -> None:
    text = terminal.render(ruled)
    assert "Ruled: both_stand: Both are attributed in print. (desk, 2026-11-20)" in text


def test_quiet_prints_what_holds_the_gate_and_no_story(report: Report) -> None:
    text = terminal.render(report, quiet=True)
    assert "WHERE THE SOURCES DIFFER" not in text
    assert "Checked 9 facts" in text
    assert "A101" in text


def test_no_line_begins_with_words_from_the_data(attacked: Report) -> None:
    ours = re.compile(
        r"$|WHERE|OTHER|THE TABLE|RULED|[0-9]+\. |   |error [A-Z]|warning [A-Z]|note [A-Z]"
        r"|Checked|Left:|Notes:|Not checked:|Next:|The gate"
    )
    for width in (0, 40, 80):
        text = terminal.render(attacked, verbose=True, console=Paper(width))
        assert not [line for line in text.split("\n") if not ours.match(line)]
        for line in text.split("\n"):
            assert not line.lstrip().startswith(("::", "section_"))


def test_nothing_hidden_and_no_command_reaches_the_log(attacked: Report) -> None:
    text = terminal.render(attacked, verbose=True)
    assert not [c for c in text if c != "\n" and not c.isprintable() and c != "\u00a0"]
    assert "<U+001B>" in text
    assert "<U+202E>" in text
    assert not re.search(r"##[a-z]*\[", text)


def test_markup_of_rich_is_text() -> None:
    page = terminal.Page(Paper(80, colour=True))
    page.add("[bold]loud[/] [with Russia] [/]")
    assert "[bold]loud[/] [with Russia] [/]" in page.text()


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_keep_to_the_width_of_the_terminal(report: Report, width: int) -> None:
    text = terminal.render(report, verbose=True, console=Paper(width))
    lines = [line for line in text.splitlines() if "tieout " not in line]
    assert width >= max(map(cells, lines))


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", ["report", "ruled", "bundled"])
def test_no_command_and_no_fingerprint_is_broken_in_two(
    name: str, width: int, request: pytest.FixtureRequest
) -> None:
    report: Report = request.getfixturevalue(name)
    text = terminal.render(report, verbose=True, console=Paper(width))
    for finding in report.all_findings:
        assert finding.fingerprint in text
        assert f"{command(report, finding)}\n" in text
    if any(finding.decision is None for finding in report.all_findings):
        assert f"{ruling_command(report)}\n" in text


def test_a_command_is_whole_even_where_it_is_longer_than_the_line() -> None:
    page = terminal.Page(Paper(40))
    command = "tieout validate " + "a" * 60
    page.add("Again: ", Words(command, whole=True), " and on", lead="   ", hang="     ")
    assert f"   Again:\n     {command}\n     and on\n" == page.text()


def test_what_is_ruled_on_comes_last_and_in_short(
    ruled: Report, report: Report, cholera: Callable[[], Path]
) -> None:
    text = terminal.render(ruled)
    assert text.startswith("RULED ON (")
    assert "fell ill on" not in text
    assert "c4, facts.csv:5, sentence 4 of correspondent" in text
    assert "Ruled: both_stand" in text
    assert "Next:" not in text
    assert "fell ill on" in terminal.render(ruled, verbose=True)
    folder = cholera()
    finding = next(one for one in report.all_findings if one.code == "C103")
    ruling = (
        f"{finding.fingerprint},C103,{';'.join(finding.facts)},both_stand,,Why.,desk,2026-11-20,"
    )
    header = "fingerprint,code,facts,strategy,chosen,reason,decided_by,decided_on,review_by"
    (folder / "decisions.csv").write_text(f"{header}\n{ruling}\n", encoding="utf-8")
    text = terminal.render(tieout.validate(folder))
    assert text.index("WHERE THE SOURCES DIFFER (2)") < text.index("RULED ON (1)")
    assert text.index("OTHER FINDINGS") < text.index("RULED ON (1)")


def test_what_is_wrong_with_the_table_and_the_sources_comes_first(
    cholera: Callable[[], Path],
) -> None:
    folder = cholera()
    (folder / "seeds" / "courier.txt").unlink()
    text = terminal.render(tieout.validate(folder))
    assert text.startswith("THE TABLE AND THE SOURCES (1)\n\nerror S102 source-missing\n")
    assert "quote of a source" not in text
    assert "4 quotes of a source that cannot be read; 1 quote could not be found" in text
    assert "c2, facts.csv:3, courier cannot be read" in text
    assert "c9, facts.csv:10, quote not in gazette" in text


def test_findings_of_one_rule_stand_together_and_say_once_what_to_do(
    cholera: Callable[[], Path],
) -> None:
    folder = cholera()
    path = folder / "facts.csv"
    path.write_text(path.read_text(encoding="utf-8") + "x y,,,,,,,,,,,,,,,\n", encoding="utf-8")
    report = tieout.validate(folder)
    text = terminal.render(report)
    assert 1 == text.count("error T103 empty-cell (5)\n")
    assert 1 == text.count("To do: Fill in the cell, or remove the row.")
    empty = [finding for finding in report.all_findings if finding.code == "T103"]
    for finding in empty:
        assert f"[{finding.fingerprint}]\n     Again: {command(report, finding)}\n" in text
        assert command(report, finding).endswith(f"--only {finding.fingerprint}")


def test_several_speakers_say_and_one_says(make: Callable[..., Path]) -> None:
    facts = tuple(
        {
            "fact_id": name,
            "subject": "outbreak",
            "property": "deaths",
            "value": value,
            "attributed_to": who,
            "source": name,
            "quote": f"{value} people",
        }
        for name, value, who in (("a", "120", "senate"), ("b", "600", "physician;kraus"))
    )
    texts = {fact["source"]: f"It was {fact['quote']}.\n" for fact in facts}
    text = terminal.render(tieout.validate(make("said", facts, texts)))
    assert "Senate of Hamburg says" in text
    assert "harbour physician, Dr Kraus say\n" in text


def test_what_could_not_be_checked_is_told_and_why(make: Callable[..., Path]) -> None:
    facts = (
        {
            "fact_id": "a",
            "subject": "outbreak",
            "property": "deaths",
            "value": "many",
            "source": "all",
            "quote": "many",
        },
        {"fact_id": "b", "subject": "outbreak", "source": "all", "value": "5", "quote": "died"},
    )
    text = terminal.render(
        tieout.validate(make("gaps", facts, {"all": "So many died, and many more.\n"}))
    )
    told = "2 values could not be read; 1 quote could not be found in one place; "
    assert f"Not checked: {told}1 fact answers no question.\n" in text


def test_colour_changes_no_word(report: Report) -> None:
    plain = terminal.render(report, console=Paper(80))
    coloured = terminal.render(report, console=Paper(80, colour=True))
    assert coloured != plain
    bare = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == [
        line.rstrip() for line in bare.splitlines()
    ]


def test_places_link_to_their_files_and_lines(report: Report) -> None:
    coloured = terminal.render(report, console=Paper(0, colour=True))
    places = re.findall(
        r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\(?:\x1b\[[0-9;]*m)*facts\.csv:([0-9]+)", coloured
    )
    assert places
    for address, line in places:
        assert f"{report.case.folder.as_uri()}/facts.csv#{line}" == address


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_a_terminal_is_coloured_unless_it_says_no(
    environment: dict[str, str], *, colour: bool
) -> None:
    assert colour == paper_for(Screen(), environment).colour


def test_a_pipe_gets_plain_unwrapped_lines() -> None:
    assert Paper(0, colour=False) == paper_for(StringIO(), {})
    assert Paper(0, colour=False) == paper_for(None, {"FORCE_COLOR": "1"})
    assert Paper(0, colour=True) == paper_for(StringIO(), {"FORCE_COLOR": "1"})


def test_the_width_can_be_given() -> None:
    assert 72 == paper_for(Screen(), {"COLUMNS": "72"}).width
    assert 40 == paper_for(Screen(), {"COLUMNS": "3"}).width


def test_a_sentence_of_a_wrapped_text_is_told_on_one_line(cholera: Callable[[], Path]) -> None:
    folder = cholera()
    path = folder / "seeds" / "gazette.txt"
    before = path.read_bytes()
    after = before.replace(b"About 650 people have died", b"About 650 people have\n  died")
    path.write_bytes(after)
    manifest = folder / "seeds" / "sources.csv"
    digests = [hashlib.sha256(raw).hexdigest() for raw in (before, after)]
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(*digests), encoding="utf-8")
    text = terminal.render(tieout.validate(folder))
    assert "«About 650 people» have died, the harbour physician said." in text
