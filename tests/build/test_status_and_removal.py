from __future__ import annotations

from pathlib import Path

import pytest
from house import House, counts
from small_rooms import analyse, link

from graphkit import pipeline
from graphkit.build import build, remove, status
from graphkit.errors import ExitStatus, GraphkitError


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_status_says_what_is_out_of_date(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put(a="Số: 1", b="Số: 2", c="Số: 3", trống="")
    house.build()
    fresh = status(house.store)
    assert (fresh.states, fresh.documents, fresh.counts["VanBan"]) == ({"ok": 3, "empty": 1}, 3, 3)
    assert (fresh.changed, fresh.missing, fresh.stale, fresh.linked) == ((), (), (), True)
    house.put(a="Số: 1 căn cứ 2")
    (house.plans / "b.txt").unlink()
    monkeypatch.setattr(pipeline, "extractor_version", lambda: "luật mới")
    later = status(house.store)
    names = {
        what: [Path(path).name for path in getattr(later, what)] for what in ("changed", "missing", "stale")
    }
    assert names == {"changed": ["a.txt"], "missing": ["b.txt"], "stale": ["c.txt"]}
    assert counts(house.build()) == (0, 2, 0, 0, 1)
    assert status(house.store).stale == ()


def test_other_catalogue_makes_facts_stale_and_is_remembered(house: House, tmp_path: Path) -> None:
    house.put(a="Số: 1")
    house.build()
    bundled = house.state()[2]
    assert status(house.store).stale == ()
    own = tmp_path / "riêng.tsv"
    columns, row = ("number", "type", "issuer", "title"), ("45/KH-UBND", "Kế hoạch", "UBND tỉnh Lai Châu", "")
    own.write_text("\t".join(columns) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    assert len(status(house.store, catalogue=own).stale) == 1
    build([house.plans], house.store, catalogue=own, jobs=1, analyse=analyse, link=link)
    assert house.state()[2] != bundled
    assert status(house.store).stale == ()


def test_remove_takes_a_file_or_a_folder_out(house: House) -> None:
    house.put(a="Số: 1", b="Số: 2")
    (house.plans / "con").mkdir()
    (house.plans / "con" / "c.txt").write_text("Số: 3", encoding="utf-8")
    house.build()
    assert len(remove(house.store, house.plans / "a.txt", link=link)) == 1
    assert house.names() == {"b.txt": "urn:2", "c.txt": "urn:3"}
    assert len(remove(house.store, house.plans / "con", link=link)) == 1
    assert house.names() == {"b.txt": "urn:2"}
    assert status(house.store).linked
    with pytest.raises(GraphkitError, match="không có tệp này"):
        remove(house.store, house.plans / "a.txt")
    assert counts(house.build()) == (2, 0, 0, 1, 0)


def test_missing_path_stops_before_anything_is_made(house: House) -> None:
    house.put(a="Số: 1")
    with pytest.raises(GraphkitError, match="vắng") as error:
        house.build(house.plans, house.plans / "vắng.txt")
    assert error.value.status is ExitStatus.FAILED
    assert not house.store.exists()
    for ask in (lambda: status(house.store), lambda: remove(house.store, house.plans)):
        with pytest.raises(GraphkitError, match="graphkit build"):
            ask()
    assert not house.store.exists()
