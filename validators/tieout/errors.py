"""What stops a run. What is wrong with the data is a finding, not an error.

```
TieoutError(Exception)          every message says what, where and what to do next
|- UsageError(ValueError)       a wrong argument, flag or configuration key
|- CorpusError                  a source cannot be read: missing, undecodable, unsafe path
|- TableError(ValueError)       a table or the codebook cannot be read: column, row, line
`- ValueSyntaxError(ValueError) text is not in the notation of its kind: text, position
```

A test compares this drawing with the classes.
"""

from __future__ import annotations


class TieoutError(Exception):
    """The root of every error that tieout raises.

    Args:
        message: What happened and where.
        hint: What to do next, one sentence.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(TieoutError, ValueError):
    """An argument, flag or configuration key is wrong."""


def must_be_text(**arguments: object) -> None:
    """Refuse an argument that is no text, by its name.

    Raises:
        UsageError: One of the arguments is not a `str`.

    Examples:
        >>> must_be_text(text=b"900 dead")
        Traceback (most recent call last):
            ...
        tieout.errors.UsageError: text is bytes, not str
    """
    for name, value in arguments.items():
        if not isinstance(value, str):
            hint = "Decode bytes first: text.decode('utf-8')."
            raise UsageError(
                f"{name} is {type(value).__name__}, not str",
                hint=hint if isinstance(value, bytes | bytearray) else f"Give {name} as a str.",
            )


class CorpusError(TieoutError):
    """A source cannot be read."""


class TableError(TieoutError, ValueError):
    """A table, the codebook or the manifest cannot be read.

    Args:
        message: What happened and where.
        hint: What to do next, one sentence.
        line: The physical line in the file, counted from 1, or 0 when no one line is to blame.
    """

    def __init__(self, message: str, *, hint: str = "", line: int = 0) -> None:
        super().__init__(message, hint=hint)
        self.line = line


class ValueSyntaxError(TieoutError, ValueError):
    """A text is not in the notation of its kind.

    Args:
        message: What happened.
        text: The text as it was given.
        position: Where in the text reading stopped, in code points from 0.
        hint: What to do next, one sentence.
    """

    def __init__(self, message: str, *, text: str = "", position: int = 0, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.text = text
        self.position = position
