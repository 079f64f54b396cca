from __future__ import annotations

import pytest

from graphkit.resolve import Place, Reference
from graphkit.resolve.places import Gazetteer, jurisdiction, make_place, split_kind, valid


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Reference.load().places


def province(places: Gazetteer, name: str) -> Place:
    found = places.province(name)
    assert found is not None, name
    return found


def test_the_whole_country(places: Gazetteer) -> None:
    known = list(places.all())
    today = [place for place in known if place.valid_to is None]
    assert sum(place.parent is None for place in today) == 34
    assert (
        sum(place.kind in ("xã", "phường", "đặc khu") and place.parent is not None for place in today) == 3321
    )
    assert len({place.id for place in known}) == len(known)
    assert all(place.code for place in known)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Hà Nội", "thành phố Hà Nội"),
        ("TP. Hà Nội", "thành phố Hà Nội"),
        ("TP Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("tỉnh lai chau", "tỉnh Lai Châu"),
        ("Thanh Hoá", "tỉnh Thanh Hóa"),
        ("BÀ RỊA – VŨNG TÀU", "tỉnh Bà Rịa - Vũng Tàu"),
        ("thành phố Đồng Nai", "thành phố Đồng Nai"),
    ],
)
def test_province(places: Gazetteer, said: str, name: str) -> None:
    assert province(places, said).name == name


@pytest.mark.parametrize("said", ["xã Hà Nội", "Hà Lội", "", "tỉnh"])
def test_no_province(places: Gazetteer, said: str) -> None:
    assert places.province(said) is None


def test_a_province_that_became_a_city_is_the_same_place(places: Gazetteer) -> None:
    assert province(places, "thành phố Đồng Nai").id == province(places, "tỉnh Đồng Nai").id


def test_merger_is_an_event_between_two_places(places: Gazetteer) -> None:
    old, new = province(places, "Thái Bình"), province(places, "Hưng Yên")
    assert old.id != new.id
    assert old.valid_to == "2025-06-30"
    assert places.merged_into(old) == (new,)
    assert places.merged_into(new) == ()


def test_old_and_new_commune_of_one_name(places: Gazetteer) -> None:
    hanoi = province(places, "Hà Nội")
    new = places.commune("xã Ngọc Hồi", hanoi, "2026")
    old = places.commune("xã Ngọc Hồi", hanoi, "2024-05")
    assert new is not None
    assert old is not None
    assert jurisdiction(new) == "vn;ha.noi;xa.ngoc.hoi"
    assert jurisdiction(old) == "vn;ha.noi;huyen.thanh.tri;xa.ngoc.hoi"
    assert places.merged_into(old)[0] == new
    # without a date the one of today is meant
    assert places.commune("Ngọc Hồi", hanoi) == new


def test_ambiguous_commune_is_none(places: Gazetteer) -> None:
    assert len(places.communes("xã Tân Thành", None, "2026")) > 1
    assert places.commune("xã Tân Thành", None, "2026") is None


def test_accents_tell_communes_apart_that_fold_alike(places: Gazetteer) -> None:
    where = province(places, "Thái Nguyên")
    one, other = places.commune("xã Văn Lang", where, "2026"), places.commune("xã Văn Lăng", where, "2026")
    assert one is not None
    assert other is not None
    assert one.id != other.id
    assert one.name == "xã Văn Lang"


def test_district_ends_with_june_2025(places: Gazetteer) -> None:
    where = province(places, "Thanh Hóa")
    assert places.district("huyện Thọ Xuân", where, "2025-06-30") is not None
    assert places.district("huyện Thọ Xuân", where, "2025-07-01") is None


def test_upwards(places: Gazetteer) -> None:
    district = places.district("huyện Thọ Xuân", province(places, "Thanh Hóa"))
    commune = places.commune("xã Xuân Tín", district, "2025-05")
    assert commune is not None
    assert places.parent(commune) == district
    assert places.province_of(commune) == province(places, "Thanh Hóa")
    assert places.get(commune.id) == commune
    assert places.get("urn:gk:dia-ban:vn;khong.co") is None


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (None, True),
        ("2025", True),
        ("2025-06", True),
        ("2025-07", False),
        ("2026", False),
        ("2010-01-01", True),
    ],
)
def test_valid_on_partial_dates(date: str | None, expected: bool) -> None:
    assert valid(Place("urn:gk:dia-ban:vn;x", "tỉnh X", "tỉnh", valid_to="2025-06-30"), date) is expected


def test_split_kind() -> None:
    assert split_kind("TP.Hà Nội") == ("thành phố", "Hà Nội")
    assert split_kind("THỊ TRẤN VĨNH LỘC") == ("thị trấn", "VĨNH LỘC")
    assert split_kind("Ngọc Hồi") == (None, "Ngọc Hồi")


def test_made_up_place() -> None:
    assert make_place("xã", "ĐÔNG QUANG", None).name == "xã Đông Quang"
    assert jurisdiction(make_place("tỉnh", "Hoà Hảo", None)) == "vn;hoa.hao"
    assert jurisdiction(None) == "vn"
