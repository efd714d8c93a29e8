"""`tieout` and `python -m tieout`: what needs no import is answered first."""

import gc
import sys

from tieout import __version__

GARBAGE_THRESHOLD = 100_000
"""New objects between two looks for garbage: a run makes many that live until its end."""


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"tieout {__version__}\n")
        return 0
    from tieout.cli import run  # noqa: PLC0415 - the version must not pay for it

    gc.set_threshold(GARBAGE_THRESHOLD)
    code = run(sys.argv[1:])
    gc.freeze()  # what is left dies with the process: looking through it costs a tenth of a run
    return code


if __name__ == "__main__":
    sys.exit(main())
