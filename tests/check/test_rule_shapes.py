"""What a rule tells of a text and what its shape tells of the graph: the same, but for what is listed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from mutants import mutants
from rdflib import SH
from rule_graphs import Corpus, Told, codes, focus, rules
from test_mutants import sound

from graphkit.build import build
from graphkit.check.rules import RULES
from graphkit.pipeline import analyse
from graphkit.records import Store
from graphkit.resolve import Reference

MUTANTS = 36
OF_THE_PARENT = frozenset({"KG201", "KG202", "KG203", "KG204", "KG205", "KG206"})
"""To the graph all of these are one: the plan has no parent."""

Telling = Callable[..., Told]

HEAD = "ỦY BAN NHÂN DÂN\nXÃ THAN UYÊN\n"
MOTTO = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 96/KH-UBND
Than Uyên, ngày 27 tháng 4 năm 2026

KẾ HOẠCH
"""
REPORTS = (
    "Các cơ quan, đơn vị, các bản gửi báo cáo 6 tháng trước ngày 25/5/2026, báo cáo năm trước ngày 10/11/2026 về "
    "Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội)."
)
VIOLENCE = "- Trưởng bản theo dõi, báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) các vụ bạo lực"
SUMMARY = (
    "- Tổng hợp tình hình, giúp Ủy ban nhân dân xã báo cáo Sở Nội vụ 6 tháng trước ngày 05/6/2026 và cả năm "
    "trước ngày 20/11/2026."
)
NO_REPORTS = (
    ("V. CHẾ ĐỘ BÁO CÁO\n\n" + REPORTS, ""),
    (VIOLENCE, "- Theo dõi"),
    (SUMMARY, "- Theo dõi việc thực hiện Kế hoạch."),
)
PARENT = (
    "Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu về việc thực hiện công tác bình đẳng "
    "giới và Vì sự tiến bộ của phụ nữ trên địa bàn tỉnh Lai Châu năm 2026;"
)
REPLACING = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU

Số: 88/KH-UBND
Lai Châu, ngày 15 tháng 01 năm 2025

KẾ HOẠCH
Phòng, chống tảo hôn trên địa bàn tỉnh Lai Châu giai đoạn 2025-2030

I. MỤC ĐÍCH

- Giảm tảo hôn ở các bản.

II. TỔ CHỨC THỰC HIỆN

Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 10/02/2024 của Ủy ban nhân dân tỉnh Lai Châu.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
Changes = tuple[tuple[str, str], ...]


def resting_on(cited: str) -> Changes:
    line = "Căn cứ Kế hoạch số 1378/KH-SVHTTDL"
    return ((line, f"Căn cứ {cited};\n\n{line}"),)


def instead_of_the_police(unit: str) -> Changes:
    return (("4. Công an xã\n", f"4. {unit}\n"),)


def reports(sentence: str) -> Changes:
    return ((REPORTS, sentence), (VIOLENCE, "- Theo dõi"))


