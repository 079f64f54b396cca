"""Units, tasks, deadlines and reporting duties, as tables of cases."""

from __future__ import annotations

import pytest
from parsing import document

from graphkit.extract import extract
from graphkit.extract.deadlines import report_deadlines, task_deadlines
from graphkit.extract.units import listed_units, read_units
from graphkit.model import Extraction


def plan(implementation: str, content: str = "1. Rà soát các hộ trên địa bàn.") -> Extraction:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MƯỜNG KIM\n\nKẾ HOẠCH\nPhòng, chống thiên tai năm 2026\n\n"
        f"Căn cứ tình hình thực tế;\n\nI. NỘI DUNG\n{content}\nII. TỔ CHỨC THỰC HIỆN\n{implementation}\n"
        "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    )
    return extract(document(text))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Phòng Kinh tế xã", ["Phòng Kinh tế xã"]),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức thành viên", ["Ủy ban Mặt trận Tổ quốc Việt Nam xã", "các tổ chức thành viên"]),
        ("Sở Nội vụ, Sở Tài chính và các đơn vị liên quan", ["Sở Nội vụ", "Sở Tài chính", "các đơn vị liên quan"]),
        ("các sở, ban, ngành, đoàn thể tỉnh; Ủy ban nhân dân các xã, phường", ["các sở, ban, ngành, đoàn thể tỉnh", "Ủy ban nhân dân các xã, phường"]),
        ("Sở Văn hóa, Thể thao và Du lịch chủ trì", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("các cơ quan, đơn vị, tổ chức triển khai", ["các cơ quan, đơn vị"]),
        ("Chủ tịch UBND các xã, phường chỉ đạo", ["Chủ tịch UBND các xã, phường"]),
        ("Bộ trưởng các Bộ, Thủ trưởng cơ quan ngang bộ", ["Bộ trưởng các Bộ", "Thủ trưởng cơ quan ngang bộ"]),
        ("Giám đốc các Sở: Tư pháp, Y tế và Nội vụ; Chủ tịch UBND các xã", ["Giám đốc Sở Tư pháp", "Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ", "Chủ tịch UBND các xã"]),
        ("các Sở Tài chính, Văn hóa, Thể thao và Du lịch rà soát", ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("các bộ, cơ quan: Công an, Quốc phòng, Văn phòng Chính phủ", ["Bộ Công an", "Bộ Quốc phòng", "Văn phòng Chính phủ"]),
        ("Sở Tài chính, Nội vụ, Công an tỉnh và UBND xã", ["Sở Tài chính", "Sở Nội vụ", "Công an tỉnh", "UBND xã"]),
        ("Các phòng: Kinh tế, Văn hóa - Xã hội", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]),
        ("UBND các tỉnh, thành phố: Huế, Gia Lai khẩn trương", ["UBND thành phố Huế", "UBND tỉnh Gia Lai"]),
        ("Chủ tịch UBND các xã Mường Kim, Khoen On", ["Chủ tịch UBND xã Mường Kim", "Chủ tịch UBND xã Khoen On"]),
        ("UBND các xã, phường: Mường Kim, Tân Phong", ["UBND các xã, phường"]),
        ("Sở Tài chính, công tác khác", ["Sở Tài chính"]),
        ("Hội đồng Dân tộc, các cơ quan y tế cùng cấp, Văn phòng Quốc hội", ["Hội đồng Dân tộc", "các cơ quan y tế cùng cấp", "Văn phòng Quốc hội"]),
        ("các cơ quan có thẩm quyền trong việc", ["các cơ quan có thẩm quyền"]),
        ("UBND các xã: Hướng dẫn nhân dân sơ tán", ["UBND các xã"]),
        ("Ủy ban nhân dân các xã: Tổ chức tuyên truyền", ["Ủy ban nhân dân các xã"]),
        ("Các sở: Xây dựng kế hoạch", ["Các sở"]),
        ("Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh", ["Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh"]),
        ("Sở Y tế; Xây dựng kế hoạch năm", ["Sở Y tế"]),
        ("Tổ chức tuyên truyền", []),
        ("nâng cao nhận thức", []),
    ],
)  # fmt: skip
def test_unit_lists(text: str, units: list[str]) -> None:
    assert [unit.name for unit in read_units(text, 0, len(text))] == units


def test_bullets_under_a_heading_that_names_a_unit() -> None:
    found = plan(
        "1. Phòng Kinh tế xã\n- Chủ trì, phối hợp với Trạm Y tế xã lập phương án.\n- Báo cáo trước ngày 15/6/2026.\n"
    ).assignments
    assert [(a.unit, a.lead, a.helpers, a.deadlines, a.section) for a in found] == [
        ("Phòng Kinh tế xã", True, ("Trạm Y tế xã",), (), "1"),
        ("Phòng Kinh tế xã", False, (), ("2026-06-15",), "1"),
    ]


