"""The grammar of body names in running text: where a name begins and where it ends.

A pattern, not a parser: heads (Ủy ban nhân dân, Sở, Phòng, Hội …), the fields of ministries and departments,
localities, and classes ("các sở, ban, ngành"). Works on the flow (one tone placement, single blanks).
"""

from __future__ import annotations

import re

from graphkit.lang.patterns import compiled

UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zà-öø-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LETTER = "A-Za-zÀ-ÖØ-öø-ýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
"""Both of them, in far fewer ranges: patterns with many of these take long to compile."""

_WORD = rf"(?<!\w)[{UPPER}][^\W\d_]*(?:'[^\W\d_]*)*(?!/[vV])"
PROPER = rf"(?! )(?:(?: (?:[-–] )?)?{_WORD}){{1,5}}"
"""A proper name of one to five capitalised words: Hà Nội, Bà Rịa - Vũng Tàu."""

_PLACE_KIND = (
    r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|Tp\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường"
    r"|[Đđ]ặc khu|[Tt]hôn|[Bb]ản"
    r"|[Tt]ổ dân phố|[Kk]hu phố|[Ấấ]p)"
)
PLACE = rf"{_PLACE_KIND}(?: {PROPER})?"
"""A locality, or only its kind: tỉnh Lai Châu, xã."""
_ALSO_PLACE = (
    r"(?:(?:,| và| hoặc|/|, và) ?(?:các )?(?:tỉnh|thành phố(?: trực thuộc [Tt]rung ương)?|xã|phường|đặc khu"
    r"|bản|tổ dân phố|thị trấn|thị xã|quận|khu phố)(?! [" + UPPER + r"]))"
)
_CLASS_PLACE = (
    r"(?:(?:các|cấp|mỗi|toàn thể các) (?:tỉnh|xã|phường|thôn|bản|huyện|thành phố|đặc khu|quận|thị xã"
    r"|địa phương)"
    rf"{_ALSO_PLACE}*|(?:xã|tỉnh|huyện){_ALSO_PLACE}+)"
)
LOCALITY = rf"(?: {_CLASS_PLACE}(?: {PLACE})?|(?: thuộc| trên địa bàn| của)? {PLACE})"

FIELDS = (
    "Nội vụ",
    "Tài chính",
    "Công Thương",
    "Tư pháp",
    "Xây dựng",
    "Y tế",
    "Ngoại giao",
    "Ngoại vụ",
    "Quốc phòng",
    "Công an",
    "Nông nghiệp và Môi trường",
    "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp và PTNT",
    "Tài nguyên và Môi trường",
    "Văn hóa, Thể thao và Du lịch",
    "Văn hóa thể thao và du lịch",
    "Văn hóa, Thể thao, Du lịch",
    "Văn hóa Thể thao và Du lịch",
    "Văn hóa và Thể thao",
    "Văn hóa, Thể thao",
    "Du lịch",
    "Giáo dục và Đào tạo",
    "Giáo dục & Đào tạo",
    "GD&ĐT",
    "GDĐT",
    "Khoa học và Công nghệ",
    "KH&CN",
    "Thông tin và Truyền thông",
    "TT&TT",
    "Lao động - Thương binh và Xã hội",
    "Lao động, Thương binh và Xã hội",
    "LĐTBXH",
    "LĐ-TB&XH",
    "LĐTB&XH",
    "Kế hoạch và Đầu tư",
    "Giao thông vận tải",
    "Dân tộc và Tôn giáo",
    "Dân tộc",
    "Quy hoạch - Kiến trúc",
    "Quy hoạch và Kiến trúc",
    "An toàn thực phẩm",
    "VHTTDL",
    "VHTT&DL",
    "NN&PTNT",
    "NN&MT",
    "TN&MT",
    "KH&ĐT",
    "GTVT",
    "VHTT",
)
"""Fields of ministries (Bộ …) and departments (Sở …), present and past."""
FIELD = "(?:" + "|".join(re.escape(f) for f in sorted(FIELDS, key=len, reverse=True)) + ")"

