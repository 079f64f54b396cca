from __future__ import annotations

from pathlib import Path

import pytest
from docx_files import docx, p, r

from graphkit.read import read


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


OLD, OLD_CAPITALS, VNI, NEW = font(".VnTime"), font(".VnTimeH"), font("VNI-Times"), font("Times New Roman")


@pytest.mark.parametrize(
    ("body", "text", "table"),
    [
        pytest.param(p(r("KÕ ho¹ch n¨m", OLD)), "Kế hoạch năm", "TCVN3", id="tcvn3"),
        pytest.param(p(r("KÕ ho", OLD), r("¹ch", OLD + "<w:b/>")), "Kế hoạch", "TCVN3", id="a word in two runs"),
        pytest.param(p(r("kÕ ho¹ch", OLD_CAPITALS)), "KẾ HOẠCH", "TCVN3", id="font of capitals"),
        pytest.param(p(r("Uû ban ", OLD), r("nhân dân", NEW)), "Uỷ ban nhân dân", "TCVN3", id="beside Unicode"),
        pytest.param(p(r("Keá hoaïch", VNI)), "Kế hoạch", "VNI", id="vni"),
        pytest.param(p(r("K\uf0d5 ho\uf0b9ch", OLD)), "Kế hoạch", "TCVN3", id="codes in the private area"),
        pytest.param(p(r("Kế hoạch", OLD)), "Kế hoạch", None, id="Unicode under an old font's name"),
        pytest.param(p(r("hòa bình, có", OLD)), "hòa bình, có", None, id="letters that could be codes"),
        pytest.param(p(r("KÕ ho¹ch", NEW)), "KÕ ho¹ch", None, id="codes without their font"),
        pytest.param(p(r("Plan 2026", OLD_CAPITALS)), "Plan 2026", None, id="plain letters"),
        pytest.param(
            p(r("KÕ ho¹ch", OLD)) + p(r("Né", OLD)), "Kế hoạch\n\nNộ", "TCVN3", id="undecided follows the document"
        ),
    ],
)  # fmt: skip
def test_codes_are_converted_by_font(tmp_path: Path, body: str, text: str, table: str | None) -> None:
    path = tmp_path / "cu.docx"
    path.write_bytes(docx(body))
    reading = read(path)
    assert reading.text.strip() == text
    assert [warning.split(";")[0] for warning in reading.warnings] == (
        [f"có chữ theo bảng mã {table}"] if table else []
    )


def test_font_of_a_style(tmp_path: Path) -> None:
    default = f"<w:docDefaults><w:rPrDefault><w:rPr>{OLD}</w:rPr></w:rPrDefault></w:docDefaults>"
    style = f'<w:style w:type="paragraph" w:styleId="Moi"><w:rPr>{NEW}</w:rPr></w:style>'
    path = tmp_path / "cu.docx"
    path.write_bytes(docx(p("KÕ ho¹ch") + p("KÕ", style="Moi"), styles=default + style))
    assert read(path).text == "Kế hoạch\n\nKÕ\n"
