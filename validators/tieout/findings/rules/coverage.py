"""Rules about coverage: what the sources state and no fact cites."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.findings.coverage import Coverage, unplaced_skips
from tieout.findings.findings import Draft
from tieout.findings.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.case import Case

MOST_SHOWN = 6
"""More gaps of one source are counted, not shown."""


@rule("G101", "uncited", level=Level.WARNING)
def uncited(case: Case) -> Iterator[Draft]:
    """A source states a figure, a date or somebody's words that no fact cites.

    Why it matters: a table that leaves out one side's figure has no conflict to show.
    Example: an article that gives two tolls, only the first of which was coded.
    How to settle it: code the statement, or list the passage among the skipped with a reason.
    Source: our convention, docs/decisions/0057.
    """
    for cover in case.coverage:
        if cover.gaps:
            shown = ", ".join(f'{gap.kind} "{_short(gap.text)}"' for gap in cover.gaps[:MOST_SHOWN])
            more = len(cover.gaps) - MOST_SHOWN
            rest = f" and {more} more" if more > 0 else ""
            yield Draft(
                f"{len(cover.gaps)} of {cover.stated} figures, dates and quotations of "
                f"{cover.source} are in no fact's quote: {shown}{rest}",
                (cover.source, *(f"{gap.kind} {gap.text}" for gap in cover.gaps)),
                file=_file(case, cover),
                line=cover.gaps[0].line,
                sources=(cover.source,),
            )


@rule("G102", "coverage", level=Level.NOTE)
def coverage(case: Case) -> Iterator[Draft]:
    """How many sentences of the sources are cited.

    Why it matters: it says how much of what was read has become facts.
    Example: 96 of 143 sentences are cited.
    How to settle it: nothing needs to be done.
    Source: our convention, docs/decisions/0057.
    """
    covers = case.coverage
    if covers:
        cited, total = sum(c.cited for c in covers), sum(c.sentences for c in covers)
        told = "; ".join(f"{c.source} {c.cited} of {c.sentences}" for c in covers[:12])
        more = f"; and {len(covers) - 12} more sources" if len(covers) > 12 else ""
        yield Draft(
            f"{cited} of {total} sentences of the sources are cited: {told}{more}",
            ("coverage",),
            file=case.config.sources,
        )


@rule("G103", "skip-not-found", level=Level.WARNING)
def skip_not_found(case: Case) -> Iterator[Draft]:
    """A passage on the list of skipped ones does not stand in its source, or has no reason.

    Why it matters: it leaves nothing out, and hides that its source has changed.
    Example: a caption that was skipped before the source was replaced.
    How to settle it: copy the passage from the source, or remove the row.
    Source: our convention, docs/decisions/0057.
    """
    for skip, problem in unplaced_skips(case):
        yield Draft(
            f'"{_short(skip.quote)}": {problem}',
            (skip.source, skip.quote, skip.prefix, skip.suffix),
            file=case.config.skipped,
            line=skip.line,
            sources=(skip.source,),
        )


@rule("G104", "unread-language", level=Level.WARNING)
def unread_language(case: Case) -> Iterator[Draft]:
    """The figures and dates of a source cannot be read, for want of its language.

    Why it matters: a check that could not run must not pass for one that found nothing missing.
    Example: a source in French, where the words of English and German are known.
    How to settle it: check the source by hand, or add the words of its language.
    Source: our convention, docs/decisions/0057.
    """
    for cover in case.coverage:
        if cover.unread:
            yield Draft(
                f"{cover.source}: {cover.unread}",
                (cover.source,),
                file=_file(case, cover),
                sources=(cover.source,),
            )


def _file(case: Case, cover: Coverage) -> str:
    """Return the file of a source, relative to the data set."""
    return str(PurePosixPath(case.config.sources).parent / cover.file)


def _short(text: str) -> str:
    """Return a passage on one line, shortened in the middle."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:40]} … {flat[-15:]}"
