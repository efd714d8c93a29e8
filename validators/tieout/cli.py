"""The command line: the words one types, and the one way in which every command ends.

Exit codes: 0 the gate passes, 1 it holds, 2 the check could not run. At 2 standard output is
empty. What the commands do stands in `commands`, which is loaded when one runs: `--help` costs
nothing.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

from tieout import __version__
from tieout.errors import TieoutError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMATS = (
    "text",
    "json",
    "jsonl",
    "sarif",
    "junit",
    "markdown",
    "github",
    "gitlab",
    "html",
    "csv",
    "parquet",
)
MANIFEST = (
    *("file", "published", "published-evidence", "publisher", "title", "language"),
    *("agency", "url", "licence"),
)
"""Columns of sources.csv that `pin` can write; written here so that --help loads nothing."""

LEVELS = ("error", "warning", "note")
UNCHECKED, INTERRUPTED = 2, 130


class _Parser(argparse.ArgumentParser):
    """A parser that suggests the nearest word for a mistyped one."""

    given: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing, so that there is one way to end in 2."""
        words = list(self._words())
        wrong = [word for word in self.given if word not in words and word in message]
        close = difflib.get_close_matches(wrong[0], words, n=1) if wrong else []
        hint = f"Did you mean {close[0]}? " if close else ""
        raise UsageError(message, hint=f"{hint}See: {self.prog} --help")

    def _words(self) -> Iterator[str]:
        """Yield what may be written, also after the command that was given."""
        for action in self._actions:
            yield from action.option_strings
            for choice in action.choices or ():
                yield str(choice)
                if isinstance(action.choices, dict) and choice in self.given:
                    yield from action.choices[choice]._words()  # noqa: SLF001 - a parser of ours


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; every error is a message, never a traceback.

    Args:
        arguments: The words after the program's name.
    """
    try:
        options = describe(arguments).parse_args(arguments)
        from tieout import commands  # noqa: PLC0415 - pandas and pandera, which --help can spare

        code: int = getattr(commands, options.command)(options)
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


def describe(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Describe every command and option.

    Args:
        arguments: The words that will be read, for suggestions where one is mistyped.
    """

    class Parser(_Parser):
        """The parser of these words."""

        given = arguments

    parser = Parser(
        prog="tieout",
        description="Trace every figure of a facts table to the sentence it came from, "
        "and say where the sources disagree.",
        epilog="Exit codes: 0 the gate passes, 1 it holds, 2 the check could not run.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"tieout {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, parser_class=Parser
    )

    def command(name: str, help_line: str, *, positional: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_line, allow_abbrev=False)
        what = "the data set (default: here)"
        if positional:
            made.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help=what)
        else:
            made.add_argument("--folder", default=".", metavar="FOLDER", help=what)
        return made

    validate = command("validate", "check a data set and report")
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
    validate.add_argument(
        "--only", metavar="FINDING", help="report on one: its fingerprint, or CODE:FACT"
    )
    loudness = validate.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="what holds the gate, only")
    loudness.add_argument("-v", "--verbose", action="store_true", help="notes and rulings too")

    explain = commands.add_parser("explain", help="explain a rule", allow_abbrev=False)
    explain.add_argument("code", metavar="CODE", help="a rule's code or name: C101")

    cite = command(
        "cite", "print the citation of words as they stand in a source", positional=False
    )
    cite.add_argument("source", metavar="SOURCE", help="the source's id")
    cite.add_argument("words", metavar="WORDS", help="the words; a cut is written [...]")
    cite.add_argument("--prefix", default="", metavar="WORDS", help="words right before them")
    cite.add_argument("--suffix", default="", metavar="WORDS", help="words right after them")

    drift = command("drift", "say what became of the facts of sources that have changed")
    drift.add_argument(
        "--before",
        metavar="PLACE",
        help="what holds the versions as pinned: a folder of texts, a release, a git revision",
    )
    drift.add_argument("--write", action="store_true", help="write what merely moved to the table")

    pin = command("pin", "record the bytes of sources, new or changed", positional=False)
    pin.add_argument("sources", nargs="+", metavar="SOURCE", help="ids of sources")
    for column in MANIFEST:
        pin.add_argument(f"--{column}", metavar="TEXT", help=f"the manifest's {column} cell")

    decide = command("decide", "record a ruling on a finding", positional=False)
    decide.add_argument("finding", metavar="FINDING", help="its fingerprint, or CODE:FACT")
    decide.add_argument("--strategy", required=True, metavar="WORD", help="how it is settled")
    decide.add_argument("--reason", required=True, metavar="TEXT", help="why")
    decide.add_argument("--chosen", default="", metavar="IDS", help="facts or sources preferred")
    decide.add_argument("--review-by", default="", metavar="DATE", help="until when it holds")
    decide.add_argument("--by", default="", metavar="NAME", help="who rules (default: login name)")

    baseline = command("baseline", "accept what holds the gate today, so that only new finds do")
    baseline.add_argument("--by", default="", metavar="NAME", help="who (default: login name)")

    diff = commands.add_parser(
        "diff", help="say what changed from one data set to another", allow_abbrev=False
    )
    diff.add_argument("old", metavar="OLD", help="the earlier data set")
    diff.add_argument("new", metavar="NEW", help="the later one; facts are matched by their ids")
    diff.add_argument(
        "--format", choices=("text", "json"), default="text", help="what to write (default: text)"
    )

    annotate = command("annotate", "write the anchors as W3C Web Annotations")
    annotate.add_argument("-o", "--output", metavar="FILE", help="write there (default: print)")

    candidates = command(
        "candidates", "turn annotations made elsewhere into rows to be coded", positional=False
    )
    candidates.add_argument(
        "document", metavar="FILE", help="Web Annotations (JSON-LD), or LangExtract's JSON Lines"
    )

    report = command("report", "check a data set and write the report as a page for a browser")
    report.add_argument(
        "-o", "--output", default="report.html", metavar="FILE", help="default: report.html"
    )

    mutate = command("mutate", "damage copies of the data set and say which errors are caught")
    mutate.add_argument(
        "--only", action="append", metavar="CLASS", help="only this class of errors; or again"
    )
    mutate.add_argument(
        "--each",
        type=int,
        default=50,
        metavar="N",
        help="try so many of a class, spread over the table; 0: all (default: 50)",
    )
    mutate.add_argument(
        "--format", choices=("text", "json"), default="text", help="what to write (default: text)"
    )

    contract = commands.add_parser(
        "contract", help="print the contract of a table for other tools", allow_abbrev=False
    )
    contract.add_argument(
        "table",
        choices=("facts", "sources", "decisions", "anchors", "findings"),
        metavar="TABLE",
        help="facts, sources, decisions, anchors or findings",
    )
    contract.add_argument(
        "--format",
        choices=("table-schema", "json-schema", "pandera"),
        default="table-schema",
        help="Table Schema, JSON Schema, or YAML for `pandera validate` (default: table-schema)",
    )

    publish = command("publish", "write a release, if the gate passes", positional=False)
    publish.add_argument("out", metavar="OUT", help="the folder to write, or to replace whole")
    publish.add_argument(
        "--everything", action="store_true", help="keep the facts that a ruling rejects, marked"
    )

    verify = commands.add_parser("verify", help="check a release again", allow_abbrev=False)
    verify.add_argument("out", metavar="OUT", help="the folder of the release")
    against = verify.add_mutually_exclusive_group()
    against.add_argument("--sources", metavar="DIR", help="a folder with copies of its sources")
    against.add_argument(
        "--files-only", action="store_true", help="look no quote up, and pass without"
    )
    return parser
