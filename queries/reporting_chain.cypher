// title@vi: Các bước báo cáo từ một đơn vị lên trên
// title@en: The reporting steps from a unit upwards
// param: co_quan string
// column: tu string
// column: tu_ten string
// column: quan_he string
// column: den string
// column: den_ten string
MATCH (don_vi:CoQuan {id: $co_quan})-[:BAO_CAO_VE|THUOC_NHOM*0..30]->(a:CoQuan)
WITH DISTINCT a
MATCH (a)-[r:BAO_CAO_VE|THUOC_NHOM]->(b:CoQuan)
RETURN a.id AS tu, a.ten AS tu_ten, type(r) AS quan_he, b.id AS den, b.ten AS den_ten
ORDER BY tu, quan_he, den
