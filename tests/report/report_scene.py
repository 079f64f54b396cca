"""Findings made by hand, in a plan of our own and in a text that would do harm if anybody obeyed it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graphkit.check import RULES, Checked, CheckedDocument, Edit, Finding, Observation, Severity, unreadable
from graphkit.check.base import finding
from graphkit.errors import UnreadableError
from graphkit.i18n import Text, set_language

RULE = {rule.code: rule for rule in RULES}
PLAN = (
    "ỦY BAN NHÂN DÂN\n"
    "XÃ BÌNH LƯ\n"
    "Số: 15/KH-UBND\n"
    "\n"
    "KẾ HOẠCH\n"
    "Triển khai công tác bình đẳng giới năm 2026\n"
    "\n"
    "Căn cứ Kế hoạch số 2732/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;\n"
    "Căn cứ Luật Bình đẳng giới ngày 29/11/2006.\n"
    "\n"
    "1. Văn hóa - Xã hội tham mưu, báo cáo trước ngày 31/02/2026.\n"
)
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\n"
    "::error file=a::hỏng ]]> &amp; <!-- -- --> ##[error]hỏng\n"
    "| a | b |`x` **đậm** [x](javascript:alert(3)) @ai http://xa.example/ $x$\n"
    "\x1b[31mđỏ\x1b[0m \x1b]8;;http://xa.example\x07nối\x1b]8;;\x07 \x00 \x85 \u202eogre \u2028 \ufffe %0A\r\n"
    "</pre></div></mark>{{ 7 * 7 }} {% raw %} ${x} \\ ' \" "
)
BAD_PATH = "kế hoạch/<b>::error,%|`[x].txt"


def said(words: str) -> Text:
    return Text(words, f"en {words}")


def at(
    text: str,
    words: str,
    code: str = "KG203",
    message: str = "Sai",
    severity: Severity | None = None,
    suggestion: str | None = None,
    fix: str | None = None,
) -> Finding:
    """Return a finding at words of a text, which must stand there."""
    start = text.index(words)
    edit = None if fix is None else Edit(start, start + len(words), fix)
    seen = Observation(said(message), start, start + len(words), None, severity, suggestion, edit)
    return finding(RULE[code], seen, text)


def whole(message: str, code: str = "KG103") -> Finding:
    """Return a finding about a file as a whole."""
    return finding(RULE[code], Observation(said(message)), "")


def checked(text: str, *findings: Finding, path: str = "kế hoạch/xã.txt") -> Checked:
    return Checked(CheckedDocument(path, None, None, findings), text)


def plan(path: str = "kế hoạch/xã.txt") -> Checked:
    """Return the plan with findings of each severity, two of which overlap and one of which spans lines."""
    return checked(
        PLAN,
        at(
            PLAN,
            "Kế hoạch số 2732/KH-UBND",
            message="Số không khớp",
            suggestion="2723/KH-UBND",
            fix="Kế hoạch số 2723/KH-UBND",
        ),
        at(PLAN, "2732/KH-UBND ngày 14/4/2026", "KG204", "Ngày không khớp", "warning"),
        at(
            PLAN,
            PLAN[PLAN.index("Căn cứ Kế") : PLAN.index("\n\n1.")],
            "KG201",
            "Không dẫn kế hoạch cấp trên",
            "info",
        ),
        whole("Thiếu cơ quan ban hành"),
        path=path,
    )


def hostile() -> Checked:
    """Return a document all of which is found, and quoted in the message and the suggestion."""
    return checked(
        HOSTILE,
        at(HOSTILE, HOSTILE, message=HOSTILE, suggestion=HOSTILE, fix=HOSTILE),
        at(HOSTILE, "<script>alert(1)</script>", message="]]>" + HOSTILE, severity="warning"),
        path=BAD_PATH,
    )


def broken(path: str = "hỏng.docx") -> Checked:
    """Return a file that could not be read."""
    return Checked(unreadable(path, UnreadableError(Text(f"{path}: hỏng", f"{path}: damaged"))))


def clean(path: str = "tốt.txt") -> Checked:
    return checked(PLAN, path=path)


@contextmanager
def english() -> Iterator[None]:
    """Speak English in here."""
    set_language("en")
    try:
        yield
    finally:
        set_language("vi")
