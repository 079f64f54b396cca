from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.link.evidence import LIMIT, Quotes
from graphkit.link.names import parse, same_document
from graphkit.link.topic import Years, similarity, topic, years
from graphkit.model import Reading, Source, Stretch

PLAN = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kế hoạch công tác trẻ em năm 2026", Years(2026, 2026)),
        ("Triển khai Chiến lược dân số giai đoạn 2021 - 2030 năm 2026", Years(2026, 2026)),
        ("Chương trình an toàn thực phẩm giai đoạn 2021-2025", Years(2021, 2025)),
        ("Đề án truyền thông đến năm 2030", Years(0, 2030)),
        ("Sơ kết năm 2025 và nhiệm vụ năm 2026", Years(2025, 2026)),
        ("Ra quân tổng vệ sinh môi trường", None),
        ("Tiếp nối Kế hoạch số 12/KH-UBND ngày 05/01/2024", None),
        (None, None),
    ],
)
def test_years_of_a_title(title: str | None, expected: Years | None) -> None:
    assert years(title) == expected


def test_topic_leaves_place_year_and_form_out() -> None:
    commune = topic("Triển khai công tác bình đẳng giới trên địa bàn xã Bình Lư năm 2026")
    assert commune == topic("thực hiện công tác bình đẳng giới năm 2025") == ("binh", "dang", "gioi")


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ("Thực hiện công tác trẻ em năm 2026", "Kế hoạch công tác trẻ em năm 2025", 1.0, 1.0),
        ("Công tác bình đẳng giới", "công tác bình đẳng giới và vì sự tiến bộ của phụ nữ", 0.5, 0.9),
        ("Phòng, chống dịch tả lợn", "Phòng, chống thiên tai", 0.2, 0.6),
        ("Phát triển chăn nuôi", "Công tác bình đẳng giới", 0.0, 0.0),
        (None, "Công tác bình đẳng giới", 0.0, 0.0),
    ],
)
def test_similarity(first: str | None, second: str | None, low: float, high: float) -> None:
    assert low <= similarity(first, second) <= high


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (f"{PLAN}2026;67-kh-ubnd", f"{PLAN}2026-02-14;67-kh-ubnd", True),
        (f"{PLAN}2026-02;67-kh-ubnd", f"{PLAN}2026-02-14;67-kh-ubnd", True),
        (f"{PLAN}2025;67-kh-ubnd", f"{PLAN}2026-02-14;67-kh-ubnd", False),
        (f"{PLAN}2026-02-15;67-kh-ubnd", f"{PLAN}2026-02-14;67-kh-ubnd", False),
        (f"{PLAN};67-kh-ubnd", f"{PLAN}2026-02-14;67-kh-ubnd", False),
        (f"{PLAN}2026;76-kh-ubnd", f"{PLAN}2026-02-14;67-kh-ubnd", False),
        ("urn:gk:van-ban:1", f"{PLAN}2026;67-kh-ubnd", False),
    ],
)
def test_same_document(first: str, second: str, same: bool) -> None:
    assert same_document(first, second) is same_document(second, first) is same


def test_a_blank_number_is_provisional() -> None:
    draft = parse(f"{PLAN}2026;~cong-tac-tre-em")
    assert draft is not None and draft.provisional and draft.year == "2026"


def quotes(text: str, stretches: tuple[Stretch, ...] = ()) -> Quotes:
    return Quotes("d", "f.txt", Reading(Source("f.txt", "0", "0", "text", len(text)), text, stretches))


WORDS = st.text(alphabet="ab Đạ1.;:\n-“”)!I", max_size=700)


@given(WORDS, st.integers(0, 700), st.integers(0, 700))
def test_a_quote_is_the_text_between_its_offsets(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    evidence = quotes(text).sentence(start, end, "m", 1.0)
    assert evidence.quote == text[evidence.start : evidence.end]
    assert evidence.end - evidence.start <= max(LIMIT, end - start)
    if text[start:end].strip():
        assert text[start:end].strip() in evidence.quote


TEXT = """Căn cứ Luật Trẻ em; Kế hoạch số 9/KH-UBND ngày 02/01/2026
của UBND tỉnh Lai Châu.

Ủy ban nhân dân xã lập kế hoạch như sau:

- Rà soát số liệu theo Đề án 06.
- Báo cáo kết quả.
"""


@pytest.mark.parametrize(
    ("mention", "sentence"),
    [
        ("9/KH-UBND", TEXT[: TEXT.index("\n\nỦy ban")]),
        ("Đề án 06", "- Rà soát số liệu theo Đề án 06."),
        ("lập kế hoạch", "Ủy ban nhân dân xã lập kế hoạch như sau:"),
    ],
)
def test_a_mention_is_widened_to_its_sentence(mention: str, sentence: str) -> None:
    start = TEXT.index(mention)
    assert quotes(TEXT).sentence(start, start + len(mention), "m", 1.0).quote == sentence


def test_a_long_sentence_gives_the_clause_and_a_long_clause_the_mention() -> None:
    clause = "Nghị quyết số 5/NQ-CP về việc " + "a" * 200
    text = f"Căn cứ {'b' * 300}; {clause}; {'c' * 300}."
    start = text.index("5/NQ-CP")
    assert quotes(text).sentence(start, start + 7, "m", 1.0).quote == f"{clause};"
    assert quotes(text.replace(";", ",")).sentence(start, start + 7, "m", 1.0).quote == "5/NQ-CP"


def test_evidence_knows_its_page() -> None:
    text = "trang một\ntrang hai\n"
    pages = (Stretch(0, 10, line=1, page=1), Stretch(10, 20, line=2, page=2))
    assert [quotes(text, pages).exact(at, at + 5, "m", 1.0).page for at in (0, 10)] == [1, 2]
    assert quotes(text).exact(0, 5, "m", 1.0).page is None


def test_far_spans_are_quoted_by_the_first() -> None:
    text = f"Phòng Kinh tế{'.' * 500}lập dự toán"
    far = quotes(text).spanning([(0, 13), (513, 524)], "m", 1.0)
    near = quotes(text).spanning([(0, 13), (20, 24)], "m", 1.0)
    assert (far.quote, near.quote) == ("Phòng Kinh tế", text[:24])