@pytest.mark.parametrize(
    ("line", "unit", "text"),
    [
        ("1. Văn phòng HĐND và UBND xã: Theo dõi việc thực hiện.", "Văn phòng HĐND và UBND xã", "Theo dõi việc thực hiện."),
        ("1. Công an xã phối hợp bảo đảm trật tự trên địa bàn xã trong mọi tình huống.", "Công an xã", "Công an xã phối hợp bảo đảm trật tự trên địa bàn xã trong mọi tình huống."),
        ("- Trạm Y tế xã: chuẩn bị cơ số thuốc.", "Trạm Y tế xã", "chuẩn bị cơ số thuốc."),
    ],
)  # fmt: skip
def test_unit_in_front_of_its_task(line: str, unit: str, text: str) -> None:
    found = plan(f"{line}\n").assignments
    assert [(a.unit, a.text) for a in found] == [(unit, text)]


def test_request_is_not_an_order() -> None:
    found = plan("1. Đề nghị Hội Nông dân xã\n- Vận động hội viên tham gia.\n").assignments
    assert [(a.unit, a.mode) for a in found] == [("Hội Nông dân xã", "đề nghị")]


def test_two_units_in_one_heading_share_the_item() -> None:
    found = plan("1. Hội Nông dân xã, Hội Cựu chiến binh xã\n- Vận động hội viên tham gia.\n").assignments
    assert [a.unit for a in found] == ["Hội Nông dân xã", "Hội Cựu chiến binh xã"]
    assert len({(a.start, a.end) for a in found}) == 1


def test_sub_bullets_belong_to_their_item() -> None:
    found = plan("1. Phòng Kinh tế xã\n- Thực hiện các việc sau:\n+ Rà soát;\n+ Tổng hợp.\n").assignments
    assert len(found) == 1
    assert found[0].text.endswith("Tổng hợp.")


def test_labelled_block_gives_the_task_above_it() -> None:
    content = (
        "1. Kiểm tra công trình\n- Kiểm tra hồ đập trước mùa mưa.\n- Đơn vị chủ trì: Phòng Kinh tế xã.\n"
        "- Đơn vị phối hợp: Công an xã, các thôn.\n- Thời gian thực hiện: trước ngày 30/4/2026.\n"
    )
    found = plan("1. Công an xã\n- Trực ban.\n", content).assignments
    first = found[0]
    assert (first.unit, first.lead, first.text) == (
        "Phòng Kinh tế xã",
        True,
        "Kiểm tra hồ đập trước mùa mưa.",
    )
    assert first.helpers == ("Công an xã", "các thôn")
    assert first.deadlines == ("2026-04-30",)


def test_rows_of_a_task_table() -> None:
    content = (
        "1. Danh mục\n\n| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"
        "| 1 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội xã | Các thôn | 6/2026 |\n"
    )
    found = plan("1. Công an xã\n- Trực ban.\n", content).assignments
    assert (found[0].unit, found[0].helpers, found[0].deadlines) == (
        "Phòng Văn hóa - Xã hội xã",
        ("Các thôn",),
        ("2026-06",),
    )


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Nguyễn Văn A; Trần Thị B", []),
        ("Nguyễn Văn A - Trưởng phòng", []),
        ("Ông A, bà B", []),
        ("Phòng Kinh tế xã; Ông Nguyễn Văn A", ["Phòng Kinh tế xã"]),
        ("Nguyễn Văn A, Trạm Y tế xã", ["Trạm Y tế xã"]),
        ("Bưu Điện Xã", ["Bưu Điện Xã"]),
        ("Bà Rịa, Tổ Tư vấn", ["Bà Rịa", "Tổ Tư vấn"]),
        ("UBND các phường: Hà Nam, Lê Hồng Phong", ["UBND phường Hà Nam", "UBND phường Lê Hồng Phong"]),
        ("Hà Nội, Lê Lợi", ["Hà Nội", "Lê Lợi"]),
    ],
)
def test_a_person_is_no_unit(cell: str, units: list[str]) -> None:
    assert [unit.name for unit in listed_units(cell, 0, len(cell))] == units


