"""A scene made by hand: a strategy, decisions, two provinces, six communes, their tasks and units.

Titles and numbers are of real instruments where they are national; the sentences are written for the tests.
"""

from __future__ import annotations

from graphkit.facts import Edge, Evidence, Node, Value

STRATEGY = "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"
HANOI = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd"
HATINH = "urn:lex:vn;ha.tinh:uy.ban.nhan.dan:ke.hoach:2026-02-20;211-kh-ubnd"
NGOC_HOI = "urn:lex:vn;ha.noi;ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026-03-02;45-kh-ubnd"
HOSTILE = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked=1">'

_LEADS = "được giao chủ trì thực hiện nội dung này"
_COMMUNES = {
    HANOI: ("Hà Nội", (("Ngọc Hồi", "45/KH-UBND"), ("Sóc Sơn", "112/KH-UBND"), ("Phúc Thọ", "38/KH-UBND"))),
    HATINH: ("Hà Tĩnh", (("Can Lộc", "27/KH-UBND"), ("Đồng Lộc", "31/KH-UBND"), ("Cẩm Xuyên", "19/KH-UBND"))),
}
_TASKS = (
    "Tuyên truyền Luật Bình đẳng giới trên hệ thống truyền thanh của xã",
    "Tổ chức tập huấn kỹ năng lồng ghép giới cho cán bộ, công chức",
    "Rà soát, bồi dưỡng nguồn cán bộ nữ",
    "Duy trì địa chỉ tin cậy tại cộng đồng",
    "Hỗ trợ phụ nữ vay vốn khởi nghiệp",
    "Tổ chức Tháng hành động vì bình đẳng giới",
    "Thống kê số liệu về giới",
    "Đưa nội dung bình đẳng giới vào hương ước, quy ước",
    "Khám sức khỏe sinh sản cho phụ nữ",
    "Tư vấn hôn nhân và gia đình",
)


