"""What the check finds in real documents, and how much of it is right: the tables of docs/check-accuracy.md.

    python tools/findings.py [--shared ../shared]
    python tools/findings.py --sample 50

Needs the texts that lie beside the project (``GRAPHKIT_SHARED``, else ``../shared``); what a reader judged is
in ``tests/check/judged.tsv``. Prints Markdown; with ``--sample`` the findings to judge, drawn by the hash of
their place, as that file has them. No store is used, nor the documents that only measure extraction.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.check import RULES, CheckedDocument, Finding, check
from graphkit.pipeline import Failure, reference
from graphkit.read.walk import walk
from graphkit.workers import analyse_all

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "tests" / "check" / "judged.tsv"
FOLDERS = ("corpus/text", "corpus/communes", "seeds")
NO_PLAN = "KG904"
"""Says of each decision and letter that it is no plan: counted, and left out of the sample."""
GRAVE = ("high", "medium")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a document, which is named by its path below the shared folder, without suffix."""

    document: str
    finding: Finding

    @property
    def place(self) -> tuple[str, str, int, int]:
        """Document, code and offsets; 0 where it is about the whole file."""
        said = self.finding.observation
        return (self.document, self.finding.rule.code, said.start or 0, said.end or 0)


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something wrong that the annotation of a seed notes, and the codes found at its place."""

    seed: str
    kind: str
    severity: str
    codes: tuple[str, ...]


def documents(shared: Path) -> Iterator[tuple[str, CheckedDocument]]:
    """Yield the real documents, checked."""
    unseen = {path.stem for path in (ROOT / "tests" / "gold" / "measuring").glob("*.json")}
    paths = [path for path in walk([shared / folder for folder in FOLDERS]) if path.stem not in unseen]
    for path, outcome in analyse_all(paths, None, 0):
        if not isinstance(outcome, Failure):
            name = path.relative_to(shared).with_suffix("").as_posix()
            yield name, check(outcome.reading, outcome.extraction, reference=reference())


def found(shared: Path) -> list[Found]:
    """Return all findings in the real documents."""
    return [Found(name, item) for name, document in documents(shared) for item in document.findings]


def sample(findings: Sequence[Found], number: int) -> list[Found]:
    """Return so many findings, drawn by the hash of their place; those that say "not a plan" left out."""
    telling = [item for item in findings if item.finding.rule.code != NO_PLAN]
    return sorted(telling, key=lambda item: hashlib.sha256(repr(item.place).encode()).digest())[:number]


def judged() -> dict[tuple[str, str, int, int], bool]:
    """Return the places that a reader judged, and whether the finding was right."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            (row["document"], row["code"], int(row["start"]), int(row["end"])): row["verdict"] == "right"
            for row in rows
        }


def anomalies(shared: Path, findings: Sequence[Found]) -> list[Anomaly]:
    """Return the grave anomalies of the annotated seeds with what is found at their places."""
    by_document = defaultdict(list)
    for item in findings:
        by_document[item.document.rpartition("/")[2]].append(item)
    noted = []
    for path in sorted((shared / "gold").glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for anomaly in gold["anomalies"]:
            if anomaly["severity"] in GRAVE:
                here = [item for item in by_document[path.stem] if _meets(item, anomaly["occurrences"])]
                codes = tuple(sorted({item.finding.rule.code for item in here}))
                noted.append(Anomaly(path.stem[:3], anomaly["kind"], anomaly["severity"], codes))
    return noted


def _meets(item: Found, spans: Sequence[Sequence[int]]) -> bool:
    _, _, start, end = item.place
    return any(start < span[1] and end > span[0] for span in spans)


def _tables(shared: Path) -> Iterator[str]:
    findings = found(shared)
    verdicts = judged()
    wrong = sum(not right for right in verdicts.values())
    noted = anomalies(shared, findings)
    yield f"Judged: {len(verdicts)} findings, {wrong} wrong.\n"
    yield "| rule | found | judged | wrong |\n|---|---|---|---|"
    per_code = Counter(item.finding.rule.code for item in findings)
    for rule in RULES:
        mine = [right for place, right in verdicts.items() if place[1] == rule.code]
        yield f"| {rule.code} {rule.name} | {per_code[rule.code]} | {len(mine)} | {mine.count(False)} |"
    yield f"\nGrave anomalies: {sum(bool(item.codes) for item in noted)} of {len(noted)} found.\n"
    yield "| plan | anomaly | severity | found as |\n|---|---|---|---|"
    for item in noted:
        yield f"| {item.seed} | {item.kind} | {item.severity} | {', '.join(item.codes) or 'not found'} |"
    yield "\n| document | findings |\n|---|---|"
    per_document: dict[str, Counter[str]] = defaultdict(Counter)
    for each in findings:
        per_document[each.document][each.finding.rule.code] += 1
    for name, codes in sorted(per_document.items()):
        told = (f"{code} × {number}" if number > 1 else code for code, number in sorted(codes.items()))
        yield f"| {name} | {', '.join(told)} |"


def main() -> int:
    """Print the tables, or the findings to judge."""
    os.environ["GRAPHKIT_CATALOGUE"] = "none"
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    default = os.environ.get("GRAPHKIT_SHARED", str(ROOT.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--sample", type=int)
    arguments = parser.parse_args()
    if not (arguments.shared / "gold").is_dir():
        print(f"{arguments.shared}: the texts are not there; --shared says where they are", file=sys.stderr)
        return 2
    if arguments.sample:
        for item in sample(found(arguments.shared), arguments.sample):
            print(*item.place, sep="\t")
    else:
        print("\n".join(_tables(arguments.shared)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
