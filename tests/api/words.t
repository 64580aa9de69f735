# Prepared texts: kept by those who manage, offered for a case, and a holding answer in one tap.
@ writer
> GET /api/brands/{brand}/prepared
< 200
~ "kind":"holding","language":"id"
~ "kind":"at_risk","language":"en"
~ "is_expired":false
> POST /api/brands/{brand}/prepared {"kind":"thanks","language":"id","name":"Terima kasih","text":"Terima kasih banyak"}
< 403
@ admin
> POST /api/brands/{brand}/prepared {"kind":"holding","language":"id","name":"Janji","text":"Kami jamin besok pasti sampai"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/prepared {"kind":"holding","language":"id","name":"Cek","text":"Halo {nama}, kami cek. Kabar pukul {jam}.","last_day":"besok"}
< 422
~ "field":"last_day"
> POST /api/brands/{brand}/prepared {"kind":"holding","language":"id","name":"Cek gudang","text":"Halo {sapaan} {nama}, kami cek ke gudang. Kabar pukul {jam} {zona}. – {admin}","last_day":"2001-01-31"}
< 201
~ "is_expired":true
~ "owner_name":
= text "id":
> PUT /api/brands/{brand}/prepared/{text} {"kind":"holding","language":"id","name":"Cek gudang","text":"Halo {sapaan} {nama}, kami cek ke gudang. Kabar pukul {jam} {zona}. – {admin}","last_day":null,"version":1}
< 200
~ "version":2
~ "last_day":null
> PUT /api/brands/{brand}/prepared/{text} {"kind":"holding","language":"id","name":"Lain","text":"Halo {nama}, kami cek. Kabar pukul {jam}.","version":1}
< 409
> DELETE /api/brands/{brand}/prepared/{text}
< 204
> DELETE /api/brands/{brand}/prepared/{text}
< 404
> POST /api/brands/{brand}/prepared/{text}/restore
< 200
~ "name":"Cek gudang"
@ reader
> POST /api/brands/{brand}/prepared/preview {"kind":"holding","language":"id","text":"Halo {sapaan} {nama}, kami janji beres"}
< 200
~ Halo Kak Ani
~ "rule":"promise"
> DELETE /api/brands/{brand}/prepared/{text}
< 403
# How the customer is addressed.
> PUT /api/brands/{brand}/cases/{case}/greeting {"honorific":"ibu"}
< 403
@ writer
> GET /api/brands/{brand}/cases/{case}/greeting
< 200
~ "honorific":"unknown"
> PUT /api/brands/{brand}/cases/{case}/greeting {"honorific":"tante"}
< 422
~ "field":"honorific"
> PUT /api/brands/{brand}/cases/{case}/greeting {"honorific":"ibu"}
< 200
~ "honorific":"ibu"
> PUT /api/session/sign-name {"sign_name":"<b>"}
< 422
~ "field":"sign_name"
> PUT /api/session/sign-name {"sign_name":"Tim Rasti"}
< 204
> GET /api/session
< 200
~ "sign_name":"Tim Rasti"
> GET /api/brands/{brand}/cases/{case}/prepared
< 200
~ Halo Ibu
~ – Tim Rasti
~ "is_complete":true
# As it was filled it needs no second person; with one more word it does.
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
+ If-Match: "v{version}"
+ Idempotency-Key: kunci-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Kami cek dulu ya, kabar berikutnya nanti siang. – Tim Rasti","is_public":true,"prepared_id":{text}}
< 201
~ "state":"waiting"
~ "gate":null
= reply "id":
> GET /api/brands/{brand}/prepared
< 200
~ "times":1
@ admin
> GET /api/brands/{brand}/audit
< 200
~ prepared.add
~ prepared.change
~ prepared.remove
~ prepared.restore
~ author.honorific
! "ibu"
@ stranger
> GET /api/brands/{brand}/prepared
< 404
> GET /api/brands/{brand}/cases/{case}/prepared
< 404
