"""The settings of a check as a folder keeps them: the table ``[check]`` of ``graphkit.toml``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from graphkit.check.base import SEVERITIES
from graphkit.check.selection import ALL, Selection, codes
from graphkit.check.suppression import Suppression
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

NAME = "graphkit.toml"

_KEYS = frozenset({"select", "ignore", "min-severity", "min-confidence", "baseline", "suppress"})
_SUPPRESS = {"code": str, "reason": str, "until": datetime.date, "files": str, "words": str}
_NEEDED = ("code", "reason", "until")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration file says; ``baseline`` as seen from the file's folder."""

    selection: Selection = field(default_factory=Selection)
    baseline: Path | None = None
    suppressions: tuple[Suppression, ...] = ()


def nearest(folder: Path) -> Path | None:
    """Return the configuration file of a folder, or of the nearest folder above that has one."""
    folder = folder.resolve()
    found = (each / NAME for each in (folder, *folder.parents))
    return next((path for path in found if path.is_file()), None)


def load(path: Path) -> Settings:
    """Return the settings of a file. Raises GraphkitError that names what cannot be used in it."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("check", {})
    except FileNotFoundError as error:
        raise _error(path, "không có tệp này", "there is no such file") from error
    except (OSError, ValueError) as error:
        raise _error(path, f"không đọc được ({error})", f"cannot be read ({error})") from error
    return _settings(_table(path, table), path)


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    for key in sorted(table.keys() - _KEYS):
        raise _error(path, f"không có mục [check] {key}", f"[check] has no setting {key}")
    plain = Selection()
    severity = _of(table, "min-severity", str, path, plain.min_severity)
    if severity not in SEVERITIES:
        raise _wrong(path, "min-severity")
    confidence = table.get("min-confidence", plain.min_confidence)
    if type(confidence) not in (int, float) or not 0 <= confidence <= 1:
        raise _wrong(path, "min-confidence")
    baseline = _of(table, "baseline", str, path, None)
    return Settings(
        Selection(
            _codes(_texts(table, "select", path), path) or plain.select,
            _codes(_texts(table, "ignore", path), path),
            severity,
            float(confidence),
        ),
        path.parent / baseline if baseline else None,
        tuple(_suppression(item, path) for item in _of(table, "suppress", list, path, [])),
    )


def _suppression(item: object, path: Path) -> Suppression:
    table = _table(path, item)
    for key in sorted(table.keys() - _SUPPRESS.keys()):
        raise _error(
            path, f"không có mục [[check.suppress]] {key}", f"[[check.suppress]] has no setting {key}"
        )
    for key in _NEEDED:
        if not table.get(key):
            raise _error(path, f"[[check.suppress]] cần có {key}", f"[[check.suppress]] needs {key}")
    for key, kind in _SUPPRESS.items():
        _of(table, key, kind, path, None)
    code = _codes([table["code"]], path)
    if len(code) != 1 or ALL in code:
        raise _wrong(path, "[[check.suppress]] code")
    return Suppression(**{**table, "code": code[0]})


def _codes(given: list[str], path: Path) -> tuple[str, ...]:
    try:
        return codes(given)
    except GraphkitError as error:
        raise _error(path, error.text.vi, error.text.en) from error


def _table(path: Path, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(path, "[check]")
    return cast(Mapping[str, Any], value)


def _texts(table: Mapping[str, Any], key: str, path: Path) -> list[str]:
    given = table.get(key, [])
    values = [given] if isinstance(given, str) else given
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _wrong(path, key)
    return values


def _of(table: Mapping[str, Any], key: str, kind: type, path: Path, default: Any) -> Any:
    value = table.get(key, default)
    if value is not default and type(value) is not kind:  # a date with a time is a date of another type
        raise _wrong(path, key)
    return value


def _wrong(path: Path, key: str) -> GraphkitError:
    return _error(
        path,
        f"giá trị của {key} không dùng được; xem docs/check.md",
        f"the value of {key} cannot be used; see docs/check.md",
    )


def _error(path: Path, vi: str, en: str) -> GraphkitError:
    return GraphkitError(Text(f"{path}: {vi}", f"{path}: {en}"))
