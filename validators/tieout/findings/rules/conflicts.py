"""Rules about questions: what the facts that answer one question are to each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.facts.codebook import Kind
from tieout.findings.comparing.relations import Relation
from tieout.findings.comparing.verdicts import Verdict
from tieout.findings.findings import Draft
from tieout.findings.identity import question_identity
from tieout.findings.messages import tell_fact, tell_pairs, tell_question
from tieout.findings.neighbours import near_questions as find_neighbours
from tieout.findings.rule import rule

MOST_NAMED = 20
"""Where no pair is listed, so many facts of the question are named."""

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tieout.findings.case import Case
    from tieout.findings.questions import Pair, Question


@rule("C101", "contradicts", level=Level.ERROR)
def contradicts(case: Case) -> Iterator[Draft]:
    """One speaker, or the sources in their own voice, give values that cannot both hold.

    Why it matters: at least one of them is wrong, and no second speaker explains the difference.
    Example: a source that says 300 died in the fire, and further down 410, of the same day.
    How to settle it: look both sentences up; correct the coding, or record which one you publish.
    Source: the truth table, rows 5, 9 and parts and wholes; docs/decisions/0052.
    """
    yield from _with_verdict(case, Verdict.CONTRADICTS)


@rule("C102", "hedge-differs", level=Level.WARNING)
def hedge_differs(case: Case) -> Iterator[Draft]:
    """Two facts give one figure with hedges that allow different values.

    Why it matters: "no more than 900" rules out 920; "around 900" does not; plain "900" says more
        than either.
    Example: "no more than 900 fighters" in one source, "900 fighters" in another.
    How to settle it: publish the weaker wording, or attribute the bound to its source.
    Source: our convention, docs/decisions/0059.
    """
    for question in case.questions:
        both_hold = Verdict.COMPATIBLE in question.counts
        pairs = [pair for pair in question.pairs if pair.hedge_lost] if both_hold else []
        if pairs:
            yield _draft(case, question, pairs, len(pairs), Verdict.COMPATIBLE)


@rule("C103", "disputed", level=Level.ERROR)
def disputed(case: Case) -> Iterator[Draft]:
    """Different speakers give values that cannot both hold.

    Why it matters: whoever prints one of them takes a side, often without knowing.
    Example: a ministry counts 8,000 men, an observatory 15,000, for the same month.
    How to settle it: attribute both, give the range, or record whom you follow and why.
    Source: the truth table, row 10; docs/decisions/0052.
    """
    yield from _with_verdict(case, Verdict.DISPUTED)


@rule("C104", "denied", level=Level.ERROR)
def denied(case: Case) -> Iterator[Draft]:
    """What one says another denies.

    Why it matters: a denial belongs beside the claim it denies.
    Example: a bank says nothing was taken; the police speak of a robbery of 2,000 gold coins.
    How to settle it: print claim and denial together, or record why one is left out.
    Source: the truth table, rows 2 and 5; docs/decisions/0052.
    """
    yield from _with_verdict(case, Verdict.DENIED)


@rule("C105", "undetermined", level=Level.WARNING)
def undetermined(case: Case) -> Iterator[Draft]:
    """Two facts cannot be compared because something needed is not known.

    Why it matters: a check that could not run must not pass for one that found agreement.
    Example: "nine o'clock" beside "09:30 UTC", where the town's time zone is not given.
    How to settle it: add what is named as missing: a date in valid, a zone, a readable value.
    Source: the truth table, row 4; docs/decisions/0052.
    """
    yield from _with_verdict(case, Verdict.UNDETERMINED)


@rule("C106", "incomparable", level=Level.NOTE)
def incomparable(case: Case) -> Iterator[Draft]:
    """Two facts answer one question but cannot be put beside each other.

    Why it matters: a forecast is no contradiction of a count, nor crowns of marks without a rate.
    Example: "will double by winter" beside "has doubled".
    How to settle it: nothing needs to be done. A rate or a unit that converts the one into the
        other makes figures comparable; what differs in stance, or is free text, stays listed.
    Source: the truth table, rows 1, 3 and 5; docs/decisions/0052.
    """
    yield from _with_verdict(case, Verdict.INCOMPARABLE, _why_unlike)


@rule("C107", "requoted", level=Level.WARNING)
def requoted(case: Case) -> Iterator[Draft]:
    """One utterance is quoted in different words.

    Why it matters: quotation marks promise the speaker's own words; at most one version has them.
    Example: "It is for them to leave" and "It is for them to leave the city, and for good".
    How to settle it: print the longer version, or the words both have, and keep the other on file.
    Source: the truth table, quotations; docs/decisions/0054.
    """
    yield from _with_verdict(case, Verdict.REQUOTED)


@rule("C108", "succeeds", level=Level.NOTE)
def succeeds(case: Case) -> Iterator[Draft]:
    """A later value takes the place of an earlier one.

    Why it matters: both were right in their time; only the later one is news.
    Example: a toll of 41 on Monday, of 56 on Thursday.
    How to settle it: publish the later value with its date.
    Source: the truth table, rows 5 and 6; docs/decisions/0052.
    """
    yield from _with_verdict(case, Verdict.SUCCEEDS)


@rule("C109", "compatible", level=Level.NOTE)
def compatible(case: Case) -> Iterator[Draft]:
    """Values differ in wording or precision, and both can hold.

    Why it matters: the common range is what all of them support.
    Example: "a quarter of a million" beside "275,000".
    How to settle it: publish the more exact value, or the range that both allow.
    Source: the truth table, row 8; docs/decisions/0052.
    """
    yield from _with_verdict(case, Verdict.COMPATIBLE, _how_both_hold)


@rule("C110", "too-few-origins", level=Level.WARNING)
def too_few_origins(case: Case) -> Iterator[Draft]:
    """A value rests on fewer independent origins than its property demands before publishing.

    Why it matters: five papers that print one agency's text are one witness.
    Example: a death toll that three sources take from the same dispatch.
    How to settle it: find a source of another origin, or say whose figure it is.
    Source: Standards for Casualty Recording (Every Casualty 2016), on corroboration.
    """
    for question in case.questions:
        entry = case.codebook.properties.get(question.property)
        wanted = entry.origins if entry is not None and question.rows else 0
        if wanted <= 1:
            continue
        weak = [reading for reading in question.readings if len(reading.origins) < wanted]
        if weak:
            told = "; ".join(f"{r.value} has {len(r.origins)}" for r in weak[:5])
            yield Draft(
                f"{tell_question(case, question)}: {wanted} independent origins are needed: {told}",
                question_identity(case, question),
                facts=tuple(case.ids[row] for row in question.rows),
                file=case.config.facts,
                line=case.lines[question.rows[0]],
                subjects=(question.subject,),
                sources=_sources(case, question),
            )


@rule("C111", "copies-differ", level=Level.WARNING)
def copies_differ(case: Case) -> Iterator[Draft]:
    """Two sources that copy one text give different values.

    Why it matters: one of the copies was changed or mistyped; they are no two witnesses.
    Example: one agency's dispatch printed with 376 dead in one paper, 367 in another.
    How to settle it: look the dispatch up; follow the copy that agrees with it.
    Source: our convention, docs/decisions/0059.
    """
    grave = {Verdict.CONTRADICTS, Verdict.DISPUTED, Verdict.DENIED}
    for question in case.questions:
        if grave.isdisjoint(question.counts):
            continue
        pairs = [
            pair
            for pair in question.pairs
            if pair.verdict in grave and not pair.across and _one_origin(case, pair)
        ]
        if pairs:
            yield _draft(case, question, pairs, len(pairs), pairs[0].verdict)


@rule("C112", "near-questions", level=Level.NOTE)
def near_questions(case: Case) -> Iterator[Draft]:
    """Facts of two sources give one value under keys that look like one question.

    Why it matters: facts filed apart are never compared, and their conflicts never seen.
    Example: one coder files a toll under the city, another under its harbour.
    How to settle it: file both under one question, or rule that they are two.
    Source: our convention, docs/decisions/0059.
    """
    for near in find_neighbours(case):
        rows = [case.row_of[fact] for fact in near.facts]
        told = " and ".join(tell_fact(case, row) for row in rows)
        yield Draft(
            f"{told} look like answers to one question: {near.why}",
            tuple("\x1f".join(key) for key in sorted((near.one, near.other))),
            facts=near.facts,
            file=case.config.facts,
            line=case.lines[rows[0]],
            subjects=(near.one[0], near.other[0]),
            sources=tuple(case.cell(row, "source") for row in rows),
        )


def _one_origin(case: Case, pair: Pair) -> bool:
    """Whether two facts stand in two sources of one origin."""
    sources = [case.cell(case.row_of[fact], "source") for fact in (pair.a, pair.b)]
    origins = {case.origin_of.get(source, source) for source in sources}
    return sources[0] != sources[1] and len(origins) == 1


def _with_verdict(
    case: Case,
    verdict: Verdict,
    hint: Callable[[Case, Question, list[Pair]], str] | None = None,
) -> Iterator[Draft]:
    """Yield one draft for each question that has pairs of a verdict."""
    for question in case.questions:
        number = question.counts.get(verdict, 0)
        if number:
            pairs = [pair for pair in question.pairs if pair.verdict is verdict]
            told = hint(case, question, pairs) if hint else ""
            yield replace(_draft(case, question, pairs, number, verdict), hint=told)


def _why_unlike(case: Case, question: Question, pairs: list[Pair]) -> str:
    """Say what, if anything, would make the values of a question comparable."""
    if any(len(stances) > 1 for stances in _stances(case, pairs)):
        return "Nothing needs to be done: what is asserted, predicted and proposed is kept apart."
    entry = case.codebook.properties.get(question.property)
    if entry is not None and entry.kind in {Kind.TEXT, Kind.QUOTATION}:
        return "Nothing needs to be done: free text is listed, not judged."
    if pairs and all(pair.relation is not Relation.UNLIKE for pair in pairs):
        return "Give both the same window in valid if they should be compared."
    return ""


def _how_both_hold(case: Case, question: Question, pairs: list[Pair]) -> str:
    """Say what can be published of values that can all hold."""
    if any("denied" in stances for stances in _stances(case, pairs)):
        return "Publish the value with its denial; the one leaves room for the other."
    entry = case.codebook.properties.get(question.property)
    if entry is not None and entry.many:
        return "Nothing needs to be done: several values can hold at once."
    if entry is not None and entry.kind in {Kind.CATEGORY, Kind.ENTITY, Kind.BOOLEAN}:
        return "Publish the narrower value, or the one that all sources support."
    return ""


def _stances(case: Case, pairs: list[Pair]) -> list[set[str]]:
    """Return the stances of each pair."""
    return [
        {case.cell(case.row_of[fact], "stance").strip() or "asserted" for fact in (pair.a, pair.b)}
        for pair in pairs
    ]


def _draft(
    case: Case, question: Question, pairs: list[Pair], number: int, verdict: Verdict
) -> Draft:
    """Return one draft for the pairs of a question that have one verdict."""
    concerned = dict.fromkeys(fact for pair in pairs for fact in (pair.a, pair.b))
    rows = sorted({case.row_of[fact] for fact in concerned}) or list(question.rows[:MOST_NAMED])
    return Draft(
        f"{tell_question(case, question)}: {tell_pairs(case, question, pairs, number)}",
        question_identity(case, question, concerned),
        facts=tuple(case.ids[row] for row in rows),
        verdict=str(verdict),
        file=case.config.facts,
        line=case.lines[rows[0]],
        subjects=(question.subject,),
        sources=_sources(case, question),
    )


def _sources(case: Case, question: Question) -> tuple[str, ...]:
    """Return the sources of a question's facts."""
    return tuple(dict.fromkeys(case.cell(row, "source") for row in question.rows))
