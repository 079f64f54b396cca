"""The notebooks run in a real kernel, show what they are kept with, and say what the checks and engines say."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest

from notebooks import FOLDER, executed, read

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MOST_BYTES = 60_000
PIXELS_APART = 4.0
"""Of 255, on average: the same plot, as two systems smooth its edges."""


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """Return a notebook's path, and the notebook as it is when it was run away from the project."""
    return request.param, executed(request.param, tmp_path_factory.mktemp("sổ tay"))


def shown(notebook: Any) -> list[tuple[str, dict[str, str]]]:
    """Return what a notebook shows: of each output its cell, and its data by media type."""
    return [
        (cell.id, dict(output.get("data", {"text": output.get("text", "")})))
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    ]


def words(data: dict[str, str]) -> dict[str, str]:
    return {kind: text for kind, text in data.items() if not kind.startswith("image/")}


def apart(one: str, other: str) -> float:
    """Return how far two pictures are apart, in units of a colour on average; far where their sizes differ."""
    from PIL import Image, ImageChops, ImageStat

    first, second = (Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB") for data in (one, other))
    if any(abs(a - b) > 3 for a, b in zip(first.size, second.size, strict=True)):
        return 255.0
    return max(ImageStat.Stat(ImageChops.difference(first, second.resize(first.size))).mean)


def stale(kept: Any, now: Any) -> list[str]:
    """Return the cells that show something else than what they are kept with."""
    before, after = shown(kept), shown(now)
    wrong = [
        cell
        for (cell, old), (other, new) in zip(before, after, strict=False)
        if cell != other
        or words(old) != words(new)
        or any(apart(old[kind], new.get(kind, "")) > PIXELS_APART for kind in old if kind == "image/png")
    ]
    return wrong if len(before) == len(after) else [*wrong, f"{len(before)} outputs, now {len(after)}"]


def test_each_shows_what_it_is_kept_with(run: tuple[Path, Any]) -> None:
    path, notebook = run
    assert shown(notebook)
    assert stale(read(path), notebook) == [], "run `python tools/notebooks.py`"


def test_each_says_what_the_program_says(run: tuple[Path, Any], samples: Path) -> None:
    path, notebook = run
    tables = [data["text/markdown"] for _, data in shown(notebook) if "text/markdown" in data]
    SAID[path.stem]("\n\n".join(tables))


def communes_that_lag(said: str) -> None:
    expected = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))
    assert "| tỉnh Lai Châu | 2723/KH-UBND | 38 | 3 | 35 |" in said
    assert "| thành phố Hà Nội | 67/KH-UBND | 126 | 3 | 123 |" in said
    assert said.count("✗") == sum(not entry["parent"]["cited"] for entry in expected.values())
    assert "| phường Đoàn Kết | ✓ 112/KH-UBND | ✗ sai số |" in said
    codes = sorted(code for entry in expected.values() for code in entry["findings"])
    assert sorted(line.split(" | ")[2] for line in said.splitlines() if "| KG" in line) == codes
    assert "Các bản xã Than Uyên" in said


def hangs_on_the_strategy(said: str) -> None:
    for number in ("1790/QĐ-TTg", "2723/KH-UBND", "67/KH-UBND", "96/KH-UBND", "112/KH-UBND"):
        assert f"| {number} |" in said
    assert "| trung ương | 1 | 4 |\n| tỉnh | 4 | 34 |\n| xã | 6 | 56 |" in said
    assert "Căn cứ Nghị quyết số 28/NQ-CP" in said


def carries_the_network(said: str) -> None:
    assert "| 28/NQ-CP | trung ương | 8 | 11 |" in said
    assert "| văn bản | 17 |" in said
    assert "| vòng viện dẫn | không |" in said


SAID = {
    "01-tinh-hinh-cac-xa": communes_that_lag,
    "02-dua-tren-chien-luoc": hangs_on_the_strategy,
    "03-mang-luoi-van-ban": carries_the_network,
}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_kept_small_and_without_traces_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) <= MOST_BYTES
    for trace in ("/tmp", "/home", "C:\\\\", "Traceback", 'execution": {'):
        assert trace not in text
    assert "*In English:" in text


def test_a_stale_output_is_seen() -> None:
    notebook, other = read(NOTEBOOKS[-1]), read(NOTEBOOKS[-1])
    assert stale(notebook, other) == []
    tables = [
        c for c in other.cells if any("text/markdown" in o.get("data", {}) for o in c.get("outputs", []))
    ]
    tables[0].outputs[0].data["text/markdown"] += "| khác |"
    plots = [o for c in other.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {})]
    plots[0].data["image/png"], plots[1].data["image/png"] = (p.data["image/png"] for p in reversed(plots))
    assert len(stale(notebook, other)) == 3
