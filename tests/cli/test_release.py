"""The doors to the page, to a release and to its verification."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tieout.report import jsonlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Folder

    from tieout.report.report import Report


def test_the_page_is_written_and_the_gate_answers(folder: Folder) -> None:
    done = folder.run("report")
    assert 0 == done.returncode
    assert "The gate passes. The report stands in report.html.\n" == done.stdout
    page = (folder.path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    folder.write_facts("taken-post", "taken-gazette")
    assert 1 == folder.run("report", "-o", "held.html").returncode
    assert (folder.path / "held.html").is_file()


def test_a_release_is_published_verified_and_caught_when_changed(folder: Folder) -> None:
    done = folder.run("publish", "out")
    told = "Published in out. Check it again: tieout verify out --sources seeds\n"
    assert (0, told) == (done.returncode, done.stdout)
    done = folder.run(*done.stdout.split("tieout ")[1].split())
    assert 0 == done.returncode
    assert "2 quotes: 2 in the source itself" in done.stdout
    assert done.stdout.endswith("The release holds.\n")
    facts = folder.path / "out" / "facts.csv"
    facts.write_text(facts.read_text(encoding="utf-8").replace("14", "15"), encoding="utf-8")
    done = folder.run("verify", "out")
    assert 1 == done.returncode
    assert "wrong: facts.csv: is not as it was published" in done.stdout
    assert "DOES NOT HOLD" in done.stdout


def test_a_release_is_read_back_as_rows_of_the_same_places(folder: Folder) -> None:
    folder.run("publish", "out")
    done = folder.run("candidates", "out/annotations.jsonld")
    assert (0, "Read 2: 2 became rows, 0 dropped.\n") == (done.returncode, done.stderr)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [
        ("post", "14 people", "urn:tieout:fact:held-post"),
        ("gazette", "Some 14 customers and clerks", "urn:tieout:fact:held-gazette"),
    ] == [(row["source"], row["quote"], row["origin"]) for row in rows]
    (folder.path / "seeds" / "post.txt").write_text("Another text.\n", encoding="utf-8")
    done = folder.run("candidates", "out/annotations.jsonld")
    assert 0 == done.returncode
    assert "1 dropped, source cannot be read: post.txt: its sha256 is" in done.stderr


def test_nothing_is_published_while_the_gate_holds_and_why_is_said(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    done = folder.run("publish", "out")
    assert 1 == done.returncode
    assert "The gate HOLDS" in done.stdout
    assert "C103" in done.stdout
    assert not (folder.path / "out").exists()


def test_a_folder_that_is_no_release_is_neither_replaced_nor_verified(folder: Folder) -> None:
    before = sorted(path.name for path in folder.path.iterdir())
    for words in (("publish", "seeds"), ("verify", "seeds"), ("verify", "nowhere")):
        done = folder.run(*words)
        assert (2, "") == (done.returncode, done.stdout)
        assert "hint:" in done.stderr
    assert before == sorted(path.name for path in folder.path.iterdir())


def test_a_release_is_the_same_bytes_from_another_place(folder: Folder) -> None:
    folder.run("publish", "one")
    folder.run("publish", "two", "--folder", str(folder.path))
    names = sorted(path.name for path in (folder.path / "one").iterdir())
    assert names == sorted(path.name for path in (folder.path / "two").iterdir())
    for name in names:
        one, two = ((folder.path / out / name).read_bytes() for out in ("one", "two"))
        assert one == two, name


def test_every_format_is_one_document_on_standard_output(folder: Folder) -> None:
    starts = {
        "json": "{",
        "jsonl": '{"summary"',
        "sarif": "{",
        "junit": "<?xml",
        "markdown": "###",
        "github": "::",
        "gitlab": "[",
        "html": "<!doctype html>",
        "csv": '"fact_id",',
    }
    for form, start in starts.items():
        done = folder.run("validate", "--format", form)
        assert (0, "") == (done.returncode, done.stderr), form
        assert done.stdout.startswith(start), form
    assert 2 == json.loads(folder.run("validate", "--format", "json").stdout)["summary"]["facts"]


def test_parquet_is_written_to_a_file(folder: Folder) -> None:
    done = folder.run("validate", "--format", "parquet", "-o", "facts.parquet")
    assert (0, "") == (done.returncode, done.stdout)
    assert b"PAR1" == (folder.path / "facts.parquet").read_bytes()[:4]


def test_the_command_that_a_finding_prints_looks_at_just_it(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette", {**folder.rows["held-post"], "quote": "x y"})
    printed = folder.run("validate").stdout
    commands = [line.split("Again: ")[1] for line in printed.splitlines() if "Again: " in line]
    assert ["tieout validate --only C103:taken-post", "tieout validate --only A101:held-post"] == [
        command for command in commands if ":" in command
    ]
    for command in commands:
        done = folder.run(*command.split()[1:])
        assert (":" in command) == done.returncode  # the uncited words are a warning
        assert 1 == done.stdout.count("Again: ")
        assert "Only these were asked for" in " ".join(done.stdout.split())
        asked = "HOLDS the gate: 1 finding left" if ":" in command else "passes; the gate was not"
        assert f"What was asked for {asked}" in done.stdout
    folder.write_facts("taken-post", "held-post", {**folder.rows["held-gazette"], "quote": "x y"})
    done = folder.run("validate", "--only", "C103:taken-post")
    assert 0 == done.returncode
    assert done.stdout.endswith("Nothing of what was asked for is left; the gate was not asked.\n")


@pytest.mark.parametrize("wanted", ["C999:held-post", "taken-post", "C103", "12", ""])
def test_a_finding_that_nothing_could_be_is_refused_instead_of_passing(
    folder: Folder, wanted: str
) -> None:
    done = folder.run("validate", "--only", wanted)
    assert (2, "") == (done.returncode, done.stdout)
    assert "hint:" in done.stderr


@pytest.mark.parametrize("wanted", ["C103:held-pots", "A101:held-pots"])
def test_a_fact_that_is_not_there_is_refused_with_the_nearest(folder: Folder, wanted: str) -> None:
    done = folder.run("validate", "--only", wanted)
    assert (2, "") == (done.returncode, done.stdout)
    assert "error: there is no fact 'held-pots'\nhint: Did you mean held-post?" in done.stderr


def test_a_rule_can_be_named_in_what_is_asked_for(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    assert 1 == folder.run("validate", "--only", "disputed:taken-post").returncode


def test_each_json_line_is_out_before_the_next_is_made(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def lines(_: Report) -> Iterator[str]:
        for number in range(3):
            seen.append(sys.stdout.buffer.getvalue().decode())  # type: ignore[attr-defined]
            yield f"{number}\n"

    monkeypatch.setattr(jsonlines, "lines", lines)
    done = folder.run("validate", "--format", "jsonl")
    assert ["", "0\n", "0\n1\n"] == seen
    assert "0\n1\n2\n" == done.stdout
