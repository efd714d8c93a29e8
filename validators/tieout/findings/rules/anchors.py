"""Rules about quotes: is every quote found, once, in the source that it cites?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.corpus.folding import fold_text
from tieout.corpus.sources import Source
from tieout.evidence.anchors import Outcome, anchor
from tieout.facts.cuts import Loss
from tieout.findings.findings import Draft
from tieout.findings.identity import row_identity, rows_identity
from tieout.findings.lookalikes import codes_apart
from tieout.findings.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.case import Case

_FOUND = (Outcome.EXACT, Outcome.FOLDED, Outcome.STITCHED, Outcome.AMBIGUOUS)


@rule("A101", "quote-missing", level=Level.ERROR)
def quote_missing(case: Case) -> Iterator[Draft]:
    """The quote does not stand in the source.

    Why it matters: a fact whose words cannot be found is not traced; a digit, a negation or a
        hedge that differs makes another statement.
    Example: "2,800 people" quoted from a source that has "2,700 people".
    How to settle it: compare the quote with the suggested passage, and copy the source's words.
    Source: W3C Web Annotation Data Model, TextQuoteSelector; docs/decisions/0031.
    """
    for row in _rows(case, "missing"):
        quote = _short(case.cell(row, "quote"))
        suggestion = str(_cell(case, row, "suggestion"))
        differences = _cell(case, row, "differences")
        whole = _cut_out_of(differences)
        if whole:
            message = f"{quote} is cut out of {_short(whole)}"
            yield _draft(case, row, message, hint=f"Quote the whole: {_short(whole)}.")
            continue
        told = _differences(differences)
        near = f"; the closest passage is {_short(suggestion)}" if suggestion else ""
        apart = f" ({told})" if told else ""
        message = f"{quote} does not stand in the source{near}{apart}"
        hint = "Copy the words of the source" + (f": {_short(suggestion)}." if suggestion else ".")
        yield _draft(case, row, message, hint=hint)
    yield from _rates_missing(case)


def _rates_missing(case: Case) -> Iterator[Draft]:
    """Yield a draft for each rate of exchange whose quote does not stand in its source."""
    for rate in case.codebook.rates:
        if not rate.quote.strip():
            continue
        found = case.corpus.read(rate.source)
        if isinstance(found, Source):
            if anchor(rate.quote, found.text).outcome in _FOUND:
                continue
            why = f"{_short(rate.quote)} does not stand in {rate.source}"
        else:
            why = found.message
        yield Draft(
            f"the rate of {rate.from_} in {rate.to}: {why}",
            ("rate", rate.from_, rate.to, rate.valid, rate.source, fold_text(rate.quote)),
            file=case.config.codebook,
            line=1,
            hint="Copy the words of the source that give the rate, or leave its quote empty.",
            sources=(rate.source,),
        )


@rule("A102", "quote-ambiguous", level=Level.ERROR)
def quote_ambiguous(case: Case) -> Iterator[Draft]:
    """The quote stands in several places of the source.

    Why it matters: a fact cites one sentence; which one is not said.
    Example: "Aleppo" as the whole of a quote.
    How to settle it: quote more words, or fill in prefix or suffix with the words beside it.
    Source: W3C Web Annotation Data Model, TextQuoteSelector.
    """
    for row in _rows(case, "ambiguous"):
        yield _draft(case, row, f"{_short(case.cell(row, 'quote'))} stands in several places")


@rule("A103", "quote-elsewhere", level=Level.ERROR)
def quote_elsewhere(case: Case) -> Iterator[Draft]:
    """The quote stands in another source than the one it cites.

    Why it matters: the statement would be put into the wrong mouth.
    Example: a row copied from one source's facts to another's.
    How to settle it: cite the source in which the words stand, or copy the words of this one.
    Source: our convention, docs/decisions/0034.
    """
    for row in _rows(case, "elsewhere"):
        other = str(_cell(case, row, "source"))
        message = (
            f"{_short(case.cell(row, 'quote'))} stands in {other}, not in "
            f"{case.cell(row, 'source')}"
        )
        yield _draft(case, row, message, hint=f"Cite {other}, or copy the words of this source.")


@rule("A104", "quote-folded", level=Level.NOTE)
def quote_folded(case: Case) -> Iterator[Draft]:
    """The quote stands in the source in other white space, quotation marks or dashes.

    Why it matters: it is the same text; to copy it exactly saves the next reader the question.
    Example: straight quotation marks where the source prints typographic ones.
    How to settle it: nothing needs to be done.
    Source: docs/decisions/0030.
    """
    rows = _rows(case, "folded")
    if rows:
        yield _summary(
            case,
            rows,
            "quote stands in its source in other spaces, quotation marks or dashes",
            "quotes stand in their source in other spaces, quotation marks or dashes",
        )


@rule("A105", "quote-stitched", level=Level.NOTE)
def quote_stitched(case: Case) -> Iterator[Draft]:
    """The quote joins passages of the source by an ellipsis.

    Why it matters: what was cut may qualify what was kept.
    Example: "The assault [...] has killed 376 people".
    How to settle it: read the words that were cut; quote less if they are not needed.
    Source: W3C Web Annotation Data Model; our convention, docs/decisions/0031.
    """
    rows = _rows(case, "stitched")
    if rows:
        yield _summary(
            case,
            rows,
            "quote joins passages of its source by an ellipsis",
            "quotes join passages of their source by an ellipsis",
        )


@rule("A106", "quote-cuts", level=Level.WARNING)
def quote_cuts(case: Case) -> Iterator[Draft]:
    """The quote cuts off its own hedge, negation or figure, or stops just before a contrast.

    Why it matters: the words stand in the source, and say something else there.
    Example: "more than 900" quoted from "no more than 900".
    How to settle it: quote the words that were cut off as well.
    Source: docs/decisions/0036.
    """
    for row, cuts in enumerate(case.cuts):
        grave = [cut for cut in cuts if cut.loss is not Loss.SENTENCES]
        if grave:
            told = "; ".join(f"{_LOSSES[cut.loss]} {_short(cut.words)}" for cut in grave)
            yield _draft(case, row, f"{_short(case.cell(row, 'quote'))} {told}")


@rule("A107", "quote-spans-sentences", level=Level.NOTE)
def quote_spans_sentences(case: Case) -> Iterator[Draft]:
    """The quote runs over several sentences.

    Why it matters: a fact cites a sentence; a reader of a long quote has to look for it.
    Example: a quote that holds a whole paragraph.
    How to settle it: quote the shortest words that carry the value.
    Source: docs/decisions/0036.
    """
    rows = [
        row for row, cuts in enumerate(case.cuts) if any(cut.loss is Loss.SENTENCES for cut in cuts)
    ]
    if rows:
        yield _summary(
            case, rows, "quote runs over several sentences", "quotes run over several sentences"
        )


_LOSSES = {
    Loss.HEDGE: "cuts off the hedge of",
    Loss.FIGURE: "cuts into the figure of",
    Loss.NEGATION: "cuts off the negation of",
    Loss.CONTRAST: "stops before the contrast of",
}


def _rows(case: Case, outcome: str) -> list[int]:
    """Return the rows whose quote had some outcome; rows without quote or source have none."""
    listed = set(case.published)
    return [
        row
        for row, found in enumerate(case.anchors["outcome"])
        if found == outcome
        and case.cell(row, "quote").strip()
        and case.cell(row, "source") in listed
    ]


def _cell(case: Case, row: int, column: str) -> object:
    """Return one cell of the anchors, empty where there is no such column."""
    return case.anchored(row, column) if column in case.anchors else ""


def _draft(case: Case, row: int, message: str, *, hint: str = "") -> Draft:
    """Return a draft about one quote."""
    return Draft(
        message,
        row_identity(case, row),
        facts=(case.ids[row],),
        file=case.config.facts,
        line=case.lines[row],
        hint=hint,
        subjects=(case.cell(row, "subject"),),
        sources=(case.cell(row, "source"),),
    )


def _summary(case: Case, rows: list[int], one: str, several: str) -> Draft:
    """Return one draft for many quotes."""
    ids = tuple(case.ids[row] for row in rows)
    return Draft(
        f"{len(rows):,} {one if len(rows) == 1 else several}",
        rows_identity(case, rows),
        facts=ids,
        file=case.config.facts,
        line=case.lines[rows[0]],
    )


def _differences(found: object) -> str:
    """Tell the first differences between a quote and the closest passage, in words."""
    if not isinstance(found, tuple):
        return ""
    told = []
    for difference in found[:3]:
        quoted, there = str(difference.quoted).strip(), str(difference.found).strip()
        if quoted and there:
            codes = [f" ({one})" if one else "" for one in codes_apart(quoted, there)]
            told.append(f"quoted {_short(quoted)}{codes[0]}, found {_short(there)}{codes[1]}")
        elif quoted:
            told.append(f"quoted {_short(quoted)}, not there")
        elif there:
            told.append(f"found {_short(there)}, not quoted")
    return "; ".join(told)


def _cut_out_of(found: object) -> str:
    """Return the passage whose first or last word or number the quote cuts apart, if it does."""
    if not isinstance(found, tuple):
        return ""
    return next((str(one.found).strip() for one in found if one.op == "cut"), "")


def _short(text: str) -> str:
    """Return a passage in quotation marks, shortened in the middle."""
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= 120 else f'"{flat[:70]} … {flat[-40:]}"'