THE_SAME: dict[str, tuple[str, Changes]] = {
    "số để trống": ("KG101", (("Số: 96/KH-UBND", "Số: …/KH-UBND"),)),
    "ngày để trống": ("KG102", (("ngày 27 tháng 4 năm 2026", "ngày … tháng … năm 2026"),)),
    "ngày không có trong lịch": ("KG102", (("ngày 27 tháng 4 năm 2026", "ngày 32 tháng 4 năm 2026"),)),
    "không rõ ai ban hành": (
        "KG103",
        (
            (HEAD, ""),
            ("Ủy ban nhân dân xã Than Uyên xây dựng Kế hoạch", "Nay xây dựng Kế hoạch"),
            ("xã Than Uyên năm 2026./.", "năm 2026./."),
            ("TM. ỦY BAN NHÂN DÂN\n", ""),
        ),
    ),
    "tên ghi năm khác": ("KG105", (("xã Than Uyên năm 2026\n", "xã Than Uyên năm 2025\n"),)),
    "không dẫn kế hoạch cha": ("KG201", ((PARENT, "Căn cứ tình hình địa phương;"),)),
    "chỉ dẫn công văn": ("KG201", (("Kế hoạch số 2723/KH-UBND", "Công văn số 2700/UBND-VX"),)),
    "quyết định ban hành kế hoạch": (
        "KG201",
        (("KẾ HOẠCH\nThực", "QUYẾT ĐỊNH\nBan hành Kế hoạch thực"), ("96/KH-", "96/QĐ-"), (PARENT, "")),
    ),
    "dẫn văn bản chưa ban hành": (
        "KG212",
        resting_on(
            "Kế hoạch số 5555/KH-UBND ngày 14/6/2026 của UBND tỉnh Lai Châu về phòng, chống thiên tai"
        ),
    ),
    "dẫn chính nó": ("KG217", resting_on("Kế hoạch số 96/KH-UBND ngày 14/4/2026 của UBND xã Than Uyên")),
    "hạn trước ngày ban hành": ("KG302", (("trước ngày 31/10/2026", "trước ngày 31/10/2025"),)),
    "dẫn luật đã hết hiệu lực": ("KG211", resting_on("Luật Giáo dục nghề nghiệp số 74/2014/QH13")),
    "giao cho đơn vị đã bỏ": ("KG304", instead_of_the_police("Công an huyện Than Uyên")),
    "giao cho đơn vị ở tỉnh đã nhập": ("KG304", instead_of_the_police("Ủy ban nhân dân tỉnh Hà Giang")),
    "báo cáo đơn vị đã bỏ": (
        "KG304",
        (("giúp Ủy ban nhân dân xã báo cáo Sở Nội vụ", "báo cáo Ủy ban nhân dân huyện Than Uyên"),),
    ),
    "giao cho xã còn đó": ("", instead_of_the_police("Ủy ban nhân dân xã Mường Than")),
    "không ai phải báo cáo": ("KG402", NO_REPORTS),
    "báo cáo lúc nào cũng được": (
        "KG403",
        reports("Các đơn vị báo cáo kết quả thực hiện Kế hoạch về Ủy ban nhân dân xã (qua Phòng Văn hóa)."),
    ),
    "chỉ thị không phải kế hoạch": (
        "",
        (
            *reports("Các đơn vị báo cáo kết quả thực hiện về Ủy ban nhân dân xã."),
            ("KẾ HOẠCH\n", "CHỈ THỊ\n"),
            ("96/KH-UBND", "96/CT-UBND"),
            (PARENT, ""),
            ("trước ngày 31/10/2026", "trước ngày 31/10/2025"),
        ),
    ),
    "báo cáo hằng quý": ("", reports("Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã hằng quý.")),
}
"""Plans with one thing wrong, or right in another way: text and graph are told the same of."""

TEXT_ALONE: dict[str, tuple[str, Changes]] = {
    "the graph has the right date of an instrument that it knows": (
        "KG212",
        (("ngày 19/4/2026 của Sở", "ngày 19/5/2026 của Sở"),),
    ),
    "a number bears a year and no date": ("KG212", resting_on("Nghị định số 120/2027/NĐ-CP của Chính phủ")),
    "a later law of the same name replaces by its name alone": (
        "KG211",
        resting_on("Luật Phòng, chống bạo lực gia đình số 02/2007/QH12"),
    ),
    "a class of units that ended is in no place": (
        "KG304",
        instead_of_the_police("Ủy ban nhân dân các huyện, thị xã, thành phố"),
    ),
    "a commune that ended is no place of the graph": (
        "KG304",
        instead_of_the_police("Ủy ban nhân dân xã Mường Cang"),
    ),
    "nothing points at itself in the graph": (
        "KG217",
        resting_on("Kế hoạch số 96/KH-UBND ngày 27/4/2026 của Ủy ban nhân dân xã Than Uyên"),
    ),
    "of several deadlines the last one is the graph's": (
        "KG302",
        (("trước ngày 25/5/2026", "trước ngày 25/5/2025"),),
    ),
    "days of a campaign are no deadline": (
        "KG302",
        (("ngày 15/11/2026 đến ngày 15/12/2026", "ngày 15/11/2025 đến ngày 15/12/2025"),),
    ),
    "a plan for years has no plan year": (
        "KG402",
        (*NO_REPORTS, ("phụ nữ\ntrên địa bàn xã Than Uyên năm 2026", "phụ nữ giai đoạn 2026-2030")),
    ),
}
"""Why the rule tells more than its shape, with a plan where it does."""

