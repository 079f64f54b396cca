"""Which executor a user names: processes of this machine, or a Dask cluster by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.workers.cluster import Cluster

PROCESSES = "processes"
_DASK = "dask:"


@contextmanager
def connected(executor: str) -> Iterator[Cluster | None]:
    """Connect to the cluster that an executor's name names; None for processes of this machine.

    Raises GraphkitError where the name is none, Dask is not installed, or no scheduler or worker answers.
    """
    if executor == PROCESSES:
        yield None
        return
    address = executor.removeprefix(_DASK).strip()
    if not executor.startswith(_DASK) or not address:
        raise GraphkitError(
            Text(
                f"--executor {executor}: không có loại này; hãy dùng processes hoặc dask:ĐỊA_CHỈ, "
                "ví dụ dask:tcp://10.0.0.5:8786",
                f"--executor {executor}: there is none of this name; use processes or dask:ADDRESS, "
                "such as dask:tcp://10.0.0.5:8786",
            )
        )
    try:
        from graphkit.workers.cluster import Cluster
    except ImportError as error:
        raise GraphkitError(
            Text(
                f"--executor {executor}: chưa cài Dask; hãy chạy `pip install 'graphkit[dask]'`",
                f"--executor {executor}: Dask is not installed; run `pip install 'graphkit[dask]'`",
            )
        ) from error
    with Cluster(address) as cluster:
        yield cluster
