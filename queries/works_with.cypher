// title@vi: Ai phối hợp với ai: đơn vị được giao và đơn vị phối hợp, theo số nhiệm vụ chung
// title@en: Who works with whom: a unit with a task and the unit that helps, by the tasks that they share
// param: toi_thieu integer = 2
// column: duoc_giao string
// column: duoc_giao_ten string
// column: phoi_hop string
// column: phoi_hop_ten string
// column: so_nhiem_vu integer
MATCH (a:CoQuan)<-[:GIAO_CHO]-(t:NhiemVu)-[:PHOI_HOP]->(b:CoQuan)
WHERE a <> b
WITH a, b, count(t) AS so_nhiem_vu
WHERE so_nhiem_vu >= $toi_thieu
RETURN a.id AS duoc_giao, a.ten AS duoc_giao_ten, b.id AS phoi_hop, b.ten AS phoi_hop_ten, so_nhiem_vu
ORDER BY so_nhiem_vu DESC, duoc_giao, phoi_hop
