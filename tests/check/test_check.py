from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from handmade import TITLE, Cite, Made, files, plan, texts, urn

from graphkit.answers.check import CheckedDocument, check, to_json, unreadable
from graphkit.answers.rules import RULES
from graphkit.errors import UnreadableError
from graphkit.i18n import Text, set_language
from graphkit.link import link
from graphkit.model import InstrumentRef
from graphkit.records import Store
from graphkit.resolve import Reference

LAI_CHAU = "Ủy ban nhân dân tỉnh Lai Châu"
HA_NOI = "Ủy ban nhân dân thành phố Hà Nội"
BINH_LU = "Ủy ban nhân dân xã Bình Lư"
TA_LENG = "Ủy ban nhân dân xã Tả Lèng"
DONG_QUANG = "Ủy ban nhân dân xã Đông Quang"
DONG_SON = "Ủy ban nhân dân huyện Đông Sơn"
PARENT_ID = urn(LAI_CHAU, "Kế hoạch", "2723/KH-UBND", "2026-04-14")


def cite(
    issuer: str | None,
    number: str | None,
    date: str | None,
    doc_type: str = "Kế hoạch",
    title: str | None = TITLE,
    **more: object,
) -> Cite:
    words = [doc_type, number and f"số {number}", date and f"ngày {date}", issuer and f"của {issuer}"]
    surface = " ".join(filter(None, words)) if number else f"{doc_type} {title}"
    return Cite(surface, issuer, number, date, doc_type=doc_type, title=title, more=dict(more))


PARENT = cite(LAI_CHAU, "2723/KH-UBND", "2026-04-14")
LAW = cite("Chính phủ", "28/NQ-CP", "2021-03-03", "Nghị quyết", None)


def commune(
    *cites: Cite,
    issuer: str = BINH_LU,
    title: str = TITLE,
    year: int | None = 2026,
    date: str | None = "2026-05-04",
) -> Made:
    grounds = "\n".join(f"Căn cứ {item.surface};" for item in cites if item.role == "can_cu")
    rest = "\n".join(f"- Làm theo {item.surface}." for item in cites if item.role != "can_cu")
    text = f"Kế hoạch\n{title}\n\n{grounds}\n\nỦy ban lập kế hoạch này.\n{rest}\n"
    return plan(text, issuer, cites=cites, title=title, year=year, date=date, path=f"{issuer}.txt")


@pytest.fixture(scope="module")
def reference() -> Reference:
    return Reference.load()


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    set_language("vi")
    yield
    set_language("vi")


def checked(made: Made, reference: Reference, **more: object) -> CheckedDocument:
    return check(*made, reference=reference, **more)  # type: ignore[arg-type]


def codes(result: CheckedDocument) -> list[str]:
    return [item.rule.code for item in result.findings]


# --- without a store ------------------------------------------------------------------------------


