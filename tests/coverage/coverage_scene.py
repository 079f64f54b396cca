"""A small province: its plan on one topic, and communes' plans that cite it in every way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphkit.build import build
from graphkit.coverage import Coverage, coverage
from graphkit.coverage.base import How, Row
from graphkit.records import Store
from graphkit.resolve import Reference

TOPIC = "an toàn giao thông"
YEAR = 2026
NUMBER = "310/KH-UBND"

HEAD = """ỦY BAN NHÂN DÂN
{unit}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
{place}, ngày {day} tháng {month} năm 2026

KẾ HOẠCH
{title}

{grounds}

Ủy ban nhân dân {of} ban hành Kế hoạch bảo đảm an toàn giao thông năm 2026 như sau:

I. MỤC TIÊU

- Kéo giảm số vụ va chạm ở các khúc cua, đèo dốc so với năm trước.

II. TỔ CHỨC THỰC HIỆN

{tasks}

III. CHẾ ĐỘ BÁO CÁO

{reports}

Nơi nhận:
- UBND tỉnh Lai Châu;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
"""
LAW = "Căn cứ Luật Trật tự, an toàn giao thông đường bộ ngày 27/6/2024;"
PARENT = (
    "Căn cứ Kế hoạch số 310/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Lai Châu bảo đảm an toàn "
    "giao thông trên địa bàn tỉnh Lai Châu năm 2026;"
)
IN_TIME = (
    "Ủy ban nhân dân xã báo cáo Ủy ban nhân dân tỉnh 6 tháng trước ngày 05/6/2026, báo cáo năm trước "
    "ngày 20/11/2026."
)
MARKETS = "Giải tỏa hành lang đường bộ, dẹp các chợ tạm họp sát lòng đường ở ngã ba trung tâm."


def province(number: str = NUMBER, title: str = "Bảo đảm an toàn giao thông") -> str:
    tasks = f"""1. Sở Xây dựng

- Rà soát điểm đen trên các tuyến đường tỉnh, xong trước ngày 30/9/2026.

2. Ủy ban nhân dân các xã, phường

- Ban hành kế hoạch bảo đảm an toàn giao thông năm 2026 của địa phương.

- {MARKETS.replace("ở ngã ba trung tâm", "tại trung tâm xã")}

- Mở lớp dạy lái mô tô hai bánh cho đồng bào ở các bản chưa có ai biết chữ."""
    reports = (
        "Ủy ban nhân dân các xã, phường gửi báo cáo 6 tháng trước ngày 10/6/2026, báo cáo năm trước "
        "ngày 25/11/2026 về Ủy ban nhân dân tỉnh (qua Sở Xây dựng)."
    )
    return HEAD.format(
        unit="TỈNH LAI CHÂU",
        number=number,
        place="Lai Châu",
        day="20",
        month="01",
        title=f"{title} trên địa bàn tỉnh Lai Châu năm 2026",
        grounds=LAW,
        of="tỉnh Lai Châu",
        tasks=tasks,
        reports=reports,
    )


def commune(
    name: str, grounds: str, *, task: str = MARKETS, reports: str = IN_TIME, number: str = "21"
) -> str:
    return HEAD.format(
        unit=name.upper(),
        number=f"{number}/KH-UBND",
        place=name.split(" ", 1)[1],
        day="16",
        month="3",
        title=f"Bảo đảm an toàn giao thông trên địa bàn {name}, tỉnh Lai Châu năm 2026",
        grounds=grounds,
        of=name,
        tasks=f"1. Công an xã\n\n- {task}\n\n2. Phòng Kinh tế\n\n- Lo kinh phí từ ngân sách xã.",
        reports=reports,
    )


_LETTER = "Thực hiện Công văn số 412/UBND-TH ngày 02/02/2026 của Ủy ban nhân dân tỉnh Lai Châu về an toàn giao thông;"
_DEPARTMENT = "Căn cứ Kế hoạch số 88/KH-SXD ngày 30/01/2026 của Sở Xây dựng tỉnh Lai Châu về an toàn giao thông năm 2026;"
WAYS: Mapping[str, tuple[How, str]] = {
    "xã Bình Lư": (How.PREAMBLE, f"{LAW}\n\n{PARENT}"),
    "xã Tả Lèng": (How.NUMBER, PARENT.replace("310", "301")),
    "xã Bản Bo": (How.DATE, PARENT.replace("20/01/2026", "21/01/2026")),
    "xã Khun Há": (
        How.STALE,
        PARENT.replace("310", "290").replace("năm 2026", "năm 2025").replace("20/01/2026", "20/01/2025"),
    ),
    "xã Bum Tở": (How.LETTER, f"{LAW}\n\n{_LETTER}"),
    "xã Mù Cả": (How.DEPARTMENT, f"{LAW}\n\n{_DEPARTMENT}"),
    "xã Pa Ủ": (How.NATIONAL, LAW),
    "xã Mường Tè": (How.NONE, "Theo tình hình thực tế của xã;"),
}
"""How each commune cites the province's plan, and the preamble that does so."""
BODY = "xã Mường Mô"
LATE = "xã Sìn Hồ"
INWARD = "xã Lê Lợi"
UNSTATED = "xã Pa Tần"


def texts() -> dict[str, str]:
    """Return the plans of the scene by the names of their files."""
    made = {"tinh.txt": province()}
    for name, (_, grounds) in WAYS.items():
        made[f"{name}.txt"] = commune(name, grounds)
    made[f"{BODY}.txt"] = commune(
        BODY, LAW, task="Làm theo Kế hoạch số 310/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Lai Châu."
    )
    late = IN_TIME.replace("20/11/2026", "05/12/2026")
    made[f"{LATE}.txt"] = commune(LATE, PARENT, reports=late)
    inward = "Các bản gửi báo cáo năm trước ngày 01/12/2026 về Ủy ban nhân dân xã."
    made[f"{INWARD}.txt"] = commune(INWARD, PARENT, reports=inward)
    made[f"{UNSTATED}.txt"] = commune(
        UNSTATED,
        PARENT,
        task="Tuần tra ban đêm trên quốc lộ.",
        reports="Các bản làm nghiêm túc Kế hoạch này.",
    )
    return made


def built(folder: Path, plans: Mapping[str, str]) -> Path:
    """Build a store of plans; return its folder."""
    plans_folder = folder / "plans"
    plans_folder.mkdir(parents=True)
    for name, text in plans.items():
        (plans_folder / name).write_text(text, encoding="utf-8", newline="\n")
    build([plans_folder], folder / "x.gk")
    return folder / "x.gk"


def survey(store: Path, reference: Reference, province: str = "tỉnh Lai Châu", **more: object) -> Coverage:
    """Return the coverage of the scene's topic and year."""
    with Store.open(store) as records:
        return coverage(records, reference, province, TOPIC, YEAR, **more)  # type: ignore[arg-type]


def row(result: Coverage, name: str) -> Row:
    """Return the row of a commune."""
    return next(item for item in result.rows if item.place.name == name)
