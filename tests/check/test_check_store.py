from __future__ import annotations

import json
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from check_scene import (
    HA_NOI,
    LAI_CHAU,
    LAW,
    PARENT,
    PARENT_ID,
    TA_LENG,
    checked,
    cite,
    codes,
    commune,
    of_parent,
)
from handmade import TITLE, Cite, Made, files, plan, texts, urn

from graphkit.check import RULES, CheckedDocument, to_json, unreadable
from graphkit.errors import UnreadableError
from graphkit.i18n import Text, set_language
from graphkit.link import link
from graphkit.model import InstrumentRef
from graphkit.records import Store
from graphkit.resolve import Reference

PROVINCE = plan(
    f"Kế hoạch {TITLE}\nCăn cứ {LAW.surface}.\n",
    LAI_CHAU,
    cites=(LAW,),
    number="2723/KH-UBND",
    date="2026-04-14",
    path="lai-chau.txt",
)
SHOWN = f"Kế hoạch số 2723/KH-UBND ngày 14/04/2026 của {LAI_CHAU}"


def store(folder: Path, reference: Reference, *made: Made) -> Store:
    opened = Store.create(folder / "x.gk")
    opened.replace_facts(link(files(*made), reference, texts(*made)))
    return opened


def with_store(made: Made, reference: Reference, folder: Path, *known: Made) -> CheckedDocument:
    with store(folder, reference, *known) as opened:
        return checked(made, reference, store=opened)


NEIGHBOUR = commune(PARENT, issuer=TA_LENG)


@pytest.mark.parametrize(
    ("known", "known_as"), [((PROVINCE,), "text"), ((NEIGHBOUR,), "cited"), ((), "plan")]
)
def test_how_a_cited_parent_is_known(
    reference: Reference, tmp_path: Path, known: tuple[Made, ...], known_as: str
) -> None:
    made = commune(PARENT)
    result = with_store(made, reference, tmp_path, *known, made)
    assert codes(result) == []
    assert result.parent is not None and (result.parent.id, result.parent.known_as) == (PARENT_ID, known_as)


@pytest.mark.parametrize(("known", "known_as"), [((PROVINCE,), "text"), ((NEIGHBOUR,), "cited")])
def test_a_missing_parent_that_is_known_is_proposed(
    reference: Reference, tmp_path: Path, known: tuple[Made, ...], known_as: str
) -> None:
    result = with_store(commune(LAW), reference, tmp_path, *known)
    found = of_parent(result)[0]
    assert found.rule.code == "KG201" and found.observation.suggestion == SHOWN
    parent = result.parent
    assert parent is not None and (parent.id, parent.known_as, parent.cited) == (PARENT_ID, known_as, False)
    assert [item.plan.id for item in parent.candidates] == [PARENT_ID] and parent.candidates[0].score == 1.0


@pytest.mark.parametrize(("known", "told"), [(PROVINCE, "toàn văn"), (NEIGHBOUR, "văn bản khác trong kho")])
def test_the_message_says_how_the_missing_parent_is_known(
    reference: Reference, tmp_path: Path, known: Made, told: str
) -> None:
    found = of_parent(with_store(commune(LAW), reference, tmp_path, known))[0]
    assert told in str(found.observation.message)


def test_of_two_equal_candidates_none_is_chosen_and_both_are_told(
    reference: Reference, tmp_path: Path
) -> None:
    twin = plan(
        f"Kế hoạch {TITLE}\n", LAI_CHAU, number="31/KH-UBND", date="2026-02-02", path="lai-chau-2.txt"
    )
    result = with_store(commune(LAW), reference, tmp_path, PROVINCE, twin)
    (found,) = of_parent(result)
    assert result.parent is None and found.observation.suggestion is None
    assert all(number in str(found.observation.message) for number in ("2723/KH-UBND", "31/KH-UBND"))


def test_what_only_the_checked_plan_cites_is_no_proof(reference: Reference, tmp_path: Path) -> None:
    wrong = cite(LAI_CHAU, "2732/KH-UBND", "2026-04-14")
    alone = with_store(commune(wrong), reference, tmp_path / "a", commune(wrong))
    assert codes(alone) == [] and alone.parent is not None and alone.parent.known_as == "plan"
    dropped = with_store(commune(LAW), reference, tmp_path / "b", commune(PARENT))
    assert dropped.parent is None, "the copy without the citation is the same plan as the one in the store"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (cite(LAI_CHAU, "2732/KH-UBND", "2026-04-14"), "KG203"),
        (cite(LAI_CHAU, "2723/KH-UBND", "2026-04-15"), "KG204"),
        (cite(HA_NOI, "2723/KH-UBND", "2026-04-14", title=None), "KG205"),
    ],
)
def test_a_number_date_or_issuer_that_contradicts_the_known_plan(
    reference: Reference, tmp_path: Path, wrong: Cite, code: str
) -> None:
    made = commune(LAW, wrong)
    result = with_store(made, reference, tmp_path, PROVINCE, made)
    found = of_parent(result)[0]
    assert found.rule.code == code and found.severity == "error" and found.observation.suggestion == SHOWN
    assert made[0].text[found.observation.start : found.observation.end] == wrong.surface
    assert result.parent is not None and (result.parent.id, result.parent.cited) == (PARENT_ID, False)
    assert not [e for e in link(files(PROVINCE, made), reference, texts(PROVINCE, made)).edges
                if e.type == "KE_HOACH_CHA" and e.source == made[1].header.id]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "date", "found"),
    [("2732/KH-UBND", "2026-04-14", ["KG203"]), ("31/KH-UBND", "2026-01-05", [])],
)
def test_without_a_title_only_number_or_date_can_contradict(
    reference: Reference, tmp_path: Path, number: str, date: str, found: list[str]
) -> None:
    untitled = cite(LAI_CHAU, number, date, title=None)
    assert codes(with_store(commune(untitled), reference, tmp_path, PROVINCE)) == found


