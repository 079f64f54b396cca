"""Generations: an engine's database is built complete in a folder of its own, then a pointer is switched.

``engines/<name>/CURRENT`` holds the name of the folder in service. It is a small file and is replaced whole,
so that a build that is killed leaves the old generation in service, and nobody renames or writes a database
that somebody reads. A generation carries the fingerprint of what it was built from and the sizes of its
files.
"""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graphkit.engines.lease import Lease, end
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

_POINTER = "CURRENT"
_MANIFEST = "MANIFEST.json"
_LEASE = ".lease"


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation in use until it is closed: the folder of its database, and what it was built from."""

    folder: Path
    fingerprint: str
    lease: Lease

    def close(self) -> None:
        """Stop using it; once another is in service it may then be removed."""
        self.lease.close()


def current(folder: Path, fingerprint: str, build: Callable[[Path], None]) -> Generation:
    """Return the generation of a fingerprint in an engine's folder, built first where another is in service.

    ``build`` is given an empty folder and leaves a complete, closed database in it. Raises what it raises,
    and GraphkitError where the generation in service is damaged.
    """
    generation = _in_service(folder)
    if generation is not None and generation.fingerprint != fingerprint:
        generation.close()
        generation = None
    if generation is None:
        generation = _built(folder, fingerprint, build)
    _sweep(folder)
    return generation


def share(folder: Path) -> Generation:
    """Return a further use of the generation in ``folder``, which somebody has in use."""
    return Generation(folder, "", Lease(folder.parent / f"{folder.name}{_LEASE}"))


def damaged(folder: Path) -> GraphkitError:
    """Return the error that says that the generation in ``folder`` is damaged, and how to have it rebuilt."""
    return GraphkitError(
        Text(
            vi=f"Cơ sở dữ liệu truy vấn {folder} bị hỏng; hãy xóa thư mục này rồi hỏi lại: "
            "nó được dựng lại từ hồ sơ",
            en=f"The query database {folder} is damaged; delete this folder and ask again: "
            "it is rebuilt from the records",
        )
    )


def _in_service(folder: Path) -> Generation | None:
    """Take a lease on the generation that the pointer names; None where there is none or it is gone."""
    while name := _pointed(folder):
        lease = Lease(folder / f"{name}{_LEASE}")
        fingerprint = None
        try:
            fingerprint = _fingerprint(folder / name)
        finally:
            if fingerprint is None:
                lease.close()
        if fingerprint is not None:
            return Generation(folder / name, fingerprint, lease)
        if _pointed(folder) == name:
            return None
    return None


def _fingerprint(folder: Path) -> str | None:
    """Return what a generation was built from, None where it is gone. Raises GraphkitError where damaged."""
    if not folder.is_dir():
        return None
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        intact = manifest["sizes"] == _sizes(folder)
        fingerprint = str(manifest["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder) from error
    if not intact:
        raise damaged(folder)
    return fingerprint


def _built(folder: Path, fingerprint: str, build: Callable[[Path], None]) -> Generation:
    name = uuid.uuid4().hex
    lease = Lease(folder / f"{name}{_LEASE}")
    target = folder / name
    try:
        target.mkdir()
        build(target)
        manifest = {"fingerprint": fingerprint, "sizes": _sizes(target)}
        (target / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        _point(folder, name)
    except BaseException:
        lease.close()
        _sweep(folder)
        raise
    return Generation(target, fingerprint, lease)


def _sizes(folder: Path) -> dict[str, int]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != _MANIFEST)
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


def _pointed(folder: Path) -> str | None:
    try:
        return (folder / _POINTER).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def _point(folder: Path, name: str) -> None:
    """Switch the pointer in one step."""
    fresh = folder / f"{name}.next"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    for pause in (0.05, 0.2, 1.0):
        try:
            fresh.replace(folder / _POINTER)
        except PermissionError:  # Windows: somebody is just reading it
            time.sleep(pause)
        else:
            return
    fresh.replace(folder / _POINTER)


def _sweep(folder: Path) -> None:
    """Remove what is not in service and nobody uses: old generations, and what a killed build left behind."""
    kept = {_POINTER, _pointed(folder)}
    for name in {path.name.split(".")[0] for path in folder.iterdir()} - kept:
        if end(folder / f"{name}{_LEASE}", partial(_serves, folder, name)):
            shutil.rmtree(folder / name, ignore_errors=True)
            (folder / f"{name}.next").unlink(missing_ok=True)


def _serves(folder: Path, name: str) -> bool:
    return _pointed(folder) == name
