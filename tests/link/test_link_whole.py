from __future__ import annotations

import random

from handmade import STRATEGY, Made, plan
from link_scene import (
    COMMUNE,
    NATIONAL,
    PARENT,
    PARENT_ID,
    TA_LENG,
    edges,
    linked,
    names,
    province,
    with_tasks,
)

from graphkit import schema
from graphkit.resolve import Reference


def corpus() -> list[Made]:
    other = plan(COMMUNE.replace("BÌNH LƯ", "TẢ LÈNG"), TA_LENG, cites=(PARENT, NATIONAL), path="ta-leng.txt")
    return [with_tasks(), province(), province(number=None), other]


def test_the_order_of_files_is_no_matter(reference: Reference) -> None:
    made = corpus()
    expected = linked(reference, *made)
    for seed in range(5):
        random.Random(seed).shuffle(made)
        assert linked(reference, *made) == expected


def test_facts_follow_the_schema(reference: Reference) -> None:
    facts = linked(reference, *corpus())
    labels = {node.id: node.label for node in facts.nodes}
    assert len(labels) == len(facts.nodes)
    for node in facts.nodes:
        assert node.properties.keys() <= schema.node_properties(node.label).keys()
        assert all(value not in ("", None, ()) for value in node.properties.values())
    assert len({(edge.type, edge.source, edge.target) for edge in facts.edges}) == len(facts.edges)
    for edge in facts.edges:
        kind = schema.EDGES[edge.type]
        assert (edge.source_label, edge.target_label) == (labels[edge.source], labels[edge.target])
        assert (edge.source_label, edge.target_label) in kind.pairs
        assert edge.properties.keys() <= kind.properties.keys()
        assert edge.evidence or kind.derived


def test_every_quote_is_in_its_file(reference: Reference) -> None:
    made = corpus()
    read = {reading.source.path: reading.text for reading, _ in made}
    for edge in linked(reference, *made).edges:
        for item in edge.evidence:
            assert read[item.file][item.start : item.end] == item.quote
            assert 0.0 <= item.confidence <= 1.0 and item.method


def test_the_parent_plan_is_an_edge(reference: Reference) -> None:
    facts = linked(reference, *corpus())
    parents = names(facts, "KE_HOACH_CHA")
    assert {parent for _, parent in parents} == {
        "Kế hoạch 2723/KH-UBND của Ủy ban nhân dân tỉnh Lai Châu",
        next(node.name for node in facts.nodes if node.id == STRATEGY),
    }
    commune_edge = edges(facts, "KE_HOACH_CHA")[corpus()[0][1].header.id or "", PARENT_ID]
    assert "2723/KH-UBND" in commune_edge.evidence[0].quote
