// title@vi: Nhiệm vụ và báo cáo có hạn trong một khoảng ngày
// title@en: Tasks and reports that are due between two days
// param: tu_ngay date
// param: den_ngay date
// column: han date
// column: id string
// column: loai string
// column: noi_dung string
// column: don_vi string
// column: don_vi_ten string
// column: van_ban string
// column: so_ky_hieu string
MATCH (v:VanBan)-[:CO_NHIEM_VU|CO_NGHIA_VU]->(t:NhiemVu|NghiaVuBaoCao)
WHERE t.han >= $tu_ngay AND t.han <= $den_ngay
OPTIONAL MATCH (t)-[:GIAO_CHO|NGUOI_BAO_CAO]->(u:CoQuan)
RETURN t.han AS han, t.id AS id, labels(t)[0] AS loai, t.noi_dung AS noi_dung,
  u.id AS don_vi, u.ten AS don_vi_ten, v.id AS van_ban, v.so_ky_hieu AS so_ky_hieu
ORDER BY han, id, don_vi
