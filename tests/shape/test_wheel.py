"""The wheel: it holds the package and its word lists, and not one sentence of the seeds."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "-w",
            str(folder),
            str(ROOT),
        ],
        check=True,
        timeout=300,
    )
    return next(folder.glob("tieout-*.whl"))


def test_the_wheel_holds_every_file_of_the_package_and_nothing_beside_it(wheel: Path) -> None:
    package = ROOT / "validators"
    expected = {
        path.relative_to(package).as_posix()
        for path in (package / "tieout").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert expected == names


def test_the_wheel_ships_no_text_of_the_seeds(wheel: Path) -> None:
    lines = {
        line.strip()
        for path in (ROOT / "seeds").glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.strip()) > 60
    }
    assert len(lines) > 50
    archive = zipfile.ZipFile(wheel)
    held = "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert [] == [line for line in lines if line in held]
