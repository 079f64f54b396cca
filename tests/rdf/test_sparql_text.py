"""Parameters take the place of variables and nothing else; what does more than read is refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from graphkit.engines.rdf import XSD
from graphkit.engines.sparql import prepare, to_term, to_value
from graphkit.errors import GraphkitError

ID = "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("SELECT ?y { ?id ?p ?y }", f"SELECT ?y {{ <{ID}> ?p ?y }}"),
        ("SELECT ?y { $id ?p ?y }", f"SELECT ?y {{ <{ID}> ?p ?y }}"),
        ("SELECT ?id ?y { ?id ?p ?y }", f"SELECT (<{ID}> AS ?id) ?y {{ <{ID}> ?p ?y }}"),
        ("SELECT (COUNT(?id) AS ?n) { ?id ?p ?y }", f"SELECT (COUNT(<{ID}>) AS ?n) {{ <{ID}> ?p ?y }}"),
        ("ASK { ?id ?p ?ids }", f"ASK {{ <{ID}> ?p ?ids }}"),
        ('SELECT ?y { ?id ?p "?id" }', f'SELECT ?y {{ <{ID}> ?p "?id" }}'),
        ("SELECT ?y { ?id ?p '''a'?id''' }", f"SELECT ?y {{ <{ID}> ?p '''a'?id''' }}"),
        ('SELECT ?y { ?id ?p "\\"?id" }', f'SELECT ?y {{ <{ID}> ?p "\\"?id" }}'),
        ("SELECT ?y { ?id <a:?id> ?y }", f"SELECT ?y {{ <{ID}> <a:?id> ?y }}"),
        ("SELECT ?y { ?id ?p ?y } # ?id", f"SELECT ?y {{ <{ID}> ?p ?y }} # ?id"),
        ("SELECT ?y { ?id gk:CAN_CU? ?y }", f"SELECT ?y {{ <{ID}> gk:CAN_CU? ?y }}"),
        (
            "SELECT ?y { { SELECT ?id { ?id ?p ?y } } }",
            f"SELECT ?y {{ {{ SELECT (<{ID}> AS ?id) {{ <{ID}> ?p ?y }} }} }}",
        ),
    ],
)
def test_a_parameter_takes_the_place_of_its_variable(text: str, prepared: str) -> None:
    assert prepare(text, {"id": ID}) == prepared


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("PREFIX gk: <x:y#> DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("load <http://example.org/a.ttl>", "LOAD"),
        ("# SELECT\nDROP ALL", "DROP"),
        ("CLEAR DEFAULT", "CLEAR"),
        ("WITH <a:g> DELETE { ?s ?p ?o } INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { { service SILENT ?x { ?s ?p ?o } } }", "SERVICE"),
        ("", "SELECT"),
        ("hello", "SELECT"),
    ],
)
def test_what_does_more_than_read_is_refused(text: str, word: str) -> None:
    with pytest.raises(GraphkitError) as caught:
        prepare(text, {})
    assert word in caught.value.text.vi
    assert word in caught.value.text.en
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE <http://example.org/>' } # SERVICE",
        "PREFIX service: <a:> SELECT * { ?s service:x ?o }",
        "SELECT * { ?service <a:INSERT> ?insert }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DESCRIBE <a:b>",
        "ask { ?s ?p ?o }",
    ],
)
def test_what_reads_is_left_alone(text: str) -> None:
    assert prepare(text, {}) == text
    Store().query(text)


def test_a_parameter_without_a_variable_is_told() -> None:
    with pytest.raises(GraphkitError, match="van_ban"):
        prepare("SELECT ?id { ?id ?p '?van_ban' }", {"van_ban": ID})


@pytest.mark.parametrize("value", [None, [1], object(), "urn:lex:not an iri"])
def test_a_value_without_a_term_is_told(value: object) -> None:
    with pytest.raises(GraphkitError, match="tham số x"):
        prepare("SELECT * { ?s ?p ?x }", {"x": value})


@pytest.mark.parametrize(
    ("value", "term"),
    [
        (ID, NamedNode(ID)),
        ("urn:gk:co-quan:vn:x", NamedNode("urn:gk:co-quan:vn:x")),
        ("xã", Literal("xã")),
        (True, Literal(True)),
        (3, Literal(3)),
        (0.5, Literal(0.5)),
        (datetime.date(2026, 2, 27), Literal("2026-02-27", datatype=NamedNode(XSD + "date"))),
        (NamedNode("http://example.org/"), NamedNode("http://example.org/")),
    ],
)
def test_a_value_is_its_term_and_comes_back(value: object, term: NamedNode | Literal) -> None:
    assert to_term(value) == term
    assert to_value(term) == (value.value if isinstance(value, NamedNode) else value)


SCALARS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(),
)


@given(SCALARS)
def test_whatever_a_parameter_holds_it_stays_one_value(value: object) -> None:
    answer = Store().query(prepare("SELECT ?x (?x AS ?y) { }", {"x": value}))
    assert isinstance(answer, QuerySolutions)
    (row,) = answer
    assert [to_value(term) for term in row] == [value, value]
    assert list(map(type, map(to_value, row))) == [type(value)] * 2


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_cutting_into_tokens_loses_nothing(text: str) -> None:
    assert prepare(f"SELECT * {{ }} {text}", {}) == f"SELECT * {{ }} {text}"
