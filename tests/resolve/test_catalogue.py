from __future__ import annotations

import time
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.resolve import Instrument, Reference
from graphkit.resolve.catalogue import one_slip
from graphkit.resolve.names import covers, likeness, parse_name, runs_in

HEAD = "number\ttype\tdate\tissuer\ttitle\taliases\n"


@pytest.mark.parametrize(
    ("name", "year", "date", "number"),
    [
        ("Luật Bình đẳng giới", 2026, None, "73/2006/QH11"),
        ("Luật Phòng, chống bạo lực gia đình", 2022, None, "02/2007/QH12"),
        ("luật phòng chống bạo lực gia đình", 2026, None, "13/2022/QH15"),
        # in force in the plan's first year; a plan made before it begins, and one made within it
        ("Luật Phòng, chống bạo lực gia đình", 2023, "2022-12-30", "02/2007/QH12"),
        ("Luật Phòng, chống bạo lực gia đình", 2023, "2023-08-01", "13/2022/QH15"),
        ("Luật Ngân sách nhà nước", 2025, "2025-03-01", "83/2015/QH13"),
        ("Luật Ngân sách nhà nước", 2026, "2025-12-20", "89/2025/QH15"),
        ("Luật Ngân sách nhà nước", None, "2024-05", "83/2015/QH13"),
        ("Bộ luật Lao động", 2019, None, "10/2012/QH13"),
        ("Bộ luật Lao động", 2021, None, "45/2019/QH14"),
        ("Luật Trẻ em", 2026, None, "102/2016/QH13"),
        ("Luật NSNN", 2024, None, "83/2015/QH13"),
        # passed, but in force only from July: nothing else bears the name
        ("Luật Dữ liệu", 2025, "2025-01-10", "60/2024/QH15"),
        ("Luật Trẻ em năm 2016", 2026, None, "102/2016/QH13"),
        ("Luật Thương mại", 2025, None, "36/2005/QH11"),
        ("Luật Trọng tài thương mại", 2025, None, "54/2010/QH12"),
        ("Luật Hỗ trợ doanh nghiệp vừa và nhỏ", 2025, None, "04/2017/QH14"),
        ("Luật An toàn thông tin", 2025, None, "86/2015/QH13"),
        ("Luật Phòng, chống bạo lực gia đình năm 2007", 2026, None, "02/2007/QH12"),
    ],
)
def test_the_law_in_force(
    reference: Reference, name: str, year: int | None, date: str | None, number: str
) -> None:
    matches = reference.catalogue.by_name(name, year=year, date=date)
    assert matches[0].certain
    assert matches[0].instrument.so_ky_hieu == number


def test_a_short_name_takes_no_slip(reference: Reference) -> None:
    assert reference.catalogue.by_name("Luật Bảo hiểm", year=2025) == []


def test_a_law_of_the_future_is_not_in_force(reference: Reference) -> None:
    assert not any(match.certain for match in reference.catalogue.by_name("Luật Bình đẳng giới", year=2005))


@pytest.mark.parametrize(
    ("name", "year", "number"),
    [
        ("Chiến lược quốc gia bình đẳng giới", 2026, "28/NQ-CP"),
        ("chiến lược quốc gia về bình đẳng giới giai đoạn 2026 - 2030", 2026, "28/NQ-CP"),
        ("Chiến lược quốc gia về bình đẳng giới", 2015, "2351/QĐ-TTg"),
        ("Chương trình quốc gia về bình đẳng giới", 2025, "28/NQ-CP"),
        ("Chương trình quốc gia về bình đẳng giới giai đoạn 2011-2015", 2025, "1241/QĐ-TTg"),
        ("Chương trình Truyền thông về bình đẳng giới giai đoạn 2026-2030", 2026, "1790/QĐ-TTg"),
        ("Chương\n trình 8 truyền thông về Bình đẳng giới đến năm 2030", 2026, "1790/QĐ-TTg"),
        ("Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới", 2024, "2232/QĐ-TTg"),
        (
            "Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2025",
            2026,
            "2232/QĐ-TTg",
        ),
        ("Đề án 938 của Chính phủ", 2026, "938/QĐ-TTg"),
        ("Đề án 06", 2024, "06/QĐ-TTg"),
        ("Đề án 1898", 2024, "1898/QĐ-TTg"),
        ("Chương trình 2232", 2024, "2232/QĐ-TTg"),
        ("Dự án 8", 2026, "1719/QĐ-TTg"),
        ("Chương trình OCOP", 2024, "919/QĐ-TTg"),
    ],
)
def test_a_programme_and_its_years(reference: Reference, name: str, year: int, number: str) -> None:
    certain = [match for match in reference.catalogue.by_name(name, year=year) if match.certain]
    assert [match.instrument.so_ky_hieu for match in certain][:1] == [number]


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới", 2026),
        ("Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới giai đoạn 2026-2030", 2026),
        ("Chương trình OCOP", 2026),
        ("Đề án Hỗ trợ phụ nữ Thủ đô khởi nghiệp giai đoạn 2026-2030", 2026),
        ("Đề án Hỗ trợ hợp tác xã do phụ nữ tham gia quản lý, tạo việc làm cho lao động nữ trên địa bàn thành phố"
         " Hà Nội", 2026),
        ("Chương trình trồng một tỷ cây xanh", 2026),
        ("Đề án 2232", 2024),
        ("Luật Trẻ em năm 1991", 2026),
        ("Luật Dữ liệu", 2024),
        ("Luật Sao Hỏa", 2026),
    ],
)  # fmt: skip
def test_nothing_certain(reference: Reference, name: str, year: int) -> None:
    assert not any(match.certain for match in reference.catalogue.by_name(name, year=year))


