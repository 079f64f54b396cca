"""What kind of body a name is, at what level, and whether it is a class of bodies."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.resolve.locality import VILLAGE_KINDS
from graphkit.resolve.places import COMMUNE_KINDS, PROVINCE_KINDS
from graphkit.resolve.types import BodyLevel, Place

# Beginnings of names (folded), the longer before the shorter; what none of them fits is "khác".
_KINDS: tuple[tuple[str, str], ...] = (
    ("uy ban mat tran", "mặt trận"), ("ban cong tac mat tran", "mặt trận"), ("mat tran", "mặt trận"),
    ("uy ban kiem tra", "đảng"), ("uy ban nhan dan", "ủy ban"), ("hoi dong nhan dan", "hội đồng"),
    ("bo chi huy", "quân sự"), ("bo tu lenh", "quân sự"), ("bo doi", "quân sự"),
    ("ban chi huy quan su", "quân sự"), ("bo chinh tri", "đảng"), ("bo phan", "khác"), ("bo", "bộ"),
    ("cac bo nganh", "bộ"), ("so", "sở"), ("van phong tinh uy", "đảng"), ("van phong dang uy", "đảng"),
    ("van phong", "phòng"), ("phong", "phòng"), ("tinh uy", "đảng"), ("thanh uy", "đảng"),
    ("huyen uy", "đảng"), ("quan uy", "đảng"), ("thi uy", "đảng"), ("dang uy", "đảng"), ("dang bo", "đảng"),
    ("chi bo", "đảng"), ("cap uy", "đảng"), ("ban tuyen giao", "đảng"), ("ban dan van", "đảng"),
    ("ban to chuc", "đảng"), ("ban xay dung dang", "đảng"), ("hoi dong", "khác"), ("hoi nghi", "khác"),
    ("hoi", "hội"), ("lien doan", "hội"), ("lien minh", "hội"), ("cong doan", "hội"),
    ("doan thanh nien", "hội"), ("doan the", "hội"), ("to chuc doan the", "hội"),
    ("to chuc thanh vien", "hội"), ("to chuc chinh tri", "hội"), ("to chuc hoi", "hội"), ("cap hoi", "hội"),
    ("nganh doan the", "hội"), ("cong an", "công an"), ("luc luong cong an", "công an"),
    ("truong", "trường"), ("nha truong", "trường"), ("co so giao duc", "trường"), ("dai hoc", "trường"),
    ("tram y te", "y tế"), ("trung tam y te", "y tế"), ("benh vien", "y tế"), ("co so y te", "y tế"),
    ("cong ty", "doanh nghiệp"), ("hop tac xa", "doanh nghiệp"), ("doanh nghiep", "doanh nghiệp"),
    ("tap doan", "doanh nghiệp"), ("ngan hang", "doanh nghiệp"), ("thon", "thôn"),
    ("to dan pho", "thôn"), ("khu dan cu", "thôn"), ("khu pho", "thôn"), ("ap", "thôn"), ("buon", "thôn"),
    ("truong thon", "thôn"),
)  # fmt: skip
_KIND_OF = dict(_KINDS)
_HEAD = compiled(rf"(?:{'|'.join(_KIND_OF)})(?![^ ])")
# "bản" and "ban" fold alike
_HAMLET = compiled(r"(?:các |mỗi )?bản\b", re.IGNORECASE)
# Organs of a body: what counts is the body behind them.
_ORGAN = compiled(
    r"^(?:(?:cac|moi|nhung|mot so|toan the|cap|tung|thuong truc|ban thuong truc|ban thuong vu|ban chap hanh"
    r"|lanh dao|thanh vien|luc luong) )+"
)

# A class begins with one of these, or lists places or bodies behind "các".
_CLASS = compiled(
    r"^(?:cac|moi|nhung|mot so|toan the|tung|co quan(?! (?:thuong truc|dieu tra|canh sat))|don vi|dia phuong"
    r"|luc luong|doan the|to chuc (?:doan the|chinh tri|thanh vien|hoi)|so (?:ban|nganh)|ban nganh"
    r"|phong (?:ban|nganh)|bo nganh|nganh|nha truong|thanh vien|cap (?:uy|hoi)|hoi doan the"
    r"|doanh nghiep|chinh quyen|cap co tham quyen)\b"
)
_LISTED = compiled(
    r" (?:cac|moi) (?:cap|so|nganh|bo|don vi|co quan|to chuc|truong|tinh|thanh pho|huyen|quan|thi xa|xa|"
    r"phuong|dac khu|thi tran|thon|ban|to dan pho|phong|hoi|doan the|dia phuong)\b"
    r"| cung cap\b| tren dia ban quan ly\b"
)
_CENTRAL_CLASS = compiled(r"^(?:cac )?(?:bo|bo nganh|cac bo nganh)\b(?=.*\b(?:nganh|trung uong)\b)")
_CENTRAL = compiled(
    r"^(?:trung uong|tong cuc|cuc (?!thue|thong ke|hai quan|thi hanh an|quan ly thi truong)"
    r"|pho thu tuong|chu tich quoc hoi"
    r"|bo tu lenh (?:quan khu|quan doan|vung|bo doi bien phong|canh sat))\b"
    r"|\b(?:trung uong|viet nam|quoc gia)$"
)
# boards of the state, though a table knows boards in general, which each level has
_OF_STATE = compiled(
    r"^(?:ban chi dao|hoi dong|uy ban) (?:nha nuoc|quoc gia|trung uong|(?:cua )?chinh phu)\b"
    r"|^(?:ban chi dao|hoi dong|uy ban) (?!.*\b(?:chuong trinh|de an|du an|chien luoc)\b).* quoc gia$"
    r"|^(?:ban thuong vu |thuong truc |van phong )?dang uy (?:(?:quoc hoi|chinh phu|bo)\b|.* trung uong$)"
)
# classes whose members are of a lower level than the body that speaks
_MEMBERS: tuple[tuple[tuple[str, ...], BodyLevel], ...] = (
    (VILLAGE_KINDS, "thôn"),
    (COMMUNE_KINDS, "xã"),
    (("huyện", "quận", "thị xã"), "huyện"),
    (("tỉnh", "thành phố"), "tỉnh"),
)


@lru_cache(maxsize=8192)
def kind_of(base: str) -> str:
    """Return the kind (``loai`` of the graph) of a body by the beginning of its name."""
    if _HAMLET.match(base):
        return "thôn"
    head = _HEAD.match(_ORGAN.sub("", fold(base)))
    return _KIND_OF[head.group()] if head else "khác"


def is_class(base: str, classes: tuple[str, ...]) -> bool:
    """Tell whether a name means a class of bodies, not one of them."""
    words = fold(base)
    return bool(classes) or bool(_CLASS.match(words) or _LISTED.search(words))


@lru_cache(maxsize=8192)
def is_central(base: str) -> bool:
    """Tell whether a body that no table knows is a central one."""
    words = fold(base)
    named_ministry = kind_of(base) == "bộ" and not words.startswith("cac")
    central = _CENTRAL.search(words) or _CENTRAL_CLASS.match(words)
    return named_ministry or central is not None or is_of_state(base)


@lru_cache(maxsize=8192)
def is_of_state(base: str) -> bool:
    """Tell whether a board is one of the state: of a kind that each level has, it says that it is not."""
    return _OF_STATE.match(fold(base)) is not None


def level_at(place: Place | None) -> BodyLevel | None:
    """Return the level of a body of a place; None for the country, whose bodies are told otherwise."""
    if place is None:
        return None
    if place.kind in VILLAGE_KINDS:
        return "thôn"
    if place.kind in COMMUNE_KINDS:
        return "xã"
    return "tỉnh" if place.parent is None and place.kind in PROVINCE_KINDS else "huyện"


def level_of_members(classes: tuple[str, ...]) -> BodyLevel | None:
    """Return the level of the members of a class by the kinds of places that it lists."""
    return next((level for kinds, level in _MEMBERS if any(kind in kinds for kind in classes)), None)
