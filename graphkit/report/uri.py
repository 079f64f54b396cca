"""Names of files as URIs."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from graphkit.lang.patterns import compiled

_DRIVE = compiled(r"[A-Za-z]:[/\\]")


def uri(path: str) -> str:
    r"""Return a path as a URI: relative stays relative; ``C:\a`` and ``\\server\a`` are known anywhere.

    A name that is not UTF-8 keeps its bytes.
    """
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:].replace(chr(92), '/'))}"
    if path.startswith("\\\\"):
        path = path.replace("\\", "/")
    path = PurePath(path).as_posix()
    if path.startswith("//"):
        return f"file:{_quoted(path)}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(path: str) -> str:
    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:  # a name that Windows allows and that is no Unicode
        return quote(path, errors="surrogatepass")
