"""Files that appear complete or not at all: they are made aside, then renamed into their folder."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.records.folder import is_store


def put(folder: Path, make: Callable[[Path], None]) -> tuple[Path, ...]:
    """Let ``make`` write files into an empty folder, then move them into ``folder``; return where they are.

    ``folder`` is made where it is missing; of what is in it, only files of the same names are replaced, and
    nothing where ``make`` fails. Raises GraphkitError where it is a file or a store, or cannot be written.
    """
    _refuse(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Inside the folder itself, so that moving is a rename on one disk.
        scratch = tempfile.TemporaryDirectory(prefix=".graphkit-", dir=folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    with scratch as aside:
        make(Path(aside))
        made = sorted(Path(aside).iterdir())
        return tuple(_move(path, folder / path.name) for path in made)


def _move(path: Path, target: Path) -> Path:
    try:
        return path.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error


def _refuse(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise GraphkitError(
            Text(
                f"{folder}: là một tệp, không phải thư mục; hãy chọn nơi khác với --to",
                f"{folder}: a file, not a folder; choose another place with --to",
            )
        )
    if is_store(folder):
        raise GraphkitError(
            Text(
                f"{folder}: là kho đồ thị, không xuất tệp vào đó; hãy chọn nơi khác với --to",
                f"{folder}: a graph store, nothing is exported into it; choose another place with --to",
            )
        )


def _unwritable(path: Path, error: OSError) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: không ghi được ({error.strerror}); hãy đóng tệp nếu đang mở, xem quyền ghi và "
            "chỗ trống, hoặc chọn nơi khác với --to",
            f"{path}: cannot be written ({error.strerror}); close the file if it is open, look at "
            "permissions and disk space, or choose another place with --to",
        )
    )
