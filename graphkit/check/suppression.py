"""Findings that somebody has looked at and lets stand: until a day, and for a reason."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import PurePath

from graphkit.check.base import Finding
from graphkit.i18n import Text
from graphkit.lang.fold import slug


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is let stand: a code, or the beginning of codes, in files of a pattern, up to and with a day.

    ``files`` is matched with the whole path and with its end (``*.docx``, ``xa-binh-lu/*``); ``words`` are
    some that the finding's message or place has, any where left out.
    """

    code: str
    reason: str
    until: datetime.date
    files: str = "*"
    words: str | None = None

    def fits(self, path: str, finding: Finding, text: str) -> bool:
        """Tell whether it speaks of a finding, whatever the day."""
        said = finding.observation
        if not finding.rule.code.startswith(self.code.upper()):
            return False
        place = text[said.start : said.end] if said.start is not None else ""
        told = f"{said.message.vi} {said.message.en} {place}"
        return _lies_in(path, self.files) and (self.words is None or slug(self.words) in slug(told))


@dataclass
class Suppressions:
    """The suppressions of a run, and which of them were of use."""

    given: Sequence[Suppression]
    today: datetime.date
    _used: set[int] = field(default_factory=set)

    def keep(self, path: str, findings: Iterable[Finding], text: str) -> Iterator[Finding]:
        """Yield the findings that none lets stand today."""
        for finding in findings:
            fitting = [index for index, item in enumerate(self.given) if item.fits(path, finding, text)]
            self._used.update(fitting)
            if all(self.given[index].until < self.today for index in fitting):
                yield finding

    def reason(self, path: str, finding: Finding, text: str) -> str | None:
        """Return why a finding is let stand today; None where none lets it."""
        fitting = (item for item in self.given if item.until >= self.today and item.fits(path, finding, text))
        return next((item.reason for item in fitting), None)

    def remarks(self) -> Iterator[Text]:
        """Yield, after the run, what is to be said of those that are over and those that met nothing."""
        for index, item in enumerate(self.given):
            name = f"{item.code} {item.files}"
            if index not in self._used:
                yield Text(
                    f"{name}: mục bỏ qua này không gặp phát hiện nào; có thể xóa (lý do: {item.reason})",
                    f"{name}: this suppression met no finding; it may be deleted (reason: {item.reason})",
                )
            elif item.until < self.today:
                day = f"{item.until:%d/%m/%Y}"
                yield Text(
                    f"{name}: mục bỏ qua này hết hạn ngày {day}; phát hiện lại được báo",
                    f"{name}: this suppression ended on {day}; the findings are told again",
                )


def _lies_in(path: str, pattern: str) -> bool:
    whole, pattern = unicodedata.normalize("NFC", path), unicodedata.normalize("NFC", pattern)
    parts = PurePath(whole).parts
    tails = ("/".join(parts[start:]) for start in range(len(parts)))
    return any(fnmatch(tail, pattern) for tail in (PurePath(whole).as_posix(), *tails))
