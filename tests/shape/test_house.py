"""The house: stages import downwards, nothing circles, drawings and code have one set of names."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import tieout
from tieout import errors

PACKAGE = Path(tieout.__file__).parent
STAGES = ("corpus", "evidence", "facts", "findings", "report")
SHARED = {"errors", "config", "schemas"}
MODULES = sorted(PACKAGE.rglob("*.py"))
DRAWERS = {"utils", "util", "helpers", "common", "base", "core", "misc"}


def name_of(path: Path) -> str:
    """Return a file's module name below the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(path: Path) -> list[tuple[ast.stmt, str, int]]:
    """Return every import of our own modules: the statement, the module, its depth in the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[tuple[ast.stmt, str, int]] = []

    def visit(node: ast.AST, depth: int) -> None:
        for child in ast.iter_child_nodes(node):
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            if isinstance(child, ast.ImportFrom) and (child.module or "").startswith("tieout"):
                module = (child.module or "").removeprefix("tieout").lstrip(".")
                names = [f"{module}.{alias.name}".lstrip(".") for alias in child.names]
                known = {name_of(other) for other in MODULES}
                found.extend((child, name if name in known else module, depth) for name in names)
            visit(child, depth + inside)

    visit(tree, 0)
    return found


def type_checking(path: Path, statement: ast.stmt) -> bool:
    """Say whether an import is for the type checker only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
        and node.lineno < statement.lineno <= (node.end_lineno or 0)
        for node in ast.walk(tree)
    )


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_stage_imports_only_itself_and_the_stages_before_it(path: Path) -> None:
    stage = name_of(path).split(".")[0]
    if stage not in STAGES:
        return
    allowed = {*STAGES[: STAGES.index(stage) + 1], *SHARED, ""}
    wrong = [module for _, module, _ in imports_of(path) if module.split(".")[0] not in allowed]
    assert [] == wrong


def test_no_import_leads_back_to_where_it_began() -> None:
    graph = {
        name_of(path): {
            module
            for statement, module, depth in imports_of(path)
            if depth == 0 and not type_checking(path, statement) and module != name_of(path)
        }
        for path in MODULES
    }
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_an_import_inside_a_function_gives_its_reason(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [
        lines[node.lineno - 1].strip()
        for function in ast.walk(ast.parse("\n".join(lines)))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not re.search(r"# noqa: PLC0415 - \w", lines[node.lineno - 1])
    ]
    assert [] == bare


def test_no_file_is_a_drawer() -> None:
    assert [] == [name_of(path) for path in MODULES if path.stem in DRAWERS]
    source = Path(__file__).parents[2] / "validators"
    assert not (source / "__init__.py").exists()


def test_the_error_tree_is_the_one_that_is_drawn() -> None:
    drawn = re.findall(r"(\w+Error)\((\w+)\)|(\w+Error) ", errors.__doc__ or "")
    names = {first or bare for first, _, bare in drawn}
    classes = {
        name: cls
        for name, cls in vars(errors).items()
        if isinstance(cls, type) and issubclass(cls, errors.TieoutError)
    }
    assert names == set(classes)
    for name, builtin, _ in drawn:
        if builtin:
            assert builtin in {base.__name__ for base in classes[name].__mro__}
    assert all(issubclass(cls, errors.TieoutError) for cls in classes.values())


def test_the_public_names_are_exactly_the_ones_listed() -> None:
    for name in tieout.__all__:
        assert getattr(tieout, name) is not None
    assert sorted(tieout.__all__) == dir(tieout)
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        _ = tieout.nothing_of_ours  # type: ignore[attr-defined] # that is what is tested


def test_the_type_checker_sees_the_same_public_names() -> None:
    text = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    declared = set(re.findall(r"^    from tieout\.[\w.]+ import \w+ as (\w+)$", text, re.MULTILINE))
    assert declared == set(tieout.__all__) - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_and_public_name_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not ast.get_docstring(node)
    ]
    assert [] == silent
