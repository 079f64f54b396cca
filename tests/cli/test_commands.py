"""Every command, end to end on the bundled samples: what it prints and with which status it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import cli
from graphkit.codec import dumps, loads
from graphkit.pipeline import analyse
from graphkit.records import building

Run = Callable[..., Result]


def graphkit(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture(scope="module")
def plans(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "plans"
    folder.mkdir()
    for path in samples.glob("*.txt"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def store(plans: Path) -> Path:
    path = plans.parent / "gioi.gk"
    run = graphkit("build", plans, "--in", path)
    assert (run.exit_code, run.stderr) == (0, "")
    assert "thêm 11" in run.stdout
    return path


@pytest.fixture
def ask(store: Path) -> Run:
    return lambda *words: graphkit(*words, "--in", store)


def one_line(run: Result, status: int = 2) -> str:
    assert run.exit_code == status, run.output
    (line,) = run.stderr.splitlines()
    return line


# --- build, status, remove ------------------------------------------------------------------------


def test_building_again_does_nothing(plans: Path, ask: Run) -> None:
    run = ask("build", plans, "--format", "json")
    assert run.exit_code == 0
    told = json.loads(run.stdout)
    assert (told["them"], told["doi"], told["giu_nguyen"], told["linked"]) == (0, 0, 11, False)


def test_files_left_out_are_listed_and_make_it_one(plans: Path, tmp_path: Path) -> None:
    shutil.copy(plans / "xa-than-uyen.txt", tmp_path / "a.txt")
    (tmp_path / "rỗng.txt").write_text("", encoding="utf-8")
    (tmp_path / "ảnh.bmp").write_bytes(b"\x00\x01")
    run = graphkit("build", tmp_path, "--in", tmp_path / "k.gk", "--quiet")
    assert run.exit_code == 1
    assert "thêm 1" in run.stdout
    assert len(run.stderr.splitlines()) == 2
    assert "rỗng.txt" in run.stderr
    assert "ảnh.bmp" in run.stderr
    status = json.loads(graphkit("status", "--in", tmp_path / "k.gk", "--format", "json").stdout)
    assert status["files"]["ok"] == 1
    assert {Path(item["path"]).name for item in status["left_out"]} == {"rỗng.txt", "ảnh.bmp"}


def test_nothing_readable_makes_it_three(tmp_path: Path) -> None:
    (tmp_path / "rỗng.txt").write_text("", encoding="utf-8")
    assert graphkit("build", tmp_path / "rỗng.txt", "--in", tmp_path / "k.gk").exit_code == 3
    (tmp_path / "trống").mkdir()
    assert graphkit("build", tmp_path / "trống", "--in", tmp_path / "k.gk").exit_code == 3


def test_status(ask: Run) -> None:
    run = ask("status")
    assert run.exit_code == 0
    assert "11 tệp đọc được (11 văn bản), 0 tệp không đọc được" in run.stdout
    rows = ask("status", "--format", "csv").stdout.splitlines()
    assert rows[0] == "muc,ten,gia_tri"
    assert "documents,,11" in rows


def test_remove_takes_a_file_and_its_facts_out(plans: Path, tmp_path: Path) -> None:
    path = tmp_path / "k.gk"
    assert graphkit("build", plans, "--in", path).exit_code == 0
    run = graphkit("remove", plans / "xa-than-uyen.txt", "--in", path)
    assert run.exit_code == 0
    assert "xa-than-uyen.txt" in run.stdout
    assert (plans / "xa-than-uyen.txt").exists()
    assert "không tìm thấy" in one_line(graphkit("lineage", "xa-than-uyen.txt", "--in", path))
    assert "không có tệp này" in one_line(graphkit("remove", plans / "xa-than-uyen.txt", "--in", path))


def test_the_store_is_that_of_the_environment_else_of_the_folder(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line = one_line(graphkit("status"))
    assert line.startswith("lỗi: graphkit.gk:")
    assert "graphkit build" in line
    monkeypatch.setenv("GRAPHKIT_STORE", str(store))
    assert graphkit("status").exit_code == 0


def test_stores_that_are_none(store: Path, plans: Path, tmp_path: Path) -> None:
    file = tmp_path / "tệp.gk"
    file.write_text("không phải kho", encoding="utf-8")
    damaged = tmp_path / "hỏng.gk"
    shutil.copytree(store, damaged)
    for path in damaged.glob("records.*"):
        path.write_bytes(b"hong" * 2000)
    for path in (file, damaged):
        for words in (["status"], ["lineage", "28/NQ-CP"], ["check", plans / "xa-than-uyen.txt"]):
            assert path.name in one_line(graphkit(*words, "--in", path))
        assert path.name in one_line(graphkit("build", plans, "--in", path))
    assert file.read_text(encoding="utf-8") == "không phải kho"


def test_two_builds_at_once(plans: Path, tmp_path: Path) -> None:
    path = tmp_path / "k.gk"
    with building(path, new=True):
        assert "k.gk" in one_line(graphkit("build", plans, "--in", path))
    assert graphkit("build", plans, "--in", path).exit_code == 0


# --- read, extract --------------------------------------------------------------------------------


def test_read_prints_the_text_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("KẾ HOẠCH\r\n\r\nSố:   /KH-UBND".encode())
    assert graphkit("read", path).stdout_bytes == path.read_bytes()


def test_read_in_json_tells_where_each_stretch_stands(plans: Path) -> None:
    told = json.loads(graphkit("read", plans / "xa-soc-son.txt", "--format", "json").stdout)
    assert "".join(told["text"][s["start"] : s["end"]] for s in told["stretches"]) == told["text"]
    assert [s["line"] for s in told["stretches"]][:2] == [1, 2]


def test_extract_jsonl_is_the_contract(plans: Path) -> None:
    files = sorted(plans.glob("*.txt"))
    run = graphkit("extract", *files, "--format", "jsonl")
    assert run.exit_code == 0
    lines = run.stdout.splitlines()
    assert lines == [dumps(analyse(path).extraction) for path in files]
    assert [loads(line).source.path for line in lines] == [path.as_posix() for path in files]


def test_extract_in_other_forms(plans: Path) -> None:
    path = plans / "xa-than-uyen.txt"
    (document,) = json.loads(graphkit("extract", path, "--format", "json").stdout)
    assert document["schema"] == "graphkit.extraction/1"
    table = graphkit("extract", path).stdout
    assert "2723/KH-UBND" in table
    assert len(graphkit("extract", path, "--format", "csv").stdout.splitlines()) > 10


def test_extract_lists_what_it_cannot_read(plans: Path, tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.txt"
    empty.write_text(" \n", encoding="utf-8")
    run = graphkit("extract", empty, plans / "xa-than-uyen.txt", "--format", "jsonl", "--quiet")
    assert run.exit_code == 1
    assert len(run.stdout.splitlines()) == 1
    assert "rỗng.txt" in run.stderr
    assert "rỗng.txt" in one_line(graphkit("extract", empty), 3)
    assert "thiếu.txt" in one_line(graphkit("extract", tmp_path / "thiếu.txt"), 2)


@pytest.mark.parametrize(("form", "lines"), [("table", 0), ("json", 1), ("jsonl", 0), ("csv", 1)])
def test_extract_of_nothing_readable_draws_no_table(tmp_path: Path, form: str, lines: int) -> None:
    (tmp_path / "hỏng.txt").write_bytes(b"K\0")
    run = graphkit("extract", tmp_path, "--format", form)
    assert "hỏng.txt" in one_line(run, 3)
    assert len(run.stdout.splitlines()) == lines


# --- lineage, evidence ----------------------------------------------------------------------------


def test_lineage_down(ask: Run) -> None:
    run = ask("lineage", "28/NQ-CP", "--down")
    assert run.exit_code == 0
    lines = run.stdout.splitlines()
    assert lines[0].startswith("trung ương: Nghị quyết 28/NQ-CP của Chính phủ")
    province = next(n for n, line in enumerate(lines) if "Kế hoạch 2723/KH-UBND" in line and "tỉnh:" in line)
    commune = next(n for n, line in enumerate(lines) if "xã:" in line and "Than Uyên" in line)
    assert province < commune
    assert "[căn cứ" in lines[commune] or "[triển khai" in lines[commune]
    assert lines[-1].startswith("Tổng cộng: ")
    assert "nhiệm vụ" in lines[-1]
    assert any("nhiệm vụ:" in line and "giao cho" in line for line in lines)


def test_every_engine_draws_the_same_lineage(ask: Run) -> None:
    drawn = [ask("lineage", "28/NQ-CP", "--engine", e).stdout for e in ("ladybug", "oxigraph", "networkx")]
    assert drawn[0].count("\n") > 20
    assert drawn[0] == drawn[1] == drawn[2]


def test_lineage_up_says_why(ask: Run) -> None:
    lines = ask("lineage", "xa-than-uyen.txt", "--up", "--why").stdout.splitlines()
    steps = [line for line in lines if "↳" in line]
    assert any("2723/KH-UBND" in line and "xa-than-uyen.txt, dòng " in line for line in steps)
    assert "không câu nào" not in " ".join(line for line in steps if "căn cứ:" in line)


def test_lineage_from_a_task(ask: Run) -> None:
    rows = [json.loads(r) for r in ask("lineage", "28/NQ-CP", "--format", "jsonl").stdout.splitlines()]
    task = next(row for row in rows if row["nhan"] == "NhiemVu")
    up = json.loads(ask("lineage", task["id"], "--up", "--format", "json").stdout)
    assert up["root"]["id"] == task["id"]
    assert [child["id"] for child in up["root"]["children"]] == [task["duoi"]]
    assert "28/NQ-CP" in json.dumps(up)
    down = ask("lineage", task["id"], "--down").stdout
    assert "giao cho" in down


def test_lineage_in_json_carries_evidence_where_asked(ask: Run) -> None:
    for why in ([], ["--why"]):
        told = json.loads(ask("lineage", "28/NQ-CP", *why, "--format", "json").stdout)
        step = told["root"]["children"][0]["steps"][0]
        assert ("evidence" in step) is bool(why)
        assert told["schema"] == "graphkit.lineage/1"
        assert told["counts"]["documents"]["xã"] > 0


def test_lineage_of_nothing(ask: Run) -> None:
    assert "không tìm thấy “999/KH-UBND”" in one_line(ask("lineage", "999/KH-UBND"))
    assert "chỉ lần theo từ văn bản" in one_line(ask("lineage", "Ủy ban nhân dân tỉnh Lai Châu"))


def test_evidence(ask: Run) -> None:
    run = ask("evidence", "xa-than-uyen.txt", "căn cứ", "2723/KH-UBND")
    assert run.exit_code == 0
    assert "xa-than-uyen.txt, dòng " in run.stdout
    (first, *_) = [
        json.loads(line)
        for line in ask(
            "evidence", "xa-than-uyen.txt", "CAN_CU", "2723/KH-UBND", "--format", "jsonl"
        ).stdout.splitlines()
    ]
    text = Path(first["tep"]).read_bytes().decode()
    assert text[first["bat_dau"] : first["ket_thuc"]] == first["trich_dan"]
    assert "không có loại quan hệ" in one_line(ask("evidence", "28/NQ-CP", "xyz", "28/NQ-CP"))
    assert "không có quan hệ CAN_CU" in one_line(ask("evidence", "28/NQ-CP", "CAN_CU", "xa-than-uyen.txt"))


# --- check ----------------------------------------------------------------------------------------


def test_check_says_of_the_samples_what_it_should(plans: Path, ask: Run) -> None:
    expected = Path(__file__).parents[1] / "project" / "expected.json"
    for name, told in json.loads(expected.read_text(encoding="utf-8")).items():
        run = ask("check", plans / name, "--format", "json")
        (document,) = json.loads(run.stdout)["documents"]
        assert [finding["code"] for finding in document["findings"]] == told["findings"], name
        assert run.exit_code == (1 if told["findings"] else 0), name


def test_check_says_where_the_parent_plan_is_cited(plans: Path, ask: Run) -> None:
    run = ask("check", plans / "xa-than-uyen.txt")
    assert run.exit_code == 0
    assert "có dẫn kế hoạch cấp trên 2723/KH-UBND" in run.stdout
    line = int(run.stdout.split(" ở dòng ")[1].split(":")[0])
    lines = (plans / "xa-than-uyen.txt").read_text(encoding="utf-8").splitlines()
    assert any("2723/KH-UBND" in text for text in lines[line - 1 : line + 1])


def test_check_without_a_store(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = graphkit("check", plans / "xa-than-uyen.txt")
    assert run.exit_code == 0
    assert "chưa có kho" in run.stderr
    assert graphkit("check", plans / "xa-than-uyen.txt", "--quiet").stderr == ""
    assert graphkit("check", plans / "phuong-hong-ha.txt").exit_code == 1
    assert "nowhere.gk" in one_line(graphkit("check", plans / "xa-than-uyen.txt", "--in", "nowhere.gk"))


def test_check_lists_unreadable_files_as_findings(plans: Path, ask: Run, tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.txt"
    empty.write_text("", encoding="utf-8")
    run = ask("check", empty, plans / "xa-than-uyen.txt")
    assert run.exit_code == 1
    assert "rỗng.txt" in run.stdout
    alone = ask("check", empty, "--format", "json")
    assert alone.exit_code == 3
    assert json.loads(alone.stdout)["documents"][0]["findings"][0]["code"].startswith("KG9")
    assert "thiếu.txt" in one_line(ask("check", tmp_path / "thiếu.txt"))


def test_check_with_the_parent_plan_given(plans: Path, ask: Run) -> None:
    path = plans / "phuong-hong-ha.txt"
    run = ask("check", path, "--parent", "67/KH-UBND@hà nội", "--format", "json")
    parent = json.loads(run.stdout)["documents"][0]["parent"]
    assert (run.exit_code, parent["known_as"], parent["so_ky_hieu"]) == (1, "given", "67/KH-UBND")


def test_a_parent_plan_needs_its_whole_id_without_a_store(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = graphkit("check", plans / "phuong-hong-ha.txt", "--parent", "67/KH-UBND", "--quiet")
    assert "urn:lex:" in one_line(run)


def test_check_explains_its_codes() -> None:
    run = graphkit("check", "--explain", "kg201")
    assert run.exit_code == 0
    assert run.stdout.startswith("KG201 ")
    assert "KG201" in one_line(graphkit("check", "--explain", "KG000"))


# --- query, show ----------------------------------------------------------------------------------


def test_query_in_both_languages(ask: Run) -> None:
    cypher = ask(
        "query", "cypher", "MATCH (v:VanBan {so_ky_hieu: $so}) RETURN v.ten AS ten", "-p", "so=28/NQ-CP",
        "--format", "csv",
    )  # fmt: skip
    sparql = ask(
        "query", "sparql", 'SELECT ?ten WHERE { ?v gk:so_ky_hieu "28/NQ-CP" ; gk:ten ?ten }',
        "--format", "csv",
    )  # fmt: skip
    assert (cypher.exit_code, sparql.exit_code) == (0, 0)
    assert cypher.stdout == sparql.stdout
    assert cypher.stdout.splitlines() == ["ten", "Nghị quyết 28/NQ-CP của Chính phủ"]


def test_query_parameters_have_types(ask: Run) -> None:
    text = "MATCH (v:VanBan) WHERE v.nam = $nam RETURN count(v) AS so"
    run = ask("query", "cypher", text, "-p", "nam=2021", "--format", "json")
    assert json.loads(run.stdout)[0]["so"] >= 2


def test_query_explain_and_native(ask: Run) -> None:
    explained = ask("query", "cypher", "MATCH (v:VanBan) RETURN v.ten LIMIT 1", "--explain")
    assert explained.exit_code == 0
    native = ask("query", "cypher", explained.stdout.strip(), "--native", "--format", "jsonl")
    assert len(native.stdout.splitlines()) == 1


@pytest.mark.parametrize("engine", ["ladybug", "oxigraph", "networkx"])
def test_named_queries_take_short_ids(ask: Run, engine: str) -> None:
    run = ask(
        "query", "run", "lineage_down", "--param", "van_ban=28/NQ-CP", "--engine", engine, "--format", "jsonl"
    )
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert {"2723/KH-UBND", "67/KH-UBND"} <= {row["so_ky_hieu"] for row in rows}


def test_parameters_that_name_any_node_or_a_place_are_short(ask: Run) -> None:
    ends = ["tu=67/KH-UBND@hà nội", "quan_he=CAN_CU", "den=28/NQ-CP"]
    given = [word for pair in ends for word in ("--param", pair)]
    run = ask("query", "run", "evidence_of_edge", *given, "--format", "jsonl")
    assert "28/NQ-CP" in json.loads(run.stdout)["trich_dan"]
    run = ask(
        "query",
        "run",
        "province_coverage",
        "-p",
        "dia_ban=tỉnh Lai Châu",
        "-p",
        "nam=2026",
        "--format",
        "csv",
    )
    assert "xã Than Uyên" in run.stdout


@pytest.mark.parametrize("engine", ["ladybug", "oxigraph", "networkx"])
@pytest.mark.parametrize(("topic", "planned"), [("BÌNH ĐẲNG giới", True), ("chuyển đổi số", False)])
def test_coverage_can_be_asked_for_one_topic(ask: Run, engine: str, topic: str, planned: bool) -> None:
    given = ["-p", "dia_ban=tỉnh Lai Châu", "-p", "nam=2026", "-p", f"chu_de={topic}", "--format", "jsonl"]
    run = ask("query", "run", "province_coverage", *given, "--engine", engine)
    plans = [row["ke_hoach"] for row in map(json.loads, run.stdout.splitlines())]
    assert plans
    assert any(plans) is planned


def test_query_list_and_show() -> None:
    names = [line.split(",")[0] for line in graphkit("query", "list", "--format", "csv").stdout.splitlines()]
    assert {"lineage_down", "lineage_up", "most_cited", "tasks_of_unit", "reporting_chain"} <= set(names)
    lines = graphkit("query", "show", "lineage_down").stdout.splitlines()
    assert lines[0].startswith("// title@vi: ")
    assert any(line.startswith("MATCH ") for line in lines)
    assert "SELECT" in graphkit("query", "show", "lineage_down", "--language", "sparql").stdout


BAD_QUERIES = {
    "syntax": ["cypher", "MATCH (v:VanBan RETURN v"],
    "native syntax": ["cypher", "MATCH (v:VanBan RETURN v", "--native"],
    "writes": ["cypher", "CREATE (v:VanBan {id: 'x'})"],
    "SPARQL syntax": ["sparql", "SELECT ?v WHERE { ?v"],
    "no such query": ["run", "không-có"],
    "no such parameter": ["run", "most_cited", "--param", "x=1"],
    "parameter missing": ["run", "lineage_down"],
    "parameter without value": ["run", "lineage_down", "--param", "van_ban"],
    "parameter of another type": ["run", "most_cited", "--param", "toi_thieu=nhiều"],
    "no such node": ["run", "lineage_down", "--param", "van_ban=999/KH-UBND"],
}


@pytest.mark.parametrize("case", BAD_QUERIES)
def test_bad_queries_are_one_line(ask: Run, case: str) -> None:
    assert one_line(ask("query", *BAD_QUERIES[case])).startswith("lỗi: ")


def test_show_writes_a_page(ask: Run, tmp_path: Path) -> None:
    page = tmp_path / "đồ thị.html"
    run = ask("show", "--html", page)
    assert run.exit_code == 0
    assert "đồ thị.html" in run.stdout
    assert "28/NQ-CP" in page.read_text(encoding="utf-8")
    assert "không-có" in one_line(ask("show", "--html", tmp_path / "không-có" / "a.html"))
