"""A release checked again: by itself, and against copies of its sources if there are any."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tieout.corpus.folders import Folder, RefusedError
from tieout.corpus.sentences import sentences
from tieout.errors import TableError, UsageError
from tieout.evidence.anchors import anchor
from tieout.facts.codebook_file import read_codebook
from tieout.facts.table import read_table
from tieout.facts.values import read_values
from tieout.report.figures import count
from tieout.report.json import compared_entry, value_entry
from tieout.report.releases.contents import sentence_hash
from tieout.report.releases.publish import SUMS
from tieout.report.sanitising import for_terminal
from tieout.schemas import Facts, Sources

if TYPE_CHECKING:
    from pathlib import Path

    from pandas import DataFrame

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]{0,127})")
_BOUNDS = ("low", "best", "high", "earliest", "latest")
_SPAN = 3
"""The most sentences that one quote runs over and is still known by their hash."""


@dataclass(slots=True)
class Verification:
    """What became of a release that was checked again.

    Args:
        problems: What is wrong, one line each.
        files: How many files have the digest that was written.
        values: How many values mean what was written.
        exact: How many quotes stand in the very source, where they were.
        by_sentence: How many quotes have their sentence in some copy of the sources.
        unchecked: How many quotes no copy was there for.
    """

    problems: list[str] = field(default_factory=list)
    files: int = 0
    values: int = 0
    exact: int = 0
    by_sentence: int = 0
    unchecked: int = 0

    @property
    def passed(self) -> bool:
        """Whether something was checked and nothing is wrong."""
        return not self.problems and self.files > 0

    def told(self) -> str:
        """Return what was checked and what is wrong, in lines safe for a terminal."""
        lines = [f"wrong: {for_terminal(problem)}" for problem in self.problems]
        lines.append(
            f"Checked {count(self.files, 'file')} by digest, {count(self.values, 'value')} read "
            f"again; {count(self.exact, 'quote')} found in the source itself, "
            f"{self.by_sentence:,} by sentence in another copy, {self.unchecked:,} not checked."
        )
        lines.append(
            "The release holds."
            if self.passed
            else f"The release DOES NOT HOLD: {count(len(self.problems), 'problem')}."
        )
        return "\n".join(lines) + "\n"


def verify(out: Path, sources: Path | None = None) -> Verification:
    """Check a release again.

    Args:
        out: The folder of the release.
        sources: A folder with copies of the source texts, under any names; None for none. A copy
            with the digest of the manifest is anchored in again; in any other file, sentences are
            looked for by the hashes that the release holds.

    Raises:
        UsageError: There is no release in that folder, or no such folder of sources.
        TableError: A table of the release cannot be read.
    """
    if not (out / SUMS).is_file():
        raise UsageError(f"{out}: no release stands there", hint=f"Name a folder with {SUMS}.")
    result = Verification()
    _digests(out, result)
    facts = read_table(out / "facts.csv", Facts).frame
    manifest = read_table(out / "sources.csv", Sources).frame
    _references(facts, manifest, result)
    _values(out, facts, result)
    _quotes(facts, manifest, _Copies(sources), result)
    return result


def _digests(out: Path, result: Verification) -> None:
    """Check that every file is there as written, and no other."""
    folder = Folder(out)
    written: dict[str, str] = {}
    for line in folder.read(SUMS).decode("utf-8", "replace").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            result.problems.append(f"{SUMS}: {line!r} is no digest and name")
        else:
            written[match[2]] = match[1]
    for name, digest in written.items():
        try:
            found = hashlib.sha256(folder.read(name)).hexdigest()
        except RefusedError as error:
            result.problems.append(f"{name}: {error}")
            continue
        if found == digest:
            result.files += 1
        else:
            result.problems.append(f"{name}: is not as it was published")
    for entry in sorted(out.iterdir()):
        if entry.name not in written and entry.name != SUMS:
            result.problems.append(f"{entry.name}: is not part of the release")
    for name in ("facts.csv", "sources.csv", "codebook.toml"):
        if name not in written:
            result.problems.append(f"{SUMS}: {name} is not listed")


def _references(facts: DataFrame, manifest: DataFrame, result: Verification) -> None:
    """Check that every fact cites a source of the manifest, and has an id of its own."""
    known = set(manifest["source"])
    seen: set[str] = set()
    for fact, source in zip(facts["fact_id"], facts["source"], strict=True):
        if source not in known:
            result.problems.append(f"facts.csv: {fact} cites {source!r}, which is not listed")
        if fact in seen:
            result.problems.append(f"facts.csv: {fact} stands there twice")
        seen.add(fact)
    if not seen:
        result.problems.append("facts.csv: holds no fact")


def _values(out: Path, facts: DataFrame, result: Verification) -> None:
    """Check that every value still means what was written beside it."""
    values = read_values(facts, read_codebook(out / "codebook.toml"))
    columns = ("fact_id", "value", *_BOUNDS, "tokens", "compared_low", "compared_high")
    missing = [name for name in columns if name not in facts.columns]
    if missing:
        raise TableError(
            f"facts.csv: no column {missing[0]!r}", hint="Verify a release as it was published."
        )
    rows = zip(
        *(facts[name] for name in columns),
        values["value"],
        values["compared"],
        values["profile"],
        strict=True,
    )
    for fact, cell, *written, value, compared, profile in rows:
        literal = value_entry(value, cell)
        judged = compared_entry(compared, str(profile))
        meant = [literal[name] or "" for name in _BOUNDS]
        meant += [";".join(literal["tokens"] or ()), judged["low"] or "", judged["high"] or ""]
        if meant == written:
            result.values += 1
        else:
            result.problems.append(f"facts.csv: {fact}: its value no longer means what is written")


class _Copies:
    """Copies of the sources in a folder, known by their digests and by their sentences."""

    def __init__(self, folder: Path | None) -> None:
        self.texts: dict[str, str] = {}
        self.hashes: set[str] = set()
        self.given = folder is not None
        if folder is None:
            return
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder", hint="Name the folder of the texts.")
        listed = Folder(folder)
        for entry in sorted(folder.iterdir()):
            try:
                raw = listed.read(entry.name)
                text = raw.decode("utf-8")
            except (RefusedError, UnicodeDecodeError):
                continue
            self.texts[hashlib.sha256(raw).hexdigest()] = text
            self._cut(text)

    def _cut(self, text: str) -> None:
        """Note the hash of every sentence, and of two and three in a row."""
        found = sentences(text)
        for first in range(len(found)):
            for last in range(first, min(first + _SPAN, len(found))):
                self.hashes.add(sentence_hash(text[found[first].start : found[last].end]))


def _quotes(facts: DataFrame, manifest: DataFrame, copies: _Copies, result: Verification) -> None:
    """Check every quote in the source itself, else its sentence in any copy."""
    digests = dict(zip(manifest["source"], manifest["sha256"].str.lower(), strict=True))
    names = ("fact_id", "found_in", "quote", "prefix", "suffix", "start", "end", "sentence_sha256")
    for name in names:
        if name not in facts.columns:
            raise TableError(
                f"facts.csv: no column {name!r}", hint="Verify a release as it was published."
            )
    for fact, source, quote, prefix, suffix, start, end, digest in zip(
        *(facts[name] for name in names), strict=True
    ):
        text = copies.texts.get(digests.get(source, ""))
        if text is not None and start:
            found = anchor(quote, text, prefix, suffix)
            if (str(found.start), str(found.end)) == (start, end):
                result.exact += 1
            else:
                result.problems.append(
                    f"facts.csv: {fact}: its quote is {found.outcome} in {source}, not at {start}"
                )
        elif not copies.given or not digest:
            result.unchecked += 1
        elif digest in copies.hashes:
            result.by_sentence += 1
        else:
            result.problems.append(f"facts.csv: {fact}: no copy holds the sentence of its quote")
