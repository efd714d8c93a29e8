"""The documents: every command and setting is described, records have their form, examples run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tieout

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
RECORDS = sorted((DOCS / "decisions").glob("*.md"))
TEXTS = [path for path in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")] if "vendor" not in path.parts]


def test_there_are_records() -> None:
    assert RECORDS


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_decision_record_is_short_and_has_its_four_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"[0-9]{4}-[a-z0-9-]+\.md\Z", path.name)
    assert len(text.splitlines()) <= 40
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert ["Context", "Decision", "Rejected", "Consequence"] == headings


def test_no_two_records_have_one_number() -> None:
    numbers = [path.name[:4] for path in RECORDS]
    assert sorted(set(numbers)) == numbers


def test_a_record_that_the_code_cites_exists() -> None:
    cited = {
        match
        for path in Path(tieout.__file__).parent.rglob("*")
        if path.suffix in {".py", ".csv", ".toml"}
        for match in re.findall(r"docs/decisions/([0-9]{4})", path.read_text(encoding="utf-8"))
    }
    assert cited - {path.name[:4] for path in RECORDS} == set()


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "build.py"), "--check"],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ("", 0) == (done.stdout + done.stderr, done.returncode), "run: python docs/build.py"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (path.parent / target).exists(), target


def test_the_python_of_the_readme_runs() -> None:
    blocks = re.findall(
        r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL
    )
    assert blocks
    for block in blocks:
        subprocess.run([sys.executable, "-c", block], check=True, timeout=60)


def test_the_python_for_other_projects_runs_there(tmp_path: Path) -> None:
    text = (DOCS / "in-your-project.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert blocks
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n", encoding="utf-8")
    lines = (
        "from hypothesis import settings",
        "settings.register_profile('few', max_examples=3, deadline=None)",
        "settings.load_profile('few')",
    )
    (tmp_path / "conftest.py").write_text("\n".join(lines), encoding="utf-8")
    for number, block in enumerate(blocks):
        read = "\n\ndef test_it_can_be_read():\n    pass\n"
        (tmp_path / f"test_{number}.py").write_text(block + read, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=tmp_path,
    )
    assert 0 == done.returncode, done.stdout


def test_the_two_commands_of_the_readme_stand_in_fences_of_their_own() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("main-job", "tests"):
        blocks = re.findall(rf"^```console {name}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        assert 1 == len(blocks)
        assert 1 == blocks[0].count("\n")
        assert blocks[0].startswith("$ ")


def test_the_glossary_has_every_word_of_a_verdict_page() -> None:
    words = re.findall(r"^\| ([a-z, ]+) \|", (DOCS / "glossary.md").read_text(), re.MULTILINE)
    assert {"source", "anchor", "fact", "question", "reading", "verdict", "finding", "gate"} <= set(
        words
    )
