"""KG104: a plan that nobody signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.head import by_ocr
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled

_SIGNED = compiled(
    r"^[ \t*#|>]*(?:T\s?M|KT|TL|TUQ|Q|K/T|T/L|T/M)\s?[./ ]\s*\S"
    r"|(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|BÍ THƯ|CHÁNH|TRƯỞNG|CHỦ NHIỆM|[ỦU][YỶ] VIÊN)\b"
    r"|(?:ĐẠI DIỆN|NGƯỜI LẬP|THỦ TRƯỞNG)|\((?:đã\s+ký|Đã\s+ký|ĐÃ\s+KÝ|ký\s+tên)",
    re.MULTILINE,
)
"""Whatever a signature block may say, in capitals, wherever it has got to in the conversion."""
_TAIL = 60
"""Lines behind the body that are looked at where no list of recipients stands."""
_FEW = 3
"""A signature is sought within the last lines of the body too, as many."""


def _look(subject: Subject) -> Iterator[Observation]:
    if not subject.is_plan or subject.header.signatory or by_ocr(subject):
        return
    lines, zones = subject.document.lines, subject.document.zones
    listed = zones.recipients < len(lines)
    first = max(0, zones.recipients - _FEW) if listed else max(zones.body, len(lines) - _TAIL)
    tail = subject.text[lines[first].start :] if first < len(lines) else ""
    if _SIGNED.search(tail) or not lines:
        return
    last = lines[zones.recipients if listed else -1]
    yield Observation(_UNSIGNED if listed else _CUT, last.start, last.end, *(() if listed else (0.6, "info")))


_UNSIGNED = Text(
    vi="Cuối kế hoạch có nơi nhận nhưng không có phần ký (thẩm quyền, chức vụ, họ tên người ký); hãy ghi đủ.",
    en="Recipients are listed, but there is no signature block (authority, position, name); write it.",
)
_CUT = Text(
    vi="Văn bản hết mà không có nơi nhận và phần ký; có thể tệp bị cắt bớt, hãy đối chiếu bản đầy đủ.",
    en="The text ends without recipients and signature; it may be cut short, compare the complete file.",
)
RULE = Rule(
    code="KG104",
    name="signature-missing",
    severity="warning",
    confidence=0.8,
    explanation=Text(
        vi="Không có phần ký: thay mặt ai (TM., KT., TL.), chức vụ, họ tên. Văn bản không ai ký thì không "
        "giao việc cho ai được. Chữ trên trang thông tin điện tử hay mất phần này, nên chỉ là cảnh báo hoặc "
        "lưu ý.",
        en="There is no signature block: on whose behalf (TM., KT., TL.), position, name. A plan that "
        "nobody signs binds nobody. The text of a web page often has lost it, hence a warning or a remark "
        "only.",
    ),
    example=Example(
        before="Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        after="Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    ),
    look=_look,
)
