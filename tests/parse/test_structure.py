"""Blocks, outline and zones of the ways in which plans are set."""

from __future__ import annotations

import pytest
from parsing import document

from graphkit.parse import Depth

WRAPPED = """KẾ HOẠCH
Phòng, chống dịch bệnh trên địa bàn xã năm 2026

Căn cứ Kế hoạch số 15/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Sơn La về
phòng, chống dịch bệnh năm 2026; Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
1. Bảo đảm các hoạt động phòng, chống dịch bệnh gắn với phát triển kinh tế
- xã hội của địa phương trong tình hình mới, không để dịch chồng dịch trên địa bàn.
2. Yêu cầu
- Chủ động trong mọi tình huống; huy động sự tham gia của các thôn, bản, của nhân

dân trên địa bàn.
II. TỔ CHỨC THỰC HIỆN
1. Trạm Y tế xã
- Chủ trì giám sát dịch bệnh tại cộng đồng:
+ Lập sổ theo dõi;
+ Báo cáo hằng tuần.
1.1. Tổ y tế thôn

Trên đây là Kế hoạch phòng, chống dịch bệnh của xã.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def test_wrapped_lines_become_whole_blocks() -> None:
    parsed = document(WRAPPED)
    blocks = [parsed.content(block) for block in parsed.blocks]
    assert any(block.startswith("Bảo đảm") and "kinh tế - xã hội của địa phương" in block for block in blocks)
    assert any("của nhân dân trên địa bàn." in block for block in blocks)
    assert "Trên đây là Kế hoạch phòng, chống dịch bệnh của xã." in blocks


def test_outline_has_paths_and_run_in_paragraphs() -> None:
    outline = [(entry.path, entry.level, entry.run_in) for entry in document(WRAPPED).outline]
    assert outline == [
        ("I", 1, False),
        ("I/1", 2, True),
        ("I/2", 2, False),
        ("II", 1, False),
        ("II/1", 2, False),
        ("II/1/1.1", 3, False),
    ]


def test_sections_begin_at_their_numbers() -> None:
    parsed = document(WRAPPED)
    for section in parsed.sections():
        assert WRAPPED[section.start :].startswith(section.number)


def test_zones_part_title_basis_content_and_recipients() -> None:
    parsed = document(WRAPPED)
    zones = parsed.zones
    first = [
        parsed.lines[index].text for index in (zones.title, zones.preamble, zones.body, zones.recipients)
    ]
    assert first[0] == "KẾ HOẠCH"
    assert first[1].startswith("Căn cứ")
    assert first[2].startswith("I. MỤC")
    assert first[3].startswith("Nơi nhận")


@pytest.mark.parametrize(
    ("lines", "markers"),
    [
        ("I. MỤC ĐÍCH\n1. Nội dung\n1.1. Việc\na) Ý\n- Gạch\n+ Cộng", ["I", "1", "1.1", "a", "-", "+"]),
        ("Điều 1. Ban hành\nĐiều 2. Giao Sở Nội vụ", ["1", "2"]),
        ("#### **I. NỘI DUNG**\n##### **1. Việc thứ nhất**", ["I", "1"]),
        ("2026. Năm mới\n15/11 là hạn", [None, None]),
    ],
)
def test_markers(lines: str, markers: list[str | None]) -> None:
    assert [line.marker for line in document(lines).lines] == markers


def test_rows_of_a_table_are_cells() -> None:
    parsed = document("| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Rà soát hộ | Phòng Kinh tế |\n")
    cells = [(block.row, block.column, parsed.content(block)) for block in parsed.blocks if block.is_cell]
    assert (cells[1][1], cells[1][2]) == (1, "Nội dung")
    assert cells[-1][2] == "Phòng Kinh tế"


def test_text_without_structure_is_all_content() -> None:
    parsed = document("Một dòng chữ không có gì thêm.")
    assert parsed.zones.title == parsed.zones.body == 0
    assert parsed.outline == ()


def test_content_begins_behind_markdown_bullets() -> None:
    parsed = document("II. VIỆC\n*   Chủ trì rà soát.\n- **Phối hợp** kiểm tra.\n")
    assert [parsed.content(block) for block in parsed.blocks] == [
        "VIỆC",
        "Chủ trì rà soát.",
        "Phối hợp kiểm tra.",
    ]


@pytest.mark.parametrize(
    ("raw", "flow"),
    [
        (
            "Rà soát việc thực hiện giai đoạn 2021-\n2030 của xã.",
            "Rà soát việc thực hiện giai đoạn 2021-2030 của xã.",
        ),
        ("Thực hiện Quyết định số 12/QĐ-\nUBND của xã.", "Thực hiện Quyết định số 12/QĐ-UBND của xã."),
        (
            "Phối hợp với các tổ chức chính trị -\nxã hội của xã.",
            "Phối hợp với các tổ chức chính trị - xã hội của xã.",
        ),
        ("Phấn đấu hoàn thành đến năm\n2030 trên toàn xã.", "Phấn đấu hoàn thành đến năm 2030 trên toàn xã."),
    ],
)
def test_a_line_that_ends_inside_a_word_goes_on_without_a_blank(raw: str, flow: str) -> None:
    parsed = document(f"II. VIỆC\n{raw}\n")
    assert parsed.content(parsed.blocks[-1]) == flow


def test_numbers_in_brackets_begin_items_but_not_inside_a_sentence() -> None:
    parsed = document(
        "3. Giao các sở thực hiện như sau:\n(1) Sở Y tế rà soát hồ sơ.\n(2) Sở Nội vụ thẩm định hồ sơ gồm các phần\n"
        "(5) Phần chung của cả tỉnh.\n"
    )
    items = [parsed.content(block) for block in parsed.blocks if block.depth is Depth.LETTER]
    assert items == [
        "Sở Y tế rà soát hồ sơ.",
        "Sở Nội vụ thẩm định hồ sơ gồm các phần (5) Phần chung của cả tỉnh.",
    ]


def test_a_heading_goes_on_where_blank_lines_set_paragraphs_apart() -> None:
    paragraph = (
        "Các sở, ban, ngành của tỉnh rà soát kết quả thực hiện, tổng hợp\n"
        "thành báo cáo chung và gửi cơ quan thường trực trước kỳ họp cuối năm.\n\n"
    )
    articles = "".join(
        f"Điều {number}. Trách nhiệm của Sở\nNông nghiệp và Môi trường\n\n{paragraph}"
        for number in range(1, 7)
    )
    parsed = document("QUYẾT ĐỊNH\n\n" + articles)
    headings = [parsed.content(block) for block in parsed.blocks if block.depth is Depth.ARTICLE]
    assert headings == ["Trách nhiệm của Sở Nông nghiệp và Môi trường"] * 6


def test_an_article_and_its_number_on_two_lines_are_one_heading() -> None:
    parsed = document(
        "QUYẾT ĐỊNH\n\nĐiều\n2. Tổ chức thực hiện\n\n1. Giao Sở Y tế rà soát các trạm trong tỉnh.\n"
    )
    assert [(section.path, section.level) for section in parsed.outline] == [("2", 1), ("2/1", 2)]
    block = parsed.blocks[parsed.outline[0].block]
    assert (parsed.text[block.start : block.end], parsed.content(block)) == (
        "Điều 2. Tổ chức thực hiện",
        "Tổ chức thực hiện",
    )


@pytest.mark.parametrize(
    ("behind", "first"),
    [
        ("PHỤ LỤC I\nDANH MỤC\n", "PHỤ LỤC I"),
        ("DANH SÁCH CÁC THÔN\nTHAM GIA DIỄN TẬP\n(Ban hành kèm\ntheo Kế hoạch số 3/KH-UBND)\n", "DANH SÁCH CÁC THÔN"),
        ("BIỂU TỔNG HỢP SỐ HỘ\n(Kèm theo Kế hoạch số 3/KH-UBND)\n", "BIỂU TỔNG HỢP SỐ HỘ"),
        ("[1] Theo Báo cáo số 9/BC-UBND ngày 02/01/2026 của Ủy ban nhân dân xã.\n", "[1] Theo Báo cáo số 9/BC-UBND"),
    ],
)  # fmt: skip
def test_what_stands_behind_the_signature(behind: str, first: str) -> None:
    parsed = document(f"{WRAPPED}\n{behind}")
    assert parsed.lines[parsed.zones.annex].text.startswith(first)


def test_short_first_lines_of_paragraphs_set_apart() -> None:
    paragraph = (
        "{}) Phối hợp với Trung tâm Khuyến nông\n"
        "Sơn La tổ chức tập huấn kỹ thuật chăn nuôi, trồng trọt cho các hộ ở các bản vùng\n"
        "cao, lồng ghép với các chương trình khác trên địa bàn, bảo đảm không trùng lặp.\n\n"
    )
    parsed = document("KẾ HOẠCH\nTập huấn\n\nI. NỘI DUNG\n\n" + "".join(map(paragraph.format, "abcdeg")))
    points = [parsed.content(block) for block in parsed.blocks if block.depth is Depth.LETTER]
    assert len(points) == 6
    assert all(point.endswith("không trùng lặp.") for point in points)


def test_an_oblique_is_no_numeral() -> None:
    parsed = document("CÔNG ĐIỆN\nV/v ứng phó mưa lũ\nV/V PHÒNG CHỐNG\n\n1. Sở Y tế trực cấp cứu.\n")
    assert [entry.number for entry in parsed.outline] == ["1"]
