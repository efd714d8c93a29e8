"""The door of pytest: the facts tables that a project opts in become test items.

Nothing is collected unless `facts_files` names a table, in pytest's settings or in
`[tool.tieout]`. Until then this module costs its import, and that loads nothing but itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tieout.config import Config
    from tieout.facts.dataset import Dataset
    from tieout.report.checks import Check
    from tieout.report.report import Report

FILES: pytest.StashKey[tuple[Path, ...]] = pytest.StashKey()
REPORTS: pytest.StashKey[dict[Path, Report]] = pytest.StashKey()
COUNTS: pytest.StashKey[dict[Path, int]] = pytest.StashKey()
SUMMARIES: pytest.StashKey[dict[str, list[str]]] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the one setting that opts a project in."""
    parser.addini(
        "facts_files",
        "Facts tables that tieout checks, relative to the root folder; patterns as in glob.",
        type="args",
        default=[],
    )


def pytest_configure(config: pytest.Config) -> None:
    """Find the tables that are opted in, and visit them in a run of the whole project."""
    config.addinivalue_line("markers", "tieout: the checks of a facts table")
    files = _opted_in(config)
    config.stash[FILES] = files
    config.stash[REPORTS] = {}
    config.stash[COUNTS] = {}
    config.stash[SUMMARIES] = {}
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS or (
        config.args_source is pytest.Config.ArgsSource.INVOCATION_DIR
        and config.invocation_params.dir == config.rootpath
    )
    if whole:
        config.args.extend(str(file) for file in files)


def _opted_in(config: pytest.Config) -> tuple[Path, ...]:
    """Return the tables that the project names; a name that meets no file is an error."""
    patterns = list(config.getini("facts_files")) or list(_in_own_settings(config.rootpath))
    files: dict[Path, None] = {}
    for pattern in patterns:
        try:
            found = sorted(file for file in config.rootpath.glob(pattern) if file.is_file())
        except (NotImplementedError, ValueError):  # what glob raises for /facts.csv, and for ""
            found = []
        if not found:
            raise pytest.UsageError(
                f"tieout: facts_files: {pattern!r} meets no file below {config.rootpath}. "
                "Nothing would be checked: correct it, or remove it."
            )
        files.update(dict.fromkeys(file.resolve() for file in found))
    return tuple(files)


def _in_own_settings(root: Path) -> tuple[str, ...]:
    """Return `facts_files` of the root folder's own settings, if it has any."""
    own = root / "tieout.toml"
    shared = root / "pyproject.toml"
    if not own.is_file() and not (shared.is_file() and b"tieout" in shared.read_bytes()):
        return ()
    from tieout.config import read_config  # noqa: PLC0415 - only for those who opt in
    from tieout.errors import TieoutError  # noqa: PLC0415 - likewise

    try:
        return read_config(root).facts_files
    except TieoutError as error:
        raise pytest.UsageError(f"tieout: {error} {error.hint}") from None


def pytest_report_header(config: pytest.Config) -> str | None:
    """Name the tables that will be checked."""
    files = config.stash[FILES]
    if not files:
        return None
    left_out = " (left out by -m)" if _left_out(config) else ""
    return f"tieout: {', '.join(_place(file, config) for file in files)}{left_out}"


def _left_out(config: pytest.Config) -> bool:
    """Tell whether -m leaves out every check, so that no table need be read for them.

    Only `not tieout` alone or joined by `and` is sure to; any other expression is left to pytest.
    """
    parts = re.split(r"\band\b", config.getoption("markexpr", ""))
    plain = all(re.fullmatch(r"\s*(not\s+)?\w+\s*", part) for part in parts)
    return plain and any(part.split() == ["not", "tieout"] for part in parts)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FactsFile | None:
    """Collect a table that is opted in, and no other."""
    files = parent.config.stash[FILES]
    if files and file_path.suffix and file_path.resolve() in files:
        return FactsFile.from_parent(parent, path=file_path)
    return None


class FactsFile(pytest.File):
    """A facts table; its checks are the items."""

    def collect(self) -> Iterator[CheckItem]:
        """Check the data set once and yield its checks; a table without facts is an error."""
        from tieout.errors import TieoutError  # noqa: PLC0415 - only for those who opt in
        from tieout.report.checks import checks  # noqa: PLC0415 - likewise

        if _left_out(self.config):
            return
        try:
            report = _report(self.path.resolve(), self.config)
        except TieoutError as error:
            raise self.CollectError(_shown(f"{error}\n{error.hint}")) from None
        if report.case.facts.empty:
            place = _place(self.path, self.config)
            raise self.CollectError(f"{place}: no facts, so nothing was checked. Add rows.")
        every = checks(report)
        self.config.stash[COUNTS][self.path.resolve()] = len(every)
        for check in every:
            yield CheckItem.from_parent(self, name=check.name, check=check)


