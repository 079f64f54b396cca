"""The role of each citation: legal basis, carried out, or cited otherwise; and what it does to others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.extract.numbers import Mention
from graphkit.lang.names import UPPER
from graphkit.lang.patterns import compiled
from graphkit.lang.types import TYPE_WORDS
from graphkit.model import Relation, Role
from graphkit.parse import Document

_BASIS = compiled(
    r"(?:[-–+]\s*)?(?:Căn cứ|Căn|Thực hiện|Thi hành|Triển khai(?: thực hiện)?|Tiếp tục (?:thực hiện"
    r"|triển khai)|Trên cơ sở|Tiếp theo|Hưởng ứng|Xét"
    r"|Để (?:tiếp tục |tổ chức )?(?:thực hiện|triển khai|quán triệt))\b"
)
_ADVERB = (
    r"(?:(?:,| và)? ?(?:triển khai|thực hiện|thi hành|tổ chức|tiếp tục|có hiệu quả|hiệu quả|nghiêm túc"
    r"|nghiêm|tốt|đồng bộ|kịp thời|đầy đủ|chặt chẽ|sâu rộng|rộng rãi|thường xuyên|thống nhất|thực chất"
    r"|khẩn trương|bài bản|hiệu lực|có chất lượng|chất lượng|tích cực|chủ động"
    r"|đúng (?:quy định|tiến độ)(?! (?:của|tại))"
    r"|quyết liệt|toàn diện|thành công|thắng lợi|đúng|các|những|một số|nội dung|nhiệm vụ|giải pháp|mục tiêu"
    r"|chỉ tiêu|yêu cầu|việc|tại|của|trong"
    r"|được giao|đề ra|hoạt động|lồng ghép|kế hoạch|chương trình|Kế hoạch|Chương trình))*"
)
_CARRY = compiled(
    rf"(?:triển khai|thực hiện|thi hành|cụ thể hóa|hưởng ứng){_ADVERB}[\s,]*(?:[“\"(]|số\s*)?\s*$",
    re.IGNORECASE,
)
_REVIEW = compiled(
    r"(?:tổng kết|sơ kết|đánh giá|giám sát|thanh tra|kết quả|tình hình|báo cáo|kinh phí|mục tiêu|chỉ tiêu)"
    r"[^;.:]{0,60}$"
    r"|(?:kiểm tra|theo dõi|đôn đốc|tuyên truyền|truyền thông|phổ biến|quán triệt)"
    r"(?!(?:[\s,]|(?:và|học tập|tuyên truyền|phổ biến|quán triệt|tổ chức)\b)*$)[^;.:]{0,60}$",
    re.IGNORECASE,
)
"""What makes carrying out only what is spoken of; "quán triệt, triển khai" is carrying out."""
_ABOUT_CARRY = compiled(
    rf"(?:về việc|về|V/v)\s+(?:tổ chức\s+)?(?:triển khai|thực hiện|thi hành){_ADVERB}\s*$", re.IGNORECASE
)
_PLAN_CARRY = compiled(
    rf"(?:kế hoạch|chương trình hành động|văn bản|đề án)\s+(?:tổ chức\s+)?(?:triển khai|thực hiện"
    rf"|thi hành){_ADVERB}\s*$",
    re.IGNORECASE,
)
_THIS_TOO = compiled(rf"\b(?:{'|'.join(TYPE_WORDS)}) này(?:,| và)\s+(?:các\s+)?$")
"""The document itself, beside which another one is carried out."""
_LIST = compiled(r"[\s,;“”\"()]*(?:(?:và|hoặc|cùng|của|các|nhất là|trong đó có|đặc biệt là)[\s:,]*)*$")
_INSTRUMENT = rf"(?:các )?(?:{'|'.join((*TYPE_WORDS, 'số'))})\b"
_ENUMERATED = compiled(
    rf"\b(?:triển khai|thực hiện|thi hành)\b(?! theo)[^.\n]*"
    rf"(?::\s*(?:$|{_INSTRUMENT})|\bcác {_INSTRUMENT}[^.;:()\n]{{0,80}}\((?:$|{_INSTRUMENT}))[^.\n]*$",
    re.IGNORECASE,
)
"""A list of instruments behind a colon or in brackets, said to be carried out."""
_POINTED = compiled(
    r"(?:theo|tại|bởi|trong|kèm theo|căn cứ|quy định)"
    r"(?: (?:các |những )?(?:khoản|điểm|điều|mục|phụ lục|chương|phần)[^.;:]{0,80})?(?: (?:của|các|tại))*\s*$",
    re.IGNORECASE,
)
"""What points to a cited text rather than carries it out."""
_RELATIONS: tuple[tuple[tuple[str, ...], re.Pattern[str], Relation], ...] = (
    (("hay thế",), compiled(r"[Tt]hay thế(?: cho)?(?: các)?\s*$"), "thay_the"),
    (
        ("ãi bỏ", "ủy bỏ"),
        compiled(r"(?:[Bb]ãi bỏ|[Hh]ủy bỏ)(?: toàn bộ)?(?: các)?(?: quyết định)?\s*$"),
        "bai_bo",
    ),
    (
        ("ửa đổi", "ổ sung", "iều chỉnh", "ãi bỏ"),
        compiled(
            r"(?:[Ss]ửa đổi, bổ sung|[Ss]ửa đổi|[Bb]ổ sung|[Đđ]iều chỉnh"
            r"|[Bb]ãi bỏ(?: một phần|(?= (?:khoản|[Đđ]iều|điểm)\b)))"
            r"(?: (?:một số|khoản|[Đđ]iều|điểm)(?:(?!được)[^.;]){0,60}?)?(?: của)?"
            r"(?: [Qq]uy (?:định|chế)(?: ban hành)? kèm theo)?\s*$",
        ),
        "sua_doi",
    ),
)
"""Each relation with words of which it has one, and its pattern, which takes longer to look for."""
_BY_THIS = compiled(
    r"(?:\b[Nn]ày\s+(?:và\s+)?(?:có hiệu lực[^.;]{0,80}?\s+(?:và\s+)?)?|^\s*(?:Điều \d+\.\s*)?(?:\d+\.\s*"
    r"|[a-zđ]\)\s*|-\s*)?"
    r"|\bban hành (?:Nghị quyết|Quyết định|Nghị định|Thông tư|Chỉ thị|Kế hoạch) (?:về việc )?)$"
)
_SAYS_THIS = compiled(r"[Nn]ày|ban hành")
_TITLED = compiled(rf"^(?:\W|(?i:{'|'.join(TYPE_WORDS)}|về việc|v/v)\b)*$")
"""What stands before "sửa đổi" in a title where the document itself amends."""
_MEMBER = compiled(rf"(?i:(?:các )?(?:{'|'.join(TYPE_WORDS)}))\b")
"""What a member of a list of instruments begins with."""
_SENTENCE = compiled(rf"(?<!TP)(?<!Tp)(?<!TX)\.\s+(?=[{UPPER}])")
_ISSUING = compiled(r",\s+[^,;]{3,120}\b(?:ban hành|xây dựng|lập|đề ra)\s+(?:[Kk]ế hoạch|[Cc]hương trình)")
_REACH = 400
"""Characters before a mention that tell its role; a title reaches further."""
_TITLE_REACH = 700
_PROVISION = compiled(
    r"((?:(?:điểm|[Đđ]iểm) [a-zđ](?:,? ?(?:và )?[a-zđ])* ?,? ?)?(?:(?:khoản"
    r"|[Kk]hoản) \d+(?:,? (?:và )?\d+)* ?,? ?)?(?:Điều|điều|Mục|mục|Chương|Phần) [\dIVX]+[a-z]?)"
    r"(?: (?:của|tại))?\s*$"
)
_PART = compiled(r"iều |ục |hương |hần ")
"""What every provision has: most citations stand behind none, and looking for this alone is fast."""


def assign_roles(document: Document, mentions: Sequence[Mention]) -> list[tuple[Role, Relation | None]]:
    """Return the role of each mention, in the order of the mentions, and what the document does to it."""
    roles: list[Role] = []
    hosts = [_host(mentions, index) for index in range(len(mentions))]
    relations = _relations(document, mentions, hosts)
    bases = _basis_blocks(document)
    amends = any(
        relation and mention.start < document.preamble_start
        for mention, relation in zip(mentions, relations, strict=True)
    )
    for index, relation in enumerate(relations):
        host = hosts[index]
        roles.append(
            "dan_chieu" if relation else _role(document, mentions, roles, index, host, bases, amends)
        )
    return list(zip(roles, relations, strict=True))


def _basis_blocks(document: Document) -> frozenset[int]:
    """Return where the blocks of the legal basis begin: each căn cứ, and the members of a list below one."""
    text = document.text
    found: set[int] = set()
    listing = False
    for block in document.blocks:
        if block.start >= document.body_start and not listing:
            break
        if block.start < document.preamble_start or not text[block.start : block.end].strip():
            continue
        basis = block.start < document.body_start and _BASIS.match(text, block.start)
        if not basis and not (listing and _MEMBER.match(text, block.content)):
            listing = False
            continue
        found.add(block.start)
        listing = text[block.start : block.end].rstrip()[-1:] in (":", ";", ",")
    return frozenset(found)


def _relations(
    document: Document, mentions: Sequence[Mention], hosts: Sequence[Mention | None]
) -> list[Relation | None]:
    """Return what this document does to each cited one; None where it only cites, or another does it."""
    relations: list[Relation | None] = []
    before = -1
    for index, mention in enumerate(mentions):
        relation = None
        if hosts[index] is None:
            relation = _relation_of(document, mention)
            before_it = relations[before] if before >= 0 else None
            if relation is None and before_it and _is_listed(document, mentions[before], mention):
                relation = before_it
            before = index
        relations.append(relation)
    return relations


def _is_listed(document: Document, before: Mention, mention: Mention) -> bool:
    """Whether a mention goes on with the list that the one before it begins, what stands in titles apart."""
    same = document.block_start(before.start) == document.block_start(mention.start)
    in_title = mention.start < document.preamble_start
    return mention.by == "number" and (same or in_title) and _goes_on(document.text, before, mention)


def _relation_of(document: Document, mention: Mention) -> Relation | None:
    in_title = mention.start < document.preamble_start
    head = _title_head(document, mention) if in_title else _head(document, mention)
    by_this = _TITLED if in_title else _BY_THIS
    for words, pattern, relation in _RELATIONS:
        match = pattern.search(head) if any(word in head for word in words) else None
        this = by_this.search(head[: match.start()]) if match is not None else None
        if this is not None and (
            in_title or _SAYS_THIS.match(this.group()) or not _is_aside(document, mention)
        ):
            return relation
    return None


def _is_aside(document: Document, mention: Mention) -> bool:
    """Whether a mention stands in a table or an annex, where orders are work to be done, not done here."""
    block = document.block_at(mention.start)
    return block.is_cell or block.line >= document.zones.annex


def _title_head(document: Document, mention: Mention) -> str:
    """What stands before a mention in the document's title, over its lines and in small letters."""
    first = next((b.start for b in document.blocks if b.line >= document.zones.title), 0)
    return document.text[max(first, mention.start - _REACH) : mention.start].replace("\n", " ").lower()


