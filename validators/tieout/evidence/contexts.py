"""What a quote says stands right before and after it.

Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector (prefix and suffix).
"""

from __future__ import annotations

from rapidfuzz.distance.Indel import normalized_similarity as alike

from tieout.corpus.folding import fold_text
from tieout.evidence.differences import Difference


class Context:
    """What a quote says stands right before and after it, compared after folding."""

    __slots__ = ("_after", "_before", "_prefix", "_suffix")

    def __init__(self, prefix: str, suffix: str) -> None:
        self._prefix, self._suffix = prefix, suffix
        self._before = fold_text(prefix) if prefix else ""
        self._after = fold_text(suffix) if suffix else ""

    def __bool__(self) -> bool:
        return bool(self._before or self._after)

    def fits(self, text: str, start: int, end: int) -> bool:
        """Say whether a place has this context."""
        return self._fits_before(text, start) and self._fits_after(text, end)

    def _fits_before(self, text: str, start: int) -> bool:
        """Say whether the prefix stands right before a place."""
        if not self._before:
            return True
        reach = 4 * len(self._prefix) + 64
        return fold_text(text[max(0, start - reach) : start]).endswith(self._before)

    def _fits_after(self, text: str, end: int) -> bool:
        """Say whether the suffix stands right after a place."""
        if not self._after:
            return True
        return fold_text(text[end : end + 4 * len(self._suffix) + 64]).startswith(self._after)

    def likeness(self, text: str, start: int, end: int) -> float:
        """Say how like a place's surroundings are to the context, to suggest the likeliest."""
        before = fold_text(text[max(0, start - len(self._prefix) - 8) : start])
        after = fold_text(text[end : end + len(self._suffix) + 8])
        return alike(self._before, before[-len(self._before) :] if self._before else "") + alike(
            self._after, after[: len(self._after)]
        )

    def differences(self, text: str, start: int, end: int) -> tuple[Difference, ...]:
        """Name the prefix or suffix that does not stand at a place."""
        wrong: list[Difference] = []
        if not self._fits_before(text, start):
            found = text[max(0, start - len(self._prefix)) : start]
            wrong.append(Difference("prefix", self._prefix, found))
        if not self._fits_after(text, end):
            wrong.append(Difference("suffix", self._suffix, text[end : end + len(self._suffix)]))
        return tuple(wrong)


NO_CONTEXT = Context("", "")
"""What a quote without prefix and suffix says: nothing."""
