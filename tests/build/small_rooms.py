"""Rooms small enough to see through: a document is "Số: N", and every "căn cứ N" cites document N."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import graphkit.build
from graphkit.build import Progress, build
from graphkit.facts import Edge, Evidence, Facts, Node
from graphkit.model import Citation, Extraction, Header, Reading
from graphkit.pipeline import Analysis
from graphkit.read import read
from graphkit.records import FileRecord

NUMBER = re.compile(r"Số: (\w+)")
CITED = re.compile(r"căn cứ (\w+)")
DEADLY, FAULTY = "chết", "sai"


def analyse(path: Path, catalogue: Path | None, data: bytes | None = None) -> Analysis:
    reading = read(path, data)
    if DEADLY in reading.text:
        os._exit(9)
    if FAULTY in reading.text:
        raise RuntimeError("quy tắc sai")
    found = NUMBER.search(reading.text)
    citations = tuple(
        Citation(m.start(1), m.end(1), m[1], by="number", role="can_cu") for m in CITED.finditer(reading.text)
    )
    header = Header(id=f"urn:{found[1]}" if found else None)
    return Analysis(reading, Extraction(reading.source, header, citations, warnings=reading.warnings))


@dataclass
class Linking:
    """Makes facts, and counts how often it was asked to."""

    times: int = 0

    def __call__(
        self,
        files: Iterable[tuple[FileRecord, Extraction]],
        reference: object,
        texts: Callable[[str], Reading],
    ) -> Facts:
        self.times += 1
        return link(files, reference, texts)


def link(
    files: Iterable[tuple[FileRecord, Extraction]], reference: object, texts: Callable[[str], Reading]
) -> Facts:
    nodes: dict[str, list[str]] = {}
    evidence: dict[tuple[str, str], list[Evidence]] = {}
    for record, extraction in files:
        id_ = str(extraction.header.id)
        nodes.setdefault(id_, []).append(record.path)
        text = texts(record.sha256).text
        for citation in extraction.citations:
            quote = text[citation.start : citation.end]
            place = Evidence(id_, record.path, citation.start, citation.end, quote, "number", 1.0)
            evidence.setdefault((id_, f"urn:{citation.surface}"), []).append(place)
    made = (Node("VanBan", id_, id_, {"tep": tuple(paths)}) for id_, paths in nodes.items())
    edges = (Edge("CAN_CU", *ends, "VanBan", "VanBan", tuple(all_)) for ends, all_ in evidence.items())
    return Facts(tuple(made), tuple(edges))


def _tell(progress: Progress) -> None:
    print(progress.done, flush=True)


def _link_aloud(
    files: Iterable[tuple[FileRecord, Extraction]], reference: object, texts: Callable[[str], Reading]
) -> Facts:
    print("link", flush=True)
    facts = link(files, reference, texts)
    print("linked", flush=True)
    return facts


def main(folder: str, store: str, jobs: str) -> None:
    """Build in small batches, saying aloud what is done."""
    graphkit.build._BATCH = 3
    build([Path(folder)], Path(store), jobs=int(jobs), progress=_tell, analyse=analyse, link=_link_aloud)


if __name__ == "__main__":
    main(*sys.argv[1:])
