"""Build: files and folders into the records; what was done already is not done again."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit import pipeline
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.facts import Facts, FileGroup
from graphkit.i18n import Text
from graphkit.model import Extraction, Reading
from graphkit.pipeline import Analyse, Analysis, Failure, Outcome
from graphkit.read.walk import walk
from graphkit.records import Content, FileRecord, State, Store, building
from graphkit.records.fingerprint import digest
from graphkit.records.folder import is_store
from graphkit.records.plan import Plan, location_of, look, plan
from graphkit.workers import PROCESSES, analyse_all, connected

if TYPE_CHECKING:
    from graphkit.resolve import Reference

_BATCH = 100
_SECONDS = 5.0
"""A batch is written after so many documents or so long: it is what a killed build has to do again."""

_WORTH_A_PROCESS = 8
"""Documents that take about as long as one more process takes to start."""

Link = Callable[[Iterable[tuple[FileRecord, Extraction]], "Reference", Callable[[str], Reading]], Facts]
Group = tuple[FileRecord, ...]
"""Files of one content."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: documents analysed, of how many that need it, and the last one's path."""

    done: int
    total: int
    path: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; the counts are of readable files.

    ``left_out`` are the files that could not be read, each with its reason; ``warnings`` those of the
    documents that were analysed, with their paths; ``groups`` are the documents with several files, one of
    which is new or changed; ``linked`` says whether the facts were made anew.
    """

    added: int
    changed: int
    renamed: int
    unchanged: int
    removed: int
    left_out: tuple[FileRecord, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    groups: tuple[FileGroup, ...] = ()
    linked: bool = False

    @property
    def status(self) -> ExitStatus:
        """The exit status: nothing readable among what was given, files left out, or all in."""
        if not self.added + self.changed + self.renamed + self.unchanged:
            return ExitStatus.NOTHING
        return ExitStatus.FINDINGS if self.left_out else ExitStatus.DONE


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds, and what a build would find; the tuples of strings are paths.

    ``states`` counts files by state, ``documents`` their different documents, ``counts`` nodes by label and
    edges by type. ``changed`` and ``missing`` files are not on the disk as the records know them; ``stale``
    ones were extracted by other rules or with another catalogue. ``groups`` are the documents with several
    files. ``linked`` is False where the facts are older than the records.
    """

    path: Path
    states: Mapping[State, int]
    documents: int
    counts: Mapping[str, int]
    fingerprint: str
    left_out: tuple[FileRecord, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    groups: tuple[FileGroup, ...]
    linked: bool


def build(  # noqa: PLR0913  what a build may be told
    paths: Sequence[Path],
    store_path: Path,
    *,
    catalogue: Path | None = None,
    jobs: int | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    executor: str = PROCESSES,
    analyse: Analyse = pipeline.analyse,
    link: Link | None = None,
) -> BuildReport:
    """Bring a store up to date with files and folders; make it where there is none.

    ``jobs`` processes analyse at once: as many as there are processors, fewer for few files. With 1 all is
    done in this process, which then ends with a file that would have killed another. The ``executor``
    "dask:ADDRESS" has the workers of a Dask cluster analyse; ``jobs`` has no say there. ``analyse``, which
    other processes must be able to import, and ``link`` may stand in for the rooms of these names. Raises
    GraphkitError where a path does not exist, the store cannot be used, another build holds it, or the
    cluster does not answer.
    """
    reference = pipeline.reference(catalogue)
    given = {location_of(path): path for path in walk(paths, is_store)}
    folders = [location_of(path) for path in paths if path.is_dir()]
    with connected(executor) as cluster, building(store_path, new=True) as store:
        found = [look(path, _version(reference)) for path in given.values()]
        todo = plan(found, store.files(), folders)
        waiting = _settle_known(store, todo)

        def analysed(groups: Sequence[Group]) -> Iterator[Outcome]:
            leaders = [given[group[0].location] for group in groups]
            outcomes = analyse_all(leaders, catalogue, _processes(jobs, len(leaders)), analyse, cluster)
            return _shown(outcomes, len(leaders), progress)

        warnings: list[tuple[str, str]] = []
        for batch in _batches(_outcomes(waiting, analysed)):
            warnings += _write(store, batch)
        linked = _relink(store, reference, catalogue, link)
        return _report(todo, store.files(), warnings, store.groups(), linked)


def remove(store_path: Path, path: Path, *, link: Link | None = None) -> tuple[str, ...]:
    """Take a file, or all files of a folder, out of a store; return their paths.

    The files themselves are not touched, and a build of their folder brings them in again. Raises
    GraphkitError where the store does not know the path.
    """
    with building(store_path) as store:
        place = location_of(path)
        records = [r for r in store.files() if place == r.location or r.location.startswith(f"{place}/")]
        records = records or [record for record in store.files() if record.path == path.as_posix()]
        if not records:
            raise GraphkitError(
                Text(
                    f"{path}: kho {store_path} không có tệp này; hãy xem lại đường dẫn",
                    f"{path}: the store {store_path} has no such file; look at the path again",
                )
            )
        store.put([], gone=[record.location for record in records])
        catalogue = _noted_catalogue(store)
        _relink(store, pipeline.reference(catalogue), catalogue, link)
        return tuple(record.path for record in records)


def status(store_path: Path, catalogue: Path | None = None) -> Status:
    """Say what a store holds and what is out of date, by the last build's catalogue or the one given."""
    with Store.open(store_path) as store:
        reference = pipeline.reference(catalogue or _noted_catalogue(store))
        records = store.files()
        there = {r.location: Path(r.location) for r in records if Path(r.location).exists()}
        now = {place: look(path, _version(reference)) for place, path in there.items()}
        readable = [record for record in records if record.state == "ok"]
        same = [r for r in readable if r.location in now and now[r.location].sha256 == r.sha256]
        groups = store.groups()
        return Status(
            path=store_path,
            states=Counter(record.state for record in records),
            documents=_documents(readable, groups),
            counts=store.counts(),
            fingerprint=store.fingerprint(),
            left_out=tuple(record for record in records if record.state != "ok"),
            changed=_paths(r for r in records if r.location in now and now[r.location].sha256 != r.sha256),
            missing=_paths(r for r in records if r.location not in now),
            stale=_paths(r for r in same if now[r.location].key != r.key),
            groups=groups,
            linked=store.note("inputs") == _inputs(store, reference),
        )


def _documents(readable: Iterable[FileRecord], groups: Sequence[FileGroup]) -> int:
    """Count the documents; the files of a group are one, whatever each of them is called."""
    together = {path for group in groups for path in _files_of(group)}
    apart = {record.document or record.sha256 for record in readable if record.path not in together}
    return len(apart) + len(groups)


def _files_of(group: FileGroup) -> tuple[str, ...]:
    return (group.leading, *(file.path for file in group.beside))


def _settle_known(store: Store, todo: Plan) -> list[Group]:
    """Write all that needs no analysis; return the files that do, those of one content together."""
    known = store.keys()
    groups: dict[str, list[FileRecord]] = {}
    settled = []
    for record, change in todo.files:
        if record.state == "ok" and record.key not in known:
            groups.setdefault(record.key, []).append(record)
        elif change != "unchanged":
            settled.append(record)
    store.put(settled, gone=[record.location for record in (*todo.gone, *todo.moved)])
    return [tuple(group) for group in groups.values()]


def _processes(jobs: int | None, documents: int) -> int:
    if jobs == 1:
        return 0
    return jobs or min(os.cpu_count() or 1, max(1, documents // _WORTH_A_PROCESS))


def _shown(
    outcomes: Iterable[tuple[Path, Outcome]], total: int, progress: Callable[[Progress], None]
) -> Iterator[Outcome]:
    for done, (path, outcome) in enumerate(outcomes, start=1):
        progress(Progress(done, total, path.as_posix()))
        yield outcome


def _outcomes(
    groups: Sequence[Group], analysed: Callable[[Sequence[Group]], Iterable[Outcome]]
) -> Iterator[tuple[Group, Outcome]]:
    """Yield all files of the groups with what was made of the bytes that they were found with.

    The files of a group share an analysis, never a failure, which may be one file's alone: it may have been
    written to or taken away since it was found. So where the first one fails, each other is tried for itself.
    """
    alone: list[Group] = []
    for group, outcome in zip(groups, analysed(groups), strict=True):
        leader, *others = group
        if isinstance(outcome, Analysis) and outcome.reading.source.sha256 == leader.sha256:
            yield group, outcome
            continue
        alone += [(record,) for record in others]
        if isinstance(outcome, Failure) and _is_as_found(leader):
            yield (leader,), outcome
        else:
            # Nothing is known of these bytes, so that the record names none.
            yield (replace(leader, sha256="", size=0, key=""),), _changed(leader)
    if alone:
        yield from _outcomes(alone, analysed)


def _is_as_found(record: FileRecord) -> bool:
    # Of a file changed and changed back, what it was in between is told: no harm, each build tries it again.
    return look(Path(record.location), version="").sha256 == record.sha256


def _batches(done: Iterable[tuple[Group, Outcome]]) -> Iterator[list[tuple[Group, Outcome]]]:
    batch: list[tuple[Group, Outcome]] = []
    since = time.monotonic()
    for item in done:
        batch.append(item)
        if len(batch) == _BATCH or time.monotonic() - since > _SECONDS:
            yield batch
            batch, since = [], time.monotonic()
    if batch:
        yield batch


def _write(store: Store, batch: Sequence[tuple[Group, Outcome]]) -> list[tuple[str, str]]:
    """Write a batch in one transaction; return its warnings with their paths."""
    files: list[FileRecord] = []
    contents: list[Content] = []
    warnings: list[tuple[str, str]] = []
    for group, outcome in batch:
        if isinstance(outcome, Analysis):
            files += group
            contents.append(Content(group[0].key, outcome.reading, outcome.extraction))
            warnings += [(group[0].path, warning) for warning in outcome.extraction.warnings]
        else:
            files += [replace(record, state=outcome.state, reason=outcome.reason) for record in group]
    store.put(files, contents)
    return warnings


def _changed(record: FileRecord) -> Failure:
    return Failure(
        "unreadable",
        Text(
            f"{record.path}: tệp bị sửa hoặc bị bỏ đi trong lúc dựng; hãy chạy lại `graphkit build`",
            f"{record.path}: the file was changed or taken away during the build; run `graphkit build` again",
        ),
    )


def _relink(store: Store, reference: Reference, catalogue: Path | None, link: Link | None) -> bool:
    """Make the facts anew unless they were made from just these records and rules; return whether."""
    inputs = _inputs(store, reference)
    if store.note("inputs") == inputs:
        return False
    store.prune()
    facts = (link or _link())(store.extractions(), reference, store.reading)
    noted = str(catalogue.resolve()) if catalogue else ""
    store.replace_facts(facts, {"inputs": inputs, "catalogue": noted})
    return True


def _link() -> Link:
    from graphkit.link import link

    return link


def _inputs(store: Store, reference: Reference) -> str:
    """Return a hash of all that the facts follow from."""
    records = digest([record.path, record.key] for record in store.files() if record.state == "ok")
    rules = pipeline.sources_hash("link", "schema.py", "facts.py")
    return digest([[records, rules, reference.fingerprint]])


def _report(
    todo: Plan,
    records: Iterable[FileRecord],
    warnings: Iterable[tuple[str, str]],
    groups: Iterable[FileGroup],
    linked: bool,
) -> BuildReport:
    changes = {record.location: change for record, change in todo.files}
    mine = [record for record in records if record.location in changes]
    counts = Counter(changes[record.location] for record in mine if record.state == "ok")
    new = {record.path for record in mine if changes[record.location] in {"added", "changed"}}
    return BuildReport(
        added=counts["added"],
        changed=counts["changed"],
        renamed=counts["renamed"],
        unchanged=counts["unchanged"],
        removed=len(todo.gone),
        left_out=tuple(record for record in mine if record.state != "ok"),
        warnings=tuple(sorted(warnings)),
        groups=tuple(group for group in groups if not new.isdisjoint(_files_of(group))),
        linked=linked,
    )


def _version(reference: Reference) -> str:
    return f"{pipeline.extractor_version()}:{reference.fingerprint}"


def _noted_catalogue(store: Store) -> Path | None:
    noted = Path(store.note("catalogue") or "")
    return noted if noted.is_file() else None


def _paths(records: Iterable[FileRecord]) -> tuple[str, ...]:
    return tuple(record.path for record in records)
