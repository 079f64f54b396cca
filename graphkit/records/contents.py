"""What was read and extracted, as it is kept: JSON, packed."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields, replace
from operator import attrgetter

from graphkit import codec
from graphkit.model import Extraction, Reading, Source, Stretch

_LEVEL = 1
"""zlib's fastest: Vietnamese text shrinks to about a third, and higher levels gain little for their time."""

_source = attrgetter(*(field.name for field in fields(Source)))
_stretch = attrgetter(*(field.name for field in fields(Stretch)))


def pack_reading(reading: Reading) -> bytes:
    """Return a reading in bytes."""
    stretches = [_stretch(stretch) for stretch in reading.stretches]
    value = (_source(reading.source), reading.text, stretches, reading.warnings)
    return _pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def unpack_reading(packed: bytes, path: str) -> Reading:
    """Return the reading that was packed, as that of the file of this path."""
    source, text, stretches, warnings = json.loads(_unpack(packed))
    placed = tuple(Stretch(*stretch) for stretch in stretches)
    return Reading(replace(Source(*source), path=path), text, placed, tuple(warnings))


def pack_extraction(extraction: Extraction) -> bytes:
    """Return an extraction in bytes."""
    return _pack(codec.dumps(extraction))


def unpack_extraction(packed: bytes, path: str) -> Extraction:
    """Return the extraction that was packed, as that of the file of this path."""
    extraction = codec.loads(_unpack(packed))
    return replace(extraction, source=replace(extraction.source, path=path))


def _pack(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"), _LEVEL)


def _unpack(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8")
