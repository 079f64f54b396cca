"""Damaged and hostile PDF: each is read with a warning or refused with the reason, within 30 s and 1 GB."""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from docx_files import assert_covers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_files import Paper, font, plan

from graphkit.errors import UnreadableError
from graphkit.read import EmptyError, pdf_workers, read
from graphkit.read.pdf_process import PAGES, draw, take
from graphkit.read.pdf_worker import FILES

pytestmark = pytest.mark.fonts

SECONDS = 60
MEMORY = 1 << 30

MEASURED = """
import sys
from pathlib import Path
from graphkit.errors import UnreadableError
from graphkit.read import read
from graphkit.read.pdf_workers import end_workers
try:
    reading = read(Path(sys.argv[1]))
    print("read", len(reading.text), *reading.warnings, sep="|")
except UnreadableError as error:
    print("refused", error, sep="|")
end_workers()  # only those that have ended are measured
"""
BESIDE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-c", *sys.argv[1:]])
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(most * (1 if sys.platform == "darwin" else 1024))
sys.exit(done.returncode)
"""
"""A small process between: on Linux a program begins with the peak of the memory that its parent has."""


def put(folder: Path, data: bytes) -> Path:
    path = folder / "tep.pdf"
    path.write_bytes(data)
    return path


def measured(path: Path) -> list[str]:
    """Read a file in a process of its own; return what came of it, held to time and memory."""
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", BESIDE, MEASURED, str(path)],
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    outcome, memory = done.stdout.splitlines()
    assert int(memory) < MEMORY
    return outcome.split("|")


def pages(count: int) -> bytes:
    paper = plan()
    for number in range(2, count + 1):
        paper.canvas.showPage()
        paper.canvas.setFont(paper.font, 12)
        for line in range(30):
            text = f"Trang {number}, dòng {line}: các thôn, bản thực hiện công tác bình đẳng giới hằng năm."
            paper.canvas.drawString(85, 780 - 22 * line, text)
    return paper.done()


def blank(count: int) -> bytes:
    paper = Paper()
    for _ in range(count):
        paper.canvas.showPage()
    return paper.done()


def ruled(count: int) -> bytes:
    """Pages of nothing but rules, a thousand of them."""
    paper = Paper()
    for _ in range(count):
        for index in range(500):
            paper.canvas.line(50, 50 + index, 550, 50 + index)
            paper.canvas.line(50 + index, 50, 50 + index, 800)
        paper.canvas.setFont(font(), 8)
        paper.canvas.drawString(60, 400, "Kế hoạch của xã")
        paper.canvas.showPage()
    return paper.done()


def huge() -> bytes:
    paper = Paper(size=(14_000_000, 14_000_000))
    paper.canvas.drawString(100, 100, "Kế hoạch của xã")
    return paper.done()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(lambda: b"%PDF-1.7\n" + random.Random(0).randbytes(5000), "hỏng", id="noise"),
        pytest.param(lambda: b"%PDF-1.7\n", "hỏng", id="head only"),
        pytest.param(lambda: b"PK\x03\x04" + bytes(100), "không phải tệp PDF", id="no PDF"),
        pytest.param(lambda: plan().done()[:900], "hỏng", id="cut short at its beginning"),
        pytest.param(lambda: encrypted("bi-mat"), "có mật khẩu", id="encrypted"),
    ],
)
def test_refused_with_the_reason(tmp_path: Path, data: Callable[[], bytes], reason: str) -> None:
    path = put(tmp_path, data())
    with pytest.raises(UnreadableError) as error:
        read(path)
    assert str(error.value).startswith(str(path)) and reason in str(error.value)
    assert "\n" not in str(error.value)


def encrypted(password: str) -> bytes:
    paper = Paper(password)
    paper.paragraph("Kế hoạch của xã")
    return paper.done()


def test_a_file_that_only_forbids_changes_is_read(tmp_path: Path) -> None:
    assert "Kế hoạch của xã" in read(put(tmp_path, encrypted(""))).text


@pytest.mark.parametrize("count", [0, 3])
def test_blank_pages_are_empty(tmp_path: Path, count: int) -> None:
    with pytest.raises(EmptyError):
        read(put(tmp_path, blank(count)))


def test_a_file_cut_short_is_read_as_far_as_it_goes_or_refused(tmp_path: Path) -> None:
    whole = pages(20)
    for share in (0.3, 0.6, 0.9, 0.99):
        path = put(tmp_path, whole[: int(len(whole) * share)])
        try:
            reading = read(path)
        except UnreadableError as error:
            assert "cắt cụt" in str(error) or "rỗng" in str(error)
        else:
            assert any("cắt cụt" in warning for warning in reading.warnings)


def test_two_thousand_pages(tmp_path: Path) -> None:
    outcome, length, *warnings = measured(put(tmp_path, pages(2000)))
    assert outcome == "read" and int(length) > 500_000
    assert warnings == [f"chỉ đọc {PAGES} trang đầu trong 2000 trang"]


def test_two_thousand_blank_pages(tmp_path: Path) -> None:
    assert measured(put(tmp_path, blank(2000)))[0] == "refused"


@pytest.mark.parametrize("data", [huge, lambda: ruled(3)], ids=["a page of 5 km", "pages of rules"])
def test_pages_beyond_reason(tmp_path: Path, data: Callable[[], bytes]) -> None:
    outcome, length, *_ = measured(put(tmp_path, data()))
    assert outcome == "read" and int(length) >= len("Kế hoạch của xã")


def raw(*objects: bytes) -> bytes:
    """Return a PDF of objects, numbered from 1, the first of them the catalogue; no table says where they are."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES_OF_ONE = b"<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>"


