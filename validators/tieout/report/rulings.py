"""How a finding is settled by a ruling: the strategies in words, and the command that records one.

Source: the strategies follow the Standards for Casualty Recording and the practice of ACLED; what
each leaves in a release stands in docs/decisions/0064.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.report.places import folder_of

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.report.report import Report

STRATEGIES = {
    "both_stand": "print both, each with who says so",
    "range": "print the range from the least to the greatest",
    "prefer_source": "print what the facts or sources named with --chosen say",
    "majority": "print what most independent origins say, named with --chosen",
    "latest": "print the latest, named with --chosen",
    "conservative": "print only what all of them support",
    "unconfirmed": "print it marked as unconfirmed, or not at all",
    "not_a_conflict": "they do not conflict; the reason says why",
    "pending": "still under discussion: the gate goes on holding",
}
"""Every strategy of a ruling with what it means for print."""


def ruling_command(report: Report, finding: Finding | None = None) -> str:
    """Return the command that records a ruling on a finding, for a POSIX shell.

    Args:
        report: The report.
        finding: The finding; without one the command names any, as FINGERPRINT.
    """
    folder = folder_of(report)
    where = "" if folder == Path() else f" --folder {shlex.quote(str(folder))}"
    which = "FINGERPRINT" if finding is None else finding.fingerprint
    return f"tieout decide {which} --strategy WORD --reason TEXT{where}"
