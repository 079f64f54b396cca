"""A build on a real Dask cluster of two workers, each a process that can be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from house import House, counts
from mixed_files import write_mixed_files
from small_rooms import analyse, link

from graphkit.build import BuildReport, Progress, build
from graphkit.cli import main
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.facts import Facts
from graphkit.model import Extraction
from graphkit.records import FileRecord, Store

distributed: Any = pytest.importorskip("distributed")
FEW = 60
KILLED_AT = 10


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Start two workers of one thread each."""
    with local() as started:
        yield started


def local() -> Any:
    return distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=60
    )


def at(cluster: Any) -> str:
    return f"dask:{cluster.scheduler_address}"


def pids(cluster: Any) -> list[int]:
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def content(store: Path) -> tuple[list[FileRecord], Facts, list[tuple[str, Extraction]]]:
    with Store.open(store) as opened:
        said = [(record.path, extraction) for record, extraction in opened.extractions()]
        return opened.files(), opened.facts(), said


@dataclass
class Killing:
    """Kills a process when so many files are done; ``seen`` is all that it was told."""

    pid: int
    seen: list[Progress] = field(default_factory=list)

    def __call__(self, progress: Progress) -> None:
        self.seen.append(progress)
        if len(self.seen) == KILLED_AT:
            os.kill(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def test_worker_killed_on_the_way_changes_nothing(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All kinds of files, some damaged; by names that mean nothing on another machine, nor to a worker."""
    monkeypatch.chdir(tmp_path)
    write_mixed_files(Path("plans"))
    for path in sorted(Path("plans").iterdir())[FEW:]:
        path.unlink()
    own = Path("own.tsv")
    own.write_text(
        "number\ttype\tissuer\ttitle\n7/KH-UBND\tKế hoạch\tUBND tỉnh Lai Châu\t\n", encoding="utf-8"
    )
    victim = pids(cluster)[0]
    killing = Killing(victim)
    report = build([Path("plans")], Path("far.gk"), catalogue=own, executor=at(cluster), progress=killing)
    assert victim not in pids(cluster)
    seen: list[Progress] = []
    near = build([Path("plans")], Path("near.gk"), catalogue=own, jobs=2, progress=seen.append)
    assert killing.seen == seen
    assert (report.status, report.left_out) == (ExitStatus.FINDINGS, near.left_out)
    assert len(report.left_out) == 3
    assert content(Path("far.gk")) == content(Path("near.gk"))
    # What was made on the cluster is what a build here would make: nothing is to be done again.
    again = build([Path("plans")], Path("far.gk"), catalogue=own, jobs=1, analyse=must_not_run)
    assert (again.added, again.changed, again.linked) == (0, 0, False)
    tried = {record.path for record in again.left_out if "must not run" in str(record.reason)}
    assert tried == {record.path for record in report.left_out if record.sha256 and record.key}


def must_not_run(path: Path, catalogue: Path | None, data: bytes | None = None) -> Any:
    raise RuntimeError("must not run")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def build_on(cluster: Any, house: House, tell: Callable[[Progress], None] = lambda _: None) -> BuildReport:
    return build([house.plans], house.store, executor=at(cluster), progress=tell, analyse=analyse, link=link)


def test_file_that_kills_every_worker_costs_no_other(
    cluster: Any, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.workers.cluster.FILES", 2)
    house.put(**{f"a{number}": f"Số: {number}" for number in range(12)}, m="Số: m chết", n="Số: n sai", o="")
    report = build_on(cluster, house)
    assert [Path(record.path).name for record in report.left_out] == ["m.txt", "n.txt", "o.txt"]
    assert "bị dừng giữa chừng" in str(report.left_out[0].reason)
    assert counts(report) == (12, 0, 0, 0, 0)


def test_stopped_build_leaves_the_cluster_idle_and_is_taken_up_here(
    cluster: Any, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.build._BATCH", 3)
    house.put(**{f"a{number:02}": f"Số: {number} căn cứ {number // 3}" for number in range(20)})

    def stop(progress: Progress) -> None:
        if progress.done == 11:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_on(cluster, house, stop)
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        until = time.monotonic() + 30
        while (client.who_has() or any(client.processing().values())) and time.monotonic() < until:
            time.sleep(0.05)
        assert (client.who_has(), any(client.processing().values())) == ({}, False)
    report = house.build()
    assert 9 <= report.unchanged <= 11
    assert len(house.state()[0]) == 20


def test_cluster_that_goes_away_is_told_and_what_was_done_is_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.build._BATCH", 3)
    monkeypatch.setattr("graphkit.workers.cluster.CONNECTING", 2)
    monkeypatch.setattr("graphkit.workers.cluster.PATIENCE", 1)
    house.put(**{f"a{number:03}": f"Số: {number}" for number in range(120)})
    with local() as cluster:

        def leave(progress: Progress) -> None:
            if progress.done == 7:
                cluster.close()

        with pytest.raises(GraphkitError, match=r"dask:tcp://.*phần (đã )?xong vẫn còn"):
            build_on(cluster, house, leave)
    assert house.build().unchanged >= 6


def test_worker_with_other_rules_is_named(
    cluster: Any, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.put(a="Số: 1")
    monkeypatch.setattr("graphkit.workers.cluster.extractor_version", lambda: "another")
    with pytest.raises(GraphkitError, match=r"dask worker tcp://.*: bản graphkit ở đó khác") as error:
        build_on(cluster, house)
    assert error.value.status is ExitStatus.FAILED
    assert house.state()[0] == []


def test_no_workers_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.workers.cluster.CONNECTING", 1)
    house.put(a="Số: 1")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0") as empty,
        pytest.raises(GraphkitError, match="không có worker nào"),
    ):
        build_on(empty, house)
    assert not house.store.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--executor", "dask:tcp://127.0.0.1:1"], "dask:tcp://127.0.0.1:1: không trả lời"),
        (["--executor", "dask:nowhere://x"], "dask:nowhere://x: không trả lời"),
        (["--executor", "dask:"], "--executor dask:: không có loại này"),
        (["--executor", "ray:x"], "--executor ray:x: không có loại này"),
        (["--executor", "dask:tcp://127.0.0.1:1", "--jobs", "2"], "hãy bỏ --jobs"),
    ],
    ids=["silent", "no address", "empty", "unknown", "jobs"],
)
def test_what_cannot_be_is_one_line(
    house: House,
    words: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("graphkit.workers.cluster.CONNECTING", 1)
    house.put(a="Số: 1")
    monkeypatch.setattr(
        sys, "argv", ["graphkit", "build", str(house.plans), "--in", str(house.store), *words]
    )
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == ExitStatus.FAILED
    [line] = capsys.readouterr().err.splitlines()
    assert said in line
    assert not house.store.exists()


def test_without_dask_it_is_said_how_to_get_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "graphkit.workers.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    house.put(a="Số: 1")
    with pytest.raises(GraphkitError, match=r"chưa cài Dask.*graphkit\[dask\]"):
        build([house.plans], house.store, executor="dask:tcp://127.0.0.1:1")


def test_command_builds_on_a_cluster(cluster: Any, samples: Path, tmp_path: Path) -> None:
    store = tmp_path / "kho.gk"
    words = ["build", str(samples / "xa-than-uyen.txt"), "--in", str(store), "--executor", at(cluster)]
    result = subprocess.run(
        [sys.executable, "-m", "graphkit", *words], capture_output=True, encoding="utf-8", check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "thêm 1" in result.stdout