def test_two_communes_with_two_numbers_are_a_doubt_for_both(reference: Reference, tmp_path: Path) -> None:
    made = commune(cite(LAI_CHAU, "2732/KH-UBND", "2026-04-14"))
    result = with_store(made, reference, tmp_path, NEIGHBOUR, made)
    (found,) = of_parent(result)
    assert found.severity == "warning" and "2723/KH-UBND" in str(found.observation.message)
    assert result.parent is not None and result.parent.cited and "2732" in result.parent.id


def test_a_plan_known_by_year_alone_is_the_dated_one(reference: Reference, tmp_path: Path) -> None:
    alias = urn(LAI_CHAU, "Kế hoạch", "2723/KH-UBND", "2026")
    undated = cite(
        LAI_CHAU,
        "2723/KH-UBND",
        None,
        resolves_to=InstrumentRef(alias, "2723/KH-UBND", "2026", LAI_CHAU, "number"),
    )
    result = with_store(commune(undated), reference, tmp_path, PROVINCE)
    assert codes(result) == [] and result.parent is not None
    assert (result.parent.id, result.parent.known_as) == (PARENT_ID, "text")


def test_a_parent_by_name_is_the_only_known_one(reference: Reference, tmp_path: Path) -> None:
    named = replace(cite(None, None, None), issuer=LAI_CHAU)
    result = with_store(commune(named), reference, tmp_path, PROVINCE)
    assert result.parent is not None and (result.parent.id, result.parent.cited) == (PARENT_ID, True)


@pytest.mark.parametrize(
    ("given", "cited"), [(PARENT_ID, True), (urn(LAI_CHAU, "Kế hoạch", "1/KH-UBND", "2026-01-01"), False)]
)
def test_a_parent_that_is_given_alone_counts(reference: Reference, given: str, cited: bool) -> None:
    result = checked(commune(PARENT), reference, parent_id=given)
    assert codes(result) == ([] if cited else ["KG201"])
    assert result.parent is not None and (result.parent.id, result.parent.cited) == (given, cited)
    assert cited or result.parent.known_as == "given"


def test_a_parent_that_only_the_user_knows_is_told_by_its_name(reference: Reference) -> None:
    given = urn(LAI_CHAU, "Kế hoạch", "1/KH-UBND", "2026-01-01")
    (told,) = of_parent(checked(commune(), reference, parent_id=given))
    assert f"Đó là văn bản {given} (do người dùng nêu)" in told.observation.message.vi


def some(reference: Reference, folder: Path) -> list[CheckedDocument]:
    return [
        checked(commune(PARENT), reference),
        checked(commune(), reference),
        with_store(commune(LAW), reference, folder, PROVINCE),
        unreadable("rong.txt", UnreadableError(Text("rong.txt: tệp rỗng", "rong.txt: the file is empty"))),
    ]


def test_json_says_it_all(reference: Reference, tmp_path: Path) -> None:
    value = to_json(some(reference, tmp_path))
    assert value["schema"] == "graphkit.check/1"
    right, bare, proposed, empty = value["documents"]
    assert right["findings"] == [] and right["parent"]["cited"] is True and right["document"]
    assert bare["parent"] is None and bare["findings"][0]["code"] == "KG201"
    assert proposed["findings"][0]["suggestion"] == SHOWN
    assert proposed["parent"]["candidates"] == [{"id": PARENT_ID, "score": 1.0}]
    assert empty["findings"][0]["code"] == "KG901" and empty["findings"][0]["line"] is None
    assert json.loads(json.dumps(value, ensure_ascii=False)) == value


@pytest.mark.shared
def test_json_keeps_the_contract(reference: Reference, tmp_path: Path, shared: Path) -> None:
    schema = json.loads((shared / "contract" / "check.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(to_json(some(reference, tmp_path)), schema)


def test_messages_in_english(reference: Reference) -> None:
    def in_english() -> str:
        set_language("en")
        (finding,) = to_json([checked(commune(LAW), reference)])["documents"][0]["findings"]
        return str(finding["message"])

    message = copy_context().run(in_english)
    assert "parent plan is not cited" in message and "national instrument" in message


def test_rules_are_told_in_both_languages() -> None:
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    for rule in RULES:
        assert rule.name and rule.explanation.vi and rule.explanation.en