def provision_of(text: str, mention: Mention) -> str | None:
    """Return the provision cited ("khoản 2 Điều 5") where it stands right before the mention."""
    head = text[max(0, mention.start - 60) : mention.start]
    match = _PROVISION.search(head) if _PART.search(head) else None
    return match.group(1) if match else None


def _head(document: Document, mention: Mention) -> str:
    """What stands before a mention in its block, at most :data:`_REACH` characters."""
    start = max(document.block_start(mention.start), mention.start - _REACH)
    return document.text[start : mention.start]


def _role(
    document: Document,
    mentions: Sequence[Mention],
    roles: list[Role],
    index: int,
    host: Mention | None,
    bases: frozenset[int],
    amends: bool,
) -> Role:
    mention = mentions[index]
    if mention.start < document.preamble_start:
        if document.text.startswith("Căn cứ", document.block_start(mention.start)):
            return "can_cu"
        return "dan_chieu" if amends else "trien_khai"
    if host is not None:
        return "trien_khai" if _carries(document.text[host.end : mention.start]) else "dan_chieu"
    start = document.block_start(mention.start)
    if start in bases and _is_basis(document.text, start, mention):
        return "can_cu"
    previous = mentions[index - 1] if index else None
    if previous is not None and previous.start >= start and _goes_on(document.text, previous, mention):
        return roles[index - 1]
    return _body_role(document, mention)


