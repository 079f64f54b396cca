"""Findings that are known already: kept in a file, by their words and not by their lines."""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graphkit.check.base import Finding
from graphkit.check.document import CheckedDocument
from graphkit.check.fingerprint import fingerprint
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

SCHEMA = "graphkit.baseline/1"

_Key = tuple[str, str]
"""A file as the baseline names it, and a fingerprint."""


class Baseline:
    """So many findings of one fingerprint in one file are known; one more of them is new."""

    def __init__(self, folder: Path, known: Counter[_Key]) -> None:
        self._folder = folder
        self._known: dict[str, Counter[str]] = defaultdict(Counter)
        for (file, mark), count in known.items():
            self._known[file][mark] = count

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Return the baseline of a file. Raises GraphkitError where there is none, or it is no baseline."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["schema"] != SCHEMA:
                raise ValueError(content["schema"])
            entries = [(item["file"], item["fingerprint"], item["count"]) for item in content["findings"]]
            known = Counter({(str(file), str(mark)): int(count) for file, mark, count in entries})
        except FileNotFoundError as error:
            raise _missing(path) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _unusable(path) from error
        return cls(path.parent, known)

    def keep(self, path: str, findings: Iterable[Finding], text: str) -> Iterator[Finding]:
        """Yield the findings of a file that are not known."""
        left = Counter(self._known.get(_named(path, self._folder)))
        for finding in findings:
            mark = fingerprint(finding, text)
            if left[mark] > 0:
                left[mark] -= 1
            else:
                yield finding


def write(path: Path, checked: Sequence[tuple[CheckedDocument, str]]) -> int:
    """Write the findings of documents, each with its text, as a baseline; return how many they are."""
    counts: Counter[_Key] = Counter()
    entries: dict[_Key, dict[str, Any]] = {}
    for document, text in checked:
        for finding in document.findings:
            key = (_named(document.path, path.parent), fingerprint(finding, text))
            counts[key] += 1
            entries[key] = {"code": finding.rule.code, "message": finding.observation.message.vi}
    found = [
        {"file": file, "fingerprint": mark, "count": counts[file, mark], **entries[file, mark]}
        for file, mark in sorted(counts)
    ]
    whole = {"schema": SCHEMA, "findings": found}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
    return counts.total()


def _named(path: str, folder: Path) -> str:
    """Return a file's name as seen from the baseline's folder, the same on every system."""
    try:
        name = os.path.relpath(path, folder)
    except ValueError:  # another drive of Windows
        name = str(Path(path).absolute())
    return unicodedata.normalize("NFC", Path(name).as_posix())


def _missing(path: Path) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: không có tệp này; tạo bằng --write-baseline {path}",
            f"{path}: there is no such file; make it with --write-baseline {path}",
        )
    )


def _unusable(path: Path) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: không phải tệp do --write-baseline ghi; hãy ghi lại",
            f"{path}: not a file that --write-baseline wrote; write it again",
        )
    )
