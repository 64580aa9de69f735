# Promises, closing with an outcome, asking again, public to private.
@ writer
> GET /api/brands/{brand}/cases/{case}/care
< 200
~ "promises":[]
~ "needs_outcome":false
~ "is_needed":true
~ "public_at":null
> GET /api/brands/{brand}/cases/999999/care
< 404
> POST /api/brands/{brand}/cases/{case}/promises {"text":"  ","due_at":"2026-11-05T03:00:00Z"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/cases/{case}/promises {"text":"Kurir menjemput","due_at":"2020-01-01T00:00:00Z"}
< 422
~ "field":"due_at"
~ promise_time
# What an answer promises is found, confirmed with one tap, and counts when it left.
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
+ Idempotency-Key: kunci-0001
+ If-Match: "v{version}"
> POST /api/brands/{brand}/cases/{case}/replies {"text":"Halo Kak Sari, maaf atas paketnya. Kami kirim penggantinya besok.","is_public":true,"overrides":true}
< 201
= reply "id":
> GET /api/brands/{brand}/cases/{case}/care
< 200
~ "state":"found"
~ Kami kirim penggantinya besok
= promise "promises":[{"id":
> GET /api/brands/{brand}/promises?filter=found
< 200
~ "items":[]
> POST /api/brands/{brand}/promises/{promise}/act {"act":"confirm","version":1}
< 200
~ "state":"open"
~ "given_at":null
> POST /api/brands/{brand}/promises/{promise}/act {"act":"keep","version":2}
< 409
> POST /api/brands/{brand}/promises/{promise}/act {"act":"confirm","version":1}
< 409
@ approver
> POST /api/brands/{brand}/replies/{reply}/act {"act":"approve","version":1,"text":"Halo Kak Sari, maaf atas paketnya. Kami kirim penggantinya besok."}
< 200
@ writer
> POST /api/brands/{brand}/replies/{reply}/act {"act":"mark_sent","version":2}
< 200
> GET /api/brands/{brand}/promises?filter=mine
< 200
~ "id":{promise},
= promise_version "version":
> POST /api/brands/{brand}/cases/{case}/promises {"text":"Kurir menelepon 081234567890","due_at":"2026-11-05T03:00:00Z"}
< 201
~ 081234567890
~ "kind":"other"
= written "id":
@ reader
> GET /api/brands/{brand}/promises?filter=all
< 200
~ "id":{promise},
~ "id":{written},
! 081234567890
> GET /api/brands/{brand}/promises?filter=mine
< 200
~ "items":[]
> GET /api/brands/{brand}/promises?filter=all&cursor=abc
< 422
~ "field":"cursor"
> POST /api/brands/{brand}/promises/{promise}/act {"act":"keep","version":{promise_version}}
< 403
@ writer
> GET /api/brands/{brand}/care
< 200
~ "found":0
# From public to private: the clock runs, a tick ends it.
> GET /api/brands/{brand}/cases/{case}/care
< 200
~ "public_turns":1
! "due_at":null,"public_turns"
> PUT /api/brands/{brand}/cases/{case}/handoff {"public_ticked":false,"private_ticked":true}
< 200
~ "private_ticked":true
~ "due_at":null
@ reader
> PUT /api/brands/{brand}/cases/{case}/handoff {"public_ticked":false,"private_ticked":false}
< 403
> POST /api/brands/{brand}/promises/{written}/act {"act":"move","version":1,"due_at":"2026-11-06T03:00:00Z","reason":"kurir libur"}
< 403
@ writer
> POST /api/brands/{brand}/promises/{written}/act {"act":"move","version":1,"due_at":"2026-11-06T03:00:00Z","reason":"kurir libur"}
< 200
~ "must_tell":true
~ "moved":1
> POST /api/brands/{brand}/promises/{written}/act {"act":"drop","version":2,"reason":"pelanggan ambil sendiri"}
< 200
~ "state":"dropped"
# Over an open promise nothing closes; then it asks how it ended.
@ writer
> GET /api/brands/{brand}/cases/{case}
< 200
= version "version":
> POST /api/brands/{brand}/cases/{case}/act {"act":"done","version":{version}}
< 422
~ "field":"outcome"
~ outcome_needed
> POST /api/brands/{brand}/cases/{case}/close {"version":{version},"outcome":"accepted"}
< 403
~ "clause":"promises"
> POST /api/brands/{brand}/promises/{promise}/act {"act":"drop","version":{promise_version}}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/promises/{promise}/act {"act":"keep","version":{promise_version}}
< 200
~ "state":"kept"
> POST /api/brands/{brand}/cases/{case}/close {"version":{version},"outcome":"best_effort"}
< 422
~ "field":"attempts"
> POST /api/brands/{brand}/cases/{case}/close {"version":{version},"outcome":"accepted","public_note":"Sudah beres, terima kasih Kak Sari."}
< 403
~ "clause":"close_note"
> POST /api/brands/{brand}/cases/{case}/close {"version":1,"outcome":"accepted"}
< 409
> POST /api/brands/{brand}/cases/{case}/close {"version":{version},"outcome":"accepted","regretted":true,"offered":true,"responded":true}
< 200
~ "state":"done"
> GET /api/brands/{brand}/cases/{case}/care
< 200
~ "outcome":"accepted"
~ "number":3
~ "state":"planned"
= follow "follow_ups":[{"id":
> POST /api/brands/{brand}/follow-ups/{follow}/act {"act":"asked"}
< 409
> GET /api/brands/{brand}/follow-ups
< 200
~ "items":[]
> GET /api/brands/{brand}/promises?filter=past
< 200
~ "state":"kept"
> GET /api/brands/{brand}/promises/rates
< 200
~ "kept":1
> GET /api/brands/{brand}/promises/rates?month=November
< 422
~ "field":"month"
# Another brand's promise does not exist.
@ stranger
> POST /api/brands/{brand}/promises/{promise}/act {"act":"keep","version":1}
< 404
