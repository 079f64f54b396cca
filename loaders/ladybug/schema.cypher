// The tables of the graph, for a new ladybug database.

CREATE NODE TABLE VanBan (id STRING, ten STRING, so_ky_hieu STRING, loai STRING, cap STRING, trich_yeu STRING, ngay_ban_hanh DATE, nam INT64, nam_ke_hoach INT64, co_toan_van BOOL, tam BOOL, tep STRING[], hieu_luc_tu DATE, hieu_luc_den DATE, PRIMARY KEY (id));
CREATE NODE TABLE CoQuan (id STRING, ten STRING, cap STRING, loai STRING, chung BOOL, hieu_luc_tu DATE, hieu_luc_den DATE, PRIMARY KEY (id));
CREATE NODE TABLE NhiemVu (id STRING, ten STRING, noi_dung STRING, muc STRING, han DATE, cac_han STRING[], bat_dau INT64, ket_thuc INT64, PRIMARY KEY (id));
CREATE NODE TABLE NghiaVuBaoCao (id STRING, ten STRING, noi_dung STRING, ky STRING, dinh_ky BOOL, han DATE, cac_han STRING[], bat_dau INT64, ket_thuc INT64, PRIMARY KEY (id));
CREATE NODE TABLE DiaBan (id STRING, ten STRING, loai STRING, ma STRING, hieu_luc_tu DATE, hieu_luc_den DATE, PRIMARY KEY (id));
CREATE REL TABLE CAN_CU (FROM VanBan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE TRIEN_KHAI (FROM VanBan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE DAN_CHIEU (FROM VanBan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE THAY_THE (FROM VanBan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE SUA_DOI (FROM VanBan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE BAI_BO (FROM VanBan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE KE_HOACH_CHA (FROM VanBan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE BAN_HANH (FROM CoQuan TO VanBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE CO_NHIEM_VU (FROM VanBan TO NhiemVu, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE GIAO_CHO (FROM NhiemVu TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64, che_do STRING, chu_tri BOOL);
CREATE REL TABLE PHOI_HOP (FROM NhiemVu TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE CO_NGHIA_VU (FROM VanBan TO NghiaVuBaoCao, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE NGUOI_BAO_CAO (FROM NghiaVuBaoCao TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE NOI_NHAN_BAO_CAO (FROM NghiaVuBaoCao TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE QUA (FROM NghiaVuBaoCao TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE BAO_CAO_VE (FROM CoQuan TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64, suy_ra BOOL);
CREATE REL TABLE TRUC_THUOC (FROM CoQuan TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE THUOC_DIA_BAN (FROM CoQuan TO DiaBan, FROM DiaBan TO DiaBan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
CREATE REL TABLE SAP_NHAP_VAO (FROM DiaBan TO DiaBan, FROM CoQuan TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64, ngay DATE, theo STRING);
CREATE REL TABLE THUOC_NHOM (FROM CoQuan TO CoQuan, van_ban STRING, bat_dau INT64, ket_thuc INT64, trich_dan STRING, tep STRING, trang INT64, cach STRING, do_tin_cay DOUBLE, so_bang_chung INT64);
