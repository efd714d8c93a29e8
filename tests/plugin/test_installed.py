"""A project of its own with a virtual environment of its own, and tieout in it from the wheel."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tieout.planting import compose, planted_statements

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment that holds the wheel; its libraries are ours."""
    folder = tmp_path_factory.mktemp("environment")
    wheels = folder / "wheels"
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(wheels)]
    subprocess.run([*build, str(ROOT)], check=True, timeout=300)
    venv.create(folder / "venv", with_pip=False)
    interpreter = folder / "venv" / "bin" / "python"
    site = Path(
        subprocess.run(
            [interpreter, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        ).stdout.strip()
    )
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (wheel,) = wheels.glob("tieout-*.whl")
    install = [sys.executable, "-m", "pip", "--python", str(interpreter), "install", "--quiet"]
    offline = ["--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    subprocess.run([*install, *offline], check=True, timeout=300)
    return interpreter


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the sample project with its data."""
    folder = tmp_path / "desk"
    shutil.copytree(SAMPLE, folder)
    (folder / "data").mkdir()
    compose([], planted_statements("compatible", 900), "compatible").write(folder / "data")
    return folder


def run(python: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the environment in the project, without what this run has set."""
    return subprocess.run(
        [python, *words],
        cwd=folder,
        env={"PATH": str(python.parent), "HOME": str(folder), "LANG": "C.UTF-8"},
        check=False,
        capture_output=True,
        text=True,
        timeout=180,
    )


def test_the_project_runs_against_the_wheel_and_not_this_tree(python: Path, project: Path) -> None:
    where = run(python, project, "-c", "import tieout; print(tieout.__file__)").stdout
    assert str(python.parents[1]) in where


def test_facts_and_tests_of_the_project_run_together(python: Path, project: Path) -> None:
    done = run(python, project, "-m", "pytest", "-p", "no:cacheprovider", "-v")
    assert 0 == done.returncode, done.stdout + done.stderr
    assert "data/facts.csv::fact:f001 PASSED" in done.stdout
    assert "data/facts.csv::question:visby/boats PASSED" in done.stdout
    assert "test_our_data_is_about_one_harbour PASSED" in done.stdout
    assert "= tieout: data/facts.csv =" in done.stdout


def test_one_fact_is_rerun_by_its_name(python: Path, project: Path) -> None:
    done = run(python, project, "-m", "pytest", "-q", "data/facts.csv::fact:f002")
    assert (0, True) == (done.returncode, "1 passed" in done.stdout)


def test_a_changed_digit_fails_the_run_of_the_project(python: Path, project: Path) -> None:
    table = project / "data" / "facts.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(",900,", ",901,", 1), encoding="utf-8")
    done = run(python, project, "-m", "pytest", "-p", "no:cacheprovider")
    assert 1 == done.returncode
    assert "data/facts.csv:2: V105 value-not-in-quote: " in done.stdout


def test_the_plugin_costs_a_project_without_facts_less_than_ten_milliseconds(
    python: Path, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n", encoding="utf-8")
    program = """
import sys, time, pytest
before = set(sys.modules)
started = time.process_time()
import tieout.pytest_plugin as plugin
from pathlib import Path
plugin._in_own_settings(Path("."))
print(time.process_time() - started, *sorted(set(sys.modules) - before))
"""
    seconds, modules = [], set()
    for _ in range(5):
        first, *rest = run(python, tmp_path, "-c", program).stdout.split()
        seconds.append(float(first))
        modules |= set(rest)
    assert min(seconds) < 0.010
    assert {"tieout", "tieout.pytest_plugin"} == modules
