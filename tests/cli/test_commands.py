"""Every other command as a user types it."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tieout import cli
from tieout.corpus.manifest import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    Folder = Any


def rulings(folder: Folder) -> list[dict[str, str]]:
    """Return the rows of decisions.csv."""
    with (folder.path / "decisions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_explain_prints_the_page_of_a_rule_by_code_or_name(folder: Folder) -> None:
    by_code = folder.run("explain", "C103")
    assert (0, by_code.stdout) == (by_code.returncode, folder.run("explain", "disputed").stdout)
    assert "How to settle it" in by_code.stdout
    unknown = folder.run("explain", "C1033")
    assert (2, "") == (unknown.returncode, unknown.stdout)
    assert "C103" in unknown.stderr


def test_cite_prints_the_columns_of_words_as_they_stand(folder: Folder) -> None:
    done = folder.run("cite", "post", "two  vaults")
    assert (0, "") == (done.returncode, done.stderr)
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert {"source": "post", "quote": "two vaults", "prefix": "", "suffix": ""} == row


def test_cite_refuses_what_does_not_stand_there_and_suggests(folder: Folder) -> None:
    done = folder.run("cite", "post", "held 15 people")
    assert 1 == done.returncode
    assert "held 14 people" in done.stdout
    assert 2 == folder.run("cite", "herald", "14 people").returncode


def test_a_changed_source_is_told_pinned_and_green_again(folder: Folder) -> None:
    assert 0 == folder.run("drift").returncode
    path = folder.path / "seeds" / "post.txt"
    path.write_bytes(b"EXTRA. " + path.read_bytes())
    assert 1 == folder.run("drift").returncode
    assert 1 == folder.run("validate").returncode
    pinned = folder.run("pin", "post")
    assert (0, "") == (pinned.returncode, pinned.stderr)
    assert 0 == folder.run("validate").returncode


def test_words_that_only_stand_further_down_are_told_from_an_old_release(folder: Folder) -> None:
    folder.run("publish", "out")
    path = folder.path / "seeds" / "post.txt"
    path.write_bytes(b"EXTRA. " + path.read_bytes())
    blind = folder.run("drift")
    assert (1, "") == (blind.returncode, blind.stderr)
    assert "1 unchanged, 0 moved" in blind.stdout
    assert "is not known for 1 of these facts" in blind.stdout
    for place in ("out", "no-such-place"):
        done = folder.run("drift", "--before", place)
        assert (place == "out") == ("0 unchanged, 1 moved" in done.stdout)
        assert ("", 1) == (done.stderr, done.returncode) or 2 == done.returncode
    assert done.stderr.startswith("error: no-such-place: no such folder, and no revision")
    assert "" == done.stdout


def test_what_a_source_holds_is_shown_on_a_terminal_and_written_as_it_is_elsewhere(
    folder: Folder,
) -> None:
    path = folder.path / "seeds" / "post.txt"
    path.write_bytes(path.read_bytes() + b"The \x1b[2J end.\n")
    folder.run("pin", "post")
    words = ("cite", "post", "The \x1b[2J end")
    assert "The \x1b[2J end" in folder.run(*words).stdout
    master, slave = os.openpty()
    command = [sys.executable, "-m", "tieout", *words]
    subprocess.run(command, cwd=folder.path, stdout=slave, check=True, timeout=60)
    os.close(slave)
    shown = os.read(master, 65_536)
    os.close(master)
    assert b"The <U+001B>[2J end" in shown
    assert b"\x1b[2J" not in shown


def test_an_altered_figure_is_told_with_both_words(folder: Folder) -> None:
    path = folder.path / "seeds" / "post.txt"
    path.write_bytes(path.read_bytes().replace(b"14 people", b"15 people"))
    done = folder.run("drift", "--write")
    assert 1 == done.returncode
    assert "altered" in done.stdout
    assert "14" in done.stdout
    assert "15" in done.stdout
    assert "14 people" in (folder.path / "facts.csv").read_text(encoding="utf-8")


def test_a_new_source_is_pinned_with_its_cells(folder: Folder) -> None:
    (folder.path / "seeds" / "herald.txt").write_text("Nobody was hurt.\n", encoding="utf-8")
    bare = folder.run("pin", "herald")
    assert 2 == bare.returncode
    assert "hint: Give --file, --published, --published-evidence." in bare.stderr
    done = folder.run(
        *("pin", "herald", "--file", "herald.txt", "--published", "1911-03-08"),
        *("--published-evidence", "printed"),
    )
    assert 0 == done.returncode
    assert "herald,herald.txt" in (folder.path / "seeds" / "sources.csv").read_text()
    assert 0 == folder.run("validate").returncode


@pytest.mark.parametrize(
    "words",
    [
        ("validate", "nowhere"),
        ("drift", "nowhere"),
        ("annotate", "nowhere"),
        ("pin", "post", "--folder", "nowhere"),
        ("cite", "post", "14 people", "--folder", "nowhere"),
        ("candidates", "codebook.toml", "--folder", "nowhere"),
    ],
    ids=" ".join,
)
def test_a_folder_that_is_not_there_is_named(folder: Folder, words: tuple[str, ...]) -> None:
    done = folder.run(*words)
    assert (2, "") == (done.returncode, done.stdout)
    assert "error: nowhere: no such folder" in done.stderr


@pytest.mark.parametrize("name", ["facts.csv", "seeds/sources.csv"])
def test_no_command_writes_through_a_link_that_leads_out(
    folder: Folder, name: str, tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger.csv"
    (folder.path / name).rename(stranger)
    (folder.path / name).symlink_to(stranger)
    before = stranger.read_bytes()
    for words in (("drift", "--write"), ("pin", "post", "--title", "x"), ("cite", "post", "14")):
        done = folder.run(*words)
        assert (2, "") == (done.returncode, done.stdout)
        assert "a link leads out of the data set's folder" in done.stderr
    assert before == stranger.read_bytes()


def test_every_column_of_the_manifest_can_be_pinned(folder: Folder) -> None:
    written = {name.replace("-", "_") for name in cli.MANIFEST}
    assert set(COLUMNS) - {"source", "sha256"} == written
    done = folder.run("pin", "post", "--publisher", "The Post", "--url", "https://example.org/a")
    assert (0, "") == (done.returncode, done.stderr)
    (post, _) = csv.DictReader((folder.path / "seeds" / "sources.csv").read_text().splitlines())
    assert ("The Post", "https://example.org/a") == (post["publisher"], post["url"])
    assert 0 == folder.run("validate").returncode


def test_a_ruling_lets_the_gate_pass_until_its_row_is_gone(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    assert 1 == folder.run("validate").returncode
    done = folder.run(
        *("decide", "C103:taken-post", "--strategy", "prefer_source", "--reason", "first hand"),
        *("--chosen", "taken-post", "--by", "fact desk"),
    )
    assert (0, "") == (done.returncode, done.stderr)
    (row,) = rulings(folder)
    assert ("prefer_source", "fact desk", "C103") == (
        row["strategy"],
        row["decided_by"],
        row["code"],
    )
    assert 0 == folder.run("validate").returncode
    (folder.path / "decisions.csv").unlink()
    assert 1 == folder.run("validate").returncode


def test_a_ruling_reopens_when_a_value_changes(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    folder.run("decide", "C103:taken-post", "--strategy", "range", "--reason", "both")
    assert 0 == folder.run("validate").returncode
    changed = folder.rows["taken-gazette"] | {"value": "1500", "quote": "no more than 1,500 francs"}
    path = folder.path / "seeds" / "gazette.txt"
    path.write_bytes(path.read_bytes().replace(b"15,000", b"1,500"))
    folder.run("pin", "gazette")
    folder.write_facts("taken-post", changed)
    assert 1 == folder.run("validate").returncode


@pytest.mark.parametrize(
    "words",
    [
        ["decide", "C103:taken-post", "--strategy", "guess", "--reason", "x"],
        ["decide", "C103:nobody", "--strategy", "range", "--reason", "x"],
        ["decide", "C103:taken-post", "--strategy", "range", "--reason", " "],
        [
            "decide",
            "C103:taken-post",
            "--strategy",
            "range",
            "--reason",
            "x",
            "--review-by",
            "soon",
        ],
    ],
    ids=lambda words: " ".join(words[1:]),
)
def test_a_ruling_that_would_settle_nothing_is_not_recorded(
    folder: Folder, words: list[str]
) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    done = folder.run(*words)
    assert (2, "") == (done.returncode, done.stdout)
    assert not (folder.path / "decisions.csv").exists()


def test_a_baseline_accepts_today_and_only_today(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    done = folder.run("baseline", "--by", "fact desk")
    assert 0 == done.returncode
    assert ["pending"] != [row["strategy"] for row in rulings(folder)]
    assert 0 == folder.run("validate").returncode
    more = folder.rows["held-post"] | {"fact_id": "new", "value": "17"}
    folder.write_facts("taken-post", "taken-gazette", more)
    assert 1 == folder.run("validate").returncode


def test_annotations_written_are_read_back_as_candidates_of_the_same_words(folder: Folder) -> None:
    assert 0 == folder.run("annotate", "-o", "annotations.json").returncode
    done = folder.run("candidates", "annotations.json")
    assert (0, "Read 2: 2 became rows, 0 dropped.\n") == (done.returncode, done.stderr)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    expected = {("post", "14 people"), ("gazette", "Some 14 customers and clerks")}
    assert expected == {(row["source"], row["quote"]) for row in rows}
    assert {"exact"} == {row["outcome"] for row in rows}


def test_an_annotation_is_never_trusted(folder: Folder) -> None:
    folder.run("annotate", "-o", "annotations.json")
    path = folder.path / "annotations.json"
    path.write_text(path.read_text(encoding="utf-8").replace("14 people", "15 people"))
    done = folder.run("candidates", "annotations.json")
    assert 1 == done.returncode
    assert "missing" in {row["outcome"] for row in csv.DictReader(done.stdout.splitlines())}
    assert 2 == folder.run("candidates", "no-such.json").returncode


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["valdate"], "validate"),
        (["validate", "--fromat"], "--format"),
        (["validate", "--format", "jsn"], "json"),
        (["mutate", "--eech", "3"], "--each"),
    ],
)
def test_the_nearest_word_is_suggested_for_a_mistyped_one(
    folder: Folder, words: list[str], meant: str
) -> None:
    done = folder.run(*words)
    assert (2, "") == (done.returncode, done.stdout)
    assert f"hint: Did you mean {meant}? See: tieout" in done.stderr
