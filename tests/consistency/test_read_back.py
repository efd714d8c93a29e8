"""What is published of the bundled data comes back: each annotation leads to its fact's place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import tieout
from tieout.corpus.edits import replace_cells
from tieout.corpus.rows import parse_rows
from tieout.corpus.sources import read_corpus
from tieout.evidence.annotations import fact_name
from tieout.evidence.candidates import import_annotations
from tieout.report.releases.contents import released_facts
from tieout.report.releases.publish import release_files

if TYPE_CHECKING:
    from pathlib import Path


def test_annotations_of_sources_without_address_come_back_at_every_anchor(
    repository: Path, tmp_path: Path
) -> None:
    for name in ("facts.csv", "codebook.toml", "decisions.csv", "pyproject.toml"):
        shutil.copyfile(repository / name, tmp_path / name)
    shutil.copytree(repository / "seeds", tmp_path / "seeds")
    path = tmp_path / "seeds" / "sources.csv"
    text = path.read_text(encoding="utf-8")
    empty = {line: {"url": ""} for line in parse_rows(text, path.name).lines}
    path.write_text(replace_cells(text, path.name, empty), encoding="utf-8")
    report = tieout.validate(tmp_path)
    annotations = release_files(report)["annotations.jsonld"].decode()
    assert "urn:sha-256:" in annotations
    assert "http://www.bbc" not in annotations

    found = import_annotations(annotations, read_corpus(path))

    anchors = report.case.anchors
    places = zip(anchors["source"], anchors["start"], anchors["end"], strict=True)
    known = dict(zip(report.case.facts["fact_id"], places, strict=True))
    assert () == found.dropped
    assert {fact_name(fact): known[fact] for fact in released_facts(report)} == {
        one.origin: (one.cells["source"], one.anchor.start, one.anchor.end)
        for one in found.candidates
    }
