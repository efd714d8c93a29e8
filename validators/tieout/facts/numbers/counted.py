"""What a figure counts: the noun after it, found without a grammar of the language.

The words after a figure are taken up to the first function word or mark; what follows the noun is
kept only where it narrows what is counted ("people killed or injured").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.numbers.surroundings import is_dash
from tieout.facts.numbers.tokens import WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.lexicon import Lexicon

_MOST_WORDS = 7


def counted_after(
    tokens: Sequence[Token], last: int, text: str, lexicon: Lexicon, *, share: bool = False
) -> str:
    """The noun counted by the figure that ends before a token, as written; empty for none.

    Args:
        tokens: The tokens of the text.
        last: Index after the last token of the figure.
        text: The text itself.
        lexicon: The words of its language.
        share: True for a fraction, which may have an article before its noun: "half the town".
    """
    begin = last
    if share and lexicon.has("counted_the", tokens[begin].lower):
        begin += 1
    elif lexicon.has("counted_of", tokens[begin].lower):
        begin += 1
        while lexicon.has("counted_the", tokens[begin].lower):
            begin += 1
    elif is_dash(tokens[begin]) and tokens[begin].start == tokens[begin - 1].end:
        begin += 1
        if tokens[begin].kind != WORD or tokens[begin].start != tokens[begin - 1].end:
            return ""
        if lexicon.has("stop", tokens[begin].lower):
            return ""
        if not lexicon.has("counted_skip", tokens[begin].lower):
            return tokens[begin].text
    while lexicon.has("counted_skip", tokens[begin].lower):
        begin += 1
    end, words = begin, 0
    while words < _MOST_WORDS and _continues(tokens, end, begin, lexicon):
        words += tokens[end].kind == WORD
        end += 1
        if tokens[end].start > tokens[end - 1].end + 1:
            break
        if _ends_phrase(tokens, begin, end, lexicon):
            break
    end = _with_participles(tokens, end, lexicon) if end > begin else end
    while end > begin and (
        tokens[end - 1].kind != WORD or tokens[end - 1].lower.endswith(("'s", "’s"))
    ):
        end -= 1
    return text[tokens[begin].start : tokens[end - 1].end] if end > begin else ""


def _continues(tokens: Sequence[Token], at: int, begin: int, lexicon: Lexicon) -> bool:
    """True when a token may belong to the noun: a word, or a hyphen inside one."""
    token = tokens[at]
    if token.kind == WORD:
        if lexicon.has("stop", token.lower) or token.lower in lexicon.numerals:
            return at > begin and is_dash(tokens[at - 1])
        return True
    if not is_dash(token) or at == begin:
        return False
    following = tokens[at + 1]
    return (
        following.kind == WORD
        and token.start == tokens[at - 1].end
        and following.start == token.end
    )


def _ends_phrase(tokens: Sequence[Token], begin: int, end: int, lexicon: Lexicon) -> bool:
    """True after a plural in small letters that no noun in the plural follows: the head."""
    token = tokens[end - 1]
    if token.kind != WORD or is_dash(tokens[end]) or not _is_plural(token, lexicon):
        return False
    if end - 1 > begin and is_dash(tokens[end - 2]) and not _is_plural(token, lexicon):
        return False
    following = tokens[end]
    return not (following.kind == WORD and _is_plural(following, lexicon)) or (
        lexicon.has("stop", following.lower)
    )


def _with_participles(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    """The end of "killed or injured" after a noun, where no object follows."""
    at = end
    if tokens[at].kind != WORD or not _is_participle(tokens[at], lexicon):
        return end
    at += 1
    while lexicon.has("joins_participles", tokens[at].lower) and _is_participle(
        tokens[at + 1], lexicon
    ):
        at += 2
    follows = tokens[at]
    if follows.kind != WORD or lexicon.has("after_participle", follows.lower):
        return at
    return end


def _is_participle(token: Token, lexicon: Lexicon) -> bool:
    """True for a past participle that narrows what is counted."""
    return token.kind == WORD and lexicon.has("participle", token.lower)


def _is_plural(token: Token, lexicon: Lexicon) -> bool:
    """True for a word in small letters that looks like a noun in the plural."""
    word = token.lower
    if lexicon.has("plural", word):
        return True
    return (
        lexicon.plural_s
        and token.text == word
        and len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
    )
