"""What each command does: one function a command, called with the parsed words."""

from __future__ import annotations

import getpass
import shlex
import sys
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tieout import contracts, schemas
from tieout.check import validate as check
from tieout.config import Level, read_config
from tieout.corpus.files import write_whole
from tieout.corpus.manifest import COLUMNS as SOURCE_COLUMNS
from tieout.corpus.sources import read_corpus
from tieout.errors import UsageError
from tieout.evidence.annotations import export_annotations
from tieout.evidence.candidates import run_candidates
from tieout.evidence.citations import cite_source
from tieout.evidence.drift import run_drift
from tieout.evidence.pins import run_pin
from tieout.evidence.tracing import anchor_facts
from tieout.facts.dataset import open_folder, read_dataset
from tieout.findings.differences import find_differences
from tieout.findings.ledger import (
    append_rulings,
    baseline_rulings,
    find_finding,
    rule_on_finding,
)
from tieout.findings.rules import explain as explain_rule
from tieout.mutation import mutate as try_errors
from tieout.report import terminal
from tieout.report.json import ascii_text
from tieout.report.places import folder_of
from tieout.report.progress import working
from tieout.report.sanitising import for_terminal, visible_lines
from tieout.report.summary import verdict
from tieout.trials import render, render_json

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from tieout.config import Config
    from tieout.corpus.sources import Corpus

PASSED, HELD = 0, 1
RENDERERS = {"jsonl": "jsonlines", "csv": "tables"}
"""Formats whose module has another name, since a module of that name would hide a library's."""


def validate(options: Namespace) -> int:
    """Check a data set, write the report, and answer with the gate."""
    with working("checking"):
        report = check(options.folder, config=_config(options))
    if options.only is not None:
        report = report.only(options.only)
    if options.format == "text":
        console = terminal.console_for(None if options.output else sys.stdout)
        text = terminal.render(
            report, quiet=options.quiet, verbose=options.verbose, console=console
        )
    else:
        name = RENDERERS.get(options.format, options.format)
        renderer = import_module(f"tieout.report.{name}")
        if options.format == "jsonl" and options.output is None:
            _stream(renderer.lines(report))
            return PASSED if report.passed else HELD
        text = renderer.render(report)
    _write(text, options.output)
    return PASSED if report.passed else HELD


def explain(options: Namespace) -> int:
    """Print a rule's whole page."""
    _write(explain_rule(options.code))
    return PASSED


def cite(options: Namespace) -> int:
    """Print the citation columns of words, or refuse them and suggest."""
    text, code = cite_source(
        _corpus(options),
        options.source,
        options.words,
        prefix=options.prefix,
        suffix=options.suffix,
    )
    _print(text)
    return code


def drift(options: Namespace) -> int:
    """Re-anchor the facts of changed sources, print what became of them and a patch."""
    root, config = open_folder(options.folder)
    corpus = read_corpus(root / config.sources)
    text, code = run_drift(root / config.facts, corpus, write=options.write, before=options.before)
    _print(text)
    return code


def pin(options: Namespace) -> int:
    """Write the hash of the named sources into the manifest."""
    root, config = open_folder(options.folder)
    given = {
        column: getattr(options, column)
        for column in SOURCE_COLUMNS
        if getattr(options, column, None) is not None
    }
    text, code = run_pin(root / config.sources, options.sources, given)
    _write(text)
    return code


def diff(options: Namespace) -> int:
    """Say what changed from one data set to another."""
    old, new = check(options.old), check(options.new)
    found = find_differences(old.case, new.case, old.all_questions, new.all_questions)
    if options.format == "json":
        _write(ascii_text(found.document(), indent=1))
    else:
        _write("\n".join(for_terminal(line) for line in str(found).splitlines()))
    return PASSED


def decide(options: Namespace) -> int:
    """Record a ruling on one finding of today."""
    report = check(options.folder)
    ruling = rule_on_finding(
        find_finding(report.all_findings, options.finding),
        strategy=options.strategy,
        reason=options.reason,
        decided_by=options.by or _login(),
        today=_today(),
        chosen=options.chosen,
        review_by=options.review_by,
        known=[*report.case.facts["fact_id"], *report.case.sources["source"]],
    )
    config = report.case.config
    append_rulings(report.case.folder / config.decisions, [ruling])
    _write(f"recorded in {config.decisions}: {ruling.strategy} on {ruling.fingerprint}")
    return PASSED


