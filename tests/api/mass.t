# One answer to many: made, written, read as each will read it, approved, undone, run; and the stop of all that leaves.
@ writer
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":null,"name":"Paket terlambat"}
< 200
= problem "problem_id":
> POST /api/brands/{brand}/mass {"scope":"problem","problem_id":999999}
< 422
~ "field":"problem_id"
> POST /api/brands/{brand}/mass {"scope":"cases","cases":[]}
< 422
~ "field":"cases"
> POST /api/brands/{brand}/mass {"scope":"problem","problem_id":{problem}}
< 201
~ "state":"draft"
~ "problem_name":"Paket terlambat"
~ "item_count":1
= mass "id":
> GET /api/brands/{brand}/mass/{mass}
< 200
~ "planned":1
~ "needs_approval":true
~ "minutes":1
> PUT /api/brands/{brand}/mass/{mass} {"version":1,"mode":"replies","text":"Halo {sapaan} {nama}, kasus {kasus}: besok pasti sampai, kami janji. - {admin}"}
< 200
~ "version":2
> PUT /api/brands/{brand}/mass/{mass} {"version":1,"mode":"replies","text":"x"}
< 409
> GET /api/brands/{brand}/mass/{mass}/preview
< 200
~ "text":"Halo Kak
~ kasus {case}:
~ "findings":[{
> GET /api/brands/{brand}/mass/{mass}/preview?n=1
< 404
> POST /api/brands/{brand}/mass/{mass}/act {"act":"hand_in","version":2}
< 422
~ "field":"overrides"
> PUT /api/brands/{brand}/mass/{mass} {"version":2,"mode":"replies","text":"Halo {sapaan} {nama}, maaf paketnya terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang. - {admin}"}
< 200
> POST /api/brands/{brand}/mass/{mass}/act {"act":"hand_in","version":3}
< 200
~ "state":"waiting"
> POST /api/brands/{brand}/mass/{mass}/act {"act":"approve","version":4}
< 403
> GET /api/brands/{brand}/mass/{mass}/items?stand=waiting
< 200
= item "id":
~ "reason":"none"
@ reader
> POST /api/brands/{brand}/mass/{mass}/act {"act":"undo","version":4}
< 403
> GET /api/brands/{brand}/mass/{mass}/items.csv
< 403
> GET /api/brands/{brand}/mass?state=waiting
< 200
~ "id":{mass},
@ stranger
> GET /api/brands/{brand}/mass/{mass}
< 404
@ approver
> GET /api/brands/{brand}/overview
< 200
~ "mass_to_approve":1
> POST /api/brands/{brand}/mass/{mass}/act {"act":"return","version":4}
< 422
~ "field":"remark"
> POST /api/brands/{brand}/mass/{mass}/act {"act":"approve","version":4,"text":"Halo {sapaan} {nama}, mohon maaf paketnya terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang. - {admin}"}
< 200
~ "state":"counting"
~ "start_at":"
> GET /api/brands/{brand}/mass/{mass}
< 200
~ mohon maaf
~ "text":"Halo {sapaan} {nama}, maaf
@ writer
> PUT /api/brands/{brand}/mass/{mass}/items/{item} {"is_out":true}
< 200
~ "reason":"by_person"
> PUT /api/brands/{brand}/mass/{mass}/items/{item} {"is_out":false}
< 409
> POST /api/brands/{brand}/mass/{mass}/act {"act":"undo","version":1}
< 200
~ "state":"draft"
~ "approver_id":null
~ "sign_name":null
> PUT /api/brands/{brand}/mass/{mass}/items/{item} {"is_out":false}
< 200
~ "reason":"none"
> PUT /api/brands/{brand}/mass/{mass} {"version":6,"mode":"post","post_text":"x","post_link":"https://toko.example/p1\n\nKami tutup"}
< 422
~ "field":"post_link"
> GET /api/brands/{brand}/cases/{case}
< 200
~ "mass":[]
> POST /api/brands/{brand}/mass/{mass}/act {"act":"pause","version":1}
< 409
> GET /api/brands/{brand}/mass/{mass}/items.csv
< 200
~ planned
> POST /api/brands/{brand}/mass/{mass}/act {"act":"drop","version":6}
< 200
~ "state":"dropped"
# The stop: anybody who writes may pull it, who approves ends it.
> POST /api/brands/{brand}/halts {"reason":""}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/halts {"reason":"Salah kirim harga"}
< 201
~ "source_id":null
= halt "id":
> POST /api/brands/{brand}/halts {"reason":"Salah kirim harga"}
< 409
> POST /api/brands/{brand}/halts/{halt}/end
< 403
@ reader
> GET /api/brands/{brand}/halts
< 200
~ Salah kirim harga
@ approver
> POST /api/brands/{brand}/halts/{halt}/end
< 200
~ "ended_at":"
> GET /api/brands/{brand}/halts
< 200
~ "items":[]
@ admin
> GET /api/brands/{brand}/audit
< 200
~ mass.approve
~ halt.begin
~ halt.end
! mohon maaf
! Salah kirim
