# Words, sources, policy: what managers may change, with errors that name the field.
@ owner
> POST /api/brands/{brand}/words {"kind":"brand","text":"Rasa"}
< 201
~ "text":"Rasa"
= word "id":
> POST /api/brands/{brand}/words {"kind":"brand","text":"Rasa"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/words {"kind":"color","text":"Rasa2"}
< 422
~ "field":"kind"
> POST /api/brands/{brand}/words {"kind":"brand"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/words {"kind":"brand","text":"x","id":7}
< 422
~ "field":"id"
> GET /api/brands/{brand}/words
< 200
~ "text":"Rasa"
> DELETE /api/brands/{brand}/words/{word}
< 204
> DELETE /api/brands/{brand}/words/{word}
< 404
> POST /api/brands/{brand}/sources {"name":"Blog kami","channel":"blog","kind":"feed","way_out":"browser"}
< 422
~ "field":"url"
> POST /api/brands/{brand}/sources {"name":"Kait","channel":"forum","kind":"hook","way_out":"browser","secret":"pendek"}
< 422
~ "field":"secret"
> POST /api/brands/{brand}/sources {"name":"Kait dua","channel":"forum","kind":"hook","way_out":"browser","secret":"cukup-panjang-sekali"}
< 201
! cukup-panjang
= made "id":
> GET /api/brands/{brand}/sources/{made}
< 200
! box1:
! secret
> GET /api/brands/{brand}/policy
< 200
~ "four_eyes":true
= version "policy_version":
> PUT /api/brands/{brand}/policy {"four_eyes":false,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"mode":"team","sign_first":false,"class_first":false,"holding_free":true,"solo_delay":120,"cool_down":60,"channels":[],"checker":[],"locked_facts":true,"friday_from":0,"friday_to":0,"holidays":[{"date":"2026-12-25","name":"Natal"}],"ignore_classes":["troll"],"ignore_public_only":true,"ignore_most":604800,"at_risk_care":true,"watch_most":86400,"watch_forbidden":["health"],"apology_needs_action":true,"admission_role":"owner","phone":"approved","shift_most":28800,"handoff_after":1800,"public_turns":3,"close_note":true,"limit_writer":0,"limit_approver":0,"limit_admin":0,"decline_reason":true,"next_word_only":true,"promises_bind":true,"follow_first":86400,"follow_second":0,"follow_third":0,"late_apology":true,"personal_from":"high","latecomers":true,"origin_first":true,"strikes":3,"ban_days":90,"delete_rule":"guarded","delete_cool":600,"trace_role":"owner","trace_days":90,"notices":true,"notice_before":600,"notice_after":1800,"own_posts":"public","takedown_owner":true,"vetted_only":false,"quiz_first":false,"drill_first":false,"override_pause":0,"policy_version":{version}}
< 200
~ "hold_public":20
> PUT /api/brands/{brand}/policy {"four_eyes":true,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"mode":"team","sign_first":false,"class_first":false,"holding_free":true,"solo_delay":120,"cool_down":60,"channels":[],"checker":[],"locked_facts":true,"friday_from":0,"friday_to":0,"holidays":[{"date":"2026-12-25","name":"Natal"}],"ignore_classes":["troll"],"ignore_public_only":true,"ignore_most":604800,"at_risk_care":true,"watch_most":86400,"watch_forbidden":["health"],"apology_needs_action":true,"admission_role":"owner","phone":"approved","shift_most":28800,"handoff_after":1800,"public_turns":3,"close_note":true,"limit_writer":0,"limit_approver":0,"limit_admin":0,"decline_reason":true,"next_word_only":true,"promises_bind":true,"follow_first":86400,"follow_second":0,"follow_third":0,"late_apology":true,"personal_from":"high","latecomers":true,"origin_first":true,"strikes":3,"ban_days":90,"delete_rule":"guarded","delete_cool":600,"trace_role":"owner","trace_days":90,"notices":true,"notice_before":600,"notice_after":1800,"own_posts":"public","takedown_owner":true,"vetted_only":false,"quiz_first":false,"drill_first":false,"override_pause":0,"policy_version":{version}}
< 409
> PUT /api/brands/{brand}/policy {"four_eyes":true}
< 422
> GET /api/brands/{brand}/policy/clauses
< 200
~ "name":"four_eyes","number":14
> GET /api/brands/{brand}/policy/versions
< 200
~ "version":2
> GET /api/brands/{brand}/policy/versions/1
< 200
~ "four_eyes":true
> GET /api/brands/{brand}/policy/versions/99
< 404
> POST /api/brands/{brand}/policy/sign {"version":1}
< 409
> POST /api/brands/{brand}/policy/sign {"version":2}
< 204
> GET /api/brands/{brand}/policy/signers
< 200
~ "version":2
> GET /api/brands/{brand}/departments
< 200
~ "subjects":[{"subject":"delivery","department":null},{"subject":"packaging","department":null}
> PUT /api/brands/{brand}/departments {"subjects":[{"subject":"delivery","department":"Gudang"},{"subject":"payment","department":"Kasir"}]}
< 200
~ {"subject":"delivery","department":"Gudang"}
> PUT /api/brands/{brand}/departments {"subjects":[{"subject":"payment","department":""}]}
< 200
~ {"subject":"delivery","department":"Gudang"}
~ {"subject":"payment","department":null}
> PUT /api/brands/{brand}/departments {"subjects":[{"subject":"parkir","department":"Satpam"}]}
< 422
~ "field":"subject"
> PUT /api/brands/{brand}/departments {"subjects":[{"subject":"app"},{"subject":"app"}]}
< 422
~ "field":"subject"
> PUT /api/brands/{brand}/departments {}
< 422
~ "field":"subjects"
> GET /api/brands/{brand}/audit?object=department
< 200
~ "act":"department.set"
~ "detail":"delivery payment"
! Gudang
@ reader
> GET /api/brands/{brand}/departments
< 200
~ Gudang
> PUT /api/brands/{brand}/departments {"subjects":[{"subject":"app","department":"Tim IT"}]}
< 403