def baseline(options: Namespace) -> int:
    """Accept every finding that holds the gate today, visibly."""
    report = check(options.folder)
    config = report.case.config
    rulings = baseline_rulings(
        report.all_findings,
        decided_by=options.by or _login(),
        today=_today(),
        fail_on=config.fail_on,
    )
    if rulings:
        append_rulings(report.case.folder / config.decisions, rulings)
    _write(f"findings accepted in {config.decisions}: {len(rulings)}")
    return PASSED


def mutate(options: Namespace) -> int:
    """Damage copies of a data set and say which errors the gate notices."""
    with working("damaging copies"):
        trials = try_errors(options.folder, damages=options.only or (), each=options.each)
    _write(render_json(trials) if options.format == "json" else render(trials))
    return PASSED


def contract(options: Namespace) -> int:
    """Print the contract of a table in the words of another tool."""
    model = getattr(schemas, options.table.title())
    if options.format == "pandera":
        _write(contracts.pandera_yaml(model))
        return PASSED
    made = {"table-schema": contracts.frictionless, "json-schema": contracts.json_schema}
    _write(ascii_text(made[options.format](model), indent=2))
    return PASSED


def annotate(options: Namespace) -> int:
    """Write where each quote stands as Web Annotations."""
    facts, corpus = read_dataset(options.folder).facts.frame, _corpus(options)
    _write(export_annotations(facts, anchor_facts(facts, corpus), corpus), options.output)
    return PASSED


def candidates(options: Namespace) -> int:
    """Print rows made of annotations, each anchored again; say what became of all that was read."""
    text, told, code = run_candidates(Path(options.document), _corpus(options))
    _print(text)
    _tell(told)
    return code


def report(options: Namespace) -> int:
    """Check a data set and write the report as a page."""
    from tieout.report.html import render  # noqa: PLC0415 - jinja2

    found = check(options.folder)
    _write(render(found), options.output)
    _write(f"{verdict(found)} The report stands in {for_terminal(options.output)}.")
    return PASSED if found.passed else HELD


def publish(options: Namespace) -> int:
    """Write a release of a data set whose gate passes; else say what holds it."""
    from tieout.report.releases.publish import publish as write_release  # noqa: PLC0415 - jinja2

    found = check(options.folder)
    if not found.passed:
        _write(terminal.render(found, quiet=True))
        return HELD
    out = write_release(found, Path(options.out), everything=options.everything)
    sources = (folder_of(found) / found.case.config.sources).parent
    again = f"tieout verify {shlex.quote(str(out))} --sources {shlex.quote(str(sources))}"
    _write(f"Published in {for_terminal(str(out))}. Check it again: {for_terminal(again)}")
    return PASSED


def verify(options: Namespace) -> int:
    """Check a release again."""
    from tieout.report.releases.verification import verify as verify_release  # noqa: PLC0415 - jinja2

    copies = Path(options.sources) if options.sources else None
    found = verify_release(Path(options.out), copies, files_only=options.files_only)
    _write(found.told())
    return PASSED if found.passed else HELD


def _config(options: Namespace) -> Config:
    """Read the folder's settings and let the command line overrule them."""
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


def _corpus(options: Namespace) -> Corpus:
    """Read the manifest of the data set's sources."""
    root, config = open_folder(options.folder)
    return read_corpus(root / config.sources)


def _login() -> str:
    """Return who is at the keyboard."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("who rules is not known", hint="Name them: --by NAME.") from None


def _today() -> date:
    """Return today by the desk's own calendar."""
    return date.today()  # noqa: DTZ011 - rulings are dated where they are made


def _stream(lines: Iterable[str]) -> None:
    """Write each line to standard output as soon as it is made, so that a reader can begin."""
    sys.stdout.flush()
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8"))
        sys.stdout.buffer.flush()


def _tell(told: str) -> None:
    """Write lines to standard error, beside a document on standard output."""
    sys.stderr.write("".join(f"{for_terminal(line)}\n" for line in told.splitlines()))


def _print(text: str) -> None:
    """Write text that holds data as it is to standard output; a terminal is shown all of it."""
    _write(visible_lines(text) if sys.stdout.isatty() else text)


def _write(text: str | bytes, output: str | None = None) -> None:
    """Write a document to a file, whole, or to standard output."""
    if isinstance(text, bytes):
        ended = text
    else:
        ended = (text if text.endswith("\n") or not text else text + "\n").encode("utf-8")
    if output is not None:
        write_whole(Path(output), ended)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(ended)
    sys.stdout.buffer.flush()
