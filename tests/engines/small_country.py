"""A small graph with every label and every relationship type, for engines to agree on.

Its documents are invented. It has what tells engines apart: two ways of different length to one document, a
cycle of citations, values that are unknown, a list, a class of bodies, Vietnamese letters.
"""

from __future__ import annotations

from graphkit.facts import Edge, Evidence, Facts, Node, Value

LAW = "urn:lex:vn:quoc.hoi:luat:2019-06-14;91-2019-qh99"
DECREE = "urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;31-2020-nd-cp"
STRATEGY = "urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2021-02-01;301-qd-ttg"
OLD_STRATEGY = "urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2011-02-01;31-qd-ttg"
PROVINCE = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-01-15;71-kh-ubnd"
DEPARTMENT = "urn:lex:vn;ha.noi:so.noi.vu:ke.hoach:2026-01-20;19-kh-snv"
COMMUNE = "urn:lex:vn;ha.noi;xa.dong.son:uy.ban.nhan.dan:ke.hoach:2026-02-10;8-kh-ubnd"
DRAFT = "urn:lex:vn;ha.noi;xa.tay.son:uy.ban.nhan.dan:ke.hoach:2026;~ke-hoach-binh-dang-gioi-nam-2026"

HANOI = "urn:gk:dia-ban:ha-noi"
DONG_SON = "urn:gk:dia-ban:ha-noi:xa-dong-son"
OLD_DONG_SON = "urn:gk:dia-ban:ha-noi:xa-dong-trang"

MINISTRY = "urn:gk:co-quan:vn:bo-noi-vu"
CITY = "urn:gk:co-quan:ha-noi:uy-ban-nhan-dan"
HOME_AFFAIRS = "urn:gk:co-quan:ha-noi:so-noi-vu"
OLD_LABOUR = "urn:gk:co-quan:ha-noi:so-lao-dong"
XA = "urn:gk:co-quan:ha-noi:xa-dong-son:uy-ban-nhan-dan"
CULTURE = "urn:gk:co-quan:ha-noi:xa-dong-son:phong-van-hoa"
VILLAGE = "urn:gk:co-quan:ha-noi:xa-dong-son:thon-ha"
VILLAGES = "urn:gk:co-quan:ha-noi:xa-dong-son:~cac-thon"

TASK = f"{COMMUNE}#nv120"
TASK_OF_ALL = f"{COMMUNE}#nv340"
TASK_OF_CITY = f"{PROVINCE}#nv77"
DUTY = f"{COMMUNE}#bc900"


def _evidence(document: str, quote: str, page: int | None = None, confidence: float = 0.9) -> Evidence:
    return Evidence(document, "xa/ke-hoach.txt", 10, 10 + len(quote), quote, "số", confidence, page)


def _document(id: str, number: str | None, name: str, **properties: Value) -> Node:  # noqa: A002
    known: dict[str, Value] = {"so_ky_hieu": number} if number else {}
    return Node("VanBan", id, name, {**known, **properties})


def _body(id: str, name: str, level: str, **properties: Value) -> Node:  # noqa: A002
    return Node("CoQuan", id, name, {"cap": level, **properties})


