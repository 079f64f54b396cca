"""How communes' plans stand to their province's: every way to cite it, reports, tasks, several parents."""

from __future__ import annotations

from pathlib import Path

import pytest
from coverage_scene import (
    BODY,
    INWARD,
    LATE,
    MARKETS,
    NUMBER,
    PARENT,
    TOPIC,
    UNSTATED,
    WAYS,
    YEAR,
    built,
    commune,
    province,
    row,
    survey,
    texts,
)

from graphkit.coverage import Coverage, coverage
from graphkit.coverage.base import How
from graphkit.coverage.places import province as province_of
from graphkit.coverage.plans import committee
from graphkit.errors import GraphkitError
from graphkit.link.duties import Timing
from graphkit.records import Store
from graphkit.resolve import Reference, body_of
from graphkit.resolve.types import Context


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("scene"), texts())


@pytest.fixture(scope="module")
def result(store: Path, reference: Reference) -> Coverage:
    return survey(store, reference)


def test_every_commune_of_the_province_is_listed_once(result: Coverage) -> None:
    names = [item.place.name for item in result.rows]
    assert len(names) == len(set(names)) == 38
    absent = [item for item in result.rows if item.plan is None]
    assert len(absent) == 38 - len(texts()) + 1
    assert all(item.citing is None and not item.dues and not item.tasks for item in absent)


@pytest.mark.parametrize("name", WAYS)
def test_how_the_parent_is_cited(result: Coverage, name: str) -> None:
    how, _ = WAYS[name]
    found = row(result, name).citing
    assert found is not None and found.how == how
    assert row(result, name).has_gap == (how != How.PREAMBLE)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xã Tả Lèng", "Kế hoạch số 301/KH-UBND ngày 20/01/2026"),
        ("xã Bum Tở", "Công văn số 412/UBND-TH"),
        ("xã Mù Cả", "Kế hoạch số 88/KH-SXD"),
    ],
)
def test_the_words_that_cite_stand_where_they_are_said_to(
    store: Path, result: Coverage, name: str, words: str
) -> None:
    citing = row(result, name).citing
    assert citing is not None and citing.quote is not None and citing.quote.words.startswith(words)
    text = (store.parent / "plans" / f"{name}.txt").read_text(encoding="utf-8")
    quote = citing.quote
    assert " ".join(text[quote.start : quote.end].split()) == quote.words
    assert quote.line == text.count("\n", 0, quote.start) + 1


def test_the_known_number_is_told_beside_a_wrong_one(result: Coverage) -> None:
    citing = row(result, "xã Tả Lèng").citing
    assert citing is not None and citing.expected == "310/KH-UBND 20/01/2026"


def test_a_parent_cited_in_the_body_alone(result: Coverage) -> None:
    citing = row(result, BODY).citing
    assert citing is not None and citing.how == How.BODY


@pytest.mark.parametrize(
    ("name", "half", "year"),
    [
        ("xã Bình Lư", (Timing.IN_TIME, "2026-06-05", False), (Timing.IN_TIME, "2026-11-20", False)),
        (LATE, (Timing.IN_TIME, "2026-06-05", False), (Timing.LATE, "2026-12-05", False)),
        (INWARD, (Timing.UNSTATED, None, False), (Timing.LATE, "2026-12-01", True)),
        (UNSTATED, (Timing.UNSTATED, None, False), (Timing.UNSTATED, None, False)),
    ],
)
def test_reports_beside_what_the_parent_asks(
    result: Coverage, name: str, half: tuple[object, ...], year: tuple[object, ...]
) -> None:
    dues = row(result, name).dues
    assert [due.asked.date for due in dues] == ["2026-06-10", "2026-11-25"]
    assert [(due.timing, due.date, due.inward) for due in dues] == [half, year]


def test_tasks_that_are_taken_up_and_those_that_are_not(result: Coverage) -> None:
    plan, markets, class_ = row(result, "xã Bình Lư").tasks
    assert plan.score == 1.0 and plan.quote is not None and "an toàn giao thông" in plan.quote.words
    assert (
        markets.quote is not None
        and markets.quote.words == MARKETS.removesuffix(".")
        and markets.score >= 0.8
    )
    assert class_.quote is None and class_.comparable
    assert row(result, UNSTATED).tasks[1].quote is None


def test_only_the_tasks_of_communes_are_asked(result: Coverage) -> None:
    assert [task.text.split(",")[0] for task in result.tasks] == [
        "Ban hành kế hoạch bảo đảm an toàn giao thông năm 2026 của địa phương.",
        "Giải tỏa hành lang đường bộ",
        "Mở lớp dạy lái mô tô hai bánh cho đồng bào ở các bản chưa có ai biết chữ.",
    ]


