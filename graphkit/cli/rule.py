"""``graphkit rule``: what the check looks for, as a list or one rule explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graphkit.cli.base import command
from graphkit.cli.output import Answer, Output, output_options
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.check import Rule

_LISTED = ("ma", "ten", "muc_do", "do_tin_cay")


@command(
    "rule",
    Text(
        "Liệt kê các quy tắc kiểm tra, hoặc giải thích một quy tắc: graphkit rule KG201.",
        "List the rules of the check, or explain one: graphkit rule KG201.",
    ),
)
@click.argument("code", metavar="[CODE]", required=False)
@output_options
def rule(output: Output, code: str | None) -> ExitStatus:
    """List all rules, or explain the one that is asked for."""
    from graphkit.check import RULES

    output.show(explanation(code) if code else Answer(_LISTED, [_listed(item) for item in RULES]))
    return ExitStatus.DONE


def explanation(code: str) -> Answer:
    """Return what a rule is about; GraphkitError for a code that no rule has."""
    found = _find(code)
    row = (*_listed(found), str(found.explanation), found.example.before, found.example.after)
    return Answer((*_LISTED, "noi_dung", "truoc", "sau"), [row], drawing=lambda: _drawing(found))


def _listed(item: Rule) -> tuple[object, ...]:
    return (item.code, item.name, item.severity, item.confidence)


def _find(code: str) -> Rule:
    from graphkit.check import RULES

    rules = {item.code: item for item in RULES}
    if code.upper() not in rules:
        known = ", ".join(rules)
        raise GraphkitError(
            Text(f"không có mã “{code}”; hãy chọn: {known}", f"no code “{code}”; use: {known}")
        )
    return rules[code.upper()]


def _drawing(item: Rule) -> Iterator[str]:
    from graphkit.report.words import SEVERITY

    yield f"{item.code} {item.name} ({SEVERITY[item.severity]})"
    yield str(item.explanation)
    for title, words in (
        (Text("Trước", "Before"), item.example.before),
        (Text("Sau", "After"), item.example.after),
    ):
        yield f"{title}:"
        yield from (f"    {line}" for line in words.split("\n"))
