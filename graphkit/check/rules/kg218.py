"""KG218: the name said of an instrument is not word for word its official one."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import UNVERIFIED, names_of, place_of_name
from graphkit.check.titles import differs
from graphkit.i18n import Text
from graphkit.resolve.names import likeness

_ONE_NAME = 0.9
"""Below this, what stands there is no attempt at the official name."""


def _look(subject: Subject) -> Iterator[Observation]:
    seen: set[tuple[str, str]] = set()
    for citation, name, row, official in names_of(subject):
        if name.kind != official.kind or row.source == UNVERIFIED or (row.id, name.whole) in seen:
            continue
        seen.add((row.id, name.whole))
        if likeness(name, official) >= _ONE_NAME and differs(name, official):
            yield Observation(
                Text(
                    vi=f"Tên chính thức của {row.so_ky_hieu} là “{row.title}”.",
                    en=f"The official name of {row.so_ky_hieu} is “{row.title}”.",
                ),
                *place_of_name(citation),
                suggestion=row.title,
            )


RULE = Rule(
    code="KG218",
    name="name-not-official",
    severity="info",
    confidence=0.9,
    explanation=Text(
        vi="Tên được nêu thiếu hoặc khác từ so với tên chính thức của văn bản. Viết tắt, phần cuối bị lược, "
        "năm và địa phương thì không kể. Tên ghi đúng thì tìm được văn bản.",
        en="The name lacks words of the official one, or has others. Abbreviations, an end cut off, years "
        "and places do not count. Under its right name an instrument can be found.",
    ),
    example=Example(
        before="Chương trình Tăng cường sự tham gia bình đẳng của phụ nữ vào vị trí lãnh đạo và quản lý",
        after="Chương trình Tăng cường sự tham gia bình đẳng của phụ nữ trong các vị trí lãnh đạo và quản lý",
    ),
    look=_look,
)
