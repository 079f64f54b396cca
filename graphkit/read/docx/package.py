"""The package of a DOCX file: parts of a zip, read into memory under limits, nothing written anywhere."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree
from lxml.etree import _Element

from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.read.docx.names import MAIN, STRICT

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PARTS = 20_000
_LARGEST_PACKAGE = 2_000_000_000
"""Bytes of all parts together, as the package declares them."""
_LARGEST_PART = 32_000_000
"""Bytes of one part of text; its tree needs some ten times as much memory."""
_MOST_TAGS = 1_500_000
"""Tags of one part: some two thousand pages of Word's, half a minute at worst."""
_FREE = 4_000_000
"""Bytes up to which a part may be packed as tightly as it likes."""
_TIGHTEST = 200
"""Bytes that a larger part may unpack to for each packed one; Word's own reach about 40."""
_DOCUMENT = "word/document.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Package:
    """An opened package; ``main`` is the name of the document's part."""

    archive: zipfile.ZipFile
    path: Path
    main: str
    climbs: bool
    """Whether a part has a name that leads out of the package; such parts are never read."""

    def part(self, name: str) -> _Element | None:
        """Return the root of a part that stands beside the document's; None where there is none."""
        full = posixpath.join(posixpath.dirname(self.main), name)
        return _parse(self.archive, full, self.path) if full in self.archive.NameToInfo else None

    def document(self) -> _Element:
        """Return the root of the document's part. Raises UnreadableError where there is none."""
        if self.main not in self.archive.NameToInfo:
            raise no_document(self.path)
        return _parse(self.archive, self.main, self.path)


def open_package(data: bytes, path: Path) -> Package:
    """Open the bytes of a DOCX file. Raises UnreadableError, with the reason, where they are none."""
    if data.startswith(_OLE):
        raise _encrypted(path) if "EncryptedPackage".encode("utf-16-le") in data else _old(path)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise (_damaged(path) if data.startswith(b"PK") else _no_zip(path)) from error
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_PACKAGE:
        raise _bomb(path)
    climbs = any(_climbs(info.filename) for info in infos)
    return Package(archive, path, _main(archive, path), climbs)


def _climbs(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]


def _main(archive: zipfile.ZipFile, path: Path) -> str:
    if "_rels/.rels" not in archive.NameToInfo:
        return _DOCUMENT
    for relation in _parse(archive, "_rels/.rels", path).iter(_RELATION):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return posixpath.normpath((relation.get("Target") or _DOCUMENT).lstrip("/"))
    return _DOCUMENT


def _parse(archive: zipfile.ZipFile, name: str, path: Path) -> _Element:
    data = _inflated(archive, name, path)
    if data.count(b"<") > _MOST_TAGS:
        raise _bomb(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data.replace(STRICT.encode(), MAIN.encode()), parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(path, name) from error
    # The format has no document type; who sends one wants entities expanded or fetched.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares(path, name)
    return root


def _inflated(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """Return a part's bytes, never more than it may have, whatever it declares."""
    info = archive.getinfo(name)
    limit = min(_LARGEST_PART, max(_FREE, _TIGHTEST * info.compress_size))
    if info.flag_bits & 1:
        raise _encrypted(path)
    if info.file_size > limit:
        raise _bomb(path)
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise _damaged(path, name) from error
    if len(data) > limit:
        raise _bomb(path)
    return data


def _no_zip(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: không phải tệp DOCX (không phải gói zip); hãy mở bằng Word và lưu lại thành .docx",
            f"{path}: not a DOCX file (no zip package); open it in Word and save it as .docx",
        )
    )


def _old(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: là tệp Word kiểu cũ dù tên là .docx; hãy đổi tên thành .doc, hoặc lưu lại thành .docx",
            f"{path}: an old Word file though its name says .docx; name it .doc, or save it as .docx",
        )
    )


def _encrypted(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: tệp DOCX có mật khẩu; hãy gỡ mật khẩu trong Word rồi thử lại",
            f"{path}: the DOCX file has a password; take it off in Word and try again",
        )
    )


def _damaged(path: Path, part: str = "") -> UnreadableError:
    where = f" ({part})" if part else ""
    return UnreadableError(
        Text(
            f"{path}: tệp DOCX bị hỏng hoặc bị cắt cụt{where}; hãy lấy lại bản gốc",
            f"{path}: the DOCX file is damaged or cut off{where}; get the original again",
        )
    )


def _bomb(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: tệp DOCX bung ra quá lớn, giống bom nén; không đọc",
            f"{path}: the DOCX file unpacks to far too much, like a zip bomb; not read",
        )
    )


def _declares(path: Path, part: str) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: tệp DOCX khai báo thực thể XML ({part}), điều Word không bao giờ làm; không đọc",
            f"{path}: the DOCX file declares XML entities ({part}), which Word never does; not read",
        )
    )


def no_document(path: Path) -> UnreadableError:
    """Return the error for a package without a document."""
    return UnreadableError(
        Text(
            f"{path}: gói này không có văn bản Word bên trong; hãy kiểm tra lại tệp",
            f"{path}: there is no Word document in this package; look at the file again",
        )
    )
