// title@vi: Một thôn phải làm gì và vì sao: câu giao việc, văn bản và kế hoạch cha của nó
// title@en: What a village must do and why: the words, their document and its parent plan
// param: co_quan string
// column: id string
// column: vai_tro string
// column: noi_dung string
// column: han date
// column: don_vi string
// column: trich_dan string
// column: van_ban string
// column: so_ky_hieu string
// column: cha string
// column: cha_so_ky_hieu string
MATCH (u:CoQuan {id: $co_quan})-[:THUOC_NHOM*0..1]->(n:CoQuan)<-[g:GIAO_CHO|PHOI_HOP|NGUOI_BAO_CAO]-
  (t:NhiemVu|NghiaVuBaoCao)<-[:CO_NHIEM_VU|CO_NGHIA_VU]-(v:VanBan)
OPTIONAL MATCH (v)-[:KE_HOACH_CHA]->(tren:VanBan)
RETURN DISTINCT t.id AS id, type(g) AS vai_tro, t.noi_dung AS noi_dung, t.han AS han, n.id AS don_vi,
  g.trich_dan AS trich_dan, v.id AS van_ban, v.so_ky_hieu AS so_ky_hieu,
  tren.id AS cha, tren.so_ky_hieu AS cha_so_ky_hieu
ORDER BY id, vai_tro, don_vi, cha
