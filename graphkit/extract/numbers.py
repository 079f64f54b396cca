"""Citations by number: type word, number, date, issuer, and the title that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphkit.extract.makers import read_issuer, speaker, title_issuer, uses
from graphkit.extract.titles import read_title
from graphkit.lang.dates import DATE, find_date, iso, of_match
from graphkit.lang.names import LOWER, UPPER
from graphkit.lang.patterns import NOT_INSIDE, any_of, compiled
from graphkit.lang.types import ABBREVIATIONS, TYPE_WORDS, WITHOUT_SYMBOL


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in flow offsets; ``chained`` says that it goes on from the mention before it in a list."""

    start: int
    end: int
    by: str
    doc_type: str | None
    so_ky_hieu: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    title_start: int | None = None
    title_end: int | None = None
    issues: bool = False
    """Whether the title is what the instrument itself issues ("phê duyệt Chương trình …")."""
    chained: bool = False
    spoken: bool = False
    """Whether the issuer is named before it, so that it may be of what follows in a list too."""


_TYPES = "|".join(sorted(TYPE_WORDS, key=len, reverse=True))
_PIECE = rf"[{UPPER}][{UPPER}0-9]*(?:[yrghn][{UPPER}0-9]+)*(?:g|r|i)?(?![{LOWER}])"
_JOIN = r" ?[-–−&] ?"
_SYMBOL = (
    rf"{_PIECE}(?:(?:{_JOIN}|\.(?!(?:UBND|HĐND)\b)){_PIECE}|\.\d{{1,2}}(?=-[{UPPER}]))*"
    rf"(?:/(?:{_PIECE}(?:{_JOIN}{_PIECE})*|(?:19|20)\d{{2}}(?!\d)))?"
)
"""Codes joined by dashes, with dots in the symbols of some offices, and at times a second slash."""
_CORE = compiled(
    rf"(?:(?<![\w/.,])|(?<=số))(?:(?P<n>\d{{1,6}}(?:\.\d{{1,3}})?[a-zđ]?)\s?/{{1,2}}\s?"
    rf"(?:(?P<y>(?:19|20)\d\s?\d)(?:\s?/{{1,2}}\s?|(?=[{UPPER}]{{2,}}-)))?(?P<s>{_SYMBOL})"
    rf"|(?P<pn>\d{{1,5}})\s?[-–]\s?(?P<pt>NQ|CT|KH|QĐ|HD|KL|TB|CTr|QC|QĐi|QyĐ|BC|TT|CV|ĐA|TTr|CTHĐ|PA"
    rf"|GM)\s?/\s?(?P<ps>{_SYMBOL}))"
)
_DIGITS = compiled(
    r"\d(?:(?<![\w/.,].)(?:[\w.]{0,12}\s?[/–-]|(?P<bare>\d{0,4}),? (?:ngày \d|của ))"
    r"|(?<=số.)[\w.]{0,12}\s?[/–-])"
)
"""What a number begins with: most text has none, and looking for this alone is fast."""
_BARE_PREFIX = compiled(rf"(?<!\w)(?P<type>(?i:{'|'.join(WITHOUT_SYMBOL)}))\s+(?:[sS][ốỐ]\s*:?\s*)?$")
_BEFORE_BARE = (*dict.fromkeys(word.split()[-1].lower() for word in WITHOUT_SYMBOL), "số")
_BARE_REACH = 30
_FULL_DATE = len("2026-01-31")
_TYPE_WORD = any_of(TYPE_WORDS, any_case=True, behind=NOT_INSIDE + "(?<!(?i:pháp ).)")
_PREFIX = compiled(
    rf"(?P<type>{_TYPE_WORD})"
    r"(?i:(?P<joint>\s+liên (?:tịch|ngành))?\s*(?::\s*)?(?P<so>s[ốôoó]\s*:?\s*)?)$"
)
_LAW_PREFIX = compiled(
    rf"(?<!pháp )\b(?P<type>Luật|Bộ luật|Pháp lệnh|LUẬT|BỘ LUẬT|PHÁP LỆNH)\s+"
    rf"(?P<name>(?!này|số|trên|và|của|hiện)[{UPPER}{LOWER}][^;:.()\n\d]{{2,140}}?),?\s+(?:số|SỐ)\s*:?\s*$"
)
_OWNED_PREFIX = compiled(
    rf"\b(?P<type>{_TYPES})\s+(?:liên tịch\s+)?của\s+(?P<issuer>[^;:.()\n\d]{{3,90}}?)"
    r"(?P<list>\s*:)?\s+số\s*:?\s*$",
    re.IGNORECASE,
)
_DATED_PREFIX = compiled(
    rf"\b(?P<type>{_TYPES})\s+(?:đề\s+)?(?P<date>ngày\s[^;:()\n]{{6,40}}?\d{{4}}),?\s+(?:của\s+(?P<issuer>[^;:.()\n\d]{{3,90}}?)\s+)?(?P<list>)số\s*:?\s*$",
    re.IGNORECASE,
)
_SO = compiled(r"\b(?:[Ss][ốô]|SỐ)\s*:?\s*$")
_FORM = compiled(r"(?:[Mm][ẫâa]u|[Bb]iểu|[Pp]hụ lục|TCVN|QCVN)(?: số)?\s*$")
_LIST_GAP = compiled(r"\s*(?:[,;]|và|hoặc|, và|cùng)\s*(?:[Ss]ố\s*:?\s*)?$")
_DATE = compiled(
    rf"\s*(?:{_JOIN})?(?:xã|huyện|tỉnh|phường)?\s*,?\s*\(?\s*(?:(?:ban hành|ký|cùng|ngay(?=\s+\d))\s+)?"
    r"(?:(?:vào\s+)?(?:hồi|lúc)\s+\d{1,2}\s?(?:giờ|h|g)\s?\d{0,2}['’]?(?:\s?phút)?,?\s+)?"
    rf"(?=ngày\s|Ngày\s|NGÀY\s|\d{{1,2}}(?:[/-]\d|\s+tháng))"
)
_MONTH = compiled(r"\s*,?\s*(?:tháng\s+(\d{1,2})(?:\s*[/-]\s*|\s+năm\s+)|năm\s+)((?:19|20)\d{2})\b")
_DAY_BLANK = compiled(r"[Nn]gày[\s.…_]*(?:/|tháng)\s*(\d{1,2})(?:\s*/\s*|\s+năm\s+)((?:19|20)\d{2})(?!\d)")
_SHORT_YEAR = compiled(r"[Nn]gày\s+(\d{1,2})/(\d{1,2})/(\d{2})(?![\d/])")
_JOINT = compiled(r"\s*(?:,|và|, và)\s+")
_NEXT_OF_LIST = compiled(r"\s*(?:[,;]|[,;]?\s+và)\s+(?:các\s+)?")
_SAME_DAY = "cùng ngày"
_NAME_LIMIT = 400
_NAME_LINE = compiled(r"(?:Chiến lược|Chương trình|Đề án|Dự án|Kế hoạch|Bộ tiêu chí)\s[^;.()]{5,300}$")
_NAME_BEFORE = compiled(r"\s*\(\s*(?:(?:theo|ban hành (?:kèm )?theo|tại)\s+)?$")


