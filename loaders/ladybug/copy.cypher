// Fills the tables; run it where `graphkit export --format parquet` put its files.

COPY VanBan FROM './VanBan.parquet';
COPY CoQuan FROM './CoQuan.parquet';
COPY NhiemVu FROM './NhiemVu.parquet';
COPY NghiaVuBaoCao FROM './NghiaVuBaoCao.parquet';
COPY DiaBan FROM './DiaBan.parquet';
COPY CAN_CU FROM './CAN_CU.VanBan.VanBan.parquet';
COPY TRIEN_KHAI FROM './TRIEN_KHAI.VanBan.VanBan.parquet';
COPY DAN_CHIEU FROM './DAN_CHIEU.VanBan.VanBan.parquet';
COPY THAY_THE FROM './THAY_THE.VanBan.VanBan.parquet';
COPY SUA_DOI FROM './SUA_DOI.VanBan.VanBan.parquet';
COPY BAI_BO FROM './BAI_BO.VanBan.VanBan.parquet';
COPY KE_HOACH_CHA FROM './KE_HOACH_CHA.VanBan.VanBan.parquet';
COPY BAN_HANH FROM './BAN_HANH.CoQuan.VanBan.parquet';
COPY CO_NHIEM_VU FROM './CO_NHIEM_VU.VanBan.NhiemVu.parquet';
COPY GIAO_CHO FROM './GIAO_CHO.NhiemVu.CoQuan.parquet';
COPY PHOI_HOP FROM './PHOI_HOP.NhiemVu.CoQuan.parquet';
COPY CO_NGHIA_VU FROM './CO_NGHIA_VU.VanBan.NghiaVuBaoCao.parquet';
COPY NGUOI_BAO_CAO FROM './NGUOI_BAO_CAO.NghiaVuBaoCao.CoQuan.parquet';
COPY NOI_NHAN_BAO_CAO FROM './NOI_NHAN_BAO_CAO.NghiaVuBaoCao.CoQuan.parquet';
COPY QUA FROM './QUA.NghiaVuBaoCao.CoQuan.parquet';
COPY BAO_CAO_VE FROM './BAO_CAO_VE.CoQuan.CoQuan.parquet';
COPY TRUC_THUOC FROM './TRUC_THUOC.CoQuan.CoQuan.parquet';
COPY THUOC_DIA_BAN FROM './THUOC_DIA_BAN.CoQuan.DiaBan.parquet' (from = 'CoQuan', to = 'DiaBan');
COPY THUOC_DIA_BAN FROM './THUOC_DIA_BAN.DiaBan.DiaBan.parquet' (from = 'DiaBan', to = 'DiaBan');
COPY SAP_NHAP_VAO FROM './SAP_NHAP_VAO.DiaBan.DiaBan.parquet' (from = 'DiaBan', to = 'DiaBan');
COPY SAP_NHAP_VAO FROM './SAP_NHAP_VAO.CoQuan.CoQuan.parquet' (from = 'CoQuan', to = 'CoQuan');
COPY THUOC_NHOM FROM './THUOC_NHOM.CoQuan.CoQuan.parquet';
