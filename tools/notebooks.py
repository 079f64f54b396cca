"""Run the notebooks and keep what they show: ``python tools/notebooks.py [NOTEBOOK...]``.

The tests run them again and compare (tests/project/test_notebooks.py).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"


def read(path: Path) -> Any:
    """Return a notebook with the outputs that it is kept with."""
    import nbformat

    reads: Any = nbformat.read
    return reads(path, as_version=4)


def executed(path: Path, folder: Path) -> Any:
    """Return a notebook as it is when all its cells have run in a folder; an error in a cell is raised."""
    from nbclient import NotebookClient

    notebook = read(path)
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources=resources, record_timing=False
    ).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def main(*names: str) -> None:
    """Run the notebooks named, or all of them, and write each with what it shows."""
    import nbformat

    writes: Any = nbformat.write
    for path in map(Path, names) if names else sorted(FOLDER.glob("*.ipynb")):
        with tempfile.TemporaryDirectory() as folder:
            notebook = executed(path, Path(folder))
        writes(notebook, path)
        print(path.name)


if __name__ == "__main__":
    main(*sys.argv[1:])
