"""Golden figures: the five plans annotated by hand, scored by the scorer that lies beside them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.codec import dumps
from graphkit.pipeline import analyse

LOWEST = {
    "header": 0.97,
    "citation.number": 0.98,
    "citation.strict": 0.95,
    "citation.name": 0.90,
    "citation.target": 0.85,
    "task": 0.95,
    "assignment": 0.92,
    "assignment.strict": 0.88,
    "coordination": 0.80,
    "task.deadline": 0.80,
    "report": 0.85,
    "report.strict": 0.75,
    "deadline": 0.80,
}


@pytest.mark.shared
def test_figures_do_not_fall(shared: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "du-doan.jsonl"
    seeds = sorted((shared / "seeds").glob("*.txt"))
    assert len(seeds) == 5
    lines = [dumps(analyse(path, None).extraction) for path in seeds]
    predictions.write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        str(shared / "score" / "score.py"),
        str(shared / "gold"),
        str(predictions),
        "--json",
    ]
    output = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    figures = {name: values["f1"] for name, values in json.loads(output)["metrics"].items()}
    low = {name: figures[name] for name, bound in LOWEST.items() if figures[name] < bound}
    assert low == {}


@pytest.mark.shared
def test_every_text_is_extracted(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.txt")):
        analysis = analyse(path, None)
        for citation in analysis.extraction.citations:
            assert analysis.reading.text[citation.start : citation.end] == citation.surface
