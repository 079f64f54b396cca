"""JUnit XML: parsed, held to Jenkins' schema, and counted right."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from report_scene import BAD_PATH, broken, clean, hostile, plan

from graphkit.check import Checked
from graphkit.report import render

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def suites(*items: Checked) -> etree._Element:
    """Return the parsed report, which the schema must allow."""
    root = etree.fromstring("\n".join(render("junit", items)).encode())
    SCHEMA.assertValid(root)
    return root


def test_the_schema_finds_faults() -> None:
    assert not SCHEMA.validate(etree.fromstring("<testsuite name='x'><testcase/></testsuite>"))


@pytest.mark.parametrize("items", [[], [clean()], [plan(), clean(), broken(), hostile()]])
def test_the_report_is_valid_and_counts_its_cases(items: list[Checked]) -> None:
    root = suites(*items)
    assert len(root) == len(items)
    for element in (root, *root):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert int(element.get(name, "")) == len(list(element.iter(tag))), (element.tag, name)


def test_a_suite_a_file_and_a_case_a_finding() -> None:
    found, passed, damaged = suites(plan(), clean(), broken())
    assert [suite.get("name") for suite in (found, passed, damaged)] == [
        "kế hoạch/xã.txt",
        "tốt.txt",
        "hỏng.docx",
    ]
    assert [case.get("name") for case in found] == [
        "KG103 issuer-missing",
        "KG201 parent-plan-not-cited dòng 8:1",
        "KG203 parent-number-wrong dòng 8:8",
        "KG204 parent-date-wrong dòng 8:20",
    ]
    assert [len(case) for case in passed] == [0]
    assert [child.tag for child in damaged.iter("error", "failure")] == ["error"]


def test_a_failure_says_where_and_what() -> None:
    failure = next(iter(suites(plan()).iter("testcase"))).getparent()
    assert failure is not None
    told = failure[2][0]
    assert (told.get("type"), told.get("message")) == ("error", "Số không khớp")
    assert told.text == "kế hoạch/xã.txt:8:8\n“Kế hoạch số 2732/KH-UBND”\nĐề nghị: 2723/KH-UBND"


def test_a_hostile_document_is_words_only() -> None:
    (suite,) = suites(hostile())
    assert suite.get("name") == BAD_PATH
    assert {element.tag for element in suite.iter()} == {"testsuite", "testcase", "failure"}
    assert "<script>alert(1)</script>" in suite[0][0].get("message", "")
    assert "]]>" in (suite[0][0].text or "")
