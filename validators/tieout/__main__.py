"""`tieout` and `python -m tieout`: what needs no import is answered first."""

import sys

from tieout import __version__


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"tieout {__version__}\n")
        return 0
    from tieout.cli import run  # noqa: PLC0415 - the version must not pay for it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
