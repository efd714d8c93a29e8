"""The facts with their meaning and verdicts as Parquet, for those who have pyarrow."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tieout.errors import UsageError

if TYPE_CHECKING:
    from tieout.report.report import Report


def render(report: Report) -> bytes:
    """Write the facts frame as Parquet, its texts as they are.

    Args:
        report: The report.

    Returns:
        The bytes of the file.

    Raises:
        UsageError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise UsageError("Parquet needs pyarrow", hint="Install it: pip install 'tieout[parquet]'")
    buffer = io.BytesIO()
    report.facts.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()
