"""What the coverage is told in, on every medium alike: a word and a mark for each state, and the legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.coverage.base import Coverage, Due, Found, How, Mark, Quote, Row, Taken
from graphkit.coverage.tasks import LEAST_PAIRS, THRESHOLD
from graphkit.i18n import Text, current_language
from graphkit.link.duties import Timing

ABSENT = Text("không có trong kho này", "not in this corpus")
ABSENT_MEANS = Text(
    "“Không có trong kho này” chỉ nói về các văn bản đã đưa vào kho, không có nghĩa là xã chưa ban hành.",
    "“Not in this corpus” speaks of the documents put in here, not of what the commune has issued.",
)
CITED_ONLY = Text("chỉ được dẫn", "only cited")
HAS_TEXT = Text("có toàn văn", "has text")


HOWS: Mapping[How, tuple[Mark, Text]] = {
    How.PREAMBLE: ("good", Text("trong căn cứ", "in the preamble")),
    How.BODY: ("warn", Text("chỉ trong nội dung", "in the body only")),
    How.OTHER_PLAN: ("warn", Text("kế hoạch khác của tỉnh", "another plan of the province")),
    How.NUMBER: ("bad", Text("sai số", "wrong number")),
    How.DATE: ("bad", Text("sai ngày", "wrong date")),
    How.STALE: ("bad", Text("của năm khác", "another year's")),
    How.LETTER: ("bad", Text("chỉ công văn, hướng dẫn", "a letter or guidance only")),
    How.TOPIC: ("bad", Text("kế hoạch về việc khác", "a plan on another topic")),
    How.DEPARTMENT: ("bad", Text("chỉ của sở, ngành", "a department's only")),
    How.NATIONAL: ("bad", Text("chỉ văn bản trung ương", "national only")),
    How.OTHER: ("bad", Text("chỉ văn bản khác", "other documents only")),
    How.NONE: ("bad", Text("không dẫn", "not at all")),
    How.UNJUDGED: ("unknown", Text("không xét được", "cannot be judged")),
}
TIMINGS: Mapping[Timing, tuple[Mark, Text]] = {
    Timing.IN_TIME: ("good", Text("đúng hạn", "in time")),
    Timing.LATE: ("bad", Text("trễ", "late")),
    Timing.UNSTATED: ("warn", Text("chưa nêu", "not stated")),
}
SIGNS: Mapping[Mark, str] = {"good": "✓", "warn": "!", "bad": "✗", "unknown": "–"}
"""So that no cell says anything by its colour alone."""

_PERIODS = {"năm": Text("năm", "yearly"), "6 tháng": Text("6 tháng", "half-yearly")}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: how it is to be taken, and what it says."""

    mark: Mark
    text: str

    def __str__(self) -> str:
        return f"{SIGNS[self.mark]} {self.text}"


def plan_cell(row: Row) -> Cell:
    """Return whether a commune's plan is there: its number, or that it is only cited, or absent."""
    if row.plan is None:
        return Cell("unknown", str(ABSENT))
    number = row.plan.so_ky_hieu or str(Text("chưa có số", "no number"))
    if row.plan.known_as != "text":
        return Cell("warn", f"{number} ({CITED_ONLY})")
    return Cell("good", number)


def citing_cell(row: Row) -> Cell:
    """Return how a commune's plan cites its parent."""
    if row.citing is None:
        return Cell("unknown", "")
    mark, text = HOWS[row.citing.how]
    return Cell(mark, str(text))


def due_cell(due: Due | None) -> Cell:
    """Return whether a report is in time; None is one that is not asked of this commune."""
    if due is None:
        return Cell("unknown", "")
    mark, text = TIMINGS[due.timing]
    return Cell(mark, f"{text} {day(due.date)}" if due.date else str(text))


def task_cell(taken: Taken | None) -> Cell:
    """Return whether a task is taken up, with the score; None is one that is not given to this commune."""
    if taken is None:
        return Cell("unknown", "")
    if taken.quote:
        return Cell("good", f"{Text('có', 'yes')} ({decimal(taken.score)})")
    if not taken.comparable:
        return Cell("unknown", str(Text("không so được", "cannot be compared")))
    return Cell("warn", str(Text("chưa thấy", "not seen")))


def task_total(row: Row) -> Cell:
    """Return how many of the tasks given to a commune its plan takes up."""
    if not row.tasks:
        return Cell("unknown", "")
    taken = sum(item.quote is not None for item in row.tasks)
    return Cell("good" if taken == len(row.tasks) else "warn", f"{taken}/{len(row.tasks)}")


def period(of: str | None) -> str:
    """Return which report is meant."""
    return str(_PERIODS.get(of, Text(of, of))) if of else str(Text("báo cáo", "report"))


def day(date: str | None) -> str:
    """Return a date as people write it in the language that is set."""
    if not date or current_language() == "en":
        return date or ""
    return "/".join(reversed(date.split("-")))


def decimal(score: float) -> str:
    """Return a score with two decimals."""
    shown = f"{score:.2f}"
    return shown.replace(".", ",") if current_language() == "vi" else shown


