"""What the tests of citations share."""

from __future__ import annotations

from parsing import document

from graphkit.extract import extract
from graphkit.model import Citation


def cite(body: str, preamble: str = "Căn cứ tình hình thực tế;") -> list[Citation]:
    """Return the citations of a plan with such a preamble and one numbered paragraph."""
    text = f"KẾ HOẠCH\nThử nghiệm năm 2026\n\n{preamble}\n\nI. NỘI DUNG\n1. {body}\n"
    return list(extract(document(text)).citations)


def titled(
    title: str, preamble: str = "Căn cứ tình hình thực tế;", kind: str = "QUYẾT ĐỊNH"
) -> list[Citation]:
    """Return the citations of a paper with such a title and preamble."""
    text = f"{kind}\n{title}\n\n{preamble}\n\nI. NỘI DUNG\n1. Trồng rừng.\n"
    return list(extract(document(text)).citations)
