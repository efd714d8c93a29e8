"""The templates of the page, and the style and script that are part of it.

jinja2 escapes every value that is no markup of ours, hidden characters are shown as codes, and the
policy in the page's head names the digests of its own style and script, so that no other can act.

Source: docs/decisions/0060 (hidden characters), docs/decisions/0061 (the page).
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tieout.report.sanitising import brief, visible_lines


def template(name: str) -> Any:
    """Return a template by its file name."""
    return _environment().get_template(name)


@lru_cache
def asset(name: str) -> str:
    """Return the style sheet or the script."""
    return files("tieout.report.page").joinpath("templates", name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """Return the digest by which the page's policy knows its own style and script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@lru_cache
def _environment() -> Environment:
    """Return the templates' environment: everything escaped, nothing undefined."""
    environment = Environment(
        loader=PackageLoader("tieout.report.page"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["lines"] = _lines
    return environment


def _shown(value: object) -> object:
    """Show a value that a template prints, hidden characters as codes; markup of ours stays."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    return brief(value)


def _lines(text: str) -> Markup:
    """Print a passage of a source with its line ends."""
    return escape(visible_lines(text))