class CheckItem(pytest.Item):
    """One check of a facts table."""

    def __init__(self, *, check: Check, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.check = check
        self.add_marker("tieout")
        self.extra_keyword_matches.update(check.words)

    def runtest(self) -> None:
        """Fail with what holds the gate; what a person has settled is expected to fail."""
        if self.check.holding:
            raise _Held
        if self.check.settled:
            pytest.xfail(_shown(self.check.reason))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Tell what was found, where, and what to do; a traceback would tell nothing."""
        if not isinstance(excinfo.value, _Held):
            return super().repr_failure(excinfo, style)
        folder = self.config.stash[REPORTS][self.path.resolve()].case.folder
        told = []
        for finding in self.check.holding:
            file = _place(folder / finding.file, self.config) if finding.file else self.name
            line = f":{finding.line}" if finding.line else ""
            told.append(f"{file}{line}: {finding.code} {finding.name}: {finding.message}")
            if finding.hint:
                told.append(f"  {finding.hint}")
        return _shown("\n".join(told))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the file, the line counted from 0, and the name."""
        return self.path, self.check.line - 1 if self.check.line else None, self.name


class _Held(Exception):  # noqa: N818 - a result of the data, no error of the program
    """A finding holds the gate."""


def _report(file: Path, config: pytest.Config) -> Report:
    """Return the report on a table, made once a run."""
    reports = config.stash[REPORTS]
    if file not in reports:
        from tieout.check import validate  # noqa: PLC0415 - only for those who opt in

        folder, settings = _settings(file, config)
        reports[file] = validate(folder, config=settings)
    return reports[file]


def _settings(file: Path, config: pytest.Config) -> tuple[Path, Config]:
    """Return the data set's folder and settings: the folder that names the table, or its own."""
    from dataclasses import replace  # noqa: PLC0415 - only for those who opt in

    from tieout.config import read_config  # noqa: PLC0415 - likewise

    above = [folder for folder in file.parents if folder.is_relative_to(config.rootpath)]
    folder = next((at for at in above if at / read_config(at).facts == file), file.parent)
    settings = read_config(folder)
    return folder, replace(settings, facts=file.relative_to(folder).as_posix())


def _place(file: Path, config: pytest.Config) -> str:
    """Name a file from the root folder if it lies below it."""
    if file.is_relative_to(config.rootpath):
        return file.relative_to(config.rootpath).as_posix()
    return str(file)


def _shown(text: str) -> str:
    """Make text that holds data safe for a terminal, line by line."""
    from tieout.report.sanitising import for_terminal  # noqa: PLC0415 - only for those who opt in

    return "\n".join(for_terminal(line) for line in text.split("\n"))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:  # noqa: ARG001 - the hook's signature
    """Take over what a worker of pytest-xdist has to tell."""
    node.config.stash[SUMMARIES].update(getattr(node, "workeroutput", {}).get("tieout", {}))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Gather what there is to tell, and hand it to the process that prints it."""
    config = session.config
    if not config.getoption("collectonly"):
        for file, every in config.stash[COUNTS].items():
            asked = [
                item.check
                for item in session.items
                if isinstance(item, CheckItem) and item.path.resolve() == file
            ]
            if asked:
                lines = _told(config.stash[REPORTS][file], asked, every)
                config.stash[SUMMARIES][_place(file, config)] = lines
    output = getattr(config, "workeroutput", None)
    if output is not None:
        output["tieout"] = config.stash[SUMMARIES]


def _told(report: Report, asked: list[Check], every: int) -> list[str]:
    """Return what is told of the checks that were asked for, all or some."""
    from tieout.report.conflicts import told, told_of  # noqa: PLC0415 - only for those who opt in

    if len(asked) == every:
        return told(report)
    numbers = sorted({number for check in asked for number in check.questions})
    first = f"{len(asked):,} of {every:,} checks asked for; the gate was not"
    return [first, *told_of(report, [report.all_questions[number] for number in numbers])]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how much was really checked, and where the sources conflict."""
    for place, lines in sorted(config.stash[SUMMARIES].items()):
        terminalreporter.section(f"tieout: {place}")
        for line in lines:
            terminalreporter.write_line(line)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a data set once for each that is opted in."""
    files = metafunc.config.stash[FILES]
    if len(files) > 1 and "tieout_file" in metafunc.fixturenames:
        names = [_place(file, metafunc.config) for file in files]
        metafunc.parametrize("tieout_file", files, indirect=True, ids=names, scope="session")


@pytest.fixture(scope="session")
def tieout_file(request: pytest.FixtureRequest) -> Path:
    """The facts table that is opted in; a test runs once for each if there are several."""
    files = request.config.stash[FILES]
    if not files:
        pytest.fail("no facts table is opted in: name one in facts_files", pytrace=False)
    return getattr(request, "param", files[0])


@pytest.fixture(scope="session")
def tieout_report(tieout_file: Path, request: pytest.FixtureRequest) -> Report:
    """The report on the facts table, as `tieout.validate` returns it."""
    return _report(tieout_file, request.config)


@pytest.fixture(scope="session")
def dataset(tieout_file: Path, request: pytest.FixtureRequest) -> Dataset:
    """The data set as read: its folder, settings, codebook, facts and rulings."""
    from tieout.facts.dataset import read_dataset  # noqa: PLC0415 - only for those who ask

    folder, settings = _settings(tieout_file, request.config)
    return read_dataset(folder, config=settings)
