// title@vi: Văn bản dẫn văn bản đã bị thay thế hoặc bãi bỏ
// title@en: Documents that cite what has been replaced or repealed
// column: id string
// column: so_ky_hieu string
// column: ngay date
// column: quan_he string
// column: cu string
// column: cu_so_ky_hieu string
// column: thay_doi string
// column: moi string
// column: moi_so_ky_hieu string
// column: dan_sau boolean
MATCH (sau_nay:VanBan)-[k:THAY_THE|BAI_BO]->(truoc:VanBan)
MATCH (truoc)<-[r:CAN_CU|TRIEN_KHAI|DAN_CHIEU]-(d:VanBan)
WHERE d <> sau_nay
RETURN d.id AS id, d.so_ky_hieu AS so_ky_hieu, d.ngay_ban_hanh AS ngay, type(r) AS quan_he,
  truoc.id AS cu, truoc.so_ky_hieu AS cu_so_ky_hieu, type(k) AS thay_doi,
  sau_nay.id AS moi, sau_nay.so_ky_hieu AS moi_so_ky_hieu, d.ngay_ban_hanh >= sau_nay.ngay_ban_hanh AS dan_sau
ORDER BY id, cu, moi, quan_he, thay_doi
