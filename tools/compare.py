"""What a changed rule gains and loses: what the working tree extracts, beside what a commit extracts.

    make compare                          # against HEAD
    make compare BASE=main~3 ARGS=--quiet # against another commit, the summary alone
    python tools/compare.py [--base COMMIT] [--quiet] [FILE...]

Without FILE it reads the samples and, where there are any, the seeds and the corpus beside the project
(``GRAPHKIT_SHARED``, else ``../shared``). Both sides read the files as they are now. Exit status: 0 nothing
differs, 1 something does, 2 it could not be done.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]

Json = Mapping[str, Any]
Place = tuple[object, ...]
"""What a record is known by: its kind, its place in the text, and its turn among those of one place."""

KINDS = {"header": "header", "citations": "citation", "assignments": "task", "reports": "duty"}
"""Parts of an extraction (``graphkit.extraction/1``) → what a record of each is called here."""
_PLACE = ("start", "end", "unit_start", "unit_end")
_SUMMARY = ("document", "text", *KINDS.values())
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that is new (``+``), gone (``-``) or says something else (``~``: field, old, new)."""

    sign: str
    kind: str
    place: str
    words: str
    changes: tuple[tuple[str, Any, Any], ...] = ()

    def __str__(self) -> str:
        said = "; ".join(f"{field}: {_shown(old)} → {_shown(new)}" for field, old, new in self.changes)
        return " ".join(filter(None, (self.sign, self.kind, self.place, self.words, said)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of each document that has any, by path, and how many records agree, by kind."""

    documents: Mapping[str, Sequence[Difference]]
    same: Mapping[str, int]
    read: int

    def summary(self) -> Iterator[str]:
        """Yield the lines of a table: kinds of records, how many are new, gone, changed, the same."""
        counts = Counter((d.kind, d.sign) for found in self.documents.values() for d in found)
        yield f"{'':10}{'+':>7}{'-':>7}{'~':>7}{'same':>7}"
        for kind in _SUMMARY:
            signs = "".join(f"{counts[kind, sign]:7}" for sign in "+-~")
            yield f"{kind:10}{signs}{self.same.get(kind, 0):7}"
        yield f"{len(self.documents)} of {self.read} documents differ"


# --- comparing ------------------------------------------------------------------------------------


def compare(before: Iterable[Json], after: Iterable[Json]) -> Comparison:
    """Compare two lists of extractions, as JSON, document by document and record by record."""
    old, new = ({document["source"]["path"]: document for document in side} for side in (before, after))
    same: Counter[str] = Counter()
    found = {path: _document(old.get(path), new.get(path), same) for path in sorted({*old, *new})}
    return Comparison({path: differing for path, differing in found.items() if differing}, same, len(found))


def _document(old: Json | None, new: Json | None, same: Counter[str]) -> list[Difference]:
    if old is None or new is None:
        return [Difference("-" if new is None else "+", "document", "", "")]
    same["document"] += 1
    return [*_text(old, new, same), *_records(old, new, same)]


def _text(old: Json, new: Json, same: Counter[str]) -> Iterator[Difference]:
    """Say where the text itself is read otherwise: the places of all records may differ for that alone."""
    if old["source"]["text_sha256"] == new["source"]["text_sha256"]:
        same["text"] += 1
    else:
        yield Difference("~", "text", "", "")


def _records(old: Json, new: Json, same: Counter[str]) -> Iterator[Difference]:
    ours, theirs = _by_place(old), _by_place(new)
    for place in sorted({*ours, *theirs}, key=_order):
        one, other = ours.get(place), theirs.get(place)
        changes = _changes(one, other) if one and other else ()
        if one and other and not changes:
            same[str(place[0])] += 1
        else:
            yield _difference(
                "~" if one and other else "-" if one else "+", place, other or one or {}, changes
            )


def _by_place(document: Json) -> dict[Place, Json]:
    """Return all records of a document by their places; the header is one record at no place."""
    found: dict[Place, Json] = {("header",): {**document["header"], "spans": None}}
    turns: Counter[Place] = Counter()
    for part in ("citations", "assignments", "reports"):
        for record in document[part]:
            place = (KINDS[part], *(record.get(name) for name in _PLACE))
            found[*place, turns[place]] = _steady(record, document[part])
            turns[place] += 1
    return found


def _steady(record: Json, beside: Sequence[Json]) -> Json:
    """Return a record that does not change where only one before it is new: it names it by its place."""
    other = record.get("same_as")
    return record if other is None else {**record, "same_as": [beside[other]["start"], beside[other]["end"]]}


def _order(place: Place) -> tuple[int, list[int]]:
    kind, *numbers = place
    return _SUMMARY.index(str(kind)), [-1 if number is None else int(str(number)) for number in numbers]


def _changes(old: Json, new: Json) -> tuple[tuple[str, Any, Any], ...]:
    fields = dict.fromkeys((*old, *new))
    return tuple((f, old.get(f), new.get(f)) for f in fields if old.get(f) != new.get(f))


def _difference(
    sign: str, place: Place, record: Json, changes: tuple[tuple[str, Any, Any], ...]
) -> Difference:
    kind = str(place[0])
    if kind == "header":
        return Difference(sign, kind, "", "", changes)
    said = {"citation": _citation, "task": _task, "duty": _duty}[kind](record)
    return Difference(sign, kind, f"{record['start']}-{record['end']}", said, changes)


def _citation(record: Json) -> str:
    target = record.get("resolves_to")
    return f"“{_short(record['surface'])}” {record['role']} → {target['id'] if target else '?'}"


def _task(record: Json) -> str:
    return f"“{_short(record['text'])}” → {record['unit']}"


def _duty(record: Json) -> str:
    line = " → ".join(record.get(end) or "?" for end in ("from", "to"))
    return f"“{_short(record.get('what') or '')}” {line}"


def _shown(value: Any) -> str:
    if isinstance(value, dict) and "id" in value:
        return str(value["id"])
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _short(text)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


# --- extracting -----------------------------------------------------------------------------------


def documents() -> list[Path]:
    """Return the files that are read where none are named; those that only measure are not looked at."""
    shared = Path(os.environ.get("GRAPHKIT_SHARED") or ROOT.parent / "shared")
    folders = (ROOT / "graphkit" / "samples", shared / "seeds", shared / "corpus" / "text")
    measuring = {path.stem for path in (ROOT / "tests" / "gold" / "measuring").glob("*.json")}
    found = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    return [path for path in found if path.stem not in measuring]


def extract(tree: Path, files: Sequence[Path]) -> list[Json]:
    """Return what the package in a tree extracts, in a process of its own, by the bundled catalogue alone.

    Raises RuntimeError with what it said where it extracts nothing.
    """
    command = [sys.executable, "-m", "graphkit", "extract", *map(str, files), "--format", "jsonl", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(tree), "GRAPHKIT_CATALOGUE": "none"}
    run = subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode not in (0, 1):  # 1: some files could not be read
        raise RuntimeError(f"{tree}: {run.stderr.strip()}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def checkout(commit: str, folder: Path) -> None:
    """Put the package as a commit has it into a folder. Raises RuntimeError where there is no such commit."""
    run = subprocess.run(
        ["git", "archive", "--format=zip", commit, "graphkit"], cwd=ROOT, capture_output=True, check=False
    )
    if run.returncode:
        raise RuntimeError(f"{commit}: {run.stderr.decode(errors='replace').strip()}")
    with zipfile.ZipFile(io.BytesIO(run.stdout)) as archive:
        archive.extractall(folder)


def against(commit: str, files: Sequence[Path]) -> Comparison:
    """Compare what a commit extracts from files with what the working tree does."""
    with tempfile.TemporaryDirectory(prefix="graphkit-") as folder, ThreadPoolExecutor(2) as both:
        checkout(commit, Path(folder))
        before, after = both.map(lambda tree: extract(tree, files), (Path(folder), ROOT))
    return compare(before, after)


def main(words: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--base", default="HEAD", metavar="COMMIT", help="default: HEAD")
    parser.add_argument("--quiet", action="store_true", help="print the summary alone")
    asked = parser.parse_args(words)
    try:
        comparison = against(asked.base, [path.resolve() for path in asked.files] or documents())
    except (OSError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for path, found in () if asked.quiet else comparison.documents.items():
        print(os.path.relpath(path), *(f"  {difference}" for difference in found), sep="\n")
    print(*comparison.summary(), sep="\n")
    return 1 if comparison.documents else 0


if __name__ == "__main__":
    sys.exit(main())
