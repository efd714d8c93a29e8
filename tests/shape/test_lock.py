"""The lock: what continuous integration installs is pinned, hashed, and covers what is declared."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements" / "all.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def canonical(requirement: str) -> str:
    """Return the normal form of a package's name."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


def test_every_declared_package_is_locked() -> None:
    locked = {
        canonical(line) for line in re.findall(r"^([A-Za-z0-9][^=\s]*)==", LOCK, re.MULTILINE)
    }
    more = PROJECT["optional-dependencies"].values()
    declared = {canonical(one) for part in [PROJECT["dependencies"], *more] for one in part}
    assert declared - {"tieout"} - locked == set()


def test_every_locked_package_has_its_hashes_and_no_address() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", LOCK.strip())
    assert len(entries) > 20
    assert [] == [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert "://" not in LOCK
