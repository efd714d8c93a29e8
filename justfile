# The recipes of continuous integration. Without a name: all of them.
python := env("TIEOUT_PYTHON", "python")

# format, lint, types, tests, data
default: lint types tests data

# the formatter and the linter, without changing anything
lint:
    {{ python }} -m ruff format --check validators tests docs
    {{ python }} -m ruff check validators tests docs

# static types, strict
types:
    {{ python }} -m mypy

# every test, then the examples in the docstrings
tests:
    {{ python }} -m pytest --quiet
    {{ python }} -m pytest --quiet --doctest-modules --pyargs tieout

# the bundled data set through the gate
data:
    {{ python }} -m tieout validate

# the lock of every dependency, with hashes
lock:
    {{ python }} -m uv pip compile -q pyproject.toml --all-extras --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 -o requirements/all.txt

# format and mend what the linter can mend
mend:
    {{ python }} -m ruff check --fix validators tests docs
    {{ python }} -m ruff format validators tests docs

# the wheel and the source archive
build:
    {{ python }} -m build
