# One complaint: found, read, answered by one, read by a second, called back, sent by hand.
@ writer
> GET /api/brands/{brand}/cases?queue=waiting
< 200
~ "excerpt":"min paket saya
> GET /api/brands/{brand}/cases/{case}
< 200
~ "class":"complaint"
~ "stage":
= version "version":
+ Idempotency-Key: kunci-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 422
~ "field":"If-Match"
+ If-Match: "v{version}"
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 422
~ "field":"Idempotency-Key"
# Those of the program itself are nobody else's.
+ If-Match: "v{version}"
+ Idempotency-Key: tanggap:mass-item-1
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 422
~ "field":"Idempotency-Key"
+ If-Match: "v99"
+ Idempotency-Key: kunci-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 409
+ If-Match: "v{version}"
+ Idempotency-Key: kunci-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Dasar goblok!","is_public":true,"overrides":true}
< 422
~ "field":"text"
+ If-Match: "v{version}"
+ Idempotency-Key: kunci-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 201
~ "state":"waiting"
= reply "id":
# The answer was lost on the way: the same key gives the same reply.
+ If-Match: "v{version}"
+ Idempotency-Key: kunci-0001
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang.","is_public":true}
< 201
~ "id":{reply},
> POST /api/brands/{brand}/replies/{reply}/act {"act":"approve","version":1,"text":"Halo"}
< 403
@ reader
> POST /api/brands/{brand}/replies/{reply}/act {"act":"cancel","version":1}
< 403
@ approver
> GET /api/brands/{brand}/replies?state=waiting
< 200
~ "id":{reply},
> POST /api/brands/{brand}/replies/{reply}/act {"act":"approve","version":7,"text":"Halo Kak Sari, boleh kirim nomor pesanannya? Kami cek sekarang."}
< 409
> POST /api/brands/{brand}/replies/{reply}/act {"act":"approve","version":1,"text":"Halo Kak Sari, mohon maaf terlambat. Boleh kirim nomor pesanannya? Kami cek sekarang."}
< 200
~ "state":"by_hand"
~ mohon maaf
~ "first_text":"Halo Kak Sari, maaf terlambat.
@ writer
> POST /api/brands/{brand}/replies/{reply}/act {"act":"mark_sent","version":2}
< 200
~ "state":"sent"
> GET /api/brands/{brand}/cases/{case}
< 200
~ "state":"answered"
~ "is_own":true
> POST /api/brands/{brand}/replies/{reply}/act {"act":"cancel","version":3}
< 409
# The mark was a slip: it waits to be posted again, and the case for its answer.
> POST /api/brands/{brand}/replies/{reply}/act {"act":"not_sent","version":3}
< 200
~ "state":"by_hand"
> GET /api/brands/{brand}/cases/{case}
< 200
~ "answered_at":null
= version "version":
# Another answer to the same case: each is approved with the other in sight.
+ If-Match: "v{version}"
+ Idempotency-Key: kunci-0002
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, boleh kirim fotonya? Kami cek sekarang.","is_public":true}
< 201
~ "meanwhile":"reply={reply}"
= other "id":
@ approver
> POST /api/brands/{brand}/replies/{other}/act {"act":"approve","version":1,"text":"Halo Kak Sari, boleh kirim fotonya? Kami cek sekarang."}
< 409
~ "code":"meanwhile"
> POST /api/brands/{brand}/replies/{other}/act {"act":"approve","version":1,"meanwhile":"reply={reply}","text":"Halo Kak Sari, boleh kirim fotonya? Kami cek sekarang."}
< 200
~ "state":"by_hand"
# An emergency stop holds people, too.
@ owner
> POST /api/brands/{brand}/halts {"reason":"salah unggah"}
< 201
= halt "id":
@ writer
> POST /api/brands/{brand}/replies/{reply}/act {"act":"mark_sent","version":4}
< 422
~ "code":"halted_link"
@ owner
> POST /api/brands/{brand}/halts/{halt}/end
< 200
@ writer
> POST /api/brands/{brand}/replies/{reply}/act {"act":"mark_sent","version":4}
< 200
~ "state":"sent"
@ admin
> GET /api/brands/{brand}/audit
< 200
~ reply.approve
~ reply.mark_sent
! mohon maaf
> POST /api/brands/{brand}/audit/verify
< 200
~ "bad_seq":null
