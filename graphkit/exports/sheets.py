"""What stands in the workbook: its sheets, their columns and their rows, in the language that is set.

Nothing here knows how a workbook is written (:mod:`graphkit.exports.workbook`).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graphkit.i18n import Text

Kind = Literal["text", "date", "number", "percent", "faint"]


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: to a row of a sheet (counted from 0), or to a file by its URI."""

    text: str
    sheet: str = ""
    row: int = 0
    uri: str = ""


Cell = str | int | float | datetime.date | Link | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it means, its width in characters, and what it holds."""

    heading: Text
    meaning: Text
    width: int
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; ``key`` is what links call it, ``colour`` that of its tab."""

    key: str
    title: Text
    about: Text
    colour: str
    columns: tuple[Column, ...]


_QUOTE = Text("Nguyên văn câu nói lên điều này.", "The words that say so.")
_FILE = Text(
    "Tệp có câu ấy; bấm để mở nếu tệp có trên máy.", "The file that has them; opens where it is here."
)
_PLACE = Text("Dòng, trang hoặc ô trong tệp.", "Line, page or cell in the file.")
_SURE = Text("Máy chắc đến mức nào.", "How sure the reading is.")
_PROOF = Text("Có bao nhiêu câu; bấm để đọc.", "How many places say it; click to read them.")
_NUMBER = Text("Bấm để xem ở trang Văn bản.", "Leads to its row on the sheet of documents.")
_SAYS = (
    Column(Text("Số, ký hiệu", "Number"), _NUMBER, 17),
    Column(Text("Văn bản", "Document"), Text("Văn bản nói lên điều này.", "The document that says so."), 28),
)

DOCUMENTS = Sheet(
    "documents",
    Text("Văn bản", "Documents"),
    Text(
        "Mọi văn bản trong kho, kể cả văn bản chỉ được dẫn.",
        "All documents, those that are only cited too.",
    ),
    "#0072B2",
    (
        Column(
            Text("Số, ký hiệu", "Number"),
            Text("“(để trống)”: văn bản chưa điền số.", "“(blank)”: the document's number is left open."),
            18,
        ),
        Column(Text("Loại", "Type"), Text("Loại văn bản.", "Type of document."), 12),
        Column(
            Text("Cơ quan ban hành", "Issuer"), Text("Tên đầy đủ của cơ quan ban hành.", "Its full name."), 30
        ),
        Column(
            Text("Cấp", "Level"),
            Text("Trung ương, tỉnh, huyện, xã.", "Centre, province, district, commune."),
            9,
        ),
        Column(Text("Ngày ban hành", "Date"), Text("Ngày ban hành.", "Date of issue."), 12, "date"),
        Column(Text("Trích yếu", "Title"), Text("Trích yếu nội dung.", "What it is about."), 52),
        Column(
            Text("Toàn văn", "Text"),
            Text("“có”: toàn văn trong kho; “không”: chỉ được dẫn.", "“yes”: its text is in the store."),
            9,
        ),
        Column(
            Text("Kế hoạch cha", "Parent plan"),
            Text(
                "Kế hoạch cấp trên mà văn bản dẫn; bấm để xem.",
                "The plan of the level above that it cites; leads to its row.",
            ),
            17,
        ),
        Column(
            Text("Số nhiệm vụ", "Tasks"),
            Text("Số nhiệm vụ văn bản giao.", "How many tasks it gives."),
            8,
            "number",
        ),
        Column(
            Text("Tệp", "File"), Text("Bấm để mở nếu tệp có trên máy.", "Opens where the file is here."), 30
        ),
        Column(
            Text("Mã định danh", "Identifier"),
            Text("Tên của văn bản trong đồ thị.", "The document's name in the graph."),
            26,
            "faint",
        ),
    ),
)

CITATIONS = Sheet(
    "citations",
    Text("Căn cứ", "Citations"),
    Text(
        "Văn bản nào căn cứ, triển khai, dẫn chiếu, thay thế… văn bản nào.",
        "Which document rests on, carries out, cites, replaces… which.",
    ),
    "#56B4E9",
    (
        *_SAYS,
        Column(
            Text("Quan hệ", "Relation"),
            Text("Văn bản bên trái làm gì với bên phải.", "What the left does with the right."),
            11,
        ),
        Column(Text("Số, ký hiệu được dẫn", "Number cited"), _NUMBER, 17),
        Column(
            Text("Văn bản được dẫn", "Document cited"),
            Text("Văn bản mà quan hệ hướng tới.", "The document that the relation leads to."),
            28,
        ),
        Column(Text("Câu trong văn bản", "Words"), _QUOTE, 52),
        Column(Text("Tệp", "File"), _FILE, 28),
        Column(Text("Vị trí", "Place"), _PLACE, 10),
        Column(Text("Độ tin cậy", "Confidence"), _SURE, 11, "percent"),
        Column(Text("Bằng chứng", "Evidence"), _PROOF, 10),
    ),
)

