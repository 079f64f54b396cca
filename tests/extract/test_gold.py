"""Golden figures: documents annotated by hand, scored by the scorer that lies beside five of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.codec import dumps
from graphkit.pipeline import analyse

GOLD = Path(__file__).parents[1] / "gold"
METRICS = (
    "header", "citation.number", "citation.strict", "citation.name", "citation.target", "task", "assignment",
    "assignment.strict", "coordination", "task.deadline", "report", "report.strict", "deadline",
)  # fmt: skip
LOWEST = {
    "seeds": (0.97, 0.98, 0.95, 0.90, 0.85, 0.95, 0.92, 0.88, 0.80, 0.80, 0.85, 0.75, 0.80),
    "working": (0.97, 0.99, 0.97, 0.90, 0.95, 0.95, 0.92, 0.88, 0.85, 0.90, 0.80, 0.75, 0.85),
    # citation.strict is wanted at 0.94; docs/accuracy.md says what is missing.
    "measuring": (0.95, 0.99, 0.92, 0.90, 0.90, 0.88, 0.85, 0.78, 0.75, 0.75, 0.75, 0.60, 0.80),
}
"""The lowest F1 of each metric, in their order."""


@pytest.mark.shared
@pytest.mark.parametrize("group", LOWEST)
def test_figures_do_not_fall(shared: Path, tmp_path: Path, group: str) -> None:
    gold = shared / "gold" if group == "seeds" else GOLD / group
    folder = shared / "seeds" if group == "seeds" else shared / "corpus" / "text"
    names = sorted(path.stem for path in gold.glob("*.json"))
    assert len(names) == {"seeds": 5, "working": 12, "measuring": 6}[group]
    figures = scored(shared, gold, [folder / f"{name}.txt" for name in names], tmp_path / "du-doan.jsonl")
    bounds = dict(zip(METRICS, LOWEST[group], strict=True))
    assert {name: figures[name] for name, bound in bounds.items() if figures[name] < bound} == {}


def scored(shared: Path, gold: Path, texts: list[Path], predictions: Path) -> dict[str, float]:
    """Return the F1 of each metric by the scorer that lies beside the annotated plans."""
    lines = [dumps(analyse(path, None).extraction) for path in texts]
    predictions.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(shared / "score" / "score.py"), str(gold), str(predictions), "--json"]
    output = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    return {name: values["f1"] for name, values in json.loads(output)["metrics"].items()}


@pytest.mark.shared
def test_every_text_is_extracted(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.txt")):
        analysis = analyse(path, None)
        for citation in analysis.extraction.citations:
            assert analysis.reading.text[citation.start : citation.end] == citation.surface
