# What customers say of how a crisis was dealt with, in its cases and in others of theirs.
@ owner
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Ina","handle":"@ina","text":"kemasan rendang saya bocor, kecewa"}
< 201
= first "id":
> POST /api/brands/{brand}/cases/{first}/problem {"problem_id":null,"name":"Kemasan bocor"}
< 200
= problem "problem_id":
> POST /api/brands/{brand}/crises {"name":"Kemasan bocor","problem_id":{problem}}
< 201
= crisis "id":
> POST /api/brands/{brand}/crises/{crisis}/move {"act":"advance","version":1,"reason":"Cukup"}
< 200
= version "version":
> POST /api/brands/{brand}/crises/{crisis}/move {"act":"advance","version":{version},"reason":"Cukup"}
< 200
= version "version":
> POST /api/brands/{brand}/crises/{crisis}/move {"act":"advance","version":{version},"reason":"Cukup"}
< 200
~ "phase":"recovery"
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Ina","handle":"@ina","text":"paket pengganti sudah sampai, makasih sudah cepat"}
< 201
= other "id":
! "id":{first},
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Ucok","handle":"@ucok","text":"kemarin beli keripik, renyah"}
< 201
= stranger_case "id":
@ reader
> GET /api/brands/{brand}/crises/{crisis}/voices
< 200
~ paket pengganti sudah sampai
~ "case_id":{other},"is_elsewhere":true
! renyah
= said "message_id":
> POST /api/brands/{brand}/crises/{crisis}/voices {"message_id":{said},"pile":"right"}
< 403
@ writer
> POST /api/brands/{brand}/crises/{crisis}/voices {"message_id":{said},"pile":"right"}
< 204
> GET /api/brands/{brand}/crises/{crisis}/recovery
< 200
~ "right":1
> POST /api/brands/{brand}/crises/{crisis}/voices {"message_id":999999,"pile":"right"}
< 422
~ "field":"message_id"
> GET /api/brands/{brand}/crises/{crisis}/voices?pile=right
< 200
~ "is_elsewhere":true
# Of a case that became confidential nothing is heard any more.
@ owner
> GET /api/brands/{brand}/cases/{other}
< 200
= version "version":
> PUT /api/brands/{brand}/cases/{other}/secrecy {"is_secret":true,"version":{version}}
< 200
@ writer
> GET /api/brands/{brand}/crises/{crisis}/voices?pile=right
< 200
! paket pengganti
> GET /api/brands/{brand}/crises/{crisis}/recovery
< 200
~ "right":0
> POST /api/brands/{brand}/crises/{crisis}/voices {"message_id":{said},"pile":"wrong"}
< 422
@ stranger
> GET /api/brands/{brand}/crises/{crisis}/voices
< 404
