"""What every test relies on: the repository, pytester, one hypothesis profile, no skips."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]
collect_ignore = ["plugin/sample"]
"""A project of its own, run by `plugin/test_installed.py`."""

ROOT = Path(__file__).resolve().parent.parent

# The same examples in every run; TIEOUT_EXPLORE=1 looks for new ones. No deadline: a busy machine
# is no defect. A fixture that is shared by all examples of a test is never changed by them.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile(
    "explore",
    deadline=None,
    max_examples=2_000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("explore" if os.environ.get("TIEOUT_EXPLORE") == "1" else "steady")

NO_SKIPS = os.environ.get("TIEOUT_NO_SKIPS") == "1"
SKIPPED: list[str] = []


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of this repository, which is the bundled data set too."""
    return ROOT


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a skipped test; an expected failure was run and is none."""
    if report.skipped and not hasattr(report, "wasxfail"):
        SKIPPED.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Note a module that skipped itself as a whole."""
    if report.skipped:
        SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With TIEOUT_NO_SKIPS=1 a run that skipped anything has failed."""
    if NO_SKIPS and SKIPPED and session.exitstatus in {pytest.ExitCode.OK, 5}:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run without a failed test has failed."""
    if NO_SKIPS and SKIPPED:
        terminalreporter.section("skipped, which TIEOUT_NO_SKIPS=1 counts as failed", red=True)
        for nodeid in dict.fromkeys(SKIPPED):
            terminalreporter.write_line(f"SKIPPED {nodeid}")
