from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
from frictionless import Package

import tieout
from tieout.errors import UsageError
from tieout.report.releases.columns import fields_of
from tieout.report.releases.copies import Found
from tieout.report.releases.publish import publish, release_files
from tieout.report.releases.verification import MOST, Verification, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.report.report import Report


@pytest.fixture
def release(ruled: Report, tmp_path: Path) -> Path:
    return publish(ruled, tmp_path / "release")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def seal(release: Path) -> None:
    """Write the digests anew, as somebody would who hides a change."""
    (release / "SHA256SUMS").write_text(
        "".join(
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
            for path in sorted(release.iterdir())
            if path.name != "SHA256SUMS"
        ),
        encoding="utf-8",
    )


def change(release: Path, name: str, before: str, after: str) -> None:
    path = release / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_nothing_is_published_while_the_gate_holds(report: Report, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the gate holds"):
        publish(report, tmp_path / "release")
    assert [] == list(tmp_path.iterdir())


def test_two_releases_of_the_same_data_are_the_same_bytes(ruled: Report, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "under-another-name"
    shutil.copytree(ruled.case.folder, copy)
    assert release_files(ruled) == release_files(tieout.validate(copy))


def test_the_digests_are_those_that_sha256sum_reads(release: Path) -> None:
    program = shutil.which("sha256sum")
    if program is None:
        for line in (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
            digest, name = line.split("  ")
            assert digest == hashlib.sha256((release / name).read_bytes()).hexdigest()
        return
    done = subprocess.run([program, "--check", "--strict", "SHA256SUMS"], cwd=release, check=False)
    assert 0 == done.returncode


def test_the_data_package_is_valid(release: Path) -> None:
    found = Package(str(release / "datapackage.json")).validate()
    assert found.valid, found.flatten(["fieldName", "message"])


def test_a_fact_of_no_listed_source_would_break_the_data_package(release: Path) -> None:
    change(release, "facts.csv", ",courier,", ",nobody,")
    assert not Package(str(release / "datapackage.json")).validate().valid


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_annotations_are_linked_data_with_one_target_a_fact(release: Path) -> None:
    document = json.loads((release / "annotations.jsonld").read_text(encoding="utf-8"))
    items = document["first"]["items"]
    assert len(rows(release / "facts.csv")) == document["total"] == len(items)
    assert "http://www.w3.org/ns/anno.jsonld" == document["@context"]
    published = Path(__file__).parents[1] / "vendor" / "web-annotation" / "anno.jsonld"
    document["@context"] = json.loads(published.read_text(encoding="utf-8"))["@context"]
    graph = rdflib.Dataset(default_union=True).parse(data=json.dumps(document), format="json-ld")
    exact = {
        str(words) for words in graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact"))
    }
    assert {row["quote"] for row in rows(release / "facts.csv")} == exact


def test_the_research_object_names_every_file(release: Path) -> None:
    graph = json.loads((release / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    (root,) = [item for item in graph if item["@id"] == "./"]
    named = {part["@id"] for part in root["hasPart"]}
    there = {path.name for path in release.iterdir()}
    assert there - {"SHA256SUMS", "ro-crate-metadata.json"} == named


def test_no_text_of_a_source_is_passed_on(release: Path) -> None:
    for path in release.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "the city is calm" not in text, path.name
        assert "hospital at Eppendorf is full" not in text, path.name


def test_what_a_ruling_rejects_is_left_out_unless_everything_is_wanted(
    dataset: Path, tmp_path: Path
) -> None:
    chosen = ruled_for(dataset, tmp_path / "chosen", "onset", "prefer_source", "c4")
    assert "c5" not in {row["fact_id"] for row in rows(chosen / "facts.csv")}
    report = tieout.validate(tmp_path / "chosen")
    kept = publish(report, tmp_path / "all", everything=True)
    standing = {row["fact_id"]: row["status"] for row in rows(kept / "facts.csv")}
    assert ("published", "rejected") == (standing["c4"], standing["c5"])


def test_a_ruling_for_the_range_gives_one_reading_with_both_ends(
    dataset: Path, tmp_path: Path
) -> None:
    release = ruled_for(dataset, tmp_path / "range", "deaths", "range", "")
    (reading,) = [row for row in rows(release / "readings.csv") if row["property"] == "deaths"]
    assert ("range", "c1;c2;c3") == (reading["strategy"], reading["facts"])
    assert reading["low"] == "0"


def fact(fact_id: str, words: str, **cells: str) -> dict[str, str]:
    """Return a fact of a source of its own, and no more than its words."""
    return {
        "fact_id": fact_id,
        "subject": "outbreak",
        "property": "deaths",
        "source": fact_id,
        "quote": words,
        **cells,
    }


def answers(make: Callable[..., Path], tmp_path: Path, *facts: dict[str, str]) -> list[list[str]]:
    """Publish facts, whatever the gate says, and return the bounds of every reading."""
    texts = {one["source"]: f"It was {one['quote']}, they said.\n" for one in facts}
    report = tieout.validate(make("answers", facts, texts))
    release = publish(replace(report, passed=True), tmp_path / "answers-release")
    names = ("unit", "low", "high", "common_low", "common_high")
    return [[row[name] for name in names] for row in rows(release / "readings.csv")]


def test_a_reading_has_the_range_of_its_facts_and_what_all_of_them_allow(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    found = answers(
        make,
        tmp_path,
        fact("a", "about 650 people", value="650", hedge="about"),
        fact("b", "at most 700 people", value="700", hedge="at_most"),
        fact("c", "more than 600 people", value="600", hedge="more_than"),
    )
    assert [["people", "0", "", "600", "700"]] == found


def test_bounds_of_different_units_are_turned_into_one_and_those_of_no_one_scale_left_out(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    found = answers(
        make,
        tmp_path,
        fact("a", "exactly 8 km", value="8", hedge="exactly", unit="km"),
        fact("b", "at most 5 miles", value="5", hedge="at_most", unit="mi"),
    )
    assert [["km", "0", "8.04672", "8", "8"]] == found


def test_days_are_told_as_days_and_the_last_belongs_to_them(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    found = answers(
        make,
        tmp_path,
        fact("a", "August 1892", value="1892-08", property="onset"),
        fact("b", "16 August 1892", value="1892-08-16", property="onset"),
    )
    assert [["", "1892-08-01", "1892-08-31", "1892-08-16", "1892-08-16"]] == found


def test_a_clock_time_with_a_zone_beside_one_without_has_no_bounds(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    found = answers(
        make,
        tmp_path,
        fact("a", "at 09:52 by the clock", value="1892-08-16T09:52", property="onset"),
        fact("b", "at 09:52 in Greenwich", value="1892-08-16T09:52Z", property="onset"),
    )
    assert [[""] * 5] == found


def test_every_column_of_every_table_is_described(release: Path) -> None:
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            known = field["description"] and "desk's own" not in field["description"]
            assert known, (resource["name"], field["name"])


def test_a_column_of_the_desk_is_told_as_its_own() -> None:
    (field,) = fields_of("facts", ["mood"])
    assert {"name": "mood", "type": "string", "description": "A column of the desk's own."} == field


def test_an_unconfirmed_fact_is_marked(dataset: Path, tmp_path: Path) -> None:
    release = ruled_for(dataset, tmp_path / "unconfirmed", "onset", "unconfirmed", "")
    standing = {row["fact_id"]: row["status"] for row in rows(release / "facts.csv")}
    assert ("unconfirmed", "published") == (standing["c5"], standing["c8"])


def ruled_for(dataset: Path, folder: Path, about: str, strategy: str, chosen: str) -> Path:
    """Rule on everything, in one way on one property, and publish it."""
    shutil.copytree(dataset, folder)
    table = (folder / "facts.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "facts.csv").write_text("".join(table[:-1]), encoding="utf-8")
    report = tieout.validate(folder)
    subjects = {
        fact: question.property
        for question in report.all_questions
        for fact in (report.case.ids[row] for row in question.rows)
    }
    columns = ("fingerprint,code,facts,strategy,chosen,reason,decided_by,decided_on,review_by\n",)
    lines = [
        ",".join(
            [
                *(finding.fingerprint, finding.code, ";".join(finding.facts)),
                *(
                    (strategy, chosen)
                    if finding.facts and subjects.get(finding.facts[0]) == about
                    else ("both_stand", "")
                ),
                *("Settled.", "desk", "2026-11-20", "\n"),
            ]
        )
        for finding in report.all_findings
    ]
    (folder / "decisions.csv").write_text("".join([*columns, *lines]), encoding="utf-8")
    return publish(tieout.validate(folder), folder.parent / f"{folder.name}-release")


def test_a_release_replaces_an_earlier_one_and_nothing_else(ruled: Report, tmp_path: Path) -> None:
    out = publish(ruled, tmp_path / "release")
    (out / "stray.txt").write_text("x", encoding="utf-8")
    publish(ruled, out)
    assert not (out / "stray.txt").exists()
    other = tmp_path / "papers"
    other.mkdir()
    (other / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is no release"):
        publish(ruled, other)
    assert ["papers", "release"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_release_that_cannot_be_written_leaves_the_earlier_one(
    ruled: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = publish(ruled, tmp_path / "release")
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(UsageError, match="No space left"):
        publish(ruled, out)
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}
    assert ["release"] == [path.name for path in tmp_path.iterdir()]


def test_a_release_without_its_sources_is_not_verified_and_says_why(release: Path) -> None:
    found = verify(release)
    assert not found.passed
    assert [] == found.problems
    assert (8, 0, 8) == (found.values, found.quotes.total(), found.unchecked.total())
    assert "Not checked: 8 quotes (3 of correspondent, 4 of courier, 1 of gazette)." in found.told()
    assert "The release is NOT VERIFIED: 8 quotes were not looked up." in found.told()


def test_the_files_of_a_release_can_be_checked_alone_where_that_is_asked_for(
    release: Path, dataset: Path
) -> None:
    found = verify(release, dataset / "seeds", files_only=True)
    assert found.passed
    assert (0, 8) == (found.quotes.total(), found.unchecked.total())
    assert found.told().endswith(
        "The files of the release hold together; no quote was looked up, as asked.\n"
    )
    (release / "README.md").write_text("x", encoding="utf-8")
    assert not verify(release, files_only=True).passed


def test_with_the_sources_every_quote_is_found_again(release: Path, dataset: Path) -> None:
    found = verify(release, dataset / "seeds")
    assert found.passed
    assert {Found.IN_SOURCE: 8} == found.quotes
    assert found.told().endswith("8 quotes: 8 in the source itself.\nThe release holds.\n")


def test_a_source_that_is_not_among_the_copies_leaves_its_quotes_unchecked(
    release: Path, dataset: Path, tmp_path: Path
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    shutil.copy(dataset / "seeds" / "courier.txt", copies)
    found = verify(release, copies)
    assert not found.passed
    assert [] == found.problems
    assert {"correspondent": 3, "gazette": 1} == found.unchecked


def copied(dataset: Path, folder: Path) -> Path:
    """Write copies of the sources as a browser would save them: other names, other bytes."""
    folder.mkdir()
    for number, path in enumerate((dataset / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n").replace('"', "”")
        (folder / f"copy{number}.txt").write_bytes(f"Downloaded yesterday\r\n\r\n{text}".encode())
    return folder


def test_in_another_copy_of_a_source_sentences_are_known_by_their_hashes(
    release: Path, dataset: Path, tmp_path: Path
) -> None:
    found = verify(release, copied(dataset, tmp_path / "copies"))
    assert [] == found.problems
    assert {Found.IN_SENTENCE: 8} == found.quotes


def test_a_quote_that_its_sentence_does_not_hold_is_seen_in_another_copy(
    release: Path, dataset: Path, tmp_path: Path
) -> None:
    copies = copied(dataset, tmp_path / "copies")
    change(release, "facts.csv", "no more than 120 people", "no more than 130 people")
    seal(release)
    (problem,) = verify(release, copies).problems
    assert "c1: its quote does not stand in correspondent as published: missing" in problem


def test_sentences_are_cut_in_the_language_of_the_source(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    text = "Am 3. Mai starben 12 Menschen, d. h. alle. Mehr war nicht bekannt.\n"
    folder = make(
        "german",
        (
            {
                "fact_id": "g1",
                "subject": "outbreak",
                "property": "deaths",
                "value": "12",
                "source": "bote",
                "quote": "12 Menschen",
            },
        ),
        {"bote": text},
    )
    manifest = folder / "seeds" / "sources.csv"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(",en,", ",de,"), "utf-8")
    report = tieout.validate(folder)
    release = publish(replace(report, passed=True), tmp_path / "release")
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "saved.txt").write_text(f"Gesichert\n\n{text}", encoding="utf-8")
    assert {Found.IN_SENTENCE: 1} == verify(release, copies).quotes


def test_many_problems_are_counted_and_not_all_told() -> None:
    found = Verification(problems=[f"facts.csv: f{number}: wrong" for number in range(MOST + 5)])
    lines = found.told().splitlines()
    assert f"wrong: facts.csv: f{MOST - 1}: wrong" in lines
    assert "wrong: and 5 more" in lines
    assert f"The release DOES NOT HOLD: {MOST + 5} problems." == lines[-1]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("facts.csv", ",120,at_most", ",12000,at_most"),
        ("facts.csv", ",at_most,", ",at_least,"),
        ("facts.csv", "1892-08-16", "1892-08-26"),
        ("facts.csv", ",courier,", ",nobody,"),
        ("codebook.toml", 'name = "press"', 'name = "strict"'),
    ],
)
def test_a_change_is_seen_even_where_the_digests_were_written_anew(
    release: Path, name: str, before: str, after: str
) -> None:
    change(release, name, before, after)
    assert verify(release).problems
    seal(release)
    assert verify(release).problems


def test_a_changed_quote_is_seen_with_the_sources(release: Path, dataset: Path) -> None:
    change(release, "facts.csv", "no more than 120 people", "no more than 130 people")
    seal(release)
    assert not verify(release, dataset / "seeds").passed


@pytest.mark.parametrize("name", ["facts.csv", "report.html", "SHA256SUMS"])
def test_a_missing_file_is_seen(release: Path, name: str) -> None:
    (release / name).unlink()
    if name == "report.html":
        assert verify(release).problems
    else:
        with pytest.raises(tieout.TieoutError):
            verify(release)


def test_a_file_that_was_added_is_seen(release: Path) -> None:
    (release / "more.csv").write_text("x", encoding="utf-8")
    assert ["more.csv: is not part of the release"] == verify(release).problems


def test_a_link_in_a_release_is_not_followed(release: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes((release / "README.md").read_bytes())
    (release / "README.md").unlink()
    (release / "README.md").symlink_to(tmp_path / "outside")
    assert verify(release).problems
