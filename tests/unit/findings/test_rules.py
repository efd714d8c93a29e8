"""Every rule: found where it should be, silent where not, explained, switched by settings."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tieout
from tieout.config import Config, Level, Override
from tieout.errors import UsageError
from tieout.findings.rule import SECTIONS, parse_explanation, rule
from tieout.findings.rules import RULES, explain, find_rule, render_rules
from tieout.schemas import Decisions, Facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.findings import Finding

TODAY = date(1893, 1, 1)

TEXTS = {
    "gazette": """Cholera in Hamburg

The senate said on 24 August 1892 that no more than 120 people had died of the cholera.
"The water of the Elbe is not the cause," said Sergey Botkin.
""",
    "courier": """Hamburg in fear

Doctors count more than 600 dead of the cholera. The hospital is full.
"The water of the Elbe is not the cause of it," said Sergei Botkin.
""",
}

CODEBOOK = """
[properties.deaths]
label = "Deaths"
kind = "quantity"
unit = "people"
[properties.onset]
label = "First case"
kind = "date"
[properties.said]
kind = "quotation"
[properties.shut]
kind = "boolean"
[properties.state]
kind = "category"
[properties.state.tokens.full]
aliases = ["full", "packed", "Packed"]
[properties.state.tokens.free]
[entities.outbreak]
kind = "event"
[entities.senate]
kind = "organisation"
aliases = ["The senate"]
[entities.doctors]
kind = "group"
aliases = ["Doctors"]
[entities.botkin]
kind = "person"
aliases = ["Sergei Botkin", "Sergey Botkin"]
[entities.hospital]
part_of = "outbreak"
kind = "place"
aliases = ["The hospital"]
"""

FACTS = [
    {
        "fact_id": "g1",
        "subject": "outbreak",
        "property": "deaths",
        "value": "120",
        "hedge": "at_most",
        "valid": "1892-08-24",
        "attributed_to": "senate",
        "source": "gazette",
        "quote": "The senate said on 24 August 1892 that no more than 120 people had died",
    },
    {
        "fact_id": "g2",
        "subject": "botkin",
        "property": "said",
        "value": "The water of the Elbe is not the cause",
        "source": "gazette",
        "quote": "The water of the Elbe is not the cause",
    },
    {
        "fact_id": "c1",
        "subject": "outbreak",
        "property": "deaths",
        "value": "600",
        "hedge": "more_than",
        "attributed_to": "doctors",
        "source": "courier",
        "quote": "Doctors count more than 600 dead",
    },
]


def _csv(columns: list[str], rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Desk:
    """A data set on disk that a test may spoil before it is checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts = [dict(fact) for fact in FACTS]
        self.texts = dict(TEXTS)
        self.manifest = [
            {
                "source": name,
                "file": f"{name}.txt",
                "publisher": name.title(),
                "published": "1892-08-25",
                "published_evidence": "Printed above.",
                "language": "en",
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
            }
            for name, text in TEXTS.items()
        ]
        self.decisions: list[dict[str, str]] = []
        self.skipped: list[dict[str, str]] = []
        self.codebook = CODEBOOK
        self.raw_facts = ""

    def check(self, config: Config | None = None) -> list[Finding]:
        seeds = self.folder / "seeds"
        seeds.mkdir(exist_ok=True)
        for name, text in self.texts.items():
            (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        columns = list(self.manifest[0]) if self.manifest else ["source", "file", "published"]
        needed = ["source", "file", "published", "published_evidence", "sha256"]
        columns += [name for name in needed if name not in columns]
        (seeds / "sources.csv").write_text(_csv(columns, self.manifest), encoding="utf-8")
        facts = self.raw_facts or _csv(list(Facts.to_schema().columns), self.facts)
        (self.folder / "facts.csv").write_text(facts, encoding="utf-8")
        (self.folder / "codebook.toml").write_text(self.codebook, encoding="utf-8")
        if self.decisions:
            text = _csv(list(Decisions.to_schema().columns), self.decisions)
            (self.folder / "decisions.csv").write_text(text, encoding="utf-8")
        if self.skipped:
            text = _csv(["source", "quote", "prefix", "suffix", "reason"], self.skipped)
            (seeds / "skipped.csv").write_text(text, encoding="utf-8")
        return list(tieout.validate(self.folder, config=config, today=TODAY).all_findings)

    def add(self, fact_id: str = "new", **cells: str) -> None:
        new = {"subject": "outbreak", "property": "deaths", "source": "courier"}
        self.facts.append(new | {"fact_id": fact_id, "quote": "more than 600 dead"} | cells)

    def print(self, source: str, text: str) -> None:
        self.texts[source] = text
        row = next(row for row in self.manifest if row["source"] == source)
        row["sha256"] = hashlib.sha256(text.encode()).hexdigest()

    def ruling(self, finding: Finding, **cells: str) -> dict[str, str]:
        return {
            "fingerprint": finding.fingerprint,
            "code": finding.code,
            "facts": ";".join(finding.facts),
            "strategy": "both_stand",
            "reason": "Both are printed, each with its speaker.",
            "decided_by": "The desk",
            "decided_on": "1892-12-01",
        } | cells


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def _as_it_is(_desk: Desk) -> None:
    """Leave the data set as it is: the finding is there already."""


def _changing(desk: Desk) -> None:
    desk.codebook = CODEBOOK.replace('unit = "people"', 'unit = "people"\nover_time = "rising"')
    desk.add(value="600", hedge="more_than", valid="1892-08-30")


def _echo(desk: Desk) -> None:
    words = " ".join(f"word{n} of the long dispatch" for n in range(30))
    for name, toll in (("gazette", "120"), ("courier", "130")):
        desk.texts[name] += f"{words} and {toll} people were buried.\n"
        digest = hashlib.sha256(desk.texts[name].encode()).hexdigest()
        next(row for row in desk.manifest if row["source"] == name)["sha256"] = digest
        desk.add(
            f"new-{name}", subject="hospital", value=toll, source=name, quote=f"{toll} people were"
        )


def _other(code: str) -> Finding:
    from tieout.findings.findings import Finding  # noqa: PLC0415 - one use

    return Finding(code, "other", Level.ERROR, "", ("gone",), fingerprint="0123456789abcdef")


def _rule(desk: Desk, **cells: str) -> None:
    (finding,) = [one for one in desk.check() if one.code == "C103"]
    desk.decisions = [desk.ruling(finding, **cells)]


SPOILS: dict[str, Callable[[Desk], object]] = {
    "T101": lambda d: d.facts.clear(),
    "T102": lambda d: setattr(d, "raw_facts", _csv(list(FACTS[0]), FACTS[:1]) + "g9,outbreak\n"),
    "T103": lambda d: d.add(value=""),
    "T104": lambda d: d.add("g1", value="600", hedge="more_than"),
    "T105": lambda d: d.add("g 1", value="600", hedge="more_than"),
    "T106": lambda d: d.add(value="600", hedge="over"),
    "T107": lambda d: d.add(value="600", hedge="more_than", stance="rejected"),
    "T109": lambda d: d.add(value="600", hedge="more_than", note="see\u202e below"),
    "T110": lambda d: (
        d.add("x1", value="600", hedge="more_than"),
        d.add("x2", value="600", hedge="more_than"),
    ),
    "S101": lambda d: d.add(value="600", hedge="more_than", source="herald"),
    "S102": lambda d: d.manifest.append(d.manifest[0] | {"source": "herald", "file": "herald.txt"}),
    "S103": lambda d: d.texts.update(gazette=TEXTS["gazette"] + "More.\n"),
    "S105": lambda d: d.manifest.append(d.manifest[0] | {"source": "herald", "file": "../a.txt"}),
    "S106": lambda d: d.manifest[0].update(published="last week"),
    "S107": lambda d: d.manifest.clear(),
    "S108": lambda d: d.print("courier", TEXTS["courier"] + "Hidden:\u202e 009\u200b.\n"),
    "A101": lambda d: d.add(value="700", hedge="more_than", quote="more than 700 dead"),
    "A102": lambda d: d.add(property="said", subject="botkin", value="the", quote="the"),
    "A103": lambda d: d.add(value="120", hedge="at_most", quote="no more than 120 people"),
    "A104": lambda d: d.add(value="600", hedge="more_than", quote="more  than 600 dead"),
    "A105": lambda d: d.add(value="600", hedge="more_than", quote="more than 600 [...] cholera"),
    "A106": lambda d: d.add(
        value="120", hedge="more_than", source="gazette", quote="than 120 people"
    ),
    "A107": lambda d: d.add(
        value="600",
        hedge="more_than",
        quote="more than 600 dead of the cholera. The hospital is full",
    ),
    "V101": lambda d: d.add(property="death", value="600"),
    "V102": lambda d: d.add(value="600", hedge="more_than", attributed_to="Doctors"),
    "V103": lambda d: d.add(value="six hundred or so"),
    "V104": lambda d: d.add(value="600", hedge="more_than", valid="August 1892"),
    "V105": lambda d: d.add(value="700", hedge="more_than"),
    "V106": lambda d: d.add(value="600"),
    "V107": lambda d: d.add(value="120", hedge="about", source="gazette", quote="120 people"),
    "V108": lambda d: d.add(
        subject="hospital", property="state", value="free", quote="The hospital"
    ),
    "V109": lambda d: d.add(
        subject="hospital", property="state", value="Packed", quote="The hospital is full"
    ),
    "V110": lambda d: (
        setattr(d, "codebook", CODEBOOK + '[entities.mayor]\naliases = ["the mayor"]\n'),
        d.add(value="600", hedge="more_than", attributed_to="mayor"),
    ),
    "V111": lambda d: d.add(value="600", hedge="more_than", valid="1893-08"),
    "V112": lambda d: (
        setattr(
            d, "codebook", CODEBOOK + '[entities.altona]\nkind = "place"\naliases = ["Altona"]\n'
        ),
        d.add(subject="altona", value="600", hedge="more_than"),
    ),
    "C101": lambda d: d.add(value="600", hedge="more_than", attributed_to="senate"),
    "C102": lambda d: d.add(value="600", hedge="about", attributed_to="doctors"),
    "C103": _as_it_is,
    "C104": lambda d: d.add(
        value="600", hedge="more_than", attributed_to="senate", stance="denied"
    ),
    "C105": lambda d: d.add(value="nobody knows"),
    "C106": lambda d: d.add(value="600", hedge="more_than", stance="predicted"),
    "C107": lambda d: d.add(
        subject="botkin",
        property="said",
        value="The water of the Elbe is not the cause of it",
        quote="The water of the Elbe is not the cause of it",
    ),
    "C108": _changing,
    "C109": lambda d: d.add(value="650", attributed_to="doctors"),
    "C110": lambda d: setattr(
        d, "codebook", CODEBOOK.replace('unit = "people"', 'unit = "people"\norigins = 2')
    ),
    "C111": _echo,
    "C112": lambda d: d.add(
        subject="hospital",
        value="120",
        hedge="at_most",
        quote="more than 600 dead",
        valid="1892-08-24",
    ),
    "D101": lambda d: _rule(d, review_by="1892-12-15"),
    "D102": lambda d: d.decisions.append(d.ruling(_other("C103"))),
    "D103": lambda d: _rule(d, strategy="pending"),
    "D104": lambda d: (_rule(d), d.add(value="650", attributed_to="doctors")),
    "D105": lambda d: _rule(d, strategy="ignore_it"),
    "G101": _as_it_is,
    "G102": _as_it_is,
    "G103": lambda d: d.skipped.append({"source": "gazette", "quote": "Nowhere", "reason": "Ad."}),
    "G104": lambda d: d.manifest[0].update(language="fi"),
    "N101": _as_it_is,
    "N102": lambda d: setattr(
        d, "codebook", CODEBOOK.replace('"Sergei Botkin", "Sergey Botkin"', '"Sergei Botkin"')
    ),
}


@pytest.mark.parametrize("code", sorted(SPOILS))
def test_a_rule_finds_what_it_is_for(desk: Desk, code: str) -> None:
    SPOILS[code](desk)
    found = [finding for finding in desk.check() if finding.code == code]
    assert found, code
    for finding in found:
        assert (find_rule(code).name, find_rule(code).level) == (finding.name, finding.level)
        assert finding.message
        assert finding.hint[0].isupper()
        assert (desk.folder / finding.file).name == Path(finding.file).name
        assert 16 == len(finding.fingerprint)


def test_every_rule_is_tested_but_those_that_have_a_test_of_their_own() -> None:
    own = {"T108", "S104", "D106"}
    assert {rule.code for rule in RULES} == {*SPOILS, *own}


@pytest.mark.parametrize(
    ("cells", "code", "told"),
    [
        ({"value": "six hundred"}, "V103", "value 'six hundred' is not a number"),
        ({"value": "600", "valid": "14 Nov"}, "V104", "valid '14 Nov' is not a date (at 0). Write"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_once(
    desk: Desk, cells: dict[str, str], code: str, told: str
) -> None:
    desk.add(**cells)
    (found,) = [finding for finding in desk.check() if finding.code == code]
    assert found.message.startswith(told)


def test_a_value_is_not_wrong_because_its_hedge_is(desk: Desk) -> None:
    desk.add(value="600", hedge="over")
    assert "V103" not in _codes(desk.check())


def test_an_extra_column_is_found_where_the_settings_ask_for_it(desk: Desk) -> None:
    desk.raw_facts = _csv([*FACTS[0], "atributed_to"], FACTS[:1])
    assert "T108" not in _codes(desk.check())
    (found,) = [one for one in desk.check(Config(extra_columns="error")) if one.code == "T108"]
    assert "attributed_to" in found.hint


def test_a_source_that_is_not_utf_8_is_found(desk: Desk) -> None:
    desk.check()
    raw = "Doctors count more than 600 dead. Köln".encode("latin-1")
    (desk.folder / "seeds" / "courier.txt").write_bytes(raw)
    desk.texts.pop("courier")
    desk.manifest[1]["sha256"] = hashlib.sha256(raw).hexdigest()
    (found,) = [one for one in desk.check() if one.code == "S104"]
    assert ("c1",) == found.facts


def test_characters_that_look_alike_are_told_by_their_codes(desk: Desk) -> None:
    desk.add(value="600", hedge="more_than", quote="more th\u0430n 600 dead")
    (found,) = [one for one in desk.check() if one.code == "A101"]
    assert 'quoted "th\u0430n" (U+0430), found "than" (U+0061)' in found.message


def test_words_that_look_unlike_are_told_without_codes(desk: Desk) -> None:
    desk.add(value="600", hedge="more_than", quote="more then 600 dead")
    (found,) = [one for one in desk.check() if one.code == "A101"]
    assert 'quoted "then", found "than"' in found.message
    assert "U+" not in found.message


@pytest.mark.parametrize("code", ["A104", "A105", "A107", "V108"])
def test_a_note_on_one_row_speaks_of_one_and_a_note_on_two_of_two(desk: Desk, code: str) -> None:
    SPOILS[code](desk)
    (one,) = [finding for finding in desk.check() if finding.code == code]
    desk.facts.append(desk.facts[-1] | {"fact_id": "again"})
    (two,) = [finding for finding in desk.check() if finding.code == code]
    assert re.match(r"1 (quote|value) [a-z]+s ", one.message)
    assert re.match(r"2 (quotes|values) [a-z]*[^s] ", two.message)


def test_one_more_pair_is_told_as_one(desk: Desk) -> None:
    desk.add(value="600", hedge="more_than", attributed_to="doctors")
    (found,) = [one for one in desk.check() if one.code == "C103"]
    assert "(and 1 more pair)" in found.message


def test_one_fact_cites_and_two_facts_cite(desk: Desk) -> None:
    desk.print("courier", TEXTS["courier"])
    desk.texts["courier"] += "More.\n"
    (found,) = [one for one in desk.check() if one.code == "S103"]
    assert "; 1 fact cites it" in found.message
    desk.add(value="600", hedge="more_than")
    (found,) = [one for one in desk.check() if one.code == "S103"]
    assert "; 2 facts cite it" in found.message


BESIDE = """
[properties.takings]
kind = "quantity"
[properties.motto]
kind = "text"
[properties.toll]
kind = "quantity"
over_time = "rising"
[properties.carrier]
kind = "entity"
many = true
[properties.cause]
kind = "entity"
"""


@pytest.mark.parametrize(
    ("code", "one", "other", "hint"),
    [
        ("C106", {"value": "5"}, {"value": "5", "stance": "predicted"}, "kept apart"),
        ("C106", {"value": "5", "unit": "USD"}, {"value": "5", "unit": "EUR"}, "A rate or a unit"),
        (
            "C106",
            {"property": "motto", "value": "no smoke"},
            {"property": "motto", "value": "without fire"},
            "free text is listed",
        ),
        (
            "C106",
            {"property": "toll", "value": "5", "valid": "1892-08-01/1892-08-20"},
            {"property": "toll", "value": "9", "valid": "1892-08-10/1892-08-21"},
            "the same window",
        ),
        ("C109", {"value": "5"}, {"value": "9", "stance": "denied"}, "with its denial"),
        ("C109", {"value": "90", "hedge": "about"}, {"value": "92"}, "more exact value"),
        (
            "C109",
            {"property": "carrier", "value": "senate"},
            {"property": "carrier", "value": "doctors"},
            "several values can hold",
        ),
        (
            "C109",
            {"property": "cause", "value": "outbreak"},
            {"property": "cause", "value": "hospital"},
            "the narrower value",
        ),
    ],
)
def test_a_note_about_a_question_says_what_applies_to_it(
    desk: Desk, code: str, one: dict[str, str], other: dict[str, str], hint: str
) -> None:
    desk.codebook = CODEBOOK + BESIDE
    desk.facts = []
    desk.add("a", **{"property": "takings", "attributed_to": "senate"} | one)
    desk.add("b", **{"property": "takings", "attributed_to": "doctors"} | other)
    (found,) = [finding for finding in desk.check() if finding.code == code]
    assert hint in found.hint


def test_hidden_characters_of_a_source_are_told_with_their_lines(desk: Desk) -> None:
    desk.print("courier", TEXTS["courier"] + "A \u202eline.\n" * 5 + "Soft\u00adly \u200bhere.\n")
    (found,) = [one for one in desk.check() if one.code == "S108"]
    assert "courier holds U+200B in line 10, U+202E in lines 5, 6, 7 and 2 more" == found.message
    assert ("seeds/courier.txt", 5) == (found.file, found.line)


def test_nothing_is_wrong_with_the_rows_of_a_sound_table(desk: Desk) -> None:
    assert not [one for one in desk.check() if one.code[0] in "TSAV"]


def test_the_other_rows_are_still_checked_beside_a_broken_one(desk: Desk) -> None:
    desk.add(value="", quote="")
    assert {"T103", "C103"} <= _codes(desk.check())


def test_a_wrong_row_is_told_with_its_file_and_line(desk: Desk) -> None:
    desk.add(property="death", value="600")
    (found,) = [one for one in desk.check() if one.code == "V101"]
    assert ("facts.csv", 5, ("new",)) == (found.file, found.line, found.facts)
    assert "deaths" in found.hint


def test_a_finding_of_a_question_tells_both_readings_and_why(desk: Desk) -> None:
    (found,) = [one for one in desk.check() if one.code == "C103"]
    for words in ("at most 120 people", "more than 600 people", "senate", "doctors", "Gazette"):
        assert words in found.message
    assert "[0, 120]" in found.message
    assert "1892-08-25" in found.message
    assert ("g1", "c1") == found.facts


def test_one_question_and_verdict_is_one_finding(desk: Desk) -> None:
    for number in range(5):
        desk.add(f"n{number}", value=str(1000 + 100 * number), attributed_to="doctors")
    assert 1 == len([one for one in desk.check() if one.code == "C103"])


def test_settings_select_leave_out_and_grade_rules(desk: Desk) -> None:
    assert {"C103"} == _codes(desk.check(Config(select=("C103",))))
    assert "C103" not in _codes(desk.check(Config(ignore=("C",))))
    graded = desk.check(Config(levels={"C103": Level.NOTE}))
    assert {Level.NOTE} == {one.level for one in graded if one.code == "C103"}


def test_an_override_is_for_its_subjects_and_sources_only(desk: Desk) -> None:
    def found(**override: tuple[str, ...]) -> set[str]:
        return _codes(desk.check(Config(overrides=(Override(ignore=("C103",), **override),))))

    assert "C103" not in found(subjects=("outbreak",))
    assert "C103" in found(subjects=("hospital",))
    assert "C103" not in found(sources=("gazette", "courier"))
    assert "C103" in found(sources=("gazette",))


@pytest.mark.parametrize(
    "config",
    [
        Config(select=("C999",)),
        Config(ignore=("contradicts",)),
        Config(levels={"C1": Level.NOTE}),
        Config(overrides=(Override(ignore=("X",)),)),
    ],
)
def test_a_setting_that_names_no_rule_is_refused(desk: Desk, config: Config) -> None:
    with pytest.raises(UsageError, match="there is no rule"):
        desk.check(config)


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len(RULES) == len({rule.code for rule in RULES}) == len({rule.name for rule in RULES})
    for one in RULES:
        assert one.code[0] in "TSAVCDGN"
        assert one.code[1:].isdigit()
        assert one.summary.endswith(".")


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_a_rule_is_explained_in_full(one: object) -> None:
    page = explain(one.code)
    assert page == explain(one.name.upper().lower())
    for title in SECTIONS:
        assert f"**{title}:** " in page


def test_an_unknown_rule_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="C999") as caught:
        explain("C999")
    assert "C1" in caught.value.hint


def test_the_page_of_rules_names_every_rule() -> None:
    page = render_rules()
    assert all(f"### {one.code} {one.name}" in page for one in RULES)


def test_a_rule_without_an_explanation_cannot_be_made() -> None:
    def check(case: object) -> list[object]:
        """Something is wrong.

        Why it matters: it does.
        """
        return [case]

    with pytest.raises(ValueError, match="Example, How to settle it, Source"):
        rule("X101", "x", level=Level.NOTE)(check)


def test_sections_run_over_lines() -> None:
    text = "First.\n\nWhy it matters: one\n    two\nExample: three"
    assert ("First.", {"Why it matters": "one two", "Example": "three"}) == parse_explanation(text)


def test_a_speaker_without_a_kind_and_in_small_letters_is_found_where_it_is_named(
    desk: Desk,
) -> None:
    desk.codebook = CODEBOOK + '[entities.clinic]\naliases = ["the hospital", "hospital"]\n'
    desk.add(value="600", hedge="more_than", attributed_to="clinic")
    assert "V110" not in _codes(desk.check())


@pytest.mark.parametrize(
    ("valid", "stance", "found"),
    [
        ("1892-08-25", "", False),
        ("1892-08-26", "", False),  # it is tomorrow already elsewhere
        ("1892-08-27", "", True),
        ("1892-08-27", "asserted", True),
        ("1892-08-27", "predicted", False),
        ("1892-08-27", "proposed", False),
        ("1892-08-27", "denied", False),
        ("1892", "", False),
        ("1893", "", True),
        ("1892-08/1893-01", "", False),
        ("1892-08/..", "", False),
        ("../1893-01", "", False),
        ("soon", "", False),
    ],
)
def test_what_a_source_asserts_held_before_it_was_published(
    desk: Desk, valid: str, stance: str, *, found: bool
) -> None:
    desk.add(value="600", hedge="more_than", valid=valid, stance=stance)
    assert found == ("V111" in _codes(desk.check()))


def test_a_running_total_is_of_a_day_before_its_source(desk: Desk) -> None:
    desk.codebook = CODEBOOK.replace('unit = "people"', 'unit = "people"\nover_time = "rising"')
    desk.add(value="600", hedge="more_than", valid="../1893-01")
    assert "V111" in _codes(desk.check())


@pytest.mark.parametrize(
    ("entity", "found"),
    [
        ('kind = "place"\naliases = ["Altona"]', True),
        ('kind = "person"\nlabel = "Dr Reincke"\naliases = ["Reincke"]', True),
        ('kind = "place"', False),  # no spelling is listed
        ('kind = "event"\naliases = ["the flood"]', False),  # described, not named
        ('kind = "place"\nlabel = "Altona"\naliases = ["HOSPITAL", "the hospital"]', False),
        ('kind = "organisation"\naliases = ["Courier"]', False),  # the publisher
    ],
)
def test_a_subject_that_its_source_does_not_name_is_told(
    desk: Desk, entity: str, *, found: bool
) -> None:
    desk.codebook = f"{CODEBOOK}[entities.other]\n{entity}\n"
    desk.add(subject="other", value="600", hedge="more_than")
    assert found == ("V112" in _codes(desk.check()))
