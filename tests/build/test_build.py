from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from house import House, counts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_rooms import analyse

from graphkit import pipeline
from graphkit.build import build, status
from graphkit.errors import ExitStatus
from graphkit.facts import Facts
from graphkit.records import Store


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


# --- what a build does with each file -------------------------------------------------------------


def test_new_files_come_in(house: House) -> None:
    house.put(a="Số: 1 căn cứ 28", b="Số: 2 căn cứ 1 căn cứ 28")
    report = house.build()
    assert (counts(report), report.status, report.linked) == ((2, 0, 0, 0, 0), ExitStatus.DONE, True)
    with Store.open(house.store) as store:
        assert [edge.source for edge in store.edges(target="urn:28")] == ["urn:1", "urn:2"]
        [evidence] = store.evidence("CAN_CU", "urn:2", "urn:1")
        assert (evidence.quote, Path(evidence.file).name) == ("1", "b.txt")


def test_unchanged_files_cost_nothing(house: House) -> None:
    house.put(a="Số: 1", b="Số: 2")
    house.build()
    before = house.state()
    report = build([house.plans], house.store, jobs=1, analyse=must_not_run, link=house.linking)
    assert (counts(report), report.linked, house.linking.times) == ((0, 0, 0, 2, 0), False, 1)
    assert house.state() == before


def must_not_run(path: Path, catalogue: Path | None, data: bytes | None = None) -> pipeline.Analysis:
    os._exit(1)


def test_changed_file_changes_its_own_facts(house: House) -> None:
    house.put(a="Số: 1 căn cứ 28", b="Số: 2 căn cứ 28")
    house.build()
    house.put(b="Số: 2 căn cứ 30")
    assert counts(house.build()) == (0, 1, 0, 1, 0)
    _, facts, keys = house.state()
    assert {(edge.source, edge.target) for edge in facts.edges} == {("urn:1", "urn:28"), ("urn:2", "urn:30")}
    assert len(keys) == 2


def test_renamed_file_is_not_analysed_again(house: House) -> None:
    house.put(a="Số: 1")
    house.build()
    (house.plans / "a.txt").rename(house.plans / "mới.txt")
    report = build([house.plans], house.store, jobs=1, analyse=must_not_run, link=house.linking)
    assert counts(report) == (0, 0, 1, 0, 0)
    assert house.names() == {"mới.txt": "urn:1"}
    assert house.state()[1].nodes[0].properties["tep"] == ((house.plans / "mới.txt").as_posix(),)


def test_moved_folder_is_renamed_files(house: House) -> None:
    house.put(a="Số: 1", b="Số: 2")
    house.build()
    moved = house.plans.rename(house.plans.with_name("nơi khác"))
    assert counts(house.build(moved)) == (0, 0, 2, 0, 0)
    assert len(house.state()[0]) == 2


def test_vanished_file_loses_its_facts_when_its_folder_is_built(house: House) -> None:
    house.put(a="Số: 1 căn cứ 28", b="Số: 2")
    house.build()
    (house.plans / "a.txt").unlink()
    assert counts(house.build(house.plans / "b.txt")) == (0, 0, 0, 1, 0)
    assert house.names() == {"a.txt": "urn:1", "b.txt": "urn:2"}
    assert counts(house.build()) == (0, 0, 0, 1, 1)
    assert [node.id for node in house.state()[1].nodes] == ["urn:2"]
    assert house.state()[1].edges == ()


def test_two_files_with_the_same_bytes_are_one_document(house: House) -> None:
    house.put(a="Số: 1", b="Số: 1")
    assert counts(house.build()) == (2, 0, 0, 0, 0)
    files, facts, keys = house.state()
    assert (len(files), len(facts.nodes), len(keys)) == (2, 1, 1)
    assert status(house.store).documents == 1
    (house.plans / "a.txt").unlink()
    assert counts(house.build()) == (0, 0, 0, 1, 1)
    assert house.names() == {"b.txt": "urn:1"}


def test_copy_of_a_known_file_is_added_not_renamed(house: House) -> None:
    house.put(a="Số: 1")
    house.build()
    house.put(b="Số: 1")
    assert counts(house.build()) == (1, 0, 0, 1, 0)


