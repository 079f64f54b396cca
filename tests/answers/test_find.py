"""Short names of nodes, over a real store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graphkit.answers.find import find
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.facts import Edge, Facts, Node, Value
from graphkit.records import Store

NQ28 = "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"
HN67 = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd"
LC67 = "urn:lex:vn;lai.chau:uy.ban.nhan.dan:ke.hoach:2025-02-14;67-kh-ubnd"
NGOC_HOI = "urn:lex:vn;ha.noi;xa.ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026;~binh-dang-gioi"
SNV = "urn:lex:vn;ha.tinh:so.noi.vu:cong.van:2025-08-01;3592-snv-cchc-vtlt"
UBND_HN = "urn:gk:co-quan:vn;ha.noi:uy-ban-nhan-dan"
UBND_LC = "urn:gk:co-quan:vn;lai.chau:uy-ban-nhan-dan"


def document(id_: str, number: str | None, name: str, **properties: Value) -> Node:
    given = {"so_ky_hieu": number, **properties}
    return Node("VanBan", id_, name, {key: value for key, value in given.items() if value is not None})


NODES = (
    document(
        NQ28, "28/NQ-CP", "Nghị quyết 28/NQ-CP", loai="Nghị quyết", nam=2021, ngay_ban_hanh="2021-03-03"
    ),
    document(
        HN67, "67/KH-UBND", "Kế hoạch 67/KH-UBND", loai="Kế hoạch", nam=2026, ngay_ban_hanh="2026-02-14"
    ),
    document(
        LC67, "67/KH-UBND", "Kế hoạch 67/KH-UBND", loai="Kế hoạch", nam=2025, ngay_ban_hanh="2025-02-14"
    ),
    document(SNV, "3592/SNV-CCHC&VTLT", "Công văn 3592/SNV-CCHC&VTLT", loai="Công văn", nam=2025),
    document(
        NGOC_HOI,
        None,
        "Kế hoạch bình đẳng giới năm 2026 của xã Ngọc Hồi",
        tep=("plans/ngọc hồi.txt", "cũ/bản-sao.txt"),
        nam=2026,
        trich_yeu="Triển khai công tác bình đẳng giới",
    ),
    Node("CoQuan", UBND_HN, "Ủy ban nhân dân thành phố Hà Nội"),
    Node("CoQuan", UBND_LC, "Ủy ban nhân dân tỉnh Lai Châu"),
    Node("DiaBan", "urn:gk:dia-ban:vn;ha.noi", "thành phố Hà Nội"),
    Node("NhiemVu", f"{NGOC_HOI}#nv120", "Tổ chức truyền thông tại các thôn"),
    Node("NghiaVuBaoCao", f"{NGOC_HOI}#bc900", "báo cáo năm"),
)
EDGES = (
    Edge("BAN_HANH", UBND_HN, HN67, "CoQuan", "VanBan"),
    Edge("BAN_HANH", UBND_LC, LC67, "CoQuan", "VanBan"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("find") / "gioi.gk") as made:
        made.replace_facts(Facts(NODES, EDGES))
        yield made


FOUND = {
    NQ28: NQ28,
    " 28/NQ-CP ": NQ28,
    "28/nq-cp": NQ28,
    "28 / NQ – CP": NQ28,
    "28/NQ-СР": NQ28,  # the last two letters are Cyrillic
    "28/NQ-CP năm 2021": NQ28,
    "28/NQ-CP/2021": NQ28,
    "Nghị quyết số 28/NQ-CP ngày 3/3/2021": NQ28,
    "3592/SNV- CCHC &VTLT": SNV,
    "67/KH-UBND@hà nội": HN67,
    "67/KH-UBND@Ha Noi": HN67,
    "67/KH-UBND của UBND thành phố Hà Nội": HN67,
    "67/KH-UBND@lai châu": LC67,
    "67/KH-UBND 2025": LC67,
    "28/NQ-CP@chính phủ": NQ28,  # no body is known, its name stands in the id
    "ngọc hồi.txt": NGOC_HOI,
    "ngọc hồi": NGOC_HOI,
    "plans/ngọc hồi.txt": NGOC_HOI,
    "plans\\ngọc hồi.txt": NGOC_HOI,
    "bản-sao.txt": NGOC_HOI,
    "ngo\u0323c ho\u0302\u0300i.txt": NGOC_HOI,  # decomposed letters
    "triển khai công tác bình đẳng giới": NGOC_HOI,
    "ủy ban nhân dân tỉnh lai châu": UBND_LC,
    "Uỷ ban nhân dân Thành phố Hà Nội": UBND_HN,
    "UBND TP Hà Nội": UBND_HN,
    "thành phố hà nội": "urn:gk:dia-ban:vn;ha.noi",
    f"{NGOC_HOI}#nv120": f"{NGOC_HOI}#nv120",
    "ngọc hồi.txt#nv120": f"{NGOC_HOI}#nv120",
    "ngọc hồi#bc900": f"{NGOC_HOI}#bc900",
}


@pytest.mark.parametrize("text", FOUND)
def test_found(store: Store, text: str) -> None:
    assert find(store, text).id == FOUND[text]


@pytest.mark.parametrize(
    "text", ["128/NQ-CP", "8/NQ-CP", "28/NQ-CP năm 2020", "28/NQ-CP@hà nội", "hồi.txt", ""]
)
def test_not_found(store: Store, text: str) -> None:
    with pytest.raises(GraphkitError, match="không tìm thấy") as raised:
        find(store, text)
    assert raised.value.status == ExitStatus.FAILED


def test_near_ones_are_suggested(store: Store) -> None:
    with pytest.raises(GraphkitError) as raised:
        find(store, "29/NQ-CP")
    assert NQ28 in raised.value.text.vi
    assert NQ28 in raised.value.text.en
    assert SNV not in raised.value.text.vi


def test_several_are_listed_with_their_names(store: Store) -> None:
    with pytest.raises(GraphkitError) as raised:
        find(store, "67/KH-UBND")
    for id_ in (HN67, LC67):
        assert f"{id_} (Kế hoạch 67/KH-UBND)" in raised.value.text.vi
    assert raised.value.status == ExitStatus.FAILED


def test_label_narrows_down(store: Store) -> None:
    assert find(store, NQ28, "VanBan").id == NQ28
    with pytest.raises(GraphkitError):
        find(store, NQ28, "CoQuan")
    with pytest.raises(GraphkitError):
        find(store, "thành phố hà nội", "CoQuan")
