"""The report as one page that works from a disk, and as a fragment for a notebook.

Source: docs/decisions/0061 (one page, long lists on demand).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.report.page.environment import template
from tieout.report.page.lists import lists
from tieout.report.page.view import View
from tieout.report.sanitising import for_page

if TYPE_CHECKING:
    from tieout.report.report import Report


def render(report: Report, *, texts: bool = True) -> str:
    """Write the report as one HTML page.

    Args:
        report: The report.
        texts: False leaves out the texts of the sources and the sentences beside a quote.

    Returns:
        A page without any reference to another file.
    """
    view = View(report, texts=texts)
    return for_page(template("report.html.j2").render(view=view, lists=lists(view)))


def fragment(report: Report, *, gate: bool = True) -> str:
    """Write the gate's verdict and what was found for a notebook.

    Args:
        report: The report.
        gate: Whether the verdict and what was checked stand above.
    """
    view = View(report, anchors=False)
    return str(template("fragment.html.j2").render(view=view, gate=gate))
