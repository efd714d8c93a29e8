"""A sign of life while long work runs, for a person at a terminal and for nobody else."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds before anything is shown: our convention, shorter work needs no sign."""

STEP = 0.5
"""Seconds between two signs."""


@contextmanager
def working(words: str, stream: TextIO | None = None) -> Iterator[None]:
    """Show on a terminal, after a while and on one line, that work goes on and for how long.

    Args:
        words: What is being done, words of ours.
        stream: Where to show it; standard error by default. A stream that is no terminal gets
            nothing, and the line is cleared at the end.
    """
    shown = sys.stderr if stream is None else stream
    if not shown.isatty():
        yield
        return
    done = threading.Event()
    began = time.monotonic()

    def show() -> None:
        if done.wait(PATIENCE):
            return
        while not done.is_set():
            shown.write(f"\r{words} ({time.monotonic() - began:.0f} s)")
            shown.flush()
            done.wait(STEP)
        shown.write(f"\r{' ' * (len(words) + 12)}\r")
        shown.flush()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
