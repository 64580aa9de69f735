# Calls and visits, the slip, and confidential cases.
@ writer
> POST /api/brands/{brand}/talks {"way":"phone","who":" ","said":"x"}
< 422
~ "field":"who"
> POST /api/brands/{brand}/talks {"way":"phone","who":"Bu Tini","handle":"081234567890","said":"Keripiknya bocor semua, rahasia","agreed":"Diganti besok pagi"}
< 201
~ "channel":"phone"
= call "id":
> GET /api/brands/{brand}/cases/{call}
< 200
~ "kind":"call"
~ "agreed":"Diganti besok pagi"
= version "version":
> POST /api/brands/{brand}/cases/{call}/talks {"way":"visit","who":"Bu Tini","said":"Datang ke toko, barangnya dilihat","answers":true}
< 201
~ "kind":"visit"
> GET /api/brands/{brand}/cases/{call}/slip
< 200
~ <svg class="qr"
~ Diganti besok pagi
! 081234567890
> GET /api/brands/{brand}/cases?search=rahasia
< 200
~ "id":{call},
> GET /api/brands/{brand}/cases/{call}
< 200
= version "version":
~ "state":"answered"
> PUT /api/brands/{brand}/cases/{call}/secrecy {"is_secret":true,"version":1}
< 409
> PUT /api/brands/{brand}/cases/{call}/secrecy {"is_secret":true,"version":{version}}
< 200
~ "is_secret":true
> GET /api/brands/{brand}/cases/{call}
< 200
~ rahasia
> GET /api/brands/{brand}/cases?search=rahasia
< 200
! "id":{call},
> GET /api/brands/{brand}/cases?queue=customer
< 200
~ "id":{call},
! rahasia
! Bu Tini
@ reader
> GET /api/brands/{brand}/cases/{call}
< 403
~ confidential
> GET /api/brands/{brand}/cases/{call}/messages
< 403
> GET /api/brands/{brand}/cases/{call}/slip
< 403
> GET /api/brands/{brand}/cases/{call}/demands
< 403
@ approver
> GET /api/brands/{brand}/cases/{call}
< 200
> GET /api/brands/{brand}/cases/{call}/slip
< 200
! Diganti besok pagi
@ owner
> GET /api/brands/{brand}/audit?object=case&object_id={call}
< 200
~ "act":"case.opened"
> GET /api/brands/{brand}/audit.csv?object=case&object_id={call}
< 200
! rahasia
