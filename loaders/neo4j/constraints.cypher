// Constraints and indexes; run it before loading.

CREATE CONSTRAINT graphkit_vanban_id IF NOT EXISTS FOR (n:VanBan) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graphkit_coquan_id IF NOT EXISTS FOR (n:CoQuan) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graphkit_nhiemvu_id IF NOT EXISTS FOR (n:NhiemVu) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graphkit_nghiavubaocao_id IF NOT EXISTS FOR (n:NghiaVuBaoCao) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graphkit_diaban_id IF NOT EXISTS FOR (n:DiaBan) REQUIRE n.id IS UNIQUE;
CREATE INDEX graphkit_vanban_so IF NOT EXISTS FOR (n:VanBan) ON (n.so_ky_hieu);
