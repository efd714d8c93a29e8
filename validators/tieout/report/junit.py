"""The report as JUnit XML: a test case for each fact, question and rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tieout.report.checks import checks
from tieout.report.gate import ruled
from tieout.report.places import path_of
from tieout.report.sanitising import for_xml, visible
from tieout.report.summary import checked, verdict

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.report.checks import Check
    from tieout.report.report import Report


def render(report: Report) -> str:
    """Write the checks of a report as JUnit XML.

    Args:
        report: The report.

    Returns:
        One suite. A check that holds the gate is a failure with its findings; what a person has
        ruled on is told in the case's output; when nothing was checked, that is a failure.
    """
    found = checks(report)
    cases = [_case(report, check) for check in found]
    if not report.passed and not any(check.holding for check in found):
        cases.append(_nothing(report))
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {
        "tests": str(len(cases)),
        "failures": str(failures),
        "errors": "0",
        "skipped": "0",
        "time": "0",
    }
    root = ET.Element("testsuites", {"name": "tieout", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": "tieout", **counts})
    properties = ET.SubElement(suite, "properties")
    for name, value in report.summary.items():
        text = json.dumps(value) if isinstance(value, dict) else str(value)
        ET.SubElement(properties, "property", {"name": name, "value": for_xml(text)})
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = for_xml(
        "\n".join([*checked(report), verdict(report), *_lesser(report)])
    )
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode").replace("##", "#&#35;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _case(report: Report, check: Check) -> ET.Element:
    """Return the test case of a check."""
    kind, _, name = check.name.partition(":")
    case = ET.Element(
        "testcase",
        {
            "classname": f"tieout.{kind}",
            "name": visible(name or check.name),
            "file": visible(path_of(report, report.case.config.facts)),
            "line": str(check.line),
            "time": "0",
        },
    )
    if check.holding:
        first = check.holding[0]
        failure = ET.SubElement(
            case,
            "failure",
            {"type": f"{first.code} {first.name}", "message": visible(first.message)},
        )
        failure.text = for_xml("\n".join(_told(finding) for finding in check.holding))
    if check.settled:
        ET.SubElement(case, "system-out").text = visible(f"Ruled: {check.reason}")
    return case


def _nothing(report: Report) -> ET.Element:
    """Return the test case that fails when nothing was checked."""
    case = ET.Element(
        "testcase", {"classname": "tieout", "name": "something was checked", "time": "0"}
    )
    ET.SubElement(case, "failure", {"type": "empty", "message": verdict(report)})
    return case


def _lesser(report: Report) -> list[str]:
    """Tell the findings that hold nothing and are not ruled on."""
    level = report.case.config.fail_on
    return [
        _told(finding)
        for finding in report.all_findings
        if finding.level.weight < level.weight and not ruled(finding)
    ]


def _told(finding: Finding) -> str:
    """Tell a finding in one line."""
    where = f"{finding.file}:{finding.line}" if finding.line else finding.file
    hint = f" {finding.hint}" if finding.hint else ""
    line = f"{finding.level} {finding.code} {finding.name} {where}: {finding.message}{hint}"
    return visible(line)
