"""The notebooks run, and the one on the communes says what the check says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def executed(path: Path, folder: Path) -> Any:
    """Run a notebook in a folder; an error in a cell is raised."""
    import nbformat
    from nbclient import NotebookClient

    reads: Any = nbformat.read
    notebook = reads(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}
    ).execute()
    return notebook


def tables(notebook: Any) -> list[str]:
    """Return what the cells of a notebook show as Markdown."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.data["text/markdown"] for output in outputs if "text/markdown" in output.get("data", {})]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_kept_without_output(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert [cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


def test_every_notebook_has_a_test_that_runs_it() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["01-tinh-hinh-cac-xa"]


def test_communes(tmp_path: Path) -> None:
    expected = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))
    cited, to_mend, tasks = tables(executed(FOLDER / "01-tinh-hinh-cac-xa.ipynb", tmp_path))
    rows = cited.splitlines()[2:]
    assert len(rows) == len(expected)
    assert sum("**chưa**" in row for row in rows) == sum(not e["parent"]["cited"] for e in expected.values())
    assert "| phường Đoàn Kết | 2723/KH-UBND | **chưa** |" in rows
    assert "| xã Than Uyên | 2723/KH-UBND | có |" in rows
    assert len(to_mend.splitlines()[2:]) == sum(len(e["findings"]) for e in expected.values())
    assert "67/KH-UBND" in to_mend
    assert "Các bản xã Than Uyên" in tasks
