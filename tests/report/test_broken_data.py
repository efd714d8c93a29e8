"""Whatever is wrong with the data, every format is written and can be read back."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

import tieout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = (
    "fact_id,subject,property,scope,value,hedge,unit,valid,stance,attributed_to,via,source,quote"
)
FORMATS = [
    *("terminal", "json", "jsonlines", "sarif", "junit", "markdown", "github", "gitlab", "html"),
    *("tables", "parquet"),
]


def only_header(folder: Path) -> None:
    (folder / "facts.csv").write_text(f"{HEADER}\n", encoding="utf-8")


def missing_source(folder: Path) -> None:
    (folder / "seeds" / "courier.txt").unlink()


def changed_source(folder: Path) -> None:
    path = folder / "seeds" / "courier.txt"
    path.write_bytes(path.read_bytes() + b"more\n")


def undecodable_source(folder: Path) -> None:
    (folder / "seeds" / "courier.txt").write_bytes(b"\xff\xfe")


def broken_rows(folder: Path) -> None:
    rows = [
        "c1,outbreak,deaths,,120,at_most,people,,,senate,,correspondent,no more than 120 people",
        "c1,outbreak,deaths,,121,,people,,,senate,,correspondent,no more than 120 people",
        ",outbreak,deaths,,many,,,,,,,courier,more than 600 dead",
        "c 3,,,,,,,,,,,,",
        "c4,nobody,undeclared,nowhere,x,perhaps,ells,yesterday,shouted,x;y,z,no-source,q",
        "c5,outbreak,onset,,someday,,,,,,,courier,18 August 1892",
        "c6,too,short",
        "c7,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r",
        "c8,outbreak,deaths,,1e999999999,,,,,,,courier,more than 600 dead",
        "c9,outbreak,deaths,,999999999999999999999999999999,,,,,,,courier,more than 600 dead",
    ]
    (folder / "facts.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")


def empty_manifest(folder: Path) -> None:
    path = folder / "seeds" / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")


def old_rulings(folder: Path) -> None:
    lines = [
        "fingerprint,code,facts,strategy,chosen,reason,decided_by,decided_on,review_by",
        "0123456789abcdef,C103,c4;c5,both_stand,,Gone.,desk,2020-01-01,",
        "x,,,,,,,,",
        "0123456789abcdee,C103,c4,guess,,Why.,desk,someday,2020-01-01",
    ]
    (folder / "decisions.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "damage",
    [
        only_header,
        missing_source,
        changed_source,
        undecodable_source,
        broken_rows,
        empty_manifest,
        old_rulings,
    ],
)
def test_every_format_is_written(
    form: str, damage: Callable[[Path], None], cholera: Callable[[], Path]
) -> None:
    folder = cholera()
    damage(folder)
    report = tieout.validate(folder)
    assert not report.passed
    assert importlib.import_module(f"tieout.report.{form}").render(report)


@pytest.mark.parametrize("damage", [only_header, missing_source, broken_rows, empty_manifest])
def test_the_document_still_meets_its_schema(
    damage: Callable[[Path], None], cholera: Callable[[], Path], repository: Path
) -> None:
    schema = json.loads((repository / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    folder = cholera()
    damage(folder)
    document = json.loads(tieout.validate(folder).to_json())
    jsonschema.Draft202012Validator(schema).validate(document)


def test_nothing_checked_is_never_green_even_with_every_rule_left_out(
    cholera: Callable[[], Path],
) -> None:
    folder = cholera()
    only_header(folder)
    (folder / "tieout.toml").write_text('ignore = ["T", "G", "S"]\n', encoding="utf-8")
    report = tieout.validate(folder)
    assert () == report.all_findings
    assert not report.passed
    text = importlib.import_module("tieout.report.terminal").render(report)
    assert text.endswith("The gate HOLDS: no fact was checked.\n")
