# The key statement: written by one, approved by another, in force, held against every answer.
@ reader
> POST /api/brands/{brand}/statements {"name":"Rendang basi","slots":[],"text":""}
< 403
@ writer
> POST /api/brands/{brand}/statements {"name":" ","slots":[],"text":""}
< 422
~ "field":"name"
> POST /api/brands/{brand}/statements {"name":"Rendang basi","slots":[{"kind":"weather","values":["hujan"],"old":[]}],"text":""}
< 422
~ "field":"slots[0].kind"
> POST /api/brands/{brand}/statements {"name":"Rendang basi","problem_id":999999,"slots":[],"text":""}
< 422
~ "field":"problem_id"
> POST /api/brands/{brand}/statements {"name":"Rendang basi","slots":[{"kind":"deadline","values":["2 hari"],"old":[]},{"kind":"remedy","values":["refund penuh"],"old":["voucher"]}],"text":"Refund penuh selesai dalam 2 hari."}
< 201
~ "open_state":"draft"
~ "in_force":null
= statement "id":
> GET /api/brands/{brand}/statements
< 200
~ "name":"Rendang basi"
> GET /api/brands/{brand}/statements/{statement}
< 200
~ "values":["2 hari"]
! slots_text
> PUT /api/brands/{brand}/statements/{statement} {"name":"Rendang kemasan bocor"}
< 200
~ "name":"Rendang kemasan bocor"
> PUT /api/brands/{brand}/statements/{statement}/versions/1 {"version":1,"slots":[{"kind":"deadline","values":["2 hari"],"old":[]},{"kind":"remedy","values":["refund penuh"],"old":["voucher"]}],"text":"Refund penuh kami selesaikan dalam 2 hari."}
< 200
~ "version":2
> PUT /api/brands/{brand}/statements/{statement}/versions/1 {"version":1,"slots":[],"text":""}
< 409
> POST /api/brands/{brand}/statements/{statement}/versions
< 409
> POST /api/brands/{brand}/statements/{statement}/versions/1/act {"act":"approve","version":2}
< 403
# What the checker would say, before anything holds.
> POST /api/brands/{brand}/statements/try {"slots":[{"kind":"deadline","values":["2 hari"],"old":[]},{"kind":"remedy","values":["refund penuh"],"old":["voucher"]}],"text":"Refundnya selesai dalam 5 hari ya kak."}
< 200
~ "rule":"contradiction"
~ "expected":"2 hari"
> POST /api/brands/{brand}/statements/try {"slots":[{"kind":"remedy","values":["refund penuh"],"old":["voucher"]}],"text":"Bukan voucher kak, refund penuh."}
< 200
~ "items":[]
@ approver
> POST /api/brands/{brand}/statements/{statement}/versions/1/act {"act":"enforce","version":2}
< 409
> POST /api/brands/{brand}/statements/{statement}/versions/1/act {"act":"approve","version":2}
< 200
~ "state":"approved"
> POST /api/brands/{brand}/statements/{statement}/versions/1/act {"act":"enforce","version":3}
< 200
~ "state":"in_force"
@ writer
> PUT /api/brands/{brand}/statements/{statement} {"name":"Rendang","problem_id":1}
< 422
~ "field":"problem_id"
> GET /api/brands/{brand}/cases/{case}/statements
< 200
~ "number":1
~ "text":"Refund penuh kami selesaikan dalam 2 hari."
> GET /api/brands/{brand}/cases/999999/statements
< 404
> POST /api/brands/{brand}/cases/{case}/check {"text":"Refundnya selesai dalam 5 hari ya kak.","is_public":true}
< 200
~ "rule":"contradiction","level":"block"
~ "expected":"v1: 2 hari"
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
+ If-Match: "v{version}"
+ Idempotency-Key: kunci-pernyataan-1
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak, refundnya selesai dalam 5 hari ya. Boleh kirim nomor pesanannya?","is_public":true,"overrides":true}
< 422
~ "clause":"facts","clause_number":22
+ If-Match: "v{version}"
+ Idempotency-Key: kunci-pernyataan-2
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak, maaf ya. Refundnya selesai dalam dua hari. Boleh kirim nomor pesanannya?","is_public":true}
< 201
~ "state":"waiting"
= reply "id":
# The next version calls back what waits.
> POST /api/brands/{brand}/statements/{statement}/versions
< 201
~ "number":2
> PUT /api/brands/{brand}/statements/{statement}/versions/2 {"version":1,"slots":[{"kind":"deadline","values":["3 hari kerja"],"old":[]},{"kind":"remedy","values":["refund penuh"],"old":["voucher"]}],"text":"Refund penuh kami selesaikan dalam 3 hari kerja."}
< 200
~ "values":["3 hari kerja"],"old":["2 hari"]
@ approver
> POST /api/brands/{brand}/statements/{statement}/versions/2/act {"act":"approve","version":2}
< 200
> POST /api/brands/{brand}/statements/{statement}/versions/2/act {"act":"enforce","version":3}
< 200
> GET /api/brands/{brand}/replies/{reply}
< 200
~ "state":"returned"
~ Pernyataan v2 berlaku
> GET /api/brands/{brand}/statements/{statement}
< 200
~ "in_force":2
~ "state":"replaced"
> GET /api/brands/{brand}/statements/{statement}/contradictions
< 200
~ "items":[]
> GET /api/brands/{brand}/statements/{statement}/contradictions?state=lost
< 422
> GET /api/brands/{brand}/statements/{statement}/contradictions?state=recalled
< 200
~ "words":"dalam dua hari","expected":"3 hari kerja"
= contradiction "id":
> POST /api/brands/{brand}/contradictions/{contradiction}/correct
< 409
> POST /api/brands/{brand}/contradictions/{contradiction}/dismiss {"reason":"x"}
< 409
> POST /api/brands/{brand}/contradictions/999999/correct
< 404
> POST /api/brands/{brand}/statements/{statement}/versions/2/act {"act":"withdraw","version":4}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/statements/{statement}/versions/2/act {"act":"withdraw","version":4,"reason":"penyebabnya lain"}
< 200
~ "state":"withdrawn"
@ stranger
> GET /api/brands/{brand}/statements/{statement}
< 404
