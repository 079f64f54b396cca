"""What was read and extracted, as it is kept: JSON, packed; and which files are one document."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import starmap
from operator import attrgetter

from graphkit import codec
from graphkit.facts import Beside, FileGroup
from graphkit.i18n import Text
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


def groups_to_json(groups: Iterable[FileGroup]) -> str:
    """Return the files of documents that have several, as a note keeps them."""
    rows = [
        (g.document, g.leading, [(b.path, [(d.vi, d.en) for d in b.differences]) for b in g.beside])
        for g in groups
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def groups_from_json(note: str) -> tuple[FileGroup, ...]:
    """Return the groups of files that a note keeps."""
    return tuple(
        FileGroup(document, leading, tuple(Beside(path, tuple(starmap(Text, said))) for path, said in beside))
        for document, leading, beside in json.loads(note)
    )


def _pack(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"), _LEVEL)


def _unpack(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8")
