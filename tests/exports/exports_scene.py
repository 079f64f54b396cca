"""Stores to export: the bundled samples built for real, and facts whose every text is hostile."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from graphkit.build import build
from graphkit.facts import Edge, Evidence, Facts, Node
from graphkit.records import Store
from graphkit.resources import samples

HOSTILE = (
    '=HYPERLINK("http://example.invalid/","bấm")',
    "=1+1",
    "+84 gọi",
    "-1; =2",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r\n=1+1",
    "＝１＋１",
    '"; =1+1; "',
    "<script>alert(1)</script>&amp;]]><!--",
    "'; DROP TABLE VanBan; --",
    '" . <urn:x> <urn:y> "z\\" \\u0041 @vi',
    "dòng một\r\ndòng hai\rdòng ba\n",
    "\u202eđảo chiều\u200b \ufffe \x0b\x1f \x7f 👩‍💼",
    "_x003D_1 &#61; {{7*7}} ${x}",
    '<r></t></is></c><c r="Z1"><f>1+1</f></c><c t="inlineStr"><is><t></r>',
)


def document(number: int) -> str:
    return f"urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;{number}-kh-ubnd"


def hostile_facts() -> Facts:
    """Return a document, a body, a task and a duty for each hostile text, joined in every way there is."""
    nodes, edges = [], []
    for number, text in enumerate(HOSTILE):
        plan, body = document(number), f"urn:gk:co-quan:vn:ban-{number}"
        task, duty = f"{plan}#nv1", f"{plan}#bc2"
        said = Evidence(plan, text, 1, 2, text, text, 0.9, page=number)
        nodes += [
            Node(
                "VanBan",
                plan,
                text,
                {"so_ky_hieu": text, "trich_yeu": text, "cap": "xã", "tep": (text, text)},
            ),
            Node("CoQuan", body, text, {"loai": text, "chung": False}),
            Node(
                "NhiemVu",
                task,
                text,
                {"noi_dung": text, "muc": text, "han": "2026-11-30", "cac_han": (text,)},
            ),
            Node("NghiaVuBaoCao", duty, text, {"noi_dung": text, "ky": text, "cac_han": (text, "=x")}),
        ]
        following = document((number + 1) % len(HOSTILE))
        twice = (said, replace(said, file="=kế hoạch <1>.txt", quote="=1", confidence=0.5))
        citing = ("CAN_CU", "TRIEN_KHAI", "DAN_CHIEU")
        edges += [Edge(type_, plan, following, "VanBan", "VanBan", twice) for type_ in citing]
        edges += [
            Edge("KE_HOACH_CHA", plan, following, "VanBan", "VanBan"),
            Edge("BAN_HANH", body, plan, "CoQuan", "VanBan", (said,)),
            Edge("CO_NHIEM_VU", plan, task, "VanBan", "NhiemVu", (said,)),
            Edge("GIAO_CHO", task, body, "NhiemVu", "CoQuan", (said,), {"che_do": text, "chu_tri": True}),
            Edge("PHOI_HOP", task, body, "NhiemVu", "CoQuan", (said,)),
            Edge("CO_NGHIA_VU", plan, duty, "VanBan", "NghiaVuBaoCao", (said,)),
            Edge("NGUOI_BAO_CAO", duty, body, "NghiaVuBaoCao", "CoQuan", (said,)),
        ]
    return Facts(tuple(nodes), tuple(edges))


@cache
def sample_path() -> Path:
    """Return the store of the bundled samples, built once in a run."""
    path = Path(mkdtemp(prefix="graphkit-test-")) / "mẫu số 1.gk"
    build(sorted(samples().glob("*.txt")), path, jobs=1)
    return path


@cache
def hostile_path() -> Path:
    """Return the store of the hostile facts, made once in a run."""
    path = Path(mkdtemp(prefix="graphkit-test-")) / "=thù địch.gk"
    with Store.create(path) as store:
        store.replace_facts(hostile_facts())
    return path


STORES = {"samples": sample_path, "hostile": hostile_path}
