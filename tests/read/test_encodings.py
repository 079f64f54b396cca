from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_encodings import windows_1258

from graphkit.errors import UnreadableError
from graphkit.read import read
from graphkit.read.encodings import decode_legacy, decode_utf16, from_tcvn3, from_vni, repair
from graphkit.read.syllables import is_syllable, score

PLAN = (
    "Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021; giao Sở Nội vụ chủ trì, đề nghị các xã, phường thực hiện."
)
# The same sentence as the old typing programs of the nineties wrote it.
TCVN3 = (
    "C¨n cø NghÞ quyÕt sè 28/NQ-CP ngµy 03/3/2021; giao Së Néi vô chñ tr×, ®Ò nghÞ c¸c x·, ph­êng thùc hiÖn."
)
VNI = "Caên cöù Nghò quyeát soá 28/NQ-CP ngaøy 03/3/2021; giao Sôû Noäi vuï chuû trì, ñeà nghò caùc xaõ, phöôøng thöïc hieän."


CASES = [
    pytest.param(PLAN.encode("utf-16-le"), "UTF-16-LE", id="utf-16-le without mark"),
    pytest.param(PLAN.encode("utf-16-be"), "UTF-16-BE", id="utf-16-be without mark"),
    pytest.param(windows_1258(PLAN), "Windows-1258", id="windows-1258"),
    pytest.param(TCVN3.encode("latin-1"), "TCVN3", id="tcvn3"),
    pytest.param(VNI.encode("latin-1"), "VNI", id="vni"),
]


@pytest.mark.parametrize(("data", "encoding"), CASES)
def test_converted_and_said(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes(data)
    reading = read(path)
    assert reading.text == PLAN
    assert [encoding in warning for warning in reading.warnings] == [True]
    assert reading.source.reader == "text"
    assert [(s.start, s.end, s.line) for s in reading.stretches] == [(0, len(PLAN), 1)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Le comité a décidé, à l'été, de créer une école.".encode("latin-1"), id="french"),
        pytest.param("Ủy ban nhân dân tỉnh".encode()[:-1] + b"\xff", id="broken utf-8"),
        pytest.param(bytes(range(1, 256)), id="every byte"),
        pytest.param("Приказ об утверждении плана".encode("cp1251"), id="russian"),
        pytest.param(b"plan for \x93gender\x94", id="english with quotes"),
        pytest.param(b"\x7fELF\x02\x01\x01\x00\x00\x00", id="binary"),
        pytest.param(b"\x89\xff\x00\x01" * 500, id="binary without UTF-8"),
        pytest.param("計画を策定する。".encode("utf-16-le"), id="utf-16 of another language"),
    ],
)
def test_other_encodings_are_refused_not_guessed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "la.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"la\.txt: không phải .*UTF-8"):
        read(path)


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Sè: 12/KH-UBND\nUû ban", "Số: 12/KH-UBND\nUỷ ban"),
        ("theo ViÖn vµ BéNG", "theo Viện và BỘNG"),
    ],
)
def test_tcvn3(codes: str, text: str) -> None:
    assert from_tcvn3(codes) == text


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (
            "Uûy ban, kyõ thuaät, tyû leä, ÑAÉK, quyeàn, ñöôïc, tröôùc",
            "Ủy ban, kỹ thuật, tỷ lệ, ĐẮK, quyền, được, trước",
        ),
    ],
)
def test_vni(codes: str, text: str) -> None:
    assert from_vni(codes) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TCVN3, "TCVN3"), (VNI, "VNI"), (PLAN, None), ("Plan for the year", None), ("à la carte", None)],
)
def test_codes_kept_as_unicode_are_seen(text: str, encoding: str | None) -> None:
    found = repair(text)
    assert (found and found.encoding) == encoding
    assert found is None or found.text == PLAN


def test_a_utf8_file_of_codes_stays_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_text(TCVN3, encoding="utf-8")
    reading = read(path)
    assert reading.text == TCVN3
    assert len(reading.warnings) == 1
    assert "TCVN3" in reading.warnings[0]


@pytest.mark.parametrize(
    "word",
    [
        "nghĩa",
        "quyết",
        "giếng",
        "gì",
        "Đắk",
        "hoà",
        "hòa",
        "Uỷ",
        "ủy",
        "khuya",
        "nguyễn",
        "NGHIÊNG",
        "xoong",
        "ý",
        "yếu",
        "quý",
        "quốc",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    ["nghÜa", "hòach", "kã", "ngế", "càt", "càp", "đ", "w", "viÖt", "ớờ", "quyÕt", "fê", "Hạ́nh", "viỆt"],
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("size", [10_000_001, 200_000_000])
def test_a_text_longer_than_any_document_is_refused(tmp_path: Path, size: int) -> None:
    path = tmp_path / "dai.txt"
    path.write_bytes(b"a" * size)
    with pytest.raises(UnreadableError, match=r"dai\.txt: quá dài"):
        read(path)


def test_score_counts_words_with_marks() -> None:
    found = score("Ủy ban UBND, HĐND và naïve")
    assert (found.words, found.syllables) == (3, 2)
    assert found.share == pytest.approx(2 / 3)
    assert score("plain words").share == 0


@pytest.mark.parametrize("name", ["xa-than-uyen.txt", "quyet-dinh-1790-qd-ttg.txt"])
def test_whole_plans_come_back(samples: Path, name: str) -> None:
    text = unicodedata.normalize("NFC", (samples / name).read_text(encoding="utf-8"))
    plain = text.translate({0x201C: '"', 0x201D: '"'})
    decoded = decode_legacy(windows_1258(plain))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (plain, "Windows-1258")


@settings(max_examples=1000, deadline=None)
@given(data=st.binary())
def test_any_bytes_are_decoded_or_not(data: bytes) -> None:
    for found in (decode_legacy(data), decode_utf16(data)):
        assert found is None or isinstance(found.text, str)
