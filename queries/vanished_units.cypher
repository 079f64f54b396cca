// title@vi: Đơn vị không còn nữa mà văn bản ban hành sau đó vẫn nêu
// title@en: Units that no longer existed when a document named them
// column: id string
// column: ten string
// column: het date
// column: quan_he string
// column: van_ban string
// column: so_ky_hieu string
// column: ngay date
// column: moi string
// column: moi_ten string
MATCH (u:CoQuan)<-[r:GIAO_CHO|PHOI_HOP|NGUOI_BAO_CAO|NOI_NHAN_BAO_CAO|QUA]-(t:NhiemVu|NghiaVuBaoCao)
WHERE u.hieu_luc_den IS NOT NULL
MATCH (t)<-[:CO_NHIEM_VU|CO_NGHIA_VU]-(v:VanBan)
WHERE v.ngay_ban_hanh > u.hieu_luc_den OR (v.ngay_ban_hanh IS NULL AND v.nam > u.hieu_luc_den.year)
OPTIONAL MATCH (u)-[:SAP_NHAP_VAO]->(ke:CoQuan)
RETURN DISTINCT u.id AS id, u.ten AS ten, u.hieu_luc_den AS het, type(r) AS quan_he,
  v.id AS van_ban, v.so_ky_hieu AS so_ky_hieu, v.ngay_ban_hanh AS ngay, ke.id AS moi, ke.ten AS moi_ten
ORDER BY id, quan_he, van_ban, moi
