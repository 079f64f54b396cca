// Loads <Label>.csv and <TYPE>.<From>.<To>.csv from Neo4j's import folder; may be run again.
// Columns are those of the Parquet export, lists joined by |. cypher-shell wants :auto before each.

LOAD CSV WITH HEADERS FROM 'file:///VanBan.csv' AS row
CALL (row) {
  MERGE (n:VanBan {id: row.id})
  SET n += {ten: row.ten, so_ky_hieu: row.so_ky_hieu, loai: row.loai, cap: row.cap, trich_yeu: row.trich_yeu, ngay_ban_hanh: date(row.ngay_ban_hanh), nam: toInteger(row.nam), nam_ke_hoach: toInteger(row.nam_ke_hoach), co_toan_van: toBoolean(row.co_toan_van), tam: toBoolean(row.tam), tep: split(row.tep, '|'), hieu_luc_tu: date(row.hieu_luc_tu), hieu_luc_den: date(row.hieu_luc_den)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CoQuan.csv' AS row
CALL (row) {
  MERGE (n:CoQuan {id: row.id})
  SET n += {ten: row.ten, cap: row.cap, loai: row.loai, chung: toBoolean(row.chung), hieu_luc_tu: date(row.hieu_luc_tu), hieu_luc_den: date(row.hieu_luc_den)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NhiemVu.csv' AS row
CALL (row) {
  MERGE (n:NhiemVu {id: row.id})
  SET n += {ten: row.ten, noi_dung: row.noi_dung, muc: row.muc, han: date(row.han), cac_han: split(row.cac_han, '|'), bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NghiaVuBaoCao.csv' AS row
CALL (row) {
  MERGE (n:NghiaVuBaoCao {id: row.id})
  SET n += {ten: row.ten, noi_dung: row.noi_dung, ky: row.ky, dinh_ky: toBoolean(row.dinh_ky), han: date(row.han), cac_han: split(row.cac_han, '|'), bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///DiaBan.csv' AS row
CALL (row) {
  MERGE (n:DiaBan {id: row.id})
  SET n += {ten: row.ten, loai: row.loai, ma: row.ma, hieu_luc_tu: date(row.hieu_luc_tu), hieu_luc_den: date(row.hieu_luc_den)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CAN_CU.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:CAN_CU]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///TRIEN_KHAI.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:TRIEN_KHAI]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///DAN_CHIEU.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:DAN_CHIEU]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THAY_THE.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:THAY_THE]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///SUA_DOI.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:SUA_DOI]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///BAI_BO.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:BAI_BO]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///KE_HOACH_CHA.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:KE_HOACH_CHA]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///BAN_HANH.CoQuan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.source}), (b:VanBan {id: row.target})
  MERGE (a)-[r:BAN_HANH]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CO_NHIEM_VU.VanBan.NhiemVu.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:NhiemVu {id: row.target})
  MERGE (a)-[r:CO_NHIEM_VU]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///GIAO_CHO.NhiemVu.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NhiemVu {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:GIAO_CHO]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung), che_do: row.che_do, chu_tri: toBoolean(row.chu_tri)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///PHOI_HOP.NhiemVu.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NhiemVu {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:PHOI_HOP]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CO_NGHIA_VU.VanBan.NghiaVuBaoCao.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.source}), (b:NghiaVuBaoCao {id: row.target})
  MERGE (a)-[r:CO_NGHIA_VU]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NGUOI_BAO_CAO.NghiaVuBaoCao.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NghiaVuBaoCao {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:NGUOI_BAO_CAO]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NOI_NHAN_BAO_CAO.NghiaVuBaoCao.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NghiaVuBaoCao {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:NOI_NHAN_BAO_CAO]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///QUA.NghiaVuBaoCao.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NghiaVuBaoCao {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:QUA]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///BAO_CAO_VE.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:BAO_CAO_VE]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung), suy_ra: toBoolean(row.suy_ra)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///TRUC_THUOC.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:TRUC_THUOC]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THUOC_DIA_BAN.CoQuan.DiaBan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.source}), (b:DiaBan {id: row.target})
  MERGE (a)-[r:THUOC_DIA_BAN]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THUOC_DIA_BAN.DiaBan.DiaBan.csv' AS row
CALL (row) {
  MATCH (a:DiaBan {id: row.source}), (b:DiaBan {id: row.target})
  MERGE (a)-[r:THUOC_DIA_BAN]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///SAP_NHAP_VAO.DiaBan.DiaBan.csv' AS row
CALL (row) {
  MATCH (a:DiaBan {id: row.source}), (b:DiaBan {id: row.target})
  MERGE (a)-[r:SAP_NHAP_VAO]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung), ngay: date(row.ngay), theo: row.theo}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///SAP_NHAP_VAO.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:SAP_NHAP_VAO]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung), ngay: date(row.ngay), theo: row.theo}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THUOC_NHOM.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.source}), (b:CoQuan {id: row.target})
  MERGE (a)-[r:THUOC_NHOM]->(b)
  SET r += {van_ban: row.van_ban, bat_dau: toInteger(row.bat_dau), ket_thuc: toInteger(row.ket_thuc), trich_dan: row.trich_dan, tep: row.tep, trang: toInteger(row.trang), cach: row.cach, do_tin_cay: toFloat(row.do_tin_cay), so_bang_chung: toInteger(row.so_bang_chung)}
} IN TRANSACTIONS OF 10000 ROWS;
