# The room of a crisis: opening, steps, phases, team, planned posts, timeline.
@ owner
> GET /api/brands/{brand}/crises/proposal
< 200
~ "playbooks":[]
~ "freeze":true
> POST /api/brands/{brand}/posts {"channel":"instagram","text":"Promo akhir pekan","due_at":"2100-01-01T00:00:00Z"}
< 422
~ "field":"due_at"
> POST /api/brands/{brand}/crises {"name":" "}
< 422
~ "field":"name"
> POST /api/brands/{brand}/crises {"name":"Kemasan bocor","freeze":true}
< 201
= crisis "id":
~ "is_frozen":true
> GET /api/brands/{brand}/overview
< 200
~ "crisis_id":{crisis},"crisis_name":"Kemasan bocor","crisis_phase":"preparation","crisis_late":false
> GET /api/brands
< 200
~ "crisis_id":{crisis}
> POST /api/brands/{brand}/crises {"name":"Lagi"}
< 409
> GET /api/brands/{brand}/crises/{crisis}/room
< 200
~ "next":"problem"
~ "name":"team_named","holds":false
~ "thaw_bar":"not_recovery"
> POST /api/brands/{brand}/crises/{crisis}/steps {"phase":"response","text":"Tahan batch 12","duty":"assessor"}
< 201
= step "id":
> POST /api/brands/{brand}/crises/{crisis}/steps/{step} {"act":"skip","version":1}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/crises/{crisis}/steps/{step} {"act":"done","version":1}
< 200
~ "version":2
> POST /api/brands/{brand}/crises/{crisis}/steps/{step} {"act":"undo","version":1}
< 409
> POST /api/brands/{brand}/crises/{crisis}/move {"act":"advance","version":1}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/crises/{crisis}/move {"act":"advance","version":1,"reason":"Keluhan naik cepat"}
< 200
~ "phase":"response"
> POST /api/brands/{brand}/crises/{crisis}/move {"act":"close","version":2,"name":"Kemasan bocor"}
< 409
> POST /api/brands/{brand}/crises/{crisis}/freeze {"act":"ask_end","version":2}
< 409
> POST /api/brands/{brand}/crises/{crisis}/guests {"email":"tidak@ada.example","duty":"monitor","until_at":"2027-01-01T00:00:00Z"}
< 422
> POST /api/brands/{brand}/crises/{crisis}/notes {"text":"Gudang menahan 214 bungkus"}
< 204
> GET /api/brands/{brand}/crises/{crisis}/timeline
< 200
~ Gudang menahan 214 bungkus
~ "act":"crisis.advance"
~ "kind":"task"
> GET /api/brands/{brand}/crises/{crisis}/timeline?kind=apa
< 422
> GET /api/brands/{brand}/crises/{crisis}/timeline.csv
< 200
~ Gudang menahan 214 bungkus
> POST /api/brands/{brand}/quiet-days {"from_day":"2026-13-01","to_day":"2026-13-01","why":"x"}
< 422
~ "field":"from_day"
> POST /api/brands/{brand}/quiet-days {"from_day":"2099-12-25","to_day":"2099-12-26","why":"Hari raya"}
< 204
> GET /api/brands/{brand}/quiet-days
< 200
~ Hari raya
# Where it began is said freely once; whoever says otherwise then says why.
> GET /api/brands/{brand}/crises/{crisis}
< 200
= lead "lead_id":
= version "version":
> PUT /api/brands/{brand}/crises/{crisis} {"name":"Kemasan bocor","lead_id":{lead},"word_every":7200,"origin_source_id":{source},"version":{version}}
< 200
~ "origin_source_id":{source}
= version "version":
> PUT /api/brands/{brand}/crises/{crisis} {"name":"Kemasan bocor","lead_id":{lead},"word_every":7200,"origin_source_id":null,"version":{version}}
< 422
~ "field":"origin_reason"
> PUT /api/brands/{brand}/crises/{crisis} {"name":"Kemasan bocor","lead_id":{lead},"word_every":7200,"origin_source_id":null,"origin_reason":"Ternyata dari grup WhatsApp","version":{version}}
< 200
! "origin_source_id":{source}
> GET /api/brands/{brand}/crises/{crisis}/timeline
< 200
~ "act":"crisis.origin"
~ Ternyata dari grup WhatsApp
