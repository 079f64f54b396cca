"""What the formats call things, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from graphkit.check import SEVERITIES, Checked, Parent, Severity
from graphkit.i18n import Text
from graphkit.report.base import every, findings_of

SEVERITY: Mapping[Severity, Text] = {
    "error": Text("lỗi", "error"),
    "warning": Text("cảnh báo", "warning"),
    "info": Text("thông tin", "info"),
}
_MANY: Mapping[Severity, Text] = {
    "error": Text("lỗi", "errors"),
    "warning": Text("cảnh báo", "warnings"),
    "info": Text("thông tin", "infos"),
}
SUGGESTION = Text("Đề nghị", "Suggestion")
NOTHING = Text("không có gì phải báo", "nothing to report")


def summary(checked: Sequence[Checked]) -> str:
    """Return how much was found, in one line."""
    counts = Counter(finding.severity for _, finding in every(checked))
    files = _files(len(checked))
    if not counts:
        return str(Text(f"Đã kiểm tra {files.vi}: {NOTHING.vi}.", f"Checked {files.en}: {NOTHING.en}."))
    each = ", ".join(_count(severity, counts[severity]) for severity in SEVERITIES if counts[severity])
    found, total = sum(bool(findings_of(item)) for item in checked), counts.total()
    return str(
        Text(
            f"Có {total} điều phải báo ở {found}/{files.vi}: {each}.",
            f"{total} finding{'s' if total > 1 else ''} in {found} of {files.en}: {each}.",
        )
    )


def parent_words(parent: Parent, text: str) -> str:
    """Return where a plan cites its parent plan, or which one it should cite."""
    plan = ", ".join(filter(None, (parent.so_ky_hieu or parent.id, parent.issuer)))
    if not parent.cited:
        return str(
            Text(f"kế hoạch cấp trên lẽ ra phải dẫn: {plan}", f"the parent plan that it should cite: {plan}")
        )
    line = text.count("\n", 0, parent.start or 0) + 1
    words = " ".join(text[parent.start : parent.end].split())
    return str(
        Text(
            f"có dẫn kế hoạch cấp trên {plan} ở dòng {line}: “{words}”",
            f"cites its parent plan {plan} in line {line}: “{words}”",
        )
    )


def _files(count: int) -> Text:
    return Text(f"{count} tệp", "1 file" if count == 1 else f"{count} files")


def _count(severity: Severity, count: int) -> str:
    return f"{count} {(SEVERITY if count == 1 else _MANY)[severity]}"
