# Tuntutan: what is asked for is decided within the limits of a role, or waits for who may.
@ writer
> POST /api/brands/{brand}/solutions {"name":"Ganti barang","text":"Kami kirim gantinya.","cost":15000,"role":"writer"}
< 403
@ owner
> POST /api/brands/{brand}/solutions {"name":"Ganti barang","text":"Kami kirim gantinya.","cost":15000,"role":"writer"}
< 201
= solution "id":
> POST /api/brands/{brand}/solutions {"name":"Ganti barang","text":"x","cost":1,"role":"writer"}
< 422
~ "field":"name"
> PUT /api/brands/{brand}/solutions/{solution} {"name":"Ganti barang","text":"Kami kirim gantinya besok.","cost":18000,"role":"writer"}
< 200
~ "cost":18000
> PUT /api/brands/{brand}/solutions/999999 {"name":"x","text":"x","cost":1,"role":"writer"}
< 404
@ reader
> GET /api/brands/{brand}/solutions
< 200
~ "name":"Ganti barang"
> POST /api/brands/{brand}/cases/{case}/demands {"demand":"refund","decision":"fulfil"}
< 403
@ writer
> POST /api/brands/{brand}/cases/{case}/demands {"demand":"uang","decision":"fulfil"}
< 422
~ "field":"demand"
> POST /api/brands/{brand}/cases/{case}/demands {"demand":"refund","decision":"decline"}
< 422
~ "field":"reason"
~ "clause":
> POST /api/brands/{brand}/cases/{case}/demands {"demand":"replacement","decision":"fulfil","amount":18000,"solution_id":{solution}}
< 200
~ "state":"decided"
~ "solution_name":"Ganti barang"
> POST /api/brands/{brand}/cases/{case}/demands {"demand":"refund","decision":"partial","amount":120000,"reason":"setengahnya"}
< 200
~ "state":"waiting"
~ "may_approve":false
= demand "id":
> POST /api/brands/{brand}/demands/{demand}/act {"act":"approve","version":1}
< 403
~ "clause":
> GET /api/brands/{brand}/demands/counts
< 200
~ "limit":50000
~ "waiting":1
@ approver
> GET /api/brands/{brand}/demands?state=waiting
< 200
~ "may_approve":true
~ "author_name":"Sari"
> GET /api/brands/{brand}/demands
< 422
~ "field":"state"
> POST /api/brands/{brand}/demands/{demand}/act {"act":"return","version":1}
< 422
~ "field":"remark"
> POST /api/brands/{brand}/demands/{demand}/act {"act":"approve","version":1}
< 200
~ "state":"decided"
> POST /api/brands/{brand}/demands/{demand}/act {"act":"approve","version":1}
< 409
@ stranger
> GET /api/brands/{brand}/demands?state=open
< 404
> GET /api/brands/{other}/cases/{case}/demands
< 404
> POST /api/brands/{other}/demands/{demand}/act {"act":"carry_out","version":2}
< 404
> DELETE /api/brands/{other}/solutions/{solution}
< 404
@ writer
> POST /api/brands/{brand}/demands/{demand}/act {"act":"carry_out","version":2}
< 200
~ "state":"done"
> GET /api/brands/{brand}/cases/{case}/demands
< 200
~ "decision":"partial"
@ owner
> DELETE /api/brands/{brand}/solutions/{solution}
< 204
