// title@vi: Văn bản dựa trên một văn bản, qua mọi tầng
// title@en: Documents that rest on a document, at any depth
// param: van_ban string
// column: id string
// column: so_ky_hieu string
// column: ten string
// column: cap string
// column: ngay date
MATCH (goc:VanBan {id: $van_ban})<-[:CAN_CU|TRIEN_KHAI*]-(d:VanBan)
WHERE d <> goc
RETURN DISTINCT d.id AS id, d.so_ky_hieu AS so_ky_hieu, d.ten AS ten, d.cap AS cap, d.ngay_ban_hanh AS ngay
ORDER BY id
