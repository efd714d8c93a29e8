from __future__ import annotations

from io import StringIO
from threading import Event

import pytest

from tieout.report import progress


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_stream_that_is_no_terminal_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    stream = StringIO()
    with progress.working("checking", stream):
        pass
    assert "" == stream.getvalue()


def test_short_work_shows_nothing() -> None:
    stream = Screen()
    with progress.working("checking", stream):
        pass
    assert "" == stream.getvalue()


def test_long_work_shows_a_sign_and_clears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    seen = Signal()
    with progress.working("checking", seen):
        assert seen.written.wait(5)
    assert "checking (0 s)" in seen.getvalue()
    assert seen.getvalue().endswith("\r")
    assert "" == seen.getvalue().rsplit("\r", 2)[-2].strip()


def test_an_error_passes_through_and_the_line_is_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    seen = Signal()

    def fail() -> None:
        with progress.working("checking", seen):
            seen.written.wait(5)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert seen.getvalue().endswith("\r")


class Signal(Screen):
    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def flush(self) -> None:
        self.written.set()
