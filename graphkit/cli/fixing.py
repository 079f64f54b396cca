"""``graphkit check --fix``: shows what changes, and writes corrected copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.failures import explain
from graphkit.cli.output import Output
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.check import Checked, Edit


def write_copies(checked: Sequence[Checked], output: Output) -> bool:
    """Write a corrected copy of each file whose findings say for certain what should stand there.

    Where one cannot be written it is told, and the rest are; return whether all were.
    """
    from graphkit.fix import FORMATS, compatible

    written = True
    for item in checked:
        edits = compatible(fix for found in item.document.findings if (fix := found.observation.fix))
        path = Path(item.document.path)
        if not edits:
            continue
        if path.suffix.lower() not in FORMATS:
            output.note(
                Text(
                    f"{path}: chỉ sửa được tệp .txt và .docx; hãy sửa tay theo đề nghị",
                    f"{path}: only .txt and .docx files can be corrected; make the changes by hand",
                )
            )
            continue
        for line in _difference(item, edits):
            output.warn(Text(line, line))
        try:
            _write_copy(item, path, edits, output)
        except (GraphkitError, OSError) as error:
            told, written = explain(error), False
            output.warn(Text(told, told))
    return written


def _write_copy(item: Checked, path: Path, edits: Sequence[Edit], output: Output) -> None:
    from graphkit.fix import write_copy

    copy = write_copy(path, item.sha256, item.text, edits)
    output.warn(
        Text(
            f"{copy}: bản đã sửa {len(edits)} chỗ; {path} giữ nguyên",
            f"{copy}: a copy with {len(edits)} corrections; {path} is as it was",
        )
    )


def _difference(item: Checked, edits: Sequence[Edit]) -> Iterator[str]:
    from graphkit.fix import applied, copy_of

    before, after = item.text.splitlines(), applied(item.text, edits).splitlines()
    names = (item.document.path, copy_of(Path(item.document.path)).as_posix())
    yield from unified_diff(before, after, *names, n=0, lineterm="")
