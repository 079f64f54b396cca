from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.lang.fold import dotted, fold, latin, modern_tones, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Uỷ ban Nhân dân xã Ngọc Hồi", "uy ban nhan dan xa ngoc hoi"),
        ("  Văn hóa –  Xã hội ", "van hoa xa hoi"),
        ("2585/BNV-CTTN&BĐG", "2585 bnv cttn bdg"),
        ("Đắk Lắk", "dak lak"),
        ("120/2020/NĐ-СР", "120 2020 nd cp"),
        ("", ""),
        ("…–/", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Uỷ ban, UỶ BAN, uỷ viên", "Ủy ban, ỦY BAN, ủy viên"),
        ("hoá, hoà bình, khoẻ, thuỷ lợi, loã", "hóa, hòa bình, khỏe, thủy lợi, lõa"),
        ("quý, quỳ, quỹ, hoàn, hoạt, toàn, thuyền", "quý, quỳ, quỹ, hoàn, hoạt, toàn, thuyền"),
    ],
)
def test_modern_tones(old: str, new: str) -> None:
    assert modern_tones(old) == new
    assert modern_tones(unicodedata.normalize("NFD", old)) == new
    assert modern_tones(new) == new


def test_latin_keeps_vietnamese_letters() -> None:
    assert latin("120/2020/NĐ-СР của Chính phủ") == "120/2020/NĐ-CP của Chính phủ"


def test_slug_and_dotted() -> None:
    assert slug("Đề án 06/QĐ-TTg") == "de-an-06-qd-ttg"
    assert dotted("xã Ngọc Hồi") == "xa.ngoc.hoi"


@given(st.text())
def test_fold_is_ascii_and_stays(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(st.text(alphabet="aoeuyàáảãạòóỏõọùúủũụỳýỷỹỵqhnt "))
def test_modern_tones_changes_no_letter(text: str) -> None:
    assert fold(modern_tones(text)) == fold(text)
