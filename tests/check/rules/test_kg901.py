from __future__ import annotations

from graphkit.check import unreadable
from graphkit.errors import UnreadableError
from graphkit.i18n import Text


def test_a_file_that_cannot_be_read() -> None:
    (finding,) = unreadable("x.txt", UnreadableError(Text("x.txt: tệp rỗng", "x.txt: empty"))).findings
    assert (finding.rule.code, finding.line, finding.severity) == ("KG901", None, "error")