NODES = (
    _document(LAW, "91/2019/QH99", "Luật Bình đẳng giới (giả định)", loai="Luật", cap="trung ương",
              ngay_ban_hanh="2019-06-14", nam=2019, co_toan_van=False, hieu_luc_tu="2020-01-01"),
    _document(DECREE, "31/2020/NĐ-CP", "Nghị định hướng dẫn", loai="Nghị định", cap="trung ương",
              ngay_ban_hanh="2020-03-05", nam=2020, co_toan_van=False),
    _document(STRATEGY, "301/QĐ-TTg", "Chiến lược “giới” giai đoạn 2021-2030", loai="Quyết định",
              cap="trung ương", ngay_ban_hanh="2021-02-01", nam=2021, co_toan_van=True,
              tep=("trung-uong/301.txt",), trich_yeu="Phê duyệt\nchiến lược"),
    _document(OLD_STRATEGY, "31/QĐ-TTg", "Chiến lược cũ", loai="Quyết định", cap="trung ương",
              ngay_ban_hanh="2011-02-01", nam=2011, co_toan_van=False, hieu_luc_den="2021-02-01"),
    _document(PROVINCE, "71/KH-UBND", "Kế hoạch của thành phố", loai="Kế hoạch", cap="tỉnh",
              ngay_ban_hanh="2026-01-15", nam=2026, nam_ke_hoach=2026, co_toan_van=True,
              tep=("tinh/71.txt", "tinh/71-ban-sao.txt", "tinh/71-ky.txt")),
    _document(DEPARTMENT, "19/KH-SNV", "Kế hoạch của sở", loai="Kế hoạch", cap="tỉnh",
              ngay_ban_hanh="2026-01-20", nam=2026, nam_ke_hoach=2026, co_toan_van=True, tep=("so/19.txt",)),
    _document(COMMUNE, "8/KH-UBND", "Kế hoạch của xã Đông Sơn", loai="Kế hoạch", cap="xã",
              ngay_ban_hanh="2026-02-10", nam=2026, nam_ke_hoach=2026, co_toan_van=True, tep=("xa/8.txt",)),
    _document(DRAFT, None, "Kế hoạch của xã Tây Sơn", loai="Kế hoạch", cap="xã", nam=2026, tam=True,
              co_toan_van=True, tep=("xa/du-thao.txt",)),
    Node("DiaBan", HANOI, "Thành phố Hà Nội", {"loai": "thành phố", "ma": "01"}),
    Node("DiaBan", DONG_SON, "Xã Đông Sơn", {"loai": "xã", "hieu_luc_tu": "2025-07-01"}),
    Node("DiaBan", OLD_DONG_SON, "Xã Đông Tràng", {"loai": "xã", "hieu_luc_den": "2025-06-30"}),
    _body(MINISTRY, "Bộ Nội vụ", "trung ương", loai="bộ"),
    _body(CITY, "Ủy ban nhân dân thành phố Hà Nội", "tỉnh", loai="ủy ban", chung=False),
    _body(HOME_AFFAIRS, "Sở Nội vụ Hà Nội", "tỉnh", loai="sở", chung=False),
    _body(OLD_LABOUR, "Sở Lao động Hà Nội", "tỉnh", loai="sở", hieu_luc_den="2025-03-01"),
    _body(XA, "Ủy ban nhân dân xã Đông Sơn", "xã", loai="ủy ban", chung=False),
    _body(CULTURE, "Phòng Văn hóa - Xã hội xã Đông Sơn", "xã", loai="phòng", chung=False),
    _body(VILLAGE, "Thôn Hạ", "thôn", loai="thôn", chung=False),
    _body(VILLAGES, "Các thôn xã Đông Sơn", "thôn", loai="thôn", chung=True),
    Node("NhiemVu", TASK, "Tổ chức hội nghị", {"noi_dung": "Tổ chức hội nghị tuyên truyền", "muc": "II.1",
         "han": "2026-09-30", "cac_han": ("quý III", "trước 30/9"), "bat_dau": 120, "ket_thuc": 180}),
    Node("NhiemVu", TASK_OF_ALL, "Rà soát hộ", {"noi_dung": "Rà soát hộ gia đình", "bat_dau": 340,
         "ket_thuc": 390}),
    Node("NhiemVu", TASK_OF_CITY, "Tập huấn", {"noi_dung": "Tập huấn cán bộ", "han": "2026-06-30",
         "bat_dau": 77, "ket_thuc": 99}),
    Node("NghiaVuBaoCao", DUTY, "Báo cáo năm", {"noi_dung": "kết quả thực hiện", "ky": "năm",
         "dinh_ky": True, "han": "2026-11-15", "cac_han": ("trước 15/11",), "bat_dau": 900,
         "ket_thuc": 960}),
)  # fmt: skip

_LABELS = {node.id: node.label for node in NODES}


def edge(type: str, source: str, target: str, *evidence: Evidence, **properties: Value) -> Edge:  # noqa: A002
    """Return an edge of the small country; without evidence it is derived."""
    return Edge(type, source, target, _LABELS[source], _LABELS[target], evidence, properties)


