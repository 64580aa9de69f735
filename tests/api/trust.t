# Trusted people: who was vetted sends, who passed the quiz sends; records are for owners alone.
@ admin
> GET /api/brands/{brand}/vettings
< 403
> POST /api/brands/{brand}/vettings {"staff_id":{writer}}
< 403
> GET /api/brands/{brand}/policy
< 200
= pversion "policy_version":
> PUT /api/brands/{brand}/policy {"four_eyes":false,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"mode":"team","sign_first":false,"class_first":false,"holding_free":true,"solo_delay":120,"cool_down":60,"channels":[],"checker":[],"locked_facts":true,"friday_from":0,"friday_to":0,"holidays":[{"date":"2026-12-25","name":"Natal"}],"ignore_classes":["troll"],"ignore_public_only":true,"ignore_most":604800,"at_risk_care":true,"watch_most":86400,"watch_forbidden":["health"],"apology_needs_action":true,"admission_role":"owner","phone":"approved","shift_most":28800,"handoff_after":1800,"public_turns":3,"close_note":true,"limit_writer":0,"limit_approver":0,"limit_admin":0,"decline_reason":true,"next_word_only":true,"promises_bind":true,"follow_first":86400,"follow_second":0,"follow_third":0,"late_apology":true,"personal_from":"high","latecomers":true,"origin_first":true,"strikes":3,"ban_days":90,"delete_rule":"guarded","delete_cool":600,"trace_role":"owner","trace_days":90,"notices":true,"notice_before":600,"notice_after":1800,"own_posts":"public","takedown_owner":true,"vetted_only":true,"quiz_first":false,"drill_first":false,"override_pause":0,"policy_version":{pversion}}
< 200
= pversion "policy_version":
@ writer
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
+ If-Match: "v{version}"
+ Idempotency-Key: percaya-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 403
~ "clause":"vetted"
@ owner
> POST /api/brands/{brand}/vettings {"name":" "}
< 422
~ "field":"name"
> POST /api/brands/{brand}/vettings {"staff_id":{writer}}
< 201
~ "verdict":"open"
= record "id":
= v "version":
> POST /api/brands/{brand}/vettings {"staff_id":{writer}}
< 409
> PUT /api/brands/{brand}/vettings/{record} {"staff_id":{writer},"addresses":[{"address":"https://contoh.id/w"}],"answers":[{"question":"polite","seen":"unseen"},{"question":"insults","seen":"unseen"},{"question":"rumours","seen":"unseen"},{"question":"discloses","seen":"unseen"},{"question":"calm","seen":"unseen"},{"question":"hate","seen":"unseen"}],"verdict":"fit","version":{v}}
< 422
~ "field":"told_at"
> PUT /api/brands/{brand}/vettings/{record} {"staff_id":{writer},"addresses":[{"address":"data:text/html,x"}],"answers":[{"question":"polite","seen":"unseen"},{"question":"insults","seen":"unseen"},{"question":"rumours","seen":"unseen"},{"question":"discloses","seen":"unseen"},{"question":"calm","seen":"unseen"},{"question":"hate","seen":"unseen"}],"told_at":"2026-01-01T00:00:00Z","verdict":"fit","version":{v}}
< 422
~ "field":"addresses"
> PUT /api/brands/{brand}/vettings/{record} {"staff_id":{writer},"addresses":[{"address":"https://contoh.id/w"}],"answers":[{"question":"polite","seen":"unseen"},{"question":"insults","seen":"unseen"},{"question":"rumours","seen":"unseen"},{"question":"discloses","seen":"unseen"},{"question":"calm","seen":"unseen"},{"question":"hate","seen":"unseen"}],"told_at":"2026-01-01T00:00:00Z","verdict":"fit","version":{v}}
< 200
~ "is_valid":true
~ "looked_name":"owner"
> GET /api/brands/{brand}/vettings
< 200
~ "id":{record},
> GET /api/brands/{brand}/vettings/{record}
< 200
! answers_text
@ stranger
> GET /api/brands/{other}/vettings/{record}
< 404
@ writer
+ If-Match: "v{version}"
+ Idempotency-Key: percaya-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 201
@ owner
> DELETE /api/brands/{brand}/vettings/{record}
< 204
> GET /api/brands/{brand}/vettings/{record}
< 404
# The quiz: its right answers are never told; a failed try waits ten minutes.
@ admin
> PUT /api/brands/{brand}/policy {"four_eyes":false,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"mode":"team","sign_first":false,"class_first":false,"holding_free":true,"solo_delay":120,"cool_down":60,"channels":[],"checker":[],"locked_facts":true,"friday_from":0,"friday_to":0,"holidays":[{"date":"2026-12-25","name":"Natal"}],"ignore_classes":["troll"],"ignore_public_only":true,"ignore_most":604800,"at_risk_care":true,"watch_most":86400,"watch_forbidden":["health"],"apology_needs_action":true,"admission_role":"owner","phone":"approved","shift_most":28800,"handoff_after":1800,"public_turns":3,"close_note":true,"limit_writer":0,"limit_approver":0,"limit_admin":0,"decline_reason":true,"next_word_only":true,"promises_bind":true,"follow_first":86400,"follow_second":0,"follow_third":0,"late_apology":true,"personal_from":"high","latecomers":true,"origin_first":true,"strikes":3,"ban_days":90,"delete_rule":"guarded","delete_cool":600,"trace_role":"owner","trace_days":90,"notices":true,"notice_before":600,"notice_after":1800,"own_posts":"public","takedown_owner":true,"vetted_only":false,"quiz_first":true,"drill_first":false,"override_pause":1,"policy_version":{pversion}}
< 200
@ writer
> GET /api/brands/{brand}/quiz
< 200
~ "is_asked":true
~ "passed_version":0
~ "questions":[]
> POST /api/brands/{brand}/quiz
< 200
~ "choices":[
! right
= try "id":
> POST /api/brands/{brand}/quiz/{try}/answers {"choices":["x"]}
< 422
~ "field":"choices"
> POST /api/brands/{brand}/quiz/{try}/answers {"choices":["x","x","x","x","x","x","x","x"]}
< 200
~ "correct":0
~ "is_passed":false
! right
> POST /api/brands/{brand}/quiz
< 429
> GET /api/brands/{brand}/quiz/results
< 403
> GET /api/brands/{brand}/rights-pauses
< 403
* 600
> POST /api/brands/{brand}/quiz
< 200
~ "choices":[
@ admin
> GET /api/brands/{brand}/quiz/results
< 200
~ "tries":1
@ approver
> GET /api/brands/{brand}/rights-pauses
< 200
~ "items":[]
> POST /api/brands/{brand}/rights-pauses/99/lift {"reason":"sudah bicara"}
< 404
# A rehearsal that went well comes before sending; owners need none.
@ admin
> GET /api/brands/{brand}/policy
< 200
= pversion "policy_version":
> PUT /api/brands/{brand}/policy {"four_eyes":false,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"mode":"team","sign_first":false,"class_first":false,"holding_free":true,"solo_delay":120,"cool_down":60,"channels":[],"checker":[],"locked_facts":true,"friday_from":0,"friday_to":0,"holidays":[{"date":"2026-12-25","name":"Natal"}],"ignore_classes":["troll"],"ignore_public_only":true,"ignore_most":604800,"at_risk_care":true,"watch_most":86400,"watch_forbidden":["health"],"apology_needs_action":true,"admission_role":"owner","phone":"approved","shift_most":28800,"handoff_after":1800,"public_turns":3,"close_note":true,"limit_writer":0,"limit_approver":0,"limit_admin":0,"decline_reason":true,"next_word_only":true,"promises_bind":true,"follow_first":86400,"follow_second":0,"follow_third":0,"late_apology":true,"personal_from":"high","latecomers":true,"origin_first":true,"strikes":3,"ban_days":90,"delete_rule":"guarded","delete_cool":600,"trace_role":"owner","trace_days":90,"notices":true,"notice_before":600,"notice_after":1800,"own_posts":"public","takedown_owner":true,"vetted_only":false,"quiz_first":false,"drill_first":true,"override_pause":0,"policy_version":{pversion}}
< 200
~ "drill_first":true
@ writer
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
+ If-Match: "v{version}"
+ Idempotency-Key: percaya-latihan
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 403
~ "clause":"drill"
~ drill_first
@ owner
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
+ If-Match: "v{version}"
+ Idempotency-Key: percaya-latihan-2
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 201
