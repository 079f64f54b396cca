"""One document in several files, drafts and signed scans: made as real files, built for real."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from sample_office import write_docx

from graphkit.build import build, remove, status
from graphkit.cli.root import cli
from graphkit.facts import Facts
from graphkit.lang.fold import slug
from graphkit.link.files import differences, rank
from graphkit.link.scans import scanned
from graphkit.model import Extraction
from graphkit.pipeline import analyse
from graphkit.records import Store

OFFICE = "office/xa-than-uyen"
CHANGES = {
    "Số: 96/KH-UBND": "Số:      /KH-UBND",
    "Căn cứ Kế hoạch số 1378/KH-SVHTTDL ngày 19/4/2026 của Sở Văn hóa, Thể thao và Du lịch thực hiện công tác "
    "bình đẳng giới và hoạt động Vì sự tiến bộ của phụ nữ năm 2026;\n\n": "",
    "hoàn thành trước ngày 31/10/2026": "hoàn thành trước ngày 31/8/2026",
    "5. Trạm Y tế xã\n\n- Chủ trì tư vấn sức khỏe sinh sản cho thanh niên trước khi kết hôn; quản lý thai nghén "
    "tại bản.\n\n": "",
}
"""What a draft of the plan has otherwise."""

DIFFERENCES = [
    "số ký hiệu: không có (tệp chính: 96/KH-UBND)",
    "không dẫn 1378/KH-SVHTTDL",
    "không giao việc cho Trạm Y tế xã Than Uyên",
    "không có thời hạn 31/10/2026",
    "có thêm thời hạn 31/08/2026",
    "10 nhiệm vụ (tệp chính: 11)",
]


@pytest.fixture
def draft(samples: Path, tmp_path: Path) -> Path:
    """Make a draft of a plan as a Word file: no number yet, and some things still otherwise."""
    text = (samples / "xa-than-uyen.txt").read_text(encoding="utf-8")
    for signed, before in CHANGES.items():
        assert signed in text
        text = text.replace(signed, before)
    source = tmp_path / "nháp.txt"
    source.write_text(text, encoding="utf-8")
    target = tmp_path / "nháp.docx"
    write_docx(source, target)
    return target


def built(tmp_path: Path, *paths: Path) -> Path:
    build(paths, tmp_path / "kho.gk", jobs=1)
    return tmp_path / "kho.gk"


def graphkit(*words: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, words)))


def test_a_draft_and_its_signed_version_are_one_document_and_the_signed_leads(
    samples: Path, draft: Path, tmp_path: Path
) -> None:
    signed = samples / f"{OFFICE}.pdf"
    store = built(tmp_path, draft, signed)
    found = status(store)
    assert found.documents == 1
    [group] = found.groups
    assert group.leading == signed.as_posix()
    [beside] = group.beside
    assert beside.path == draft.as_posix()
    assert [said.vi for said in beside.differences] == DIFFERENCES
    with Store.open(store) as records:
        [read] = [node for node in records.nodes("VanBan") if node.properties["co_toan_van"]]
        assert read.id == group.document and read.properties["so_ky_hieu"] == "96/KH-UBND"
        assert read.properties["tep"] == (group.leading, beside.path)
        assert records.facts().groups == found.groups


def test_the_group_is_gone_with_the_file(samples: Path, draft: Path, tmp_path: Path) -> None:
    store = built(tmp_path, draft, samples / f"{OFFICE}.pdf")
    before = status(store).fingerprint
    remove(store, draft)
    found = status(store)
    assert (found.groups, found.documents) == ((), 1)
    assert found.fingerprint != before


def test_the_graph_is_the_same_whatever_else_a_document_is_in(samples: Path, tmp_path: Path) -> None:
    whole = built(tmp_path, samples)
    words = sorted((samples / "office").glob("*.docx"))
    build(words, tmp_path / "docx.gk", jobs=1)
    with Store.open(whole) as three, Store.open(tmp_path / "docx.gk") as one:
        assert without_files(three.facts()) == without_files(one.facts())
        groups = three.groups()
        assert one.groups() == ()
    assert [Path(group.leading).name for group in groups] == [
        Path(group.leading).with_suffix(".docx").name for group in groups
    ]
    assert sorted(Path(group.leading).stem for group in groups) == [path.stem for path in words]
    for group in groups:
        assert [(Path(file.path).suffix, file.differences) for file in group.beside] == [
            (".txt", ()),
            (".pdf", ()),
        ]


def without_files(facts: Facts) -> Facts:
    nodes = (
        replace(n, properties={k: v for k, v in n.properties.items() if k != "tep"}) for n in facts.nodes
    )
    return Facts(tuple(nodes), facts.edges)


# --- drafts of one title --------------------------------------------------------------------------


def dated(samples: Path, target: Path, date: str, number: str = "     ") -> Path:
    """Write the sample plan with another date, and with no number yet unless one is given."""
    text = (samples / "xa-than-uyen.txt").read_text(encoding="utf-8")
    for before, after in (("Số: 96/", f"Số: {number}/"), ("ngày 27 tháng 4 năm 2026\n", f"{date}\n")):
        assert before in text
        text = text.replace(before, after, 1)
    target.write_text(text, encoding="utf-8")
    return target


def grouped(store: Path) -> list[set[str]]:
    """Return the names of the files of each document that was read."""
    with Store.open(store) as records:
        read = [node.properties["tep"] for node in records.nodes("VanBan") if node.properties["co_toan_van"]]
    names = [{Path(path).name for path in paths} for paths in read if isinstance(paths, tuple)]
    return sorted(names, key=sorted)


def test_drafts_of_several_months_are_several_documents(samples: Path, tmp_path: Path) -> None:
    months = [
        dated(samples, tmp_path / f"{month}.txt", f"ngày     tháng {month} năm 2026") for month in (4, 5, 7)
    ]
    write_docx(months[0], tmp_path / "4.docx")
    store = built(tmp_path, *months, tmp_path / "4.docx")
    assert grouped(store) == [{"4.docx", "4.txt"}, {"5.txt"}, {"7.txt"}]
    assert status(store).documents == 3


@pytest.mark.parametrize(
    ("date", "together"),
    [
        ("ngày     tháng 5 năm 2026", True),
        ("ngày 18 tháng 5 năm 2026", True),
        ("ngày     tháng     năm 2026", True),
        ("ngày     tháng 4 năm 2026", False),
        ("ngày     tháng 5 năm 2025", False),
    ],
)
def test_a_draft_is_signed_in_the_month_that_it_says(
    samples: Path, tmp_path: Path, date: str, together: bool
) -> None:
    draft = dated(samples, tmp_path / "draft.txt", date)
    signed = dated(samples, tmp_path / "signed.txt", "ngày 20 tháng 5 năm 2026", "131")
    apart = [{"draft.txt"}, {"signed.txt"}]
    assert grouped(built(tmp_path, draft, signed)) == ([{"draft.txt", "signed.txt"}] if together else apart)


def test_each_draft_has_its_own_signed_version(samples: Path, tmp_path: Path) -> None:
    files = [dated(samples, tmp_path / f"{n}.txt", f"ngày     tháng {n} năm 2026") for n in (4, 5)]
    files += [dated(samples, tmp_path / f"{n}0.txt", f"ngày 9 tháng {n} năm 2026", f"9{n}") for n in (4, 5)]
    assert grouped(built(tmp_path, *files)) == [{"4.txt", "40.txt"}, {"5.txt", "50.txt"}]


# --- which file leads -----------------------------------------------------------------------------


def read_by(extraction: Extraction, reader: str) -> Extraction:
    return replace(extraction, source=replace(extraction.source, reader=reader))


def unsigned(extraction: Extraction) -> Extraction:
    return replace(extraction, header=replace(extraction.header, provisional=True, so_ky_hieu=None))


def undated(extraction: Extraction) -> Extraction:
    return replace(extraction, header=replace(extraction.header, date=None))


def shorter(extraction: Extraction) -> Extraction:
    return replace(extraction, source=replace(extraction.source, characters=9))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (lambda e: read_by(e, "pdf+ocr"), unsigned),
        (lambda e: undated(read_by(e, "pdf")), lambda e: read_by(e, "pdf+ocr")),
        (lambda e: read_by(e, "html"), undated),
        (lambda e: read_by(e, "docx"), lambda e: read_by(e, "text")),
        (lambda e: read_by(e, "text+tcvn3"), lambda e: read_by(e, "pdf")),
        (lambda e: read_by(e, "pdf"), lambda e: read_by(e, "html")),
        (lambda e: read_by(e, "html"), lambda e: read_by(e, "odt")),
        (lambda e: e, shorter),
    ],
    ids=["signed", "text-layer", "header", "word", "text", "pdf", "unknown", "longer"],
)
def test_the_better_reading_leads(
    samples: Path, better: Callable[[Extraction], Extraction], worse: Callable[[Extraction], Extraction]
) -> None:
    extraction = analyse(samples / f"{OFFICE}.docx").extraction
    assert rank(better(extraction)) < rank(worse(extraction))


# --- what is said ---------------------------------------------------------------------------------


def test_many_names_are_counted(samples: Path) -> None:
    extraction = analyse(samples / "ke-hoach-67-kh-ubnd-ha-noi.txt").extraction
    cited = ["73/2006/QH11", "28/NQ-CP", "1790/QĐ-TTg", "139/KH-UBND"]
    [said] = differences(extraction, replace(extraction, citations=()))
    assert said.vi.startswith(f"không dẫn {', '.join(cited)}, ") and said.vi.endswith(" và 1 nữa")
    assert said.en.startswith(f"does not cite {', '.join(cited)}, ") and said.en.endswith(" and 1 more")


def test_a_file_does_not_differ_from_itself(samples: Path) -> None:
    for path in samples.glob("*.txt"):
        extraction = analyse(path).extraction
        assert differences(extraction, extraction) == ()


def test_status_and_build_say_it(samples: Path, draft: Path, tmp_path: Path) -> None:
    signed, store = samples / f"{OFFICE}.pdf", tmp_path / "kho.gk"
    made = graphkit("build", signed, draft, samples / f"{OFFICE}.docx", "--in", store)
    assert f"{draft}: cùng văn bản với tệp chính" in made.stderr and DIFFERENCES[1] in made.stderr
    assert graphkit("build", signed, draft, "--in", store).stderr == ""
    lines = graphkit("status", "--in", store).stdout.splitlines()
    leading = samples / f"{OFFICE}.docx"
    assert f"  {leading} là tệp chính; cùng văn bản, trích xuất như nhau: {signed}" in lines
    assert f"  {draft}: cùng văn bản với tệp chính {leading}, khác ở: {'; '.join(DIFFERENCES)}" in lines
    english = graphkit("status", "--in", store, "--lang", "en").stdout
    assert "what differs: number: none (leading file: 96/KH-UBND); does not cite 1378/KH-SVHTTDL" in english
    [group] = json.loads(graphkit("status", "--in", store, "--format", "json").stdout)["groups"]
    assert group["leading"] == str(leading)
    assert group["beside"] == [
        {"path": str(signed), "differences": []},
        {"path": str(draft), "differences": DIFFERENCES},
    ]
    rows = graphkit("status", "--in", store, "--format", "csv").stdout
    assert f"leading,{leading}," in rows and f"beside,{signed}," in rows


# --- a scan ---------------------------------------------------------------------------------------


NUMBER = (90, 720, 130, 22)
"""Where the number stands on a page, in points from below: left, bottom, width, height."""


def scan_of(path: Path, target: Path, blot: bool = False) -> Path:
    """Make a PDF of pictures of a PDF's pages, as a scanner does; a blot may hide the number."""
    canvas = Canvas(str(target), pagesize=A4)
    for page in pypdfium2.PdfDocument(path):
        canvas.drawImage(ImageReader(page.render(scale=200 / 72).to_pil()), 0, 0, *A4)
        if blot and canvas.getPageNumber() == 1:
            canvas.rect(*NUMBER, fill=1)
        canvas.showPage()
    canvas.save()
    return target


