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
// What the parent plan names: the unit itself, or a class to which it belongs.
OPTIONAL MATCH (tren)-[:CO_NHIEM_VU]->(:NhiemVu)-[:GIAO_CHO|PHOI_HOP]->(n:CoQuan)
OPTIONAL MATCH (u)-[nhom:THUOC_NHOM]->(n)
WITH tren, u, so_nhiem_vu, count(CASE WHEN n.id = u.id THEN 1 END) + count(nhom) AS duoc_neu
WHERE duoc_neu = 0
RETURN u.id AS id, u.ten AS ten, u.cap AS cap, u.loai AS loai, tren.id AS cha, so_nhiem_vu
ORDER BY id, cha
