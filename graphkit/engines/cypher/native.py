"""Texts in the embedded engine's own dialect: they may read the graph, and nothing else."""

from __future__ import annotations

from graphkit.engines.cypher.refusal import refused
from graphkit.engines.cypher.syntax import words

_FIRST = {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"}
_FORBIDDEN = {
    "ALTER", "ATTACH", "BEGIN", "CALL", "CHECKPOINT", "COMMENT", "COMMIT", "COPY", "CREATE", "DELETE",
    "DETACH", "DROP", "EXPORT", "FORCE", "FOREACH", "IMPORT", "INSTALL", "LOAD", "MERGE", "REMOVE",
    "ROLLBACK", "SET", "UNINSTALL", "UPDATE", "USE", ";",
}  # fmt: skip


def refuse_writing(text: str) -> None:
    """Raise GraphkitError for a text that does more than read: writes, files, extensions, settings."""
    found = words(text.rstrip().removesuffix(";"))
    for word in found:
        if word in _FORBIDDEN:
            raise refused(f"{word}: đồ thị chỉ để đọc", f"{word} (the graph is there to read)")
    if not found or found[0] not in _FIRST:
        first = found[0] if found else ""
        raise refused(
            f"câu bắt đầu bằng “{first}”", f"a statement that begins with “{first}”", "MATCH … RETURN"
        )
