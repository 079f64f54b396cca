// Loads the files of `graphkit export --format neo4j-admin` from the import folder of a Neo4j server
// that is up; may be run again. `graphkit load neo4j` does more: it also removes what is gone.
// Wants dbms.import.csv.legacy_quote_escaping=false; in cypher-shell :auto before each statement.

LOAD CSV WITH HEADERS FROM 'file:///VanBan.csv' AS row
CALL (row) {
  MERGE (n:VanBan {id: row.`id:ID(VanBan)`})
  SET n += {ten: row.`ten:string`, so_ky_hieu: row.`so_ky_hieu:string`, loai: row.`loai:string`, cap: row.`cap:string`, trich_yeu: row.`trich_yeu:string`, ngay_ban_hanh: date(row.`ngay_ban_hanh:date`), nam: toInteger(row.`nam:long`), nam_ke_hoach: toInteger(row.`nam_ke_hoach:long`), co_toan_van: toBoolean(row.`co_toan_van:boolean`), tam: toBoolean(row.`tam:boolean`), tep: split(row.`tep:string[]`, '\u001F'), hieu_luc_tu: date(row.`hieu_luc_tu:date`), hieu_luc_den: date(row.`hieu_luc_den:date`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CoQuan.csv' AS row
CALL (row) {
  MERGE (n:CoQuan {id: row.`id:ID(CoQuan)`})
  SET n += {ten: row.`ten:string`, cap: row.`cap:string`, loai: row.`loai:string`, chung: toBoolean(row.`chung:boolean`), hieu_luc_tu: date(row.`hieu_luc_tu:date`), hieu_luc_den: date(row.`hieu_luc_den:date`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NhiemVu.csv' AS row
CALL (row) {
  MERGE (n:NhiemVu {id: row.`id:ID(NhiemVu)`})
  SET n += {ten: row.`ten:string`, noi_dung: row.`noi_dung:string`, muc: row.`muc:string`, han: date(row.`han:date`), cac_han: split(row.`cac_han:string[]`, '\u001F'), bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NghiaVuBaoCao.csv' AS row
CALL (row) {
  MERGE (n:NghiaVuBaoCao {id: row.`id:ID(NghiaVuBaoCao)`})
  SET n += {ten: row.`ten:string`, noi_dung: row.`noi_dung:string`, ky: row.`ky:string`, dinh_ky: toBoolean(row.`dinh_ky:boolean`), han: date(row.`han:date`), cac_han: split(row.`cac_han:string[]`, '\u001F'), bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///DiaBan.csv' AS row
CALL (row) {
  MERGE (n:DiaBan {id: row.`id:ID(DiaBan)`})
  SET n += {ten: row.`ten:string`, loai: row.`loai:string`, ma: row.`ma:string`, hieu_luc_tu: date(row.`hieu_luc_tu:date`), hieu_luc_den: date(row.`hieu_luc_den:date`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CAN_CU.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:CAN_CU]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///TRIEN_KHAI.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:TRIEN_KHAI]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///DAN_CHIEU.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:DAN_CHIEU]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THAY_THE.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:THAY_THE]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///SUA_DOI.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:SUA_DOI]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///BAI_BO.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:BAI_BO]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///KE_HOACH_CHA.VanBan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:KE_HOACH_CHA]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///BAN_HANH.CoQuan.VanBan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.`:START_ID(CoQuan)`}), (b:VanBan {id: row.`:END_ID(VanBan)`})
  MERGE (a)-[r:BAN_HANH]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CO_NHIEM_VU.VanBan.NhiemVu.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:NhiemVu {id: row.`:END_ID(NhiemVu)`})
  MERGE (a)-[r:CO_NHIEM_VU]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///GIAO_CHO.NhiemVu.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NhiemVu {id: row.`:START_ID(NhiemVu)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:GIAO_CHO]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`), che_do: row.`che_do:string`, chu_tri: toBoolean(row.`chu_tri:boolean`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///PHOI_HOP.NhiemVu.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NhiemVu {id: row.`:START_ID(NhiemVu)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:PHOI_HOP]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///CO_NGHIA_VU.VanBan.NghiaVuBaoCao.csv' AS row
CALL (row) {
  MATCH (a:VanBan {id: row.`:START_ID(VanBan)`}), (b:NghiaVuBaoCao {id: row.`:END_ID(NghiaVuBaoCao)`})
  MERGE (a)-[r:CO_NGHIA_VU]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NGUOI_BAO_CAO.NghiaVuBaoCao.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NghiaVuBaoCao {id: row.`:START_ID(NghiaVuBaoCao)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:NGUOI_BAO_CAO]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///NOI_NHAN_BAO_CAO.NghiaVuBaoCao.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NghiaVuBaoCao {id: row.`:START_ID(NghiaVuBaoCao)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:NOI_NHAN_BAO_CAO]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///QUA.NghiaVuBaoCao.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:NghiaVuBaoCao {id: row.`:START_ID(NghiaVuBaoCao)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:QUA]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///BAO_CAO_VE.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.`:START_ID(CoQuan)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:BAO_CAO_VE]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`), suy_ra: toBoolean(row.`suy_ra:boolean`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///TRUC_THUOC.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.`:START_ID(CoQuan)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:TRUC_THUOC]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THUOC_DIA_BAN.CoQuan.DiaBan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.`:START_ID(CoQuan)`}), (b:DiaBan {id: row.`:END_ID(DiaBan)`})
  MERGE (a)-[r:THUOC_DIA_BAN]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THUOC_DIA_BAN.DiaBan.DiaBan.csv' AS row
CALL (row) {
  MATCH (a:DiaBan {id: row.`:START_ID(DiaBan)`}), (b:DiaBan {id: row.`:END_ID(DiaBan)`})
  MERGE (a)-[r:THUOC_DIA_BAN]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///SAP_NHAP_VAO.DiaBan.DiaBan.csv' AS row
CALL (row) {
  MATCH (a:DiaBan {id: row.`:START_ID(DiaBan)`}), (b:DiaBan {id: row.`:END_ID(DiaBan)`})
  MERGE (a)-[r:SAP_NHAP_VAO]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`), ngay: date(row.`ngay:date`), theo: row.`theo:string`}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///SAP_NHAP_VAO.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.`:START_ID(CoQuan)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:SAP_NHAP_VAO]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`), ngay: date(row.`ngay:date`), theo: row.`theo:string`}
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV WITH HEADERS FROM 'file:///THUOC_NHOM.CoQuan.CoQuan.csv' AS row
CALL (row) {
  MATCH (a:CoQuan {id: row.`:START_ID(CoQuan)`}), (b:CoQuan {id: row.`:END_ID(CoQuan)`})
  MERGE (a)-[r:THUOC_NHOM]->(b)
  SET r += {van_ban: row.`van_ban:string`, bat_dau: toInteger(row.`bat_dau:long`), ket_thuc: toInteger(row.`ket_thuc:long`), trich_dan: row.`trich_dan:string`, tep: row.`tep:string`, trang: toInteger(row.`trang:long`), cach: row.`cach:string`, do_tin_cay: toFloat(row.`do_tin_cay:double`), so_bang_chung: toInteger(row.`so_bang_chung:long`)}
} IN TRANSACTIONS OF 10000 ROWS;
