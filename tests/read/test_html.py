from __future__ import annotations

from pathlib import Path

import pytest
from docx_files import assert_covers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import GraphkitError, UnreadableError
from graphkit.model import Reading
from graphkit.pipeline import analyse
from graphkit.read import read
from graphkit.read.html.clean import clean


def reading_of(folder: Path, page: str | bytes) -> Reading:
    path = folder / "trang.html"
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    reading = read(path)
    assert_covers(reading.text, reading.stretches)
    assert reading.source.reader == "html"
    return reading


def lines(reading: Reading) -> list[str]:
    return [line for line in reading.text.splitlines() if line]


PAGES = [
    pytest.param("<p>Kế <b>hoạ</b>ch\n  số 1", ["Kế hoạch số 1"], id="inline"),
    pytest.param("<p>một<p>hai<div>ba</div>bốn", ["một", "hai", "ba", "bốn"], id="blocks"),
    pytest.param("một<br>hai<br><br>ba", ["một", "hai", "ba"], id="breaks"),
    pytest.param("<p>a &amp; b&nbsp;c &#7871; &lt;d&gt;", ["a & b\u00a0c ế <d>"], id="entities"),
    pytest.param("a < b và c <3 d", ["a < b và c <3 d"], id="less than"),
    pytest.param("<script>x<p>y</script>a<style>b</style><!-- c --><title>d</title>", ["a"], id="dropped"),
    pytest.param("a<script>b", ["a"], id="script without end"),
    pytest.param("a<svg>b", ["ab"], id="drawing without end"),
    pytest.param('a<p hidden>b<p style="display: none">c<p>d', ["a", "d"], id="hidden"),
    pytest.param("<pre>một\n  hai</pre>", ["một", "hai"], id="preformatted"),
    pytest.param("<ul><li>một<li>- hai</ul>", ["- một", "- hai"], id="bullets"),
    pytest.param('<ol start=3 type=a><li>x<li>y<li value=9>z</ol>', ["c. x", "d. y", "i. z"], id="numbers"),
    pytest.param("<ol><li>a<ol><li>b</ol><li>c</ol>", ["1. a", "1. b", "2. c"], id="nested lists"),
    pytest.param(
        "<table><tr><td>UBND XÃ A<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 1<td>Độc lập</table>",
        ["UBND XÃ A", "Số: 1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập"],
        id="letterhead",
    ),
    pytest.param(
        "<table><tr><th rowspan=2>TT<th colspan=2>Đơn vị<tr><th>Chủ trì<th>Phối hợp<tr><td>1<td><p>Sở A<p>Sở B<td></table>",
        ["| TT | Đơn vị | |", "| TT | Chủ trì | Phối hợp |", "| 1 | Sở A; Sở B |  |"],
        id="table with spans",
    ),
    pytest.param("<table border=1><tr><td>a<td>b<tr><td>c<td>d</table>", ["| a | b |", "| c | d |"], id="ruled"),
    pytest.param("<table border=0><tr><td>a<td>b<tr><td>c<td>d</table>", ["a", "c", "b", "d"], id="not ruled"),
    pytest.param("<td>ô <tr>hàng</td> không bảng", ["ô hàng không bảng"], id="cells without a table"),
    pytest.param("<table border=1><tr><td rowspan=9>a<td>b<tr><td>c</table>", ["| a | b |", "| a | c |"], id="span beyond the table"),
    pytest.param("<p>a</div></section></table>b", ["ab"], id="ends without beginnings"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_pages(tmp_path: Path, page: str, expected: list[str]) -> None:
    assert lines(reading_of(tmp_path, page)) == expected


TEXT = "<p>Ủy ban nhân dân xã ban hành kế hoạch này để thực hiện nhiệm vụ được giao.</p>"
AROUND = [
    "<nav>Mục lục</nav>",
    '<div class="main-menu"><a>Trang chủ</a></div>',
    '<div id="Header"><p>Cổng thông tin</p></div>',
    '<div class="leftSidebar">Thời tiết</div>',
    '<div role="navigation">Đường dẫn</div>',
    "<ul><li><a>Một</a><li><a>Hai</a><li><a>Ba</a><li><a>Bốn</a></ul>",
    "<footer>Bản quyền</footer>",
]


@pytest.mark.parametrize("around", AROUND)
def test_what_surrounds_the_document_is_left_out(tmp_path: Path, around: str) -> None:
    page = f"<body>{around}<div>{TEXT * 3}</div></body>"
    assert "|".join(lines(reading_of(tmp_path, page))).count("Ủy ban") == 3
    assert len(lines(reading_of(tmp_path, page))) == 3


def test_the_article_is_believed_where_it_holds_most(tmp_path: Path) -> None:
    page = f"<div>Tin khác</div><article>{TEXT * 2}</article>"
    assert len(lines(reading_of(tmp_path, page))) == 2
    small = f"<article>Trích</article>{TEXT * 2}"
    assert len(lines(reading_of(tmp_path, small))) == 3


@pytest.mark.parametrize(
    "kept",
    [
        '<div class="header">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>',
        "<p>Căn cứ <a>Luật Bình đẳng giới</a>; <a>Nghị quyết số 28/NQ-CP</a>; <a>Luật A</a>; <a>Luật B</a></p>",
    ],
)
def test_the_document_stays_whatever_it_is_called(tmp_path: Path, kept: str) -> None:
    assert len(lines(reading_of(tmp_path, kept + TEXT * 2))) == 3
    assert len(lines(reading_of(tmp_path, f'<div class="comment">{TEXT}</div>'))) == 1


CODED = "<html><head><meta charset={}></head><p>Số 28/NQ-CP, ủy ban nhân dân thực hiện nghị quyết"


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        (CODED.format("utf-8").encode(), None),
        (b"\xef\xbb\xbf" + CODED.format("windows-1258").encode(), None),
        (CODED.format("iso-8859-1").encode(), None),
        (CODED.format("utf-8").encode("utf-16"), None),
        (CODED.format("khong-co").encode(), None),
        ("<p>Sè 28/NQ-CP, ñy ban nh©n d©n thùc hiÖn nghÞ quyÕt".encode("latin-1"), "TCVN3"),
        ("<p>Sè 28/NQ-CP, ñy ban nh©n d©n thùc hiÖn nghÞ quyÕt".encode(), "TCVN3"),
        ("<p>Soá 28/NQ-CP, uûy ban nhaân daân thöïc hieän nghò quyeát".encode("latin-1"), "VNI"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, warning: str | None) -> None:
    reading = reading_of(tmp_path, data)
    assert reading.text.strip().endswith("ủy ban nhân dân thực hiện nghị quyết")
    assert reading.text.startswith("Số 28/NQ-CP")
    assert [warning in said for said in reading.warnings if warning] == ([True] if warning else [])
    assert bool(reading.warnings) == bool(warning)


def test_a_declared_encoding_is_believed_where_nothing_speaks_against_it(tmp_path: Path) -> None:
    page = "<meta charset=windows-1252><p>Le comité décide".encode("cp1252")
    assert reading_of(tmp_path, page).text == "Le comité décide\n"
    with pytest.raises(UnreadableError, match="không phải văn bản UTF-8"):
        reading_of(tmp_path, page.replace(b"windows-1252", b"utf-8"))


def test_a_plan_says_the_same_as_a_page(tmp_path: Path, samples: Path) -> None:
    sample = samples / "xa-than-uyen.txt"
    words = sample.read_text(encoding="utf-8").split("\n\n")
    body = "".join(f"<p>{part.strip().replace(chr(10), '<br>')}</p>" for part in words)
    path = tmp_path / "trang.html"
    path.write_text(f"<nav>Trang chủ</nav><main>{body}</main><footer>Liên hệ</footer>", encoding="utf-8")
    page, text = analyse(path).extraction, analyse(sample).extraction
    assert [c.surface for c in page.citations] == [c.surface for c in text.citations]
    assert [(a.text, a.unit) for a in page.assignments] == [(a.text, a.unit) for a in text.assignments]
    assert (page.header.id, page.header.title) == (text.header.id, text.header.title)


HOSTILE = [
    pytest.param("<div>" * 300_000 + "x", id="deep"),
    pytest.param("<div><table></div></table>" * 20_000 + "x", id="deep in disguise"),
    pytest.param("<table><tr><td>" * 2_000 + "x", id="deep tables"),
    pytest.param("<p " + " ".join(f"a{i}" for i in range(300_000)) + ">x", id="attributes"),
    pytest.param("<p " + " ".join(f"a{i}" for i in range(300_000)) + "x", id="attributes without end"),
    pytest.param("".join(f"<font size={i}>" for i in range(3000)) + "<p>x" * 3000, id="open fonts"),
    pytest.param("<svg>" * 200_000 + "x", id="drawings without end"),
    pytest.param("<!--" * 200_000, id="comments without end"),
    pytest.param("<p a='" * 200_000, id="quotes without end"),
    pytest.param("<" * 900_000, id="signs alone"),
    pytest.param("<table><tr><td rowspan=999999999 colspan=999999999>x" * 50, id="spans"),
    pytest.param("<table border=1>" + "<tr><td rowspan=1000 colspan=9>x<td>y" * 300, id="many spans"),
]


@pytest.mark.parametrize("page", HOSTILE)
def test_hostile_pages_do_no_harm(tmp_path: Path, page: str) -> None:
    try:
        reading = reading_of(tmp_path, page)
    except GraphkitError:
        return
    assert len(reading.text) < 4 * len(page) + 1000


@pytest.mark.parametrize("page", [b"<p>" * 1_000_001, b"<p>" + b"x" * 32_000_000])
def test_too_large_pages_are_refused(tmp_path: Path, page: bytes) -> None:
    with pytest.raises(UnreadableError, match="quá lớn"):
        reading_of(tmp_path, page)


@pytest.mark.parametrize(
    ("markup", "cleaned"),
    [
        ("<P CLASS=a onclick='x()'>t</P>", '<p class="a">t</p>'),
        ("<div><table><tr><td>a</div>b</table>", "<div><table><tr><td>ab</table>"),
        ("<div id='a\"<b'>", '<div id="a&quot;&lt;b">'),
        ("<a href='javascript:x'><img src=x onerror=y>z</a>", "<a>z</a>"),
        ("<p id=1 id=2>", '<p id="1">'),
        ("<p x <b>y", "<p>y"),
        ("a<p x <b", "a&lt;p x &lt;b"),
    ],
)
def test_cleaned_markup(markup: str, cleaned: str) -> None:
    assert clean(markup) == cleaned


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=1000, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<table>",
                "</table>",
                "<tr>",
                "<td>",
                "</td>",
                "<th",
                "rowspan=2>",
                "<td",
                "colspan=3>",
                "<ul>",
                "<li>",
                "</ul>",
                "<ol>",
                "<br>",
                "<a>",
                "</a>",
                "<pre>",
                "</pre>",
                "<nav>",
                "</nav>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<",
                ">",
                "&",
                "&amp;",
                "a",
                "ạ",
                "|",
                "=",
            ]
        )
        | st.text(max_size=5),
        max_size=40,
    )
)
def test_any_page_is_read_or_empty(tmp_path: Path, parts: list[str]) -> None:
    page = " ".join(parts).encode("utf-8", "replace")
    try:
        reading_of(tmp_path, page)
    except UnreadableError as error:
        assert "rỗng" in str(error) or "byte 0" in str(error)


WHOLE = (
    '<html><head><meta charset="utf-8"><style>p{}</style></head><body><nav><a>Trang chủ</a></nav><article>'
    "<table><tr><td>UBND XÃ A<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table><h1>KẾ HOẠCH</h1><ol type=I><li>Một"
    '</ol><table border="1"><tr><th rowspan="2">TT<th colspan="2">Việc<tr><td>a<td>b</table></article></body>'
).encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=1000, deadline=None)
@given(data=st.data())
def test_a_mutated_page_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    mutated = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 12))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    try:
        reading_of(tmp_path, bytes(mutated[: data.draw(st.integers(1, len(mutated)))]))
    except UnreadableError as error:
        assert "trang.html: " in str(error)
