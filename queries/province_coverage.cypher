// title@vi: Các xã của một tỉnh, kế hoạch năm của xã (về một chủ đề nếu nêu) và kế hoạch cha của nó
// title@en: The communes of a province, each with its plans of a year (on a topic where one is given) and their parent plans
// param: dia_ban string
// param: nam integer
// param: chu_de string =
// column: xa string
// column: xa_ten string
// column: ke_hoach string
// column: so_ky_hieu string
// column: ngay date
// column: cha string
// column: cha_so_ky_hieu string
MATCH (x:DiaBan)-[:THUOC_DIA_BAN]->(:DiaBan {id: $dia_ban})
WHERE x.loai IN ['xã', 'phường', 'đặc khu'] AND x.hieu_luc_den IS NULL
OPTIONAL MATCH (x)<-[:THUOC_DIA_BAN]-(:CoQuan {loai: 'ủy ban'})-[:BAN_HANH]->
  (d:VanBan {loai: 'Kế hoạch', nam_ke_hoach: $nam, co_toan_van: true})
  WHERE $chu_de = '' OR toLower(d.trich_yeu) CONTAINS toLower($chu_de)
OPTIONAL MATCH (d)-[:KE_HOACH_CHA]->(tren:VanBan)
RETURN x.id AS xa, x.ten AS xa_ten, d.id AS ke_hoach, d.so_ky_hieu AS so_ky_hieu, d.ngay_ban_hanh AS ngay,
  tren.id AS cha, tren.so_ky_hieu AS cha_so_ky_hieu
ORDER BY xa, ke_hoach, cha
