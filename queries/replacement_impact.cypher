// title@vi: Khi một văn bản bị thay thế: những gì dựa vào nó, qua mọi tầng
// title@en: When a document is replaced: what rests on it, at any depth
// param: van_ban string
// column: id string
// column: so_ky_hieu string
// column: ten string
// column: cap string
// column: ngay date
// column: truc_tiep boolean
// column: so_nhiem_vu integer
MATCH (goc:VanBan {id: $van_ban})<-[:CAN_CU|TRIEN_KHAI*]-(d:VanBan)
WHERE d <> goc
WITH DISTINCT goc, d
OPTIONAL MATCH (d)-[:CO_NHIEM_VU]->(t:NhiemVu)
WITH goc, d, count(t) AS so_nhiem_vu
RETURN d.id AS id, d.so_ky_hieu AS so_ky_hieu, d.ten AS ten, d.cap AS cap, d.ngay_ban_hanh AS ngay,
  EXISTS { (d)-[:CAN_CU|TRIEN_KHAI]->(goc) } AS truc_tiep, so_nhiem_vu
ORDER BY id
