// title@vi: Các kế hoạch cùng kế hoạch cha với một kế hoạch
// title@en: The plans that have the same parent plan as a plan
// param: van_ban string
// column: id string
// column: so_ky_hieu string
// column: ten string
// column: cap string
// column: ngay date
// column: cha string
// column: cha_so_ky_hieu string
MATCH (goc:VanBan {id: $van_ban})-[:KE_HOACH_CHA]->(tren:VanBan)
MATCH (tren)<-[:KE_HOACH_CHA]-(d:VanBan)
WHERE d <> goc
RETURN d.id AS id, d.so_ky_hieu AS so_ky_hieu, d.ten AS ten, d.cap AS cap, d.ngay_ban_hanh AS ngay,
  tren.id AS cha, tren.so_ky_hieu AS cha_so_ky_hieu
ORDER BY id, cha
