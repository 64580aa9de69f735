# Buku pintar: written by those who answer, found by words and for a case, old ones not offered.
@ reader
> POST /api/brands/{brand}/knowledge {"question":"Kapan paket sampai?","answer":"Tiga hari"}
< 403
@ writer
> POST /api/brands/{brand}/knowledge {"question":" ","answer":"x"}
< 422
~ "field":"question"
> POST /api/brands/{brand}/knowledge {"question":"Kapan paket saya sampai?","answer":"Tiga hari kerja.","department":"Gudang","subjects":1,"valid_until":"2026-11-03T00:00:00Z"}
< 201
~ "owner_name":"writer"
~ "is_expired":false
= entry "id":
> GET /api/brands/{brand}/knowledge?search=paket
< 200
~ "id":{entry},
> GET /api/brands/{brand}/knowledge?case_id={case}
< 200
~ "id":{entry},
> GET /api/brands/{brand}/knowledge?search=kerupuk
< 200
~ "items":[]
> PUT /api/brands/{brand}/knowledge/{entry} {"question":"Kapan paket saya sampai?","answer":"Dua hari.","subjects":1,"valid_until":"2026-11-03T00:00:00Z","version":1}
< 200
~ "version":2
> PUT /api/brands/{brand}/knowledge/{entry} {"question":"x","answer":"x","version":1}
< 409
@ stranger
> DELETE /api/brands/{other}/knowledge/{entry}
< 404
> GET /api/brands/{other}/knowledge
< 200
~ "items":[]
* 172800
@ writer
> GET /api/brands/{brand}/knowledge?search=paket
< 200
~ "is_expired":true
> GET /api/brands/{brand}/knowledge?case_id={case}
< 200
~ "items":[]
> DELETE /api/brands/{brand}/knowledge/{entry}
< 204
