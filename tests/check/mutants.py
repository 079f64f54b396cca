"""Sample plans with one thing broken, and what the check must then find, and where.

Every breach is made with the help of what the unbroken plan was read as, never of what the check says of the
broken one. The choice is random but the same in every run.
"""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from graphkit.lang.dates import DATE, of_match
from graphkit.model import Citation
from graphkit.pipeline import Analysis

ELSEWHERE = ("tỉnh Sơn La", "tỉnh Hà Tĩnh", "tỉnh Đồng Tháp", "thành phố Cần Thơ", "thành phố Huế")


@dataclass(frozen=True)
class Mutant:
    """A broken text; one of ``codes`` must be found in ``[start, end)``."""

    breach: str
    plan: str
    text: str
    codes: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True)
class Sound:
    """A plan that is right, and the place where it cites its parent."""

    name: str
    analysis: Analysis
    parent: Citation

    @property
    def text(self) -> str:
        return self.analysis.reading.text


def mutants(plans: list[Sound], number: int) -> list[Mutant]:
    """Return so many different mutants, all breaches and plans in turn."""
    chance = random.Random(2026)
    made: dict[str, Mutant] = {}
    for breach in islice(_turns(), 50 * number):
        for sound in plans:
            mutant = breach(sound, chance)
            if mutant is not None and mutant.text != sound.text:
                made.setdefault(mutant.text, mutant)
            if len(made) == number:
                return list(made.values())
    return list(made.values())


def _turns() -> Iterator[Callable[[Sound, random.Random], Mutant | None]]:
    while True:
        yield from (_drop, _number, _day, _year, _issuer, _early, _late, _blank, _repeat)


def _replaced(
    sound: Sound, breach: str, span: tuple[int, int], new: str, place: tuple[int, int], *codes: str
) -> Mutant:
    """Return the mutant where a span is replaced; ``place`` is where it must be found, before the change."""
    start, end = span
    text = sound.text[:start] + new + sound.text[end:]
    return Mutant(breach, sound.name, text, frozenset(codes), place[0], place[1] + len(new) - (end - start))


def _drop(sound: Sound, chance: random.Random) -> Mutant | None:
    """Take the parent's citation out: what is missing is told at the preamble."""
    citation, text = sound.parent, sound.text
    end = citation.title_end or citation.end
    new = chance.choice(("quy định hiện hành", "nhiệm vụ được giao", "tình hình thực tế của địa phương"))
    line = text.rfind("\n", 0, citation.start) + 1
    place = (line, text.index("\n", end) + 200)
    return _replaced(sound, "dropped", (citation.start, end), new, place, "KG201", "KG207")


def _number(sound: Sound, chance: random.Random) -> Mutant | None:
    digits = re.compile(r"\d+(?=/)").search(sound.text, sound.parent.start)
    assert digits is not None
    new = _other_digit(digits[0], chance)
    return _in_parent(sound, "number", digits.span(), new, "KG203")


def _day(sound: Sound, chance: random.Random) -> Mutant | None:
    match = _date(sound)
    group = "d1" if match["d1"] else "d2"
    new = _other_digit(match[group], chance)
    last = calendar.monthrange(2026, int(match[group.replace("d", "m")]))[1]
    possible = 1 <= int(new) <= last
    return _in_parent(sound, "day", match.span(group), new, "KG204", *(() if possible else ("KG303",)))


def _year(sound: Sound, chance: random.Random) -> Mutant | None:
    match = _date(sound)
    group = "y1" if match["y1"] else "y2"
    new = match[group][:2] + _other_digit(match[group][2:], chance)
    return _in_parent(sound, "year", match.span(group), new, "KG204")


def _issuer(sound: Sound, chance: random.Random) -> Mutant | None:
    place = re.compile(r"(?:tỉnh Lai Châu|thành\s+phố\s+Hà\s+Nội)").search(
        sound.text, sound.parent.start, sound.parent.end
    )
    assert place is not None
    return _in_parent(sound, "issuer", place.span(), chance.choice(ELSEWHERE), "KG205")


def _early(sound: Sound, chance: random.Random) -> Mutant | None:
    """Move a deadline before the plan's own date."""
    deadline = chance.choice(_deadlines(sound))
    day, month = chance.randint(1, 28), 1
    new = f"{day:02d}/{month:02d}/2026"
    return _replaced(sound, "early", deadline, new, _line(sound, deadline), "KG302")


def _late(sound: Sound, chance: random.Random) -> Mutant | None:
    """Move the last report to the higher body behind the day that its plan asks for."""
    duty = next((item for item in sound.analysis.extraction.reports if "tỉnh" in (item.receiver or "")), None)
    if duty is None or not duty.deadlines or duty.deadlines[-1].date is None:
        return None
    inside = [span for span in _deadlines(sound) if duty.start <= span[0] < duty.end]
    if not inside:
        return None
    new = f"{chance.randint(20, 31)}/12/2026"
    return _replaced(sound, "late", inside[-1], new, _line(sound, inside[-1]), "KG401")


def _blank(sound: Sound, chance: random.Random) -> Mutant | None:
    match = re.compile(r"Số: *(\d+) */").search(sound.text)
    if match is None:
        return None
    new = chance.choice((" " * chance.randint(1, 12), "." * chance.randint(3, 9), "…" * chance.randint(1, 4)))
    return _replaced(sound, "blank", match.span(1), new, (match.start(), match.end() + 20), "KG101")


def _repeat(sound: Sound, chance: random.Random) -> Mutant | None:
    """Give a section the number of the one before it."""
    sections = sound.analysis.extraction.sections
    pairs = [
        (one, two)
        for one, two in pairwise(sections)
        if one.level == two.level and len(sound.text[two.start :].split()) > 1
    ]
    one, two = chance.choice(pairs)
    span = (two.start, two.start + len(two.number))
    assert sound.text[span[0] : span[1]] == two.number
    return _replaced(sound, "repeated", span, one.number, _line(sound, span), "KG501")


def _in_parent(sound: Sound, breach: str, span: tuple[int, int], new: str, *codes: str) -> Mutant:
    return _replaced(sound, breach, span, new, (sound.parent.start, sound.parent.end), *codes)


def _date(sound: Sound) -> re.Match[str]:
    match = DATE.search(sound.text, sound.parent.start, sound.parent.end)
    assert match is not None
    return match


def _deadlines(sound: Sound) -> list[tuple[int, int]]:
    """Return the places of the whole dates that some task or report has as its deadline."""
    extraction = sound.analysis.extraction
    owners = [(item.start, item.block_end or item.end, item.deadlines) for item in extraction.assignments]
    owners += [
        (item.start, item.end, tuple(deadline.date or "" for deadline in item.deadlines))
        for item in extraction.reports
    ]
    found = set()
    for start, end, dates in owners:
        for match in DATE.finditer(sound.text, start, end):
            if match["d1"] and of_match(match) in dates:
                found.add((match.start("d1"), match.end()))
    return sorted(found)


def _line(sound: Sound, span: tuple[int, int]) -> tuple[int, int]:
    """Return the paragraph around a place."""
    text = sound.text
    end = text.find("\n\n", span[1])
    return text.rfind("\n\n", 0, span[0]) + 1, end if end >= 0 else len(text)


def _other_digit(digits: str, chance: random.Random) -> str:
    place = chance.randrange(len(digits))
    # no leading nought where there was none: a number does not begin with it
    choices = [digit for digit in "0123456789" if digit != digits[place] and (place or digit != "0")]
    return digits[:place] + chance.choice(choices) + digits[place + 1 :]
