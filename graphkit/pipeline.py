"""The pure part: one file to what it says.

Nothing here knows another document or a store, so that any executor may run it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from graphkit.errors import Cause, GraphkitError, UnreadableError
from graphkit.i18n import Text
from graphkit.model import Extraction, Reading
from graphkit.read import EmptyError, read

if TYPE_CHECKING:
    from graphkit.resolve import Reference

_PACKAGE = Path(__file__).resolve().parent
_ROOMS = ("lang", "read", "parse", "extract", "resolve", "data", "model.py", "codec.py", "pipeline.py")


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one file says: its text as read, and what was extracted from it, resolved."""

    reading: Reading
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file has no analysis; ``cause`` where its text could have been had."""

    state: Literal["empty", "unreadable"]
    reason: Text
    cause: Cause | None = None


Outcome = Analysis | Failure
_Made = TypeVar("_Made")


class Analyse(Protocol):
    """Analyses the file of a path, or the bytes of that file where they are given."""

    def __call__(self, path: Path, catalogue: Path | None, data: bytes | None = None, /) -> Analysis:
        """Return what the file says. Raises GraphkitError where it cannot be read."""


def analyse(path: Path, catalogue: Path | None = None, data: bytes | None = None) -> Analysis:
    """Read, parse, extract and resolve one file; ``catalogue`` is a user's own table of instruments.

    ``data`` are the file's bytes where it lies on another machine; then the path is a name alone.
    Raises GraphkitError where the file or the catalogue cannot be read.
    """
    from graphkit.extract import extract
    from graphkit.parse import parse
    from graphkit.resolve import resolve

    reading = read(path, data)
    return Analysis(reading, resolve(extract(parse(reading)), reference(catalogue)))


def reference(catalogue: Path | None = None) -> Reference:
    """Return the tables that names are looked up in, loaded once in a process for each state of a catalogue.

    Raises GraphkitError where the catalogue cannot be read.
    """
    facts = catalogue.stat() if catalogue and catalogue.is_file() else None
    return _reference(catalogue, facts and (facts.st_mtime_ns, facts.st_size))


@lru_cache(maxsize=2)
def _reference(catalogue: Path | None, _state: tuple[int, int] | None) -> Reference:
    from graphkit.resolve import Reference

    return Reference.load(catalogue)


@cache
def extractor_version() -> str:
    """Return a hash of all rules from reading to resolving: what other rules extracted is out of date."""
    return sources_hash(*_ROOMS)


def sources_hash(*parts: str) -> str:
    """Return a hash of the package's files and folders of these names."""
    digest = hashlib.sha256()
    for path in sorted(file for part in parts for file in _files(_PACKAGE / part)):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    found = path.rglob("*") if path.is_dir() else [path]
    return [file for file in found if file.is_file() and file.parent.name != "__pycache__"]


def attempt(work: Callable[[Path], _Made], path: Path) -> _Made | Failure:
    """Return what the work makes of a file, or why that is nothing: an error in it is its failure alone."""
    try:
        return work(path)
    except EmptyError as error:
        return Failure("empty", error.text)
    except UnreadableError as error:
        return Failure("unreadable", error.text, error.cause)
    except GraphkitError as error:
        return Failure("unreadable", error.text)
    except Exception as error:  # any other is a defect of a rule, which must not cost the other files
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return Failure(
            "unreadable",
            Text(
                f"{path}: phân tích gặp lỗi ({what}); hãy gửi lỗi này kèm tệp cho người phát triển",
                f"{path}: the analysis failed ({what}); report this with the file to the developers",
            ),
        )