def find_numbers(text: str, start: int, end: int) -> list[Mention]:
    """Return the mentions by number within ``text[start:end]``, in order."""
    found = list(_numbers(text, start, end))
    for index in range(len(found) - 2, -1, -1):
        mention, following = found[index], found[index + 1]
        if mention.issuer is None and _shares_issuer(text, mention, following):
            found[index] = replace(mention, issuer=following.issuer)
        if mention.date is None and following.chained and _SAME_DAY in text[following.start : following.end]:
            found[index] = replace(found[index], date=following.date)
    for index, following in enumerate(found[1:]):
        mention = found[index]
        shared = (
            _shares_issuer(text, mention, following)
            or (following.chained and _issuer_code(mention) == _issuer_code(following))
            or _is_listed(text, mention, following)
        )
        if following.issuer is None and mention.spoken and shared:
            found[index + 1] = replace(following, issuer=mention.issuer, spoken=True)
    return found


def _shares_issuer(text: str, mention: Mention, following: Mention) -> bool:
    """Whether one issuer is of both members of a list ("Chỉ thị 1-CT/TU, Kế hoạch 2-KH/TU của …")."""
    if mention.title is not None or _JOINT.fullmatch(text[mention.end : following.start]) is None:
        return False
    one, other = (_issuer_code(each) for each in (mention, following))
    letters = following.chained and following.so_ky_hieu is not None and not _is_typed(following.so_ky_hieu)
    return one is not None and (one == other or letters)


