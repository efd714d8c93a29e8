"""A release checked again: its files by themselves, its quotes against copies of its sources.

The digests of a release stand in the release, so by themselves they show damage and no forgery.
What ties a fact to its source is its quote; without a copy of the source nothing can look it up,
and a release whose quotes were not looked up passes only where that was asked for.

Source: docs/decisions/0064 (what a release holds).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tieout.corpus.folders import Folder, RefusedError
from tieout.errors import TableError, UsageError
from tieout.facts.codebook_file import read_codebook
from tieout.facts.table import read_table
from tieout.facts.values import read_values
from tieout.report.figures import count
from tieout.report.json import compared_entry, value_entry
from tieout.report.releases.copies import Copies, Found, Quote
from tieout.report.releases.publish import SUMS
from tieout.report.sanitising import for_terminal
from tieout.schemas import Facts, Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pandas import DataFrame

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]{0,127})")
_BOUNDS = ("low", "best", "high", "earliest", "latest")
_QUOTE = ("quote", "prefix", "suffix", "start", "end", "sentence_sha256")

MOST = 100
"""How many problems are told before the rest is counted."""

OWN = "The digests are the release's own: they show damage, not who wrote them."
LOOK = "Name a folder with copies of the sources: --sources DIR. To check less: --files-only."


@dataclass(slots=True)
class Verification:
    """What became of a release that was checked again.

    Args:
        files_only: Whether it was asked that no quote be looked up.
        problems: What is wrong, one line each.
        files: How many files have the digest that was written.
        values: How many values mean what was written.
        quotes: How many quotes were looked up, by how they were found.
        unchecked: How many quotes of each source could not be looked up.
    """

    files_only: bool = False
    problems: list[str] = field(default_factory=list)
    files: int = 0
    values: int = 0
    quotes: Counter[Found] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong, and everything that was asked for could be checked."""
        return not self.problems and self.files > 0 and (self.files_only or not self.unchecked)

    def told(self) -> str:
        """Return what was checked, what was not and what is wrong, in lines safe for a terminal."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        """Yield what is wrong, what was checked, what was not, and the verdict."""
        for problem in self.problems[:MOST]:
            yield f"wrong: {for_terminal(problem)}"
        if len(self.problems) > MOST:
            yield f"wrong: and {len(self.problems) - MOST:,} more"
        yield (
            f"Checked: {count(self.files, 'file')} by digest, "
            f"{count(self.values, 'value')} read again from the table and the codebook."
        )
        yield OWN
        if looked := self.quotes.total():
            ways = ", ".join(f"{self.quotes[way]:,} {way}" for way in Found if self.quotes[way])
            yield f"Checked against the sources: {count(looked, 'quote')}: {ways}."
        if left := self.unchecked.total():
            listed = ", ".join(f"{number:,} of {name}" for name, number in self.unchecked.items())
            yield f"Not checked: {count(left, 'quote')} ({for_terminal(listed)})."
        yield self._verdict()

    def _verdict(self) -> str:
        """Return the verdict in one line."""
        left = self.unchecked.total()
        if self.problems:
            return f"The release DOES NOT HOLD: {count(len(self.problems), 'problem')}."
        if not self.passed:
            were = "quote was" if left == 1 else "quotes were"
            return f"The release is NOT VERIFIED: {left:,} {were} not looked up. {LOOK}"
        if left:
            return "The files of the release hold together; no quote was looked up, as asked."
        return "The release holds."


def verify(out: Path, sources: Path | None = None, *, files_only: bool = False) -> Verification:
    """Check a release again.

    Args:
        out: The folder of the release.
        sources: A folder with copies of the source texts, under any names; None for none. A copy
            with the digest of the manifest is anchored in again; in any other file, sentences are
            looked for by the hashes that the release holds, and each quote in its sentence.
        files_only: Look no quote up, and pass without.

    Raises:
        UsageError: There is no release in that folder, or no such folder of sources.
        TableError: A table of the release cannot be read.
    """
    if not (out / SUMS).is_file():
        raise UsageError(f"{out}: no release stands there", hint=f"Name a folder with {SUMS}.")
    result = Verification(files_only)
    _digests(out, result)
    facts = read_table(out / "facts.csv", Facts).frame
    manifest = read_table(out / "sources.csv", Sources).frame
    _references(facts, manifest, result)
    _values(out, facts, result)
    languages = [language or "en" for language in manifest["language"]]
    _quotes(facts, manifest, Copies(None if files_only else sources, languages), result)
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
    _require(facts, columns)
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


def _quotes(facts: DataFrame, manifest: DataFrame, copies: Copies, result: Verification) -> None:
    """Look every quote up in the source itself, else in its sentence in any copy."""
    digests = dict(zip(manifest["source"], manifest["sha256"].str.lower(), strict=True))
    names = ("fact_id", "found_in", *_QUOTE)
    _require(facts, names)
    for fact, source, *cells in zip(*(facts[name] for name in names), strict=True):
        found = copies.look_up(Quote(*cells), digests.get(source, ""))
        if found is None:
            result.unchecked[source] += 1
        elif isinstance(found, Found):
            result.quotes[found] += 1
        else:
            result.problems.append(
                f"facts.csv: {fact}: its quote does not stand in {source} as published: {found}"
            )


def _require(facts: DataFrame, names: Iterable[str]) -> None:
    """Refuse a facts table without the columns that a release adds."""
    missing = [name for name in names if name not in facts.columns]
    if missing:
        raise TableError(
            f"facts.csv: no column {missing[0]!r}", hint="Verify a release as it was published."
        )
