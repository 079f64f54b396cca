"""``graphkit coverage``: what each format holds, exit statuses, and what is wrong in one line."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from coverage_scene import LATE, MARKETS, PARENT, TOPIC, WAYS, built, commune, province, texts

from graphkit.cli import cli
from graphkit.i18n import set_language


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("scene"), texts())


def run(store: Path, *words: object, where: str = "tỉnh Lai Châu") -> Result:
    base = ("coverage", where, "--topic", TOPIC, "--year", "2026", "--in", store)
    try:
        return CliRunner().invoke(cli, [str(word) for word in (*base, *words)])
    finally:
        set_language("vi")


def test_people_see_a_line_for_each_commune_a_summary_and_a_legend(store: Path) -> None:
    result = run(store)
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert sum(line.startswith(("xã ", "phường ")) for line in lines) == 38
    assert next(line for line in lines if line.startswith("xã Tả Lèng")).split("  ")[0:1] == ["xã Tả Lèng"]
    assert "✗ sai số" in result.output and f"{LATE} " in result.output and "✗ trễ 05/12/2026" in result.output
    assert "Tổng cộng 38 xã, phường, đặc khu: 12 có kế hoạch trong kho" in result.output
    assert "không có nghĩa là xã chưa ban hành" in result.output
    assert "0,40" in result.output


def test_absent_means_not_in_this_corpus_in_both_languages(store: Path) -> None:
    english = run(store, "--lang", "en").output
    assert "not in this corpus" in english
    assert "not of what the commune has issued" in english
    assert "không" not in re.sub(r"“.*?”|Kế hoạch \S+ của [^,(]*|(?m:^(?:xã|phường) .*?  )", "", english)


def test_json_has_every_commune_with_its_words_and_their_place(store: Path) -> None:
    found = json.loads(run(store, "--format", "json").output)
    assert (found["schema"], found["absent_means"]) == ("graphkit.coverage/1", "not in this corpus")
    communes = {item["name"]: item for item in found["communes"]}
    assert len(communes) == 38
    for name, (how, _) in WAYS.items():
        assert communes[name]["cites_parent"]["how"] == how.value
    markets = communes["xã Bình Lư"]["tasks"][1]
    assert markets["taken_up"] and markets["score"] >= found["threshold"]
    assert markets["quote"]["words"] in MARKETS and markets["quote"]["line"] > 1
    assert communes["xã Than Uyên"]["plan"] is None


def test_json_lines_and_csv_have_a_row_for_each_commune(store: Path) -> None:
    lines = [json.loads(line) for line in run(store, "--format", "jsonl").output.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(store, "--format", "csv").output)))
    assert [item["name"] for item in lines] == [row["xa"] for row in rows]
    (row,) = (row for row in rows if row["xa"] == "xã Tả Lèng")
    assert (row["vien_dan"], row["nhiem_vu_duoc_giao"], row["nhiem_vu_da_nhan"]) == ("sai_so", "3", "2")
    assert row["trich_dan"].startswith("Kế hoạch số 301/KH-UBND")


def test_a_file_takes_what_the_screen_would(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "bang.csv"
    result = run(store, "--format", "csv", "--to", target)
    assert (result.exit_code, result.stdout) == (1, "")
    assert target.read_text(encoding="utf-8") == run(store, "--format", "csv").output


def test_the_workbook_has_filters_colours_and_links(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "do-phu.xlsx"
    assert run(store, "--format", "xlsx", "--to", target).exit_code == 1
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Độ phủ", "Hạn báo cáo", "Nhiệm vụ", "Ghi chú"]
    sheet = book["Độ phủ"]
    assert sheet.auto_filter.ref == "A1:I39" and sheet.freeze_panes == "B2"
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    right, wrong, absent = rows["xã Bình Lư"], rows["xã Tả Lèng"], rows["xã Than Uyên"]
    colours = {str(row[2].fill.start_color.rgb) for row in (right, wrong, absent)}
    assert len(colours) == 3
    assert [cell.value for cell in wrong[1:3]] == ["✓ 21/KH-UBND", "✗ sai số"]
    assert absent[1].value == "– không có trong kho này"
    file, link = right[8].hyperlink, right[5].hyperlink
    assert file is not None and link is not None
    assert str(file.target).endswith(".txt")
    tasks = book["Nhiệm vụ"]
    at = int(re.findall(r"A(\d+)$", str(link.location))[0])
    assert tasks.cell(at, 1).value == "xã Bình Lư"
    assert tasks.cell(at + 1, 4).value == MARKETS.removesuffix(".")
    assert any(
        "không có nghĩa là xã chưa ban hành" in str(row[0].value) for row in book["Ghi chú"].iter_rows()
    )


@pytest.mark.parametrize(
    ("plans", "status"),
    [
        ({"tinh.txt": province(), "xa.txt": commune("xã Bình Lư", PARENT)}, 0),
        ({"tinh.txt": province(), "xa.txt": commune("xã Bình Lư", WAYS["xã Pa Ủ"][1])}, 1),
        ({"tinh.txt": province()}, 3),
    ],
)
def test_exit_status_tells_gaps_among_the_plans_that_are_here(
    tmp_path: Path, plans: dict[str, str], status: int
) -> None:
    assert run(built(tmp_path, plans)).exit_code == status


@pytest.mark.parametrize(
    ("words", "where", "told"),
    [
        ((), "lai chou", "tỉnh Lai Châu"),
        (("--format", "html"), "Lai Châu", "--to"),
        (("--parent", "9999/KH-UBND"), "Lai Châu", "9999/KH-UBND"),
    ],
)
def test_what_is_wrong_is_one_line(store: Path, words: tuple[str, ...], where: str, told: str) -> None:
    result = run(store, *words, where=where)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr


def test_candidates_are_listed_with_scores_and_how_to_choose(tmp_path: Path) -> None:
    plans = {
        "mot.txt": province(),
        "hai.txt": province("455/KH-UBND", "Tổ chức Tháng an toàn giao thông"),
        "xa.txt": commune("xã Bình Lư", PARENT),
    }
    result = run(built(tmp_path, plans))
    assert result.exit_code == 1 and "--parent ID" in result.output
    assert len(re.findall(r"điểm 0,\d\d", result.output)) == 2