def _is_listed(text: str, mention: Mention, following: Mention) -> bool:
    """Whether a mention goes on with a list of papers, titles between them, that one issuer stands before."""
    end = max(mention.end, mention.title_end or 0)
    same = _issuer_code(following) == _issuer_code(mention)
    if not same and not uses(mention.issuer or "", following.so_ky_hieu or ""):
        return False
    return end <= following.start and _NEXT_OF_LIST.fullmatch(text, end, following.start) is not None


def _issuer_code(mention: Mention) -> str | None:
    """Return the code of who issued it: the last of a symbol with a type, the first of a letter's."""
    codes = re.split(r"[-/]", (mention.so_ky_hieu or "").partition("/")[2])
    return (codes[-1] if _is_typed(mention.so_ky_hieu or "") else codes[0]) or None


def _is_typed(number: str) -> bool:
    """Whether a number's symbol has the abbreviation of a type, as a letter's has not."""
    return any(code in ABBREVIATIONS for code in re.split(r"[-/]", number))


def _numbers(text: str, start: int, end: int) -> Iterator[Mention]:
    before: Mention | None = None
    done = start
    for beginning in _DIGITS.finditer(text, start, end):
        if beginning.start() < done:
            continue
        match = _CORE.match(text, beginning.start(), end)
        if match is None:
            mention = _without_symbol(text, beginning, start)
        else:
            done = match.end()
            if before is not None and match.start() < before.end:
                continue
            mention = _mention(text, match, before, start)
        if mention is not None and (before is None or match is not None or before.end <= mention.start):
            yield mention
            before = mention


def _without_symbol(text: str, digits: re.Match[str], floor: int) -> Mention | None:
    """Return a mention without its symbol; None unless type, number, day and issuer tell all the same."""
    if digits["bare"] is None:
        return None
    number = text[digits.start() : digits.end("bare")]
    head = text[max(floor, digits.start() - _BARE_REACH) : digits.start()]
    match = _BARE_PREFIX.search(head) if head.rstrip(" :").lower().endswith(_BEFORE_BARE) else None
    if match is None:
        return None
    start = digits.start() - len(head) + match.start()
    end, date, issuer = _suffix(text, digits.end("bare"), match["type"])
    if date is None or len(date) < _FULL_DATE or issuer is None:
        return None
    mention = Mention(start, end, "number", match["type"].capitalize(), number, date, issuer)
    return _with_title(text, mention)


def _mention(text: str, core: re.Match[str], before: Mention | None, floor: int) -> Mention | None:
    number, abbreviation = _number(core)
    head = text[max(floor, core.start() - 170) : core.start()]
    head = head[head.rfind("\n") + 1 :]
    if _FORM.search(head):
        return None
    begin, doc_type, title, owner = _prefix(head)
    chained = doc_type is None and before is not None and _is_chained(text, before, core.start() - begin)
    if chained and before is not None:
        doc_type = before.doc_type
    if not _is_plausible(abbreviation, begin, doc_type):
        return None
    start = core.start() - begin
    end, date, issuer = _suffix(text, core.end(), doc_type)
    date = date or find_date(text, start, core.start())
    said = None if issuer or owner else speaker(text, start, number)
    mention = Mention(
        start,
        end,
        "number",
        _type(doc_type, abbreviation),
        number,
        date,
        issuer or owner or said,
        title,
        chained=chained,
        spoken=said is not None or owner is not None,
    )
    return mention if title else _with_title(text, mention)


def _number(core: re.Match[str]) -> tuple[str, str]:
    """Return the number as the contract writes it, and the abbreviation of its type."""
    squeeze = compiled(r"\s+")
    if core["pn"]:
        symbol = squeeze.sub("", core["ps"])
        return f"{core['pn']}-{core['pt']}/{symbol}".replace("–", "-").replace("−", "-"), core["pt"]
    symbol = squeeze.sub("", core["s"]).replace("–", "-").replace("−", "-").rstrip(".")
    year = f"{squeeze.sub('', core['y'])}/" if core["y"] else ""
    return f"{core['n']}/{year}{symbol}", re.split(r"[-.&\d]", symbol)[0]


