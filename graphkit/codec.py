"""Extractions as JSON, ``graphkit.extraction/1``, one object a document, and back.

``decode(encode(x)) == x`` for every extraction; keys that the schema adds later are ignored on reading.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from graphkit.model import (
    Assignment,
    Candidate,
    Citation,
    Deadline,
    Extraction,
    Header,
    InstrumentRef,
    ReportingDuty,
    Section,
    Signatory,
    Source,
)

SCHEMA = "graphkit.extraction/1"

# "with", "from" and "to" are words of Python or mean little alone: the records call them otherwise.
_JSON_NAMES = {"helpers": "with", "sender": "from", "receiver": "to"}
_PYTHON_NAMES = {json_name: name for name, json_name in _JSON_NAMES.items()}

_T = TypeVar("_T")


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as plain JSON values."""
    return {"schema": SCHEMA, **_encode(extraction)}


def dumps(extraction: Extraction) -> str:
    """Return the extraction as one line of JSON, the same for the same extraction in any process."""
    return json.dumps(to_json(extraction), ensure_ascii=False, separators=(",", ":"))


def loads(line: str) -> Extraction:
    """Read one line of JSON. Raises ValueError where it is not an extraction of a known schema."""
    return from_json(json.loads(line))


def from_json(value: Mapping[str, Any]) -> Extraction:
    """Read an extraction from plain JSON values. Raises ValueError for another schema."""
    if value.get("schema") != SCHEMA:
        raise ValueError(f"schema {value.get('schema')!r} is not {SCHEMA!r}")
    return Extraction(
        source=_decode(Source, value["source"]),
        header=_header(value["header"]),
        citations=tuple(_citation(item) for item in value["citations"]),
        assignments=tuple(_decode(Assignment, item) for item in value["assignments"]),
        reports=tuple(_duty(item) for item in value["reports"]),
        sections=tuple(_decode(Section, item) for item in value["sections"]),
        warnings=tuple(value["warnings"]),
    )


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        return {_JSON_NAMES.get(f.name, f.name): _encode(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: _encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value


def _decode(cls: type[_T], value: Mapping[str, Any], **replaced: Any) -> _T:
    known = {f.name for f in fields(cls)}  # type: ignore[arg-type]
    given = {_PYTHON_NAMES.get(key, key): item for key, item in value.items()}
    plain = {key: tuple(i) if isinstance(i, list) else i for key, i in given.items() if key in known}
    return cls(**(plain | replaced))


def _header(value: Mapping[str, Any]) -> Header:
    signatory = value.get("signatory")
    spans = {name: (start, end) for name, (start, end) in (value.get("spans") or {}).items()}
    return _decode(Header, value, signatory=signatory and _decode(Signatory, signatory), spans=spans)


def _citation(value: Mapping[str, Any]) -> Citation:
    target = value.get("resolves_to")
    return _decode(
        Citation,
        value,
        resolves_to=target and _decode(InstrumentRef, target),
        candidates=tuple(_decode(Candidate, item) for item in value.get("candidates") or ()),
    )


def _duty(value: Mapping[str, Any]) -> ReportingDuty:
    return _decode(
        ReportingDuty,
        value,
        deadlines=tuple(_decode(Deadline, item) for item in value.get("deadlines") or ()),
    )
