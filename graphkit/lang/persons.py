"""Names of persons, which stand where bodies do and are none."""

from __future__ import annotations

from graphkit.lang.names import LOWER, UPPER
from graphkit.lang.patterns import compiled

_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đào|Trương|Phùng|Mai|Tô|Tạ"
    "|Lương|Lưu|Chu|Hà|Vi|Quách|Triệu|Vương|Kiều|Nghiêm|Doãn|Khuất|Tống|Đàm|Hứa|Mạc|Lò|Lù|Lường|Quàng|Tòng|Giàng"
    "|Thào|Vàng|Sùng|Hạng|Lầu|Tẩn|Phàn|Hầu"
)
PERSON = compiled(
    rf"(?:Ông|Bà|Đồng chí|Đ/c|Đc):? (?:(?:{_FAMILIES}) [{UPPER}]|[{UPPER}](?![{LOWER}]))"
    rf"|(?:{_FAMILIES}) [{UPPER}][{LOWER}]+(?: [{UPPER}{LOWER}]+)? [{UPPER}][{LOWER}]*(?=\s*$| ?[-–(])"
)
"""A form of address before a family's name or a letter for one, or a whole name of three words or four."""
