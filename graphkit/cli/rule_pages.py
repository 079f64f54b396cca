"""The pages of the rules, made from the rules themselves.

``python -m graphkit.cli.rule_pages docs/rules`` writes them; a test holds the pages to the program.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from graphkit.check import RULES, Rule

_MADE = "Made by `python -m graphkit.cli.rule_pages docs/rules`; do not edit."


def pages() -> Mapping[str, str]:
    """Return every page by its file name: one for each rule, and their list."""
    return {"README.md": _list(), **{f"{rule.code}.md": _page(rule) for rule in RULES}}


def write(folder: Path) -> None:
    """Write all pages into a folder, and remove those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("KG*.md"):
        path.unlink()
    for name, page in pages().items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")


def _list() -> str:
    rows = "\n".join(
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {rule.confidence:g} |"
        for rule in RULES
    )
    return (
        f"# Rules of the check\n\n{_MADE}\n\n`graphkit rule CODE` shows the same.\n\n"
        f"| code | name | severity | confidence |\n|---|---|---|---|\n{rows}\n"
    )


def _page(rule: Rule) -> str:
    head = (
        f"# {rule.code} {rule.name}\n\n{_MADE}\n\nSeverity: {rule.severity}. Confidence: {rule.confidence:g}."
    )
    words = f"**Tiếng Việt.** {rule.explanation.vi}\n\n**English.** {rule.explanation.en}"
    example = (
        f"Before:\n\n```text\n{rule.example.before}\n```\n\nAfter:\n\n```text\n{rule.example.after}\n```"
    )
    return f"{head}\n\n{words}\n\n{example}\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
