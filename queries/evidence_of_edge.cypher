// title@vi: Bằng chứng mạnh nhất của một quan hệ: văn bản, tệp, vị trí và câu chữ
// title@en: The strongest evidence of a relationship: document, file, place and words
// param: tu string
// param: quan_he string
// param: den string
// column: van_ban string
// column: tep string
// column: trang integer
// column: bat_dau integer
// column: ket_thuc integer
// column: trich_dan string
// column: cach string
// column: do_tin_cay float
// column: so_bang_chung integer
MATCH (a {id: $tu})-[r]->(b {id: $den})
WHERE type(r) = $quan_he AND r.van_ban IS NOT NULL
RETURN r.van_ban AS van_ban, r.tep AS tep, r.trang AS trang, r.bat_dau AS bat_dau, r.ket_thuc AS ket_thuc,
  r.trich_dan AS trich_dan, r.cach AS cach, r.do_tin_cay AS do_tin_cay, r.so_bang_chung AS so_bang_chung
ORDER BY van_ban