def where(quote: Quote) -> str:
    """Return where words stand in their file."""
    said = [
        str(Text(f"trang {quote.page}", f"page {quote.page}")) if quote.page else None,
        str(Text(f"dòng {quote.line}", f"line {quote.line}")) if quote.line else None,
        quote.part,
    ]
    return ", ".join(filter(None, said)) or str(
        Text(f"ký tự {quote.start}–{quote.end}", f"characters {quote.start}–{quote.end}")
    )


def shown(plan: Found) -> str:
    """Return a plan's name, its date and how it is known."""
    known = {
        "text": HAS_TEXT,
        "cited": Text("chỉ được văn bản khác dẫn", "only cited by others"),
        "catalogue": Text("có trong danh mục", "in the catalogue"),
        "given": Text("do người dùng nêu", "named by the user"),
    }[plan.known_as]
    date = f", {day(plan.date)}" if plan.date else ""
    return f"{plan.name}{date} ({known})"


def heading(result: Coverage) -> str:
    """Return what the coverage is of."""
    return str(
        Text(
            f"Độ phủ kế hoạch “{result.topic}” năm {result.year}, {result.province.name}",
            f"Coverage of “{result.topic}” in {result.year}, {result.province.name}",
        )
    )


def parent_lines(result: Coverage) -> list[str]:
    """Return what the parent is: the one, or none, or the candidates with their scores."""
    others = [item for item in result.candidates if not result.parent or item.id != result.parent.id]
    if result.parent is not None:
        lines = [f"{Text('Kế hoạch của tỉnh', 'The plan of the province')}: {shown(result.parent)}"]
        also = Text("Cũng cùng chủ đề", "Also on the topic")
        return [*lines, *(f"{also}: {_scored(item)}" for item in others)]
    if not others:
        none = Text(
            "Kế hoạch của tỉnh: không tìm thấy trong kho và danh mục; dưới đây chỉ là điều các xã viện dẫn.",
            "The plan of the province: none here or in the catalogue; below is what communes cite alone.",
        )
        return [str(none)]
    choose = Text(
        "Kế hoạch của tỉnh: có thể là một trong các văn bản sau, hãy chọn bằng --parent ID; chưa chọn "
        "thì thời hạn và nhiệm vụ không được xét.",
        "The plan of the province: one of these, choose with --parent ID; until then deadlines and "
        "tasks are not measured.",
    )
    return [str(choose), *(f"  {_scored(item)}" for item in others)]


def _scored(plan: Found) -> str:
    score = Text("điểm", "score")
    taken = Text(f"{plan.witnesses} xã lấy làm kế hoạch cha", f"parent of {plan.witnesses} communes")
    return f"{shown(plan)}; {score} {decimal(plan.score)}; {taken}; {plan.id}"


def summary(result: Coverage) -> list[str]:
    """Return the counts, and what absence means."""
    rows = result.rows
    there = [row for row in rows if row.has_text]
    cited = sum(row.plan is not None and not row.has_text for row in rows)
    good = sum(row.citing is not None and row.citing.how == How.PREAMBLE for row in there)
    late = sum(any(due.timing == Timing.LATE for due in row.dues) for row in there)
    absent = sum(row.plan is None for row in rows)
    counts = Text(
        f"Tổng cộng {len(rows)} xã, phường, đặc khu: {len(there)} có kế hoạch trong kho, {cited} chỉ "
        f"được dẫn, {absent} không có trong kho này. Trong {len(there)} kế hoạch: {good} dẫn kế hoạch "
        f"của tỉnh trong căn cứ, {late} có hạn báo cáo trễ.",
        f"{len(rows)} communes in all: {len(there)} with a plan here, {cited} only cited, {absent} not "
        f"in this corpus. Of {len(there)} plans: {good} cite the province's in the preamble, {late} "
        "report late.",
    )
    former = Text(
        "Kế hoạch của xã, phường trước ngày 01/7/2025 không được tính cho đơn vị sau sáp nhập.",
        "Plans of communes before 1 July 2025 are not counted for the units that they became part of.",
    )
    return [str(counts), str(ABSENT_MEANS), *([str(former)] if result.year <= 2025 else [])]


def legend() -> list[str]:
    """Return what the signs and columns mean."""
    score = decimal(THRESHOLD)
    return [
        str(
            Text(
                "✓ đúng · ! cần xem · ✗ sai hoặc thiếu · – không có gì để nói",
                "✓ in order · ! to be looked at · ✗ wrong or missing · – nothing can be said",
            )
        ),
        str(
            Text(
                "Báo cáo: hạn trong kế hoạch của xã so với hạn tỉnh đặt ra. “Chưa nêu”: không đọc thấy "
                "hạn gửi lên tỉnh.",
                "Reports: the commune's deadlines beside the province's. “Not stated”: none upwards was "
                "read.",
            )
        ),
        str(
            Text(
                "Nhiệm vụ tỉnh giao cho xã: điểm là phần từ ngữ của nhiệm vụ có trong câu của xã (từ "
                f"{score}, ít nhất {LEAST_PAIRS} cặp tiếng chung). “Chưa thấy” không có nghĩa là xã "
                "không làm.",
                "Tasks given to communes: the score is the share of the task's words in the commune's "
                f"clause (from {score}, at least {LEAST_PAIRS} pairs of syllables). “Not seen” does not "
                "mean not done.",
            )
        ),
    ]
