"""What a figure counts: the noun after it, found without a grammar of the language.

The words after a figure are taken up to the first function word, verb or mark; what follows the
noun is kept only where it narrows what is counted ("people killed or injured").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.surroundings import is_dash
from tieout.facts.numbers.tokens import DIGITS, WORD, Token

if TYPE_CHECKING:
    from tieout.facts.numbers.roles import Line

_MOST_WORDS = 7
_JOINTS = frozenset({",", *DASHES})
"""What may stand between a figure and its noun: "5-day", "hundreds, even thousands, of boats"."""


class CountedReader:
    """Reads what the figures of one text count."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tokens = line.tokens
        self.lexicon = line.lexicon

    def after(self, last: int, *, share: bool = False, single: bool = False) -> str:
        """The noun counted by the figure that ends before a token, as written; empty for none.

        Args:
            last: Index after the last token of the figure.
            share: True for a fraction, which may have an article before its noun: "half the town".
            single: True for one, after which a noun is in the singular.
        """
        tokens = self.tokens
        if tokens[last].kind != WORD and tokens[last].text not in _JOINTS:
            return ""
        begin, glued = self._begin(last, share=share)
        if glued:
            return tokens[begin].text
        while self.lexicon.has("counted_skip", tokens[begin].lower):
            begin += 1
        end = self._end(begin, plural=not (share or single))
        if single and end - begin > 1 and self._is_head(tokens[end - 1]):
            end -= 1
        if self._is_rival(last, end):
            return ""
        end = self._without_adverbs(begin, self._with_participles(end) if end > begin else end)
        return self.line.text[tokens[begin].start : tokens[end - 1].end] if end > begin else ""

    def _is_rival(self, last: int, end: int) -> bool:
        """True for a name with a figure of its own: "Leeds 3 Hull 1"."""
        if self.tokens[end].kind != DIGITS or self.lexicon.nouns_capital or last < 2:
            return False
        return self.tokens[end - 1].text[0].isupper() and self.tokens[last - 2].text[0].isupper()

    def _begin(self, last: int, *, share: bool) -> tuple[int, bool]:
        """Where the noun may begin, and whether a hyphen joins it to the figure as one word."""
        tokens, has = self.tokens, self.lexicon.has
        begin = last
        if tokens[begin].text == "," and has("counted_of", tokens[begin + 1].lower):
            begin += 1
        if (share or self.lexicon.nouns_capital) and has("counted_the", tokens[begin].lower):
            return begin + 1, False
        if has("counted_of", tokens[begin].lower):
            begin += 1
            while has("counted_the", tokens[begin].lower):
                begin += 1
            return begin, False
        if is_dash(tokens[begin]) and tokens[begin].start == tokens[begin - 1].end:
            token = tokens[begin + 1]
            if token.kind != WORD or token.start != tokens[begin].end or has("stop", token.lower):
                return len(tokens) - 1, False
            return begin + 1, not has("counted_skip", token.lower)
        return begin, False

    def _end(self, begin: int, *, plural: bool) -> int:
        """Where the noun ends that begins at a token; the token itself when there is none."""
        tokens = self.tokens
        end, words, head = begin, 0, begin
        if plural and self.lexicon.has("stop_noun", tokens[end].lower):
            return end + 1  # "400 lives", of which there is more than one to live
        while words < _MOST_WORDS and self._continues(end, begin):
            if plural and self._goes_on(end):
                break
            words += tokens[end].kind == WORD
            end += 1
            if tokens[end - 1].text[0].isupper():
                head = end
            if tokens[end].start > tokens[end - 1].end + 1:
                break
            if self._ends_phrase(end):
                break
        if self._is_model(end):
            return end + 2
        if self.lexicon.nouns_capital:
            end = head
        while end > begin and (
            tokens[end - 1].kind != WORD or tokens[end - 1].lower.endswith(("'s", "’s"))
        ):
            end -= 1
        return end

    def _goes_on(self, at: int) -> bool:
        """True for a verb such as "voting", which is no noun in the plural nor describes one."""
        token, following = self.tokens[at], self.tokens[at + 1]
        if token.text != token.lower or not self.lexicon.is_ongoing(token.lower):
            return False
        return not is_dash(following) and not self.line.is_noun(at + 1, 1)

    def _is_model(self, at: int) -> bool:
        """True for digits with an s behind a name: "two Boeing 737s"."""
        digits, letter = self.tokens[at : at + 2] if at + 1 < len(self.tokens) else (None, None)
        if digits is None or letter is None or digits.kind != DIGITS or letter.text != "s":
            return False
        return letter.start == digits.end and self.tokens[at - 1].text[0].isupper()

    def _continues(self, at: int, begin: int) -> bool:
        """True when a token may belong to the noun: a word that is no verb, a hyphen inside one."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if at > begin and token.start == before.end and self._is_code(at, begin):
            return True
        if token.kind == WORD:
            if self.lexicon.nouns_capital and at > begin and before.text[0].isupper():
                return token.text[0].isupper()
            if self.line.is_stop(at) or self._is_number(at):
                if at == begin and self.lexicon.has("counted_of", before.lower):
                    return self.lexicon.has("stop_noun", token.lower)
                return (at > begin and is_dash(before)) or self._describes(at)
            return not self._is_verb(at, begin)
        if not is_dash(token) or at == begin:
            return False
        following = self.tokens[at + 1]
        return following.kind == WORD and token.start == before.end and following.start == token.end

    def _is_number(self, at: int) -> bool:
        """True for a number word; "Grand" with a capital is a name."""
        role = self.line.roles[at].role
        return bool(role) and (role != "grand" or self.tokens[at].text == self.tokens[at].lower)

    def _is_code(self, at: int, begin: int) -> bool:
        """True for the hyphen and the digits of a model: "12 MiG-29 fighters"."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if is_dash(token):
            after = self.tokens[at + 1]
            return before.text[0].isupper() and after.kind == DIGITS and after.start == token.end
        name = self.tokens[at - 2] if at - 2 >= begin else token
        return token.kind == DIGITS and is_dash(before) and name.text[0].isupper()

    def _describes(self, at: int) -> bool:
        """True for a function word that is an adjective before a noun: "live births"."""
        return self.lexicon.has("adjective", self.tokens[at].lower) and self.line.is_noun(at + 1, 1)

    def _is_verb(self, at: int, begin: int) -> bool:
        """True for a verb in the past, unless it describes the noun that follows it."""
        token = self.tokens[at]
        word = token.lower
        if token.text != word or (at > begin and is_dash(self.tokens[at - 1])):
            return False
        if self.lexicon.has("verb", word):
            return True
        if not self.lexicon.is_past(word):
            return False
        following = self.tokens[at + 1]
        if at == begin:
            return not self.lexicon.has("participle", word) and not self.line.is_noun(at + 1, 1)
        if self.lexicon.is_adverb(self.tokens[at - 1].lower):
            return not self.line.is_noun(at + 1, 1)
        return not self.lexicon.is_plural(following.lower)

    def _ends_phrase(self, end: int) -> bool:
        """True after a plural in small letters, unless it describes one: "arms dealers"."""
        token, following = self.tokens[end - 1], self.tokens[end]
        if token.kind != WORD or is_dash(following) or not self._is_head(token):
            return False
        has = self.lexicon.has
        describes = has("plural_modifier", token.lower) or has("plural", token.lower)
        return not (describes and following.kind == WORD and self._is_head(following))

    def _is_head(self, token: Token) -> bool:
        """True for a word in small letters that looks like a noun in the plural."""
        if token.text != token.lower:
            return self.lexicon.has("plural", token.lower)
        return self.lexicon.is_plural(token.lower)

    def _with_participles(self, end: int) -> int:
        """The end of "killed or injured" after a noun, where no object follows."""
        at = end
        if not self._is_participle(at):
            return end
        at += 1
        while self.lexicon.has("joins_participles", self.tokens[at].lower) and (
            self._is_participle(at + 1)
        ):
            at += 2
        follows = self.tokens[at]
        if follows.kind != WORD or self.lexicon.has("after_participle", follows.lower):
            return at
        return end

    def _is_participle(self, at: int) -> bool:
        """True for a past participle that narrows what is counted."""
        token = self.tokens[at]
        return token.kind == WORD and self.lexicon.has("participle", token.lower)

    def _without_adverbs(self, begin: int, end: int) -> int:
        """The end of a noun before adverbs that belong to the verb: "900 men reportedly"."""
        while end - begin > 1 and self.lexicon.is_adverb(self.tokens[end - 1].lower):
            end -= 1
        return end
