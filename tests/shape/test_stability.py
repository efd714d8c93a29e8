"""The public record: nothing that others rely on changes without the record and the news."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tieout import cli, pytest_plugin
from tieout.errors import UsageError

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """Return docs/record.py as a module."""
    spec = importlib.util.spec_from_file_location("record", DOCS / "record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_record_is_what_the_code_says(maker: ModuleType) -> None:
    known = json.loads((DOCS / "public-record.json").read_text(encoding="utf-8"))
    assert known == maker.record(), "run: python docs/record.py docs/changes/NAME.md"


def test_a_piece_of_news_tells_of_the_record(maker: ModuleType) -> None:
    text = (DOCS / "public-record.json").read_text(encoding="utf-8")
    assert maker.mark(text) in maker.news(), "write a piece of news; see docs/stability.md"


def test_a_changed_signature_changes_the_record_and_its_mark(
    maker: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = maker.write(maker.record())
    monkeypatch.setattr(maker.tieout, "anchor", lambda quote: quote)
    after = maker.write(maker.record())
    assert before != after
    assert maker.mark(before) != maker.mark(after)
    assert maker.mark(after) not in maker.news()


def test_every_name_of_the_record_can_be_imported(maker: ModuleType) -> None:
    names = maker.record()["names"]
    assert {"tieout.validate", "tieout.strategies.datasets", "tieout.polars.Facts"} <= names.keys()
    assert "(folder" in names["tieout.validate"]


def test_the_exit_codes_are_those_of_the_command_line(maker: ModuleType) -> None:
    found = {cli.UNCHECKED, cli.INTERRUPTED, 0, 1}
    assert {int(code) for code in maker.EXITS} == found
    assert issubclass(UsageError, ValueError)


def test_the_fixtures_of_the_record_are_those_of_the_plugin(maker: ModuleType) -> None:
    recorded = maker.record()["pytest"]
    for name in recorded["fixtures"]:
        assert "fixture" in type(getattr(pytest_plugin, name)).__name__.lower()
