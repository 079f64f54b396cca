"""Stores of facts for engines to be opened over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graphkit.facts import Facts
from graphkit.records import Store

MakeStore = Callable[[Facts], Store]


@contextmanager
def stores(folder: Path) -> Iterator[MakeStore]:
    """Give a function that makes a store of facts, in a folder named with a blank, a quote and brackets."""
    with ExitStack() as opened:
        count = iter(range(100))

        def make(facts: Facts) -> Store:
            store = opened.enter_context(Store.create(folder / f"kho [{next(count)}] 's.gk"))
            store.replace_facts(facts)
            return store

        yield make