GRAPH_ALONE: dict[str, tuple[str, Changes]] = {
    "next year's plan made in autumn": ("KG105", (("27 tháng 4 năm 2026", "27 tháng 10 năm 2025"),)),
    "a parent's date after the plan's own is told of the parent": (
        "KG212",
        (("ngày 14/4/2026 của UBND", "ngày 14/4/2036 của UBND"),),
    ),
    "another body of this level has the same number": (
        "KG217",
        resting_on("Kế hoạch số 96/KH-UBND ngày 14/4/2026 của UBND xã Bình Lư"),
    ),
    "a text that has lost its head has no place to write its number in": (
        "KG101",
        ((HEAD, ""), (MOTTO, "")),
    ),
    "what the sentence calls past": ("KG304", instead_of_the_police("Công an huyện Than Uyên (cũ)")),
    "a unit that has kept its name": ("KG304", instead_of_the_police("Bệnh viện đa khoa huyện Than Uyên")),
    "words that ask for a report and make no duty": (
        "KG402",
        (*NO_REPORTS, ("- Theo dõi việc", "- Tổng hợp kết quả của các bản gửi Sở Nội vụ, theo dõi việc")),
    ),
    "the sentence says when, if not by a day": (
        "KG403",
        reports("Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã sau mỗi đợt truyền thông."),
    ),
}
"""Why the shape tells more than its rule, with a plan where it does."""


@pytest.fixture(scope="module")
def corpus(samples: Path, sample_store: Store, reference: Reference) -> Corpus:
    higher = [path for path in sorted(samples.glob("*.txt")) if path.name[0] not in "px"]
    return Corpus(higher, sample_store, reference)


@pytest.fixture
def told(corpus: Corpus, samples: Path, tmp_path: Path) -> Telling:
    text = (samples / "xa-than-uyen.txt").read_text(encoding="utf-8")

    def tell(changes: Changes) -> Told:
        changed = text
        for old, new in changes:
            assert old in changed, old
            changed = changed.replace(old, new, 1)
        path = tmp_path / "ke-hoach.txt"
        path.write_text(changed, encoding="utf-8", newline="")
        return shared(corpus.told(analyse(path)))

    return tell


def shared(told: Told) -> Told:
    """What both can tell: of the parent one thing, and of what has no shape nothing."""
    text = {"KG201" if code in OF_THE_PARENT else code for code in told.text}
    return Told(told.graph, frozenset(text & set(codes().values())))


@pytest.mark.parametrize("name", THE_SAME)
def test_text_and_graph_are_told_the_same_of(told: Telling, name: str) -> None:
    code, changes = THE_SAME[name]
    found = told(changes)
    assert found.graph == found.text
    assert code in found.text or not code


@pytest.mark.parametrize("reason", TEXT_ALONE)
def test_the_rule_tells_more(told: Telling, reason: str) -> None:
    code, changes = TEXT_ALONE[reason]
    found = told(changes)
    assert found.text - found.graph == {code}
    assert not found.graph - found.text


@pytest.mark.parametrize("reason", GRAPH_ALONE)
def test_the_shape_tells_more(told: Telling, reason: str) -> None:
    code, changes = GRAPH_ALONE[reason]
    assert code in (found := told(changes)).graph - found.text


