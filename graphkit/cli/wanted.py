"""Which findings ``graphkit check`` tells: the options that say so, over what the folder's settings say."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.base import Decorator, Function, option
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.check import Settings, Severity, Sieve

NONE = Path("none")
"""What stands for no settings of the folder."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options as given; None or empty where the settings, or the defaults, are to be followed."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_severity: Severity | None
    min_confidence: float | None
    config: Path | None
    baseline: Path | None

    def sieve(self, *, anew: bool = False) -> Sieve:
        """Return what lets the wanted findings through, those of the baseline too where it is written anew.

        Raises GraphkitError where it cannot be made.
        """
        from graphkit.check import Baseline, Sieve, Suppressions, codes

        settings = self._settings()
        given = {
            "select": codes(self.select),
            "ignore": codes(self.ignore),
            "min_severity": self.min_severity,
            "min_confidence": self.min_confidence,
        }
        said: dict[str, Any] = {name: value for name, value in given.items() if value not in (None, ())}
        baseline = None if anew else self.known_in()
        today = datetime.datetime.now().astimezone().date()
        return Sieve(
            replace(settings.selection, **said),
            Suppressions(settings.suppressions, today),
            Baseline.load(baseline) if baseline else None,
        )

    def known_in(self) -> Path | None:
        """Return the file of the baseline, if there is to be one."""
        return self.baseline or self._settings().baseline

    def _settings(self) -> Settings:
        from graphkit.check.settings import Settings, load, nearest

        path = self.config or nearest(Path())
        return load(path) if path and path != NONE else Settings()


def wanted_options(function: Function) -> Function:
    """Give a command the options of :class:`Wanted`, which it takes as ``wanted``."""

    @functools.wraps(function)
    def wrapped(
        *arguments: Any,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        min_severity: Severity | None,
        min_confidence: float | None,
        config: Path | None,
        baseline: Path | None,
        **options: Any,
    ) -> Any:
        wanted = Wanted(select, ignore, min_severity, min_confidence, config, baseline)
        return function(*arguments, wanted=wanted, **options)

    made: Function = wrapped
    for decorate in reversed(_OPTIONS):
        made = decorate(made)
    return made


def _codes(name: str, text: Text) -> Decorator:
    return option(name, multiple=True, metavar="CODE", text=text)


_OPTIONS = (
    _codes(
        "--select",
        Text(
            "Chỉ báo các mã này hoặc bắt đầu bằng chữ này: KG2,KG103 (mặc định: tất cả).",
            "Tell only these codes, or codes that begin so: KG2,KG103 (default: all).",
        ),
    ),
    _codes(
        "--ignore",
        Text(
            "Không báo các mã này; mã dài hơn thì thắng --select.",
            "Do not tell these codes; against --select the longer code wins.",
        ),
    ),
    option(
        "--min-severity",
        type=click.Choice(["error", "warning", "info"]),
        text=Text("Chỉ báo từ mức độ này (mặc định: info).", "Tell from this severity on (default: info)."),
    ),
    option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="0..1",
        text=Text("Chỉ báo từ độ tin cậy này (mặc định: 0).", "Tell from this confidence on (default: 0)."),
    ),
    option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        text=Text(
            "Tệp cấu hình; none: không dùng (mặc định: graphkit.toml ở thư mục này hoặc trên nó).",
            "Configuration file; none: without (default: graphkit.toml of this folder or one above).",
        ),
    ),
    option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        text=Text(
            "Không báo những gì đã ghi trong tệp này, dù dòng đã đổi.",
            "Do not tell what this file holds already, whatever lines it stands in now.",
        ),
    ),
)
