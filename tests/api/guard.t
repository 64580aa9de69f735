# Strikes, bans, guarded hiding, linked persons, competitors, and what leaves from a phone.
@ writer
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Akun Judi","handle":"@judi88","text":"SLOT GACOR MAXWIN daftar sekarang https://judi.example bonus new member 100%","link":"https://instagram.example/p/1"}
< 201
= spam "id":
> POST /api/brands/{brand}/cases/{spam}/act {"act":"classify","version":1,"class":"spam"}
< 200
> GET /api/brands/{brand}/cases/{spam}
< 200
= message "messages":[{"id":
> GET /api/brands/{brand}/cases/{spam}/person
< 200
~ "handle":"@judi88"
~ "live_strikes":0,"strikes_needed":3
~ "limit":{"hides":true

# a strike: for behaviour, once, with the message kept
> POST /api/brands/{brand}/messages/{message}/strike {"reason":"criticism"}
< 422
> POST /api/brands/{brand}/messages/{message}/strike {"reason":"obscene"}
< 201
~ "is_live":true
~ "is_whole":true
~ SLOT GACOR
! "salt"
= strike "id":
> POST /api/brands/{brand}/messages/{message}/strike {"reason":"spam"}
< 409
> POST /api/brands/{brand}/strikes/{strike}/act {"act":"lift","version":1,"remark":"x"}
< 403
> POST /api/brands/{brand}/strikes/{strike}/act {"act":"appeal","version":1,"remark":"akunnya dibajak"}
< 200
~ "state":"appealed"
@ approver
> POST /api/brands/{brand}/strikes/{strike}/act {"act":"keep","version":1,"remark":"tetap"}
< 409
> POST /api/brands/{brand}/strikes/{strike}/act {"act":"keep","version":2,"remark":"tidak ada buktinya"}
< 200
~ "state":"kept"

# criticism is answered
@ writer
> GET /api/brands/{brand}/cases/{case}
< 200
= complaint "messages":[{"id":
= version "version":
> POST /api/brands/{brand}/cases/{case}/act {"act":"classify","version":{version},"class":"complaint"}
< 200
> POST /api/brands/{brand}/messages/{complaint}/strike {"reason":"insult"}
< 403
~ "clause":"criticism"
~ "remedy":"Keluhan, kritik
> POST /api/brands/{brand}/messages/{complaint}/guard {"kind":"hide","reason":"spam","has_warning":true}
< 403
~ "clause":"delete"
> POST /api/brands/{brand}/messages/{complaint}/guard {"kind":"ban","reason":"insult","overrides":true,"note":"kesal"}
< 403
~ "clause":"criticism"
> POST /api/brands/{brand}/messages/999999/guard {"kind":"hide","reason":"spam","has_warning":true}
< 404

# hiding: warning, second person, pause, by hand
> POST /api/brands/{brand}/messages/{message}/guard {"kind":"hide","reason":"obscene"}
< 422
~ "field":"has_warning"
> POST /api/brands/{brand}/messages/{message}/guard {"kind":"hide","reason":"obscene","has_warning":true}
< 201
~ "state":"asked"
= hide "id":
> POST /api/brands/{brand}/guards/{hide}/act {"act":"approve","version":1}
< 403
> POST /api/brands/{brand}/guards/{hide}/act {"act":"done","version":1}
< 409
@ approver
> GET /api/brands/{brand}/guards
< 200
~ "kind":"hide"
> POST /api/brands/{brand}/guards/{hide}/act {"act":"approve","version":1}
< 200
> POST /api/brands/{brand}/guards/{hide}/act {"act":"done","version":2}
< 403
~ "clause":"delete"
* 600
> POST /api/brands/{brand}/guards/{hide}/act {"act":"done","version":2}
< 200
~ "state":"done"
~ "backlash":{"of_author":0,"of_problem":0}
> GET /api/brands/{brand}/guards?view=watch
< 200
~ "state":"done"
> GET /api/brands/{brand}/guards/month
< 403
@ owner
> GET /api/brands/{brand}/guards/month
< 200
~ "month":"2026-11","hidden":1,"deleted":0,"reported":0,"banned":0
> GET /api/brands/{brand}/guards/month?month=november
< 422

# a ban before its strikes: only the owner lets it pass
@ writer
> POST /api/brands/{brand}/messages/{message}/guard {"kind":"ban","reason":"obscene"}
< 403
~ "clause":"strikes"
> POST /api/brands/{brand}/messages/{message}/guard {"kind":"ban","reason":"obscene","overrides":true,"note":"setiap jam membanjiri"}
< 201
~ "strikes":1,"is_short":true,"is_passed":false
= ban "id":
@ approver
> POST /api/brands/{brand}/guards/{ban}/act {"act":"approve","version":1,"remark":"setuju"}
< 403
~ "clause":"strikes"
@ owner
> POST /api/brands/{brand}/guards/{ban}/act {"act":"approve","version":1}
< 422
~ "field":"remark"
> POST /api/brands/{brand}/guards/{ban}/act {"act":"approve","version":1,"remark":"iklan judi tiap jam"}
< 200
~ "in_force":true
> GET /api/brands/{brand}/guards?view=bans
< 200
~ "kind":"ban"
@ writer
> POST /api/brands/{brand}/guards/{ban}/act {"act":"done","version":2}
< 200
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Akun Judi","handle":"@judi88","text":"penipu! paket saya belum sampai, lapor polisi"}
< 201
~ "queue":"spam"
> POST /api/brands/{brand}/guards/{ban}/act {"act":"lift","version":3,"remark":"x"}
< 403
@ owner
> POST /api/brands/{brand}/guards/{ban}/act {"act":"lift","version":3,"remark":"x"}
< 403
@ approver
> POST /api/brands/{brand}/guards/{ban}/act {"act":"lift","version":3,"remark":"sudah minta maaf"}
< 200
~ "state":"lifted"
@ reader
> GET /api/brands/{brand}/guards/{ban}
< 200
> POST /api/brands/{brand}/guards/{ban}/act {"act":"appeal","version":4,"remark":"x"}
< 403
@ stranger
> GET /api/brands/{other}/guards/{ban}
< 404

# the same person
@ writer
> POST /api/brands/{brand}/cases/{case}/links {"case_id":{spam},"evidence":"other"}
< 422
~ "field":"note"
> POST /api/brands/{brand}/cases/{case}/links {"case_id":{spam},"evidence":"phone"}
< 201
= link "id":
> GET /api/brands/{brand}/cases/{case}/person
< 200
~ "handle":"@judi88"
~ "live_strikes":1
> POST /api/brands/{brand}/links/{link}/undo
< 200
> POST /api/brands/{brand}/links/{link}/undo
< 409
> GET /api/brands/{brand}/cases/{case}/person
< 200
! @judi88

# competitors
> POST /api/brands/{brand}/rivals {"channel":"instagram","handle":"@Toko.Sebelah"}
< 403
@ admin
> POST /api/brands/{brand}/rivals {"channel":"instagram","handle":"@Toko.Sebelah"}
< 201
~ "handle":"toko.sebelah"
= rival "id":
> POST /api/brands/{brand}/rivals {"channel":"instagram","handle":"toko.sebelah"}
< 422
~ "code":"rival_taken"
@ writer
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Ani","handle":"@ani","text":"kurir lambat sekali, kecewa, mending pindah ke @toko.sebelah"}
< 201
= poached "id":
> GET /api/brands/{brand}/cases/{poached}/person
< 200
~ "kind":"named"
@ admin
> DELETE /api/brands/{brand}/rivals/{rival}
< 204

# what the interface says of its device: from a phone the policy lets nothing leave
@ admin
> GET /api/brands/{brand}/policy
< 200
= pversion "policy_version":
> PUT /api/brands/{brand}/policy {"four_eyes":false,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"mode":"team","sign_first":false,"class_first":false,"holding_free":true,"solo_delay":120,"cool_down":60,"channels":[],"checker":[],"locked_facts":true,"friday_from":0,"friday_to":0,"holidays":[{"date":"2026-12-25","name":"Natal"}],"ignore_classes":["troll"],"ignore_public_only":true,"ignore_most":604800,"at_risk_care":true,"watch_most":86400,"watch_forbidden":["health"],"apology_needs_action":true,"admission_role":"owner","phone":"drafts","shift_most":28800,"handoff_after":1800,"public_turns":3,"close_note":true,"limit_writer":0,"limit_approver":0,"limit_admin":0,"decline_reason":true,"next_word_only":true,"promises_bind":true,"follow_first":86400,"follow_second":0,"follow_third":0,"late_apology":true,"personal_from":"high","latecomers":true,"origin_first":true,"strikes":3,"ban_days":90,"delete_rule":"guarded","delete_cool":600,"trace_role":"owner","trace_days":90,"notices":true,"notice_before":600,"notice_after":1800,"own_posts":"public","takedown_owner":true,"vetted_only":false,"quiz_first":false,"drill_first":false,"override_pause":0,"policy_version":{pversion}}
< 200
@ writer
> GET /api/brands/{brand}/cases/{poached}
< 200
~ "needs_approval":false
= pv "version":
+ X-Device: phone
+ If-Match: "v{pv}"
+ Idempotency-Key: dari-hp-satu
> POST /api/brands/{brand}/cases/{poached}/replies {"text":"Halo Kak Ani, maaf kurirnya lambat. Boleh kirim nomor pesanannya lewat DM? Kami bantu cek sekarang.","is_public":true}
< 403
~ "clause":"phone"
~ "remedy":"Dari HP hanya boleh
+ If-Match: "v{pv}"
+ Idempotency-Key: dari-komputer
> POST /api/brands/{brand}/cases/{poached}/replies {"text":"Halo Kak Ani, maaf kurirnya lambat. Boleh kirim nomor pesanannya lewat DM? Kami bantu cek sekarang.","is_public":true}
< 201
! "state":"waiting"