def test_two_instruments_of_one_name(reference: Reference) -> None:
    name = (
        "Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững và phát triển kinh tế - xã hội"
        " vùng đồng bào dân tộc thiểu số và miền núi giai đoạn 2026-2035"
    )
    certain = [match for match in reference.catalogue.by_name(name, year=2026) if match.certain]
    assert {match.instrument.so_ky_hieu for match in certain} == {"257/2025/QH15", "417/QĐ-BNNMT"}


def test_by_number(reference: Reference) -> None:
    (strategy,) = reference.catalogue.by_number("28 /NQ-CP", "2021-03")
    assert strategy.issuer == "Chính phủ"
    assert strategy.id == "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"
    assert reference.catalogue.get(strategy.id) == strategy
    assert reference.catalogue.by_number("28/NQ-CP", "2022") == []
    assert reference.catalogue.by_number("28/NQ-CP", issuer="Quốc hội") == []
    assert reference.catalogue.get("urn:lex:vn:chinh.phu:nghi.quyet:2021-03-04;28-nq-cp") is None


def test_near_number(reference: Reference) -> None:
    near = reference.catalogue.near_number("282/QĐ-TTg", "2020-12-31")
    assert [instrument.so_ky_hieu for instrument in near] == ["2282/QĐ-TTg"]
    assert reference.catalogue.near_number("282/NQ-CP", "2020-12-31") == []


@pytest.mark.parametrize(
    ("number", "other", "slip"),
    [
        ("282", "2282", True),
        ("2282", "282", True),
        ("2283", "2282", True),
        ("2228", "2282", True),
        ("2282", "2282", False),
        ("8222", "2282", False),
        ("28", "2282", False),
    ],
)
def test_one_slip(number: str, other: str, slip: bool) -> None:
    assert one_slip(number, other) is slip


def test_the_bundled_tables_hold_together(reference: Reference) -> None:
    rows = reference.catalogue._rows.values()
    assert len(rows) > 3000
    for row in rows:
        assert row["number"] and row["type"] and row["issuer"], row
        for column in ("date", "effective", "expired"):
            if row.get(column):
                time.strptime(row[column], "%Y-%m-%d")


