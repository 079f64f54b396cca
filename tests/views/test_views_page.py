"""The page as text: self-contained, escaped, in two languages, and honest about what it folds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from views_scene import HOSTILE, STRATEGY, Scene, document, scene

from graphkit.facts import Edge, Evidence, Node
from graphkit.i18n import Language, set_language
from graphkit.views import render
from graphkit.views.payload import marked, offsets


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    set_language("vi")
    yield
    set_language("vi")


def _data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_nothing_is_fetched() -> None:
    made = scene()
    html = render(made.nodes, made.edges, context=made.context)
    shell = re.sub(r"<script[^>]*>.*?</script>", "<script></script>", html, flags=re.DOTALL)
    assert "http:" not in shell.lower()
    assert "https:" not in shell.lower()
    assert "default-src 'none'" in shell
    assert not re.search(r"<script[^>]+src=|<link[^>]+stylesheet|@import|url\(", shell, re.IGNORECASE)


def test_text_of_documents_stays_text() -> None:
    made = Scene()
    document(made, f"urn:x{HOSTILE}", HOSTILE, "tỉnh", HOSTILE)
    document(made, "b", "1/KH-UBND", "xã", "b")
    said = made.say("b", HOSTILE, HOSTILE, f"Căn cứ {HOSTILE} ...")
    made.edge("CAN_CU", "b", f"urn:x{HOSTILE}", said)
    html = render(made.nodes, made.edges, title=HOSTILE, filters=[HOSTILE], context=made.context)
    assert "<img" not in html
    assert "</script><script>window.hacked" not in html
    assert HOSTILE in json.dumps(_data(html), ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("vi", ("Trung ương", "căn cứ", "giao cho", "Chú giải")),
        ("en", ("Central", "based on", "assigned to")),
    ],
)
def test_the_page_speaks_the_language_that_is_set(language: str, expected: tuple[str, ...]) -> None:
    set_language("en" if language == "en" else "vi")
    made = scene()
    html = render(made.nodes, made.edges)
    assert f'<html lang="{language}">' in html
    assert [word for word in expected if word not in html] == []


def test_edges_whose_ends_are_not_shown_and_places_are_left_out() -> None:
    nodes = [Node("VanBan", "a", "A", {"cap": "xã"}), Node("DiaBan", "p", "Xã Ngọc Hồi")]
    edges = [
        Edge("CAN_CU", "a", "elsewhere", "VanBan", "VanBan"),
        Edge("THUOC_DIA_BAN", "a", "p", "CoQuan", "DiaBan"),
    ]
    data = _data(render(nodes, edges))
    assert [node["id"] for node in data["nodes"]] == ["a"]
    assert data["edges"] == []


def test_an_empty_graph_is_a_page_too() -> None:
    assert _data(render([], []))["nodes"] == []


def test_what_was_folded_is_said() -> None:
    made = scene()
    assert 'id="folded"' not in render(made.nodes, made.edges)
    html = render(made.nodes, made.edges, limit=60)
    assert re.search(r'id="folded">.*Nhiệm vụ \(70\).*Thôn, đơn\xa0vị \(30\)', html)


def test_the_same_facts_give_the_same_page() -> None:
    assert render(scene().nodes, scene().edges) == render(scene().nodes, scene().edges)


def test_the_file_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "tranh.html"
    program = (
        "import pathlib, sys, graphkit.views as v; v.write('C\\u0103n c\\u1ee9', pathlib.Path(sys.argv[1]))"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run([sys.executable, "-c", program, str(path)], check=True, env=environment)
    assert path.read_bytes() == "Căn cứ".encode()


@pytest.mark.parametrize(
    ("sentence", "quote", "expected"),
    [
        ("Căn cứ Luật số 5, kế hoạch", "Luật số 5", ("Căn cứ ", "Luật số 5", ", kế hoạch")),
        ("Luật số 5", "Luật số 5", ("", "Luật số 5", "")),
        ("câu khác", "Luật số 5", ("", "Luật số 5", "")),
    ],
)
def test_the_words_are_marked_in_their_sentence(
    sentence: str, quote: str, expected: tuple[str, str, str]
) -> None:
    assert marked(sentence, quote) == expected


@pytest.mark.parametrize(("page", "expected"), [(None, "ký tự 11–20"), (3, "trang 3, ký tự 11–20")])
def test_the_place_is_said_by_page_and_characters(page: int | None, expected: str) -> None:
    assert offsets(Evidence(STRATEGY, "a.txt", 10, 20, "q", "number", 1.0, page)) == expected


def test_the_place_can_be_told_by_the_caller() -> None:
    made = scene()
    html = render(made.nodes, made.edges, place=lambda evidence: f"dòng {evidence.start}")
    assert "dòng 137" in html
    assert "ký tự 138" not in html


@pytest.mark.parametrize(
    ("language", "method", "said"),
    [
        ("vi", "near number", "số gần giống, ngày hoặc trích yếu khớp"),
        ("en", "alias", "by another name"),
        ("vi", "luật khác", "luật khác"),
    ],
)
def test_how_evidence_was_read_is_said_in_words(language: Language, method: str, said: str) -> None:
    made = scene()
    quoted = Evidence(STRATEGY, "a.txt", 1, 2, "q", method, 0.9)
    edge = Edge("CAN_CU", STRATEGY, "luat", "VanBan", "VanBan", (quoted,))
    set_language(language)
    (found,) = _data(render(made.nodes, [edge]))["details"]["edges"].values()
    assert found["evidence"][0]["method"] == said


def test_relations_that_are_asked_for_are_on_at_first() -> None:
    made = scene()
    html = render(made.nodes, made.edges, lines=["CO_NHIEM_VU"])
    on = re.findall(r'data-relation="([A-Z_]+)" checked', html)
    assert on == ["CO_NHIEM_VU"]
