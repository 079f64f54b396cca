"""A user's own catalogue: instruments entered by hand, from a table, or from the documents of a store.

``checked(entry, reference)`` gives a row as it is written, ``put(path, rows, ...)`` writes rows into the file
that :class:`graphkit.resolve.Reference` reads, ``from_table`` and ``from_store`` find rows elsewhere.
"""

from __future__ import annotations

from graphkit.catalogue.entry import COLUMNS, Entry, checked
from graphkit.catalogue.gather import Found, from_store, from_table
from graphkit.catalogue.table import Change, entries, put

__all__ = ["COLUMNS", "Change", "Entry", "Found", "checked", "entries", "from_store", "from_table", "put"]
