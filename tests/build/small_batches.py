"""``graphkit`` with batches so small that a build writes many of them, and a killed one keeps what it has."""

from __future__ import annotations

import graphkit.build
from graphkit.cli import main

if __name__ == "__main__":
    graphkit.build._BATCH = 4
    main()