@pytest.mark.ocr
@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("blot", [False, True], ids=["clean", "number-hidden"])
def test_a_scan_is_one_document_with_the_word_file(samples: Path, tmp_path: Path, blot: bool) -> None:
    word = samples / f"{OFFICE}.docx"
    scan = scan_of(samples / f"{OFFICE}.pdf", tmp_path / "quét.pdf", blot)
    store = built(tmp_path, scan, word)
    [group] = status(store).groups
    assert (group.leading, [file.path for file in group.beside]) == (word.as_posix(), [scan.as_posix()])
    number = "số ký hiệu: không có (tệp chính: 96/KH-UBND)"
    assert (number in [said.vi for said in group.beside[0].differences]) is blot
    with Store.open(store) as records:
        assert {record.reader for record in records.files()} == {"docx", "pdf+ocr"}


URN = "urn:lex:vn;lai.chau;xa.than.uyen:uy.ban.nhan.dan:ke.hoach:2026-04;~"
TITLE = "Thực hiện công tác bình đẳng giới đợt 1 trên địa bàn xã Than Uyên"


@pytest.mark.parametrize(
    ("scan", "written", "same"),
    [
        ("Thực hiện cônq tác bình đẵng gìới đợt 1 trên địa bàn xã Than Uvên", (TITLE,), True),
        ("Thực hiện công tác bình đẳng giới đợt 2 trên địa bàn xã Than Uyên", (TITLE,), False),
        ("Thực hiện công tác phòng chống lụt bão đợt 1 trên địa bàn xã Than Uyên", (TITLE,), False),
        ("Thực hiện công tác bình đẳng giới đợt 1 trên địa bàn xã Than Uvên", (TITLE, TITLE + " và"), False),
    ],
    ids=["letters", "digit", "other", "two-fit"],
)
def test_a_scan_is_known_by_its_title(samples: Path, scan: str, written: tuple[str, ...], same: bool) -> None:
    extraction = analyse(samples / "xa-than-uyen.txt").extraction

    def titled(title: str, reader: str) -> Extraction:
        header = replace(extraction.header, title=title, so_ky_hieu=None, provisional=True)
        return replace(read_by(extraction, reader), header=header)

    read = {URN + slug(title): titled(title, "docx") for title in written}
    read[URN + slug(scan)] = titled(scan, "pdf+ocr")
    found = scanned({id_: read[id_] for id_ in sorted(read)})
    assert found == ({URN + slug(scan): URN + slug(TITLE)} if same else {})
    earlier = {
        id_.replace("2026-04", "2026-03") if "pdf" in e.source.reader else id_: e for id_, e in read.items()
    }
    assert scanned(earlier) == {}
    text = {**read, URN + slug(scan): titled(scan, "pdf")}
    assert scanned(text) == {}