@pytest.mark.parametrize("also", [(), (LAW,), (cite("Đảng ủy xã Bình Lư", "12-KH/ĐU", "2026-04-20"),)])
def test_a_cited_parent_is_named_with_its_place(reference: Reference, also: tuple[Cite, ...]) -> None:
    made = commune(*also, PARENT)
    result = checked(made, reference)
    assert codes(result) == []
    parent = result.parent
    assert parent is not None and parent.id == PARENT_ID and parent.cited and parent.known_as == "plan"
    assert made[0].text[parent.start : parent.end] == PARENT.surface


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (cite("Sở Nội vụ tỉnh Lai Châu", "1378/KH-SNV", "2026-04-19"), "cơ quan chuyên môn"),
        (cite("Sở Nội vụ tỉnh Lai Châu", "99/SNV-XH", "2026-04-19", "Công văn"), "cơ quan chuyên môn"),
        (cite("Đảng ủy xã Bình Lư", "12-KH/ĐU", "2026-04-20"), "cơ quan Đảng"),
        (cite("Tỉnh ủy Lai Châu", "12-KH/TU", "2026-04-20"), "cơ quan Đảng"),
        (LAW, "văn bản của trung ương"),
        (cite(LAI_CHAU, "401/UBND-VX", "2026-04-19", "Công văn"), "không phải kế hoạch"),
        (cite(LAI_CHAU, "12/HD-UBND", "2026-04-19", "Hướng dẫn"), "không phải kế hoạch"),
        (cite(LAI_CHAU, "3/CĐ-UBND", "2026-04-19", "Công điện"), "không phải kế hoạch"),
        (cite(LAI_CHAU, "3/CT-UBND", "2026-04-19", "Chỉ thị"), "không phải kế hoạch"),
        (
            cite(LAI_CHAU, "8/QĐ-UBND", "2026-04-19", "Quyết định", "công nhận xã đạt chuẩn"),
            "không phải kế hoạch",
        ),
        (cite(HA_NOI, "67/KH-UBND", "2026-02-14"), "không phải cấp trên"),
        (cite(LAI_CHAU, "100/KH-UBND", "2025-02-14", title=TITLE.replace("2026", "2025")), "năm khác"),
        (cite(LAI_CHAU, "100/KH-UBND", "2026-02-14", title="phát triển chăn nuôi năm 2026"), "việc khác"),
        (cite("Hội đồng nhân dân xã Bình Lư", "7/NQ-HĐND", "2026-01-05", "Nghị quyết"), "chính cấp mình"),
    ],
)
def test_what_is_cited_instead_is_told_as_what_it_is(reference: Reference, instead: Cite, told: str) -> None:
    result = checked(commune(instead), reference)
    assert codes(result) == ["KG201"] and result.parent is None
    message = str(result.findings[0].observation.message)
    assert LAI_CHAU in message and told in message and " ".join(instead.surface.split()) in message


@pytest.mark.parametrize(
    "accepted",
    [
        cite(LAI_CHAU, "9/CTr-UBND", "2026-01-14", "Chương trình"),
        cite(LAI_CHAU, "9/ĐA-UBND", "2023-01-14", "Đề án", "bình đẳng giới giai đoạn 2023 - 2030"),
        cite(LAI_CHAU, "8/QĐ-UBND", "2026-04-19", "Quyết định", f"ban hành Kế hoạch {TITLE}"),
        cite(LAI_CHAU, "2723/KH-UBND", "2025-12-20"),
        cite(LAI_CHAU, "2723/KH-UBND", "2025-12-20", title=None),
        cite(LAI_CHAU, "2723/KH-UBND", "2026-04-14", "Văn bản"),
    ],
)
def test_plans_programmes_schemes_and_decisions_that_issue_one(reference: Reference, accepted: Cite) -> None:
    result = checked(commune(accepted), reference)
    assert codes(result) == [] and result.parent is not None and result.parent.cited


def test_nothing_cited_is_found_at_the_title(reference: Reference) -> None:
    made = commune()
    (found,) = checked(made, reference).findings
    start, end = found.observation.start, found.observation.end
    assert made[0].text[start:end] == TITLE and (found.line, found.column) == (2, 1)
    assert "không dẫn văn bản nào" in str(found.observation.message)
    assert found.severity == "error" and found.observation.confidence >= 0.9


def test_a_missing_parent_is_found_at_the_preamble(reference: Reference) -> None:
    made = commune(LAW)
    (found,) = checked(made, reference).findings
    assert made[0].text[found.observation.start : found.observation.end] == f"Căn cứ {LAW.surface}"
    assert (found.line, found.column) == (4, 1)


def test_last_years_plan_is_found_where_it_stands(reference: Reference) -> None:
    stale = cite(LAI_CHAU, "100/KH-UBND", "2025-02-14", title=TITLE.replace("2026", "2025"))
    made = commune(LAW, stale)
    (found,) = checked(made, reference).findings
    assert made[0].text[found.observation.start : found.observation.end] == stale.surface


