"""What is wrong with the rows of a manifest is told, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tieout.corpus.manifest import is_published, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "source,file,published,published_evidence,sha256\n"
DIGEST = "0" * 64


def test_each_row_is_told_the_first_thing_that_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    rows = [
        f"post,a.txt,yesterday,,{DIGEST}",
        f"wire,../a.txt,yesterday,printed,{DIGEST}",
        f"herald,a.txt,1931-05-04,printed,{DIGEST}",
        f"late,a.txt,1931-05-04, ,{DIGEST}",
        f"herald,b.txt,1931-05-04,printed,{DIGEST}",
    ]
    path.write_text(HEADER + "\n".join(rows), encoding="utf-8")
    manifest = read_manifest(path)
    assert [(2, "published"), (3, "file"), (5, "published_evidence"), (6, "source")] == [
        (one.line, one.column) for one in manifest.problems
    ]
    assert [
        "sources.csv: line 2: published 'yesterday' is no date, nor date and time with zone",
        "sources.csv: line 5: published_evidence is empty",
    ] == [manifest.problems[0].message, manifest.problems[2].message]
    assert {"post": 0, "herald": 2, "late": 3} == manifest.listed
    assert ["wire"] == list(manifest.refused)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2016-10-20", True),
        ("2016-10-20T14:30Z", True),
        ("2016-10-20T14:30:05+02:00", True),
        ("2016-10-20T14:30", False),
        ("2016-10", False),
        ("2016-02-30", False),
        ("2016-10-20T24:30Z", False),
        ("20161020", False),
        ("\u0662016-10-20", False),
        ("", False),
    ],
)
def test_published_is_a_date_or_a_date_and_time_with_zone(text: str, valid: bool) -> None:  # noqa: FBT001 - a table
    assert valid is is_published(text)
