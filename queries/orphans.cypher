// title@vi: Văn bản đã có toàn văn mà không dựa vào văn bản nào
// title@en: Documents whose text is here and that rest on no document
// column: id string
// column: so_ky_hieu string
// column: ten string
// column: cap string
// column: ngay date
// column: so_van_ban integer
MATCH (d:VanBan {co_toan_van: true})
WHERE NOT EXISTS { (d)-[:CAN_CU|TRIEN_KHAI|KE_HOACH_CHA]->(:VanBan) }
OPTIONAL MATCH (d)<-[:CAN_CU|TRIEN_KHAI|DAN_CHIEU]-(nguon:VanBan)
RETURN d.id AS id, d.so_ky_hieu AS so_ky_hieu, d.ten AS ten, d.cap AS cap, d.ngay_ban_hanh AS ngay,
  count(DISTINCT nguon) AS so_van_ban
ORDER BY id