EDGES = (
    edge("CAN_CU", DECREE, LAW, _evidence(DECREE, "Căn cứ Luật")),
    edge("CAN_CU", STRATEGY, LAW, _evidence(STRATEGY, "Căn cứ Luật Bình đẳng giới", page=1)),
    edge("CAN_CU", LAW, STRATEGY, _evidence(LAW, "Căn cứ (vòng)")),
    edge("CAN_CU", PROVINCE, STRATEGY, _evidence(PROVINCE, "Căn cứ 301", page=1), _evidence(PROVINCE, "301")),
    edge("TRIEN_KHAI", PROVINCE, STRATEGY, _evidence(PROVINCE, "triển khai 301")),
    edge("CAN_CU", PROVINCE, DECREE, _evidence(PROVINCE, "Căn cứ 31")),
    edge("TRIEN_KHAI", DEPARTMENT, PROVINCE, _evidence(DEPARTMENT, "Thực hiện 71")),
    edge("CAN_CU", COMMUNE, PROVINCE, _evidence(COMMUNE, "Căn cứ 71")),
    edge("CAN_CU", COMMUNE, DEPARTMENT, _evidence(COMMUNE, "Căn cứ 19")),
    edge("TRIEN_KHAI", COMMUNE, STRATEGY, _evidence(COMMUNE, "triển khai 301", confidence=0.6)),
    edge("CAN_CU", DRAFT, DECREE, _evidence(DRAFT, "Căn cứ 31")),
    edge("DAN_CHIEU", DRAFT, OLD_STRATEGY, _evidence(DRAFT, "nêu tại 31/QĐ-TTg")),
    edge("THAY_THE", STRATEGY, OLD_STRATEGY, _evidence(STRATEGY, "thay thế")),
    edge("SUA_DOI", DECREE, OLD_STRATEGY, _evidence(DECREE, "sửa đổi")),
    edge("BAI_BO", LAW, OLD_STRATEGY, _evidence(LAW, "bãi bỏ")),
    edge("KE_HOACH_CHA", COMMUNE, PROVINCE),
    edge("BAN_HANH", CITY, PROVINCE, _evidence(PROVINCE, "ỦY BAN NHÂN DÂN")),
    edge("BAN_HANH", HOME_AFFAIRS, DEPARTMENT, _evidence(DEPARTMENT, "SỞ NỘI VỤ")),
    edge("BAN_HANH", XA, COMMUNE, _evidence(COMMUNE, "ỦY BAN NHÂN DÂN XÃ")),
    edge("CO_NHIEM_VU", COMMUNE, TASK, _evidence(COMMUNE, "Tổ chức")),
    edge("CO_NHIEM_VU", COMMUNE, TASK_OF_ALL, _evidence(COMMUNE, "Rà soát")),
    edge("CO_NHIEM_VU", PROVINCE, TASK_OF_CITY, _evidence(PROVINCE, "Tập huấn")),
    edge("GIAO_CHO", TASK, CULTURE, _evidence(COMMUNE, "Phòng"), che_do="giao", chu_tri=True),
    edge("GIAO_CHO", TASK_OF_ALL, VILLAGES, _evidence(COMMUNE, "Các thôn"), che_do="giao", chu_tri=False),
    edge("GIAO_CHO", TASK, VILLAGE, _evidence(COMMUNE, "Thôn Hạ"), che_do="đề nghị", chu_tri=False),
    edge("GIAO_CHO", TASK_OF_CITY, HOME_AFFAIRS, _evidence(PROVINCE, "Sở"), che_do="giao", chu_tri=True),
    edge("PHOI_HOP", TASK, VILLAGES, _evidence(COMMUNE, "phối hợp")),
    edge("CO_NGHIA_VU", COMMUNE, DUTY, _evidence(COMMUNE, "báo cáo")),
    edge("NGUOI_BAO_CAO", DUTY, VILLAGES, _evidence(COMMUNE, "các thôn báo cáo")),
    edge("NOI_NHAN_BAO_CAO", DUTY, XA, _evidence(COMMUNE, "về Ủy ban nhân dân xã")),
    edge("QUA", DUTY, CULTURE, _evidence(COMMUNE, "qua Phòng")),
    edge("BAO_CAO_VE", VILLAGES, CULTURE, _evidence(COMMUNE, "qua Phòng")),
    edge("BAO_CAO_VE", CULTURE, XA, _evidence(COMMUNE, "về Ủy ban"), suy_ra=True),
    edge("BAO_CAO_VE", XA, HOME_AFFAIRS, _evidence(PROVINCE, "về Sở")),
    edge("BAO_CAO_VE", HOME_AFFAIRS, CITY, _evidence(PROVINCE, "về Ủy ban")),
    edge("BAO_CAO_VE", HOME_AFFAIRS, MINISTRY, _evidence(PROVINCE, "về Bộ")),
    edge("TRUC_THUOC", VILLAGE, XA),
    edge("TRUC_THUOC", HOME_AFFAIRS, CITY),
    edge("THUOC_DIA_BAN", XA, DONG_SON),
    edge("THUOC_DIA_BAN", DONG_SON, HANOI),
    edge("SAP_NHAP_VAO", OLD_DONG_SON, DONG_SON, ngay="2025-07-01", theo=LAW),
    edge("SAP_NHAP_VAO", OLD_LABOUR, HOME_AFFAIRS, ngay="2025-03-01", theo=DECREE),
    edge("THUOC_NHOM", VILLAGE, VILLAGES),
)  # fmt: skip

FACTS = Facts(NODES, EDGES)


def without(type: str, source: str, target: str) -> Facts:  # noqa: A002
    """Return the small country without one edge, which must be there."""
    kept = tuple(e for e in EDGES if (e.type, e.source, e.target) != (type, source, target))
    assert len(kept) == len(EDGES) - 1
    return Facts(NODES, kept)
