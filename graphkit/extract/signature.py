"""The end of a document: who signed it, and who receives it."""

from __future__ import annotations

import re

from graphkit.lang.names import LOWER, UPPER
from graphkit.lang.patterns import compiled
from graphkit.model import Signatory
from graphkit.parse import Document
from graphkit.parse.lines import Depth, Line

_COLLECTIVE = compiled(r"T\s?M\s?[./]?\s+(.+)")
_MODE = compiled(r"(?:KT|TL|TUQ|K/T|T/L|Q)\s?[.,/]?\s*(.+)")
_POSITION = compiled(
    r"(?:QUYỀN |PHÓ |Phó )?(?:CHỦ TỊCH|Chủ tịch|BỘ TRƯỞNG|Bộ trưởng|THỨ TRƯỞNG|GIÁM ĐỐC|Giám đốc"
    r"|THỦ TƯỚNG|TRƯỞNG|Trưởng|BÍ THƯ|Bí thư"
    r"|CHÁNH|TỔNG|CỤC TRƯỞNG|CHỦ NHIỆM|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỐNG ĐỐC|CHI CỤC|TỔ TRƯỞNG|ỦY VIÊN)"
)
_NAME = compiled(rf"[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*){{1,5}}$")
_LABEL = compiled(r"(?:N[ơo]i )?nhận\s*:?\s*|NƠI NHẬN\s*:?\s*")
_FINAL = compiled(r"[\s;.]+$")
_NOISE = compiled(r"\((?:đã ký|Đã ký|ký tên)[^)]*\)|\[[^\]]*\]", re.IGNORECASE)


def find_signatory(document: Document, spans: dict[str, tuple[int, int]]) -> Signatory | None:
    """Return the signature block of the document's end, None where there is none."""
    lines = _signature_lines(document)
    if not lines:
        return None
    collective = mode = position = name = None
    for line in lines:
        text = _NOISE.sub("", line.text).strip()
        if collective is None and _COLLECTIVE.match(text):
            collective, text = _split_mode(text)
        if mode is None and _MODE.match(text):
            mode, text = _split_position(text)
        if _POSITION.match(text):
            position = _sentence_case(text)
        elif position is not None and _NAME.match(text) and not text.isupper():
            name = text
            spans["signatory"] = (line.start, line.end)
            break
    if collective is None and position is None:
        return None
    return Signatory(name, position, collective, mode)


def find_recipients(document: Document, spans: dict[str, tuple[int, int]]) -> tuple[str, ...]:
    """Return the entries of Nơi nhận, wrapped lines joined, bullets and final marks removed."""
    zones = document.zones
    lines = document.lines[zones.recipients : zones.annex]
    if lines and lines[0].text == "Nơi":
        lines = lines[1:]
    if not lines or not _LABEL.match(lines[0].text):
        return ()
    entries: list[str] = []
    for line in lines:
        if _ends_recipients(line):
            break
        text = _LABEL.sub("", line.text, count=1) if line is lines[0] else line.text
        bulleted = line.depth is Depth.BULLET or text.lstrip().startswith(("-", "–", "+"))
        text = text.lstrip("-–+•* ").strip()
        if not text:
            continue
        if bulleted or not entries or _FINAL.search(entries[-1]):
            entries.append(text)
        else:
            entries[-1] += f" {text}"
        spans["recipients"] = (lines[0].start, line.end)
    return tuple(_FINAL.sub("", entry) for entry in entries)


def _signature_lines(document: Document) -> list[Line]:
    zones = document.zones
    behind = list(document.lines[zones.recipients : zones.annex])
    for index, line in enumerate(behind):
        if _ends_recipients(line):
            return behind[index : index + 12]
    before = list(document.lines[max(0, zones.recipients - 10) : zones.recipients])
    for index, line in enumerate(before):
        if _ends_recipients(line):
            return before[index:]
    return []


def _ends_recipients(line: Line) -> bool:
    if line.depth is Depth.BULLET:
        return False
    text = line.text
    return bool(_COLLECTIVE.match(text) or _MODE.match(text) or _POSITION.match(text)) and text[:4].isupper()


def _split_mode(text: str) -> tuple[str, str]:
    """Part "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" where both stand on one line."""
    match = re.search(r"\s(?=(?:KT|TL|TUQ)\s?\.|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN))", text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def _split_position(text: str) -> tuple[str, str]:
    match = re.search(r"\s(?=(?:PHÓ|THỨ TRƯỞNG)\b)", text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def _sentence_case(text: str) -> str:
    words = " ".join(text.split()).capitalize().replace(" thường trực", " Thường trực")
    return re.sub(r"(?<=^Phó )\w", lambda match: match.group().upper(), words)
