"""The text of a PDF: the text layer where there is one that can be believed, else OCR where it is installed.

The file is taken apart in a process of its own (:mod:`graphkit.read.pdf_worker`), which may crash, hang or
run out of memory without harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import Cause, UnreadableError
from graphkit.i18n import Text
from graphkit.read import ocr, pdf_process
from graphkit.read.encodings import repair
from graphkit.read.pdf_layout import write
from graphkit.read.pdf_page import Page
from graphkit.read.pdf_process import Taken
from graphkit.read.pdf_quality import is_believed, is_marked, share_of_syllables
from graphkit.read.pdf_scan import PAGES as SCANNED
from graphkit.read.pdf_scan import Scanned, scan
from graphkit.read.protocol import Content


def read_pdf(data: bytes, path: Path) -> Content:
    """Return the text of the pages; raise UnreadableError where there is none, or none to be believed."""
    if b"%PDF-" not in data[:1024]:
        raise _unreadable(path, "không phải tệp PDF; hãy kiểm tra lại", "not a PDF file; look at it again")
    taken = pdf_process.take(data)
    _refuse_failed(taken, path)
    pages, encoding = _converted(list(taken.pages.values()))
    warnings = [*_warnings(taken, data), *encoding]
    sorted_out = _sort_out(pages)
    if not sorted_out.doubted:
        return _content(sorted_out.good, warnings)
    if ocr.tesseract() is None:
        return _without_ocr(path, sorted_out, warnings)
    scanned = scan(data, sorted_out.doubted)
    read = {page.number: page for page in sorted_out.good} | scanned.pages
    if not any(page.words for page in read.values()):
        raise _unread_scan(path, scanned)
    warnings += _ocr_warnings(sorted_out, scanned)
    return _content([read[number] for number in sorted(read)], warnings, "ocr")


def _without_ocr(path: Path, found: _Sorted, warnings: list[str]) -> Content:
    if not any(page.words for page in found.good):
        raise _unreadable(
            path,
            f"{found.reason_vi}; để đọc bằng nhận dạng chữ, {ocr.INSTALL_VI}",
            f"{found.reason_en}; to read it by OCR, {ocr.INSTALL_EN}",
            found.cause,
        )
    numbers = _listed([page.number for page in found.doubted])
    return _content(found.good, [*warnings, f"bỏ trang {numbers}: {found.reason_vi}; {ocr.INSTALL_VI}"])


def _converted(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """The pages with old font codes (TCVN3, VNI) as the letters that they stand for, and a warning of it."""
    words = [word for page in pages for word in page.words]
    decoded = None if is_believed(words) else repair("\n".join(text for page in pages for text in page.texts))
    if decoded is None:
        return pages, []
    texts = iter(decoded.text.split("\n"))
    return [page.with_texts(texts) for page in pages], [
        f"chữ viết bằng phông {decoded.encoding} cũ: đã đổi sang Unicode"
    ]


# --- which pages can be believed ----------------------------------------------------------------


@dataclass(slots=True)
class _Sorted:
    """Pages with text to be believed (or with nothing at all on them), and pages that want OCR, with why."""

    good: list[Page] = field(default_factory=list)
    doubted: list[Page] = field(default_factory=list)
    reason_vi: str = ""
    reason_en: str = ""
    cause: Cause = "scan"


def _sort_out(pages: Sequence[Page]) -> _Sorted:
    found = _Sorted()
    words = [word for page in pages for word in page.words]
    whole = is_believed(words)
    for page in pages:
        if page.words:
            good = (is_believed(page.words) if len(page.words) >= 20 else whole) and (
                not page.picture or is_marked(page.words)
            )
        else:
            good = not page.picture
        (found.good if good else found.doubted).append(page)
    garbage = [word for page in found.doubted for word in page.words]
    if garbage:
        found.cause = "garbage"
        share = round(100 * (share_of_syllables(garbage) or 0))
        found.reason_vi = f"lớp chữ của PDF hỏng (chỉ {share}% là âm tiết tiếng Việt)"
        found.reason_en = f"the PDF's text layer is garbage (only {share}% of it are Vietnamese syllables)"
    else:
        found.reason_vi = "bản quét, không có lớp chữ"
        found.reason_en = "a scan without a text layer"
    return found


# --- what is given back -------------------------------------------------------------------------


def _content(pages: Sequence[Page], warnings: list[str], how: str | None = None) -> Content:
    text, stretches = write(pages)
    return Content(text, stretches, tuple(warnings), how)


def _refuse_failed(taken: Taken, path: Path) -> None:
    """Raise where nothing was read; what ended early keeps its pages, and a warning tells it."""
    if taken.failure == "password":
        raise _unreadable(
            path,
            "PDF có mật khẩu; hãy gỡ mật khẩu rồi thử lại",
            "the PDF is encrypted with a password; remove it and try again",
        )
    if any(page.words for page in taken.pages.values()):
        return
    if taken.failure == "slow":
        raise _unreadable(
            path,
            f"đọc PDF quá {pdf_process.SECONDS} giây, có thể tệp hỏng; hãy lưu lại thành PDF khác",
            f"reading the PDF took over {pdf_process.SECONDS} s, it may be damaged; save it as a new PDF",
        )
    if taken.failure == "damaged" or (taken.lost and not taken.pages):
        raise _unreadable(
            path,
            "PDF hỏng hoặc bị cắt cụt, không mở được; hãy lấy lại tệp gốc",
            "the PDF is damaged or cut short and cannot be opened; get the original again",
        )


def _warnings(taken: Taken, data: bytes) -> list[str]:
    warnings = []
    if taken.count > pdf_process.PAGES:
        warnings.append(f"chỉ đọc {pdf_process.PAGES} trang đầu trong {taken.count} trang")
    if b"%%EOF" not in data[-2048:]:
        warnings.append("tệp PDF bị cắt cụt ở cuối: có thể thiếu trang")
    unread = min(taken.count, pdf_process.PAGES) - len(taken.pages)
    if unread:
        warnings.append(f"{unread} trang hỏng hoặc không đọc kịp, bỏ qua")
    if taken.unruled:
        warnings.append(f"không tìm bảng ở trang {_listed(taken.unruled)}: quá nhiều trang có đường kẻ")
    elif taken.failure and not unread:
        warnings.append("không đọc được các bảng có đường kẻ: chữ trong bảng đọc theo dòng")
    return warnings


def _ocr_warnings(found: _Sorted, scanned: Scanned) -> list[str]:
    pieces = [piece for page in scanned.pages.values() for piece in page.pieces]
    letters = sum(len(piece.text) for piece in pieces) or 1
    mean = round(sum(piece.confidence * len(piece.text) for piece in pieces) / letters)
    warnings = [f"{found.reason_vi}: đọc bằng nhận dạng chữ (OCR), độ tin cậy trung bình {mean}%"]
    if scanned.doubtful:
        what = " và ".join(sorted(scanned.doubtful, reverse=True))
        warnings.append(f"{what} ở đầu văn bản viết tay hoặc không rõ, không đọc chắc được: để trống (…)")
    if scanned.left:
        why = "nhận dạng quá lâu" if scanned.slow else f"chỉ nhận dạng {SCANNED} trang"
        warnings.append(f"bỏ trang {_listed(scanned.left)}: {why}")
    return warnings


def _unread_scan(path: Path, scanned: Scanned) -> UnreadableError:
    if scanned.slow:
        return _unreadable(
            path,
            f"nhận dạng chữ quá {ocr.SECONDS} giây một trang; hãy quét lại cho rõ hơn",
            f"OCR took longer than {ocr.SECONDS} s for a page; scan it again",
        )
    return _unreadable(
        path,
        "bản quét, nhận dạng chữ không ra chữ nào; hãy quét lại cho rõ hơn",
        "a scan in which OCR finds no text; scan it again",
    )


def _unreadable(path: Path, vi: str, en: str, cause: Cause | None = None) -> UnreadableError:
    return UnreadableError(Text(f"{path}: {vi}", f"{path}: {en}"), cause)


def _listed(numbers: Sequence[int]) -> str:
    """Numbers of pages, runs of them as "3–7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
