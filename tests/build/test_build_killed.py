from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import small_rooms
from house import House, counts

from graphkit.build import remove, status
from graphkit.errors import ExitStatus, GraphkitError

ROOMS = Path(small_rooms.__file__)
COUNT = 20


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def begin(house: House, jobs: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOMS), str(house.plans), str(house.store), str(jobs)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def lines(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        yield line.strip()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("moment", ["1", "4", "11", str(COUNT), "link", "linked"])
def test_killed_build_is_taken_up_again(house: House, jobs: int, moment: str) -> None:
    house.put(**{f"a{number:02}": f"Số: {number} căn cứ {number // 3} " * 50 for number in range(COUNT)})
    with begin(house, jobs) as process:
        assert moment in lines(process)
        process.kill()
        process.communicate(timeout=60)  # ends only when the workers have ended too
    assert sum(status(house.store).states.values()) <= COUNT
    report = house.build()
    assert sum(counts(report)) == report.added + report.unchanged == COUNT
    resumed = house.state()
    shutil.rmtree(house.store)
    house.build()
    assert house.state() == resumed


def test_what_a_killed_build_had_written_is_not_analysed_again(house: House) -> None:
    house.put(**{f"a{number:02}": f"Số: {number}" for number in range(COUNT)})
    with begin(house, 1) as process:
        assert "11" in lines(process)
        process.kill()
    assert house.build().unchanged >= 9


def test_second_build_is_refused_and_the_first_goes_on(house: House) -> None:
    house.put(a="Số: 1")
    code = (
        "import sys, small_rooms, graphkit.build as b; from pathlib import Path\n"
        "wait = lambda progress: (print('busy', flush=True), sys.stdin.readline())\n"
        f"b.build([Path({str(house.plans)!r})], Path({str(house.store)!r}), jobs=1, progress=wait, "
        "analyse=small_rooms.analyse, link=small_rooms.link)"
    )
    command = [sys.executable, "-c", code]
    first = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOMS.parent
    )
    with first:
        assert next(lines(first)) == "busy"
        for attempt in (house.build, lambda: remove(house.store, house.plans)):
            with pytest.raises(GraphkitError, match=str(first.pid)) as error:
                attempt()
            assert error.value.status is ExitStatus.FAILED
        first.communicate("\n", timeout=60)
    assert first.returncode == 0
    assert house.names() == {"a.txt": "urn:1"}
    assert counts(house.build()) == (0, 0, 0, 1, 0)
