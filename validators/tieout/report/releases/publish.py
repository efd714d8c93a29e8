"""A release: written whole when the gate passes, the same byte for byte from the same data."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.errors import UsageError
from tieout.report import html, json
from tieout.report.releases.contents import released_facts, tables, without_texts
from tieout.report.releases.metadata import citation, describe
from tieout.report.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tieout.report.report import Report

SUMS = "SHA256SUMS"


def publish(
    report: Report,
    out: Path,
    *,
    everything: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Path:
    """Write a release of a data set whose gate passes.

    Args:
        report: The report on the data set.
        out: The folder to write; it may hold an earlier release, which is replaced at once.
        everything: Keep the facts that a ruling rejects.
        environment: `SOURCE_DATE_EPOCH` gives the day of the release; without it, it is the
            latest day that the rulings and the manifest name.

    Returns:
        The folder.

    Raises:
        UsageError: The gate holds, or the folder holds something else or cannot be written.
    """
    if not report.passed:
        raise UsageError("the gate holds: nothing was published", hint="See: tieout validate")
    if out.exists() and not _replaceable(out):
        raise UsageError(
            f"{out}: is there and is no release", hint="Name a folder that does not exist."
        )
    files = release_files(report, everything=everything, environment=environment)
    try:
        _write(out, files)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written: {error.strerror or error}",
            hint="Name a folder in a place that you may write to.",
        ) from None
    return out


def release_files(
    report: Report, *, everything: bool = False, environment: Mapping[str, str] = os.environ
) -> dict[str, bytes]:
    """Return every file of a release by its name, the digests last."""
    statements = Statements(report)
    released = _day(report, environment)
    files = tables(report, statements, everything=everything)
    facts = released_facts(report, everything=everything)
    files |= describe(report, statements, files, facts, released)
    case = report.case
    own = case.folder / "CITATION.cff"
    files["CITATION.cff"] = own.read_bytes() if own.is_file() else citation(released)
    files["codebook.toml"] = (case.folder / case.config.codebook).read_bytes()
    shown = without_texts(report)
    files["report.html"] = html.render(shown, texts=False).encode()
    files["report.json"] = json.render(shown).encode()
    sums = [f"{hashlib.sha256(raw).hexdigest()}  {name}\n" for name, raw in sorted(files.items())]
    return {**dict(sorted(files.items())), SUMS: "".join(sums).encode()}


def _day(report: Report, environment: Mapping[str, str]) -> str:
    """Return the day of the release."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not (epoch.isascii() and epoch.isdigit() and len(epoch) < 12):
            raise UsageError(
                f"SOURCE_DATE_EPOCH: {epoch!r} is no number of seconds",
                hint="Give whole seconds since 1970.",
            )
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    days = [str(day)[:10] for day in report.case.sources["published"]]
    days += [str(day)[:10] for day in report.case.decisions["decided_on"]]
    return max((day for day in days if day), default="1970-01-01")


def _replaceable(out: Path) -> bool:
    """Tell whether a folder is an earlier release, or empty."""
    if not out.is_dir() or out.is_symlink():
        return False
    names = {entry.name for entry in out.iterdir()}
    return not names or {SUMS, "datapackage.json", "facts.csv"} <= names


def _write(out: Path, files: Mapping[str, bytes]) -> None:
    """Write beside the folder, reach the disk, then take its place."""
    parent = out.resolve().parent
    fresh = Path(tempfile.mkdtemp(dir=parent, prefix=f".{out.name}."))
    try:
        for name, raw in files.items():
            with (fresh / name).open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
        fresh.chmod(0o755)
        if out.exists():
            old = Path(tempfile.mkdtemp(dir=parent, prefix=f".{out.name}.old."))
            out.replace(old / "release")
            try:
                fresh.replace(out)
            except BaseException:
                (old / "release").replace(out)
                raise
            finally:
                shutil.rmtree(old, ignore_errors=True)
        else:
            fresh.replace(out)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