def test_a_row_for_persons_alone_is_given_to_no_unit() -> None:
    content = (
        "1. Danh mục\n\n| TT | Nhiệm vụ | Người thực hiện |\n|---|---|---|\n| 1 | Rà soát danh sách | Nguyễn Văn A |\n"
        "| 2 | Rà soát hộ nghèo | Trạm Y tế xã; Nguyễn Văn A |\n"
    )
    found = plan("1. Công an xã\n- Trực ban.\n", content).assignments
    assert [(a.text, a.unit) for a in found[:-1]] == [("Rà soát hộ nghèo", "Trạm Y tế xã")]


DEADLINES = [
    ("trước ngày 25/5/2026", ("2026-05-25",)),
    ("từ ngày 15/11 đến ngày 15/12/2026", ("2026-11-15/2026-12-15",)),
    ("từ ngày 15/11-15/12/2026", ("2026-11-15/2026-12-15",)),
    ("hoàn thành trong tháng 9 năm 2026", ("2026-09",)),
    ("báo cáo hằng tháng, quý, năm", ("hằng tháng, quý, năm",)),
    ("trước ngày 30/5", ("2026-05-30",)),
    ("kỷ niệm ngày Phụ nữ Việt Nam 20/10", ()),
    ("ngày 31/02/2026", ()),
    ("giai đoạn 2026 - 2030", ()),
]


@pytest.mark.parametrize(("text", "deadlines"), DEADLINES)
def test_deadlines_of_tasks(text: str, deadlines: tuple[str, ...]) -> None:
    assert task_deadlines(text, 0, len(text), 2026, []) == deadlines


def test_dates_of_citations_are_no_deadlines() -> None:
    found = plan(
        "1. Công an xã\n- Thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2026 của UBND tỉnh.\n"
    ).assignments
    assert found[0].deadlines == ()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("báo cáo 6 tháng trước ngày 30/5 và báo cáo năm trước ngày 30/11 hằng năm", [("2026-05-30", "6 tháng", True), ("2026-11-30", "năm", True)]),
        ("báo cáo kết quả năm 2026 trước ngày 15/11/2026", [("2026-11-15", "năm", False)]),
        ("báo cáo trước ngày 20 hằng tháng", [(None, "tháng", True)]),
        ("báo cáo khi có yêu cầu", []),
    ],
)  # fmt: skip
def test_deadlines_of_reports(text: str, due: list[tuple[str | None, str, bool]]) -> None:
    found = report_deadlines(text, 0, len(text), 2026, [])
    assert [(d.date, d.period, d.recurring) for d in found] == due


REPORTS = [
    (
        "1. Các thôn\n- Báo cáo kết quả về Ủy ban nhân dân xã (qua Phòng Kinh tế xã) trước ngày 10/12/2026.",
        [("Các thôn", "Ủy ban nhân dân xã", "Phòng Kinh tế xã", False)],
    ),
    (
        "1. Các thôn\n- Gửi báo cáo về Phòng Kinh tế xã để tổng hợp, báo cáo Ủy ban nhân dân xã.",
        [
            ("Các thôn", "Phòng Kinh tế xã", None, False),
            ("Phòng Kinh tế xã", "Ủy ban nhân dân xã", None, True),
        ],
    ),
    (
        "1. Phòng Kinh tế xã\n- Tổng hợp, báo cáo Sở Nông nghiệp và Môi trường và cấp có thẩm quyền.",
        [("Phòng Kinh tế xã", "Sở Nông nghiệp và Môi trường; cấp có thẩm quyền", None, False)],
    ),
    ("1. Các thôn\n- Thực hiện chế độ báo cáo theo quy định.", []),
    ("1. Các thôn\n- Bồi dưỡng báo cáo viên cho các thôn.", []),
]


@pytest.mark.parametrize(("text", "lines"), REPORTS)
def test_reporting_lines(text: str, lines: list[tuple[str | None, str, str | None, bool]]) -> None:
    assert [(r.sender, r.receiver, r.via, r.onward) for r in plan(f"{text}\n").reports] == lines


def test_numbered_paragraphs_are_tasks_of_the_unit_in_the_heading_above() -> None:
    found = plan(
        "1. Trách nhiệm, quyền hạn của Sở Tư pháp\n1.1. Trực tiếp quản lý dữ liệu của tỉnh, cập nhật hằng ngày.\n"
        "1.2. Việc tập huấn\n- Tổ chức lớp học cho công chức.\n2. Sở Y tế\n- Rà soát các trạm.\n"
    ).assignments
    assert [(a.unit, a.text, a.section) for a in found] == [
        ("Sở Tư pháp", "Trực tiếp quản lý dữ liệu của tỉnh, cập nhật hằng ngày.", "1.1"),
        ("Sở Tư pháp", "Tổ chức lớp học cho công chức.", "1.2"),
        ("Sở Y tế", "Rà soát các trạm.", "2"),
    ]


