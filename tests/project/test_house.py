"""The house's plan, kept by reading the imports: rooms look one way, and files stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit

PACKAGE = Path(graphkit.__file__).parent
ROOMS = (
    "lang",
    "read",
    "parse",
    "extract",
    "resolve",
    "pipeline",
    "workers",
    "records",
    "link",
    "build",
    "catalogue",
    "engines",
    "rdf",
    "answers",
    "check",
    "fix",
    "report",
    "views",
    "exports",
    "coverage",
    "endpoint",
    "cli",
)
"""In the order of the flow: a room imports rooms before it only."""
COMMON = frozenset(
    {
        "model",
        "schema",
        "facts",
        "codec",
        "confidence",
        "errors",
        "i18n",
        "processes",
        "resources",
        "__init__",
    }
)
"""Free to every room; they import each other and no room."""
ENTRANCES = frozenset({"__main__"})
"""Ways in from outside, which no room imports."""
MOST_LINES = 400


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room, or the common module, that a source file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST, path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and absolute name of every module of the project that a source imports."""
    package = ("graphkit", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *([node.module] if node.module else [])))
            names = [f"{stem}.{alias.name}" for alias in node.names] if stem == "graphkit" else [stem]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] == "graphkit")


def target_room(name: str) -> str:
    """Return the room of an imported name; what ``graphkit`` itself defines counts as ``__init__``."""
    head = (*name.split("."), "")[1]
    return head if (PACKAGE / head).is_dir() or (PACKAGE / f"{head}.py").is_file() else "__init__"


def allowed(source: str, target: str) -> bool:
    """Say whether a file of room ``source`` may import from room ``target``."""
    if target in COMMON or source in ENTRANCES:
        return True
    if source in COMMON or target not in ROOMS:
        return False
    return ROOMS.index(target) <= ROOMS.index(source)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_look_one_way(path: Path) -> None:
    here = room(path)
    assert here in {*ROOMS, *COMMON, *ENTRANCES}, "a new room: give it its place in ROOMS"
    if here == "__init__":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    wrong = [
        f"{path.name}:{line} imports {name}"
        for line, name in imported(tree, path)
        if not allowed(here, target_room(name))
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("source", "target", "verdict"),
    [
        ("parse", "lang", True),
        ("parse", "parse", True),
        ("parse", "model", True),
        ("parse", "extract", False),
        ("records", "cli", False),
        ("model", "lang", False),
        ("codec", "model", True),
        ("__main__", "cli", True),
        ("cli", "__main__", False),
    ],
)
def test_the_rule_itself(source: str, target: str, verdict: bool) -> None:
    assert allowed(source, target) is verdict


def test_imports_are_seen_in_every_form() -> None:
    code = (
        "import graphkit.cli\nfrom graphkit import views\nfrom ..link import x\nfrom . import y\nimport os\n"
    )
    found = [target_room(name) for _, name in imported(ast.parse(code), PACKAGE / "parse" / "z.py")]
    assert found == ["cli", "views", "link", "parse"]


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
