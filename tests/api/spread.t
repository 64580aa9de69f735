# Where a crisis began and how it spread, its table, and evidence that is held.
@ owner
> POST /api/brands/{brand}/crises {"name":"Kemasan bocor"}
< 201
= crisis "id":
@ writer
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Sari Dewi","handle":"@sari_k","text":"Kemasan bocor parah, kecewa, hubungi 0812-3456-7890","link":"https://instagram.example/p/9"}
< 201
= case "id":
> GET /api/brands/{brand}/cases/{case}/person
< 200
= author "authors":[{"id":
@ owner
> GET /api/brands/{brand}/crises/{crisis}/spread
< 200
~ "is_named":true
~ "author_name":"Sari Dewi"
~ "trust":"weak"
~ "kind":"few","count":2
~ "kind":"edge"
~ "expires_at":null
> GET /api/brands/{brand}/crises/999999/spread
< 404
# names are for those the policy says; telephone numbers for those who answer
@ writer
> GET /api/brands/{brand}/crises/{crisis}/spread
< 200
~ "is_named":false
! Sari Dewi
@ reader
> GET /api/brands/{brand}/crises/{crisis}/spread
< 200
! 0812-3456-7890
> POST /api/brands/{brand}/crises/{crisis}/spread/csv
< 403

# the table: accounts and digests, no names, no texts; below the role of the policy refused with its clause
@ approver
> POST /api/brands/{brand}/crises/{crisis}/spread/csv
< 403
~ "clause":"trace"
@ owner
> POST /api/brands/{brand}/crises/{crisis}/spread/csv
< 200
~ "at","channel","source","handle","link","sha256","found"
~ '@sari_k
~ https://instagram.example/p/9
! Sari Dewi
! Kemasan bocor parah

# a hold, by an owner, with a reason
@ admin
> POST /api/brands/{brand}/crises/{crisis}/holds {"reason":"Perkara 12"}
< 403
@ owner
> POST /api/brands/{brand}/crises/{crisis}/holds {"reason":" "}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/crises/{crisis}/holds {"reason":"Perkara 12"}
< 201
~ "cases":2
~ "lifted_at":null
> POST /api/brands/{brand}/crises/{crisis}/holds {"reason":"Lagi"}
< 409
> POST /api/brands/{brand}/authors/{author}/erase {"handle":"@sari_k","reason":"surat 2 November"}
< 409
~ sedang diamankan
@ writer
> GET /api/brands/{brand}/crises/{crisis}/holds
< 200
~ "cases":2
! Perkara 12
> GET /api/brands/{brand}/crises/{crisis}/timeline
< 200
~ "act":"crisis.hold"
~ "act":"crisis.spread_export"
! Perkara 12
@ owner
> POST /api/brands/{brand}/crises/{crisis}/holds/lift {"reason":"Damai","version":9}
< 409
> POST /api/brands/{brand}/crises/{crisis}/holds/lift {"reason":"Damai","version":1}
< 200
~ "lift_reason":"Damai"
> GET /api/brands/{brand}/crises/{crisis}/holds
< 200
~ Perkara 12
> POST /api/brands/{brand}/authors/{author}/erase {"handle":"@sari_k","reason":"surat 2 November"}
< 200
> GET /api/brands/{brand}/crises/{crisis}/spread
< 200
! Sari Dewi
