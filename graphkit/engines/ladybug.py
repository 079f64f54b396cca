"""The Cypher engine: a ladybug database of its own, opened to read only.

Texts are Neo4j 5's Cypher and are translated (:mod:`graphkit.engines.cypher`); ``native`` texts are its own.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from graphkit.engines import cypher
from graphkit.engines.generation import Generation, current, damaged
from graphkit.engines.projection import DATABASE, VERSION, loops, project
from graphkit.engines.protocol import Language, Table, too_long
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.records import Store

TIMEOUT: Final = 30.0
"""Seconds that a query may take unless told otherwise."""

NEVER: Final = 1e6
"""For who stops queries in another way."""

_BUFFER = 4 << 30
"""Bytes at most: with 1 GB the most cited of a million documents could not be counted."""
_MOST_STEPS = 100_000
"""The largest bound that a text may state."""
_MOST_TRANSLATED = 256
_SCALARS = {bool, int, float, str, datetime.date}
"""Types of parameters that say all of them: a list is translated by what is in it."""
_ALREADY_PLAIN = frozenset({"STRING", "INT64", "DOUBLE", "BOOL", "DATE"})
"""The engine's types whose values come as :class:`Table` has them."""


def open_ladybug(store: Store, timeout: float = TIMEOUT) -> Ladybug:
    """Open the store's ladybug projection, brought up to date with its records; ``timeout`` is in seconds."""
    return Ladybug(up_to_date(store), timeout)


def up_to_date(store: Store) -> Generation:
    """Return the generation of the store's records, made where it is not there."""
    fingerprint = f"{VERSION}:{store.fingerprint()}"
    folder = store.path / "engines" / Ladybug.name
    return current(folder, fingerprint, lambda generation: project(store, generation))


_COMPUTED = Text(
    vi="graphkit tự tính trên các mẫu mà máy tìm, vì không có bản dịch",
    en="computed by graphkit over the patterns that the engine finds, as there is no translation",
)


class _UnansweredError(GraphkitError):
    """The engine took a text, and could not answer it."""


class Ladybug:
    """An open ladybug database."""

    name: Final = "ladybug"
    language: Language = "cypher"

    def __init__(self, generation: Generation, timeout: float) -> None:
        """Open a generation, which is closed with the engine. Raises GraphkitError where it is damaged."""
        import ladybug

        self._generation = generation
        self._timeout = timeout
        try:
            self._database = ladybug.Database(
                str(generation.folder / DATABASE), read_only=True, buffer_pool_size=_BUFFER
            )
            self._connection = ladybug.Connection(self._database)
        except RuntimeError as error:
            generation.close()
            raise damaged(generation.folder) from error
        self._loops = loops(generation.folder)
        self._translated: dict[tuple[object, ...], cypher.Translation] = {}
        self._connection.execute(f"CALL var_length_extend_max_depth = {_MOST_STEPS}")
        self._connection.set_query_timeout(round(timeout * 1000))

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        native: bool = False,
        most: int | None = None,
    ) -> Table:
        """Answer a query of Neo4j's Cypher, or with ``native`` of ladybug's, with ``most`` rows at most.

        Raises GraphkitError where the text is wrong, writes, is not on the allow-list, or takes too long.
        """
        given = dict(parameters or {})
        if native:
            cypher.refuse_writing(text)
            return self._answer(text, given, most)
        try:
            translated = self._translate(text, given)
            return self._answer(translated.text, {name: given[name] for name in translated.parameters}, most)
        except (cypher.RefusedError, _UnansweredError):
            columns, rows = cypher.compute(text, given, self.found, self._watch())
            return Table(columns, rows[:most])

    def explain(self, text: str, parameters: Mapping[str, object] | None = None) -> str:
        """Return the text that the database is given for a query; without parameters any type will do.

        For a text that is computed here, say so: the database is asked for its patterns one by one.
        """
        try:
            return cypher.translate(text, parameters or None, self._loops).text
        except cypher.RefusedError as refusal:
            cypher.refuse_to_write(text)
            return f"// {_COMPUTED}: {refusal}"

    def close(self) -> None:
        """Close the database; a newer generation may then replace it."""
        self._connection.close()
        self._database.close()
        self._generation.close()

    def _translate(self, text: str, given: dict[str, object]) -> cypher.Translation:
        """Translate a text, once for parameters of the same types: it may take as long as the answer."""
        if not all(type(value) in _SCALARS for value in given.values()):
            return cypher.translate(text, given, self._loops)
        asked = (text, *((name, type(value)) for name, value in given.items()))
        if asked not in self._translated:
            if len(self._translated) == _MOST_TRANSLATED:
                self._translated.clear()
            self._translated[asked] = cypher.translate(text, given, self._loops)
        return self._translated[asked]

    def _answer(self, text: str, parameters: dict[str, object], most: int | None) -> Table:
        try:
            result = self._connection.execute(text, parameters)
            assert not isinstance(result, list)  # a list answers several statements; these are one
            with result:
                columns = tuple(result.get_column_names())
                rows = islice(result, most)
                if _ALREADY_PLAIN.issuperset(result.get_column_data_types()):
                    return Table(columns, list(map(tuple, rows)))
                return Table(columns, [tuple(map(_plain, row)) for row in rows])
        except RuntimeError as error:
            raise self._error(error) from error

    def found(self, text: str, parameters: Mapping[str, object]) -> Iterator[list[Any]]:
        """Yield the rows of a text of ladybug's own, values as it has them."""
        try:
            result = self._connection.execute(text, dict(parameters))
            assert not isinstance(result, list)  # a list answers several statements; these are one
            with result:
                yield from map(list, result)
        except RuntimeError as error:
            raise self._error(error) from error

    def _watch(self) -> Callable[[], None]:
        """Return what raises an error once the time of a query that begins now is up."""
        end = time.monotonic() + self._timeout

        def check() -> None:
            if time.monotonic() > end:
                raise too_long(self._timeout)

        return check

    def _error(self, error: RuntimeError) -> GraphkitError:
        line = " ".join(str(error).split())
        if line.startswith("Interrupted"):
            return too_long(self._timeout)
        return _UnansweredError(
            Text(
                vi=f"Máy truy vấn ladybug không trả lời được: {line[:300]}",
                en=f"The ladybug engine could not answer: {line[:300]}",
            )
        )


def _plain(value: Any) -> object:
    """Return a value as :class:`Table` has it."""
    if isinstance(value, dict):
        return _plain_dict(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value)  # a sum of integers, 128 bits wide
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return value


def _plain_dict(value: dict[str, Any]) -> dict[str, object]:
    known = {key: _plain(item) for key, item in value.items() if not key.startswith("_") and item is not None}
    if "_NODES" in value:
        return {"nodes": _plain(value["_NODES"]), "relationships": _plain(value["_RELS"])}
    if "_SRC" in value:
        return {"type": value["_LABEL"], "properties": known}
    if "_LABEL" in value:
        return {"id": value["id"], "labels": [value["_LABEL"]], "properties": known}
    return {key: _plain(item) for key, item in value.items()}
