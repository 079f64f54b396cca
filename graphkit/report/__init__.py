"""How findings are shown: a module a format, each a function from what was checked to lines of text."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import Literal, cast, get_args

from graphkit.check import Checked

__all__ = ["FORMS", "Form", "render"]

Form = Literal["text", "concise", "sarif", "github", "junit", "markdown", "html"]
FORMS: tuple[Form, ...] = get_args(Form)


def render(form: Form, checked: Sequence[Checked]) -> Iterable[str]:
    """Return the lines of a format in the language that is set; text without colours.

    The module of a format is imported when it is asked for.
    """
    module = importlib.import_module(f"graphkit.report.{form}")
    return cast(Iterable[str], module.lines(checked))
