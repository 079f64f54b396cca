"""Reader of old Word files: LibreOffice, where it is installed, makes DOCX of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.read.docx import DocxReader
from graphkit.read.html import HtmlReader
from graphkit.read.protocol import Content

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_HEAD = 1024
_SECONDS = 60
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


class DocReader:
    """Word's binary format, and what bears its name but is rich text, a page or DOCX."""

    name = "doc"
    suffixes = (".doc", ".rtf")

    def read(self, data: bytes, path: Path) -> Content:
        """Return the content of an old Word file.

        Raises UnreadableError where it is none, where it cannot be converted within a minute, and where
        LibreOffice is not installed.
        """
        if data.startswith(_ZIP):
            return DocxReader().read(data, path)
        if data.lstrip().startswith(_RICH_TEXT) or data.startswith(_OLE):
            return DocxReader().read(_converted(data, path), path)
        if b"<html" in data[:_HEAD].lower():
            return HtmlReader().read(data, path)
        raise _not_word(path)


def find_office() -> str | None:
    """Return LibreOffice's command; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _converted(data: bytes, path: Path) -> bytes:
    """Return what LibreOffice makes of a file, in a folder of its own that is gone afterwards."""
    office = find_office()
    if office is None:
        raise _not_installed(path)
    with tempfile.TemporaryDirectory(prefix="graphkit-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # The file's own name may hold anything; a profile of its own lets several conversions run at a time.
        (folder / "in.doc").write_bytes(data)
        profile = (folder / "profile").as_uri()
        options = ("--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}")
        _run([office, *options, "--convert-to", "docx", "--outdir", name, str(folder / "in.doc")], path)
        target = folder / "in.docx"
        if not target.is_file():
            raise _not_word(path)
        return target.read_bytes()


def _run(command: list[str], path: Path) -> None:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise _too_slow(path) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, with those that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _not_installed(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: tệp Word kiểu cũ cần LibreOffice để đọc; hãy cài LibreOffice (Debian: apt install "
            "libreoffice-writer), hoặc lưu lại thành .docx",
            f"{path}: an old Word file needs LibreOffice to be read; install it (Debian: apt install "
            "libreoffice-writer), or save it as .docx",
        )
    )


def _not_word(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: không phải tệp Word kiểu cũ, hoặc đã hỏng; hãy mở bằng Word và lưu lại thành .docx",
            f"{path}: not an old Word file, or a damaged one; open it in Word and save it as .docx",
        )
    )


def _too_slow(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: LibreOffice chưa chuyển xong sau {_SECONDS} giây; hãy lưu lại bằng Word thành .docx",
            f"{path}: LibreOffice was not done after {_SECONDS} seconds; save it as .docx with Word",
        )
    )
