"""The commands `mutate` and `contract` as a user types them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from typing import Any

    Folder = Any


def test_mutate_says_what_was_tried_and_what_was_caught(folder: Folder) -> None:
    before = (folder.path / "facts.csv").read_bytes()
    done = folder.run("mutate", "--each", "2")
    assert (0, "") == (done.returncode, done.stderr)
    assert " errors made, " in done.stdout.splitlines()[0]
    assert "cut_quote" in done.stdout
    assert before == (folder.path / "facts.csv").read_bytes()


def test_mutate_prints_one_json_document(folder: Folder) -> None:
    done = folder.run("mutate", "--only", "digit", "--only", "swapped_source", "--format", "json")
    document = json.loads(done.stdout)
    assert ["digit", "swapped_source"] == list(document["classes"])
    assert document["tried"] == document["caught"] > 0
    assert [] == document["survivors"]


def test_mutate_refuses_a_class_that_is_none_and_suggests(folder: Folder) -> None:
    done = folder.run("mutate", "--only", "digits")
    assert (2, "") == (done.returncode, done.stdout)
    assert "digit" in done.stderr.split("hint:")[1]


@pytest.mark.parametrize("name", ["facts", "sources", "decisions", "anchors", "findings"])
def test_contract_prints_every_table_in_every_format(folder: Folder, name: str) -> None:
    table = json.loads(folder.run("contract", name).stdout)
    rows = json.loads(folder.run("contract", name, "--format", "json-schema").stdout)
    assert [field["name"] for field in table["fields"]] == list(rows["items"]["properties"])
    yaml = folder.run("contract", name, "--format", "pandera")
    assert 0 == yaml.returncode
    assert all(f"\n  {field['name']}:" in yaml.stdout for field in table["fields"])
