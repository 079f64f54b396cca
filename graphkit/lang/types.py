"""Types of documents (tên loại) and their abbreviations, as data."""

from __future__ import annotations

TYPE_WORDS: tuple[str, ...] = (
    "Kế hoạch", "Quyết định", "Nghị quyết", "Nghị quyết liên tịch", "Chỉ thị", "Nghị định", "Thông tư",
    "Thông tư liên tịch", "Công văn", "Văn bản", "Công điện", "Hướng dẫn", "Thông báo", "Báo cáo", "Kết luận",
    "Chương trình", "Chương trình hành động", "Chương trình công tác", "Đề án", "Phương án", "Dự án",
    "Tờ trình",
    "Quy chế", "Quy định", "Thông tri", "Pháp lệnh", "Luật", "Bộ luật", "Hiến pháp", "Lệnh", "Thông cáo",
    "Biên bản", "Hợp đồng", "Giấy mời", "Thư", "Quy hoạch", "Chiến lược", "Quy trình", "Kế hoạch liên tịch",
    "Kế hoạch phối hợp", "Thông báo kết luận", "Công hàm", "Quy ước", "Lời kêu gọi", "Quy chế phối hợp",
    "Chương trình phối hợp", "Hướng dẫn liên ngành", "Hướng dẫn liên tịch", "Đề cương", "Lịch",
)  # fmt: skip
"""Every type that a document may announce, or a citation begin with."""

WITHOUT_SYMBOL: tuple[str, ...] = (
    "Kế hoạch", "Quyết định", "Nghị quyết", "Chỉ thị", "Công văn", "Văn bản", "Công điện", "Hướng dẫn",
    "Thông báo", "Kết luận", "Phương án", "Tờ trình",
)  # fmt: skip
"""Types that are cited by their bare number at times ("Chỉ thị 05 ngày …"); of a programme it is a name."""

ABBREVIATIONS: dict[str, str] = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "QD": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế",
    "QyĐ": "Quy định", "QĐi": "Quy định", "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn",
    "CTr": "Chương trình", "CTHĐ": "Chương trình hành động", "KH": "Kế hoạch", "PA": "Phương án",
    "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "HĐ": "Hợp đồng",
    "CĐ": "Công điện", "KL": "Kết luận", "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch", "PL": "Pháp lệnh", "L": "Lệnh", "CV": "Công văn",
    "KHLT": "Kế hoạch liên tịch",
    "TBKL": "Thông báo kết luận", "GM": "Giấy mời", "KHPH": "Kế hoạch phối hợp", "QCPH": "Quy chế phối hợp",
    "CTPH": "Chương trình phối hợp", "QH": "Luật",
}  # fmt: skip
"""First part of a symbol → type."""
