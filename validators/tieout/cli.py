"""The command line: one thin door to `check` and the stages, each command a function of a line.

Exit codes: 0 the gate passes, 1 it holds, 2 the check could not run. At 2 standard output is
empty. Whatever a command needs is imported when it runs, so that `--help` costs nothing.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tieout.errors import TieoutError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.config import Config

FORMATS = ("text", "json", "jsonl", "sarif", "junit", "markdown", "github", "gitlab", "html", "csv")
LEVELS = ("error", "warning", "note")
PASSED, HELD, UNCHECKED, INTERRUPTED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    """A parser that suggests the nearest word for a mistyped one."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing, so that there is one way to end in 2."""
        words = [word for action in self._actions for word in action.option_strings]
        words += [str(c) for action in self._actions for c in action.choices or ()]
        wrong = [word for word in sys.argv[1:] if word not in words and word in message]
        close = difflib.get_close_matches(wrong[0], words, n=1) if wrong else []
        hint = f"Did you mean {close[0]}? " if close else ""
        raise UsageError(message, hint=f"{hint}See: {self.prog} --help")


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; every error is a message, never a traceback.

    Args:
        arguments: The words after the program's name.
    """
    try:
        options = describe().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except TieoutError as error:
        return _complain(str(error), error.hint)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNCHECKED
    except OSError as error:
        return _complain(f"the system refused: {error}", "Mend that and run again.")
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - exit code 1 would mean that the gate holds
        traceback.print_exc(file=sys.stderr)
        return _complain("tieout itself failed; nothing was checked", "Please report the above.")
    return code


def _complain(message: str, hint: str) -> int:
    """Say on standard error what went wrong and what to do, and return the code for it."""
    from tieout.report.sanitising import for_terminal  # noqa: PLC0415 - off the way of --help

    sys.stderr.write(f"error: {for_terminal(message)}\n")
    if hint:
        sys.stderr.write(f"hint: {for_terminal(hint)}\n")
    return UNCHECKED


def describe() -> argparse.ArgumentParser:
    """Describe every command and option."""
    parser = _Parser(
        prog="tieout",
        description="Trace every figure of a facts table to the sentence it came from, "
        "and say where the sources disagree.",
        epilog="Exit codes: 0 the gate passes, 1 it holds, 2 the check could not run.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    parser.set_defaults(run=lambda options: _bare(options, parser))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    validate = commands.add_parser(
        "validate", help="check a data set and report", allow_abbrev=False
    )
    _add_folder(validate)
    validate.add_argument(
        "--format", choices=FORMATS, default="text", help="what to write (default: text)"
    )
    validate.add_argument("-o", "--output", metavar="FILE", help="write there, whole or not at all")
    validate.add_argument("--fail-on", choices=LEVELS, help="lowest level that holds the gate")
    validate.add_argument(
        "--select", action="append", metavar="CODES", help="run only these rules: C101,V or again"
    )
    validate.add_argument(
        "--ignore", action="append", metavar="CODES", help="leave these rules out"
    )
    loudness = validate.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="the gate's verdict only")
    loudness.add_argument("-v", "--verbose", action="store_true", help="notes and rulings too")
    validate.set_defaults(run=_validate)

    explain = commands.add_parser("explain", help="explain a rule", allow_abbrev=False)
    explain.add_argument("code", metavar="CODE", help="a rule's code or name: C101")
    explain.set_defaults(run=_explain)
    return parser


def _add_folder(command: argparse.ArgumentParser) -> None:
    """Every command that reads a data set takes its folder first."""
    command.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="the data set (default: here)"
    )


def _bare(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Answer a command line without a command."""
    if options.version:
        from tieout import __version__  # noqa: PLC0415 - beside its use

        sys.stdout.write(f"tieout {__version__}\n")
        return PASSED
    raise UsageError("no command", hint=f"Try: {parser.prog} validate. See: {parser.prog} --help")


def _validate(options: argparse.Namespace) -> int:
    """Check a data set, write the report, and answer with the gate."""
    from tieout.check import validate  # noqa: PLC0415 - pandas and pandera

    report = validate(options.folder, config=_config(options))
    if options.format == "text":
        from tieout.report import terminal  # noqa: PLC0415 - rich

        text = terminal.render(
            report,
            quiet=options.quiet,
            verbose=options.verbose,
            console=terminal.console_for(None if options.output else sys.stdout),
        )
    else:
        text = import_module(f"tieout.report.{_HOME.get(options.format, options.format)}").render(
            report
        )
    _write(text, options.output)
    return PASSED if report.passed else HELD


_HOME = {"jsonl": "jsonlines", "csv": "tables"}


def _config(options: argparse.Namespace) -> Config:
    """Read the folder's settings and let the command line overrule them."""
    from dataclasses import replace  # noqa: PLC0415 - costs as much as argparse

    from tieout.config import Level, read_config  # noqa: PLC0415 - likewise

    config = read_config(Path(options.folder))
    if options.fail_on:
        config = replace(config, fail_on=Level(options.fail_on))
    if options.select:
        config = replace(config, select=_codes(options.select))
    if options.ignore:
        config = replace(config, ignore=(*config.ignore, *_codes(options.ignore)))
    return config


def _codes(given: list[str]) -> tuple[str, ...]:
    """Split the codes of a repeated option."""
    return tuple(code.strip() for text in given for code in text.split(",") if code.strip())


def _explain(options: argparse.Namespace) -> int:
    """Print a rule's whole page."""
    from tieout.findings.rules import explain  # noqa: PLC0415 - pandas

    _write(explain(options.code), None)
    return PASSED


def _write(text: str, output: str | None) -> None:
    """Write a document to a file, whole, or to standard output."""
    ended = text if text.endswith("\n") else text + "\n"
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(ended.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    from tieout.corpus.files import write_whole  # noqa: PLC0415 - beside its use

    write_whole(Path(output), ended.encode("utf-8"))
