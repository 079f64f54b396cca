from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import ExitStatus, GraphkitError
from graphkit.facts import Facts, Node
from graphkit.records import Store
from graphkit.records.folder import FORMAT, build_lock

PLAN = Node("VanBan", "urn:lex:vn;x:ke.hoach:12", "Kế hoạch 12/KH-UBND", {"tep": ("a.txt",), "tam": False})


# --- stores that are not what they should be ------------------------------------------------------


def make_damaged(path: Path) -> None:
    Store.create(path).close()
    (path / "records.sqlite").write_bytes(b"no database at all, for sure" * 100)


def make_older(path: Path) -> None:
    Store.create(path).close()
    (path / "FORMAT").write_text("graphkit.store/0\n", encoding="utf-8")


def make_folder(path: Path) -> None:
    path.mkdir()
    (path / "ghi-chú.txt").write_text("của tôi", encoding="utf-8")


def make_file(path: Path) -> None:
    path.write_text("của tôi", encoding="utf-8")


BROKEN = [
    (make_damaged, "hỏng"),
    (make_older, "graphkit.store/0"),
    (make_folder, "không phải"),
    (make_file, "tệp"),
]


@pytest.mark.parametrize(("make", "words"), BROKEN)
def test_what_is_no_store_is_told_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "kho.gk"
    make(path)
    before = snapshot(tmp_path)
    for opening in (Store.open, Store.create):
        with pytest.raises(GraphkitError, match=words) as error:
            opening(path)
        assert error.value.status is ExitStatus.FAILED
        assert "kho.gk" in str(error.value) and "\n" not in str(error.value)
    assert snapshot(tmp_path) == before


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("left", [[], ["FORMAT.new"], ["build.lock", "build.pid"], ["FORMAT"]])
def test_folder_of_a_killed_creation_is_no_store_yet(tmp_path: Path, left: list[str]) -> None:
    path = tmp_path / "kho.gk"
    path.mkdir()
    for name in left:
        (path / name).write_text(FORMAT if name == "FORMAT" else "", encoding="utf-8")
    with pytest.raises(GraphkitError, match="graphkit build"):
        Store.open(path)
    Store.create(path).close()
    with Store.open(path) as store:
        assert store.files() == []


def test_missing_store_says_to_build(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="graphkit build"):
        Store.open(tmp_path / "không có.gk")
    assert list(tmp_path.iterdir()) == []


def test_damage_deep_in_the_file_is_told_where_it_is_met(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    with Store.create(path) as store:
        nodes = tuple(Node("VanBan", f"urn:{n}", "tên " * 50) for n in range(9000))
        store.replace_facts(Facts(nodes, ()))
    database = path / "records.sqlite"
    data = database.read_bytes()
    database.write_bytes(data[: len(data) // 2] + b"\xff" * (len(data) // 2))
    with Store.open(path) as store, pytest.raises(GraphkitError, match="hỏng"):
        list(store.nodes("VanBan"))


def test_store_may_have_any_name_and_lie_deep(tmp_path: Path) -> None:
    path = tmp_path / "chưa có" / "kho số #1 100%41"
    with Store.create(path) as store:
        store.replace_facts(Facts((PLAN,), ()))
    with Store.open(path) as store:
        assert store.node(PLAN.id) == PLAN
    assert (path / "records.sqlite").is_file()


def test_store_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    with pytest.raises(GraphkitError, match="không ghi được"):
        Store.create(tmp_path / "tệp" / "kho.gk")


# --- several at once ----------------------------------------------------------------------------


def test_reader_sees_the_last_state_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    with Store.create(path) as writer:
        writer.replace_facts(Facts((PLAN,), ()))
        with Store.open(path) as reader:
            looking = reader.nodes("VanBan")
            assert next(looking) == PLAN
            writer.replace_facts(Facts((), ()))
            assert reader.node(PLAN.id) is None


def test_reader_reads_beside_a_build_in_another_process(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    with Store.create(path) as writer, build_lock(path):
        writer.replace_facts(Facts((PLAN,), ()))
        code = "import sys; from pathlib import Path; from graphkit.records import Store; "
        code += "print(Store.open(Path(sys.argv[1])).fingerprint())"
        told = subprocess.check_output([sys.executable, "-c", code, str(path)], text=True)
        assert told.strip() == writer.fingerprint()


def test_second_build_is_refused_and_named(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    Store.create(path).close()
    code = (
        "import sys; from pathlib import Path; from graphkit.records.folder import build_lock\n"
        "with build_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        with pytest.raises(GraphkitError, match=str(holder.pid)), build_lock(path):
            pass
        holder.kill()
        holder.wait()
        with build_lock(path):
            assert (path / "build.pid").exists()
    assert not (path / "build.pid").exists()
