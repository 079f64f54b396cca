"""Annotations of GitHub, read as its runner reads a line of output."""

from __future__ import annotations

from report_scene import BAD_PATH, PLAN, at, broken, checked, clean, english, hostile, plan

from graphkit.check import Checked
from graphkit.report import render

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
Command = tuple[str, dict[str, str], str]


def unescaped(words: str, table: tuple[tuple[str, str], ...]) -> str:
    for code, char in table:
        words = words.replace(code, char)
    return words


def read(line: str) -> Command:
    """Read a command as the runner does: up to the second ``::`` its name and properties, then its data."""
    assert line.startswith("::")
    end = line.index("::", 2)
    name, _, rest = line[2:end].partition(" ")
    pairs = [part.split("=", 1) for part in rest.split(",") if "=" in part]
    return name, {key: unescaped(value, _PROPERTY) for key, value in pairs}, unescaped(line[end + 2 :], _DATA)


def commands(*items: Checked) -> list[Command]:
    return [read(line) for line in render("github", items)]


def test_each_finding_is_a_command_at_its_place() -> None:
    assert commands(plan(), clean()) == [
        ("warning", {"file": "kế hoạch/xã.txt", "title": "KG103 issuer-missing"}, "Thiếu cơ quan ban hành"),
        (
            "notice",
            {"file": "kế hoạch/xã.txt", "line": "8", "endLine": "9", "title": "KG201 parent-plan-not-cited"},
            "Không dẫn kế hoạch cấp trên",
        ),
        (
            "error",
            {
                "file": "kế hoạch/xã.txt",
                "line": "8",
                "endLine": "8",
                "col": "8",
                "endColumn": "31",
                "title": "KG203 parent-number-wrong",
            },
            "Số không khớp\nĐề nghị: 2723/KH-UBND",
        ),
        (
            "warning",
            {
                "file": "kế hoạch/xã.txt",
                "line": "8",
                "endLine": "8",
                "col": "20",
                "endColumn": "46",
                "title": "KG204 parent-date-wrong",
            },
            "Ngày không khớp",
        ),
    ]


def test_columns_count_the_last_character_in() -> None:
    ((_, properties, _),) = commands(checked(PLAN, at(PLAN, "Số")))
    assert (properties["col"], properties["endColumn"]) == ("1", "2")


def test_what_cannot_be_read_has_no_line() -> None:
    with english():
        assert commands(broken("a,b:c%.docx")) == [
            ("error", {"file": "a,b:c%.docx", "title": "KG901 unreadable"}, "damaged")
        ]


def test_nothing_found_prints_nothing() -> None:
    assert commands(clean()) == []


def test_a_hostile_document_adds_no_command() -> None:
    shown = list(render("github", [hostile()]))
    assert len(shown) == 2 and all(char.isprintable() for line in shown for char in line)
    for _, properties, message in commands(hostile()):
        assert properties.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert properties["file"] == BAD_PATH
        assert "%0A" in message and "::error file=a::hỏng" in message
