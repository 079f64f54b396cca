"""Facts around real instruments: every label and type, stated and derived, with evidence and without."""

from __future__ import annotations

from graphkit.facts import Edge, Evidence, Facts, Node, Value

RESOLUTION = "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"
LAW = "urn:lex:vn:quoc.hoi:luat:2006-11-29;73-2006-qh11"
MERGING = "urn:lex:vn:quoc.hoi:nghi.quyet:2008-05-29;15-2008-qh12"
CITY_PLAN = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd"
LAST_YEAR = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2025-02-20;50-kh-ubnd"
PLAN = "urn:lex:vn;ha.noi;xa.ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026-02-27;34-kh-ubnd"
LONE_PLAN = "urn:lex:vn;lai.chau;xa.binh.lu:uy.ban.nhan.dan:ke.hoach:2026;~binh-dang-gioi-nam-2026"
TASK, JOINT_TASK, DUTY = f"{PLAN}#nv120", f"{CITY_PLAN}#nv300", f"{PLAN}#bc480"

CITY = "urn:gk:co-quan:vn;ha.noi:uy-ban-nhan-dan"
COMMUNE = "urn:gk:co-quan:vn;ha.noi;xa.ngoc.hoi:uy-ban-nhan-dan"
OFFICE = "urn:gk:co-quan:vn;ha.noi;xa.ngoc.hoi:phong-van-hoa-xa-hoi"
COMMUNES = "urn:gk:co-quan:vn;ha.noi:~ubnd-cac-xa-phuong"
VILLAGES = "urn:gk:co-quan:vn;ha.noi;xa.ngoc.hoi:~cac-thon"
OLD_OFFICE, NEW_OFFICE = "urn:gk:co-quan:vn;ha.tay:so-noi-vu", "urn:gk:co-quan:vn;ha.noi:so-noi-vu"
HANOI, HATAY, NGOCHOI = (
    "urn:gk:dia-ban:vn;ha.noi",
    "urn:gk:dia-ban:vn;ha.tay",
    "urn:gk:dia-ban:vn;ha.noi;xa.ngoc.hoi",
)


def node(label: str, id: str, name: str, **properties: Value) -> Node:  # noqa: A002
    return Node(label, id, name, properties)


NODES = (
    node(
        "VanBan",
        RESOLUTION,
        "28/NQ-CP",
        so_ky_hieu="28/NQ-CP",
        loai="Nghị quyết",
        cap="trung ương",
        ngay_ban_hanh="2021-03-03",
        nam=2021,
        co_toan_van=False,
    ),
    node(
        "VanBan",
        LAW,
        "Luật Bình đẳng giới",
        loai="Luật",
        cap="trung ương",
        co_toan_van=False,
        hieu_luc_tu="2007-07-01",
    ),
    node("VanBan", MERGING, "15/2008/QH12", co_toan_van=False),
    node(
        "VanBan",
        CITY_PLAN,
        "67/KH-UBND",
        so_ky_hieu="67/KH-UBND",
        loai="Kế hoạch",
        cap="tỉnh",
        ngay_ban_hanh="2026-02-14",
        nam=2026,
        nam_ke_hoach=2026,
        co_toan_van=True,
        tam=False,
        tep=("ha-noi.txt",),
    ),
    node(
        "VanBan",
        LAST_YEAR,
        "50/KH-UBND",
        so_ky_hieu="50/KH-UBND",
        loai="Kế hoạch",
        cap="tỉnh",
        co_toan_van=False,
    ),
    node(
        "VanBan",
        PLAN,
        "34/KH-UBND",
        so_ky_hieu="34/KH-UBND",
        loai="Kế hoạch",
        cap="xã",
        trich_yeu='Bình đẳng giới "năm 2026"',
        ngay_ban_hanh="2026-02-27",
        co_toan_van=True,
        tep=("ngoc-hoi.txt", "ngoc-hoi-phu-luc.txt"),
    ),
    node(
        "VanBan",
        LONE_PLAN,
        "Kế hoạch bình đẳng giới năm 2026",
        loai="Kế hoạch",
        cap="xã",
        tam=True,
        co_toan_van=True,
        tep=("binh-lu.txt",),
    ),
    node(
        "NhiemVu",
        TASK,
        "Tuyên truyền",
        noi_dung="Tuyên truyền tại các thôn",
        muc="III.1",
        han="2026-11-30",
        cac_han=("trước ngày 15/6", "trước ngày 30/11"),
        bat_dau=120,
        ket_thuc=145,
    ),
    node(
        "NhiemVu",
        JOINT_TASK,
        "Ban hành kế hoạch",
        noi_dung="Ban hành kế hoạch của xã",
        bat_dau=300,
        ket_thuc=324,
    ),
    node(
        "NghiaVuBaoCao",
        DUTY,
        "Báo cáo năm",
        noi_dung="Kết quả năm",
        ky="năm",
        dinh_ky=True,
        han="2026-11-20",
        cac_han=("trước ngày 20/11",),
        bat_dau=480,
        ket_thuc=530,
    ),
    node("CoQuan", CITY, "Ủy ban nhân dân thành phố Hà Nội", cap="tỉnh", loai="ủy ban", chung=False),
    node("CoQuan", COMMUNE, "Ủy ban nhân dân xã Ngọc Hồi", cap="xã", loai="ủy ban", chung=False),
    node("CoQuan", OFFICE, "Phòng Văn hóa - Xã hội xã Ngọc Hồi", cap="xã", loai="phòng"),
    node("CoQuan", COMMUNES, "UBND các xã, phường", cap="xã", loai="ủy ban", chung=True),
    node("CoQuan", VILLAGES, "các thôn xã Ngọc Hồi", cap="thôn", loai="thôn", chung=True),
    node("CoQuan", OLD_OFFICE, "Sở Nội vụ tỉnh Hà Tây", loai="sở", hieu_luc_den="2008-08-01"),
    node("CoQuan", NEW_OFFICE, "Sở Nội vụ thành phố Hà Nội", cap="tỉnh", loai="sở"),
    node("DiaBan", HANOI, "thành phố Hà Nội", loai="thành phố", ma="01"),
    node("DiaBan", HATAY, "tỉnh Hà Tây", loai="tỉnh", hieu_luc_den="2008-08-01"),
    node("DiaBan", NGOCHOI, "xã Ngọc Hồi", loai="xã", hieu_luc_tu="2025-07-01"),
)


