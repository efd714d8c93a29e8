"""Rules about the sources: the manifest and the files it names."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tieout.config import Level, nearest
from tieout.corpus.hidden import find_hidden
from tieout.corpus.sources import Source
from tieout.findings.findings import Draft
from tieout.findings.identity import row_identity
from tieout.findings.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.case import Case


@rule("S101", "unknown-source", level=Level.ERROR)
def unknown_source(case: Case) -> Iterator[Draft]:
    """A fact cites a source that the manifest does not list.

    Why it matters: nobody can look the quote up, so the fact rests on nothing.
    Example: a source id with a letter left out.
    How to settle it: correct the id, or add the source to the manifest.
    Source: docs/data.md, the columns of sources.csv.
    """
    listed = set(case.published)
    for row, source in enumerate(case.facts["source"]):
        if source.strip() and source not in listed:
            yield Draft(
                f"no source {source[:60]!r} is listed in {case.config.sources}",
                row_identity(case, row),
                facts=(case.ids[row],),
                file=case.config.facts,
                line=case.lines[row],
                hint=nearest(source, sorted(listed)) if listed else "",
                subjects=(case.cell(row, "subject"),),
                sources=(source,),
            )


@rule("S102", "source-missing", level=Level.ERROR)
def source_missing(case: Case) -> Iterator[Draft]:
    """The file of a listed source is not there, or is not a plain file.

    Why it matters: its facts cannot be traced; they count as unreadable, never as checked.
    Example: a source that was listed before its file was added.
    How to settle it: put the file beside the manifest, as it was received, or remove the source.
    Source: docs/data.md, the columns of sources.csv.
    """
    yield from _problems(case, "missing", "not a file")


@rule("S103", "source-altered", level=Level.ERROR)
def source_altered(case: Case) -> Iterator[Draft]:
    """The bytes of a source are not those that were pinned.

    Why it matters: a quote found in a changed text is no evidence for what was published.
    Example: an editor that turned the line ends of a file.
    How to settle it: restore the file as it was received, or, where the source itself published a
        new version, look at what changed and pin it again.
    Source: docs/data.md, the columns of sources.csv.
    """
    yield from _problems(case, "altered")


@rule("S104", "source-undecodable", level=Level.ERROR)
def source_undecodable(case: Case) -> Iterator[Draft]:
    """A source is not UTF-8.

    Why it matters: guessing at an encoding changes letters and figures without a word.
    Example: a page saved as Windows-1252.
    How to settle it: convert the file to UTF-8 and pin it again.
    Source: RFC 3629; our convention.
    """
    yield from _problems(case, "undecodable")


@rule("S105", "source-unsafe", level=Level.ERROR)
def source_unsafe(case: Case) -> Iterator[Draft]:
    """The manifest names a file or an id that is not safe to look up.

    Why it matters: a table from elsewhere must not make tieout read files outside its folder.
    Example: a file named "../../private.txt", or a link.
    How to settle it: name a plain file that stands beside the manifest.
    Source: CWE-22 and CWE-59.
    """
    yield from _problems(case, "unsafe")


@rule("S106", "bad-manifest", level=Level.ERROR)
def bad_manifest(case: Case) -> Iterator[Draft]:
    """A row of the manifest lacks its date or evidence, or repeats an id.

    Why it matters: without its day of publication "on Tuesday" is no date, and no value of the
        source can be placed in time.
    Example: a source whose cell published holds "last week".
    How to settle it: write the date (or date and time with zone) and how it is known.
    Source: docs/data.md, the columns of sources.csv.
    """
    yield from _problems(case, "manifest")


@rule("S107", "no-sources", level=Level.ERROR)
def no_sources(case: Case) -> Iterator[Draft]:
    """The manifest lists no source, so no quote was looked for.

    Why it matters: a check that looked nothing up must not pass for one that found everything.
    Example: a sources.csv that holds its header only.
    How to settle it: list the sources that the facts cite.
    Source: our convention, docs/decisions/0058.
    """
    if not len(case.sources):
        yield Draft("no source is listed", ("empty",), file=case.config.sources)


@rule("S108", "hidden-in-source", level=Level.WARNING)
def hidden_in_source(case: Case) -> Iterator[Draft]:
    """A source holds characters that show nothing or turn the direction of writing.

    Why it matters: a person reads other words there than a program does; a quote copied from the
        page does not stand in the file, or stands there in another order.
    Example: a right-to-left override that makes "009" of 900.
    How to settle it: compare the line with the page as published; quote it with what it holds, or
        ask for a clean copy of the file and pin that.
    Source: Unicode Technical Report 36; CVE-2021-42574; docs/decisions/0082.
    """
    for source in case.corpus:
        if not isinstance(source, Source):
            continue
        places: dict[str, list[int]] = {}
        for one in find_hidden(source.text):
            places.setdefault(one.code, []).append(one.line)
        if places:
            told = [_lines_of(code, lines) for code, lines in sorted(places.items())]
            more = f" and {len(told) - 5} other characters" if len(told) > 5 else ""
            yield Draft(
                f"{source.id} holds {', '.join(told[:5])}{more}",
                (source.id, *sorted(places)),
                file=str(PurePosixPath(case.config.sources).parent / source.path),
                line=min(lines[0] for lines in places.values()),
                sources=(source.id,),
            )


def _lines_of(code: str, lines: list[int]) -> str:
    """Tell a character with the lines in which it stands."""
    found = list(dict.fromkeys(lines))
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    lead = "line" if len(found) == 1 else "lines"
    return f"{code} in {lead} {', '.join(map(str, found[:3]))}{more}"


def _citing(number: int) -> str:
    """Tell how many facts cite."""
    return "1 fact cites" if number == 1 else f"{number:,} facts cite"


def _problems(case: Case, *kinds: str) -> Iterator[Draft]:
    """Yield what stands against sources, of some kinds."""
    folder = PurePosixPath(case.config.sources).parent
    for problem in case.problems:
        if problem.problem not in kinds:
            continue
        cited = [case.ids[row] for row in case.rows_citing(problem.source)]
        unread = f"; {_citing(len(cited))} it" if cited and problem.unreadable else ""
        yield Draft(
            f"{problem.message}{unread}",
            (problem.source or str(problem.line), problem.problem, problem.column),
            facts=tuple(cited) if problem.unreadable else (),
            file=str(folder / PurePosixPath(case.config.sources).name),
            line=problem.line,
            hint=problem.hint,
            sources=(problem.source,),
        )
