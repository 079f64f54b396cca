// title@vi: Đơn vị có việc trong một kế hoạch mà kế hoạch cha không nêu
// title@en: Units with tasks in a plan that its parent plan does not name
// param: van_ban string
// column: id string
// column: ten string
// column: cap string
// column: loai string
// column: cha string
// column: so_nhiem_vu integer
MATCH (v:VanBan {id: $van_ban})-[:KE_HOACH_CHA]->(tren:VanBan)
MATCH (v)-[:CO_NHIEM_VU]->(t:NhiemVu)-[:GIAO_CHO|PHOI_HOP]->(u:CoQuan)
WITH tren, u, count(DISTINCT t) AS so_nhiem_vu
WHERE NOT EXISTS { MATCH (tren)-[:CO_NHIEM_VU]->(:NhiemVu)-[:GIAO_CHO|PHOI_HOP]->(u) }
  AND NOT EXISTS {
    MATCH (u)-[:THUOC_NHOM]->(:CoQuan)<-[:GIAO_CHO|PHOI_HOP]-(:NhiemVu)<-[:CO_NHIEM_VU]-(tren)
  }
RETURN u.id AS id, u.ten AS ten, u.cap AS cap, u.loai AS loai, tren.id AS cha, so_nhiem_vu
ORDER BY id, cha
