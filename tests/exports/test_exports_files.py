"""Files appear complete or not at all, under the names that the page of exports lists."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from exports_scene import sample_path

from graphkit.cli import cli
from graphkit.errors import GraphkitError
from graphkit.exports import FORMATS, export
from graphkit.exports.staging import put
from graphkit.records import Store

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(sample_path()) as store:
        yield store


def graphkit(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_names_are_those_of_the_page(store: Store, tmp_path: Path, form: str) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    [listed] = [line for line in lines if line.startswith(f"| `{form}` |")]
    patterns = [
        re.sub(r"<\w+>", r"\\w+", name.replace(".", r"\."))
        for name in re.findall(r"`([^`]+\.[^`]+)`", listed)
    ]
    names = [path.name for path in export(store, form, tmp_path)]
    assert names == sorted(path.name for path in tmp_path.iterdir())
    assert all(any(re.fullmatch(pattern, name) for pattern in patterns) for name in names)
    assert all(any(re.fullmatch(pattern, name) for name in names) for pattern in patterns)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"xlsx"}))
def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path, form: str) -> None:
    export(store, form, tmp_path / "a")
    export(store, form, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.parametrize("form", FORMATS)
def test_the_command(tmp_path: Path, form: str) -> None:
    target = tmp_path / "mới" / "thư mục"
    run = graphkit("export", "--format", form, "--to", target, "--in", sample_path())
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [f"đã ghi {path}" for path in sorted(target.iterdir())]


def test_what_is_in_the_folder_stays(store: Store, tmp_path: Path) -> None:
    (tmp_path / "của tôi.txt").write_text("giữ", encoding="utf-8")
    (tmp_path / "graph.ttl").write_text("cũ", encoding="utf-8")
    export(store, "turtle", tmp_path)
    assert (tmp_path / "của tôi.txt").read_text(encoding="utf-8") == "giữ"
    assert (tmp_path / "graph.ttl").read_text(encoding="utf-8").startswith("@prefix")


def test_a_failure_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("cũ", encoding="utf-8")

    def fail(aside: Path) -> None:
        (aside / "a.txt").write_text("mới, dở dang", encoding="utf-8")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        put(tmp_path, fail)
    assert contents(tmp_path) == {"a.txt": "cũ".encode()}


def test_while_files_are_made_the_old_ones_stand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("cũ", encoding="utf-8")

    def make(aside: Path) -> None:
        (aside / "a.txt").write_text("mới", encoding="utf-8")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "cũ"

    assert put(tmp_path, make) == (tmp_path / "a.txt",)
    assert contents(tmp_path) == {"a.txt": "mới".encode()}


def test_a_folder_in_the_way_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.gexf").mkdir()
    with pytest.raises(GraphkitError, match=r"graph\.gexf"):
        export(store, "gexf", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.gexf"]


def test_a_file_and_a_store_are_no_targets(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "tệp"
    file.write_text("x", encoding="utf-8")
    before = sorted(path.name for path in sample_path().iterdir())
    for target, words in (
        (file, "là một tệp"),
        (file / "con", "không ghi được"),
        (sample_path(), "là kho đồ thị"),
    ):
        run = graphkit("export", "--format", "csv", "--to", target, "--in", sample_path())
        assert run.exit_code == 2
        [line] = run.stderr.splitlines()
        assert str(target) in line and words in line
    assert sorted(path.name for path in sample_path().iterdir()) == before
    assert file.read_text(encoding="utf-8") == "x"


def test_usage(tmp_path: Path) -> None:
    for words, said in (
        (("--to", tmp_path), "--format"),
        (("--format", "csv"), "--to"),
        (("--format", "doc", "--to", tmp_path), "turtle, jsonld"),
        (("--format", "csv", "--to", tmp_path, "--in", tmp_path / "không có.gk"), "chưa có kho"),
    ):
        run = graphkit("export", *words)
        assert run.exit_code == 2
        assert said in run.stderr and len(run.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_plan_is_built_and_given_away(samples: Path, tmp_path: Path, form: str) -> None:
    text = (samples / "xa-quoc-oai.txt").read_text(encoding="utf-8")
    title = '=HYPERLINK("x") </td><script>1</script> ]]> \''
    plain = "Triển khai thực hiện công tác bình đẳng giới\nvà vì sự tiến bộ của phụ nữ năm 2026"
    assert plain in text
    plan = tmp_path / "=kế hoạch & 1.txt"
    plan.write_text(text.replace(plain, title, 1), encoding="utf-8")
    assert graphkit("build", plan, "--in", tmp_path / "k.gk", "--quiet").exit_code == 0
    run = graphkit("export", "--format", form, "--to", tmp_path / "ra", "--in", tmp_path / "k.gk")
    assert (run.exit_code, run.stderr) == (0, "")
    with Store.open(tmp_path / "k.gk") as store:
        assert title in {node.properties.get("trich_yeu") for node in store.nodes("VanBan")}
    if form == "csv":
        with (tmp_path / "ra" / "VanBan.csv").open(encoding="utf-8", newline="") as file:
            assert f"'{title}" in {row["trich_yeu"] for row in csv.DictReader(file)}
