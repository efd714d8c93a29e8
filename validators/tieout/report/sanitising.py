"""Text from data, made harmless for the place it is printed in: one function for each place.

Data may come from a pull request of a stranger. Whatever it holds, it must not run, style, hide
or forge anything in a terminal, a CI log, a browser, an XML reader or a spreadsheet.

Source: docs/decisions/0060 (hidden characters are shown as codes).
"""

from __future__ import annotations

import html as _html
import re
import unicodedata

_UNSEEN = frozenset({0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0})
"""Letters and symbols that print as nothing: the default ignorable ones outside category Cf."""

_SELECTORS = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Variation selectors, which change the look of a character or carry hidden bytes."""

_STACK = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Marks piled on one letter, which print over the lines above and below."""

_LOG_COMMAND = re.compile(r"##(?=[A-Za-z]{0,20}\[)")
"""The start of a command that some CI systems obey anywhere in a line."""


_LINE_COMMAND = re.compile(r"^([ \t]*):(?=:)", re.MULTILINE)
"""The start of a command that GitHub obeys at the start of a line, blanks aside."""


LONGEST = 1_200
"""The most characters of one text that a person is shown at once; our convention."""


class _Shown(dict[int, str]):
    """A translation table that fills itself: hidden characters as `<U+XXXX>`, others as is."""

    def __missing__(self, code: int) -> str:
        """Decide once for each character."""
        hidden = (
            unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
            or code in _UNSEEN
            or any(low <= code <= high for low, high in _SELECTORS)
        )
        self[code] = f"<U+{code:04X}>" if hidden else chr(code)
        return self[code]


_SHOWN = _Shown()
_SHOWN_LINES = _Shown({0x0A: "\n", 0x09: "\t"})


def visible(text: str) -> str:
    r"""Show every control, bidi, format, private and unassigned character as its code.

    The result is one line and reads in the order in which it is stored.

    Args:
        text: Any text.

    Returns:
        The text with each hidden character as `<U+XXXX>` and with at most four marks on a letter.

    Examples:
        >>> visible("9\u202e00\n::set-env")
        '9<U+202E>00<U+000A>::set-env'

    Source: CVE-2021-42574 (bidi), Unicode Standard, section 5.21 (default ignorable characters).
    """
    if text.isascii() and text.isprintable():
        return text
    return _STACK.sub(_unstacked, text).translate(_SHOWN)


def brief(text: str, most: int = LONGEST) -> str:
    """Return a text as `visible` shows it, or the beginning and the end of one too long to read.

    Args:
        text: Any text.
        most: The most characters of it.

    Examples:
        >>> brief("900 fighters"), len(brief("x" * 10_000)) < 1_300
        ('900 fighters', True)
        >>> brief("a" * 5_000)[790:850]
        'aaaaaaaaaa … (3,800 characters left out) … aaaaaaaaaaaaaaaaa'
    """
    text = visible(text)
    if len(text) <= most:
        return text
    head, tail = text[: most * 2 // 3], text[-most // 3 :]
    return f"{head} … ({len(text) - len(head) - len(tail):,} characters left out) … {tail}"


def visible_lines(text: str) -> str:
    """Do as `visible` does but leave line feeds and tabs, for passages of a source.

    A carriage return before a line feed is dropped; any other is shown.
    """
    return _STACK.sub(_unstacked, text.replace("\r\n", "\n")).translate(_SHOWN_LINES)


def _unstacked(found: re.Match[str]) -> str:
    """Keep the first four marks of a pile and show the others as codes."""
    return found[1] + "".join(f"<U+{ord(mark):04X}>" for mark in found[0][4:])


def for_terminal(text: str) -> str:
    r"""Make text safe for a terminal and for the log of a CI job.

    The caller starts every line with words of its own, so that a command which must stand at the
    start of a line is none; those that are obeyed anywhere are broken here.

    Examples:
        >>> for_terminal("\x1b[2J ##vso[task.setvariable]")
        '<U+001B>[2J #<U+0023>vso[task.setvariable]'

    Source: CWE-117, CWE-150.
    """
    return _LOG_COMMAND.sub("#<U+0023>", visible(text))


def for_html(text: str) -> str:
    r"""Make text safe as the content of an element or of a quoted attribute.

    Examples:
        >>> for_html('<b> & "x"')
        '&lt;b&gt; &amp; &quot;x&quot;'

    Source: CWE-79.
    """
    return _html.escape(visible(text), quote=True)


def for_page(page: str) -> str:
    r"""Break, in a finished page of HTML, what a CI system would obey if the page were its log.

    Examples:
        >>> for_page("<p>\n  ::error::x ##[set]</p>")
        '<p>\n  &#58;:error::x #&#35;[set]</p>'
    """
    return _LOG_COMMAND.sub("#&#35;", _LINE_COMMAND.sub(r"\1&#58;", page))


def for_script(text: str) -> str:
    r"""Make JSON safe inside a script element of an HTML page: no `<`, so it cannot be ended.

    Examples:
        >>> for_script('{"a": "</script>"}')
        '{"a": "\\u003c/script>"}'
    """
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


_MARKDOWN = re.compile(r"([\\`*_\[\]#!|~$])")
_REFERENCE = re.compile(r"@|\\#|\bGH-(?=[0-9])", re.IGNORECASE)
_LINK = re.compile(r":(?=//|[A-Za-z0-9_+-]{1,60}:)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)


def for_markdown(text: str) -> str:
    r"""Make text safe in a line of GitHub's or GitLab's Markdown, in a table cell too.

    The caller starts every line with words of its own. No link, picture, mention, issue
    reference, emoji, code, formula or HTML can come of the text. An empty comment parts the sign
    of a mention from the name, since mentions are looked for after escapes have been undone.

    Examples:
        >>> for_markdown("[x](http://x) @team #1 <b> a|b 12:30")
        '\\[x\\](http&#58;//x) @<!-- -->team \\#<!-- -->1 &lt;b&gt; a\\|b 12:30'
    """
    text = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _REFERENCE.sub(r"\g<0><!-- -->", _MARKDOWN.sub(r"\\\1", text))
    return _LINK.sub("&#58;", text).replace("www.", "www&#46;")


def for_xml(text: str) -> str:
    r"""Leave only characters that XML 1.0 allows; the writer of the XML escapes the rest.

    Examples:
        >>> for_xml("a\x00b\ufffe")
        'a<U+0000>b<U+FFFE>'

    Source: XML 1.0 (fifth edition), production 2 (Char).
    """
    return visible_lines(text)


def for_spreadsheet(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Only for tables that are made to be opened in a spreadsheet, never for the facts table.

    Examples:
        >>> for_spreadsheet("=1+1"), for_spreadsheet("-5"), for_spreadsheet("about -5")
        ("'=1+1", "'-5", 'about -5')

    Source: CWE-1236; OWASP ASVS 1.2.10.
    """
    return f"'{text}" if text.lstrip(" \u00a0\ufeff")[:1] in _FORMULA else text


_FORMULA = frozenset("=+-@\t\r\n\0＝＋－＠")


def for_workflow(text: str) -> str:
    r"""Escape the message of a GitHub workflow command.

    Examples:
        >>> for_workflow("100%\n::stop-commands::x")
        '100%25<U+000A>::stop-commands::x'

    Source: GitHub's runner decodes %25, %0D, %0A in messages and %3A, %2C in properties.
    """
    return for_terminal(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def for_workflow_property(text: str) -> str:
    """Escape a property of a GitHub workflow command: as its message, and colon and comma."""
    return for_workflow(text).replace(":", "%3A").replace(",", "%2C")
