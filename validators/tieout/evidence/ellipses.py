"""The ellipses by which a quote joins parts of its source.

Source: our convention, docs/decisions/0031.
"""

from __future__ import annotations

import re

JOIN = re.compile(
    r"[\[(]\s?(?:\.{3,4}|(?:\.\s){2,3}\.|\u2026)\s?[\])]|\.{3,4}|(?:\.\s){2,3}\.|\u2026"
)
"""What a cut within a quote is written as: `[...]`, `...`, `. . .` or `…`."""


def is_joined(words: str) -> bool:
    """Say whether an ellipsis joins parts of a quote."""
    if words.count(".") < 3 and "\u2026" not in words:
        return False
    return JOIN.search(words) is not None


def parts_of(words: str) -> list[str]:
    """Return the parts of a quote that ellipses join.

    Examples:
        >>> parts_of("the assault [...] has killed 376 ... in Aleppo")
        ['the assault', 'has killed 376', 'in Aleppo']
    """
    return [part for part in map(str.strip, JOIN.split(words)) if part]
