"""``graphkit catalogue``, and that every command reads what it keeps."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.catalogue import COLUMNS
from graphkit.cli import cli

PLAN = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐOÀN KẾT
Số: 30/KH-UBND
Đoàn Kết, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Gìn giữ bản làng năm 2026

Căn cứ Quyết định số 15/QĐ-UBND của Ủy ban nhân dân tỉnh Lai Châu phê duyệt Đề án Bản làng văn hóa;
Thực hiện Đề án Bản làng văn hóa trên địa bàn tỉnh Lai Châu, Ủy ban nhân dân phường ban hành kế hoạch.
"""
ADD = (
    "add", "--number", "15/QD-UBND", "--type", "quyết định", "--date", "10/01/2026",
    "--issuer", "UBND tỉnh Lai Châu", "--title", "Đề án Bản làng văn hóa giai đoạn 2026-2030",
    "--alias", "Đề án 15", "--source", "Công báo",
)  # fmt: skip
SCHEME = "urn:lex:vn;lai.chau:uy.ban.nhan.dan:quyet.dinh:2026-01-10;15-qd-ubnd"


def graphkit(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def one_line(run: Result, status: int = 2) -> str:
    assert run.exit_code == status, run.output
    (line,) = run.stderr.splitlines()
    return line


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the catalogue of a user is who has an empty folder and names no catalogue."""
    monkeypatch.delenv("GRAPHKIT_CATALOGUE")
    for variable in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "nhà"))
    listed = graphkit("catalogue", "list")
    assert listed.exit_code == 0
    path = Path(one_line(listed, 0).partition(": chưa có danh mục nào")[0])
    assert path.is_relative_to(tmp_path)
    assert path.name == "catalogue.tsv"
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def targets(plan: Path, *words: object) -> list[str | None]:
    """Return the instruments that a plan's citations mean, None for each that means nothing certain."""
    (told,) = json.loads(graphkit("extract", plan, "--format", "json", *words).stdout)
    return [cited["resolves_to"] and cited["resolves_to"]["id"] for cited in told["citations"]]


# --- what is read -----------------------------------------------------------------------------------


def test_what_is_added_is_read_by_every_command(own: Path, plan: Path) -> None:
    assert set(targets(plan)) == {None}
    added = graphkit("catalogue", *ADD)
    assert (added.exit_code, added.stderr) == (0, "")
    assert added.stdout.startswith(f"{own}: đã thêm Quyết định 15/QĐ-UBND (10/01/2026)")
    assert set(targets(plan)) == {SCHEME}
    assert set(targets(plan, "--catalogue", "none")) == {None}


def test_which_catalogue_is_read(
    own: Path, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "khác.tsv"
    assert graphkit("catalogue", *ADD, "--catalogue", other).exit_code == 0
    assert not own.exists()
    assert set(targets(plan)) == {None}
    assert set(targets(plan, "--catalogue", other)) == {SCHEME}
    monkeypatch.setenv("GRAPHKIT_CATALOGUE", str(other))
    assert set(targets(plan)) == {SCHEME}
    assert set(targets(plan, "--catalogue", "none")) == {None}
    monkeypatch.setenv("GRAPHKIT_CATALOGUE", "none")
    assert set(targets(plan)) == {None}
    assert "--catalogue" in one_line(graphkit("catalogue", *ADD))


def test_a_catalogue_that_is_named_must_be_there(
    own: Path, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("extract", plan), ("check", plan), ("build", plan, "--in", tmp_path / "k.gk")):
        line = one_line(graphkit(*words, "--catalogue", "không-có.tsv"))
        assert line.startswith("lỗi: không-có.tsv: không có tệp danh mục này")
        assert "graphkit catalogue add" in line
    monkeypatch.setenv("GRAPHKIT_CATALOGUE", str(tmp_path / "chưa có.tsv"))
    assert "chưa có.tsv" in one_line(graphkit("extract", plan))
    assert graphkit("catalogue", *ADD).exit_code == 0
    assert set(targets(plan)) == {SCHEME}


def test_a_build_follows_the_catalogue(own: Path, plan: Path, tmp_path: Path) -> None:
    store = tmp_path / "k.gk"

    def built() -> tuple[int, int]:
        told = json.loads(graphkit("build", plan, "--in", store, "--format", "json").stdout)
        return told["doi"], told["linked"]

    def status() -> dict[str, object]:
        return dict(json.loads(graphkit("status", "--in", store, "--format", "json").stdout))

    built()
    assert built() == (0, False)
    before = status()
    assert before["stale"] == []
    assert graphkit("catalogue", *ADD).exit_code == 0
    assert status()["stale"] == [plan.as_posix()]
    assert "hoặc danh mục khác" in graphkit("status", "--in", store).stdout
    assert built() == (1, True)
    after = status()
    assert after["stale"] == []
    assert after["fingerprint"] != before["fingerprint"]
    assert built() == (0, False)
    own.unlink()
    assert built() == (1, True)
    assert status()["fingerprint"] == before["fingerprint"]


# --- add ----------------------------------------------------------------------------------------------


def test_a_row_that_is_there_is_replaced_only_where_asked(own: Path) -> None:
    assert graphkit("catalogue", *ADD).exit_code == 0
    content = own.read_bytes()
    again = graphkit("catalogue", *ADD)
    assert (again.exit_code, own.read_bytes()) == (0, content)
    assert "đã có sẵn, không đổi gì" in again.stdout
    changed = [word.replace("2026-2030", "2026-2035") for word in ADD]
    line = one_line(graphkit("catalogue", *changed))
    assert str(own) in line
    assert "khác ở title" in line
    assert "--replace" in line
    assert own.read_bytes() == content
    assert "đã thay" in graphkit("catalogue", *changed, "--replace").stdout
    assert own.read_bytes() == content.replace(b"2026-2030", b"2026-2035")


def test_what_was_added_in_other_forms(own: Path) -> None:
    row = graphkit("catalogue", *ADD, "--format", "json").stdout
    assert json.loads(row) == [
        {
            "number": "15/QĐ-UBND",
            "type": "Quyết định",
            "date": "2026-01-10",
            "issuer": "Ủy ban nhân dân tỉnh Lai Châu",
            "effective": None,
            "expired": None,
            "title": "Đề án Bản làng văn hóa giai đoạn 2026-2030",
            "aliases": ["Đề án 15"],
            "source": "Công báo",
        }
    ]
    assert graphkit("catalogue", "list", "--format", "json").stdout == row


MISTAKES = {
    "no number": ({"--number": "mười lăm"}, "--number “mười lăm”: không phải số, ký hiệu"),
    "no type": ({"--type": "Quyển sách"}, "--type “Quyển sách”: không phải tên loại"),
    "no day": ({"--date": "30/02/2026"}, "--date “30/02/2026”: không có ngày này"),
    "no body": ({"--issuer": "UBND"}, "--issuer “UBND”: không rõ cơ quan nào"),
    "no title": ({"--title": " "}, "--title “”: không được để trống"),
    "over before it began": ({"--effective": "2026-02-01", "--expired": "2026-01-01"}, "--expired"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_mistakes_are_one_line_and_leave_nothing(own: Path, case: str) -> None:
    changes, said = MISTAKES[case]
    words = [str(word) for option in changes.items() for word in option]
    assert one_line(graphkit("catalogue", *ADD, *words)).startswith(f"lỗi: {said}")
    english = one_line(graphkit("catalogue", *ADD, *words, "--lang", "en"))
    assert english.startswith(f"error: {next(reversed(changes))} “")
    assert not own.exists()


def test_what_must_be_said(own: Path) -> None:
    assert one_line(graphkit("catalogue", *ADD[:-6])).startswith("lỗi: thiếu --title")


# --- list ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], True),
        (["ban", "lang"], True),
        (["Bản LÀNG văn"], True),
        (["15/qd-ubnd"], True),
        (["5/QĐ-UBND"], False),
        (["lai chau"], True),
        (["de an 1"], True),
        (["hà nội"], False),
    ],
)
def test_list_finds_words_with_and_without_marks(own: Path, words: list[str], found: bool) -> None:
    assert graphkit("catalogue", *ADD).exit_code == 0
    run = graphkit("catalogue", "list", *words)
    assert (run.exit_code, run.stderr) == (0, f"{own}: 1 văn bản\n")
    heading, *rows = run.stdout.splitlines()
    assert heading.startswith("Số, ký hiệu")
    assert [row.startswith("15/QĐ-UBND") for row in rows] == [True] * found
    assert ("Hết hiệu lực" in heading) is not found  # a column of nothing is not shown


def test_list_with_the_bundled_ones() -> None:
    run = graphkit("catalogue", "list", "--bundled", "28/nq-cp", "--format", "jsonl")
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert ("28/NQ-CP", "Chính phủ", True) in {(r["number"], r["issuer"], r["bundled"]) for r in rows}
    assert graphkit("catalogue", "list", "28/nq-cp", "--format", "csv").stdout == ",".join(COLUMNS) + "\n"


def test_a_catalogue_that_is_none(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.tsv"
    path.write_text("a\tb\n", encoding="utf-8")
    for words in (["list"], ADD):
        assert "hỏng.tsv" in one_line(graphkit("catalogue", *words, "--catalogue", path))


# --- import -------------------------------------------------------------------------------------------


def test_import_takes_the_good_rows_and_names_the_bad(own: Path, tmp_path: Path) -> None:
    table = tmp_path / "bảng.csv"
    rows = [
        ["number", "type", "date", "issuer", "title"],
        ["1/KH-UBND", "Kế hoạch", "10/01/2026", "UBND tỉnh Lai Châu", "Kế hoạch A"],
        ["2/KH-UBND", "Kế hoạch", "32/01/2026", "UBND tỉnh Lai Châu", "Kế hoạch B"],
        ["1/KH-UBND", "Kế hoạch", "10/01/2026", "UBND tỉnh Lai Châu", "Kế hoạch C"],
        ["3/KH-UBND", "Kế hoạch", "10/01/2026", "UBND tỉnh Lai Châu", "=Kế hoạch D"],
    ]
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    run = graphkit("catalogue", "import", table)
    assert run.exit_code == 1
    assert run.stdout == f"{own}: thêm 2, thay 0, giữ nguyên 0, không nhận 2\n"
    assert [line.split(": ")[0] for line in run.stderr.splitlines()] == [f"{table}:3", f"{table}:4"]
    content = own.read_bytes()

    told = json.loads(graphkit("catalogue", "import", table, "--format", "json").stdout)
    assert (told["them"], told["giu_nguyen"], told["khong_nhan"]) == (0, 2, 2)
    assert told["refused"][0]["place"] == f"{table}:3"
    assert own.read_bytes() == content

    assert graphkit("catalogue", "import", table, "--replace").exit_code == 1
    assert own.read_bytes() == content.replace("Kế hoạch A".encode(), "Kế hoạch C".encode())


def test_what_is_listed_can_be_imported(own: Path, tmp_path: Path) -> None:
    assert graphkit("catalogue", *ADD).exit_code == 0
    assert graphkit("catalogue", *[w.replace("15/QD", "16/QD") for w in ADD], "--title", "=1").exit_code == 0
    table, copy = tmp_path / "bảng.csv", tmp_path / "bản sao.tsv"
    table.write_text(graphkit("catalogue", "list", "--format", "csv").stdout, encoding="utf-8")
    for _ in range(2):
        assert graphkit("catalogue", "import", table, "--catalogue", copy).exit_code == 0
        assert copy.read_bytes() == own.read_bytes()


def test_nothing_to_import(own: Path, tmp_path: Path) -> None:
    table = tmp_path / "bảng.tsv"
    table.write_text("number\ttype\tissuer\ttitle\n", encoding="utf-8")
    assert graphkit("catalogue", "import", table).exit_code == 3
    table.write_text("number\ttype\tissuer\ttitle\nx\t\t\t\n", encoding="utf-8")
    assert graphkit("catalogue", "import", table).exit_code == 3
    for missing in ("không có.csv", "không có.gk"):
        assert missing in one_line(graphkit("catalogue", "import", tmp_path / missing))
    assert not own.exists()


def test_the_catalogue_grows_with_a_store(own: Path, samples: Path, tmp_path: Path) -> None:
    store, draft = tmp_path / "gioi.gk", tmp_path / "dự thảo.txt"
    plans = [path for path in sorted(samples.glob("*.txt")) if path.name.startswith(("ke-hoach", "quyet"))]
    assert graphkit("build", *plans, "--in", store).exit_code == 0
    run = graphkit("catalogue", "import", store)
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout == f"{own}: thêm {len(plans)}, thay 0, giữ nguyên 0, không nhận 0\n"
    content = own.read_bytes()
    assert graphkit("catalogue", "import", store).exit_code == 0
    assert own.read_bytes() == content
    rows = json.loads(graphkit("catalogue", "list", "--format", "json").stdout)
    assert [row["source"] for row in rows] == [path.name for path in plans]

    # a plan that mistypes the number of its parent plan: without any store, it is known now what is meant
    shutil.copy(samples / "phuong-doan-ket.txt", draft)
    known = "urn:lex:vn;lai.chau:uy.ban.nhan.dan:ke.hoach:2026-04-14;2723-kh-ubnd"
    assert known not in targets(draft, "--catalogue", "none")
    assert known in targets(draft)
