"""The setting with which continuous integration counts a skipped test as a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"


@pytest.mark.parametrize(
    ("setting", "body", "expected"),
    [
        ("1", "@pytest.mark.skip(reason='no browser')\ndef test_a(): pass", 1),
        ("1", "pytest.importorskip('no_such_module')\ndef test_a(): pass", 1),
        ("1", "@pytest.mark.xfail(reason='known')\ndef test_a(): assert False", 0),
        ("1", "def test_a(): pass", 0),
        ("0", "@pytest.mark.skip(reason='no browser')\ndef test_a(): pass", 0),
    ],
)
def test_a_skip_fails_the_run_if_and_only_if_asked(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    body: str,
    expected: int,
) -> None:
    monkeypatch.setenv("TIEOUT_NO_SKIPS", setting)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(test_one=f"import pytest\n{body}\n", test_two="def test_b(): pass\n")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist")
    assert expected == result.ret
    if expected:
        result.stdout.fnmatch_lines(["*TIEOUT_NO_SKIPS=1*", "SKIPPED test_one.py*"])
