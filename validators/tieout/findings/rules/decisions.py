"""Rules about rulings: those that are broken, expired, unused, outdated, pending or wholesale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.config import Level, nearest
from tieout.findings.decisions import BASELINE, PENDING, Decision, bad_days, chosen_of, decisions_of
from tieout.findings.findings import Draft
from tieout.findings.rule import rule
from tieout.schemas import STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from tieout.findings.case import Case
    from tieout.findings.findings import Finding


@rule("D101", "ruling-expired", level=Level.WARNING)
def ruling_expired(case: Case) -> Iterator[Draft]:
    """A ruling's day of review has passed, so it settles nothing any more.

    Why it matters: what was settled for the time being would otherwise stay settled for ever.
    Example: a dispute left standing until the commission reports, which it has by now.
    How to settle it: look at the finding again, and rule with a new day of review or none.
    Source: our convention, docs/decisions/0053.
    """
    for ruling in decisions_of(case):
        if ruling.expired(case.today):
            yield _draft(case, ruling, f"the ruling was to be reviewed by {ruling.review_by}")


@rule("D102", "ruling-unused", level=Level.WARNING)
def ruling_unused(case: Case) -> Iterator[Draft]:
    """A ruling is on no finding of today.

    Why it matters: a ruling kept for nothing may settle tomorrow what nobody has looked at.
    Example: a dispute that ended when a mistyped figure was corrected.
    How to settle it: remove the row.
    Source: our convention, docs/decisions/0053.
    """
    for ruling, match in _unmatched(case):
        if match is None:
            told = f"no {ruling.code} has the fingerprint {ruling.fingerprint} any more"
            yield _draft(case, ruling, told)


@rule("D103", "ruling-pending", level=Level.WARNING)
def ruling_pending(case: Case) -> Iterator[Draft]:
    """A ruling is still pending; it never passes the gate.

    Why it matters: a discussion is no decision.
    Example: a conflict handed to a colleague who knows the region.
    How to settle it: decide, and put the strategy in the place of pending.
    Source: ACLED, coding review process, on pending events; docs/decisions/0053.
    """
    matched = {finding.fingerprint for finding in case.found}
    for ruling in decisions_of(case):
        if ruling.strategy == PENDING and ruling.fingerprint in matched:
            yield _draft(case, ruling, f"the ruling is pending: {ruling.reason}")


@rule("D104", "ruling-outdated", level=Level.WARNING)
def ruling_outdated(case: Case) -> Iterator[Draft]:
    """The facts that a ruling was on have changed since, so the finding is open again.

    Why it matters: the person who ruled had other facts before them.
    Example: a third source has joined the question, or a figure was corrected.
    How to settle it: look at the finding again, and replace the row by a new ruling.
    Source: our convention, docs/decisions/0053.
    """
    for ruling, match in _unmatched(case):
        if match is not None:
            told = (
                f"the facts have changed since the ruling of {ruling.decided_on}; "
                f"the finding is now {match.fingerprint}"
            )
            yield _draft(case, ruling, told)


@rule("D105", "bad-ruling", level=Level.ERROR)
def bad_ruling(case: Case) -> Iterator[Draft]:
    """A row of the rulings cannot be used.

    Why it matters: a ruling that is not understood settles nothing, whatever its author thinks.
    Example: a strategy that is not one of the list; a ruling without a reason; one that prefers
    a source which is not there.
    How to settle it: correct the row, or write it with tieout decide.
    Source: docs/data.md, the columns of decisions.csv.
    """
    for misfit in case.decision_misfits:
        message = f"the row has {len(misfit.cells)} cells, the header {misfit.expected}"
        yield _broken(case, misfit.line, message, "\x1f".join(misfit.cells))
    frame = case.decision_failures
    cells = zip(frame["line"], frame["column"], frame["check"], frame["value"], strict=True)
    for line, column, check, value in cells:
        told = {"filled": "is empty", "unique": f"{value!r} is ruled on twice"}.get(
            check, f"{value[:60]!r} is not allowed"
        )
        hint = nearest(value, list(STRATEGIES)) if column == "strategy" and value else ""
        yield _broken(case, int(line), f"{column}: {told}", f"{column} {value}", hint=hint)
    for row in case.decisions.to_dict("records"):
        days = [str(row[name]).strip() for name in ("decided_on", "review_by")]
        column = bad_days(*days)
        if column and str(row[column]).strip():
            message = f"{column}: {str(row[column])[:60]!r} is no date"
            yield _broken(case, int(row["line"]), message, str(row["fingerprint"]))
        code = str(row["code"]).strip()
        if code and code not in case.codes_known:
            message = f"code: there is no rule {code[:60]!r}"
            hint = nearest(code, sorted(case.codes_known))
            yield _broken(case, int(row["line"]), message, str(row["fingerprint"]), hint=hint)
        yield from _unknown_choices(case, row)


@rule("D106", "baseline", level=Level.NOTE)
def baseline(case: Case) -> Iterator[Draft]:
    """Findings were accepted wholesale when the table was first checked.

    Why it matters: they hold the gate no longer, and nobody has looked into them yet.
    Example: a table of ten years whose old conflicts are taken over as they are.
    How to settle it: look into them one by one, and replace each row by a ruling of your own.
    Source: our convention, docs/decisions/0053.
    """
    taken = [ruling for ruling in decisions_of(case) if ruling.reason == BASELINE]
    if taken:
        told = f"{len(taken)} findings were" if len(taken) > 1 else "1 finding was"
        yield Draft(
            f"{told} accepted as it stood, and not looked into",
            ("baseline",),
            file=case.config.decisions,
            line=taken[0].line,
        )


def _unknown_choices(case: Case, row: Mapping[Hashable, object]) -> Iterator[Draft]:
    """Yield a draft for each id that a ruling prefers and the data set has not."""
    known = case.row_of.keys() | set(case.sources["source"])
    for part in chosen_of(str(row["chosen"])):
        if part not in known:
            message = f"chosen: there is no fact or source {part[:60]!r}"
            hint = nearest(part, sorted(known))
            yield _broken(case, int(str(row["line"])), message, part, hint=hint)


def _unmatched(case: Case) -> Iterator[tuple[Decision, Finding | None]]:
    """Yield each ruling on no finding of today, with the finding that took its place, if any."""
    matched = {(finding.code, finding.fingerprint) for finding in case.found}
    by_fact: dict[tuple[str, str], Finding] = {}
    for finding in case.found:
        for fact in finding.facts:
            by_fact.setdefault((finding.code, fact), finding)
    ruled = {ruling.fingerprint for ruling in decisions_of(case)}
    for ruling in decisions_of(case):
        if (ruling.code, ruling.fingerprint) in matched or ruling.code not in case.codes_run:
            continue
        heirs = [by_fact[ruling.code, f] for f in ruling.facts if (ruling.code, f) in by_fact]
        open_heirs = [heir for heir in heirs if heir.fingerprint not in ruled]
        yield ruling, open_heirs[0] if open_heirs else None


def _draft(case: Case, ruling: Decision, message: str) -> Draft:
    """Return a draft about one ruling."""
    known = tuple(fact for fact in ruling.facts if fact in case.row_of)
    return Draft(
        message,
        (ruling.fingerprint, ruling.review_by, ruling.strategy),
        facts=known,
        file=case.config.decisions,
        line=ruling.line,
    )


def _broken(case: Case, line: int, message: str, identity: str, *, hint: str = "") -> Draft:
    """Return a draft about a row that is no ruling."""
    identity_parts = (identity, str(line))
    return Draft(message, identity_parts, file=case.config.decisions, line=line, hint=hint)