def _prefix(head: str) -> tuple[int, str | None, str | None, str | None]:
    """Return how far back the mention begins, its type, a law's name, an issuer that stands before."""
    match = _PREFIX.search(head, max(0, len(head) - 60))
    if match:
        joint = " ".join((match["joint"] or "").split())
        return len(head) - match.start(), f"{match['type']} {joint}".strip().capitalize(), None, None
    so = _SO.search(head, max(0, len(head) - 10))
    if so is None:
        return 0, None, None, None
    match = _LAW_PREFIX.search(head)
    if match:
        name = f"{match['type']} {match['name']}"
        return len(head) - match.start(), match["type"].capitalize(), name, None
    match = _DATED_PREFIX.search(head) or _OWNED_PREFIX.search(head)
    if match:
        begin = so.start() if match["list"] else match.start()
        return len(head) - begin, match["type"].capitalize(), None, match["issuer"]
    return len(head) - so.start(), None, None, None


def _is_chained(text: str, before: Mention, start: int) -> bool:
    end = max(before.end, before.title_end or 0)
    return end <= start + 4 and _LIST_GAP.fullmatch(text[end:start] or " ,") is not None and end <= start


def _is_plausible(abbreviation: str, begin: int, doc_type: str | None) -> bool:
    """A number without type word or "số" must at least begin its symbol like one."""
    return doc_type is not None or begin > 0 or abbreviation in ABBREVIATIONS or abbreviation.startswith("UB")


def _type(doc_type: str | None, abbreviation: str) -> str | None:
    return doc_type or ABBREVIATIONS.get(abbreviation)


def _suffix(text: str, end: int, doc_type: str | None) -> tuple[int, str | None, str | None]:
    """Read date and issuer behind the number, in either order; return the end of the mention too."""
    date: str | None = None
    issuer: str | None = None
    for _ in range(4):
        found_date = _read_date(text, end)
        if found_date is not None:
            end, value = found_date
            date = date or value
            continue
        found_issuer = read_issuer(text, end, date is not None, doc_type)
        if found_issuer is None:
            break
        end, name = found_issuer
        issuer = issuer or name
    return end, date, issuer


def _read_date(text: str, end: int) -> tuple[int, str | None] | None:
    lead = _DATE.match(text, end)
    match = DATE.match(text, lead.end()) if lead else None
    if match is not None:
        close = (
            match.end() + 1
            if text[match.end() : match.end() + 1] == ")" and "(" in text[end : match.start() + 1]
            else match.end()
        )
        return close, of_match(match)
    short = _SHORT_YEAR.match(text, lead.end()) if lead else None
    if short is not None:
        return short.end(), iso(f"20{short[3]}", short[2], short[1])
    month = _MONTH.match(text, end) or (_DAY_BLANK.match(text, lead.end()) if lead else None)
    if month is not None:
        return month.end(), iso(month[2], month[1])
    return None


def _with_title(text: str, mention: Mention) -> Mention:
    title = read_title(text, mention.end)
    if title is None:
        return _with_name_before(text, mention)
    start, end = title.start, title.end
    issuer = mention.issuer or title_issuer(text[start:end], mention.so_ky_hieu or "")
    return replace(
        mention, issuer=issuer, title=text[start:end], title_start=start, title_end=end, issues=title.issues
    )


def _with_name_before(text: str, mention: Mention) -> Mention:
    """The name in front of a number in brackets ("Chương trình … (Quyết định số …)") is its title."""
    line = text[max(0, mention.start - _NAME_LIMIT) : mention.start]
    line = line[line.rfind("\n") + 1 :]
    bracket = _NAME_BEFORE.search(line)
    named = _NAME_LINE.search(line, 0, bracket.start()) if bracket else None
    if named is None:
        return mention
    begin = mention.start - len(line) + named.start()
    end = begin + len(named.group())
    return replace(mention, title=named.group(), title_start=begin, title_end=end, issues=True)
