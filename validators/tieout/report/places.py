"""Where a finding points: paths as the services that read a report want them."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakKeyDictionary

from tieout.facts.codebook import ID

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.report.report import Report


def folder_of(report: Report) -> Path:
    """Return the data set's folder relative to the working directory, else as it is."""
    folder, here = Path(report.case.folder), Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def path_of(report: Report, file: str) -> str:
    """Return a file of the data set relative to the working directory, with forward slashes.

    Services that annotate a change look files up from the root of the repository, where their
    jobs run. Outside of the working directory the path is relative to the data set.
    """
    folder = folder_of(report)
    return file if folder.is_absolute() else (folder / file).as_posix()


def uri_of(report: Report, file: str) -> str:
    """Return the same path as a relative URI reference."""
    return quote(path_of(report, file), safe="/.-_~")


def command(report: Report, finding: Finding) -> str:
    """Return the command that looks at just this finding again, for a POSIX shell.

    It names the rule and the first fact, which still mean it when a value has been mended; where
    these mean other findings too, or the fact's id is none, its fingerprint.
    """
    folder = folder_of(report)
    named = "" if folder == Path() else f"{shlex.quote(str(folder))} "
    fact = finding.facts[0] if finding.facts else ""
    sole = ID.match(fact) and _meant(report)[finding.code, fact] == 1
    wanted = f"{finding.code}:{fact}" if sole else finding.fingerprint
    return f"tieout validate {named}--only {shlex.quote(wanted)}"


_MEANT: WeakKeyDictionary[Report, Counter[tuple[str, str]]] = WeakKeyDictionary()
"""How many findings of a report each rule and fact name together; counted once a report."""


def _meant(report: Report) -> Counter[tuple[str, str]]:
    """Return how many findings each rule and fact name together."""
    if report not in _MEANT:
        named = ((one.code, fact) for one in report.all_findings for fact in one.facts)
        _MEANT[report] = Counter(named)
    return _MEANT[report]


def whole_command(report: Report, form: str, file: str) -> str:
    """Return the command that writes the whole report in a form, for a POSIX shell."""
    folder = folder_of(report)
    named = "" if folder == Path() else f"{shlex.quote(str(folder))} "
    return f"tieout validate {named}--format {form} -o {file}"