def catalogue(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "của tôi.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_catalogue_comes_first(tmp_path: Path) -> None:
    path = catalogue(
        tmp_path,
        "\ufeff" + HEAD + "# một dòng ghi chú\n\n"
        "15/QĐ-UBND\tQuyết định\t2026-01-10\tỦy ban nhân dân tỉnh Lai Châu\tĐề án Bản làng văn hóa giai đoạn"
        " 2026-2030\tĐề án 15; Bản làng văn hóa\n",
    )
    own = Reference.load(path)
    for name in ("Đề án Bản làng văn hóa", "Đề án 15"):
        (match,) = own.catalogue.by_name(name, year=2027)
        assert match.certain
        assert match.instrument.id == "urn:lex:vn;lai.chau:uy.ban.nhan.dan:quyet.dinh:2026-01-10;15-qd-ubnd"
    assert own.catalogue.by_number("28/NQ-CP")
    assert own.fingerprint != Reference.load().fingerprint


STRATEGY = "28/NQ-CP\tNghị quyết\t2021-03-03\tChính phủ\tBan hành một chiến lược\tChiến lược 28\n"
LAW = "73/2006/QH11\tLuật\t2006-11-29\tQuốc hội\tLuật Bình đẳng giới\tLuật BĐG mới\n"


def test_a_row_that_is_bundled_too_is_completed_and_one(tmp_path: Path, reference: Reference) -> None:
    own = Reference.load(catalogue(tmp_path, HEAD + STRATEGY + LAW)).catalogue
    (strategy,) = own.by_number("28/NQ-CP")
    (bundled,) = reference.catalogue.by_number("28/NQ-CP")
    assert (strategy.id, strategy.title) == (bundled.id, "Ban hành một chiến lược")
    for name in ("Chiến lược 28", "Ban hành một chiến lược", "Chiến lược quốc gia bình đẳng giới"):
        assert [m.instrument for m in own.by_name(name, year=2026) if m.certain] == [strategy]
    assert len(own.near_number("29/NQ-CP", "2021-03-03")) == 1
    (law,) = own.by_number("73/2006/QH11")
    assert law.valid_from == reference.catalogue.by_number("73/2006/QH11")[0].valid_from
    for name in ("Luật Bình đẳng giới", "Luật BĐG mới"):
        assert [match.instrument.id for match in own.by_name(name, year=2026) if match.certain] == [law.id]


def test_a_row_of_another_day_or_body_is_another_instrument(tmp_path: Path, reference: Reference) -> None:
    bundled = reference.catalogue.by_number("28/NQ-CP")
    for cells in (("2021-03-03", "2021-03-04"), ("Chính phủ", "Bộ Chính trị")):
        own = Reference.load(catalogue(tmp_path, HEAD + STRATEGY.replace(*cells)))
        found = own.catalogue.by_number("28/NQ-CP")
        assert len(found) == 2
        assert bundled[0].id in {instrument.id for instrument in found}


def test_a_catalogue_needs_no_dates(tmp_path: Path) -> None:
    path = catalogue(
        tmp_path,
        "number\ttype\tissuer\ttitle\n7/QĐ-UBND\tQuyết định\tỦy ban nhân dân tỉnh Lai Châu\tĐề án A B C\n",
    )
    (match,) = Reference.load(path).catalogue.by_name("Đề án A B C", year=2027)
    assert match.instrument.date is None
    assert match.instrument.id == "urn:lex:vn;lai.chau:uy.ban.nhan.dan:quyet.dinh:;7-qd-ubnd"


def test_a_date_that_is_none(tmp_path: Path) -> None:
    path = catalogue(
        tmp_path, HEAD + "7/QĐ-UBND\tQuyết định\t10/01/2026\tỦy ban nhân dân tỉnh Lai Châu\tĐề án A\t\n"
    )
    with pytest.raises(GraphkitError, match="10/01/2026"):
        Reference.load(path)


def test_accept_leaves_out(reference: Reference) -> None:
    def central(instrument: Instrument) -> bool:
        return instrument.id.startswith("urn:lex:vn:")

    name = "Đề án Phòng ngừa, ứng phó với bạo lực, xâm hại phụ nữ, trẻ em giai đoạn 2022-2026"
    assert [m.instrument.so_ky_hieu for m in reference.catalogue.by_name(name)] == ["3101/QĐ-UBND"]
    assert reference.catalogue.by_name(name, accept=central) == []


@pytest.mark.parametrize("text", ["", "số\tngày\n1\t2\n", HEAD.replace("issuer\t", "")])
def test_a_file_that_is_no_catalogue(tmp_path: Path, text: str) -> None:
    with pytest.raises(GraphkitError, match=r"của tôi\.tsv"):
        Reference.load(catalogue(tmp_path, text))


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match=r"không\.tsv"):
        Reference.load(tmp_path / "không.tsv")
    (tmp_path / "nhị phân.tsv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(GraphkitError, match=r"nhị phân\.tsv"):
        Reference.load(tmp_path / "nhị phân.tsv")


def test_fingerprint_is_of_contents(tmp_path: Path) -> None:
    text = HEAD + "1/QĐ-UBND\tQuyết định\t2026-01-10\tỦy ban nhân dân tỉnh Lai Châu\tĐề án A\t\n"
    path = catalogue(tmp_path, text)
    before = Reference.load(path).fingerprint
    assert Reference.load(path).fingerprint == before
    path.write_text(text.replace("Đề án A", "Đề án B"), encoding="utf-8")
    assert Reference.load(path).fingerprint != before


@pytest.mark.parametrize(
    ("text", "kind", "period", "local"),
    [
        (
            "Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030",
            "chuong trinh",
            (None, 2025),
            False,
        ),
        ("Đề án X giai đoạn 2016-2020 và tầm nhìn đến năm 2030", "de an", (2016, 2020), False),
        ("phê duyệt Đề án X giai đoạn từ năm 2021 đến năm 2025", "de an", (2021, 2025), False),
        ("Đề án X trên địa bàn tỉnh Lai Châu giai đoạn 2022 – 2026", "de an", (2022, 2026), True),
        ("Chiến lược quốc gia X trên địa bàn tỉnh Lai Châu", "chien luoc", None, False),
        ("X của Thủ đô", None, None, True),
    ],
)
def test_parse_name(text: str, kind: str | None, period: tuple[int | None, int] | None, local: bool) -> None:
    name = parse_name(text)
    assert (name.kind, name.period, name.local) == (kind, period, local)


def test_likeness_needs_the_words() -> None:
    one = parse_name("Chương trình Truyền thông về bình đẳng giới đến năm 2030")
    assert likeness(one, parse_name("chương trình truyền thông bình đẳng giới")) == 1
    assert likeness(one, parse_name("Chương trình Truyền thông Dân số đến năm 2030")) < 0.8


def test_years() -> None:
    assert covers((2021, 2030), 2021, (2026, 2030))
    assert covers((None, 2030), 2021, (2026, 2030))
    assert not covers((2021, 2025), 2020, (2026, 2030))
    assert not covers((2021, 2030), 2021, (None, 2025))
    assert runs_in((None, 2030), 2021, 2026)
    assert not runs_in((2021, 2025), 2020, 2026)
    assert not runs_in(None, 2024, 2020)
