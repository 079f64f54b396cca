from __future__ import annotations

from pathlib import Path

import pytest
from docx_files import docx, p

from graphkit.read import read
from graphkit.read.counting import formatted


def level(number: int, text: str, style: str = "decimal", **properties: str) -> str:
    extra = "".join(f'<w:{name} w:val="{value}"/>' for name, value in properties.items() if name != "start")
    start = properties.get("start", "1")
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{nums}'
    )


def shown(folder: Path, *paragraphs: tuple[int, int] | None, numbers: str, styles: str = "") -> list[str]:
    """Return what stands before an x in paragraphs of (list, level)."""
    path = folder / "so.docx"
    body = "".join(p("x", numbered=place) for place in paragraphs)
    path.write_bytes(docx(body, numbering=numbers, styles=styles))
    return [line.removesuffix("x") for line in read(path).text.splitlines() if line]


OUTLINE = (level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%2.%3."), level(3, "%4)", "lowerLetter"))
AGAIN = '<w:num w:numId="2"><w:abstractNumId w:val="7"/>{}</w:num>'
START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("places", "numbers", "expected"),
    [
        pytest.param(
            [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1), None],
            numbering(*OUTLINE),
            ["I. ", "1. ", "1.1. ", "1.2. ", "a) ", "2. ", "2.1. ", "II. ", "1. ", ""],
            id="levels begin again behind a higher one",
        ),
        pytest.param(
            [(1, 0), (1, 2), (1, 1)],
            numbering(*OUTLINE),
            ["I. ", "1.1. ", "2. "],
            id="a level that was passed over counts as begun",
        ),
        pytest.param(
            [(1, 0), (1, 1), (1, 0), (1, 1)],
            numbering(level(0, "%1."), level(1, "%2)", lvlRestart="0")),
            ["1. ", "1) ", "2. ", "2) "],
            id="a level that never begins again",
        ),
        pytest.param(
            [(1, 0), (2, 0), (1, 0)],
            numbering(level(0, "%1."), nums=AGAIN.format("")),
            ["1. ", "2. ", "3. "],
            id="two lists of one kind count on",
        ),
        pytest.param(
            [(1, 0), (2, 0), (2, 0), (1, 0)],
            numbering(level(0, "%1."), nums=AGAIN.format(START.format(5))),
            ["1. ", "5. ", "6. ", "7. "],
            id="a list that starts elsewhere",
        ),
        pytest.param(
            [(1, 0), (2, 0)],
            numbering(
                level(0, "%1."),
                nums=AGAIN.format(f'<w:lvlOverride w:ilvl="0">{level(0, "Điều %1:")}</w:lvlOverride>'),
            ),
            ["1. ", "Điều 2: "],
            id="a level of another form",
        ),
        pytest.param([(1, 0)], numbering(level(0, "%1.", start="0")), ["0. "], id="from nought"),
        pytest.param([(1, 0)], numbering(level(0, "(%1)", suff="nothing")), ["(1)"], id="nothing behind"),
        pytest.param([(1, 0), (1, 1)], numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", isLgl="1")), ["I. ", "1.1 "], id="legal"),
        pytest.param([(1, 0)], numbering(level(0, "\uf0b7", "bullet")), ["• "], id="drawn bullet"),
        pytest.param([(1, 0)], numbering(level(0, "-", "bullet")), ["- "], id="hyphen"),
        pytest.param([(1, 0)], numbering(level(0, "o", "bullet")), ["◦ "], id="circle"),
        pytest.param([(1, 0)], numbering(level(0, "", "none")), [""], id="none"),
        pytest.param([(0, 0), (9, 0), (1, 8)], numbering(level(0, "%1.")), ["", "", ""], id="no such list or level"),
        pytest.param([(1, 0)], numbering(level(0, "%1" * 60)), ["1" * 32 + " "], id="long pattern is cut"),
        pytest.param([(1, 0)], numbering(level(0, "%1.", start="9" * 40)), ["0. "], id="start beyond reason"),
    ],
)  # fmt: skip
def test_numbers(
    tmp_path: Path, places: list[tuple[int, int] | None], numbers: str, expected: list[str]
) -> None:
    assert shown(tmp_path, *places, numbers=numbers) == expected


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>'
)


def test_styles_set_lists(tmp_path: Path) -> None:
    path = tmp_path / "so.docx"
    no_list = p("ba", style="Muc", numbered=(0, 0))
    body = p("một", style="Muc") + p("hai", style="MucCon") + no_list + p("bốn", style="Vong")
    path.write_bytes(docx(body, styles=STYLES, numbering=numbering(level(0, "%1."))))
    assert read(path).text.split("\n\n") == ["1. một", "2. hai", "ba", "bốn\n"]


def test_a_style_linked_to_a_level_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "so.docx"
    numbers = numbering(level(0, "%1."), level(1, "%1.%2.", pStyle="Muc"))
    path.write_bytes(docx(p("x", style="Muc"), styles=STYLES, numbering=numbers))
    assert read(path).text.strip() == "1.1. x"


def test_a_list_defined_by_a_numbering_style(tmp_path: Path) -> None:
    numbers = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>{level(0, "%1/")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert shown(tmp_path, (1, 0), numbers=numbers) == ["1/ "]


def test_deleted_and_empty_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "so.docx"
    gone = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", numbered=(1, 0), mark="<w:del/>")
    body = p("a", numbered=(1, 0)) + gone + p("", numbered=(1, 0)) + p("c", numbered=(1, 0))
    path.write_bytes(docx(body, numbering=numbering(level(0, "%1."))))
    assert read(path).text.split() == ["1.", "a", "2.", "3.", "c"]


@pytest.mark.parametrize(
    ("count", "style", "expected"),
    [
        (1, "decimal", "1"),
        (7, "decimalZero", "07"),
        (14, "decimalZero", "14"),
        (4, "upperRoman", "IV"),
        (1990, "lowerRoman", "mcmxc"),
        (4000, "upperRoman", "4000"),
        (0, "upperRoman", "0"),
        (1, "upperLetter", "A"),
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"),
        (10**6, "lowerLetter", "1000000"),
        (3, "none", ""),
        (3, "chicago", "3"),
    ],
)
def test_formats(count: int, style: str, expected: str) -> None:
    assert formatted(count, style) == expected
