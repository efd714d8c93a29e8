"""The rules: one definition each, in the order in which they are run and listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tieout.config import nearest
from tieout.errors import UsageError
from tieout.findings.rules import (
    anchors,
    conflicts,
    coverage,
    decisions,
    mentions,
    names,
    sources,
    tables,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.config import Config
    from tieout.findings.case import Case
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    tables.empty_table,
    tables.misfit_row,
    tables.empty_cell,
    tables.duplicate_id,
    tables.bad_id,
    tables.unknown_hedge,
    tables.unknown_stance,
    tables.extra_column,
    tables.hidden_character,
    tables.doubled_row,
    sources.unknown_source,
    sources.source_missing,
    sources.source_altered,
    sources.source_undecodable,
    sources.source_unsafe,
    sources.bad_manifest,
    sources.no_sources,
    sources.hidden_in_source,
    anchors.quote_missing,
    anchors.quote_ambiguous,
    anchors.quote_elsewhere,
    anchors.quote_folded,
    anchors.quote_stitched,
    anchors.quote_cuts,
    anchors.quote_spans_sentences,
    values.undeclared_property,
    values.undeclared_entity,
    values.bad_value,
    values.bad_valid,
    values.value_not_in_quote,
    values.hedge_dropped,
    values.hedge_added,
    values.coder_judgement,
    values.alias_resolved,
    mentions.speaker_not_named,
    values.later_than_source,
    mentions.subject_not_named,
    conflicts.contradicts,
    conflicts.hedge_differs,
    conflicts.disputed,
    conflicts.denied,
    conflicts.undetermined,
    conflicts.incomparable,
    conflicts.requoted,
    conflicts.succeeds,
    conflicts.compatible,
    conflicts.too_few_origins,
    conflicts.copies_differ,
    conflicts.near_questions,
    coverage.uncited,
    coverage.coverage,
    coverage.skip_not_found,
    coverage.unread_language,
    names.spelled,
    names.unlisted_spelling,
    decisions.ruling_expired,
    decisions.ruling_unused,
    decisions.ruling_pending,
    decisions.ruling_outdated,
    decisions.bad_ruling,
    decisions.baseline,
)
"""Every rule."""

SUBJECTS = {
    "T": "The facts table",
    "S": "Sources",
    "A": "Quotes",
    "V": "Values",
    "C": "Questions",
    "D": "Rulings",
    "G": "Coverage",
    "N": "Names",
}
"""What the letter of a code stands for."""


def run_rules(case: Case, questions: Iterable[Question]) -> tuple[Finding, ...]:
    """Return what the rules find, as the settings of the data set want it.

    Args:
        case: The case.
        questions: Its questions, judged.

    Raises:
        UsageError: The settings name a rule that does not exist.
    """
    config = case.config
    check_codes(config)
    active = [rule for rule in RULES if is_active(rule.code, config)]
    first = [rule for rule in active if not rule.code.startswith("D")]
    judged = replace(case, questions=tuple(questions))
    found = tuple(finding for rule in first for finding in rule.check(judged))
    codes = frozenset(rule.code for rule in first)
    known = frozenset(rule.code for rule in RULES)
    settled = replace(judged, found=found, codes_run=codes, codes_known=known)
    about_rulings = [
        finding for rule in active if rule.code.startswith("D") for finding in rule.check(settled)
    ]
    return configured((*found, *about_rulings), config)


def configured(findings: Iterable[Finding], config: Config) -> tuple[Finding, ...]:
    """Return findings with the levels of the settings, without those that an override leaves out.

    An override counts for a finding when all its subjects, or all its sources, are among those
    that the override names.
    """
    kept = []
    for finding in findings:
        level = config.levels.get(finding.code, finding.level)
        left_out = False
        for override in config.overrides:
            subjects, sources = override.subjects, override.sources
            if subjects and not (finding.subjects and set(finding.subjects) <= set(subjects)):
                continue
            if sources and not (finding.sources and set(finding.sources) <= set(sources)):
                continue
            left_out = left_out or any(finding.code.startswith(code) for code in override.ignore)
            level = override.levels.get(finding.code, level)
        if not left_out:
            kept.append(replace(finding, level=level))
    return tuple(kept)


def is_active(code: str, config: Config) -> bool:
    """Tell whether the settings let a rule run: selected, and not left out."""
    selected = not config.select or any(code.startswith(prefix) for prefix in config.select)
    return selected and not any(code.startswith(prefix) for prefix in config.ignore)


def check_codes(config: Config) -> None:
    """Refuse settings that name a rule that does not exist, and so would switch nothing.

    Raises:
        UsageError: A code or prefix is that of no rule.
    """
    prefixes = [*config.select, *config.ignore, *(c for o in config.overrides for c in o.ignore)]
    codes = [*config.levels, *(code for o in config.overrides for code in o.levels)]
    known = [rule.code for rule in RULES]
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in known):
            raise UsageError(f"there is no rule {prefix!r}", hint=nearest(prefix, known))
    for code in codes:
        if code not in known:
            raise UsageError(f"there is no rule {code!r}", hint=nearest(code, known))


def find_rule(code: str) -> Rule:
    """Return the rule of a code or name.

    Raises:
        UsageError: There is no such rule; the nearest is suggested.
    """
    wanted = code.strip()
    for rule in RULES:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    known = [name for rule in RULES for name in (rule.code, rule.name)]
    raise UsageError(f"there is no rule {wanted!r}", hint=nearest(wanted, known))


def explain(code: str) -> str:
    """Return the page of a rule as Markdown.

    Args:
        code: The rule's code (C101) or name (contradicts).

    Raises:
        UsageError: There is no such rule; the nearest is suggested.

    Examples:
        >>> explain("C101").splitlines()[0]
        '## C101 contradicts'
    """
    return find_rule(code).page() + "\n"


def render_rules() -> str:
    """Return docs/rules.md: every rule with its whole explanation, by subject."""
    lines = [
        "# Rules",
        "",
        "Generated from the rules; a test compares the two. `tieout explain CODE` prints one.",
        "",
        "| code | name | level | what it finds |",
        "|---|---|---|---|",
    ]
    lines += [f"| {r.code} | {r.name} | {r.level} | {r.summary} |" for r in RULES]
    for letter, subject in SUBJECTS.items():
        pages = [rule.page().replace("## ", "### ", 1) for rule in RULES if rule.code[0] == letter]
        if pages:
            lines += ["", f"## {subject}", "", "\n\n".join(pages)]
    return "\n".join(lines) + "\n"
