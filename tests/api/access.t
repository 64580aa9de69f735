# Akun resmi: the register of official accounts and of who carries their sign-in.
@ writer
> GET /api/brands/{brand}/access
< 200
~ "accounts":[]
> POST /api/brands/{brand}/access/accounts {"channel":"instagram","handle":"@x","two_step":"yes"}
< 403
@ owner
> POST /api/brands/{brand}/access/accounts {"channel":"instagram","handle":" ","two_step":"yes"}
< 422
~ "field":"handle"
~ misalnya @tokorasa
> POST /api/brands/{brand}/access/accounts {"channel":"instagram","handle":"@tokorasa","two_step":"maybe"}
< 422
~ "field":"two_step"
> POST /api/brands/{brand}/access/accounts {"channel":"instagram","handle":"@tokorasa","two_step":"unknown","source_id":999999}
< 422
~ "field":"source_id"
> POST /api/brands/{brand}/access/accounts {"channel":"instagram","handle":"@tokorasa","two_step":"unknown","recovery":"toko@rasa.example, HP Bu Rasti"}
< 201
~ "version":1
~ "is_due":false
= account "id":
> POST /api/brands/{brand}/access/accounts {"channel":"instagram","handle":"@tokorasa","two_step":"yes"}
< 422
~ sudah tercatat
> POST /api/brands/{brand}/access/accounts/{account}/sign-ins {"device":"HP"}
< 422
~ "field":"name"
> POST /api/brands/{brand}/access/accounts/{account}/sign-ins {"staff_id":{writer},"device":" "}
< 422
~ "field":"device"
~ HP Dewi
> POST /api/brands/{brand}/access/accounts/{account}/sign-ins {"name":"Agensi","device":"HP","since":"2999-01-01"}
< 422
~ "field":"since"
> POST /api/brands/{brand}/access/accounts/{account}/sign-ins {"staff_id":{writer},"device":"HP pribadi","is_personal":true,"since":"2026-03-01"}
< 201
~ "is_personal":true
= own "id":
> POST /api/brands/{brand}/access/accounts/{account}/sign-ins {"name":"Agensi Lama","device":"laptop agensi","has_left":true}
< 201
~ "is_gone":true
~ "is_due":true
= agency "id":
> POST /api/brands/{brand}/access/sign-ins/{agency}/act {"act":"confirm","version":1}
< 409
> POST /api/brands/{brand}/access/accounts/{account}/act {"act":"confirm","version":1}
< 409
> POST /api/brands/{brand}/access/accounts/{account}/act {"act":"confirm","version":3}
< 200
~ "version":4

# Who carries one confirms or ends their own, and no other.
@ writer
> GET /api/brands/{brand}/access
< 200
~ "handle":"@tokorasa"
~ HP pribadi
! rasa.example
> POST /api/brands/{brand}/access/sign-ins/{agency}/act {"act":"end","version":1}
< 403
> PUT /api/brands/{brand}/access/sign-ins/{own} {"name":"Orang lain","device":"HP","version":2}
< 403
> POST /api/brands/{brand}/access/sign-ins/{own}/act {"act":"confirm","version":1}
< 409
> POST /api/brands/{brand}/access/sign-ins/{own}/act {"act":"confirm","version":2}
< 200
~ "version":3
> POST /api/brands/{brand}/access/sign-ins/{own}/act {"act":"end","version":3}
< 200
~ "ended_at":"20
> POST /api/brands/{brand}/access/sign-ins/{own}/act {"act":"undo","version":4}
< 200
~ "ended_at":null
@ owner
> PUT /api/brands/{brand}/access/sign-ins/{agency} {"name":"Agensi Baru","device":"laptop agensi","version":1}
< 200
~ "is_gone":false
> POST /api/brands/{brand}/access/sign-ins/{agency}/act {"act":"end","version":2}
< 200
> GET /api/brands/{brand}/access/accounts/{account}
< 200
~ Agensi Baru
~ rasa.example
> GET /api/brands/{brand}/access
< 200
! Agensi Baru
> PUT /api/brands/{brand}/access/accounts/{account} {"channel":"instagram","handle":"@tokorasa.id","two_step":"yes","owner_id":{writer},"version":1}
< 409
> GET /api/brands/{brand}/readiness
< 200
~ "name":"access"
@ stranger
> GET /api/brands/{other}/access/accounts/{account}
< 404
> POST /api/brands/{other}/access/sign-ins/{own}/act {"act":"end","version":5}
< 404
