"""Files that are written to, emptied or taken away while a build goes over them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from house import House, counts
from hypothesis import given, settings
from hypothesis import strategies as st
from small_rooms import FAULTY, NUMBER, analyse, link

from graphkit.build import BuildReport, build, status
from graphkit.errors import ExitStatus
from graphkit.pipeline import Analysis
from graphkit.records import FileRecord, Store
from graphkit.records.plan import look

OLD, NEW = "Số: 1 căn cứ 28", "Số: 2 căn cứ 30"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def build_amid(house: House, act: Callable[[Path], object], late: bool = False) -> BuildReport:
    """Build, and do something to each file after it was hashed: just before it is read, or just after."""

    def amid(path: Path, catalogue: Path | None, data: bytes | None = None) -> Analysis:
        if not late:
            act(path)
        analysis = analyse(path, catalogue)
        if late:
            act(path)
        return analysis

    return build([house.plans], house.store, jobs=1, analyse=amid, link=link)


def rewrite(path: Path) -> None:
    path.write_text(NEW, encoding="utf-8")


def spoil(path: Path) -> None:
    path.write_text(FAULTY, encoding="utf-8")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


ACTS = pytest.mark.parametrize("act", [rewrite, spoil, cut_short, empty, Path.unlink, make_folder])


@ACTS
@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_file_changed_before_it_is_read_is_told_and_left_to_the_next(
    house: House, act: Callable[[Path], object], known: bool
) -> None:
    if known:
        house.put(a="Số: 7 căn cứ 8")
        house.build()
    house.put(a=OLD)
    report = build_amid(house, act)
    assert (report.status, counts(report)) == (ExitStatus.NOTHING, (0, 0, 0, 0, 0))
    [record] = house.state()[0]
    assert report.left_out == (record,)
    assert (record.state, record.sha256, record.size, record.key) == ("unreadable", "", 0, "")
    assert "a.txt: tệp bị sửa hoặc bị bỏ đi trong lúc dựng" in str(record.reason)
    assert house.state()[1].nodes == ()
    assert_next_build_is_as_a_first(house)


@ACTS
def test_file_changed_after_it_was_read_is_what_was_read(house: House, act: Callable[[Path], object]) -> None:
    house.put(a=OLD)
    report = build_amid(house, act, late=True)
    assert (report.status, counts(report)) == (ExitStatus.DONE, (1, 0, 0, 0, 0))
    [record] = house.state()[0]
    assert record.sha256 == sha256(OLD.encode())
    assert [edge.target for edge in house.state()[1].edges] == ["urn:28"]
    now = status(house.store)
    assert (now.changed, now.missing) == (
        ((), (record.path,)) if act is Path.unlink else ((record.path,), ())
    )
    assert_next_build_is_as_a_first(house)


def assert_next_build_is_as_a_first(house: House) -> None:
    house.build()
    after = house.state()
    shutil.rmtree(house.store)
    house.build()
    assert house.state() == after


@ACTS
def test_copies_of_a_file_that_changes_come_in(house: House, act: Callable[[Path], object]) -> None:
    house.put(a=OLD, b=OLD, c=OLD)
    report = build_amid(house, lambda path: act(path) if path.name == "a.txt" else None)
    assert counts(report) == (2, 0, 0, 0, 0)
    assert [Path(record.path).name for record in report.left_out] == ["a.txt"]
    assert house.names() == {"a.txt": None, "b.txt": "urn:1", "c.txt": "urn:1"}


def test_file_gone_before_it_is_hashed_has_no_hash(house: House) -> None:
    record = look(house.plans / "a.txt", "1")
    assert (record.state, record.sha256, record.size, record.key) == ("unreadable", "", 0, "")
    assert "a.txt: không có tệp này" in str(record.reason)


def test_copies_of_what_cannot_be_read_are_each_told_by_their_own_name(house: House) -> None:
    house.put(a=FAULTY, b=FAULTY, c="", d="")
    report = house.build()
    assert [record.state for record in report.left_out] == ["unreadable"] * 2 + ["empty"] * 2
    for record in report.left_out:
        assert Path(record.path).name in str(record.reason)


# --- whatever happens, whenever -------------------------------------------------------------------


@dataclass
class Restless:
    """A folder that does not rest: every analysis finds something done before it, and leaves something done.

    ``written`` are all bytes that any file ever had, by their hash. While a build goes on none comes twice: a
    file that was changed and changed back is as it was found, and nobody can tell.
    """

    folder: Path
    acts: Iterator[tuple[str, str]]
    number: Iterator[int] = field(default_factory=lambda: count(1))
    written: dict[str, bytes] = field(default_factory=dict)

    def analyse(self, path: Path, catalogue: Path | None, data: bytes | None = None) -> Analysis:
        self.disturb()
        try:
            return analyse(path, catalogue)
        finally:
            self.disturb()

    def disturb(self) -> None:
        name, what = next(self.acts, ("a", "rest"))
        path = self.folder / f"{name}.txt"
        match what:
            case "plan":
                self.write(path, f"Số: {next(self.number)} căn cứ 28")
            case "fault":
                self.write(path, f"Số: {next(self.number)} {FAULTY}")
            case "empty":
                self.write(path, " " * next(self.number))
            case "gone":
                path.unlink(missing_ok=True)

    def copy(self, name: str) -> None:
        shutil.copy(self.folder / "a.txt", self.folder / f"{name}.txt")

    def write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        self.written[sha256(text.encode())] = text.encode()


NAMES = "abcd"
DISTURBANCES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["plan", "fault", "empty", "gone"])),
    min_size=4,
    max_size=30,
)


@settings(max_examples=30)
@given(acts=DISTURBANCES, copies=st.sets(st.sampled_from(NAMES[1:])))
def test_no_hash_stands_with_what_other_bytes_say(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str]], copies: set[str]
) -> None:
    house = House(tmp_path_factory.mktemp("h"))
    restless = Restless(house.plans, iter([("a", acts[0][1].replace("gone", "plan")), *acts]))
    restless.disturb()
    for name in copies:
        restless.copy(name)
    for _ in range(3):
        build([house.plans], house.store, jobs=1, analyse=restless.analyse, link=link)
        with Store.open(house.store) as store:
            for record in store.files():
                assert_says_what_its_bytes_say(store, record, restless.written)
    assert_next_build_is_as_a_first(house)


def assert_says_what_its_bytes_say(store: Store, record: FileRecord, written: dict[str, bytes]) -> None:
    if not record.sha256:
        assert record.state == "unreadable" and "trong lúc dựng" in str(record.reason)
        return
    data = written[record.sha256]
    assert record.size == len(data)
    if record.state != "ok":
        assert record.state == ("unreadable" if data.strip() else "empty")
        assert FAULTY.encode() in data or not data.strip()
        return
    number = NUMBER.search(data.decode())
    assert store.reading(record.sha256).text == data.decode()
    assert record.document == f"urn:{number and number[1]}"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
