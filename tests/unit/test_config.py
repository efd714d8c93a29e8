from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tieout.config import Config, Level, Override, nearest, parse_config, read_config
from tieout.errors import UsageError


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert Config() == read_config(tmp_path)


def test_the_own_file_comes_before_the_project_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.tieout]\nfail_on = 'note'\n")
    assert Level.NOTE == read_config(tmp_path).fail_on
    (tmp_path / "tieout.toml").write_text("fail_on = 'warning'\n")
    assert Level.WARNING == read_config(tmp_path).fail_on


@pytest.mark.parametrize("text", ["[tool.other]\nfail_on = 'note'\n", "tool = 'hammer'\n", ""])
def test_a_project_file_of_others_changes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert Config() == read_config(tmp_path)


@pytest.mark.parametrize("name", ["tieout.toml", "pyproject.toml"])
def test_settings_are_not_fetched_from_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (tmp_path / "outside.toml").write_text("token = 'of the neighbours'\n")
    (folder / name).symlink_to(tmp_path / "outside.toml")
    with pytest.raises(UsageError, match="leads out") as error:
        read_config(folder)
    assert "token" not in f"{error.value} {error.value.hint}"


def test_the_settings_may_be_a_link_within_the_folder(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text("fail_on = 'note'\n")
    (tmp_path / "tieout.toml").symlink_to(tmp_path / "desk.toml")
    assert Level.NOTE == read_config(tmp_path).fail_on


def test_every_key_is_read() -> None:
    table = {
        "facts": "table/facts.csv",
        "fail_on": "warning",
        "select": ["C", "A101"],
        "ignore": ["N"],
        "levels": {"C107": "error"},
        "overrides": [{"subjects": ["x"], "ignore": ["C"], "levels": {"A101": "note"}}],
        "extra_columns": "error",
        "facts_files": ["facts.csv"],
        "group_above": 5,
    }
    config = parse_config(table, "tieout.toml")
    assert (
        Config(
            facts="table/facts.csv",
            fail_on=Level.WARNING,
            select=("C", "A101"),
            ignore=("N",),
            levels={"C107": Level.ERROR},
            overrides=(Override(subjects=("x",), ignore=("C",), levels={"A101": Level.NOTE}),),
            extra_columns="error",
            facts_files=("facts.csv",),
            group_above=5,
        )
        == config
    )


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"fail_onn": "note"}, "Did you mean fail_on"),
        ({"fail_on": "errors"}, "Did you mean error"),
        ({"fail_on": 1}, "Known: error, note, warning"),
        ({"select": "C"}, "Write"),
        ({"levels": {"C1": "grave"}}, "Known"),
        ({"levels": ["C1"]}, "Write levels"),
        ({"overrides": [{"subject": []}]}, "Did you mean subjects"),
        ({"overrides": {}}, "overrides"),
        ({"facts": "../facts.csv"}, "below the folder"),
        ({"facts": "/etc/passwd"}, "below the folder"),
        ({"facts": "C:\\facts.csv"}, "below the folder"),
        ({"facts": ""}, "below the folder"),
        ({"group_above": True}, "2000"),
        ({"group_above": 0}, "2000"),
        ([], "key = value"),
    ],
)
def test_what_is_not_ours_is_refused_with_what_to_write(table: Any, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_config(table, "tieout.toml")
    assert "tieout.toml" in str(caught.value)
    assert words in caught.value.hint


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tieout.toml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="cannot be read"):
        read_config(tmp_path)


def test_of_many_known_words_only_the_first_are_listed() -> None:
    assert "Did you mean fact-7?" == nearest("fact7", [f"fact-{n}" for n in range(9)])
    assert "Known: a, b." == nearest("xyz", ["b", "a"])
    told = nearest("xyz", [f"f{n:05}" for n in range(2_000)])
    assert told.startswith("Known: f00000, f00001, ")
    assert told.endswith("f00029 and 1,970 more.")
