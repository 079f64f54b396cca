"""Rows go into the file, and nothing else in it is touched."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.catalogue import COLUMNS, Entry, checked, entries, put
from graphkit.errors import GraphkitError
from graphkit.resolve import Reference

HEAD = "\t".join(COLUMNS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "thư mục mới" / "danh mục.tsv"


def row(reference: Reference, number: str = "15", **cells: str) -> Entry:
    plan = {
        "number": f"{number}/QĐ-UBND",
        "type": "Quyết định",
        "date": "2026-01-10",
        "issuer": "UBND tỉnh Lai Châu",
        "title": "Đề án A",
    }
    return checked(Entry.of(plan | cells), reference)


def outcomes(path: Path, reference: Reference, *rows: Entry, replace: bool = False) -> list[str]:
    return [change.outcome for change in put(path, rows, reference, replace=replace)]


def test_a_catalogue_begins_with_its_first_row(path: Path, reference: Reference) -> None:
    assert outcomes(path, reference, row(reference, aliases="B; C", source="tay")) == ["added"]
    assert path.read_bytes().decode() == (
        f"{HEAD}\n15/QĐ-UBND\tQuyết định\t2026-01-10\tỦy ban nhân dân tỉnh Lai Châu\t\t\tĐề án A\tB; C\ttay\n"
    )
    assert list(path.parent.iterdir()) == [path]
    (instrument,) = Reference.load(path).catalogue.by_number("15/QĐ-UBND")
    assert (instrument.title, instrument.aliases, instrument.source) == ("Đề án A", ("B", "C"), "tay")


def test_rows_keep_their_order_and_their_place(path: Path, reference: Reference) -> None:
    put(path, [row(reference, "1"), row(reference, "2"), row(reference, "3")], reference)
    put(path, [row(reference, "2", title="Đề án B"), row(reference, "4")], reference, replace=True)
    assert [(e.number, e.title) for e in entries(path)] == [
        ("1/QĐ-UBND", "Đề án A"),
        ("2/QĐ-UBND", "Đề án B"),
        ("3/QĐ-UBND", "Đề án A"),
        ("4/QĐ-UBND", "Đề án A"),
    ]


@pytest.mark.parametrize(
    ("cells", "replace", "outcome", "columns"),
    [
        ({}, False, "unchanged", ()),
        ({}, True, "unchanged", ()),
        ({"source": "khác"}, False, "unchanged", ()),
        ({"source": "khác"}, True, "replaced", ("source",)),
        # what brings nothing is no other row: the names that somebody added stay
        ({"aliases": ""}, False, "unchanged", ()),
        ({"aliases": "Đề án A; B"}, False, "unchanged", ()),
        ({"aliases": ""}, True, "replaced", ("aliases",)),
        ({"aliases": "C"}, False, "kept", ("aliases",)),
        ({"title": "Đề án B", "effective": "2026-02-01"}, False, "kept", ("effective", "title")),
        ({"title": "Đề án B", "effective": "2026-02-01"}, True, "replaced", ("effective", "title")),
        ({"type": "Kế hoạch"}, False, "kept", ("type",)),
        ({"date": "2026-01-11"}, False, "added", ()),
    ],
)
def test_a_row_that_is_there(
    path: Path, reference: Reference, cells: dict[str, str], replace: bool, outcome: str, columns: tuple[str]
) -> None:
    put(path, [row(reference, aliases="B", source="tay")], reference)
    before = path.read_bytes()
    new = row(reference, **({"aliases": "B", "source": "tay"} | cells))
    (change,) = put(path, [new], reference, replace=replace)
    assert (change.outcome, change.columns) == (outcome, columns)
    assert (path.read_bytes() == before) is (outcome in ("unchanged", "kept"))


def test_two_rows_of_one_instrument_at_once(path: Path, reference: Reference) -> None:
    rows = (row(reference), row(reference), row(reference, title="Đề án B"))
    assert outcomes(path, reference, *rows) == ["added", "unchanged", "kept"]
    assert len(entries(path)) == 1


FOREIGN = "\ufeff# của phòng\r\n\r\ntitle\tghi chú\tissuer\ttype\tnumber\r\n" + "".join(
    f"{line}\r\n" for line in ("Đề án X\tcũ\tUBND tỉnh Lai Châu\tquyết định\t7/QD-UBND", "", "# hết")
)


def test_a_file_made_by_hand_keeps_its_form(path: Path, reference: Reference) -> None:
    path.parent.mkdir()
    path.write_bytes(FOREIGN.encode())
    old = row(reference, "7", date="", title="Đề án X")
    assert outcomes(path, reference, old) == ["unchanged"]
    assert path.read_bytes().decode() == FOREIGN
    assert outcomes(path, reference, row(reference, "8")) == ["added"]
    added = "Đề án A\t\tỦy ban nhân dân tỉnh Lai Châu\tQuyết định\t8/QĐ-UBND\t2026-01-10\r\n"
    assert path.read_bytes().decode() == FOREIGN.replace("number\r\n", "number\tdate\r\n") + added
    put(path, [row(reference, "7", date="", title="Đề án Y")], reference, replace=True)
    lines = path.read_bytes().decode().split("\r\n")
    assert lines[3] == "Đề án Y\tcũ\tỦy ban nhân dân tỉnh Lai Châu\tQuyết định\t7/QĐ-UBND\t"
    assert (lines[0], lines[5]) == ("\ufeff# của phòng", "# hết")
    assert Reference.load(path).catalogue.by_number("8/QĐ-UBND", "2026-01-10")


def test_a_last_line_without_an_end(path: Path, reference: Reference) -> None:
    path.parent.mkdir()
    path.write_text(
        f"{HEAD}\n7/QĐ-UBND\tQuyết định\t\tỦy ban nhân dân tỉnh Lai Châu\t\t\tX", encoding="utf-8"
    )
    put(path, [row(reference)], reference)
    assert [entry.title for entry in entries(path)] == ["X", "Đề án A"]


@pytest.mark.parametrize("content", [b"", b"a\tb\n", b"\xff\xfe\x00", HEAD.replace("title", "").encode()])
def test_a_file_that_is_no_catalogue_is_not_touched(path: Path, reference: Reference, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(GraphkitError, match=r"danh mục\.tsv"):
        put(path, [row(reference)], reference)
    assert path.read_bytes() == content


def test_a_place_that_cannot_be_written(path: Path, reference: Reference) -> None:
    path.parent.write_text("một tệp", encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"danh mục\.tsv: không ghi được"):
        put(path, [row(reference)], reference)
    assert path.parent.read_text(encoding="utf-8") == "một tệp"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_goes_on_pointing_to_the_file(path: Path, reference: Reference, tmp_path: Path) -> None:
    put(path, [row(reference)], reference)
    path.chmod(0o640)
    link = tmp_path / "link.tsv"
    link.symlink_to(path)
    put(link, [row(reference, "16")], reference)
    assert link.is_symlink()
    assert len(entries(path)) == 2
    assert path.stat().st_mode & 0o777 == 0o640


GROWING = """
import sys
from pathlib import Path
from graphkit.catalogue import Entry, checked, put
from graphkit.resolve import Reference

path, reference = Path(sys.argv[1]), Reference.load()
for number in range(100_000):
    cells = {"number": f"{number}/KH-UBND", "type": "Kế hoạch", "issuer": "UBND tỉnh Lai Châu", "title": "A" * 500}
    put(path, [checked(Entry.of(cells), reference)], reference)
    print(number, flush=True)
"""


def test_killed_at_any_moment_it_leaves_a_whole_catalogue(path: Path, reference: Reference) -> None:
    put(path, [row(reference)], reference)
    written = 0
    for seed in range(4):
        process = subprocess.Popen([sys.executable, "-c", GROWING, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.01, 0.2))
        process.kill()
        told = process.stdout.read().split()
        process.wait()
        written = max(written, int(told[-1]) + 1 if told else 1)
        found = entries(path)
        assert found[0].title == "Đề án A"
        assert written <= len(found) - 1
        assert all(entry.title == "A" * 500 for entry in found[1:])