def test_a_body_mention_of_an_older_plan_is_no_parent(reference: Reference) -> None:
    old = replace(
        cite(LAI_CHAU, "139/KH-UBND", "2021-06-03", title="thực hiện Chiến lược bình đẳng giới"),
        role="trien_khai",
    )
    assert codes(checked(commune(LAW, old), reference)) == ["KG201"]


def test_the_plan_itself_is_not_its_parent(reference: Reference) -> None:
    own = cite(BINH_LU, "15/KH-UBND", "2026-05-04")
    reading, extraction = commune(own)
    header = replace(
        extraction.header, so_ky_hieu="15/KH-UBND", id=urn(BINH_LU, "Kế hoạch", "15/KH-UBND", "2026-05-04")
    )
    result = checked((reading, replace(extraction, header=header)), reference)
    assert codes(result) == ["KG201"] and result.parent is None


def test_a_plan_of_nobody_told_is_a_doubt(reference: Reference) -> None:
    (found,) = checked(commune(cite(None, "2723/KH-UBND", "2026-04-14")), reference).findings
    assert found.severity == "warning" and found.observation.confidence == 0.5


def test_a_parent_named_without_its_number_is_cited(reference: Reference) -> None:
    named = replace(cite(None, None, None), issuer=LAI_CHAU)
    assert codes(checked(commune(named), reference)) == []


# --- who must cite whom ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "year", "issuer", "found"),
    [
        ("2020-01-07", 2020, DONG_SON, []),
        ("2020-01-07", 2020, "Ủy ban nhân dân tỉnh Thanh Hóa", ["KG201"]),
        (None, 2020, DONG_SON, []),
        ("2025-06-30", 2025, DONG_SON, []),
    ],
)
def test_before_july_2025_the_district_is_above(
    reference: Reference, date: str | None, year: int, issuer: str, found: list[str]
) -> None:
    title = f"Hoạt động văn hóa, thể thao năm {year}"
    above = cite(issuer, "26/KH-UBND", f"{year}-01-02", title=title)
    assert (
        codes(checked(commune(above, issuer=DONG_QUANG, title=title, year=year, date=date), reference))
        == found
    )


def test_the_latest_citation_tells_the_time_of_an_undated_plan(reference: Reference) -> None:
    title = TITLE.replace("2026", "2025")
    above = cite(LAI_CHAU, "211/KH-UBND", "2025-05-08", title=title)
    letter = cite("Sở Nội vụ tỉnh Lai Châu", "3592/SNV-XH", "2025-08-01", "Công văn")
    assert codes(checked(commune(above, letter, title=title, year=2025, date=None), reference)) == []
    assert codes(checked(commune(letter, title=title, year=2025, date=None), reference)) == ["KG201"]


@pytest.mark.parametrize("issuer", [LAI_CHAU, "Ủy ban nhân dân huyện Tam Đường"])
def test_where_nothing_tells_the_time_both_committees_will_do(reference: Reference, issuer: str) -> None:
    title = TITLE.replace("2026", "2025")
    above = cite(issuer, "211/KH-UBND", "2025-05-08", title=title)
    assert codes(checked(commune(above, title=title, year=2025, date=None), reference)) == []


@pytest.mark.parametrize(
    ("issuer", "above", "found"),
    [
        ("Sở Nội vụ tỉnh Lai Châu", PARENT, []),
        ("Sở Nội vụ tỉnh Lai Châu", cite("Bộ Nội vụ", "88/KH-BNV", "2026-01-14"), ["KG201"]),
        (LAI_CHAU, LAW, []),
        (LAI_CHAU, cite("Tỉnh ủy Lai Châu", "12-KH/TU", "2026-04-20"), ["KG201"]),
        ("Hội Liên hiệp Phụ nữ tỉnh Lai Châu", PARENT, []),
        (
            "Hội Liên hiệp Phụ nữ xã Bình Lư",
            cite("Hội Liên hiệp Phụ nữ tỉnh Lai Châu", "5/KH-BTV", "2026-02-02"),
            [],
        ),
        ("Hội Liên hiệp Phụ nữ xã Bình Lư", cite(BINH_LU, "15/KH-UBND", "2026-02-02"), []),
        ("Hội Liên hiệp Phụ nữ xã Bình Lư", LAW, ["KG201"]),
        ("Đảng ủy xã Bình Lư", cite("Tỉnh ủy Lai Châu", "12-KH/TU", "2026-04-20"), []),
        ("Đảng ủy xã Bình Lư", PARENT, ["KG201"]),
    ],
)
def test_other_bodies_have_parents_of_their_own(
    reference: Reference, issuer: str, above: Cite, found: list[str]
) -> None:
    assert codes(checked(commune(above, issuer=issuer), reference)) == found


