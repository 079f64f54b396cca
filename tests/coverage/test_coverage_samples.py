"""Coverage of the bundled samples, and of annotated plans beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.build import build
from graphkit.coverage import Coverage, coverage
from graphkit.coverage.base import How
from graphkit.link.duties import Timing
from graphkit.records import Store
from graphkit.resolve import Reference


def of(store: Path, reference: Reference, province: str) -> Coverage:
    with Store.open(store) as records:
        return coverage(records, reference, province, "bình đẳng giới", 2026)


def ways(result: Coverage) -> dict[str, How]:
    return {row.place.name: row.citing.how for row in result.rows if row.citing}


LAI_CHAU = {"phường Đoàn Kết": How.NUMBER, "xã Than Uyên": How.PREAMBLE, "xã Mường Than": How.PREAMBLE}
HA_NOI = {"phường Hồng Hà": How.NATIONAL, "xã Quốc Oai": How.STALE, "xã Sóc Sơn": How.PREAMBLE}


@pytest.fixture(scope="module")
def store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build(sorted(samples.glob("*.txt")), folder / "x.gk")
    return folder / "x.gk"


@pytest.mark.parametrize(
    ("province", "communes", "expected", "parent"),
    [("Lai Châu", 38, LAI_CHAU, "2723/KH-UBND"), ("Hà Nội", 126, HA_NOI, "67/KH-UBND")],
)
def test_the_samples(
    store: Path, reference: Reference, province: str, communes: int, expected: dict[str, How], parent: str
) -> None:
    result = of(store, reference, province)
    assert len(result.rows) == communes and ways(result) == expected
    assert result.parent is not None and (result.parent.so_ky_hieu, result.parent.known_as) == (
        parent,
        "text",
    )
    assert not any(due.timing == Timing.LATE for row in result.rows for due in row.dues)
    assert len(result.asked) == 2


@pytest.mark.shared
def test_annotated_plans_beside_the_samples(
    samples: Path, shared: Path, reference: Reference, tmp_path: Path
) -> None:
    build([*sorted(samples.glob("*.txt")), shared / "seeds"], tmp_path / "x.gk")
    lai_chau = of(tmp_path / "x.gk", reference, "Lai Châu")
    assert ways(lai_chau) == {**LAI_CHAU, "xã Bình Lư": How.PREAMBLE}
    ha_noi = of(tmp_path / "x.gk", reference, "Hà Nội")
    assert ways(ha_noi) == {**HA_NOI, "xã Ngọc Hồi": How.PREAMBLE}
    (late,) = (due for row in ha_noi.rows for due in row.dues if due.timing == Timing.LATE)
    assert (late.asked.date, late.date, late.inward) == ("2026-12-05", "2026-12-08", True)
