"""SARIF: what the official schema says, and every region and fix leads to its words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from report_scene import HOSTILE, PLAN, at, broken, checked, clean, english, hostile, plan

from graphkit.check import RULES, Checked
from graphkit.report import render
from graphkit.report.uri import uri

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def log(*items: Checked) -> dict[str, Any]:
    """Return the run of a log, which the schema must allow."""
    whole = json.loads("\n".join(render("sarif", items)))
    assert [error.message for error in VALIDATOR.iter_errors(whole)] == []
    (run,) = whole["runs"]
    return dict(run)


def words_at(text: str, region: dict[str, int]) -> str:
    """Return the words of a region by lines and columns; by offsets they must be the same."""
    rows = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
    rows[-1] = rows[-1][: region["endColumn"] - 1]
    rows[0] = rows[0][region["startColumn"] - 1 :]
    words = "\n".join(rows)
    assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == words
    return words


def test_the_schema_finds_faults() -> None:
    assert list(VALIDATOR.iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


@pytest.mark.parametrize("items", [[], [clean()], [broken()], [plan(), clean(), broken(), hostile()]])
def test_the_log_is_valid(items: list[Checked]) -> None:
    run = log(*items)
    assert len(run["artifacts"]) == len(items)
    assert len(run["results"]) == sum(len(item.document.findings) for item in items)


def test_every_rule_is_told_with_its_help() -> None:
    rules = log()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for told, rule in zip(rules, RULES, strict=True):
        assert (
            told["help"]["text"].count(rule.example.before)
            and str(rule.explanation) in told["help"]["markdown"]
        )
        assert told["fullDescription"]["text"] == rule.explanation.vi
    with english():
        run = log()
        assert run["language"] == run["tool"]["driver"]["language"] == "en"
        assert run["tool"]["driver"]["rules"][0]["fullDescription"]["text"] == RULES[0].explanation.en


def test_regions_lead_to_the_words() -> None:
    run = log(plan())
    results = {result["ruleId"]: result for result in run["results"]}
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == code for code, result in results.items())
    places = {code: result["locations"][0]["physicalLocation"] for code, result in results.items()}
    assert "region" not in places.pop("KG103")
    assert {code: words_at(PLAN, place["region"]) for code, place in places.items()} == {
        "KG203": "Kế hoạch số 2732/KH-UBND",
        "KG204": "2732/KH-UBND ngày 14/4/2026",
        "KG201": PLAN[PLAN.index("Căn cứ Kế") : PLAN.index("\n\n1.")],
    }
    assert all(
        place["region"]["snippet"]["text"] == words_at(PLAN, place["region"]) for place in places.values()
    )
    assert [results[code]["level"] for code in ("KG203", "KG204", "KG201")] == ["error", "warning", "note"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_fix_makes_the_text_right() -> None:
    (fixed,) = [result for result in log(plan())["results"] if "fixes" in result]
    (change,) = fixed["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert words_at(PLAN, replacement["deletedRegion"]) == "Kế hoạch số 2732/KH-UBND"
    assert replacement["insertedContent"]["text"] == "Kế hoạch số 2723/KH-UBND"
    assert fixed["message"]["text"] == "Số không khớp\nĐề nghị: 2723/KH-UBND"


def test_a_finding_keeps_its_fingerprint_when_lines_shift() -> None:
    def marks(text: str) -> list[str]:
        seen = [at(text, "Kế hoạch số 2732/KH-UBND"), at(text, "31/02/2026")]
        return [
            result["partialFingerprints"]["graphkitFinding/v1"]
            for result in log(checked(text, *seen))["results"]
        ]

    assert marks(PLAN) == marks("\n\n" + PLAN.replace("năm 2026", "năm 2027")) and len(set(marks(PLAN))) == 2


def test_a_hostile_document_is_words_only() -> None:
    results = log(hostile())["results"]
    region = results[0]["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == words_at(HOSTILE, region) == HOSTILE
    assert all(
        char.isprintable() for line in render("sarif", [hostile()]) for char in line.replace("\ufffe", "")
    )
    assert all(
        char.isprintable() for result in results for char in result["message"]["text"].replace("\n", "")
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.txt", "a/b.txt"),
        ("kế hoạch/xã Bình Lư.txt", "k%E1%BA%BF%20ho%E1%BA%A1ch/x%C3%A3%20B%C3%ACnh%20L%C6%B0.txt"),
        ("../a.txt", "../a.txt"),
        ("/nhà/a b.txt", "file:///nh%C3%A0/a%20b.txt"),
        ("C:\\kế hoạch\\a.txt", "file:///C:/k%E1%BA%BF%20ho%E1%BA%A1ch/a.txt"),
        ("c:/a#b?c%.txt", "file:///c:/a%23b%3Fc%25.txt"),
        ("\\\\máy\\chung\\a.txt", "file://m%C3%A1y/chung/a.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("x\udcff.txt", "x%FF.txt"),
    ],
)
def test_names_of_files_as_uris(path: str, expected: str) -> None:
    assert uri(path) == expected
    run = log(checked(PLAN, at(PLAN, "Số:"), path=path))
    assert run["artifacts"][0]["location"]["uri"] == expected
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == expected


@pytest.mark.skipif(os.name == "nt", reason="there a backslash parts folders")
def test_a_backslash_in_a_name_stays_where_names_may_have_one() -> None:
    assert uri("a\\b.txt") == "a%5Cb.txt"
