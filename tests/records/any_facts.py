"""Facts of every kind that the schema allows, and stranger than any document says them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from graphkit.facts import Beside, Edge, Evidence, Facts, FileGroup, Node, Value
from graphkit.i18n import Text
from graphkit.schema import EDGES, NODES, EdgeType, Kind

WORDS = st.text(alphabet="abc đứàỹ'\"\\,;\n\r\t%?😀", min_size=1, max_size=12)
IDS = st.text(alphabet="abcđ:;@-", min_size=1, max_size=6)
VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.STRING: WORDS,
    Kind.INTEGER: st.integers(-(2**31), 2**31),
    Kind.FLOAT: st.floats(0, 1),
    Kind.BOOLEAN: st.booleans(),
    Kind.DATE: st.dates(date(1945, 9, 2), date(2100, 1, 1)).map(date.isoformat),
    Kind.STRINGS: st.lists(WORDS, max_size=3).map(tuple),
}
EVIDENCES = st.builds(
    Evidence,
    document=WORDS,
    file=WORDS,
    start=st.integers(0, 10**6),
    end=st.integers(0, 10**6),
    quote=WORDS,
    method=WORDS,
    confidence=st.floats(0, 1),
    page=st.none() | st.integers(1, 999),
)


def values_of(properties: dict[str, Kind]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({}, optional={name: VALUES[kind] for name, kind in properties.items()})


def nodes_of(label: str) -> st.SearchStrategy[Node]:
    return st.builds(Node, st.just(label), IDS, WORDS, values_of(dict(NODES[label].properties)))


def edges_of(type_: EdgeType) -> st.SearchStrategy[Edge]:
    return st.sampled_from(type_.pairs).flatmap(
        lambda pair: st.builds(
            Edge,
            st.just(type_.name),
            IDS,
            IDS,
            st.just(pair[0]),
            st.just(pair[1]),
            st.lists(EVIDENCES, max_size=3).map(tuple),
            values_of(dict(type_.properties)),
        )
    )


TEXTS = st.builds(Text, IDS, IDS)
GROUPS = st.builds(
    FileGroup,
    IDS,
    IDS,
    st.lists(st.builds(Beside, IDS, st.lists(TEXTS, max_size=3).map(tuple)), min_size=1, max_size=3).map(
        tuple
    ),
)
FACTS = st.builds(
    lambda nodes, edges, groups: Facts(tuple(nodes), tuple(edges), tuple(groups)),
    st.lists(st.sampled_from(sorted(NODES)).flatmap(nodes_of), unique_by=lambda node: node.id, max_size=8),
    st.lists(
        st.sampled_from(sorted(EDGES)).flatmap(lambda name: edges_of(EDGES[name])),
        unique_by=lambda edge: (edge.type, edge.source, edge.target),
        max_size=8,
    ),
    st.lists(GROUPS, max_size=2),
)
