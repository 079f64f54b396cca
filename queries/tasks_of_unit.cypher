// title@vi: Nhiệm vụ giao cho một đơn vị, trực tiếp hoặc qua nhóm của đơn vị
// title@en: Tasks assigned to a unit, itself or as one of a class
// param: co_quan string
// column: id string
// column: noi_dung string
// column: han date
// column: don_vi string
// column: che_do string
// column: chu_tri boolean
// column: van_ban string
// column: so_ky_hieu string
MATCH (u:CoQuan {id: $co_quan})-[:THUOC_NHOM*0..1]->(n:CoQuan)<-[g:GIAO_CHO]-(t:NhiemVu)<-[:CO_NHIEM_VU]-(v:VanBan)
RETURN DISTINCT t.id AS id, t.noi_dung AS noi_dung, t.han AS han, n.id AS don_vi,
  g.che_do AS che_do, g.chu_tri AS chu_tri, v.id AS van_ban, v.so_ky_hieu AS so_ky_hieu
ORDER BY id, don_vi
