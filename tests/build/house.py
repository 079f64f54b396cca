"""A folder of plans and its store, built by rooms small enough to see through."""

from __future__ import annotations

from pathlib import Path

from small_rooms import Linking, analyse

from graphkit.build import BuildReport, build
from graphkit.facts import Facts
from graphkit.records import FileRecord, Store


class House:
    """A folder of plans and its store."""

    def __init__(self, root: Path) -> None:
        self.plans = root / "kế hoạch"
        self.store = root / "kho.gk"
        self.linking = Linking()
        self.plans.mkdir(parents=True)

    def put(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.plans / f"{name}.txt").write_text(text, encoding="utf-8")

    def build(self, *paths: Path, jobs: int | None = 1) -> BuildReport:
        given = list(paths) or [self.plans]
        return build(given, self.store, jobs=jobs, analyse=analyse, link=self.linking)

    def state(self) -> tuple[list[FileRecord], Facts, set[str]]:
        with Store.open(self.store) as store:
            return store.files(), store.facts(), store.keys()

    def names(self) -> dict[str, str | None]:
        return {Path(record.path).name: record.document for record in self.state()[0]}


def counts(report: BuildReport) -> tuple[int, ...]:
    """Return how many files were added, changed, renamed, unchanged, removed."""
    return (report.added, report.changed, report.renamed, report.unchanged, report.removed)
