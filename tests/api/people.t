# People: invitations, roles, the wall, one's own sessions.
@ admin
> POST /api/brands/{brand}/people/invite {"email":"baru@toko.example","name":"Baru","role":"owner"}
< 403
> POST /api/brands/{brand}/people/invite {"email":"bukan alamat","name":"Baru","role":"writer"}
< 422
~ "field":"email"
> POST /api/brands/{brand}/people/invite {"email":"baru@toko.example","name":"Baru","role":"writer"}
< 201
~ /join?token=
> PUT /api/brands/{brand}/people/{writer}/role {"role":"approver"}
< 200
~ "role":"approver"
> PUT /api/brands/{brand}/people/{writer}/role {"role":"owner"}
< 403
> POST /api/brands/{brand}/people/{writer}/end
< 403
@ owner
> GET /api/brands/{brand}/people
< 200
~ "email":"writer@toko.example"
! password
> POST /api/brands/{other}/people/{writer}/end
< 404
> PUT /api/brands/{brand}/people/{writer}/role {"role":"none"}
< 200
> GET /api/session
< 200
~ "name":"Toko Rasa"
! Toko Sebelah
> GET /api/session/list
< 200
~ "is_current":true
! token
@ stranger
> GET /api/brands
< 200
~ Toko Sebelah
! Toko Rasa
@ nobody
> GET /api/session
< 401
> GET /api/openapi.json
< 200
~ "openapi":"3.0.3"
> GET /healthz
< 200
> GET /metrics
< 404
> DELETE /healthz
< 405
> GET /api/nothing
< 404
