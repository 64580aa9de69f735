# Disposisi: a department is asked, answers by link, and its answer stands in the case.
@ writer
> PUT /api/brands/{brand}/departments/contacts {"department":"Gudang","due_after":3600}
< 403
@ owner
> PUT /api/brands/{brand}/departments {"subjects":[{"subject":"delivery","department":"Gudang"}]}
< 200
> PUT /api/brands/{brand}/departments/contacts {"department":"Gudang","name":"Bu Ningsih","address":"gudang@toko.example","due_after":7200}
< 200
~ "due_at":"
> PUT /api/brands/{brand}/departments/contacts {"department":"Gudang","address":"bukan","due_after":7200}
< 422
~ "field":"address"
@ reader
> GET /api/brands/{brand}/departments/contacts
< 200
~ "department":"Gudang"
! gudang@toko.example
> POST /api/brands/{brand}/cases/{case}/referrals {"department":"Gudang","question":"x"}
< 403
@ writer
> POST /api/brands/{brand}/cases/{case}/referrals {"department":"Gudang","question":" "}
< 422
~ "field":"question"
~ "remedy":"Pertanyaannya
> POST /api/brands/{brand}/cases/{case}/referrals {"department":"Satpam","question":"Mana paketnya?"}
< 422
~ "field":"department"
> POST /api/brands/{brand}/cases/{case}/referrals {"department":"Gudang","question":"Kapan paketnya dikirim?"}
< 201
~ "state":"asked"
~ "mail":"due"
= referral "id":
> GET /api/brands/{brand}/cases/{case}
< 200
~ "state":"referred"
> GET /api/brands/{brand}/referrals
< 200
~ "question":"Kapan paketnya dikirim?"
> GET /api/brands/{brand}/referrals?closed=true
< 200
~ "items":[]
> POST /api/brands/{brand}/referrals/{referral}/act {"act":"answer","version":1,"text":""}
< 422
~ "field":"text"
> POST /api/brands/{brand}/referrals/{referral}/act {"act":"answer","version":9,"text":"Besok"}
< 409
@ stranger
> GET /api/brands/{brand}/referrals
< 404
> GET /api/brands/{other}/cases/{case}/referrals
< 200
~ "items":[]
> POST /api/brands/{other}/referrals/{referral}/act {"act":"withdraw","version":1}
< 404
> GET /api/brands/{other}/referrals/{referral}/link
< 404
@ reader
> GET /api/brands/{brand}/referrals/{referral}/link
< 403
@ writer
> GET /api/brands/{brand}/referrals/{referral}/link
< 200
$ link /bagian/
@ nobody
> GET /bagian/tebakan
< 404
~ sudah tidak berlaku
> GET /bagian/{link}
< 200
~ Kapan paketnya dikirim?
~ paket saya belum sampai
~ Gudang
~ value="Bu Ningsih"
> form POST /bagian/{link} act=answer&version=1&text=
< 200
~ Belum terkirim
> form POST /bagian/{link} act=withdraw&version=1
< 422
> form POST /bagian/{link} act=take&version=1&until=2026-11-03T16:00
< 200
~ 3 Nov 2026 16.00 WIB
> form POST /bagian/{link} act=answer&version=1&text=Sudah+dikirim
< 200
~ baru saja mengubah
~ Sudah dikirim</textarea>
> form POST /bagian/{link} act=answer&version=2&text=Sudah+dikirim+tadi+pagi&name=Pak+Joko
< 200
~ sudah sampai di tim
! Kapan paketnya
> GET /bagian/{link}
< 404
@ writer
> GET /api/brands/{brand}/cases/{case}
< 200
~ "kind":"answer"
~ "who":"Gudang (Pak Joko)"
~ Sudah dikirim tadi pagi
~ "state":"classified"
> GET /api/brands/{brand}/referrals/{referral}/link
< 409
> GET /api/brands/{brand}/referrals?closed=true
< 200
~ "state":"answered"
> POST /api/brands/{brand}/problems/999999/referrals {"department":"Gudang","question":"x"}
< 409