CITIES = frozenset(
    ("Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh")
)  # fmt: skip
"""Cities of the rank of a province, since 1 July 2025."""

_COMMUNE_FIELDS = (
    "Văn hóa - Xã hội",
    "Văn hóa – Xã hội",
    "Văn hóa và Xã hội",
    "Văn hóa-Xã hội",
    "Kinh tế - Hạ tầng",
    "Kinh tế - Hạ tầng và Đô thị",
    "Kinh tế, Hạ tầng và Đô thị",
    "Kinh tế",
    "Giáo dục và Đào tạo",
    "Nội vụ",
    "Tư pháp",
    "Tài chính - Kế hoạch",
    "Lao động - Thương binh và Xã hội",
    "Văn hóa và Thông tin",
    "Văn hóa, Khoa học và Thông tin",
    "Y tế",
    "Dân tộc",
    "Quản lý đô thị",
    "Tài nguyên và Môi trường",
    "Nông nghiệp và Phát triển nông thôn",
    "Cảnh sát [" + LOWER + " ]+",
)
ROOM = "(?:" + "|".join(sorted(_COMMUNE_FIELDS, key=len, reverse=True)) + ")"

_FRONT = r"(?:Mặt trận [Tt]ổ quốc(?: Việt Nam| VN)?|MTTQ(?:VN| Việt Nam| VN)?|MTTQVN)"
_POST = (
    r"(?:(?:Bộ trưởng|Giám đốc|Phó Giám đốc|Trưởng|Phó Trưởng|Chánh|Phó Chánh|Thủ trưởng|Chủ tịch"
    r"|Phó Chủ tịch(?: [Tt]hường trực)?|Chủ nhiệm"
    r"|Bộ trưởng, Chủ nhiệm|Viện trưởng|Hiệu trưởng|Chỉ huy trưởng|Tổng Giám đốc|Thống đốc"
    r"|Tổng Thanh tra|Chánh án|Bí thư)(?:,? (?:các )?)?)"
)
_MASS = (
    r"(?:Hội (?:Liên hiệp [Pp]hụ nữ|LHPN|[Pp]hụ nữ|[Nn]ông dân|[Cc]ựu [Cc]hiến binh|CCB"
    r"|[Nn]gười cao tuổi|NCT|[Cc]hữ thập đỏ|[Kk]huyến học"
    r"|[Ll]uật gia|[Nn]hà báo|[Bb]ảo trợ [" + LETTER + r" ]+?|[Ll]iên hiệp [Vv]ăn học nghệ thuật)"
    r"|(?:Ban [Cc]hấp hành )?(?:Đoàn [Tt]hanh niên(?: Cộng sản Hồ Chí Minh| CSHCM| CS HCM)?"
    r"|Đoàn TN(?:CSHCM|CS HCM)?|[Tt]ỉnh đoàn|Thành đoàn|Huyện đoàn|Đoàn xã)"
    r"|Liên đoàn Lao động|LĐLĐ|Công đoàn|Liên hiệp các (?:[Tt]ổ chức|[Hh]ội) ["
    + LETTER
    + r" ]+?|Liên minh [Hh]ợp tác xã"
    r"|Thành hội|Tỉnh hội)"
)
_PARTY = r"Ban [Tt]hường vụ |BTV |Thường trực |Văn phòng "
_IN_A_PLACE = "|".join(
    (
        rf"(?:Thường trực |TT\.? ?|Lãnh đạo )?(?:{_POST})?(?:[ỦU]y ban [Nn]hân dân|UBND"
        r"|Hội đồng [Nn]hân dân|HĐND)(?: và (?:UBND|[ỦU]y ban [Nn]hân dân))?",
        rf"(?:{_POST})?[Vv]ăn phòng (?:Đoàn ĐBQH và )?(?:HĐND|UBND|Hội đồng [Nn]hân dân"
        r"|[ỦU]y ban [Nn]hân dân)(?:(?: và|,|-| -|–) ?(?:HĐND|UBND|Hội đồng [Nn]hân dân"
        r"|[ỦU]y ban [Nn]hân dân))?",
        rf"(?:(?:{_POST})?(?:Ban [Tt]hường trực )?(?:[ỦU]y ban |UB ?)(?:Trung ương |Tr\.Ư )?)?{_FRONT}",
        rf"(?:{_POST})?Phòng {ROOM}",
        r"(?:Ban )?(?:Bộ )?[Cc]hỉ huy [Qq]uân sự|BCH (?:QS|Quân sự)",
        rf"(?:{_PARTY})?Đảng ủy (?:[ỦU]y ban [Nn]hân dân|UBND|Công an|Quân sự"
        rf"|(?:các (?:cơ quan [Đđ]ảng|[Đđ]ảng bộ)|{_FRONT}, các (?:đoàn thể|tổ chức chính trị - xã hội))"
        r"(?: Trung ương)?)",
        r"Ban (?:Pháp chế|Đô thị|Kinh tế(?: ?[-–] ?| và )Ngân sách|Văn hóa(?: ?[-–] ?| và )Xã hội"
        r"|Dân tộc(?= (?:của )?H))(?: (?:của )?(?:HĐND|Hội đồng [Nn]hân dân))?",
        r"(?:Ban An toàn giao thông|Hội đồng (?:[Pp]hối hợp phổ biến,? giáo dục pháp luật"
        r"|[Tt]hi đua(?:,| [-–]| và)? [Kk]hen thưởng))(?: Trung ương| các cấp)?",
        r"Ngân hàng Nhà nước(?: Việt Nam)?(?:,? [Cc]hi nhánh)?|(?:Tòa án nhân dân|Viện [Kk]iểm sát nhân dân"
        r"|Bảo hiểm xã hội|Kho bạc [Nn]hà nước)(?: tối cao| Việt Nam| khu vực [IVX\d]+)?",
        r"Trạm Y tế|Trung tâm [Yy] tế|Trung tâm (?:Dịch vụ tổng hợp|Phục vụ hành chính công"
        rf"|Cung ứng dịch vụ [{LOWER} ]+?|[Vv]ăn hóa[{LETTER}, ]*?)",
    )
)
"""Bodies whose locality may follow, one pattern behind them all: it is long."""
_WITH_A_NAME = "|".join(
    (
        r"(?:Ban [Tt]hường vụ |BTV |Thường trực |TT\.? |Văn phòng |Ban Chấp hành |Bí thư |Phó Bí thư )?"
        r"(?:[Tt]ỉnh ủy|[Tt]hành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ|Chi bộ)",
        rf"(?:{_POST})?Sở {FIELD}",
        r"Báo và (?:[Pp]hát thanh, [Tt]ruyền hình|[Pp]hát thanh và [Tt]ruyền hình|PTTH|Đài)"
        r"|Đài [Pp]hát thanh(?: và|,|-| -) ?[Tt]ruyền hình",
    )
)
"""Bodies whose locality, or its bare name, may follow."""
_MASS_BODY = rf"(?:Ban [Tt]hường vụ |Ban [Cc]hấp hành |Thường trực )?(?:Trung ương )?{_MASS}"
_HEAD = "|".join(
    (
        rf"(?:{_PARTY})?Đảng ủy (?:Quốc hội|Chính phủ|Bộ {FIELD})",
        rf"(?:{_IN_A_PLACE}){LOCALITY}?",
        rf"{_MASS_BODY} (?:Việt Nam|VN)\b|(?:{_MASS_BODY}|{_WITH_A_NAME})(?:{LOCALITY}| {PROPER})?",
        r"Bộ Tư lệnh (?:(?:Quân khu|Quân đoàn|Vùng) \w+|Bộ đội Biên phòng|Cảnh sát (?:[Bb]iển|cơ động)"
        rf"|(?:[Tt]hành phố |TP\.? ?)?{PROPER})",
        rf"(?:Đoàn Chủ tịch )[ỦU]y ban Trung ương {_FRONT}",
        r"(?:Phó )?Thủ tướng Chính phủ|(?:Phó )?Thủ tướng(?! )|Văn phòng Chính phủ|Thanh tra Chính phủ"
        r"|Chính phủ",
        r"[ỦU]y ban [Tt]hường vụ Quốc hội|UBTVQH|Văn phòng Quốc hội|Quốc hội(?: khóa [IVX]+)?"
        r"|Chủ tịch nước|Hội đồng [Bb]ầu cử [Qq]uốc gia",
        r"Bộ Chính trị(?: khóa [IVX]+)?|Ban Bí thư(?: Trung ương(?: Đảng| Đoàn)?)?(?: khóa [IVX]+)?"
        r"|Ban Chấp hành Trung ương(?: Đảng)?(?: khóa [IVX]+)?",
        r"(?:Ban|Văn phòng|[ỦU]y ban) (?:Tổ chức|Tuyên giáo và Dân vận|Tuyên giáo, Dân vận|Tuyên giáo"
        r"|Dân vận|Nội chính|Kiểm tra|Kinh tế(?! và)|Chính sách, chiến lược|Trung ương Đảng) ?(?:Trung ương"
        r"|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy)?(?: (?:xã |phường )?" + PROPER + r")?",
        rf"(?:{_POST})?Bộ {FIELD}",
        rf"(?:{_POST})?Công an{LOCALITY}|(?:{_POST})?Công an (?:viên)?",
        r"Ban [Cc]hỉ đạo (?:Trung ương|[Qq]uốc gia|[Nn]hà nước|(?:của )?Chính phủ)"
        rf"(?: các [Cc]hương trình mục tiêu quốc gia(?: giai đoạn \d{{4}} ?[-–] ?\d{{4}})?"
        rf"| về (?:(?!việc)(?:(?! (?:ban hành|quy định|ngày|tại|của)\b)[{LETTER}, ]){{5,140}}?(?= về )"
        r"|phòng, chống tham nhũng(?:, lãng phí)?, tiêu cực"
        r"|phát triển khoa học,? công nghệ,? đổi mới sáng tạo(?:,| và) chuyển đổi số(?: và Đề án 06)?"
        rf"|(?!việc)[{LETTER}][{LOWER} ]+?(?=\s+(?:về|ngày|tại|ban hành)\b|\s*[,;.(\n]|$)))?",
        rf"Ban (?:[Cc]hỉ đạo|Vì sự tiến bộ (?:của )?[Pp]hụ nữ|Quản lý|Tổ chức|công tác|Công tác"
        rf"|Dân tộc)(?: [{LETTER}0-9\-]+){{0,8}}?{LOCALITY}",
        r"[ỦU]y ban (?:[Qq]uốc gia (?:về|vì) (?!việc)"
        rf"[{LETTER}][{LETTER} ]{{3,80}}?(?=\s+(?:về|ngày|tại|ban hành)\b|\s*[,;.(\n]|$)"
        r"|An toàn giao thông [Qq]uốc gia)",
        r"Đảng đoàn Quốc hội|(?:Thường trực )?Hội đồng [Dd]ân tộc(?: của Quốc hội)?|Ban Dân nguyện"
        r"|Ban Công tác đại biểu"
        r"|(?:Thường trực )?[ỦU]y ban (?:Pháp luật và Tư pháp|Pháp luật|Tư pháp|Kinh tế và Tài chính|Kinh tế"
        r"|Tài chính, Ngân sách|Quốc phòng, An ninh và Đối ngoại|Quốc phòng và An ninh|Văn hóa, Giáo dục"
        r"|Văn hóa và Xã hội|Xã hội|Khoa học, Công nghệ và Môi trường|KH,CN&MT|Đối ngoại)(?: của Quốc hội)?",
        rf"Đoàn (?:đại biểu Quốc hội|ĐBQH){LOCALITY}?",
        r"Kiểm toán nhà nước",
    )
)
BEGINNING = rf"(?=[{UPPER}]|chỉ huy|tỉnh |thành ủy|văn phòng)"
"""What all of these begin with, few in small letters: most places in a text need not be tried with each."""
BODY = compiled(rf"(?<!\w){BEGINNING}(?:{_HEAD})(?!\w)")
"""A named body where one begins."""
