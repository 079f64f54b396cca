"""Words that a predicate begins with: where the name of a unit ends and what it does begins."""

from __future__ import annotations

AUXILIARIES = (
    "đã", "sẽ", "cần", "phải", "tiếp tục", "chủ động", "thường xuyên", "kịp thời", "tích cực", "có",
    "được", "là", "theo", "căn cứ", "trên cơ sở", "tùy", "định kỳ", "trực tiếp", "khẩn trương",
    "nghiêm túc", "chịu", "quyết liệt", "luôn", "không", "sớm", "gương mẫu",
)  # fmt: skip
VERBS = (
    "chủ trì", "phối hợp", "tham mưu", "tổ chức", "hướng dẫn", "thực hiện", "triển khai", "xây dựng",
    "bố trí", "tăng cường", "đẩy mạnh", "chỉ đạo", "báo cáo", "tổng hợp", "theo dõi", "kiểm tra",
    "rà soát", "ban hành", r"(?<!ầu )(?<!ứng )(?<!đề )cử(?! tri)", "phân công",
    "lồng ghép", "tuyên truyền", "vận động", "quán triệt",
    "bảo đảm", "đảm bảo", "đôn đốc", "phát động", "phát huy", "cung cấp", "lập", "tham gia", "cụ thể",
    "gắn", "trình", "thẩm định", "quản lý", "giám sát", "đề xuất", "công bố", "thông báo", "sử dụng",
    "phổ biến", "rút", "huy động", "giúp", "nghiên cứu", "cập nhật", "xem xét", "xử lý", "phê duyệt",
    "giải quyết", "hoàn thành", "hoàn thiện", "tập trung", "chuẩn bị", "khắc phục",
    "tiếp nhận", "bổ sung", "điều chỉnh", "thành lập", "nâng cao", "tiếp thu", "phát hiện", "xác minh",
    "lựa chọn", "đánh giá", "sơ kết", "tổng kết", "ngăn chặn", "thống kê", "ưu tiên", "duy trì", "quan tâm",
)  # fmt: skip
PREDICATE = "(?:" + "|".join(sorted((*AUXILIARIES, *VERBS), key=len, reverse=True)) + r")\b"
"""A word that begins a predicate."""
