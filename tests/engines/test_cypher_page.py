"""docs/cypher.md says of each form whether it is translated, computed or refused: its examples are put to the test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from engine_stores import stores
from neo4j_answers import answers, comparable
from small_country import FACTS

from graphkit.engines import cypher
from graphkit.engines.cypher.aggregates import AGGREGATES
from graphkit.engines.cypher.builtin import FUNCTIONS
from graphkit.engines.cypher.procedures import INSTEAD, PROCEDURES
from graphkit.engines.ladybug import Ladybug, open_ladybug
from graphkit.errors import GraphkitError

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cypher.md"
KNOWN = {known.text: known for known in answers()}
_CELL = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"`([^`]+)`")
_WORDS = re.compile(r"\.?[A-Za-z][\w.]*(?: [A-Za-z]\w*)*")


@dataclass(frozen=True)
class Row:
    """A line of the page: the forms, their state, examples, and the form to use instead of a refused one."""

    forms: str
    state: str
    examples: tuple[str, ...]
    instead: str


def rows() -> Iterator[Row]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in _CELL.split(line)[1:-1]]
        if len(cells) == 3 and cells[1] in {"translated", "computed", "refused"}:
            forms, state, said = cells
            examples, _, instead = said.partition("<br>instead: ")
            yield Row(forms, state, tuple(_CODE.findall(examples)), instead.strip("`"))


ROWS = list(rows())


@pytest.fixture(scope="module")
def ladybug(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ladybug]:
    with stores(tmp_path_factory.mktemp("kho")) as make_store:
        engine = open_ladybug(make_store(FACTS))
        yield engine
        engine.close()


def _is_translated(ladybug: Ladybug, text: str) -> bool:
    """Say whether the engine itself answers the text that it is given for another."""
    parameters = KNOWN[text].parameters
    try:
        given = cypher.translate(text, parameters, ladybug._loops)
        list(ladybug.found(given.text, {name: parameters[name] for name in given.parameters}))
    except GraphkitError:
        return False
    return True


def test_the_page_is_read() -> None:
    assert len(ROWS) > 60
    assert all(row.examples for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.forms[:50])
def test_examples_are_what_the_page_says(ladybug: Ladybug, row: Row) -> None:
    for text in row.examples:
        if row.state == "refused":
            with pytest.raises(GraphkitError) as refusal:
                ladybug.query(text)
            assert row.instead in refusal.value.text.en, text
            assert "ladybug" not in str(refusal.value), "it must not reach the engine"
        else:
            known = KNOWN[text]
            assert _is_translated(ladybug, text) == (row.state == "translated"), text
            answer = ladybug.query(text, known.parameters)
            assert comparable(text, answer) == comparable(text, known.table)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.forms[:50])
def test_every_word_of_a_form_is_in_an_example(row: Row) -> None:
    examples = " ".join(row.examples)
    for form in _CODE.findall(row.forms):
        assert not _WORDS.fullmatch(form) or form in examples, form


def test_every_function_and_procedure_is_on_the_page() -> None:
    named = {
        word.lower()
        for row in ROWS
        for form in _CODE.findall(row.forms)
        for word in re.findall(r"[\w.]+", form)
    }
    assert {*FUNCTIONS, *AGGREGATES, *PROCEDURES, *INSTEAD} <= named
