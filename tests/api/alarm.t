# The ladder, its test, and what it shows.
@ owner
> PUT /api/brands/{brand}/alarm/ladder {"steps":[{"name":"Rasti","way":"mail","address":"rasti@toko.example","wait":0},{"name":"Dimas","way":"mail","address":"dimas@toko.example","wait":300}]}
< 200
~ "name":"Dimas"
> GET /api/brands/{brand}/alarm/ladder
< 200
~ "name":"Rasti"
> POST /api/brands/{brand}/alarm/test
< 201
~ "is_test":true
= incident "id":
> GET /api/brands/{brand}/incidents/{incident}/calls
< 200
~ "state":"due"
! rasti@toko.example
> GET /api/brands/{brand}/overview
< 200
~ "waiting":1
~ "alarm_steps":2
> GET /api/brands/{brand}/pulse?hours=24
< 200
~ "usual_high"
> GET /api/brands/{brand}/verdicts
< 200
> GET /api/brands/{brand}/notices
< 200
~ "items":[
@ nobody
> GET /alarm/nothing-like-a-token
< 404
