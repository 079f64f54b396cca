"""A lineage for people, as a drawn tree, and for programs, nested or one node a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.answers.evidence import Places
from graphkit.answers.tree import PARENT_PLAN, Branch, Lineage, Mark, has_text
from graphkit.cli.output import Answer
from graphkit.facts import Edge, Evidence, Node
from graphkit.i18n import Text
from graphkit.views.words import RELATIONS

SCHEMA = "graphkit.lineage/1"

_LEVELS = {
    "trung ương": Text("trung ương", "central"),
    "tỉnh": Text("tỉnh", "province"),
    "huyện": Text("huyện", "district"),
    "xã": Text("xã", "commune"),
    None: Text("chưa rõ cấp", "level unknown"),
}
_DERIVED = Text("suy ra, không câu nào nói thẳng", "derived, no sentence says it")
_KINDS = {"NhiemVu": Text("nhiệm vụ", "task"), "NghiaVuBaoCao": Text("nghĩa vụ báo cáo", "reporting duty")}


def answer(lineage: Lineage, places: Places | None) -> Answer:
    """Return a lineage as an answer; ``places`` make it tell the sentence that proves each step."""
    return Answer(
        _COLUMNS if places is None else _COLUMNS + _PROOF,
        _rows(lineage.root, places),
        document=lambda: {
            "schema": SCHEMA,
            "direction": lineage.direction,
            "root": _json(lineage.root, places),
            "counts": _counts(lineage),
        },
        drawing=lambda: _drawing(lineage, places),
    )


# --- for people ---------------------------------------------------------------------------------


def _drawing(lineage: Lineage, places: Places | None) -> Iterator[str]:
    yield from _branch(lineage.root, lineage, places, "", "")
    yield ""
    yield _total(lineage)


def _branch(branch: Branch, lineage: Lineage, places: Places | None, first: str, rest: str) -> Iterator[str]:
    """Yield the lines of a branch; its first line begins with ``first``, its other lines with ``rest``."""
    yield first + _line(branch, lineage, whole=places is None)
    children = _drawn(branch, places)
    if places is not None:
        margin = rest + ("│  " if children else "   ")
        yield from (margin + line for line in _why(branch, lineage, places))
    for child in children[:-1]:
        yield from _branch(child, lineage, places, f"{rest}├─ ", f"{rest}│  ")
    for child in children[-1:]:
        yield from _branch(child, lineage, places, f"{rest}└─ ", f"{rest}   ")


def _drawn(branch: Branch, places: Places | None) -> tuple[Branch, ...]:
    """Return the children that have lines of their own: a task's units do where each step is proved."""
    return () if places is None and branch.node.label in _KINDS and _units(branch) else branch.children


def _units(branch: Branch) -> list[Branch]:
    return [child for child in branch.children if child.node.label == "CoQuan"]


def _line(branch: Branch, lineage: Lineage, whole: bool) -> str:
    node = branch.node
    match node.label:
        case "VanBan":
            return " ".join(
                filter(None, (_document(branch), *_marks(branch, lineage), *_remarks(branch, lineage)))
            )
        case "CoQuan":
            return f"{_types(branch.edges)}: {node.name}"
    text = f"{_KINDS[node.label]}: {node.properties.get('noi_dung', node.name)}"
    return f"{text} → {_given(branch)}" if whole and _units(branch) else text


def _document(branch: Branch) -> str:
    node, issuer = branch.node, branch.issuer
    said = [f"{_level(node)}:", node.name]
    if issuer is not None and issuer.name not in node.name:
        said.append(f"– {issuer.name}")
    if "ngay_ban_hanh" in node.properties:
        said.append(f"({_day(str(node.properties['ngay_ban_hanh']))})")
    return " ".join(said)


def _marks(branch: Branch, lineage: Lineage) -> Iterator[str]:
    """Yield what a document cites directly: first the one above, then others, or who else cites it."""
    joins = tuple(edge for edge in branch.edges if edge.source_label == "VanBan" == edge.target_label)
    if joins:
        yield f"[{_types(joins)}]"
    for mark in branch.marks:
        yield f"[{_marked(_types(mark.edges), mark, lineage)}]"


def _marked(types: str, mark: Mark, lineage: Lineage) -> str:
    """Return what joins a document to another: what it cites (down), or who cites it (up)."""
    other = _short(mark.other, mark.issuer)
    if lineage.direction == "down":
        return f"{types} {other}"
    return str(Text(f"{types} của {other}", f"{types}, by {other}"))


def _remarks(branch: Branch, lineage: Lineage) -> Iterator[str]:
    if not has_text(branch.node):
        ends = Text("chưa có toàn văn, chuỗi dừng ở đây", "no text, the chain ends here")
        yield f"({ends if branch.ends else Text('chưa có toàn văn', 'no text')})"
    if branch.parent_plan is not None:
        plan, root = branch.parent_plan, _short(lineage.root.node)
        why = (
            Text(f"không dẫn đến {root}", f"does not lead to {root}")
            if has_text(plan)
            else Text("chưa có toàn văn, chưa rõ căn cứ vào đâu", "no text, what it rests on is unknown")
        )
        yield f"({RELATIONS[PARENT_PLAN]}: {plan.name}; {why})"


def _given(branch: Branch) -> str:
    """Return the units of a task by how they share in it: "giao cho A, B; phối hợp C"."""
    shares: dict[str, list[str]] = {}
    for unit in _units(branch):
        shares.setdefault(_types(unit.edges), []).append(unit.node.name)
    return "; ".join(f"{share} {', '.join(names)}" for share, names in shares.items())


