"""Reading: a file's text, and for each stretch of it where it comes from.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder) / "ke-hoach.txt"
...     _ = path.write_text("KẾ HOẠCH", encoding="utf-8")
...     read(path).stretches
(Stretch(start=0, end=8, line=1, page=None, place=None),)
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from graphkit.errors import GraphkitError, UnreadableError
from graphkit.i18n import Text
from graphkit.model import Reading, Source
from graphkit.read.protocol import LONGEST, Content, Reader, too_long
from graphkit.read.registry import READERS, reader_of

__all__ = ["READERS", "Content", "EmptyError", "Reader", "read", "read_bytes", "reader_of"]

_BLANK = "\ufeff\u200b"


class EmptyError(UnreadableError):
    """A file without a word in it."""


def read(path: Path, data: bytes | None = None) -> Reading:
    """Return the text of a file with its source; ``data`` are its bytes where somebody has read them already.

    Raises GraphkitError where there is no such file, EmptyError where there is no text in it, and
    UnreadableError where it is damaged or of a kind that no reader takes.
    """
    data = read_bytes(path) if data is None else data
    if not data:
        raise _empty(path)
    reader = reader_of(path)
    content = reader.read(data, path)
    if len(content.text) > LONGEST:
        raise too_long(path)
    if not content.text.strip().strip(_BLANK):
        raise _empty(path)
    source = Source(
        path=path.as_posix(),
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(content.text.encode("utf-8")).hexdigest(),
        reader="+".join(filter(None, (reader.name, content.how))),
        characters=len(content.text),
    )
    return Reading(source, content.text, content.stretches, content.warnings)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises GraphkitError where there is no such file or it is a folder, and UnreadableError where it may not
    be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GraphkitError(
            Text(
                f"{path}: không có tệp này; hãy xem lại đường dẫn",
                f"{path}: no such file; look at the path again",
            )
        ) from error
    except OSError as error:
        if path.is_dir():
            raise GraphkitError(
                Text(
                    f"{path}: là thư mục, không phải tệp; hãy đưa tên một tệp",
                    f"{path}: a folder, not a file; give the name of a file",
                )
            ) from error
        reason = error.strerror or str(error)
        raise UnreadableError(
            Text(
                f"{path}: không mở được tệp ({reason}); hãy kiểm tra quyền đọc",
                f"{path}: the file cannot be opened ({reason}); look at its permissions",
            )
        ) from error


def _empty(path: Path) -> EmptyError:
    return EmptyError(
        Text(
            f"{path}: tệp rỗng, không có chữ nào; hãy kiểm tra lại tệp",
            f"{path}: the file is empty, there is no text in it; look at the file again",
        )
    )
