"""The texts of loaders/ are those that the schema gives, and they load what the records export."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_stores import stores
from small_country import FACTS

from graphkit.engines.loading import files
from graphkit.resources import share
from graphkit.schema import EDGES, NODES

FILES = files()


@pytest.mark.parametrize("path", FILES)
def test_the_file_says_what_the_schema_says(path: str) -> None:
    written = (share("loaders") / path).read_text(encoding="utf-8")
    assert written == FILES[path], 'write it anew with "python -m graphkit.engines.loading loaders"'


@pytest.fixture
def exported(tmp_path: Path) -> Iterator[Path]:
    with stores(tmp_path) as make_store:
        list(make_store(FACTS).export(tmp_path / "xuat"))
        here = Path.cwd()
        os.chdir(tmp_path / "xuat")
        yield tmp_path / "xuat"
        os.chdir(here)


def _statements(path: str) -> list[str]:
    text = (share("loaders") / path).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]


def test_the_ladybug_texts_load_an_export(exported: Path) -> None:
    import ladybug

    with ladybug.Database(str(exported / "do-thi")) as database, ladybug.Connection(database) as connection:
        for statement in _statements("ladybug/schema.cypher") + _statements("ladybug/copy.cypher"):
            connection.execute(statement)
        for text, count in (
            ("MATCH (n) RETURN count(n)", len(FACTS.nodes)),
            ("MATCH ()-[r]->() RETURN count(r)", len(FACTS.edges)),
        ):
            result = connection.execute(text)
            assert not isinstance(result, list)
            assert result.get_all() == [[count]]


def test_the_neo4j_texts_name_every_label_and_type() -> None:
    text = FILES["neo4j/constraints.cypher"] + FILES["neo4j/load.cypher"]
    assert all(f"(n:{label})" in text and f"'file:///{label}.csv'" in text for label in NODES)
    assert all(f"[r:{name}]" in text for name in EDGES)


def test_the_compose_file_has_the_server_of_the_tests() -> None:
    tools = Path(__file__).parents[2] / "tools" / "neo4j_server.xml"
    [version] = re.findall("<neo4j.version>(.+)</neo4j.version>", tools.read_text(encoding="utf-8"))
    compose = (share("loaders") / "neo4j" / "compose.yaml").read_text(encoding="utf-8")
    assert f"image: neo4j:{version}-community" in compose
    ports = re.findall(r'- "(.*):\d+:\d+"', compose)
    assert ports == ["127.0.0.1"] * 2, "only this machine reaches it"
