from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.i18n import Text
from graphkit.model import Citation, Extraction, Header, Reading, Source, Stretch
from graphkit.records import Content, FileRecord, Store

SHA = "ab" * 32
TEXT = "Số: 12/KH-UBND\nCăn cứ Nghị quyết số 28/NQ-CP"
DOCUMENT = "urn:lex:vn;x:ke.hoach:12"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "kho.gk") as store:
        yield store


def content(key: str = "k1", path: str = "a.txt") -> Content:
    source = Source(path, SHA, "cd" * 32, "text", len(TEXT))
    stretches = (Stretch(0, 15, line=1), Stretch(15, len(TEXT), line=2, place="ô 2"))
    citation = Citation(37, 45, "28/NQ-CP", by="number", role="can_cu")
    header = Header(number="12", spans={"number": (4, 6)}, id=DOCUMENT)
    return Content(
        key, Reading(source, TEXT, stretches, ("cảnh báo",)), Extraction(source, header, (citation,))
    )


def record(path: str, key: str = "k1", **changes: object) -> FileRecord:
    made = FileRecord(path, f"/kho/{path}", SHA, 60, "ok", key)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_one_content_serves_all_files_with_its_bytes(store: Store) -> None:
    made = content()
    store.put([record("b.txt"), record("a.txt")], [made])
    known = [replace(record(name), document=DOCUMENT, reader="text") for name in ("a.txt", "b.txt")]
    assert store.files() == known
    assert [(file.path, extraction.source.path) for file, extraction in store.extractions()] == [
        ("a.txt", "a.txt"),
        ("b.txt", "b.txt"),
    ]
    assert next(store.extractions())[1] == made.extraction
    assert store.reading(SHA) == made.reading
    assert store.keys() == {"k1"}


def test_unreadable_file_keeps_its_reason_and_has_no_extraction(store: Store) -> None:
    unreadable = record("c.txt", "k2", state="unreadable", reason=Text("hỏng", "damaged"))
    store.put([unreadable])
    assert store.files() == [unreadable]
    assert list(store.extractions()) == []
    with pytest.raises(KeyError):
        store.reading(SHA)


def test_changed_file_leaves_its_old_content_to_pruning(store: Store) -> None:
    store.put([record("a.txt")], [content()])
    store.put([record("a.txt", "k2")], [content("k2")])
    assert [file.key for file in store.files()] == ["k2"]
    store.prune()
    assert store.keys() == {"k2"}


def test_renamed_file_changes_its_path_alone(store: Store) -> None:
    store.put([record("a.txt")], [content()])
    store.put([record("mới.txt")], gone=["/kho/a.txt"])
    assert [(file.path, file.document) for file in store.files()] == [("mới.txt", DOCUMENT)]
