// title@vi: Kế hoạch cấp xã không có kế hoạch cha
// title@en: Commune plans without a parent plan
// column: id string
// column: so_ky_hieu string
// column: ten string
// column: cap string
// column: ngay date
MATCH (d:VanBan {cap: 'xã', loai: 'Kế hoạch', co_toan_van: true})
WHERE NOT EXISTS { (d)-[:KE_HOACH_CHA]->(:VanBan) }
RETURN d.id AS id, d.so_ky_hieu AS so_ky_hieu, d.ten AS ten, d.cap AS cap, d.ngay_ban_hanh AS ngay
ORDER BY id
