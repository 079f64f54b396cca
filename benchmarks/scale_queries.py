"""The questions of lineage, coverage and deadlines at scale: by name, bare, and on a Neo4j server.

    python benchmarks/scale_queries.py --folder FOLDER [--documents 100000] [--rounds 6] [--without-neo4j]

FOLDER is that of benchmarks/scale.py, which makes the stores. Each question is asked through the library,
in ladybug with a text of its own dialect, and on Neo4j with the named text through its driver, in every
order in turn. The first answer after opening is told apart (the files may be in the system's cache); the
middle and the worst of the rounds after it count. That all give as many rows is looked at. Neo4j is filled
by neo4j-admin from the export, has the constraints of loaders/, and stays below FOLDER. Wants Java and
Maven; NEO4J_HEAP is its heap.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import cycle, islice, permutations
from pathlib import Path

from country import Country, Document

from graphkit.engines import named
from graphkit.engines.ladybug import Ladybug, open_ladybug
from graphkit.engines.loading import neo4j_constraints
from graphkit.exports import export
from graphkit.records import Store

# What follows lies in that folder.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

_COLUMNS = "d.id, d.so_ky_hieu, d.ten, d.cap, d.ngay_ban_hanh"
_DOWN = f"""
MATCH (r:VanBan {{id: $van_ban}})<-[:CAN_CU|TRIEN_KHAI* SHORTEST 1..30]-(d:VanBan)
WHERE d.id <> $van_ban RETURN DISTINCT {_COLUMNS} ORDER BY d.id"""
_UP = f"""
MATCH (r:VanBan {{id: $van_ban}})-[:CAN_CU|TRIEN_KHAI* SHORTEST 1..30]->(d:VanBan)
WHERE d.id <> $van_ban RETURN DISTINCT {_COLUMNS} ORDER BY d.id"""


@dataclass(frozen=True, slots=True)
class Question:
    """A named query with its parameters; ``bare`` is None where the translated text is the engine's best."""

    title: str
    name: str
    parameters: Mapping[str, object]
    bare: str | None = None


def questions(country: Country) -> list[Question]:
    """Return the questions: of the first national instrument, the first province, one of its communes."""
    plans = list(islice(country.plans(), len(country.provinces) + 1))
    strategy, above, plan = country.national[0], plans[0], plans[-1]
    return [
        Question("lineage down, of a strategy", "lineage_down", _of(strategy), _DOWN),
        Question("lineage down, of a province's plan", "lineage_down", _of(above), _DOWN),
        Question("lineage up, of a task's plan", "lineage_up", _of(plan), _UP),
        Question("coverage", "province_coverage", {"dia_ban": country.provinces[0].id, "nam": 2026}),
        Question("impact of the most cited law", "replacement_impact", _of(strategy)),
        Question("most cited", "most_cited", {}),
        Question("deadlines of a month", "deadlines", {"tu_ngay": "2026-06-01", "den_ngay": "2026-06-30"}),
    ]


def _of(document: Document) -> dict[str, object]:
    return {"van_ban": document.id}


Asked = Callable[[], int]
"""Asks a question, and returns the number of rows."""


def of_library(engine: Ladybug, question: Question) -> Asked:
    """Ask by name, through the library."""
    return lambda: len(named.run(engine, question.name, question.parameters).rows)


def of_engine(engine: Ladybug, question: Question) -> Asked:
    """Ask the engine's own connection, with nothing between."""
    query = named.find(question.name)
    values = named.bind(query, question.parameters)
    text = question.bare or engine.explain(query.texts["cypher"], values)

    def ask() -> int:
        result = engine._connection.execute(text, values)
        assert not isinstance(result, list)
        return len(result.get_all())

    return ask


def times_of(ways: Sequence[Asked], rounds: int) -> tuple[list[list[float]], int]:
    """Return, by way, the milliseconds of a first answer and of the rounds; and the number of rows."""
    times: list[list[float]] = [[] for _ in ways]
    counts = set()
    # Who asks right after another finds the caches as it left them: every order has its turn.
    orders = cycle(permutations(range(len(ways))))
    for order in islice(orders, rounds + 1):
        for at in order:
            begin = time.perf_counter()
            counts.add(ways[at]())
            times[at].append((time.perf_counter() - begin) * 1000)
    (count,) = counts
    return times, count


def served(store: Store, home: Path, stack: ExitStack) -> Callable[[Question], Asked]:
    """Return how to ask a Neo4j server with the graph of a store, imported where it is not there yet."""
    import neo4j
    import neo4j_server

    from graphkit.engines.neo4j import Server

    password = "do-thi-do-thi"
    if not (home / "done").exists():
        shutil.rmtree(home, ignore_errors=True)
        (home / "conf").mkdir(parents=True)
        export(store, "neo4j-admin", home / "csv")
        begin = time.perf_counter()
        neo4j_server.admin(home, ["database", "import", "full", "neo4j", "@import.args"], home / "csv")
        print(f"neo4j-admin import: {time.perf_counter() - begin:.1f} s")
        shutil.rmtree(home / "csv")
        (home / "done").touch()
    server = neo4j_server.Server(home, neo4j_server.free_port(), password)
    process = server.start()
    stack.callback(neo4j_server.end, process)
    driver = stack.enter_context(Server.of_environment(server.environment).driver())
    session = stack.enter_context(driver.session(default_access_mode=neo4j.WRITE_ACCESS))
    for statement in (*(text.rstrip(";") for text in neo4j_constraints()), "CALL db.awaitIndexes(3600)"):
        session.run(statement).consume()

    def way(question: Question) -> Asked:
        query = named.find(question.name)
        values = named.bind(query, question.parameters)
        return lambda: len(session.run(query.texts["cypher"], values).values())

    return way


def shown(title: str, count: int, times: Sequence[Sequence[float]]) -> str:
    """Return a question's line: ratios, the middle and worst of each way, the first answers."""
    middles = [statistics.median(taken[1:]) for taken in times]
    ratios = [f"**{middles[0] / middle:.2f}**" for middle in middles[1:]]
    cells = [f"{middle:.1f} ({max(taken[1:]):.1f})" for middle, taken in zip(middles, times, strict=True)]
    first = " / ".join(f"{taken[0]:.0f}" for taken in times)
    return f"| {' | '.join([title, f'{count:,}', *ratios, *cells, first])} |"


def main() -> None:
    """Ask every question, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--without-neo4j", action="store_true")
    arguments = parser.parse_args()
    path = arguments.folder / f"{arguments.documents}.gk"
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(path))
        peer = None
        if not arguments.without_neo4j:
            peer = served(store, arguments.folder / f"{arguments.documents}.neo4j", stack)
        engine = stack.enter_context(closing(open_ladybug(store, timeout=600)))
        others = [name for name in ("bare", "Neo4j") if peer or name == "bare"]
        heads = [f"by name / {name}" for name in others]
        heads += [f"{name} ms (worst)" for name in ("by name", *others)]
        print(f"| {' | '.join([f'{arguments.documents:,} documents', 'rows', *heads, 'first answers ms'])} |")
        print("|---" * (3 + len(heads)) + "|")
        for question in questions(Country(arguments.documents)):
            ways = [of_library(engine, question), of_engine(engine, question)]
            ways += [peer(question)] if peer else []
            times, count = times_of(ways, arguments.rounds)
            print(shown(question.title, count, times), flush=True)


if __name__ == "__main__":
    main()