class Scene:
    """Nodes and edges in the making, and the sentence of each piece of evidence."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.sentences: dict[tuple[str, int], str] = {}
        self._labels: dict[str, str] = {}
        self._at = 0

    def context(self, evidence: Evidence) -> str:
        return self.sentences[evidence.document, evidence.start]

    def node(self, label: str, ident: str, name: str, **properties: Value) -> str:
        if ident not in self._labels:
            self._labels[ident] = label
            self.nodes.append(Node(label, ident, name, properties))
        return ident

    def edge(self, kind: str, source: str, target: str, *said: Evidence, **properties: Value) -> None:
        labels = self._labels[source], self._labels[target]
        self.edges.append(Edge(kind, source, target, *labels, said, properties))

    def say(self, document: str, file: str, quote: str, sentence: str, confidence: float = 0.95) -> Evidence:
        self._at += 137
        self.sentences[document, self._at] = sentence
        return Evidence(document, file, self._at, self._at + len(quote), quote, "number", confidence)


def scene() -> Scene:
    """Return the whole scene: 3 national documents with text, 3 without, 2 provinces, 6 communes."""
    made = Scene()
    _national(made)
    for province, (name, communes) in _COMMUNES.items():
        _province(made, province, name)
        for index, (commune, number) in enumerate(communes):
            _commune(made, province, (name, commune, number), 6 + 3 * index)
    return made


def document(made: Scene, ident: str, number: str, level: str, title: str, **more: Value) -> str:
    facts: dict[str, Value] = {
        "so_ky_hieu": number,
        "cap": level,
        "trich_yeu": title,
        "loai": "Kế hoạch",
        "co_toan_van": True,
    }
    name = f"{more.get('loai', 'Kế hoạch')} {number}".strip()
    return made.node("VanBan", ident, name, **(facts | more))


def body(made: Scene, key: str, name: str, level: str, kind: str, *, group: bool = False) -> str:
    return made.node("CoQuan", f"urn:gk:co-quan:{key}", name, cap=level, loai=kind, chung=group)


def cite(made: Scene, kind: str, source: str, target: str, number: str, confidence: float = 0.98) -> None:
    verb = "Căn cứ" if kind == "CAN_CU" else "Thực hiện"
    sentence = f"{verb} {number} và tình hình thực tế, kế hoạch này được ban hành."
    said = made.say(source, f"van-ban/{source[-12:]}.txt", f"{verb} {number}", sentence, confidence)
    made.edge(kind, source, target, said)


def _national(made: Scene) -> None:
    government = body(made, "vn:chinh-phu", "Chính phủ", "trung ương", "khác")
    premier = body(made, "vn:thu-tuong", "Thủ tướng Chính phủ", "trung ương", "khác")
    body(made, "vn:bo-noi-vu", "Bộ Nội vụ", "trung ương", "bộ")
    stub: dict[str, Value] = {"co_toan_van": False}
    document(made, "luat", "73/2006/QH11", "trung ương", "Luật Bình đẳng giới", loai="Luật", nam=2006, **stub)
    document(
        made, "luat2", "13/2022/QH15", "trung ương", "Luật Phòng, chống bạo lực gia đình", loai="Luật", **stub
    )
    document(
        made, STRATEGY, "28/NQ-CP", "trung ương",
        "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030",
        loai="Nghị quyết", ngay_ban_hanh="2021-03-03", tep=("nghi-quyet-28.pdf",),
    )  # fmt: skip
    document(
        made, "qd2282", "2282/QĐ-TTg", "trung ương",
        "Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021 - 2025",
        loai="Quyết định", ngay_ban_hanh="2020-12-31",
    )  # fmt: skip
    document(
        made, "qd1790", "1790/QĐ-TTg", "trung ương",
        "Chương trình truyền thông về bình đẳng giới đến năm 2030",
        loai="Quyết định", ngay_ban_hanh="2021-10-23",
    )  # fmt: skip
    document(made, "cv2585", "2585/BNV-CTTN&BĐG", "trung ương", "Hướng dẫn công tác bình đẳng giới", **stub)
    made.edge("BAN_HANH", government, STRATEGY)
    made.edge("BAN_HANH", premier, "qd2282")
    made.edge("BAN_HANH", premier, "qd1790")
    cite(made, "CAN_CU", STRATEGY, "luat", "Luật Bình đẳng giới")
    cite(made, "TRIEN_KHAI", "qd1790", STRATEGY, "Nghị quyết số 28/NQ-CP")
    cite(made, "CAN_CU", "qd2282", "luat2", "Luật Phòng, chống bạo lực gia đình", 0.7)


def _province(made: Scene, ident: str, name: str) -> None:
    key = ident.split(":")[2][3:]
    number = "67/KH-UBND" if ident == HANOI else "211/KH-UBND"
    document(
        made, ident, number, "tỉnh", f"Triển khai công tác bình đẳng giới năm 2026 trên địa bàn {name}",
        ngay_ban_hanh="2026-02-14" if ident == HANOI else "2026-02-20", nam_ke_hoach=2026, tep=("tinh.docx",),
    )  # fmt: skip
    committee = body(made, f"{key}:ubnd", f"Ủy ban nhân dân {name}", "tỉnh", "ủy ban")
    office = body(made, f"{key}:so-noi-vu", f"Sở Nội vụ {name}", "tỉnh", "sở")
    women = body(made, f"{key}:hoi", f"Hội Liên hiệp Phụ nữ {name}", "tỉnh", "hội")
    made.edge("BAN_HANH", committee, ident)
    cite(made, "TRIEN_KHAI", ident, STRATEGY, "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ")
    cite(made, "CAN_CU", ident, STRATEGY, "Nghị quyết số 28/NQ-CP", 0.9)
    cite(made, "CAN_CU", ident, "qd1790", "Quyết định số 1790/QĐ-TTg")
    cite(made, "CAN_CU", ident, "qd2282", "Quyết định số 2282/QĐ-TTg")
    cite(made, "CAN_CU", ident, "luat", "Luật Bình đẳng giới")
    cite(made, "CAN_CU", ident, "cv2585", "Công văn số 2585/BNV-CTTN&BĐG", 0.6)
    for index in range(5):
        _task(made, ident, index, (office, women, office, committee, women)[index])
    report = made.say(
        ident, "tinh.docx", "gửi Bộ Nội vụ", f"Sở Nội vụ {name} tổng hợp, gửi Bộ Nội vụ trước 20/12."
    )
    made.edge("BAO_CAO_VE", office, committee, report)
    made.edge("BAO_CAO_VE", committee, "urn:gk:co-quan:vn:bo-noi-vu", report)


def _commune(made: Scene, province: str, names: tuple[str, str, str], tasks: int) -> None:
    _, name, number = names
    ident = NGOC_HOI if name == "Ngọc Hồi" else f"{province}#{name}"
    document(
        made, ident, number, "xã", f"Kế hoạch công tác bình đẳng giới và vì sự tiến bộ của phụ nữ xã {name}",
        ngay_ban_hanh="2026-03-02", tep=(f"{name}.txt",),
    )  # fmt: skip
    committee = body(made, f"{name}:ubnd", f"Ủy ban nhân dân xã {name}", "xã", "ủy ban")
    made.edge("BAN_HANH", committee, ident)
    short = "67/KH-UBND" if province == HANOI else "211/KH-UBND"
    cite(made, "CAN_CU", ident, province, f"Kế hoạch số {short}")
    cite(made, "TRIEN_KHAI", ident, STRATEGY, "Nghị quyết số 28/NQ-CP")
    cite(made, "CAN_CU", ident, "luat", "Luật Bình đẳng giới")
    units = [
        body(made, f"{name}:vhxh", f"Phòng Văn hóa - Xã hội xã {name}", "xã", "phòng"),
        body(made, f"{name}:phu-nu", f"Hội Liên hiệp Phụ nữ xã {name}", "xã", "hội"),
        body(made, f"{name}:y-te", f"Trạm Y tế xã {name}", "xã", "y tế"),
        body(made, f"{name}:cong-an", f"Công an xã {name}", "xã", "công an"),
        body(made, f"{name}:~thon", f"Các thôn của xã {name}", "thôn", "thôn", group=True),
    ]
    for index in range(tasks):
        _task(made, ident, index, units[index % len(units)])
    said = made.say(
        ident, f"{name}.txt", "báo cáo về Ủy ban nhân dân xã",
        f"Hằng quý, các thôn của xã {name} báo cáo về Ủy ban nhân dân xã qua Phòng Văn hóa - Xã hội.",
    )  # fmt: skip
    made.edge("BAO_CAO_VE", units[4], units[0], said)
    made.edge("BAO_CAO_VE", units[0], committee, said, suy_ra=True)
    office = f"urn:gk:co-quan:{province.split(':')[2][3:]}:so-noi-vu"
    made.edge(
        "BAO_CAO_VE", committee, office, made.say(ident, f"{name}.txt", "Sở Nội vụ", "Gửi về Sở Nội vụ.", 0.8)
    )
    duty = made.node("NghiaVuBaoCao", f"{ident}#bc900", f"Báo cáo quý ({name})", ky="quý", dinh_ky=True)
    made.edge("CO_NGHIA_VU", ident, duty, said)
    made.edge("NGUOI_BAO_CAO", duty, units[4], said)


def _task(made: Scene, owner: str, index: int, unit: str) -> None:
    text = _TASKS[index % len(_TASKS)]
    task = made.node(
        "NhiemVu", f"{owner}#nv{index}", text, noi_dung=text, muc=f"II > {index + 1}", han="2026-11-15"
    )
    said = made.say(owner, f"{owner[-9:]}.txt", text, f"{text}; đơn vị {_LEADS}.", 0.7 + 0.03 * (index % 10))
    made.edge("CO_NHIEM_VU", owner, task, said)
    made.edge("GIAO_CHO", task, unit, said, che_do="giao", chu_tri=True)
