"""Real Word files as LibreOffice prints them to PDF say what they say as Word files."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from graphkit.model import Extraction
from graphkit.pipeline import analyse


def findings(extraction: Extraction) -> dict[str, Any]:
    """Return what both readers must find alike, blanks aside."""
    header = extraction.header
    return {
        "number": (header.doc_type, header.number, header.symbol, header.issuer),
        "head": (header.place, header.date, header.title, header.signatory, header.recipients),
        "citations": [(c.so_ky_hieu, c.date, c.doc_type) for c in extraction.citations if c.so_ky_hieu],
        "tasks": [(task.unit, task.mode, task.helpers, task.deadlines) for task in extraction.assignments],
        "reports": [(duty.sender, duty.receiver, duty.deadlines) for duty in extraction.reports],
    }


@pytest.mark.fonts
@pytest.mark.office
@pytest.mark.shared
def test_a_printed_word_file_says_what_the_word_file_says(tmp_path: Path, shared: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice (Debian: apt install libreoffice-writer-nogui)")
    files = sorted((shared / "corpus" / "office").glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], capture_output=True, timeout=300, check=True)
    for path in files:
        printed = analyse(tmp_path / f"{path.stem}.pdf")
        assert printed.reading.source.reader == "pdf" and printed.reading.warnings == (), path.name
        assert findings(printed.extraction) == findings(analyse(path).extraction), path.name
