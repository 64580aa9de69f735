# Acts on a case, drafts, notes, presence, search.
@ writer
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
> POST /api/brands/{brand}/cases/{case}/act {"act":"classify","version":{version},"class":"criticism"}
< 200
~ "class":"criticism"
= version "version":
> POST /api/brands/{brand}/cases/{case}/act {"act":"classify","version":1,"class":"spam"}
< 409
> POST /api/brands/{brand}/cases/{case}/act {"act":"ignore","version":{version},"reason":"malas"}
< 422
~ "field":"until"
> POST /api/brands/{brand}/cases/{case}/act {"act":"fly","version":{version}}
< 422
~ "field":"act"
> POST /api/brands/{brand}/cases/{case}/notes {"text":"Sudah ditanyakan ke kurir"}
< 201
> POST /api/brands/{brand}/cases/{case}/notes {"text":"  "}
< 422
> PUT /api/brands/{brand}/cases/{case}/draft {"text":"Halo Kak","revision":0}
< 200
~ "revision":1
> PUT /api/brands/{brand}/cases/{case}/draft {"text":"Halo Kak dari HP","revision":0}
< 409
> PUT /api/brands/{brand}/cases/{case}/presence {"is_typing":true}
< 200
~ "items":[]
@ approver
> PUT /api/brands/{brand}/cases/{case}/presence {"is_typing":false}
< 200
~ "staff_name":"writer"
> GET /api/brands/{brand}/presence
< 200
~ "case_id":{case},"staff_id"
~ "staff_name":"writer","is_typing":true
! "staff_name":"approver"
> GET /api/brands/{brand}/cases/{case}
< 200
~ Sudah ditanyakan
! Halo Kak
* 30
> PUT /api/brands/{brand}/cases/{case}/presence {"is_typing":false}
< 200
~ "items":[]
> GET /api/brands/{brand}/cases?search=paket
< 200
~ "id":{case},
> GET /api/brands/{brand}/cases?search=%22
< 422
~ "field":"search"
> GET /api/brands/{brand}/cases?limit=100000
< 422
~ "field":"limit"
> GET /api/brands/{brand}/cases?sort=drop
< 422
~ "field":"sort"
> GET /api/brands/{brand}/cases?cursor=abc
< 422
~ "field":"cursor"
> POST /api/brands/{brand}/cases/{case}/check {"text":"Anda goblok, lapor saja ke polisi","is_public":true}
< 200
~ "level":"block"
# Problems that several cases are about.
@ writer
> GET /api/brands/{brand}/problems
< 200
~ "items":[]
> GET /api/brands/{brand}/problems?cursor=abc
< 422
~ "field":"cursor"
> GET /api/brands/{brand}/problems/999999
< 404
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":999999}
< 422
~ "field":"problem_id"
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":null}
< 200
~ "problem_id":null
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":1,"name":"Segel bocor"}
< 422
~ "field":"name"
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":null,"name":"Segel bocor"}
< 200
~ "problem_name":"Segel bocor"
> GET /api/brands/{brand}/problems
< 200
~ "name":"Segel bocor"
~ "case_count":1
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":null}
< 200
> POST /api/brands/{brand}/problems/999999/unmerge {"from":1}
< 404
> POST /api/brands/{brand}/problems/999999/unmerge {}
< 422
~ "field":"from"
> POST /api/brands/{brand}/problems/999999/split {"cases":[]}
< 404
> POST /api/brands/{brand}/problems/999999/merge {"into":1}
< 404
@ reader
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":null}
< 403
# Telephone numbers are for those who answer.
@ writer
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Rina","text":"paketku raib, hubungi 081234567890"}
< 201
> GET /api/brands/{brand}/cases?search=raib
< 200
~ 081234567890
@ reader
> GET /api/brands/{brand}/cases?search=raib
< 200
~ paketku raib
! 081234567890
