"""How right extraction is on the documents annotated by hand: the tables of docs/accuracy.md.

    python tools/accuracy.py [--shared ../shared]

Needs the texts and the scorer that lie beside the project (``GRAPHKIT_SHARED``, else ``../shared``); the
annotations beyond the five plans are in ``tests/gold``. Prints Markdown. Exit status 2 without the texts.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from graphkit.codec import dumps
from graphkit.confidence import band
from graphkit.pipeline import analyse

ROOT = Path(__file__).resolve().parents[1]
KINDS = {
    "Kế hoạch": "plans",
    "Chỉ thị": "directives, telegrams",
    "Công điện": "directives, telegrams",
    "Quyết định": "decisions",
}
OTHER = "letters, notices, guidance"
BANDS = ("certain", "likely", "possible")

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its annotation and what is extracted from it, both as JSON."""

    group: str
    gold: Json
    extracted: Json

    @property
    def kind(self) -> str:
        """Kind of document, as the tables call it."""
        return KINDS.get(self.gold["header"]["doc_type"], OTHER)


def annotated(shared: Path) -> Iterator[Annotated]:
    """Yield the seeds, then the documents to work on, then those only measured."""
    groups = (
        ("seeds", shared / "gold", shared / "seeds"),
        ("working", ROOT / "tests" / "gold" / "working", shared / "corpus" / "text"),
        ("measuring", ROOT / "tests" / "gold" / "measuring", shared / "corpus" / "text"),
    )
    for group, folder, texts in groups:
        for path in sorted(folder.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield Annotated(group, gold, json.loads(dumps(analyse(texts / f"{path.stem}.txt").extraction)))


def scored(shared: Path, documents: Iterable[Annotated]) -> dict[str, tuple[str, int]]:
    """Return F1 and n of the scorer's metrics over some documents."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predictions = Path(folder, "gold"), Path(folder, "predictions.jsonl")
        gold.mkdir()
        lines = []
        for document in documents:
            name = Path(document.extracted["source"]["path"]).stem
            Path(gold, f"{name}.json").write_text(json.dumps(document.gold), encoding="utf-8")
            lines.append(json.dumps(document.extracted))
        predictions.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(shared / "score" / "score.py"), str(gold), str(predictions)]
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    return {name: (f1, int(right) + int(missed)) for name, _, _, f1, right, _, missed in rows}


def table(shared: Path, columns: Mapping[str, Sequence[Annotated]]) -> Iterator[str]:
    """Yield a table of F1 and n, a column for each group of documents; n is what the annotation has."""
    yield f"| | {' | '.join(f'{name} ({len(documents)})' for name, documents in columns.items())} |"
    yield f"|---|{'---|' * len(columns)}"
    metrics = {name: scored(shared, documents) for name, documents in columns.items()}
    for metric in next(iter(metrics.values())):
        cells = (_cell(values[metric]) for values in metrics.values())
        yield f"| {metric} | {' | '.join(cells)} |"


def _cell(figures: tuple[str, int]) -> str:
    f1, wanted = figures
    return f"{f1} ({wanted})" if wanted else "–"


def bands(scorer: ModuleType, documents: Iterable[Annotated]) -> Iterator[str]:
    """Yield the precision of each band: how many of the readings so sure were right."""
    counted: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for document in documents:
        scorer.Place.of(document.gold["header"])
        for what, reading, right in _judged(scorer, document):
            counted[what, band(reading["confidence"])].append(right)
    yield f"| | {' | '.join(BANDS)} |"
    yield f"|---|{'---|' * len(BANDS)}"
    for what in dict.fromkeys(what for what, _ in counted):
        cells = (counted.get((what, name), []) for name in BANDS)
        yield f"| {what} | {' | '.join(f'{sum(c) / len(c):.3f} ({len(c)})' if c else '–' for c in cells)} |"


def _judged(scorer: ModuleType, document: Annotated) -> Iterator[tuple[str, Json, bool]]:
    gold, extracted = document.gold, document.extracted
    for citation in extracted["citations"]:
        near = [each for each in gold["citations"] if scorer.iou(each, citation) >= 0.5]
        if citation["resolves_to"] and near:
            meant = [m for each in near for m in (each.get("resolves_to"), each.get("resolves_alt")) if m]
            wanted = [m for each in meant for m in (each if isinstance(each, list) else [each])]
            right = any(scorer.same_instrument(each, citation["resolves_to"]) for each in wanted)
            yield "instrument of a citation", citation, right
    tasks = [*gold["assignments"], *gold.get("assignments_optional", [])]
    for given in extracted["assignments"]:
        near = [each for each in tasks if _near(scorer, each, given)]
        names = [name for each in near for name in (each["unit"], each["unit_surface"])]
        right = any(scorer.same_name(n, given[f]) for n in names for f in ("unit", "unit_surface"))
        yield "unit of a task", given, right
    for duty in extracted["reports"]:
        near = [each for each in gold["reports"] if scorer.overlap(each, duty) > 0]
        right = any(each["to"] is None or scorer.same_names(each["to"], duty["to"]) for each in near)
        yield "receiver of a report", duty, right


def _near(scorer: ModuleType, gold: Json, given: Json) -> bool:
    spans = [gold]
    if gold.get("block_end") is not None:
        spans.append({"start": gold["block_start"], "end": gold["block_end"]})
    return any(scorer.iou(span, given) >= 0.5 for span in spans)


def main() -> int:
    """Print the tables; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=os.environ.get("GRAPHKIT_SHARED") or ROOT.parent / "shared"
    )
    shared = parser.parse_args().shared
    if not (shared / "score" / "score.py").is_file():
        print(f"{shared}: no annotated documents there; give their folder by --shared", file=sys.stderr)
        return 2
    documents = list(annotated(shared))
    by_group = {name: [d for d in documents if d.group == name] for name in ("seeds", "working", "measuring")}
    kinds = (*dict.fromkeys(KINDS.values()), OTHER)
    by_kind = {kind: [d for d in documents if d.kind == kind] for kind in kinds}
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for lines in (table(shared, by_group), table(shared, by_kind), bands(scorer, documents)):
        print(*lines, "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
