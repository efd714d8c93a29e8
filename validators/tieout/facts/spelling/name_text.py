"""A name as it is written, in plain words: signs, points, commas and brackets read away."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tieout.facts.spelling.scripts import is_latin, latinise
from tieout.facts.spelling.word_classes import classes, words_of_class

_SILENT: Final = "'`´ʻʼʾʿ‘’ˈ′\u200b\u200c\u200d\u2060\ufeff\u00ad"
_QUIET: Final = re.compile(f"[{_SILENT}]")
_SPACED: Final = str.maketrans(
    dict.fromkeys(map(ord, _SILENT), None)
    | dict.fromkeys(map(ord, '-–—‐‑_/\\()[]{}"“”„«»:;!?*+|<>=~^#@%$.،·'), " ")
)
_INITIALS: Final = re.compile(r"\b((?:[A-Za-z]\.){2,7})")
_ELIDED: Final = re.compile(r"\b[Ll]['’](?=[aàâeéèêhiîoôuyAÀÂEÉÈÊHIÎOÔUY])")
_BOUND_SIMPLY: Final = str.maketrans({"-": " ", "'": None})
_BOUND: Final = re.compile("-(?=u[drst]-)|(?<=-ud)-(?=d[ie])")
_BRACKETED: Final = re.compile(r"(?<=\w)\s*[(\[]([^\W\d_]{2,10}|(?:[^\W\d_]\.){2,10})[)\]]")
_PHRASED: Final = {False: "llc", True: "jsc"}
_BESIDE: Final = frozenset({"legal", "generation", "title"})
_NO_CLASS: Final[dict[str, str]] = {}


def bracketed(raw: str) -> tuple[str, str]:
    """Return a name without the letters that stand for it in brackets, and those letters.

    Examples:
        >>> bracketed("World Food Programme (WFP)")
        ('World Food Programme', 'wfp')
        >>> bracketed("Communist Party of India (Marxist)")
        ('Communist Party of India (Marxist)', '')
    """
    found = _BRACKETED.search(raw)
    if not found:
        return raw, ""
    letters = found[1].replace(".", "")
    if not letters.isupper():
        return raw, ""
    return raw[: found.start()] + raw[found.end() :], letters.lower()


def simple_words(raw: str) -> list[str] | None:
    """Return the words of a name of Latin letters, hyphens and apostrophes; None if it has more.

    Hyphens and apostrophes that bind more than two words together are more, too.

    Examples:
        >>> simple_words("José O'Neill-García"), simple_words("Zia-ur-Rahman")
        (['jose', 'oneill', 'garcia'], None)
    """
    if not (raw.isascii() or is_latin(raw)):
        return None
    text = latinise(raw)
    if not text.replace(" ", "").isalpha():
        if "-u" in text or "co-op" in text or ("l'" in text and _ELIDED.search(raw)):
            return None
        text = text.translate(_BOUND_SIMPLY)
        if not text.replace(" ", "").isalpha():
            return None
    words = text.split()
    return words if _phrase_heads().isdisjoint(words) else None


def plain_words(raw: str) -> list[str]:
    """Return the words of a name in plain letters, what stood before a comma moved behind it.

    Examples:
        >>> plain_words("Gen. Lavrov, S.V."), plain_words("Snow, Inc.")
        (['s', 'v', 'gen', 'lavrov'], ['snow', 'inc'])
    """
    text = raw
    if "&" in text:
        text = text.replace("&", " and ")
    if "'" in text or "’" in text:
        text = _ELIDED.sub("", text)
    if "." in text:
        text = _INITIALS.sub(_undotted, text)
    text = text.lower() if text.isascii() else latinise(_QUIET.sub("", text))
    if "-" in text:
        text = text.replace("co-op", "coop")
        text = _BOUND.sub("", text) if "-u" in text else text
    text = text.translate(_SPACED)
    if not _phrase_heads().isdisjoint(text.split()):
        phrases = _phrases()
        phrase = phrases.search(text)
        if phrase:
            text = f"{phrases.sub(' ', text)} {_PHRASED[phrase[1] is None]}"
    if "," not in text:
        return text.split()
    first, _, rest = text.partition(",")
    behind = rest.replace(",", " ").split()
    known = classes()
    if behind and all(not _BESIDE.isdisjoint(known.get(one, _NO_CLASS)) for one in behind):
        return [*first.split(), *behind]
    return [*behind, *first.split()]


def _undotted(found: re.Match[str]) -> str:
    """Return letters with full stops as a known word ("S.A.", "U.S."), or as initials."""
    letters = found[0].replace(".", "")
    known = not {"legal", "title_before"}.isdisjoint(classes().get(letters.lower(), _NO_CLASS))
    return f"{letters} " if known else found[0].replace(".", " ")


@cache
def _phrase_heads() -> frozenset[str]:
    """Return the first words of legal forms of several words."""
    return frozenset(phrase.split()[0] for phrase in words_of_class("legal_phrase"))


@cache
def _phrases() -> re.Pattern[str]:
    """Return the pattern of legal forms of several words: those of partners, those of shares."""
    forms: dict[str, list[str]] = {"limited": [], "stock": []}
    for phrase, form in words_of_class("legal_phrase").items():
        forms[form].append(" +".join(phrase.split()))
    limited, stock = (
        "|".join(sorted(forms[form], key=len, reverse=True)) for form in ("limited", "stock")
    )
    return re.compile(rf"\b(?:({limited})|({stock}))\b")
