"""Two hundred small files as an office keeps them: of every kind, some twice, some that nobody can read.

The plans are made up; Nghị quyết 28/NQ-CP, which they rest on, is not. The PDF are those of the samples.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from docx_files import docx, p
from old_encodings import windows_1258

from graphkit.resources import samples

COUNT = 200
COMMUNES = ("Bình Lư", "Tả Lèng", "Than Uyên", "Mường Than", "Khun Há")
PAPERS = sorted((samples() / "office").glob("xa-*.pdf"))
DAMAGED = (
    ("txt", b""),
    ("txt", b"K\0\0"),
    ("docx", docx(p("Kế hoạch"))[:200]),
    ("pdf", b"%PDF"),
    ("png", b"\x89P"),
)
TCVN3 = (
    "Sè: {number}/KH-UBND\n"
    "C¨n cø NghÞ quyÕt sè 28/NQ-CP ngµy 03/3/2021; giao Së Néi vô chñ tr×, ®Ò nghÞ c¸c x·, ph­êng thùc hiÖn.\n"
)
"""A note as the typing programs of the nineties wrote it."""


def write_mixed_files(folder: Path) -> list[Path]:
    """Write the files into a new folder; return those that can be read. They are the same each time."""
    folder.mkdir()
    readable = []
    for number, make in zip(range(COUNT), cycle(KINDS)):
        suffix, data = make(number)
        path = folder / f"{number:03}.{suffix}"
        path.write_bytes(data)
        if make is not damaged:
            readable.append(path)
    return readable


def lines(number: int) -> list[str]:
    """Return a commune's plan, which rests on the plan of a third of its number."""
    commune, above = (COMMUNES[n % len(COMMUNES)] for n in (number, number // 3))
    return [
        "ỦY BAN NHÂN DÂN",
        f"XÃ {commune.upper()}",
        f"Số: {number}/KH-UBND",
        f"{commune}, ngày 15 tháng 5 năm 2026",
        "KẾ HOẠCH",
        f"Thực hiện bình đẳng giới trên địa bàn xã {commune} năm 2026",
        "Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ về Chiến lược quốc gia về bình đẳng giới;",
        f"Căn cứ Kế hoạch số {number // 3}/KH-UBND ngày 15/5/2026 của Ủy ban nhân dân xã {above}.",
        f"1. Giao Văn phòng tổ chức {2 + number % 7} buổi nói chuyện tại các bản.",
        "2. Trưởng các bản báo cáo Ủy ban nhân dân xã trước ngày 15/11/2026.",
    ]


def text(number: int) -> tuple[str, bytes]:
    return "txt", "\n".join(lines(number)).encode()


def windows(number: int) -> tuple[str, bytes]:
    return "txt", windows_1258("\n".join(lines(number)))


def tcvn3(number: int) -> tuple[str, bytes]:
    return "txt", TCVN3.format(number=number).encode("latin-1")


def page(number: int) -> tuple[str, bytes]:
    return "html", "".join(f"<p>{line}</p>" for line in lines(number)).encode()


def word(number: int) -> tuple[str, bytes]:
    return "docx", docx("".join(map(p, lines(number))))


def paper(number: int) -> tuple[str, bytes]:
    """Return a sample's PDF; what stands behind its end makes other bytes of the same pages."""
    return "pdf", PAPERS[number % len(PAPERS)].read_bytes() + f"\n% {number}\n".encode()


def copy(number: int) -> tuple[str, bytes]:
    return text(number - 1)


def damaged(number: int) -> tuple[str, bytes]:
    return DAMAGED[number // len(KINDS) % len(DAMAGED)]


KINDS: tuple[Callable[[int], tuple[str, bytes]], ...] = (
    *(text, text, word, page, windows, text, copy, text, word, page),
    *(text, damaged, text, windows, tcvn3, text, paper, word, page, text),
    *(word, text, text, copy, page, text, windows, text, page, word),
    *(text, tcvn3, text, damaged, page, text, word, windows, text, text),
)