def test_a_draft_that_is_built_beside_its_signed_version_has_its_number(
    corpus: Corpus, samples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "du-thao.txt"
    text = (samples / "ke-hoach-1378-kh-svhttdl-lai-chau.txt").read_text(encoding="utf-8")
    path.write_text(text.replace("Số: 1378/", "Số:      /"), encoding="utf-8")
    assert shared(corpus.told(analyse(path))) == Told(frozenset(), frozenset({"KG101"}))


def test_the_same_of_what_a_text_of_the_store_replaces(
    reference: Reference, samples: Path, tmp_path: Path
) -> None:
    """By a plan of the year before; one that is issued later says nothing of it."""
    newer = tmp_path / "ke-hoach-moi.txt"
    newer.write_text(REPLACING, encoding="utf-8")
    build([newer], tmp_path / "kho.gk")
    plan = tmp_path / "ke-hoach.txt"
    (old, new), *_ = resting_on("Kế hoạch số 12/KH-UBND ngày 10/02/2024 của Ủy ban nhân dân tỉnh Lai Châu")
    text = (samples / "xa-than-uyen.txt").read_text(encoding="utf-8").replace(old, new)
    with Store.open(tmp_path / "kho.gk") as store:
        for date, codes_ in (("27 tháng 4 năm 2026", {"KG211"}), ("27 tháng 4 năm 2024", set())):
            plan.write_text(text.replace("27 tháng 4 năm 2026", date), encoding="utf-8")
            told = shared(Corpus([newer], store, reference).told(analyse(plan)))
            assert told.graph & {"KG211"} == told.text & {"KG211"} == codes_


def test_what_ocr_has_not_read_may_be_written_in_by_hand(corpus: Corpus, samples: Path) -> None:
    draft = analyse(samples / "xa-soc-son.txt")
    source = replace(draft.reading.source, reader="pdf-ocr")
    scan = replace(draft, reading=replace(draft.reading, source=source))
    assert shared(corpus.told(draft)) == Told(frozenset({"KG101"}), frozenset({"KG101"}))
    assert shared(corpus.told(scan)) == Told(frozenset({"KG101"}), frozenset())


def test_the_samples_are_told_the_same_of(corpus: Corpus, samples: Path) -> None:
    found: Counter[str] = Counter()
    for path in sorted(samples.glob("*.txt")):
        told = shared(corpus.told(analyse(path)))
        assert told.graph == told.text, path.name
        found.update(told.graph)
    assert found == {"KG101": 2, "KG201": 3}


def test_mutants_are_told_the_same_of(
    corpus: Corpus, samples: Path, sample_store: Store, reference: Reference, tmp_path: Path
) -> None:
    """But for two of the differences above: a parent's date that is late, one of several deadlines."""
    plans = list(sound(samples, sample_store, reference))
    identities = {plan.name: plan.analysis.extraction.header.id for plan in plans}
    known = set(corpus.documents)
    path, agreed = tmp_path / "ban-sao.txt", Counter[str]()
    for mutant in mutants(plans, MUTANTS):
        path.write_text(mutant.text, encoding="utf-8", newline="")
        told = shared(corpus.told(analyse(path), beside=known - {identities[mutant.plan] or ""}))
        late_parent = {"KG212"} if mutant.breach == "year" else set()
        another_deadline = {"KG302"} if mutant.breach == "early" else set()
        assert told.graph - told.text <= late_parent, mutant
        assert told.text - told.graph <= another_deadline, mutant
        agreed.update(told.graph & told.text)
    assert set(agreed) == {"KG101", "KG201", "KG302"}


def test_a_shape_bears_code_and_severity_of_its_rule() -> None:
    words = {"error": SH.Violation, "warning": SH.Warning, "info": SH.Info}
    severities = {rule.code: words[rule.severity] for rule in RULES}
    for name, code in codes().items():
        assert name.partition("-")[0] == code
        assert rules().value(focus(name), SH.severity) == severities[code]


def test_every_shape_is_compared_with_its_rule() -> None:
    assert set(codes().values()) == {code for code, _ in THE_SAME.values()} - {""}