def _goes_on(text: str, previous: Mention, mention: Mention) -> bool:
    """Whether a mention goes on with the list that the one before it stands in."""
    end = max(previous.end, previous.title_end or 0)
    return end <= mention.start <= end + _REACH and _LIST.fullmatch(text[end : mention.start]) is not None


def _host(mentions: Sequence[Mention], index: int) -> Mention | None:
    """The numbered mention in whose title this one stands."""
    mention = mentions[index]
    for before in range(index - 1, -1, -1):
        other = mentions[before]
        if mention.start - other.end > _TITLE_REACH:
            return None
        if other.end <= mention.start and _in_title(other, mention.start):
            return other
    return None


def _in_title(mention: Mention, position: int) -> bool:
    start, end = mention.title_start, mention.title_end
    return start is not None and end is not None and start <= position < end


def _carries(between: str) -> bool:
    return _ABOUT_CARRY.search(between) is not None or _CARRY.search(between) is not None


def _is_basis(text: str, start: int, mention: Mention) -> bool:
    """Whether a mention in a block of the basis is of it, and not of a sentence that tells what was done."""
    head = text[max(start, mention.start - _TITLE_REACH) : mention.start]
    last = max((end.end() for end in _SENTENCE.finditer(head)), default=0)
    told = last and last < len(head) and not _BASIS.match(head, last)
    proposed = head[head.rfind(";") + 1 :].lstrip().startswith("Theo đề nghị")
    return not told and not proposed and not _opened(text, start, mention)


