# A verdict: what is said of it, what a person decides, and who may see what.
@ owner
> GET /api/brands/{brand}/verdicts/999999
< 404
> PUT /api/brands/{brand}/cause {"text":"  "}
< 422
~ "field":"text"
> PUT /api/brands/{brand}/cause {"text":"Segel batch 12 bocor"}
< 200
~ "text":"Segel batch 12 bocor"
= cause "id":
> GET /api/brands/{brand}/verdicts
< 200
~ "shown":
= verdict "id":
> GET /api/brands/{brand}/verdicts/{verdict}
< 200
~ "is_newest":true
~ "missing":[
~ "last_word_at"
~ "alarm_level"
> GET /api/brands/{brand}/verdicts/{verdict}/again
< 200
~ "agrees":true
> GET /api/brands/{brand}/verdicts/{verdict}/trace
< 200
~ "steps":
> GET /api/brands/{brand}/verdicts/{verdict}/messages
< 422
~ "field":"factor"
> GET /api/brands/{brand}/verdicts/{verdict}/messages?factor=nothing
< 422
~ "field":"factor"
> POST /api/brands/{brand}/verdicts/{verdict}/decide {"act":"raise","level":"crisis"}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/verdicts/{verdict}/decide {"act":"raise","level":"crisis","reason":"Dikabari wartawan","review_at":"2099-01-01T00:00:00Z"}
< 422
~ "field":"review_at"
> POST /api/brands/{brand}/verdicts/{verdict}/decide {"act":"raise","level":"crisis","reason":"Dikabari wartawan"}
< 201
~ "act":"raise"
~ "ended_by":"holds"
> GET /api/brands/{brand}/overview
< 200
~ "shown":"crisis"
> GET /api/brands/{brand}/accuracy
< 200
~ "missed_30":1
~ "outcome":"missed"
# the verdict it was made on is an old one now
> POST /api/brands/{brand}/verdicts/{verdict}/decide {"act":"accept","reason":"ya"}
< 409
> GET /api/brands/{brand}/verdicts
< 200
= newest "id":
> POST /api/brands/{brand}/verdicts/{newest}/decide {"act":"dismiss","reason":"Ternyata kuis kami sendiri"}
< 201
> GET /api/brands/{brand}/accuracy
< 200
~ "false_30":1
> GET /api/brands/{brand}/sources
< 200
@ reader
> GET /api/brands/{brand}/verdicts/{newest}
< 200
> GET /api/brands/{brand}/verdicts/{newest}/trace
< 200
! "author_name":"
> POST /api/brands/{brand}/verdicts/{newest}/decide {"act":"accept","reason":"ya"}
< 403
> PUT /api/brands/{brand}/cause {"text":"bukan saya"}
< 403
@ stranger
> GET /api/brands/{brand}/verdicts/{newest}
< 404
