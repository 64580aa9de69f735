# Who is on duty, how one is woken, and the rest of the alarm's settings.
@ owner
> GET /api/brands/{brand}/roster
< 200
~ "people":[]
~ "gaps":[{"from_at":
> PUT /api/brands/{brand}/roster {"people":[{"staff_id":{owner},"zone":25200,"quiet_from":79200,"quiet_to":21600,"quiet_level":"crisis","shifts":[{"weekday":1,"from_at":28800,"to_at":57600}],"exceptions":[{"day":"2026-12-25","is_off":true}]}]}
< 200
~ "day":"2026-12-25"
~ "quiet_level":"crisis"
> PUT /api/brands/{brand}/roster {"people":[{"staff_id":{owner},"zone":3600}]}
< 422
~ "field":"zone"
> PUT /api/brands/{brand}/roster {"people":[{"staff_id":{owner},"zone":25200,"shifts":[{"weekday":7,"from_at":0,"to_at":0}]}]}
< 422
~ weekday
> PUT /api/brands/{brand}/roster {"people":[{"staff_id":{owner},"zone":25200,"exceptions":[{"day":"besok"}]}]}
< 422
~ "field":"day"
# the roster alone is a ladder
> POST /api/brands/{brand}/alarm/test
< 201
> GET /api/brands/{brand}/alarm/tests
< 200
~ "is_monthly":false
> PUT /api/brands/{brand}/alarm/ladder {"steps":[{"way":"duty"},{"way":"person","wait":300,"staff_id":{owner}},{"way":"owner","wait":300}]}
< 200
~ "way":"person"
> PUT /api/brands/{brand}/alarm/ladder {"steps":[{"way":"person"}]}
< 422
~ "field":"staff_id"
> GET /api/brands/{brand}/alarm/holding
< 200
~ {sapaan}
~ "text":null
> PUT /api/brands/{brand}/alarm/holding {"text":"Halo {pelanggan}, tunggu ya"}
< 422
~ "field":"text"
> PUT /api/brands/{brand}/alarm/holding {"text":null}
< 200
# one's own ways
> GET /api/session/ways
< 200
~ "items":[]
> POST /api/session/ways {"way":"mail","name":"HP toko","address":"jaga@toko.example"}
< 201
= way "id":
! jaga@toko.example
> POST /api/session/ways {"way":"telegram","name":"x","address":"77"}
< 422
> POST /api/session/ways {"way":"hook","name":"x","address":"https://x.example/","secret":"pendek"}
< 422
~ "field":"secret"
> POST /api/session/ways/push {"name":"Chrome","endpoint":"https://push.example/x","p256dh":"AAAA","auth":"AAAA"}
< 422
~ "field":"p256dh"
> POST /api/session/ways/telegram
< 422
~ telegram_token
> GET /api/session/ways/offers
< 200
~ "has_telegram":false
@ admin
> DELETE /api/session/ways/{way}
< 404
@ reader
> GET /api/brands/{brand}/roster
< 200
> PUT /api/brands/{brand}/roster {"people":[]}
< 403
> PUT /api/brands/{brand}/alarm/holding {"text":null}
< 403
@ stranger
> GET /api/brands/{brand}/roster
< 404
@ owner
> DELETE /api/session/ways/{way}
< 204
@ nobody
> POST /alarm/nothing-like-a-token/received
< 404
> GET /api/session/ways
< 401
