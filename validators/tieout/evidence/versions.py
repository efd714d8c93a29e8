"""Earlier versions of sources: their texts, or where the facts of a release stood in them.

A version is known by its sha256, never by its name: what has other bytes than the manifest pins is
not the text that was coded, and nothing is told from it.

Source: docs/decisions/0038.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.corpus.folders import Folder, RefusedError
from tieout.corpus.rows import read_rows
from tieout.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tieout.corpus.sources import Corpus

TIMEOUT = 60
"""Seconds after which git is given up: our convention."""

_SUMS, _FACTS, _SOURCES = "SHA256SUMS", "facts.csv", "sources.csv"
_PLACES = ("fact_id", "found_in", "start")
_OF_A_HOOK = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
)
"""What git sets for the hooks that it runs: they name another folder than the one asked about."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of the pinned versions of sources.

    Args:
        texts: The text of a source, by its id.
        places: Where each fact of a release stood in its source, by source and id: the first code
            point of its quote.
    """

    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, dict[str, int]] = field(default_factory=dict)

    def knows(self, source: str) -> bool:
        """Tell whether anything is known of a source."""
        return source in self.texts or source in self.places


def read_earlier(place: str, corpus: Corpus, wanted: Sequence[str]) -> Earlier:
    """Return what a folder of texts, a release or a git revision holds of the pinned versions.

    Args:
        place: A folder with copies of the texts, under any names; a data set; a release; or, if
            there is no such folder, a revision of the repository that holds the manifest.
        corpus: The sources; their pinned hashes say which version is meant.
        wanted: Ids of the sources to look for.

    Raises:
        UsageError: There is no such place, or it holds nothing of these versions.
        TableError: A table of the release cannot be read.
    """
    digests = dict(zip(corpus.manifest["source"], corpus.manifest["sha256"], strict=True))
    pinned = {source: str(digests[source]).lower() for source in wanted}
    folder = Path(place)
    if not folder.is_dir():
        found = _at_revision(place, corpus, pinned)
    elif all((folder / name).is_file() for name in (_SUMS, _FACTS, _SOURCES)):
        found = _in_release(folder, pinned)
    else:
        found = _in_folders([folder, folder / corpus.folder.path.name], pinned)
    if not any(map(found.knows, wanted)):
        names = ", ".join(f"{source} (sha256 {pinned[source][:12]}…)" for source in wanted)
        raise UsageError(
            f"{place}: holds no pinned version of {names}",
            hint="Name a folder with the texts as they were, a release, or a git revision.",
        )
    return found


def _in_folders(folders: Sequence[Path], pinned: dict[str, str]) -> Earlier:
    """Return the texts with the pinned hashes, under whatever names they stand."""
    texts: dict[str, str] = {}
    for folder in folders:
        for raw in _files(folder):
            digest = hashlib.sha256(raw).hexdigest()
            texts |= {
                source: raw.decode("utf-8", "replace")
                for source, sha256 in pinned.items()
                if sha256 == digest
            }
            if len(texts) == len(pinned):
                return Earlier(texts)
    return Earlier(texts)


def _files(folder: Path) -> Iterator[bytes]:
    """Yield the bytes of each plain file of a folder."""
    if not folder.is_dir():
        return
    listed = Folder(folder)
    for entry in sorted(folder.iterdir()):
        try:
            yield listed.read(entry.name)
        except RefusedError:
            continue


def _in_release(folder: Path, pinned: dict[str, str]) -> Earlier:
    """Return where the facts of a release stood, in sources that it knew by the pinned hashes."""
    manifest = read_rows(folder / _SOURCES, required=("source", "sha256")).cells
    same = {
        source
        for source, sha256 in zip(manifest["source"], manifest["sha256"], strict=True)
        if sha256.lower() == pinned.get(source)
    }
    facts = read_rows(folder / _FACTS).cells
    if missing := [name for name in _PLACES if name not in facts]:
        raise UsageError(
            f"{folder}: {_FACTS} has no column {missing[0]!r}, so it is no release",
            hint="Name what tieout publish wrote, or a folder with the texts as they were.",
        )
    places: dict[str, dict[str, int]] = {source: {} for source in same}
    for fact, source, start in zip(*(facts[name] for name in _PLACES), strict=True):
        if source in same and start.isascii() and start.isdecimal() and len(start) < 12:
            places[source][fact] = int(start)
    return Earlier(places=places)


def _at_revision(revision: str, corpus: Corpus, pinned: dict[str, str]) -> Earlier:
    """Return the texts that a git revision holds under the names of the manifest."""
    folder = corpus.folder.path
    words = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    commit = None if revision.startswith("-") else _git(folder, *words)
    if not commit:
        raise UsageError(
            f"{revision}: no such folder, and no revision of a git repository around {folder}",
            hint="Name a folder with the texts as they were, a release, or a git revision.",
        )
    files = dict(zip(corpus.manifest["source"], corpus.manifest["file"], strict=True))
    texts = {}
    for source, sha256 in pinned.items():
        raw = _git(folder, "cat-file", "blob", f"{commit.decode().strip()}:./{files[source]}")
        if raw is not None and hashlib.sha256(raw).hexdigest() == sha256:
            texts[source] = raw.decode("utf-8", "replace")
    return Earlier(texts)


def _git(folder: Path, *words: str) -> bytes | None:
    """Return what git prints, None if it refuses; it reads and neither writes nor fetches."""
    program = shutil.which("git")
    if program is None:
        return None
    environment = {name: text for name, text in os.environ.items() if name not in _OF_A_HOOK}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and a revision that cannot be an option
            [program, *words],
            cwd=folder,
            env=environment,
            check=False,
            capture_output=True,
            timeout=TIMEOUT,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None
