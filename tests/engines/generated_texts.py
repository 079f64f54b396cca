"""Read texts put together by chance: patterns, conditions and projections that go together, from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

_PATTERNS = (
    "(a:VanBan)-[r:CAN_CU]->(b:VanBan)", "(a:VanBan)<-[r:CAN_CU|TRIEN_KHAI]-(b)", "(a:VanBan)-[r]-(b:VanBan)",
    "(a:CoQuan)-[r:BAO_CAO_VE]->(b:CoQuan)", "(a:NhiemVu)-[r:GIAO_CHO]->(b:CoQuan)", "(a)-[r]->(b:!VanBan)",
    "(a:VanBan)-[r:!CAN_CU]->(b)", "(a:VanBan)-[:CAN_CU]->(b)<-[r:CAN_CU]-(c)", "(a:CoQuan|DiaBan)-[r]->(b)",
)  # fmt: skip
_CONDITIONS = (
    "a.nam > 2019", "NOT a.nam = 2026", "b.cap IN ['xã', 'tỉnh', null]", "a.cap = b.cap", "b.khong_co IS NULL",
    "a.ten CONTAINS 'ạ'", "a.ten =~ '.*(xã|sở).*'", "any(x IN a.tep WHERE x STARTS WITH 'xa')", "a.nam_ke_hoach > 2000",
    "r.do_tin_cay >= 0.9", "EXISTS { (b)-[:CAN_CU]->() }", "NOT (b)-->()", "COUNT { (a)-->() } > 1", "a.tam",
    "size(a.tep) > 1", "a.han < date('2026-07-01')", "type(r) STARTS WITH 'C'", "all(x IN labels(b) WHERE x <> 'DiaBan')",
    "a.ngay_ban_hanh >= date('2026-02-10') - duration({months: 1})", "b.loai <> 'thôn'", "null", "a.nam = '2026'",
)  # fmt: skip
_VALUES = (
    "a.ten", "b.id", "a.nam", "b.cap", "type(r)", "labels(b)", "coalesce(a.nam, 0) + 1", "a.tep[0]", "a.tep[-1..]",
    "a.ngay_ban_hanh.month", "a.nam % 7", "a.nam / 2", "toUpper(left(a.ten, 3))", "b.cap = a.cap", "a.nam > b.nam",
    "CASE a.cap WHEN 'xã' THEN 1 ELSE 0 END", "CASE WHEN b.nam > 2020 THEN 'm' END", "a{.nam, .cap}", "r.che_do",
    "[x IN a.tep | size(x)]", "split(a.ten, ' ')[0]", "a.nam IN [2026, null]", "size([(a)-->(y) | y])", "a.tam OR b.tam",
    "a.han + duration({days: 7})", "duration.inDays(a.ngay_ban_hanh, b.ngay_ban_hanh).days", "COUNT { (b)--() }",
    "reduce(s = 0, x IN a.tep | s + size(x))", "a.khong_co", "toString(a.nam) + '!'", "substring(b.ten, 2, 3)",
)  # fmt: skip
_GATHERED = (
    "count(*)", "count(a.nam)", "count(DISTINCT b.cap)", "sum(a.nam)", "avg(a.nam)", "max(a.ten)", "min(b.nam)",
    "size(collect(b.ten))", "percentileCont(a.nam, 0.5)", "stDev(a.nam)", "max(a.ngay_ban_hanh)", "count(*) * 2",
)  # fmt: skip


def texts(seed: int, number: int) -> Iterator[str]:
    """Yield texts; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(number):
        yield _text(chance)


def _text(chance: random.Random) -> str:
    match = f"MATCH {chance.choice(_PATTERNS)}"
    if chance.random() < 0.8:
        joined = chance.choice((" AND ", " OR ", " XOR ", " AND NOT "))
        match += " WHERE " + joined.join(
            f"({one})" for one in chance.sample(_CONDITIONS, chance.choice((1, 2, 2)))
        )
    if chance.random() < 0.2:
        match += " OPTIONAL MATCH (b)-[r2:CAN_CU|GIAO_CHO]->(z) WITH a, r, coalesce(z, b) AS b"
    keys = chance.sample(_VALUES, chance.choice((1, 2, 3)))
    items = [f"{key} AS k{place}" for place, key in enumerate(keys)]
    distinct = ""
    if chance.random() < 0.4:
        items += [f"{one} AS g{place}" for place, one in enumerate(chance.sample(_GATHERED, 2))]
    elif chance.random() < 0.4:
        distinct = "DISTINCT "
    return f"{match} RETURN {distinct}{', '.join(items)}"
