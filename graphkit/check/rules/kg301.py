"""KG301: a unit's heading among those who carry a plan out, with no task under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.extract.actors import heading_units
from graphkit.extract.units import read_units, skip_openers
from graphkit.i18n import Text
from graphkit.parse import Document, Outline

_NOTHING = " \t\n.…:;-–_*#"
_LEAST = 2
"""So many units beside it must have a task: else it is a list of units."""


def _look(subject: Subject) -> Iterator[Observation]:
    if not subject.is_plan:
        return
    document = subject.document
    for beside in _families(document):
        empty = [
            section for section in beside if _is_unit(document, section) and not _below(document, section)
        ]
        others = [section for section in beside if _has_task(document, section)]
        if len(others) >= max(_LEAST, len(empty)):
            yield from (_bare(document, section) for section in empty)


def _families(document: Document) -> Iterator[Sequence[Outline]]:
    """Yield the sections that lie side by side within one section of the content."""
    families: dict[int, list[Outline]] = {}
    for section in document.outline:
        if section.parent is not None and document.content_end(document.blocks[section.block]):
            families.setdefault(section.parent, []).append(section)
    yield from families.values()


def _below(document: Document, section: Outline) -> str:
    """Return what stands under a heading."""
    return document.text[document.blocks[section.block].end : section.end].strip(_NOTHING)


def _has_task(document: Document, section: Outline) -> bool:
    """Tell whether a section names units and what they do, under its heading or in its own sentence."""
    if section.run_in:
        block, text = document.blocks[section.block], document.text
        return bool(read_units(text, skip_openers(text, block.content, block.end), block.end))
    return bool(_below(document, section)) and bool(heading_units(document, section, True))


def _is_unit(document: Document, section: Outline) -> bool:
    """Tell whether a heading names units and says nothing of what they do."""
    units = heading_units(document, section, True)
    block = document.blocks[section.block]
    return bool(units) and not document.text[units[-1].end : block.end].strip(_NOTHING)


def _bare(document: Document, section: Outline) -> Observation:
    block = document.blocks[section.block]
    start, end = document.raw(block.start, block.end)
    name = document.text[block.content : block.end].strip()
    return Observation(
        Text(
            vi=f"Mục “{name}” không có nhiệm vụ nào: hãy ghi việc giao cho đơn vị, hoặc bỏ mục này.",
            en=f"Nothing stands under “{name}”: say what the unit has to do, or leave the heading out.",
        ),
        start,
        end,
    )


RULE = Rule(
    code="KG301",
    name="unit-without-task",
    severity="warning",
    confidence=0.9,
    explanation=Text(
        vi="Trong phần tổ chức thực hiện, mục nêu tên một đơn vị mà bên dưới không có gì thì đơn vị không "
        "biết phải làm gì; thường do xóa nhầm hoặc chưa viết xong. Chỉ xét khi các mục bên cạnh đều giao "
        "việc cho đơn vị.",
        en="Where the heading of a unit has nothing under it, the unit does not know what to do; mostly a "
        "paragraph was deleted, or never written. Told only where the headings beside it give units their "
        "tasks.",
    ),
    example=Example(
        before="2. Phòng Kinh tế\n3. Công an xã\n- Tiếp nhận tin báo về bạo lực gia đình.",
        after="2. Phòng Kinh tế\n- Cân đối kinh phí thực hiện Kế hoạch.\n3. Công an xã\n"
        "- Tiếp nhận tin báo về bạo lực gia đình.",
    ),
    look=_look,
)