def test_one_name_given_from_two_folders_is_two_files(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, folder in enumerate(("x", "y")):
        place = house.plans / folder
        place.mkdir()
        (place / "a.txt").write_text(f"Số: {number}", encoding="utf-8")
        monkeypatch.chdir(place)
        house.build(Path("a.txt"))
    paths = [record.path for record in house.state()[0]]
    assert paths == [(house.plans / "y" / "a.txt").as_posix(), "a.txt"]


# --- what a build leaves out ----------------------------------------------------------------------


def test_what_cannot_be_read_is_listed_and_the_rest_is_in(house: House) -> None:
    house.put(a="Số: 1", trống=" \n", lỗi="Số: 3 sai")
    (house.plans / "ảnh.png").write_bytes(b"\x89PNG")
    (house.plans / "hỏng.txt").write_bytes(b"K\0")
    for _ in range(2):  # told again by every build
        report = house.build()
        assert report.status is ExitStatus.FINDINGS
        told = {Path(record.path).name: record for record in report.left_out}
        assert {name: record.state for name, record in told.items()} == {
            "trống.txt": "empty",
            "lỗi.txt": "unreadable",
            "ảnh.png": "unreadable",
            "hỏng.txt": "unreadable",
        }
        for name, record in told.items():
            assert name in str(record.reason)
        assert "quy tắc sai" in str(told["lỗi.txt"].reason)
    assert [node.id for node in house.state()[1].nodes] == ["urn:1"]
    assert house.linking.times == 1


def test_file_that_becomes_unreadable_loses_its_facts_and_regains_them(house: House) -> None:
    house.put(a="Số: 1", b="Số: 2")
    house.build()
    whole = house.state()
    house.put(a="")
    assert house.build().status is ExitStatus.FINDINGS
    assert [node.id for node in house.state()[1].nodes] == ["urn:2"]
    house.put(a="Số: 1")
    assert house.build().status is ExitStatus.DONE
    assert house.state() == whole


def test_nothing_readable_is_nothing_to_work_on(house: House) -> None:
    assert house.build().status is ExitStatus.NOTHING
    house.put(trống="")
    assert house.build().status is ExitStatus.NOTHING


@pytest.mark.parametrize("jobs", [None, 2, 3])
def test_file_that_kills_its_process_costs_no_other(house: House, jobs: int | None) -> None:
    house.put(**{f"a{number}": f"Số: {number}" for number in range(12)}, x="Số: x chết", y="Số: y chết")
    report = house.build(jobs=jobs)
    assert [Path(record.path).name for record in report.left_out] == ["x.txt", "y.txt"]
    assert counts(report) == (12, 0, 0, 0, 0)


def test_processes_give_the_same_as_one(house: House) -> None:
    texts = {f"a{number}": f"Số: {number} căn cứ {number // 2}" for number in range(40)}
    house.put(**texts)
    house.build(jobs=2)
    parallel = house.state()
    shutil.rmtree(house.store)
    house.build(jobs=1)
    assert house.state() == parallel


def test_folder_is_walked_without_hidden_files_stores_and_loops(house: House) -> None:
    house.put(a="Số: 1")
    for name in (".ẩn", "khác.gk", "con/.git", "con"):
        (house.plans / name).mkdir(parents=True, exist_ok=True)
        (house.plans / name / "b.txt").write_text(f"Số: {len(name)}", encoding="utf-8")
    (house.plans / ".c.txt").write_text("Số: 9", encoding="utf-8")
    try:
        (house.plans / "con" / "vòng").symlink_to(house.plans, target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")
    house.store = house.plans / "kho"
    for _ in range(2):
        report = house.build()
        assert (list(house.names()), report.left_out) == (["a.txt", "b.txt"], ())


def test_link_that_fails_leaves_the_old_facts_and_is_done_next_time(house: House) -> None:
    house.put(a="Số: 1")
    house.build()
    before = house.state()[1]
    house.put(b="Số: 2")
    with pytest.raises(RuntimeError):
        build([house.plans], house.store, jobs=1, analyse=analyse, link=failing)
    assert house.state()[1] == before
    assert not status(house.store).linked
    report = house.build()
    assert (counts(report), report.linked) == ((0, 0, 0, 2, 0), True)
    assert len(house.state()[1].nodes) == 2


def failing(*_: object) -> Facts:
    raise RuntimeError("lỗi")


# --- any history gives what a first build gives ---------------------------------------------------

TEXTS = st.sampled_from(["Số: 1", "Số: 1 căn cứ 28", "Số: 2 căn cứ 1", "Số: 2", "", "sai", "Số: 3 căn cứ 2"])
FOLDERS = st.dictionaries(st.sampled_from("abcd"), TEXTS, max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(history=st.lists(FOLDERS, min_size=2, max_size=4))
def test_any_history_ends_as_a_first_build(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, str]]
) -> None:
    house = House(tmp_path_factory.mktemp("h"))
    for texts in history:
        shutil.rmtree(house.plans)
        house.plans.mkdir()
        house.put(**texts)
        house.build()
    lived = house.state()
    shutil.rmtree(house.store)
    house.build()
    assert house.state() == lived
