"""What the page calls things, in both languages."""

from __future__ import annotations

from graphkit.i18n import Text

RELATIONS: dict[str, Text] = {
    "CAN_CU": Text("căn cứ", "based on"),
    "TRIEN_KHAI": Text("triển khai", "carries out"),
    "GIAO_CHO": Text("giao cho", "assigned to"),
    "BAO_CAO_VE": Text("báo cáo về", "reports to"),
    "DAN_CHIEU": Text("dẫn chiếu", "cites"),
    "THAY_THE": Text("thay thế", "replaces"),
    "SUA_DOI": Text("sửa đổi", "amends"),
    "BAI_BO": Text("bãi bỏ", "repeals"),
    "KE_HOACH_CHA": Text("kế hoạch cha", "parent plan"),
    "BAN_HANH": Text("ban hành", "issues"),
    "CO_NHIEM_VU": Text("có nhiệm vụ", "contains task"),
    "PHOI_HOP": Text("phối hợp", "coordinates with"),
    "CO_NGHIA_VU": Text("có nghĩa vụ báo cáo", "contains reporting duty"),
    "NGUOI_BAO_CAO": Text("người báo cáo", "who reports"),
    "NOI_NHAN_BAO_CAO": Text("nơi nhận báo cáo", "receives the report"),
    "QUA": Text("qua", "via"),
    "TRUC_THUOC": Text("trực thuộc", "part of"),
    "SAP_NHAP_VAO": Text("sáp nhập vào", "merged into"),
    "THUOC_NHOM": Text("thuộc nhóm", "member of"),
}

KINDS: dict[str, Text] = {
    "document": Text("Văn bản", "Document"),
    "stub": Text("Văn bản chưa có toàn văn", "Document without text"),
    "task": Text("Nhiệm vụ", "Task"),
    "duty": Text("Nghĩa vụ báo cáo", "Reporting duty"),
    "unit": Text("Cơ quan, đơn vị", "Body, unit"),
}

PROPERTIES: dict[str, Text] = {
    "so_ky_hieu": Text("Số, ký hiệu", "Number"),
    "loai": Text("Loại", "Type"),
    "cap": Text("Cấp", "Level"),
    "trich_yeu": Text("Trích yếu", "Title"),
    "ngay_ban_hanh": Text("Ngày ban hành", "Date of issue"),
    "nam": Text("Năm", "Year"),
    "nam_ke_hoach": Text("Năm kế hoạch", "Year of plan"),
    "co_toan_van": Text("Có toàn văn", "Text available"),
    "tam": Text("Số còn để trống", "Number left blank"),
    "tep": Text("Tệp", "Files"),
    "hieu_luc_tu": Text("Hiệu lực từ", "In force from"),
    "hieu_luc_den": Text("Hiệu lực đến", "In force until"),
    "chung": Text("Tên chung của nhóm", "A class of bodies"),
    "noi_dung": Text("Nội dung", "Content"),
    "muc": Text("Mục", "Section"),
    "han": Text("Hạn", "Deadline"),
    "cac_han": Text("Các thời hạn", "All deadlines"),
    "ky": Text("Kỳ báo cáo", "Period"),
    "dinh_ky": Text("Định kỳ", "Recurring"),
    "che_do": Text("Chế độ", "Mode"),
    "chu_tri": Text("Chủ trì", "Lead"),
    "suy_ra": Text("Suy ra", "Inferred"),
    "ngay": Text("Ngày", "Date"),
    "theo": Text("Theo", "According to"),
}

LEVELS: dict[str, Text] = {
    "trung ương": Text("trung ương", "central"),
    "tỉnh": Text("tỉnh", "province"),
    "huyện": Text("huyện", "district"),
    "xã": Text("xã", "commune"),
    "thôn": Text("thôn", "village"),
}

METHODS: dict[str, Text] = {
    "number": Text("theo số, ký hiệu", "by its number"),
    "name": Text("theo tên", "by its name"),
    "alias": Text("theo tên gọi khác", "by another name"),
    "context": Text("theo ngữ cảnh", "from the context"),
    "near number": Text("số gần giống, ngày hoặc trích yếu khớp", "a near number; date or title agree"),
}

PAGE: dict[str, Text] = {
    "title": Text("Bức tranh văn bản và nhiệm vụ", "Documents and tasks at a glance"),
    "search": Text("Tìm số, trích yếu, cơ quan…", "Find number, title, body…"),
    "found": Text("kết quả", "results"),
    "nothing": Text("Không tìm thấy", "Nothing found"),
    "legend": Text("Chú giải (bấm để tắt, bật)", "Legend (click to switch)"),
    "more": Text("Quan hệ khác", "Other relations"),
    "shortcut": Text("nối thẳng qua cấp giữa", "directly, past a level"),
    "hint": Text(
        "Bấm vào một văn bản, nhiệm vụ, đơn vị hoặc một đường nối để đọc câu làm bằng chứng.",
        "Click a document, a task, a unit or a line to read the sentence that proves it.",
    ),
    "move": Text(
        "Bấm tên cấp ở bên trái để gấp, mở cấp ấy. Kéo nền để xem chỗ khác, lăn chuột để phóng to, kéo một ô "
        "để dời riêng ô ấy.",
        "Click a level's name at the left to fold or open it. Drag the ground to look elsewhere, scroll to "
        "zoom, drag a thing to move it alone.",
    ),
    "fit": Text("Xem toàn cảnh", "See everything"),
    "larger": Text("Phóng to", "Zoom in"),
    "smaller": Text("Thu nhỏ", "Zoom out"),
    "close": Text("Đóng", "Close"),
    "details": Text("Chi tiết", "Details"),
    "evidence": Text("Bằng chứng", "Evidence"),
    "others": Text("Nơi khác cũng nói", "Also said elsewhere"),
    "derived": Text("Suy ra từ các quan hệ khác, không câu nào nói thẳng.", "Derived; no sentence says it."),
    "file": Text("Tệp", "File"),
    "place": Text("Vị trí", "Place"),
    "page": Text("trang", "page"),
    "characters": Text("ký tự", "characters"),
    "method": Text("Cách đọc", "Method"),
    "confidence": Text("Độ tin cậy", "Confidence"),
    "said_by": Text("Văn bản", "Document"),
    "unnumbered": Text("chưa có số", "no number"),
    "relations": Text("Quan hệ", "Relations"),
    "folded": Text("Không vẽ trong trang này", "Not drawn on this page"),
    "not_here": Text("nút không vẽ trong trang này", "nodes not drawn on this page"),
    "narrow": Text(
        "Hãy thu hẹp bằng --from, --province hoặc --level khi chạy graphkit show.",
        "Narrow it down with --from, --province or --level of graphkit show.",
    ),
    "filters": Text("Bộ lọc", "Filters"),
    "left_out": Text("nút bị lọc bỏ", "nodes filtered out"),
    "nodes": Text("nút", "nodes"),
    "open": Text("Mở", "Open"),
    "fold": Text("Gấp", "Fold"),
    "open_level": Text("Mở cấp này", "Open this level"),
    "others_folded": Text("khác", "others"),
    "count_document": Text("văn bản", "documents"),
    "count_task": Text("nhiệm vụ, nghĩa vụ", "tasks, duties"),
    "count_unit": Text("cơ quan, đơn vị", "bodies, units"),
    "list": Text("Danh sách", "List"),
    "picture": Text("Hình vẽ", "Picture"),
    "levels": Text("Các cấp", "Levels"),
    "task": Text("nhiệm vụ", "tasks"),
    "and_more": Text("nữa", "more"),
    "yes": Text("có", "yes"),
    "no": Text("không", "no"),
}