def seen(
    document: str, start: int, quote: str, confidence: float = 0.95, page: int | None = None
) -> Evidence:
    file = "ha-noi.txt" if document == CITY_PLAN else "ngoc-hoi.txt"
    return Evidence(document, file, start, start + len(quote), quote, "number", confidence, page)


_LABELS = {node.id: node.label for node in NODES}


def edge(type: str, source: str, target: str, *places: Evidence, **properties: Value) -> Edge:  # noqa: A002
    return Edge(type, source, target, _LABELS[source], _LABELS[target], places, properties)


EDGES = (
    edge(
        "CAN_CU", PLAN, CITY_PLAN, seen(PLAN, 10, "Kế hoạch số 67/KH-UBND", 0.98, 1), seen(PLAN, 90, "KH 67")
    ),
    edge("CAN_CU", PLAN, LAW, seen(PLAN, 40, "Luật Bình đẳng giới")),
    edge("CAN_CU", CITY_PLAN, LAW, seen(CITY_PLAN, 20, "Luật Bình đẳng giới")),
    edge("TRIEN_KHAI", CITY_PLAN, RESOLUTION, seen(CITY_PLAN, 60, "Nghị quyết 28/NQ-CP")),
    edge("DAN_CHIEU", LONE_PLAN, LAW, seen(LONE_PLAN, 9, "Luật Bình đẳng giới")),
    edge("DAN_CHIEU", CITY_PLAN, LAST_YEAR, seen(CITY_PLAN, 88, "Kế hoạch số 50/KH-UBND")),
    edge("THAY_THE", CITY_PLAN, LAST_YEAR, seen(CITY_PLAN, 88, "Kế hoạch số 50/KH-UBND")),
    edge("SUA_DOI", CITY_PLAN, LAST_YEAR, seen(CITY_PLAN, 88, "Kế hoạch số 50/KH-UBND")),
    edge("BAI_BO", CITY_PLAN, LAST_YEAR, seen(CITY_PLAN, 88, "Kế hoạch số 50/KH-UBND")),
    edge("KE_HOACH_CHA", PLAN, CITY_PLAN),
    edge("BAN_HANH", CITY, CITY_PLAN, seen(CITY_PLAN, 0, "ỦY BAN NHÂN DÂN")),
    edge("BAN_HANH", COMMUNE, PLAN, seen(PLAN, 0, "XÃ NGỌC HỒI")),
    edge("CO_NHIEM_VU", PLAN, TASK, seen(PLAN, 120, "Tuyên truyền tại các thôn")),
    edge("CO_NHIEM_VU", CITY_PLAN, JOINT_TASK, seen(CITY_PLAN, 300, "Ban hành kế hoạch")),
    edge(
        "GIAO_CHO",
        TASK,
        OFFICE,
        seen(PLAN, 150, "Phòng Văn hóa - Xã hội"),
        seen(PLAN, 170, "Phòng Văn hóa"),
        che_do="giao",
        chu_tri=True,
    ),
    edge("GIAO_CHO", TASK, COMMUNE, seen(PLAN, 200, "UBND xã"), che_do="đề nghị"),
    edge("GIAO_CHO", JOINT_TASK, COMMUNES, seen(CITY_PLAN, 330, "UBND các xã"), che_do="giao", chu_tri=False),
    edge("PHOI_HOP", TASK, VILLAGES, seen(PLAN, 210, "các thôn")),
    edge("CO_NGHIA_VU", PLAN, DUTY, seen(PLAN, 480, "báo cáo")),
    edge("NGUOI_BAO_CAO", DUTY, VILLAGES, seen(PLAN, 490, "các thôn")),
    edge("NOI_NHAN_BAO_CAO", DUTY, COMMUNE, seen(PLAN, 500, "UBND xã")),
    edge("QUA", DUTY, OFFICE, seen(PLAN, 510, "Phòng Văn hóa - Xã hội")),
    edge("BAO_CAO_VE", VILLAGES, OFFICE, seen(PLAN, 490, "các thôn")),
    edge("BAO_CAO_VE", OFFICE, COMMUNE, seen(PLAN, 500, "UBND xã"), suy_ra=True),
    edge("BAO_CAO_VE", COMMUNES, CITY, seen(CITY_PLAN, 400, "về UBND Thành phố")),
    edge("TRUC_THUOC", OFFICE, COMMUNE),
    edge("THUOC_DIA_BAN", COMMUNE, NGOCHOI),
    edge("THUOC_DIA_BAN", NGOCHOI, HANOI),
    edge("SAP_NHAP_VAO", HATAY, HANOI, ngay="2008-08-01", theo=MERGING),
    edge("SAP_NHAP_VAO", OLD_OFFICE, NEW_OFFICE, ngay="2008-08-01"),
    edge("THUOC_NHOM", COMMUNE, COMMUNES),
)

FACTS = Facts(NODES, EDGES)
