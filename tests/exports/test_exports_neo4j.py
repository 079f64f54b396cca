"""The export for neo4j-admin: real neo4j-admin imports it as it stands, and the server then holds the records."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import neo4j_server
import pytest
from exports_scene import hostile_facts

from graphkit.engines.ladybug import open_ladybug
from graphkit.engines.neo4j import Server, open_neo4j
from graphkit.errors import GraphkitError
from graphkit.exports import export
from graphkit.facts import Facts, Node, Value
from graphkit.records import Store
from graphkit.resources import share

WHOLE = (
    "MATCH (n) RETURN n.id AS id, n AS nut ORDER BY id",
    "MATCH (a)-[r]->(b) RETURN a.id AS tu, type(r) AS loai, b.id AS den, r AS quan_he ORDER BY tu, loai, den",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "kho.gk") as store:
        store.replace_facts(_importable(hostile_facts()))
        yield store


def _importable(facts: Facts) -> Facts:
    """Return the facts without the one character that items of a list cannot have."""
    nodes = (
        replace(node, properties={k: _plain(v) for k, v in node.properties.items()}) for node in facts.nodes
    )
    return Facts(tuple(nodes), facts.edges)


def _plain(value: Value) -> Value:
    return tuple(item.replace("\x1f", "") for item in value) if isinstance(value, tuple) else value


def _stand_in(folder: Path, home: Path) -> Path:
    """Make a command neo4j-admin, which the artifacts of Maven come without."""
    command = shlex.join(neo4j_server.java(neo4j_server.ADMIN))
    path = folder / "neo4j-admin"
    known = f"NEO4J_HOME={shlex.quote(str(home))} NEO4J_CONF={shlex.quote(str(home / 'conf'))}"
    path.write_text(f'#!/bin/sh\n{known} exec {command} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.server
@pytest.mark.skipif(sys.platform == "win32", reason="runs the script for other systems")
def test_the_script_imports_what_the_records_hold(store: Store, tmp_path: Path) -> None:
    if not os.environ.get("NEO4J_URI") or not (neo4j_server.BASE / "lib").is_dir():
        pytest.skip("no Neo4j artifacts: `make neo4j` fetches them (set NEO4J_URI)")
    home, folder = tmp_path / "home", tmp_path / "xuất ra, 'đây'"
    (home / "conf").mkdir(parents=True)
    export(store, "neo4j-admin", folder)
    done = subprocess.run(
        ["/bin/sh", str(folder / "import.sh")],
        env={**os.environ, "NEO4J_ADMIN": str(_stand_in(tmp_path, home))},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    server = neo4j_server.Server(home, neo4j_server.free_port(), "mot-mat-khau")
    process = server.start()
    try:
        reached = Server.of_environment(server.environment)
        _run(reached, *_statements(folder / "schema.cypher"))
        assert _holds(reached, store)
        # The same files, loaded by hand into a server that is up.
        _run(reached, "MATCH (n) DETACH DELETE n")
        (home / "import").mkdir(exist_ok=True)
        for path in folder.glob("*.csv"):
            shutil.copy(path, home / "import")
        _run(reached, *_statements(share("loaders") / "neo4j" / "load.cypher"))
        assert _holds(reached, store)
    finally:
        neo4j_server.end(process)


def _holds(server: Server, store: Store) -> bool:
    with closing(open_neo4j(store, server)) as imported, closing(open_ladybug(store)) as known:
        return [imported.query(text) for text in WHOLE] == [known.query(text) for text in WHOLE]


def _statements(path: Path) -> list[str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("//")]
    return [statement for statement in "\n".join(lines).split(";\n") if statement.strip()]


def _run(server: Server, *statements: str) -> None:
    with server.driver() as driver, server.session(driver) as session:
        for statement in statements:
            session.run(statement.rstrip().removesuffix(";")).consume()


def test_an_item_that_a_list_cannot_have_is_refused(tmp_path: Path) -> None:
    with Store.create(tmp_path / "kho.gk") as store:
        store.replace_facts(Facts((Node("VanBan", "urn:x", "X", {"tep": ("a\x1fb.txt",)}),), ()))
        with pytest.raises(GraphkitError, match=r"U\+001F"):
            export(store, "neo4j-admin", tmp_path / "ra")


def test_the_scripts_pass_on_the_same_arguments(store: Store, tmp_path: Path) -> None:
    export(store, "neo4j-admin", tmp_path / "ra")
    arguments = (tmp_path / "ra" / "import.args").read_text(encoding="utf-8").splitlines()
    files = {argument.rpartition("=./")[2] for argument in arguments if argument.endswith(".csv")}
    assert files == {path.name for path in (tmp_path / "ra").glob("*.csv")}
    windows = (tmp_path / "ra" / "import.cmd").read_bytes()
    assert windows.count(b"\r\n") == windows.count(b"\n") > 5
    assert b'"@import.args"' in windows
    assert "@import.args" in (tmp_path / "ra" / "import.sh").read_text(encoding="utf-8")
    assert os.access(tmp_path / "ra" / "import.sh", os.X_OK)
