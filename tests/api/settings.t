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
> PUT /api/brands/{brand}/policy {"four_eyes":false,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"policy_version":{version}}
< 200
~ "hold_public":20
> PUT /api/brands/{brand}/policy {"four_eyes":true,"hold_public":20,"hold_private":0,"clock_comment":1800,"clock_chat":900,"clock_marketplace":1800,"clock_review":86400,"clock_mail":14400,"clock_grave":600,"hours_from":25200,"hours_to":79200,"alarm_level":"crisis","quiet_days":7,"policy_version":{version}}
< 409
> PUT /api/brands/{brand}/policy {"four_eyes":true}
< 422
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