def test_another_year_and_another_topic_are_other_plans(store: Path, reference: Reference) -> None:
    with Store.open(store) as records:
        other = coverage(records, reference, "Lai Châu", TOPIC, 2031)
        topic = coverage(records, reference, "Lai Châu", "phòng chống cháy rừng", YEAR)
    assert not any(item.plan for item in (*other.rows, *topic.rows))
    assert other.parent is None and topic.parent is None and not other.undecided


def test_a_parent_that_is_only_cited_is_told_as_such(reference: Reference, tmp_path: Path) -> None:
    found = survey(built(tmp_path, {"xa.txt": commune("xã Bình Lư", PARENT)}), reference)
    assert found.parent is not None
    assert (found.parent.known_as, found.parent.so_ky_hieu, found.parent.witnesses) == ("cited", NUMBER, 1)
    assert found.parent.seen is not None and found.parent.seen.file.endswith("xa.txt")
    citing = row(found, "xã Bình Lư").citing
    assert citing is not None and citing.how == How.PREAMBLE
    assert row(found, "xã Bình Lư").dues == () and found.tasks == ()


def test_without_any_parent_communes_are_listed_with_what_they_cite(
    reference: Reference, tmp_path: Path
) -> None:
    found = survey(built(tmp_path, {"xa.txt": commune("xã Bình Lư", WAYS["xã Pa Ủ"][1])}), reference)
    citing = row(found, "xã Bình Lư").citing
    assert found.parent is None and found.candidates == ()
    assert citing is not None and citing.how == How.NATIONAL


SECOND = "455/KH-UBND"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plans = {
        "mot.txt": province(),
        "hai.txt": province(SECOND, "Tổ chức Tháng an toàn giao thông"),
        "xa.txt": commune("xã Bình Lư", PARENT),
    }
    return built(tmp_path_factory.mktemp("two"), plans)


def test_of_several_parents_none_is_chosen_silently(two: Path, reference: Reference) -> None:
    found = survey(two, reference)
    assert found.undecided and found.has_gaps and found.parent is None
    assert {item.so_ky_hieu for item in found.candidates} == {NUMBER, SECOND}
    assert all(0 < item.score <= 1 for item in found.candidates)
    citing = row(found, "xã Bình Lư").citing
    assert citing is not None and citing.how == How.PREAMBLE


@pytest.mark.parametrize(("number", "how"), [(NUMBER, How.PREAMBLE), (SECOND, How.OTHER_PLAN)])
def test_the_user_chooses_the_parent(two: Path, reference: Reference, number: str, how: How) -> None:
    found = survey(two, reference, parent=number)
    citing = row(found, "xã Bình Lư").citing
    assert found.parent is not None and found.parent.so_ky_hieu == number
    assert citing is not None and citing.how == how
    assert len(found.tasks) == 3


@pytest.mark.parametrize("text", ["tỉnh Lai Châu", "Lai Châu", "tinh lai chau", "LAI CHAU"])
def test_a_province_with_or_without_kind_and_marks(reference: Reference, text: str) -> None:
    assert province_of(reference.places, text).name == "tỉnh Lai Châu"


@pytest.mark.parametrize(
    ("text", "told"), [("lai chou", "tỉnh Lai Châu"), ("tỉnh Hà Giang", "tỉnh Tuyên Quang")]
)
def test_an_unknown_or_former_province_leads_to_the_right_name(
    reference: Reference, text: str, told: str
) -> None:
    with pytest.raises(GraphkitError, match=told):
        province_of(reference.places, text)


def test_a_topic_without_words_of_its_own_is_refused(store: Path, reference: Reference) -> None:
    with Store.open(store) as records, pytest.raises(GraphkitError, match="--topic"):
        coverage(records, reference, "Lai Châu", "kế hoạch năm 2026", YEAR)


def test_all_communes_of_the_country_are_counted(reference: Reference) -> None:
    places = reference.places
    assert len(places.provinces()) == 34
    assert sum(len(places.communes_of(place)) for place in places.provinces()) == 3321


def test_documents_call_every_commune_by_the_name_that_it_is_looked_for(reference: Reference) -> None:
    wrong = []
    for top in reference.places.provinces():
        context = Context(level="xã", province=top, date="2026-03-16", year=YEAR)
        for place in reference.places.communes_of(top):
            body = body_of(f"UBND {place.name}", context, reference)
            if body.id != committee(place):
                wrong.append((top.name, place.name, body.id))
    assert wrong == []
