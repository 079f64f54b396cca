from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from graphkit import pipeline, resources
from graphkit.build import build
from graphkit.pipeline import Analysis, Failure, analyse, extractor_version, sources_hash
from graphkit.records import Store
from graphkit.workers import analyse_all

SAMPLES = sorted(resources.samples().glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_analysis_reads_all_and_says_who_speaks(path: Path) -> None:
    analysis = analyse(path)
    assert analysis.reading.text == path.read_bytes().decode("utf-8")
    assert analysis.extraction.source == analysis.reading.source
    assert (analysis.extraction.header.id or "").startswith("urn:lex:vn")
    for citation in analysis.extraction.citations:
        assert citation.surface == analysis.reading.text[citation.start : citation.end]
    assert pickle.loads(pickle.dumps(analysis)) == analysis


def test_processes_say_what_this_one_says(tmp_path: Path) -> None:
    (tmp_path / "rỗng.txt").touch()
    paths = [*SAMPLES, tmp_path / "rỗng.txt", tmp_path / "vắng.txt"]
    here = list(analyse_all(paths, None, 0))
    assert [path for path, _ in here] == paths
    assert all(isinstance(outcome, Analysis) for _, outcome in here[:-2])
    assert [outcome.state for _, outcome in here[-2:] if isinstance(outcome, Failure)] == [
        "empty",
        "unreadable",
    ]
    assert list(analyse_all(paths, None, 2)) == here


def test_store_gives_back_what_was_analysed(tmp_path: Path) -> None:
    plans = tmp_path / "kế hoạch"
    shutil.copytree(resources.samples(), plans)
    report = build([plans], tmp_path / "kho.gk", jobs=1)
    assert report.added >= len(SAMPLES)
    with Store.open(tmp_path / "kho.gk") as store:
        for record, extraction in store.extractions():
            analysis = analyse(Path(record.location))
            assert (store.reading(record.sha256), extraction) == (analysis.reading, analysis.extraction)
            assert record.document == extraction.header.id
        assert store.edges("CAN_CU")
        texts = {record.path: store.reading(record.sha256).text for record in store.files()}
        for edge in store.edges():
            for evidence in edge.evidence:
                assert evidence.quote == texts[evidence.file][evidence.start : evidence.end]


def test_version_follows_the_sources_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert extractor_version() == extractor_version()
    monkeypatch.setattr(pipeline, "_PACKAGE", tmp_path)
    (tmp_path / "read" / "__pycache__").mkdir(parents=True)
    rule = tmp_path / "read" / "rule.py"
    rule.write_text("A = 1\n", encoding="utf-8")
    before = sources_hash("read")
    (tmp_path / "read" / "__pycache__" / "rule.pyc.140").write_bytes(b"x")
    assert sources_hash("read") == before
    rule.write_text("A = 2\n", encoding="utf-8")
    changed = sources_hash("read")
    rule.rename(rule.with_name("other.py"))
    assert len({before, changed, sources_hash("read")}) == 3


def test_every_part_that_the_version_counts_is_there() -> None:
    for part in pipeline._ROOMS:
        assert pipeline._files(pipeline._PACKAGE / part), part


def test_edited_catalogue_is_loaded_again(tmp_path: Path) -> None:
    own = tmp_path / "riêng.tsv"
    head = "number\ttype\tissuer\ttitle\n"
    own.write_text(head, encoding="utf-8")
    before = pipeline.reference(own).fingerprint
    assert pipeline.reference(own) is pipeline.reference(own)
    own.write_text(head + "45/KH-UBND\tKế hoạch\tUBND tỉnh Lai Châu\t\n", encoding="utf-8")
    assert pipeline.reference(own).fingerprint != before