def _why(branch: Branch, lineage: Lineage, places: Places) -> Iterator[str]:
    """Yield the sentences that prove the step above, then those of the marks."""
    for types, proof in _proofs(branch.edges, places):
        yield f"↳ {types}: {proof}"
    for mark in branch.marks:
        for types, proof in _proofs(mark.edges, places):
            yield f"↳ {_marked(types, mark, lineage)}: {proof}"


def _proofs(edges: Sequence[Edge], places: Places) -> Iterator[tuple[str, str]]:
    """Yield the types of edges that one sentence proves, and that sentence with its place."""
    said = {edge.evidence[0] if edge.evidence else None for edge in edges}
    for proof in sorted(said, key=lambda item: (item is None, item and (item.file, item.start))):
        proved = [edge for edge in edges if (edge.evidence[0] if edge.evidence else None) == proof]
        yield _types(proved), _sentence(proof, max(len(edge.evidence) for edge in proved) - 1, places)


def _sentence(proof: Evidence | None, more: int, places: Places) -> str:
    if proof is None:
        return str(_DERIVED)
    others = Text(f"; còn {more} chỗ khác", f"; {more} more") if more else ""
    return f"“{' '.join(proof.quote.split())}” – {proof.file}, {places.describe(proof)}{others}"


def _total(lineage: Lineage) -> str:
    counts = lineage.counts
    if not (counts.documents or counts.tasks or counts.units):
        return str(
            Text("Không có gì nối với mục này theo hướng đó.", "Nothing is joined to it in this direction.")
        )
    levels = [f"{number} {_LEVELS[level]}" for level, number in counts.documents.items()]
    documents = sum(counts.documents.values())
    listed = f" ({', '.join(levels)})" if levels else ""
    return str(
        Text(
            f"Tổng cộng: {documents} văn bản{listed}, {counts.tasks} nhiệm vụ, {counts.units} đơn vị",
            f"Total: {documents} documents{listed}, {counts.tasks} tasks, {counts.units} units",
        )
    )


def _types(edges: Iterable[Edge]) -> str:
    """Return relationship types in words, each once."""
    return ", ".join(str(RELATIONS[name]) for name in dict.fromkeys(edge.type for edge in edges))


def _level(node: Node) -> str:
    level = str(node.properties.get("cap", ""))
    return str(_LEVELS[level if level in _LEVELS else None])


def _short(node: Node, issuer: Node | None = None) -> str:
    """Return a document's number; without one, its type and body, failing these its name."""
    if "so_ky_hieu" in node.properties:
        return str(node.properties["so_ky_hieu"])
    return f"{node.properties['loai']} {issuer.name}" if issuer and "loai" in node.properties else node.name


def _day(date: str) -> str:
    return "/".join(reversed(date.split("-")))


# --- for programs -------------------------------------------------------------------------------


def _json(branch: Branch, places: Places | None) -> dict[str, object]:
    node = branch.node
    return {
        "id": node.id,
        "label": node.label,
        "ten": node.name,
        **node.properties,
        "steps": [_step(edge, places) for edge in branch.edges],
        "marks": [_mark(mark, places) for mark in branch.marks],
        "issuer": branch.issuer and branch.issuer.name,
        "parent_plan": branch.parent_plan and branch.parent_plan.id,
        "chain_ends": branch.ends,
        "children": [_json(child, places) for child in branch.children],
    }


def _mark(mark: Mark, places: Places | None) -> dict[str, object]:
    return {"id": mark.other.id, "steps": [_step(edge, places) for edge in mark.edges]}


def _step(edge: Edge, places: Places | None) -> dict[str, object]:
    step: dict[str, object] = {"type": edge.type, "source": edge.source, "target": edge.target}
    if places is not None:
        step["evidence"] = [
            {
                "document": item.document,
                "file": item.file,
                "place": places.describe(item),
                "start": item.start,
                "end": item.end,
                "quote": item.quote,
                "method": item.method,
                "confidence": item.confidence,
            }
            for item in edge.evidence
        ]
    return step


def _counts(lineage: Lineage) -> Mapping[str, object]:
    counts = lineage.counts
    documents = {level or "": number for level, number in counts.documents.items()}
    return {"documents": documents, "tasks": counts.tasks, "units": counts.units}


_COLUMNS = ("bac", "nhan", "id", "ten", "cap", "so_ky_hieu", "duoi", "quan_he", "dan_thang", "ke_hoach_cha")
_PROOF = ("trich_dan", "cho")


def _rows(
    branch: Branch, places: Places | None, depth: int = 0, above: str | None = None
) -> Iterator[tuple[object, ...]]:
    """Yield the nodes of a tree, top down: how deep, under which, and by what relationships."""
    node = branch.node
    yield (
        depth,
        node.label,
        node.id,
        node.name,
        node.properties.get("cap"),
        node.properties.get("so_ky_hieu"),
        above,
        [edge.type for edge in branch.edges],
        [f"{edge.type} {mark.other.id}" for mark in branch.marks for edge in mark.edges],
        branch.parent_plan and branch.parent_plan.id,
        *(() if places is None else _proof_cells(branch, places)),
    )
    for child in branch.children:
        yield from _rows(child, places, depth + 1, node.id)


def _proof_cells(branch: Branch, places: Places) -> tuple[list[str], list[str]]:
    proofs = [edge.evidence[0] for edge in branch.edges if edge.evidence]
    return [proof.quote for proof in proofs], [f"{proof.file}, {places.describe(proof)}" for proof in proofs]
