"""The files that carry tieout into other systems, run as those systems run them, offline."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from tieout.planting import compose, planted_statements

ROOT = Path(__file__).parents[2]


def project(folder: Path, verdict: str) -> Path:
    """Write a data set with one question into a folder that is a repository."""
    folder.mkdir(exist_ok=True)
    compose([], planted_statements(verdict, 900), verdict).write(folder)
    git(folder, "init", "--quiet")
    return folder


def git(folder: Path, *words: str) -> None:
    """Run git without anything from the user's own settings."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    identity = ["-c", "user.name=tests", "-c", "user.email=tests@example.org"]
    subprocess.run(
        ["git", *identity, *words], cwd=folder, check=True, env=os.environ | settings, timeout=60
    )


@pytest.fixture
def tieout_on_path(tmp_path: Path) -> str:
    """Return a search path on which `tieout` is the one under test."""
    commands = tmp_path / "bin"
    commands.mkdir()
    script = commands / "tieout"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tieout "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return f"{commands}:{os.environ['PATH']}"


def load(name: str) -> Any:
    """Read a YAML file of the repository."""
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def pre_commit(folder: Path, *words: str, path: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit in a repository, with a cache of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words],
        cwd=folder,
        env=os.environ | {"PATH": path, "PRE_COMMIT_HOME": str(folder / ".cache")},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_pre_commit_accepts_the_manifest(tieout_on_path: str) -> None:
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    done = pre_commit(ROOT, "validate-manifest", manifest, path=tieout_on_path)
    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(("verdict", "expected"), [("agrees", 0), ("disputed", 1)])
def test_the_hook_runs_when_a_table_is_committed_and_is_the_gate(
    tmp_path: Path, tieout_on_path: str, verdict: str, expected: int
) -> None:
    folder = project(tmp_path / "project", verdict)
    (hook,) = load(".pre-commit-hooks.yaml")
    local = hook | {"language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(folder, "add", ".")
    done = pre_commit(folder, "run", "--all-files", path=tieout_on_path)
    assert expected == done.returncode, done.stdout
    assert ("C103" in done.stdout) == bool(expected)


def test_the_hook_stays_out_of_changes_that_are_none_of_its_business(
    tmp_path: Path, tieout_on_path: str
) -> None:
    folder = project(tmp_path / "project", "disputed")
    (hook,) = load(".pre-commit-hooks.yaml")
    config = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "notes.md").write_text("nothing\n", encoding="utf-8")
    git(folder, "add", ".")
    done = pre_commit(folder, "run", "--files", "notes.md", path=tieout_on_path)
    assert (0, True) == (done.returncode, "Skipped" in done.stdout)


def run_step(work: Path, path: str, **inputs: str) -> tuple[int, str, str, str]:
    """Run the step of the action as a runner does: its script, its variables, its files."""
    (*_, step) = load("action.yml")["runs"]["steps"]
    variables = {
        "TIEOUT_FOLDER": inputs.get("folder", "."),
        "TIEOUT_FAIL_ON": inputs.get("fail_on", ""),
        "TIEOUT_ACTION": str(ROOT),
    }
    assert variables.keys() == step["env"].keys()
    output, summary = work / "output", work / "summary"
    output.touch()
    summary.touch()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=work,
        env=os.environ
        | variables
        | {
            "PATH": path,
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout, output.read_text(), summary.read_text()


def test_the_action_annotates_and_writes_the_summary(tmp_path: Path, tieout_on_path: str) -> None:
    folder = project(tmp_path / "project", "disputed")
    code, log, output, summary = run_step(folder, tieout_on_path)
    assert (1, "passed=false\n") == (code, output)
    assert "::error file=facts.csv,line=2,title=C103 disputed::" in log
    assert "900" in summary
    assert summary.lstrip().startswith("#")


def test_the_action_passes_what_passes_and_follows_its_inputs(
    tmp_path: Path, tieout_on_path: str
) -> None:
    project(tmp_path / "project", "compatible")
    code, log, output, _ = run_step(tmp_path, tieout_on_path, folder="project")
    assert (0, "passed=true\n") == (code, output)
    assert "::error" not in log
    code, *_ = run_step(tmp_path, tieout_on_path, folder="project", fail_on="note")
    assert 1 == code


def test_the_action_does_not_call_unchecked_passed(tmp_path: Path, tieout_on_path: str) -> None:
    code, _, output, summary = run_step(tmp_path, tieout_on_path, folder="nowhere")
    assert (2, "", "") == (code, output, summary)


def test_an_input_of_the_action_is_never_a_command(tmp_path: Path, tieout_on_path: str) -> None:
    folder = "x; touch owned; $(touch owned)"
    code, *_ = run_step(tmp_path, tieout_on_path, folder=folder)
    assert 2 == code
    assert not (tmp_path / "owned").exists()
    for step in load("action.yml")["runs"]["steps"]:
        assert "${{" not in step["run"]


@pytest.mark.parametrize(("verdict", "expected"), [("agrees", 0), ("disputed", 1)])
def test_the_gitlab_job_leaves_its_reports_and_is_the_gate(
    tmp_path: Path, tieout_on_path: str, verdict: str, expected: int
) -> None:
    folder = project(tmp_path / "project", verdict)
    job = load("templates/tieout.yml")["tieout"]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])],
        cwd=folder,
        env=os.environ | job["variables"] | {"PATH": tieout_on_path, "CI": "true"},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert expected == done.returncode, done.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert bool(expected) == any(issue["severity"] == "critical" for issue in issues)
    junit = ET.parse(folder / reports["junit"])  # noqa: S314 - our own file
    assert list(junit.getroot().iter("testcase"))


def test_the_script_of_the_action_is_sound_shell() -> None:
    script = ROOT / ".ci" / "github-step"
    assert os.access(script, os.X_OK)
    shell = shutil.which("bash")
    assert shell is not None
    subprocess.run([shell, "-n", str(script)], check=True, timeout=30)
