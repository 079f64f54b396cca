// title@vi: Văn bản hay được nhắc cùng với một văn bản
// title@en: Documents that are cited together with a document
// param: van_ban string
// param: toi_thieu integer = 2
// column: id string
// column: so_ky_hieu string
// column: ten string
// column: cap string
// column: so_van_ban integer
MATCH (a:VanBan {id: $van_ban})<-[:CAN_CU|TRIEN_KHAI|DAN_CHIEU]-(nguon:VanBan)
WITH DISTINCT a, nguon
MATCH (nguon)-[:CAN_CU|TRIEN_KHAI|DAN_CHIEU]->(d:VanBan)
WHERE d <> a
WITH d, count(DISTINCT nguon) AS so_van_ban
WHERE so_van_ban >= $toi_thieu
RETURN d.id AS id, d.so_ky_hieu AS so_ky_hieu, d.ten AS ten, d.cap AS cap, so_van_ban
ORDER BY so_van_ban DESC, id
