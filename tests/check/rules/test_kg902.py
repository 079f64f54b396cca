from __future__ import annotations

import pytest

from graphkit.check import unreadable
from graphkit.errors import Cause, UnreadableError
from graphkit.i18n import Text


@pytest.mark.parametrize(("cause", "code"), [("scan", "KG902"), ("garbage", "KG903"), (None, "KG901")])
def test_the_code_follows_from_the_cause(cause: Cause | None, code: str) -> None:
    error = UnreadableError(Text("x.pdf: không đọc được", "x.pdf: cannot be read"), cause)
    (finding,) = unreadable("x.pdf", error).findings
    assert finding.rule.code == code and str(finding.observation.message) == "không đọc được"
