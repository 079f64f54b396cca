"""DuckDB and SQLite as the store of the records, side by side, on data shaped like extractions and edges.

    python benchmarks/records_store.py [--documents 20000] [--edges 1000000] [--kills 10]

Prints one table. Every document is about 20 kB of JSON made of Vietnamese words; a transaction takes 200.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import duckdb

BATCH = 200
WORDS = (  # noqa: SIM905
    "kế hoạch thực hiện chiến lược quốc gia bình đẳng giới giai đoạn căn cứ nghị quyết quyết định của ủy ban "
    "nhân dân tỉnh xã phường giao cho phòng văn hóa chủ trì phối hợp báo cáo kết quả trước ngày hằng năm"
).split()
EDGE_COLUMNS = {
    "source": "VARCHAR",
    "target": "VARCHAR",
    "van_ban": "VARCHAR",
    "bat_dau": "INTEGER",
    "ket_thuc": "INTEGER",
    "trich_dan": "VARCHAR",
    "tep": "VARCHAR",
    "cach": "VARCHAR",
    "do_tin_cay": "DOUBLE",
}


def document(number: int) -> tuple[str, str]:
    """Return a key and about 20 kB of JSON."""
    rng = random.Random(number)
    items = [{"start": rng.randrange(20000), "text": " ".join(rng.choices(WORDS, k=20))} for _ in range(130)]
    return hashlib.sha256(str(number).encode()).hexdigest(), json.dumps(items, ensure_ascii=False)


def edge(number: int) -> tuple[object, ...]:
    quote = " ".join(random.Random(number % 5000).choices(WORDS, k=20))
    source, target = f"urn:lex:vn;x:ke.hoach:{number}", f"urn:lex:vn;y:quyet.dinh:{number % 4999}"
    return (
        source,
        target,
        source,
        number % 9000,
        number % 9000 + 90,
        quote,
        f"plans/{number}.txt",
        "number",
        0.9,
    )


class Candidate(Protocol):
    def insert(self, rows: Sequence[tuple[str, str]]) -> None: ...
    def lookup(self, key: str) -> str: ...
    def count(self) -> int: ...
    def load_edges(self, rows: Iterator[tuple[object, ...]], folder: Path) -> None: ...
    def export_edges(self, folder: Path) -> None: ...
    def close(self) -> None: ...


class DuckDB:
    def __init__(self, folder: Path, write: bool = True) -> None:
        self.db = duckdb.connect(str(folder / "records.duckdb"), read_only=not write)
        if write:
            columns = ", ".join(f"{name} {kind}" for name, kind in EDGE_COLUMNS.items())
            self.db.execute(
                "CREATE TABLE IF NOT EXISTS content (key VARCHAR PRIMARY KEY, extraction VARCHAR)"
            )
            self.db.execute(f"CREATE TABLE IF NOT EXISTS edge ({columns})")

    def insert(self, rows: Sequence[tuple[str, str]]) -> None:
        self.db.begin()
        keys, values = zip(*rows, strict=True)
        self.db.execute("INSERT INTO content SELECT unnest($1), unnest($2)", [list(keys), list(values)])
        self.db.commit()

    def lookup(self, key: str) -> str:
        row = self.db.execute("SELECT extraction FROM content WHERE key = ?", [key]).fetchone()
        assert row is not None
        return str(row[0])

    def count(self) -> int:
        row = self.db.execute("SELECT count(*) FROM content").fetchone()
        assert row is not None
        return int(row[0])

    def load_edges(self, rows: Iterator[tuple[object, ...]], folder: Path) -> None:
        path = write_csv(rows, folder)
        self.db.execute(f"COPY edge FROM '{path}' (FORMAT csv)")

    def export_edges(self, folder: Path) -> None:
        self.db.execute(f"COPY edge TO '{folder / 'edge.parquet'}' (FORMAT parquet)")

    def close(self) -> None:
        self.db.close()


class SQLite:
    def __init__(self, folder: Path, write: bool = True) -> None:
        self.db = sqlite3.connect(folder / "records.sqlite", isolation_level=None)
        self.db.execute("PRAGMA synchronous = NORMAL")
        if write:
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.execute("CREATE TABLE IF NOT EXISTS content (key TEXT PRIMARY KEY, extraction BLOB)")
            self.db.execute(f"CREATE TABLE IF NOT EXISTS edge ({', '.join(EDGE_COLUMNS)})")

    def insert(self, rows: Sequence[tuple[str, str]]) -> None:
        self.db.execute("BEGIN")
        packed = ((key, zlib.compress(value.encode(), 1)) for key, value in rows)
        self.db.executemany("INSERT INTO content VALUES (?, ?)", packed)
        self.db.execute("COMMIT")

    def lookup(self, key: str) -> str:
        packed = self.db.execute("SELECT extraction FROM content WHERE key = ?", [key]).fetchone()[0]
        return zlib.decompress(packed).decode()

    def count(self) -> int:
        return int(self.db.execute("SELECT count(*) FROM content").fetchone()[0])

    def load_edges(self, rows: Iterator[tuple[object, ...]], folder: Path) -> None:
        self.db.execute("BEGIN")
        self.db.executemany(f"INSERT INTO edge VALUES ({', '.join('?' * len(EDGE_COLUMNS))})", rows)
        self.db.execute("CREATE UNIQUE INDEX edge_key ON edge (source, target)")
        self.db.execute("COMMIT")

    def export_edges(self, folder: Path) -> None:
        path = write_csv(self.db.execute("SELECT * FROM edge"), folder)
        target = folder / "edge.parquet"
        duckdb.connect().execute(
            f"COPY (SELECT * FROM read_csv('{path}', header = false, columns = {EDGE_COLUMNS!r})) "
            f"TO '{target}' (FORMAT parquet)"
        )

    def close(self) -> None:
        self.db.close()


CANDIDATES: dict[str, Callable[..., Candidate]] = {"duckdb": DuckDB, "sqlite": SQLite}


def write_csv(rows: Iterator[tuple[object, ...]] | sqlite3.Cursor, folder: Path) -> Path:
    path = folder / "edges.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def batches(count: int) -> Iterator[list[tuple[str, str]]]:
    for first in range(0, count, BATCH):
        yield [document(number) for number in range(first, min(first + BATCH, count))]


def attempt(action: Callable[[], object]) -> str:
    try:
        action()
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0][:60]}"
    return "works"


def fresh_lookup(name: str, folder: Path) -> float:
    """Seconds to open and look up one key, inside a new process, without Python's own start."""
    command = [sys.executable, __file__, "--child", "lookup", "--engine", name, "--folder", str(folder)]
    return min(float(subprocess.check_output(command, text=True)) for _ in range(5))


