"""Start-up: what a process loads, told by its modules and not by a clock."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pandas", "pandera", "pytest", "rich", "jinja2", "numpy", "hypothesis", "polars")


def loaded_after(code: str) -> set[str]:
    """Return the modules in memory after some code ran in a process of its own."""
    script = f"{code}\nimport sys\nprint(' '.join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert set() == loaded_after("import tieout") & {*HEAVY, "argparse", "dataclasses"}


@pytest.mark.parametrize(
    "name", ["sentences", "anchor", "read_quantities", "read_dates", "compare", "compare_names"]
)
def test_reading_text_loads_no_data_frames(name: str) -> None:
    assert set() == loaded_after(f"import tieout; tieout.{name}") & {"pandas", "pandera", "numpy"}


def test_asking_for_help_loads_nothing_heavy() -> None:
    code = (
        "import contextlib, io\n"
        "from tieout.cli import run\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    run(['--help'])"
    )
    assert set() == loaded_after(code) & {*HEAVY, "dataclasses"}


def test_the_version_is_told_before_the_command_line_is_loaded() -> None:
    code = (
        "import sys; sys.argv = ['tieout', '--version']\nfrom tieout.__main__ import main; main()"
    )
    assert set() == loaded_after(code) & {*HEAVY, "argparse", "tieout.cli"}
