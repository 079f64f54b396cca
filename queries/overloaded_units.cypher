// title@vi: Đơn vị được giao nhiều việc nhất, tính cả việc giao cho nhóm của đơn vị
// title@en: Units with the most tasks, those of their classes included
// param: toi_thieu integer = 10
// column: id string
// column: ten string
// column: cap string
// column: so_nhiem_vu integer
// column: so_van_ban integer
// column: han_dau date
// column: han_cuoi date
MATCH (n:CoQuan)<-[:GIAO_CHO]-(t:NhiemVu)<-[:CO_NHIEM_VU]-(v:VanBan)
OPTIONAL MATCH (n)<-[:THUOC_NHOM]-(thanh_vien:CoQuan)
UNWIND [n.id, thanh_vien.id] AS don_vi
WITH don_vi, count(DISTINCT t) AS so_nhiem_vu, count(DISTINCT v) AS so_van_ban,
  min(t.han) AS han_dau, max(t.han) AS han_cuoi
WHERE so_nhiem_vu >= $toi_thieu
MATCH (u:CoQuan {id: don_vi})
WHERE coalesce(u.chung, false) = false
RETURN u.id AS id, u.ten AS ten, u.cap AS cap, so_nhiem_vu, so_van_ban, han_dau, han_cuoi
ORDER BY so_nhiem_vu DESC, id