def test_what_is_no_plan_is_told_and_not_judged(reference: Reference) -> None:
    reading, extraction = commune(LAW)
    letter = replace(extraction, header=replace(extraction.header, doc_type="Công văn"))
    result = checked((reading, letter), reference)
    assert codes(result) == ["KG904"] and result.findings[0].severity == "info"


def test_a_plan_of_nobody_cannot_be_judged(reference: Reference) -> None:
    reading, extraction = commune(LAW)
    header = replace(extraction.header, issuer=None, province=None)
    assert codes(checked((reading, replace(extraction, header=header)), reference)) == ["KG103"]


# --- with a store ----------------------------------------------------------------------------------

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
    (found,) = result.findings
    assert found.observation.suggestion == SHOWN
    parent = result.parent
    assert parent is not None and (parent.id, parent.known_as, parent.cited) == (PARENT_ID, known_as, False)
    assert [item.plan.id for item in parent.candidates] == [PARENT_ID] and parent.candidates[0].score == 1.0


def test_what_only_the_checked_plan_cites_is_no_proof(reference: Reference, tmp_path: Path) -> None:
    wrong = cite(LAI_CHAU, "2732/KH-UBND", "2026-04-14")
    alone = with_store(commune(wrong), reference, tmp_path / "a", commune(wrong))
    assert codes(alone) == [] and alone.parent is not None and alone.parent.known_as == "plan"
    dropped = with_store(commune(LAW), reference, tmp_path / "b", commune(PARENT))
    assert dropped.parent is None, "the copy without the citation is the same plan as the one in the store"


@pytest.mark.parametrize(
    "wrong", [cite(LAI_CHAU, "2732/KH-UBND", "2026-04-14"), cite(LAI_CHAU, "2723/KH-UBND", "2026-04-15")]
)
def test_a_number_or_date_that_contradicts_the_known_plan(
    reference: Reference, tmp_path: Path, wrong: Cite
) -> None:
    made = commune(LAW, wrong)
    result = with_store(made, reference, tmp_path, PROVINCE, made)
    (found,) = result.findings
    assert found.rule.code == "KG201" and found.severity == "error" and found.observation.suggestion == SHOWN
    assert made[0].text[found.observation.start : found.observation.end] == wrong.surface
    assert result.parent is not None and (result.parent.id, result.parent.cited) == (PARENT_ID, False)
    assert not [e for e in link(files(PROVINCE, made), reference, texts(PROVINCE, made)).edges
                if e.type == "KE_HOACH_CHA" and e.source == made[1].header.id]  # fmt: skip


def test_two_communes_with_two_numbers_are_a_doubt_for_both(reference: Reference, tmp_path: Path) -> None:
    made = commune(cite(LAI_CHAU, "2732/KH-UBND", "2026-04-14"))
    result = with_store(made, reference, tmp_path, NEIGHBOUR, made)
    (found,) = result.findings
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


# --- output ------------------------------------------------------------------------------------------


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
    set_language("en")
    (finding,) = to_json([checked(commune(LAW), reference)])["documents"][0]["findings"]
    assert "parent plan is not cited" in finding["message"] and "national instrument" in finding["message"]


def test_rules_are_told_in_both_languages() -> None:
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    for rule in RULES:
        assert rule.name and rule.explanation.vi and rule.explanation.en