def other_process(name: str, folder: Path, write: bool) -> str:
    """What a second process meets while this one has the database open for writing, or for reading."""
    child = "write" if write else "read"
    command = [sys.executable, __file__, "--child", child, "--engine", name, "--folder", str(folder)]
    return subprocess.check_output(command, text=True).strip()


def killed(name: str, kills: int) -> str:
    """Kill a writer at random moments; count batches that it had acknowledged and that are lost."""
    lost = acknowledged = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for round_ in range(kills):
            command = [sys.executable, __file__, "--child", "endless", "--engine", name, "--folder", folder]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert process.stdout is not None
            for _ in range(random.Random(round_).randrange(1, 6)):
                process.stdout.readline()
            time.sleep(random.Random(round_).random() / 20)
            process.send_signal(signal.SIGKILL)
            told = process.stdout.read().split()
            process.wait()
            store = CANDIDATES[name](Path(folder), write=False)
            count = store.count()
            store.close()
            expected = int(told[-1]) if told else 0
            acknowledged = max(acknowledged, expected)
            lost += count < expected
    return f"{lost} lost of {kills} kills ({acknowledged} documents acknowledged)"


def child(what: str, name: str, folder: Path) -> None:
    if what == "lookup":
        key = document(7)[0]
        print(timed(lambda: CANDIDATES[name](folder, write=False).lookup(key)))
    elif what == "read":
        print(attempt(lambda: CANDIDATES[name](folder, write=False).count()))
    elif what == "write":
        print(attempt(lambda: CANDIDATES[name](folder).insert([(str(time.time()), "x")])))
    else:
        endless(CANDIDATES[name](folder))


def endless(store: Candidate) -> None:
    documents = [value for _, value in next(batches(BATCH))]
    count = store.count()
    while True:
        store.insert([(str(count + place), value) for place, value in enumerate(documents)])
        count += BATCH
        print(count, flush=True)


def measure(name: str, documents: int, edges: int, kills: int) -> dict[str, str]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        store = CANDIDATES[name](folder)
        writing = sum(timed(lambda batch=batch: store.insert(batch)) for batch in batches(documents))
        result = {f"insert {documents} documents": f"{writing:.1f} s"}
        result["reader while a writer is open"] = other_process(name, folder, write=False)
        store.close()
        size = sum(path.stat().st_size for path in folder.iterdir())
        result["size on disk"] = f"{size / 1e6:.0f} MB"
        result["open and look up, fresh process"] = f"{fresh_lookup(name, folder) * 1000:.1f} ms"
        reader = CANDIDATES[name](folder, write=False)
        reader.count()
        result["writer while a reader is open"] = other_process(name, folder, write=True)
        reader.close()
        store = CANDIDATES[name](folder)
        rows = [edge(number) for number in range(edges)]
        result[f"load {edges} edges"] = f"{timed(lambda: store.load_edges(iter(rows), folder)):.1f} s"
        result[f"export {edges} edges to Parquet"] = f"{timed(lambda: store.export_edges(folder)):.1f} s"
        store.close()
    result["kill -9 while writing"] = killed(name, kills)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--engine", choices=sorted(CANDIDATES), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options: Any = parser.parse_args()
    if options.child:
        child(options.child, options.engine, options.folder)
        return
    results = {name: measure(name, options.documents, options.edges, options.kills) for name in CANDIDATES}
    print(f"DuckDB {duckdb.__version__}, SQLite {sqlite3.sqlite_version}, Python {sys.version.split()[0]}")
    for key in results["duckdb"]:
        print(f"| {key} | {results['duckdb'][key]} | {results['sqlite'][key]} |")


if __name__ == "__main__":
    main()
