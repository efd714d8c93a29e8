"""Words that look the same and are not are told by their codes."""

import pytest

from tieout.findings.lookalikes import codes_apart


@pytest.mark.parametrize(
    ("left", "right", "codes"),
    [
        ("th\u0430n", "than", ("U+0430", "U+0061")),
        ("\u0421\u041e\u0420", "COP", ("U+0421 U+041E U+0420", "U+0043 U+004F U+0050")),
        ("\u039f900", "O900", ("U+039F", "U+004F")),
        ("\uff19\uff10\uff10", "900", ("U+FF19 U+FF10", "U+0039 U+0030")),
        ("\u0669", "9", ("U+0669", "U+0039")),
    ],
)
def test_characters_of_another_script_are_told(
    left: str, right: str, codes: tuple[str, str]
) -> None:
    assert codes == codes_apart(left, right)
    assert codes[::-1] == codes_apart(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [("then", "than"), ("than", "than"), ("thin", "thing"), ("cafe", "caf\u00e9"), ("9", "\u043e")],
)
def test_words_that_a_reader_tells_apart_have_no_codes(left: str, right: str) -> None:
    assert ("", "") == codes_apart(left, right)