def stream(head: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def image(side: int) -> bytes:
    """A page that shows an image which says of itself that it is so many pixels wide and high."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    size = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
        % (side, side)
    )
    packed = zlib.compress(bytes(50_000_000))
    return raw(
        CATALOGUE,
        PAGES_OF_ONE,
        page,
        stream(b"", b"q 595 0 0 842 0 0 cm /I Do Q"),
        stream(size + b" /Filter /FlateDecode", packed),
    )


def bomb() -> bytes:
    """A page whose content unpacks to two gigabytes."""
    packer = zlib.compressobj(9)
    first, part = (packer.compress(b"0 0 m " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    packed = first + part * 339 + packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R >>"
    return raw(CATALOGUE, PAGES_OF_ONE, page, stream(b"/Filter /FlateDecode", packed))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: image(100_000), id="an image of 30 GB"),
        pytest.param(bomb, id="a page of 2 GB"),
        pytest.param(
            lambda: raw(CATALOGUE, b"<< /Type /Pages /Kids [ 2 0 R ] /Count 1 >>"), id="pages in a ring"
        ),
        pytest.param(
            lambda: raw(CATALOGUE, b"<< /Type /Pages /Kids [ ] /Count 999999999 >>"), id="pages that are not"
        ),
        pytest.param(lambda: raw(CATALOGUE, PAGES_OF_ONE, b"[" * 100_000), id="brackets"),
    ],
)
def test_what_eats_memory_or_runs_in_rings_is_refused(tmp_path: Path, data: Callable[[], bytes]) -> None:
    assert measured(put(tmp_path, data()))[0] == "refused"


@cache
def source() -> bytes:
    """Return a plan with a table; its content is not packed, so that a changed byte is a changed mark."""
    paper = plan()
    paper.table([[["TT"], ["Việc"], ["Chủ trì"]], [["1"], ["Khám"], ["Trạm Y tế"]]], [60, 120, 120])
    paper.canvas.setPageCompression(0)
    return paper.done()


@pytest.mark.usefixtures("without_ocr")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=1000, deadline=None)
@given(data=st.data())
def test_a_mutated_file_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    mutated = bytearray(source())
    for _ in range(data.draw(st.integers(1, 30))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.integers(0, 9)) < 3:
        del mutated[data.draw(st.integers(0, len(mutated) - 1)) :]
    assert draw(bytes(mutated), tmp_path, 30, [1]).keys() <= {1}
    try:
        reading = read(put(tmp_path, bytes(mutated)))
    except UnreadableError:
        return
    assert_covers(reading.text, reading.stretches)


def test_a_process_that_dies_or_hangs_leaves_what_it_had_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is up while tables are looked for: the text was there before."""
    monkeypatch.setattr("graphkit.read.pdf_process.SECONDS", 4)
    taken = take(ruled(60))
    assert taken.failure == "slow" and len(taken.pages) == 60
    reading = read(put(tmp_path, ruled(60)))
    assert "Kế hoạch của xã" in reading.text
    assert reading.warnings == ("không đọc được các bảng có đường kẻ: chữ trong bảng đọc theo dòng",)


def outcome(path: Path) -> str:
    try:
        return read(path).text
    except UnreadableError as error:
        return f"{type(error).__name__}: {error}"


def pageless() -> bytes:
    buffer = io.BytesIO()
    pypdfium2.PdfDocument.new().save(buffer)
    return buffer.getvalue()


@pytest.mark.usefixtures("without_ocr")
def test_what_was_read_before_changes_nothing(tmp_path: Path) -> None:
    """A file that is damaged, one without pages, one that ends its process and a good one, in any order."""
    made = (b"%PDF-1.7\n", pageless(), bomb(), plan().done())
    paths = [tmp_path / f"{number}.pdf" for number in range(len(made))]
    alone = []
    for path, data in zip(paths, made, strict=True):
        path.write_bytes(data)
        pdf_workers.end_workers()
        alone.append(outcome(path))
    assert [outcome(path) for path in paths] == alone
    assert [outcome(path) for path in reversed(paths)] == alone[::-1]
    assert "hỏng" in alone[0] and "rỗng" in alone[1] and "hỏng" in alone[2] and "28/NQ-CP" in alone[3]


def test_a_process_that_was_ended_while_it_waited_is_replaced(tmp_path: Path) -> None:
    path = put(tmp_path, plan().done())
    text = read(path).text
    for worker in pdf_workers.waiting():
        worker.process.kill()
        worker.process.wait()
    assert read(path).text == text


@pytest.mark.parametrize("held", [0, 400_000_000], ids=["small", "by a large process"])
def test_a_process_takes_several_files_and_not_any_number(tmp_path: Path, held: int) -> None:
    path = put(tmp_path, plan().done())
    ballast = b"x" * held  # what the starting process takes is not the worker's
    pdf_workers.end_workers()
    seen = []
    for _ in range(FILES + 1):
        read(path)
        seen += [worker.process.pid for worker in pdf_workers.waiting()]
    assert len(seen) == FILES and len(set(seen)) == 2 and len(ballast) == held


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell what a process holds")
def test_a_process_that_holds_much_takes_no_more_files() -> None:
    pdf_workers.end_workers()
    take(raw(CATALOGUE, PAGES_OF_ONE, b"[" * 3_000_000))
    assert pdf_workers.waiting() == []


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_several_processes_and_threads_read_at_once(tmp_path: Path, method: str) -> None:
    """Each has workers of its own, also a process forked from one that has read before."""
    path = put(tmp_path, plan().done())
    text = read(path).text
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as processes, ThreadPoolExecutor(3) as threads:
        paths = [path] * 10
        others = processes.map(outcome, paths)
        assert {*threads.map(outcome, paths), *map(outcome, paths), *others} == {text}


def test_a_module_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')", encoding="utf-8")
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit('run')", encoding="utf-8")
    path = put(tmp_path, plan().done())
    monkeypatch.chdir(tmp_path)
    assert "28/NQ-CP" in read(path).text


def test_words_that_cannot_be_written_are_replaced(tmp_path: Path) -> None:
    paper = plan()
    paper.paragraph("Tên 😀 \u202egnôht\u202c và chữ\x07 lạ")
    reading = read(put(tmp_path, paper.done()))
    assert reading.text.encode("utf-8") and "\x07" not in reading.text
