"""`tieout validate` as a user meets it: the exit code, what is said, and where."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    Folder = Any


def document(folder: Folder, *words: str) -> dict:
    """Return the JSON document of a run."""
    return json.loads(folder.run("validate", "--format", "json", *words).stdout)


def test_a_sound_table_passes_and_says_how_much_was_checked(folder: Folder) -> None:
    done = folder.spawn("validate")
    assert (0, "") == (done.returncode, done.stderr)
    assert "2 facts" in done.stdout


def test_one_figure_under_two_hedges_is_no_conflict(folder: Folder) -> None:
    (question,) = document(folder)["questions"]
    assert "compatible" == question["verdict"]


def test_two_speakers_who_cannot_both_be_right_hold_the_gate(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    done = folder.run("validate")
    assert 1 == done.returncode
    for words in ("40,000", "15,000", "director", "police", "post", "gazette"):
        assert words in done.stdout
    (question,) = document(folder)["questions"]
    assert ("disputed", "apart") == (question["verdict"], question["pairs"][0]["relation"])


@pytest.mark.parametrize(
    "changes",
    [
        {"value": "17", "quote": "17 people"},
        {"source": "herald"},
        {"quote": "14 people were held in the street"},
        {"fact_id": "held-post"},
        {"property": "ransom"},
        {"value": "17"},
        {"value": ""},
        {"value": "1,4"},
        {"hedge": "maybe"},
        {"subject": "heist"},
        {"attributed_to": "mayor"},
    ],
    ids=str,
)
def test_a_bad_row_is_named_with_its_line_and_the_others_are_still_checked(
    folder: Folder, changes: dict[str, str]
) -> None:
    row = folder.rows["held-post"] | {"fact_id": "new"} | changes
    folder.write_facts("held-post", row, "held-gazette")
    done = folder.run("validate", "--format", "json")
    assert (1, "") == (done.returncode, done.stderr)
    found = json.loads(done.stdout)
    errors = [one for one in found["findings"] if one["level"] == "error"]
    assert errors
    assert all(one["code"] and one["message"] and one["hint"] for one in errors)
    assert ("facts.csv", 3) in {(one["file"], one["line"]) for one in errors}
    assert "held-gazette" in {one["fact_id"] for one in found["facts"]}
    assert any(
        {"held-post", "held-gazette"} <= {pair["a"], pair["b"]}
        for question in found["questions"]
        for pair in question["pairs"]
    )


def test_an_empty_table_is_never_green(folder: Folder) -> None:
    folder.write_facts()
    done = folder.run("validate")
    assert 1 == done.returncode
    assert "0 facts" in done.stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("facts.csv", b'fact_id,subject\n"never closed'),
        ("facts.csv", b"\xff\xfe\x00"),
        ("facts.csv", b""),
        ("facts.csv", b"fact_id,subject,property,value,source\n"),
        ("codebook.toml", b"[properties.x\n"),
        ("codebook.toml", b"[properties.x]\nkind = 'number'\n"),
        ("tieout.toml", b"fail_onn = 'note'\n"),
        ("seeds/sources.csv", b"source\n"),
        ("decisions.csv", b"fingerprint\nx\n"),
    ],
)
def test_what_cannot_be_read_ends_in_2_with_a_message_and_no_traceback(
    folder: Folder, name: str, content: bytes
) -> None:
    (folder.path / name).write_bytes(content)
    done = folder.run("validate", "--format", "json")
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("error: ")
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["facts.csv", "codebook.toml", "seeds/sources.csv"])
def test_a_table_that_is_not_there_ends_in_2(folder: Folder, name: str) -> None:
    (folder.path / name).unlink()
    done = folder.run("validate")
    assert (2, "") == (done.returncode, done.stdout)
    assert name.rpartition("/")[2] in done.stderr


@pytest.mark.parametrize("damage", ["missing", "undecodable", "altered"])
def test_a_listed_source_that_is_not_what_was_pinned_is_a_finding(
    folder: Folder, damage: str
) -> None:
    path = folder.path / "seeds" / "post.txt"
    if damage == "missing":
        path.unlink()
    elif damage == "undecodable":
        path.write_bytes(b"\xff14 people")
    else:
        path.write_bytes(path.read_bytes() + b" ")
    done = folder.run("validate", "--format", "json")
    assert 1 == done.returncode
    facts = {one["fact_id"]: one for one in json.loads(done.stdout)["facts"]}
    assert "unreadable" == facts["held-post"]["anchor"]["outcome"]
    assert "exact" == facts["held-gazette"]["anchor"]["outcome"]


def test_the_settings_of_other_folders_are_not_read(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.path.parent / "tieout.toml").write_text("nonsense = 1\n", encoding="utf-8")
    assert 0 == folder.run("validate").returncode
    (folder.path / "sub").mkdir()
    (folder.path / "sub" / "tieout.toml").write_text("nonsense = 1\n", encoding="utf-8")
    monkeypatch.chdir(folder.path / "sub")
    assert 0 == folder.run("validate", str(folder.path)).returncode


def test_the_output_file_is_whole_and_standard_output_empty(folder: Folder, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    done = folder.run("validate", "--format", "json", "-o", str(target))
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["facts"] == 2


def test_an_output_that_cannot_be_written_ends_in_2(folder: Folder, tmp_path: Path) -> None:
    done = folder.run("validate", "-o", str(tmp_path / "none" / "report.txt"))
    assert (2, "") == (done.returncode, done.stdout)
    assert "report.txt" in done.stderr


def test_a_rule_left_out_is_not_run_and_an_unknown_one_is_refused(folder: Folder) -> None:
    folder.write_facts("taken-post", "taken-gazette")
    code = next(one["code"] for one in document(folder)["findings"] if one["level"] == "error")
    assert 0 == folder.run("validate", "--ignore", code).returncode
    assert 1 == folder.run("validate", "--select", code).returncode
    assert 2 == folder.run("validate", "--select", "Q999").returncode


def test_the_level_that_holds_the_gate_can_be_lowered(folder: Folder) -> None:
    levels = {one["level"] for one in document(folder)["findings"]}
    assert "error" not in levels
    assert (1 if levels else 0) == folder.run("validate", "--fail-on", "note").returncode


@pytest.mark.parametrize("words", [["validat"], ["validate", "--formt", "json"], []])
def test_a_wrong_word_ends_in_2_and_says_where_to_look(folder: Folder, words: list[str]) -> None:
    done = folder.spawn(*words)
    assert (2, "") == (done.returncode, done.stdout)
    assert "--help" in done.stderr


def test_python_without_docstrings_is_told_off_in_words(folder: Folder) -> None:
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "tieout", "validate", str(folder.path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (2, "") == (done.returncode, done.stdout)
    assert "PYTHONOPTIMIZE" in done.stderr
    assert "Traceback" not in done.stderr
