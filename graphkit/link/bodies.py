"""Bodies and places as nodes, what they belong to, and what they merged into."""

from __future__ import annotations

from collections import defaultdict

from graphkit.lang.fold import dotted, fold
from graphkit.link.graph import Graph
from graphkit.link.lookup import Lookup, around
from graphkit.resolve.places import COMMUNE_KINDS, REFORM
from graphkit.resolve.types import Body, Context, Place
from graphkit.resolve.urn import document_urn

# Classes without a name of their own ("các sở, ngành") have members of these kinds; of others none is known.
_KINDS_OF_CLASSES = frozenset({"ủy ban", "hội đồng", "bộ", "sở", "phòng", "trường", "thôn"})
_PROVINCES_BY = document_urn("Quốc hội", doc_type="Nghị quyết", so_ky_hieu="202/2025/QH15", date="2025-06-12")
"""The resolution by which 63 provinces became 34."""
_JOINTS = (" cac ", " cap ")


class Bodies:
    """Adds bodies to the graph as they are named, each with its place, its parent and its classes."""

    def __init__(self, graph: Graph, lookup: Lookup) -> None:
        self._graph = graph
        self._lookup = lookup
        self._added: dict[str, Body] = {}

    def add(self, name: str, context: Context) -> str:
        """Add the body that a name means, and what it is part of; returns its id."""
        body = self._lookup.body(name, context)
        if body.id in self._added:
            return body.id
        self._added[body.id] = body
        self._graph.node(
            "CoQuan",
            body.id,
            body.name,
            cap=body.level,
            loai=body.kind,
            chung=body.generic,
            hieu_luc_tu=body.valid_from,
            hieu_luc_den=body.valid_to,
        )
        if body.parent and body.parent_name and body.parent != body.id:
            self._graph.edge("TRUC_THUOC", body.id, self.add(body.parent_name, context))
        if body.place and self._place(body.place):
            self._graph.edge("THUOC_DIA_BAN", body.id, self._village(body) or body.place)
        return body.id

    def finish(self) -> None:
        """Add what can be told once all bodies are known: members of classes, mergers of 2025."""
        members: dict[tuple[str, str | None, str], list[Body]] = defaultdict(list)
        for body in self._bodies():
            for place in around(body.place) if body.place and not body.generic else ():
                members[body.kind, body.level, place].append(body)
        for group in self._bodies():
            for member in (
                members[group.kind, group.level, group.place] if group.generic and group.place else ()
            ):
                if _belongs(member, group, self._lookup):
                    self._graph.edge("THUOC_NHOM", member.id, group.id)
        self._mergers()

    def _bodies(self) -> list[Body]:
        return [self._added[id_] for id_ in sorted(self._added)]

    def _village(self, body: Body) -> str | None:
        """Add the place that a village is, in its commune; None for other bodies. No table has villages."""
        commune = (
            self._lookup.place(body.place)
            if body.kind == "thôn" and not body.generic and body.place
            else None
        )
        if commune is None:
            return None
        name = body.name.removesuffix(commune.name).strip(" ,")
        id_ = self._graph.node(
            "DiaBan", f"{commune.id};{dotted(name)}", name, loai=name.split(" ")[0].lower()
        )
        self._graph.edge("THUOC_DIA_BAN", id_, commune.id)
        return id_

    def _place(self, id_: str) -> bool:
        """Add a place and the places around it; False where nothing is known of it."""
        inner: Place | None = None
        for place in self._lookup.upwards(id_):
            self._graph.node(
                "DiaBan",
                place.id,
                place.name,
                loai=place.kind,
                ma=place.code,
                hieu_luc_tu=place.valid_from,
                hieu_luc_den=place.valid_to,
            )
            if inner:
                self._graph.edge("THUOC_DIA_BAN", inner.id, place.id)
            inner = place
        return inner is not None

    def _mergers(self) -> None:
        """Add the mergers of the places that occur, and of their committees where both occur."""
        for node in self._graph.nodes("DiaBan"):
            for successor in self._lookup.successors(node.id):
                self._place(successor.id)
                by = _PROVINCES_BY if successor.parent is None else None
                self._graph.edge("SAP_NHAP_VAO", node.id, successor.id, ngay=REFORM, theo=by)
        committees = {
            body.place: body for body in self._bodies() if body.kind == "ủy ban" and not body.generic
        }
        for place, body in committees.items():
            for successor in self._lookup.successors(place) if place else ():
                if successor.id in committees:
                    self._graph.edge("SAP_NHAP_VAO", body.id, committees[successor.id].id, ngay=REFORM)


def is_member(body: Body, group: Body, lookup: Lookup) -> bool:
    """Tell whether a body is one of a class of bodies."""
    if not group.generic or body.generic or not group.place or not body.place:
        return False
    alike = (body.kind, body.level) == (group.kind, group.level) and group.place in around(body.place)
    return alike and _belongs(body, group, lookup)


def _belongs(member: Body, group: Body, lookup: Lookup) -> bool:
    """Tell whether a body of a class's kind and level, within its place, bears the name that the class gives.

    That is the head of its name, and one of the kinds of commune that it lists.
    """
    if member.place == group.place and group.kind == "ủy ban":
        return False
    words = f" {fold(group.name)} "
    joint = next((joint for joint in _JOINTS if joint in words), None)
    head, tail = words.split(joint, 1) if joint else ("", words)
    if head.strip():
        if not fold(member.name).startswith(f"{head.strip()} "):
            return False
    elif group.kind not in _KINDS_OF_CLASSES:
        return False
    listed = {kind for kind in COMMUNE_KINDS if joint == " cac " and f" {fold(kind)} " in f" {tail}"}
    place = lookup.place(member.place) if member.place else None
    return not listed or member.level != "xã" or place is None or place.kind in listed
