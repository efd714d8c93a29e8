"""What the tests of the findings share: a builder of small data sets."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.case import Case

_PATH = Path(__file__).with_name("building.py")
_SPEC = importlib.util.spec_from_file_location("findings_building", _PATH)
building = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(building)


@pytest.fixture(scope="session")
def make_case() -> Callable[..., Case]:
    """Return the builder of small data sets."""
    return building.make_case
