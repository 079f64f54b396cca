"""What people see above the columns of a table; programs see the columns' own names."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.i18n import Text
from graphkit.views.words import PROPERTIES

HEADINGS: Mapping[str, Text] = {
    **PROPERTIES,
    "ten": Text("Tên", "Name"),
    "noi_dung": Text("Nội dung", "Content"),
    "tham_so": Text("Tham số", "Parameters"),
    "chi_tiet": Text("Chi tiết", "Details"),
    "dong": Text("Dòng", "Line"),
    "cot": Text("Cột", "Column"),
    "ma": Text("Mã", "Code"),
    "muc_do": Text("Mức độ", "Severity"),
    "truoc": Text("Trước", "Before"),
    "sau": Text("Sau", "After"),
    "de_nghi": Text("Đề nghị", "Suggestion"),
    "bat_dau": Text("Từ", "From"),
    "ket_thuc": Text("Đến", "To"),
    "trich_dan": Text("Trích dẫn", "Quote"),
    "cho": Text("Chỗ", "Place"),
    "trang": Text("Trang", "Page"),
    "cach": Text("Cách đọc", "Method"),
    "do_tin_cay": Text("Độ tin cậy", "Confidence"),
    "van_ban": Text("Văn bản", "Document"),
    "so_luong": Text("Số lượng", "Count"),
    "so_van_ban": Text("Số văn bản", "Documents"),
    "don_vi": Text("Đơn vị", "Unit"),
    "tu": Text("Từ", "From"),
    "tu_ten": Text("Tên bên báo cáo", "Name of who reports"),
    "quan_he": Text("Quan hệ", "Relation"),
    "den": Text("Đến", "To"),
    "den_ten": Text("Tên nơi nhận", "Name of the receiver"),
    "ngay": Text("Ngày ban hành", "Date of issue"),
    "cha": Text("Kế hoạch cha", "Parent plan"),
    "cha_so_ky_hieu": Text("Số kế hoạch cha", "Number of the parent plan"),
    "xa": Text("Xã", "Commune"),
    "xa_ten": Text("Tên xã", "Name of the commune"),
    "ke_hoach": Text("Kế hoạch", "Plan"),
    "truc_tiep": Text("Dựa trực tiếp", "Directly"),
    "so_nhiem_vu": Text("Số nhiệm vụ", "Tasks"),
    "vai_tro": Text("Vai trò", "Role"),
    "don_vi_ten": Text("Tên đơn vị", "Name of the unit"),
    "cu": Text("Văn bản cũ", "Former document"),
    "cu_so_ky_hieu": Text("Số văn bản cũ", "Its number"),
    "thay_doi": Text("Bị", "How"),
    "moi": Text("Nay là", "Now"),
    "moi_so_ky_hieu": Text("Số văn bản mới", "Number of the new document"),
    "moi_ten": Text("Tên nay", "Name now"),
    "dan_sau": Text("Dẫn sau đó", "Cited afterwards"),
    "het": Text("Hết tồn tại", "Existed until"),
    "duoc_giao": Text("Bên được giao", "Given to"),
    "duoc_giao_ten": Text("Tên bên được giao", "Name of who has it"),
    "phoi_hop": Text("Bên phối hợp", "Helped by"),
    "phoi_hop_ten": Text("Tên bên phối hợp", "Name of who helps"),
    "han_dau": Text("Hạn đầu", "First deadline"),
    "han_cuoi": Text("Hạn cuối", "Last deadline"),
    "so_bang_chung": Text("Số bằng chứng", "Places that say it"),
    "gia_tri": Text("Giá trị", "Value"),
    # as a catalogue's file calls them, so that what is listed can be imported
    "number": Text("Số, ký hiệu", "Number"),
    "type": Text("Loại", "Type"),
    "date": Text("Ngày ban hành", "Date"),
    "issuer": Text("Cơ quan ban hành", "Issuer"),
    "effective": Text("Hiệu lực từ", "In force from"),
    "expired": Text("Hết hiệu lực", "In force until"),
    "title": Text("Trích yếu", "Title"),
    "aliases": Text("Tên khác", "Other names"),
    "source": Text("Nguồn", "Source"),
    "bundled": Text("Có sẵn", "Bundled"),
}


def heading(column: str) -> str:
    """Return a column's heading in the language that is set, its own name where it has none."""
    return str(HEADINGS.get(column, column))