def _opened(text: str, start: int, mention: Mention) -> bool:
    """Whether the paragraph already says what the issuing body does (", UBND xã ban hành Kế hoạch …")."""
    return _ISSUING.search(text, max(start, mention.start - _TITLE_REACH), mention.start) is not None


def _body_role(document: Document, mention: Mention) -> Role:
    head = _head(document, mention)
    clause = head[max(head.rfind("."), head.rfind(";")) + 1 :]
    if _PART.search(clause, max(0, len(clause) - 40)):
        clause = _PROVISION.sub("", clause)
    if " này" in clause[-20:]:
        clause = _THIS_TOO.sub("", clause)
    carry = _CARRY.search(clause)
    carried = (
        _PLAN_CARRY.search(clause)
        or _ABOUT_CARRY.search(clause)
        or (carry and not _REVIEW.search(clause[: carry.start()]))
        or _is_heading_name(document, mention)
    )
    lists = (":" in head or "(" in head) and not _POINTED.search(head, max(0, len(head) - 120))
    listed = _ENUMERATED.search(head) if lists else None
    if carried or (listed and not _REVIEW.search(head[: listed.start()])):
        return "trien_khai"
    return "dan_chieu"


def _is_heading_name(document: Document, mention: Mention) -> bool:
    """Whether a section's heading is the name of what the section carries out."""
    section = document.section_at(mention.start)
    if section is None or section.run_in or section.start != document.block_start(mention.start):
        return False
    start = mention.title_start if mention.issues and mention.title_start is not None else mention.start
    return min(start, mention.start) - section.content <= 1
