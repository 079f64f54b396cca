"""One vocabulary: code, queries, loaders, notebooks, pages and the contract use the names of the table alone."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graphkit.resources import share
from graphkit.schema import EDGES, NODES, edge_properties, node_properties

ROOT = Path(__file__).resolve().parents[2]
CYPHER = [*sorted(share("queries").glob("*.cypher")), *sorted(share("loaders").rglob("*.cypher"))]
CODE = sorted((ROOT / "graphkit").rglob("*.py"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
WORDS = [*PAGES, *CODE, *NOTEBOOKS, *sorted(share("ontology").rglob("*.md"))]
LABEL = re.compile(r"\(\w*:\s*([A-Za-z]\w*)")
TYPE = re.compile(r"\[\w*:\s*(\w+(?:\s*\|\s*:?\w+)*)")
PROPERTY = re.compile(r"(?<![\w'])[a-z]\w*\.([a-z_]+)\b(?!\()")
TAKES_A_LABEL = {"node", "nodes"}
TAKES_A_TYPE = {"edge", "edges", "ends"}


@cache
def names(kind: str) -> frozenset[str]:
    """The names of the table in Cypher."""
    with (share("ontology") / "terms.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return frozenset(row["cypher"] for row in rows if row["kind"] == kind and row["cypher"] != "-")


@cache
def terms() -> frozenset[str]:
    return frozenset({"BangChung"}).union(*map(names, ("class", "relationship", "property")))


def used(text: str) -> tuple[set[str], set[str], set[str]]:
    """The labels, types and properties of a text in Cypher, its comments and strings left out."""
    code = re.sub(r"//.*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "", text)
    types = {name.strip(" :") for group in TYPE.findall(code) for name in group.split("|")}
    return set(LABEL.findall(code)), types, set(PROPERTY.findall(code))


@pytest.mark.parametrize("file", CYPHER, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_cypher_uses_the_names_of_the_table(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    labels, types, properties = used(text)
    columns = set(re.findall(r"^// column: (\w+)", text, re.MULTILINE))
    loaded = {"source", "target"}
    assert labels <= names("class")
    assert types <= names("relationship")
    assert properties <= names("property") | columns | loaded


def test_names_in_cypher_are_seen() -> None:
    text = "MATCH (a:VanBan {id: $x})<-[r:CAN_CU|:THAY_THE*1..3]-(b) WHERE r.tep = 'c.tam' RETURN date.truncate('day', b.ngay) // d.e"
    assert used(text) == ({"VanBan"}, {"CAN_CU", "THAY_THE"}, {"tep", "ngay"})


def test_pages_code_and_notebooks_use_declared_terms() -> None:
    found = set()
    for file in WORDS:
        text = file.read_text(encoding="utf-8")
        said = set(re.findall(r"(?<![\w:-])gk:([A-Za-z]\w*)", text))
        assert said <= terms(), file.name
        found |= said
    assert len(found) > 10


def test_notebooks_ask_for_labels_and_types_of_the_table() -> None:
    labels, types, _ = used("\n".join(line for file in NOTEBOOKS for line in matches(file)))
    assert labels
    assert labels <= names("class")
    assert types <= names("relationship")


def matches(notebook: Path) -> Iterator[str]:
    """The lines of a notebook's code that match a pattern in Cypher."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            yield from (line for line in cell["source"] if re.search(r"MATCH|-\[", line))


def called(file: Path) -> Iterator[tuple[str, str]]:
    """The methods of the graph and the store that a module calls with a name, and that name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.func.attr, first.value


def test_code_makes_and_asks_what_the_table_names() -> None:
    calls = [call for file in CODE for call in called(file)]
    made = {name for method, name in calls if method in TAKES_A_LABEL}
    joined = {name for method, name in calls if method in TAKES_A_TYPE}
    assert made <= names("class")
    assert len(made) > 3
    assert joined <= names("relationship")
    assert len(joined) > 10


# --- the contract ------------------------------------------------------------------------------------


def rows(text: str) -> Iterator[list[str]]:
    for line in re.findall(r"^\| (`.+) \|$", text, re.MULTILINE):
        yield line.split(" | ")


def quoted(cell: str) -> list[str]:
    """The names of a cell that stand before what is said of them."""
    return re.findall(r"`(\w+)`", re.sub(r"\([^()]*\)", "", cell))


@pytest.fixture(scope="module")
def contract(shared: Path) -> tuple[str, str]:
    """The parts of the contract: nodes, relationships."""
    text = (shared / "contract" / "graph.md").read_text(encoding="utf-8")
    nodes, relationships = re.split(r"^## Relationships$", text, flags=re.MULTILINE)
    return nodes, relationships


@pytest.mark.shared
def test_the_labels_of_the_contract_have_its_properties(contract: tuple[str, str]) -> None:
    found = {quoted(label)[0]: quoted(properties) for label, _, properties in rows(contract[0])}
    assert set(found) == set(NODES)
    for label, properties in found.items():
        assert properties
        assert set(properties) | {"id", "ten"} <= set(node_properties(label)), label


@pytest.mark.shared
def test_the_relationships_of_the_contract_join_what_it_says(contract: tuple[str, str]) -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for types, ends, _ in rows(contract[1]):
        pairs = {tuple(pair.split(" → ")) for pair in ends.split(", ")}
        found |= dict.fromkeys(quoted(types), pairs)
    assert found == {name: set(edge.pairs) for name, edge in EDGES.items()}


@pytest.mark.shared
def test_what_relationships_of_the_contract_carry(contract: tuple[str, str]) -> None:
    carried = re.search(r"It carries its strongest evidence: (.+?)\. ", contract[1])
    assert carried
    named = set(re.findall(r"`(\w+)`", carried[1]))
    assert len(named) > 8
    assert all(named <= set(edge_properties(name)) for name in EDGES)
    for types, _, meaning in rows(contract[1]):
        own = {name for name in re.findall(r"`(\w+)`", types + meaning) if name.islower()}
        assert own <= set(edge_properties(quoted(types)[0])), types
