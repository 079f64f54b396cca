"""The records: what each file says, and the facts of all together. The truth; engines are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path
from types import TracebackType
from typing import Any

from graphkit.facts import Edge, Evidence, Facts, FileGroup, Node
from graphkit.i18n import Text
from graphkit.model import Extraction, Reading
from graphkit.records import contents, folder, tables
from graphkit.records.database import Database
from graphkit.records.fingerprint import fingerprint
from graphkit.records.sheaves import Sheaf, sheaves
from graphkit.records.types import Content, FileRecord
from graphkit.schema import EDGES, NODES

_FILES = (
    "SELECT path, location, files.sha256, size, state, key, reason_vi, reason_en, document, reader "
    "{more} FROM files {join} JOIN content USING (key) {where} ORDER BY path"
)
_CONTENT = _FILES.format(more=", extraction, reading", join="INNER", where="WHERE path = ?")


class Store:
    """A store's records. Use it as a context manager, or close it.

    Any number of processes may read while one writes; each reading call sees the state of its moment. All
    methods raise GraphkitError where the records are damaged or another process writes for too long.
    """

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._database = database

    @classmethod
    def open(cls, path: Path, write: bool = False) -> Store:
        """Open a store that is there.

        Raises GraphkitError where there is none, or one of another format, or something else.
        """
        folder.require(path)
        store = cls(path, Database(path / folder.DATABASE, write))
        try:
            store.fingerprint()
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def create(cls, path: Path) -> Store:
        """Open a store for writing; make it, and the folders above it, where there is none.

        Raises GraphkitError where the path is a file, a store of another format, or a folder of other things.
        """
        folder.prepare(path)
        database = Database(path / folder.DATABASE, write=True)
        store = cls(path, database)
        try:
            with database.transaction():
                for statement in tables.definitions():
                    database.execute(statement)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close the store."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- files and what they say ----------------------------------------------------------------

    def files(self) -> list[FileRecord]:
        """Return all files, ordered by path."""
        return [_file(*row) for row in self._database.rows(_FILES.format(more="", join="LEFT", where=""))]

    def extractions(self) -> Iterator[tuple[FileRecord, Extraction]]:
        """Yield every readable file with what it says, ordered by path; the extraction names that path."""
        query = _FILES.format(more=", extraction", join="INNER", where="")
        for *columns, packed in self._database.rows(query):
            record = _file(*columns)
            yield record, contents.unpack_extraction(packed, record.path)

    def content(self, path: str) -> tuple[FileRecord, Reading, Extraction] | None:
        """Return the file of a path with its text and what it says; None where there is no such text."""
        for *columns, packed, text in self._database.rows(_CONTENT, [path]):
            record = _file(*columns)
            reading = contents.unpack_reading(text, path)
            return record, reading, contents.unpack_extraction(packed, path)
        return None

    def reading(self, sha256: str) -> Reading:
        """Return the text of the file with these bytes. Raises KeyError where there is none."""
        row = self._database.row(
            "SELECT reading, path FROM content JOIN files USING (key) WHERE content.sha256 = ? ORDER BY path",
            [sha256],
        )
        if row is None:
            raise KeyError(sha256)
        return contents.unpack_reading(*row)

    def keys(self) -> set[str]:
        """Return the keys of all contents."""
        return {key for (key,) in self._database.rows("SELECT key FROM content")}

    def put(
        self, files: Sequence[FileRecord], made: Iterable[Content] = (), gone: Iterable[str] = ()
    ) -> None:
        """Write files and contents, and take out the files of the locations ``gone``, in one transaction.

        What was known of a file or a content is replaced; ``document`` and ``reader`` of a record are
        those of its content.
        """
        with self._database.transaction():
            self._database.insert("content", map(_content_row, made), replace=True)
            for location in chain(gone, (record.location for record in files)):
                self._database.execute("DELETE FROM files WHERE location = ?", [location])
            self._database.insert("files", map(_file_row, files))

    def prune(self) -> None:
        """Remove the contents that no file has any more."""
        self._database.execute("DELETE FROM content WHERE key NOT IN (SELECT key FROM files)")

    # --- facts ------------------------------------------------------------------------------------

    def node(self, id: str) -> Node | None:  # noqa: A002  the graph's own word
        """Return the node of an id, None where there is none."""
        for label in NODES:
            row = self._database.row(f"SELECT * FROM {tables.node_table(label)} WHERE id = ?", [id])
            if row is not None:
                return tables.node_of(label, row)
        return None

    def nodes(self, label: str) -> Iterator[Node]:
        """Yield all nodes of a label, ordered by id."""
        for row in self._database.rows(f"SELECT * FROM {tables.node_table(label)} ORDER BY id"):
            yield tables.node_of(label, row)

    def edges(
        self,
        type: str | None = None,  # noqa: A002  the graph's own word
        source: str | None = None,
        target: str | None = None,
    ) -> list[Edge]:
        """Return the edges of a type, a source, a target, or any of these; each with all its evidence.

        They are ordered by type as the schema has it, by source and by target.
        """
        return list(self._edges([type] if type else list(EDGES), source, target))

    def targets(self, type: str, source: str, label: str) -> Iterator[Node]:  # noqa: A002
        """Yield the nodes of a label that a node's edges of a type point to, ordered by id."""
        query = (
            f"SELECT node.* FROM {tables.edge_table(type)} JOIN {tables.node_table(label)} AS node "
            "ON node.id = target WHERE source = ? ORDER BY node.id"
        )
        for row in self._database.rows(query, [source]):
            yield tables.node_of(label, row)

    def issued(self, body: str, year: int) -> Iterator[Node]:
        """Yield the documents that a body issued for a year, that of the plan, else of the date, by id."""
        query = (
            f"SELECT node.* FROM {tables.edge_table('BAN_HANH')} JOIN {tables.node_table('VanBan')} AS node "
            "ON node.id = target WHERE source = ? AND coalesce(nam_ke_hoach, nam) = ? ORDER BY node.id"
        )
        for row in self._database.rows(query, [body, year]):
            yield tables.node_of("VanBan", row)

    def evidence(self, type: str, source: str, target: str) -> list[Evidence]:  # noqa: A002
        """Return all places that say an edge, the strongest first; none where there is no such edge."""
        return [item for edge in self.edges(type, source, target) for item in edge.evidence]

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the records inside, whatever a build commits meanwhile; snapshots do not nest."""
        with self._database.snapshot():
            yield

    def facts(self) -> Facts:
        """Return the whole graph."""
        with self._database.snapshot():
            nodes = tuple(node for label in NODES for node in self.nodes(label))
            return Facts(nodes, tuple(self._edges(list(EDGES), None, None)), self.groups())

    def groups(self) -> tuple[FileGroup, ...]:
        """Return the documents that have several files, ordered by id."""
        return contents.groups_from_json(self.note("groups") or "[]")

    def counts(self) -> dict[str, int]:
        """Return how many nodes each label and how many edges each relationship type has, in schema order."""
        names = {**{n: tables.node_table(n) for n in NODES}, **{n: tables.edge_table(n) for n in EDGES}}
        rows = {name: self._database.row(f"SELECT count(*) FROM {table}") for name, table in names.items()}
        return {name: row[0] for name, row in rows.items() if row}

    def fingerprint(self) -> str:
        """Return the fingerprint of the facts: another one if and only if the facts are others."""
        return self.note("fingerprint") or fingerprint(Facts((), ()))

    def replace_facts(self, facts: Facts, notes: dict[str, str] | None = None) -> None:
        """Put these facts in the place of all that are there, and keep notes, in one transaction.

        Raises KeyError for a label or type, ValueError for a property that the schema does not have, and
        sqlite3.IntegrityError for two facts of one identity; then nothing is changed.
        """
        kept = {"fingerprint": fingerprint(facts), "groups": contents.groups_to_json(facts.groups)}
        notes = {**kept, **(notes or {})}
        with self._database.transaction():
            if notes["fingerprint"] != self.note("fingerprint"):
                self._write(facts)
            self._database.insert("meta", notes.items(), replace=True)

    def note(self, name: str) -> str | None:
        """Return what a note says, None where there is no such note."""
        row = self._database.row("SELECT value FROM meta WHERE name = ?", [name])
        return str(row[0]) if row else None

    def sheaves(self) -> Iterator[Sheaf]:
        """Yield all facts as plain rows (:mod:`graphkit.records.sheaves`)."""
        return sheaves(self._database)

    def export(self, target: Path) -> Iterator[tuple[str, int]]:
        """Write the facts as Parquet files into a folder (:mod:`graphkit.records.parquet`).

        Yield name and number of rows of each file once it is written. Raises GraphkitError where that cannot
        be done.
        """
        from graphkit.records.parquet import export

        target.mkdir(parents=True, exist_ok=True)
        return export(self._database.uri, target)

    def _edges(self, types: list[str], source: str | None, target: str | None) -> Iterator[Edge]:
        given = {"source": source, "target": target}
        wanted = {name: value for name, value in given.items() if value is not None}
        where = " AND ".join(f"{name} = ?" for name in wanted) or "TRUE"
        for name in types:
            further = self._further(name, where, list(wanted.values()))
            query = f"SELECT * FROM {tables.edge_table(name)} WHERE {where} ORDER BY source, target"
            for row in self._database.rows(query, list(wanted.values())):
                yield tables.edge_of(name, row, further.get((row[0], row[1]), ()))

    def _further(
        self, name: str, where: str, values: list[str]
    ) -> dict[tuple[str, str], tuple[Evidence, ...]]:
        rows = self._database.rows(
            f"SELECT * FROM evidence WHERE type = ? AND {where} ORDER BY source, target, rank",
            [name, *values],
        )
        grouped = groupby(rows, key=lambda row: (row[1], row[2]))
        return {ends: tuple(map(tables.evidence_of, group)) for ends, group in grouped}

    def _write(self, facts: Facts) -> None:
        for table in tables.FACT_TABLES:
            self._database.execute(f"DELETE FROM {table}")
        nodes = sorted(facts.nodes, key=lambda node: (node.label, node.id))
        for label, members in groupby(nodes, key=lambda node: node.label):
            self._database.insert(tables.node_table(label), map(tables.node_row, members))
        edges = sorted(facts.edges, key=lambda edge: (edge.type, edge.source, edge.target))
        for name, edges_of_type in groupby(edges, key=lambda edge: edge.type):
            self._database.insert(tables.edge_table(name), map(tables.edge_row, edges_of_type))
        self._database.insert("evidence", (row for edge in edges for row in tables.evidence_rows(edge)))


@contextmanager
def building(path: Path, new: bool = False) -> Iterator[Store]:
    """Hold a store alone for a build, open for writing; ``new`` makes it where there is none.

    Raises GraphkitError as :meth:`Store.open` does, and where another process is building it.
    """
    folder.prepare(path) if new else folder.require(path)
    with folder.build_lock(path), Store.create(path) as store:
        yield store


def _file(*row: Any) -> FileRecord:
    *columns, reason_vi, reason_en, document, reader = row
    reason = Text(reason_vi, reason_en) if reason_vi else None
    fields = [*columns, reason, document, reader]
    return FileRecord(*fields)


def _file_row(record: FileRecord) -> Sequence[Any]:
    reason = (record.reason.vi, record.reason.en) if record.reason else (None, None)
    facts = (record.path, record.sha256, record.size, record.state, record.key)
    return (record.location, *facts, *reason)


def _content_row(content: Content) -> Sequence[Any]:
    source, header = content.reading.source, content.extraction.header
    packed = contents.pack_reading(content.reading), contents.pack_extraction(content.extraction)
    return (content.key, source.sha256, source.reader, header.id, *packed)