TASKS = Sheet(
    "tasks",
    Text("Nhiệm vụ", "Tasks"),
    Text("Nhiệm vụ theo từng đơn vị, kèm thời hạn.", "Tasks by unit, with their deadlines."),
    "#009E73",
    (
        Column(
            Text("Đơn vị", "Unit"),
            Text("Đơn vị được giao; mỗi đơn vị một dòng.", "Who has it; a row each."),
            30,
        ),
        Column(Text("Nhiệm vụ", "Task"), Text("Nội dung như văn bản ghi.", "As the document says it."), 56),
        Column(
            Text("Vai trò", "Role"),
            Text("“chủ trì” nếu văn bản nói thế.", "“lead” where the document says so."),
            9,
        ),
        Column(
            Text("Hình thức", "Mode"), Text("Giao hay đề nghị.", "Assigned (giao) or asked (đề nghị)."), 9
        ),
        Column(Text("Phối hợp", "Helpers"), Text("Đơn vị phối hợp.", "Who helps."), 26),
        Column(
            Text("Thời hạn", "Deadline"),
            Text("Hạn cuối nếu tính được ra ngày.", "The last one, where it comes to a day."),
            12,
            "date",
        ),
        Column(
            Text("Mọi thời hạn", "All deadlines"),
            Text("Kể cả hạn không tính được ra ngày.", "Those that come to no day too."),
            18,
        ),
        *_SAYS,
        Column(Text("Mục", "Section"), Text("Mục trong văn bản.", "Section of the document."), 8),
        Column(Text("Vị trí", "Place"), _PLACE, 10),
        Column(Text("Bằng chứng", "Evidence"), _PROOF, 10),
    ),
)

REPORTS = Sheet(
    "reports",
    Text("Báo cáo", "Reporting"),
    Text(
        "Ai báo cáo ai, qua ai, nội dung gì, khi nào; để trống là văn bản không nói.",
        "Who reports to whom, via whom, what and when; what is blank the document does not say.",
    ),
    "#E69F00",
    (
        Column(Text("Bên báo cáo", "From"), Text("Ai báo cáo.", "Who reports."), 30),
        Column(Text("Nơi nhận", "To"), Text("Báo cáo về đâu.", "To whom."), 28),
        Column(Text("Qua", "Via"), Text("Gửi qua đơn vị nào.", "Through whom it is sent."), 24),
        Column(Text("Nội dung", "What"), Text("Báo cáo gì.", "What is reported."), 48),
        Column(Text("Kỳ", "Period"), Text("Kỳ báo cáo.", "What it covers."), 9),
        Column(
            Text("Định kỳ", "Recurring"),
            Text("“có”: lặp lại hằng kỳ.", "“yes”: it returns each period."),
            8,
        ),
        Column(
            Text("Thời hạn", "Deadline"),
            Text("Hạn cuối nếu tính được ra ngày.", "The last one, where it comes to a day."),
            12,
            "date",
        ),
        Column(
            Text("Mọi thời hạn", "All deadlines"),
            Text("Kể cả hạn không tính được ra ngày.", "Those that come to no day too."),
            24,
        ),
        *_SAYS,
        Column(Text("Vị trí", "Place"), _PLACE, 10),
        Column(Text("Bằng chứng", "Evidence"), _PROOF, 10),
    ),
)

EVIDENCE = Sheet(
    "evidence",
    Text("Bằng chứng", "Evidence"),
    Text("Từng câu chứng minh cho ba trang trên.", "Every sentence that proves the three sheets before."),
    "#CC79A7",
    (
        Column(Text("Quan hệ", "Relation"), Text("Điều được chứng minh.", "What is proved."), 12),
        Column(Text("Từ", "From"), Text("Bên trái của quan hệ.", "Its left side."), 36),
        Column(Text("Đến", "To"), Text("Bên phải của quan hệ.", "Its right side."), 36),
        Column(Text("Câu trong văn bản", "Words"), _QUOTE, 60),
        *_SAYS,
        Column(Text("Tệp", "File"), _FILE, 28),
        Column(Text("Vị trí", "Place"), _PLACE, 10),
        Column(Text("Cách đọc", "Method"), Text("Quy tắc đã đọc ra.", "The rule that read it."), 14),
        Column(Text("Độ tin cậy", "Confidence"), _SURE, 11, "percent"),
    ),
)

SHEETS: Sequence[Sheet] = (DOCUMENTS, CITATIONS, TASKS, REPORTS, EVIDENCE)
"""In the order of the workbook; a sheet of notes on them follows."""