@pytest.mark.parametrize(
    ("words", "helpers"),
    [
        ("phối hợp với Trung tâm Khuyến nông Lai Châu, các đơn vị liên quan rà soát.", ("Trung tâm Khuyến nông Lai Châu", "các đơn vị liên quan")),
        ("phối hợp với các Ban của Hội đồng nhân dân xã, các Chi hội Nông dân rà soát.", ("các Ban của Hội đồng nhân dân xã", "các Chi hội")),
        ("phối hợp tuyên truyền trong Nhân dân.", ()),
    ],
)  # fmt: skip
def test_who_helps(words: str, helpers: tuple[str, ...]) -> None:
    [found] = plan(f"1. Phòng Kinh tế xã\n- Chủ trì, {words}\n").assignments
    assert found.helpers == helpers


def test_bodies_that_only_their_first_word_tells() -> None:
    text = "Đài Truyền hình Việt Nam, Văn phòng Ban chỉ đạo phòng thủ dân sự quốc gia theo dõi"
    names = [unit.name for unit in read_units(text, 0, len(text), loose=True)]
    assert names == ["Đài Truyền hình Việt Nam", "Văn phòng Ban chỉ đạo phòng thủ dân sự quốc gia"]


def test_a_heading_that_leads_in_says_who_leads_and_helps() -> None:
    found = plan(
        "1. Phòng Kinh tế xã chủ trì, phối hợp với Trạm Y tế xã:\na) Lập phương án.\nb) Mua vật tư.\n"
    ).assignments
    assert [(a.unit, a.text, a.lead, a.helpers) for a in found] == [
        ("Phòng Kinh tế xã", "Lập phương án.", True, ("Trạm Y tế xã",)),
        ("Phòng Kinh tế xã", "Mua vật tư.", True, ("Trạm Y tế xã",)),
    ]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Khắc phục hậu quả của đợt lũ từ ngày 16/11/2025 đến ngày 22/11/2025", ()),
        ("Theo chỉ đạo trong cuộc họp ngày 01/12/2025, lập phương án", ()),
        ("Hoàn thành trước ngày 01/12/2025", ("2025-12-01",)),
        ("Hoàn thành ngày 20/12/2025", ("2025-12-20",)),
        ("Thực hiện từ ngày 01/12/2025 đến ngày 31/01/2026", ("2025-12-01/2026-01-31",)),
    ],
)
def test_what_lies_before_the_day_of_issue_is_no_deadline(words: str, due: tuple[str, ...]) -> None:
    assert task_deadlines(words, 0, len(words), 2025, [], issued="2025-12-10") == due


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("từ ngày 15 đến ngày 20/12/2025", ("2025-12-15/2025-12-20",)),
        ("từ tháng 3 đến tháng 10/2026", ("2026-03/2026-10",)),
        ("hoàn thành trong tháng 12", ("2025-12",)),
        ("báo cáo trước ngày 30/11 hằng năm", ("2026-11-30",)),
        ("trước 15/12, sau đó trước 15/3", ("2025-12-15", "2026-03-15")),
        ("hết tháng 6 năm 2026", ("2026-06",)),
        ("theo Luật có hiệu lực từ tháng 7", ()),
        ("trong năm 2025 đến ngày 30/6/2026", ("2026-06-30",)),
        ("từ ngày 25/12 đến ngày 05/01/2026", ("2025-12-25/2026-01-05",)),
        ("từ ngày 25 đến ngày 5/1/2026", ("2026-01-05",)),
        ("trong tháng 3–5", ()),
    ],
)
def test_years_that_are_not_stated_follow_the_issue(words: str, due: tuple[str, ...]) -> None:
    assert task_deadlines(words, 0, len(words), None, [], issued="2025-12-01") == due


def test_a_month_alone_counts_behind_its_label() -> None:
    assert task_deadlines("Tháng 3", 0, 7, 2026, [], label=True) == ("2026-03",)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("báo cáo năm trước ngày 10/12", [("2026-12-10", "năm")]),
        ("bàn giao trong năm 2026, báo cáo trước ngày 10/12/2026", [("2026-12-10", None)]),
        ("báo cáo Ủy ban nhân dân tỉnh trong tháng 11 năm 2026", [("2026-11", None)]),
        ("báo cáo ngày 20 tháng 11 năm 2026", [("2026-11-20", None)]),
    ],
)
def test_periods_and_months_of_reports(words: str, due: list[tuple[str, str | None]]) -> None:
    found = report_deadlines(words, 0, len(words), 2026, [])
    assert [(deadline.date, deadline.period) for deadline in found] == due
