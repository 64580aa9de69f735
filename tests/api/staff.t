# Who is told on a bad day: the contact tree, the audience map, and a broadcast to all of the staff.
@ writer
> POST /api/brands/{brand}/contacts {"name":"Bu Ningsih"}
< 403
@ owner
> POST /api/brands/{brand}/contacts {"name":" "}
< 422
~ "field":"name"
~ Tulis namanya
> POST /api/brands/{brand}/contacts {"name":"Bu Ningsih","role":"Kepala dapur","team":"Dapur","phone":"081234567890","mail":"ningsih@toko.example"}
< 201
~ "version":1
= ningsih "id":
> POST /api/brands/{brand}/contacts {"name":"Pak Joko","caller_id":{ningsih},"phone":"0812-0000-1111"}
< 201
= joko "id":
> PUT /api/brands/{brand}/contacts/{ningsih} {"name":"Bu Ningsih","caller_id":{joko},"version":1}
< 422
~ "field":"caller_id"
~ berputar
> PUT /api/brands/{brand}/contacts/{joko} {"name":"Pak Joko","role":"Kurir","caller_id":{ningsih},"version":1}
< 200
~ "version":2
> PUT /api/brands/{brand}/contacts/{joko} {"name":"Pak Joko","version":1}
< 409
> GET /api/brands/{brand}/contacts/csv
< 200
~ "Bu Ningsih","Kepala dapur","Dapur","081234567890","ningsih@toko.example"
> POST /api/brands/{brand}/contacts/csv {"csv":"nama;ditelepon_oleh\nBudi;Zorro\n"}
< 422
~ Baris 2
> POST /api/brands/{brand}/contacts/csv {"csv":"nama;telepon\nBudi;bukan nomor\n"}
< 422
~ Baris 2 belum benar
> POST /api/brands/{brand}/contacts/csv {"csv":"nama;ditelepon_oleh\nBudi;Pak Joko\n"}
< 200
~ "added":1
@ reader
> GET /api/brands/{brand}/contacts
< 200
~ "name":"Bu Ningsih"
! 081234567890
! ningsih@toko.example
> GET /api/brands/{brand}/contacts/csv
< 403
@ writer
> GET /api/brands/{brand}/contacts
< 200
~ 081234567890
@ stranger
> GET /api/brands/{other}/contacts
< 200
~ "items":[]
> DELETE /api/brands/{other}/contacts/{ningsih}
< 404

# The map of audiences, and what each was told in a crisis.
@ writer
> POST /api/brands/{brand}/audiences/starter {}
< 403
@ owner
> POST /api/brands/{brand}/audiences/starter {}
< 201
~ Pelanggan yang terkena
= audience "id":
> POST /api/brands/{brand}/audiences/starter {}
< 409
> POST /api/brands/{brand}/audiences {"name":"Tetangga toko","channel":"tatap muka","position":9}
< 201
= neighbour "id":
> DELETE /api/brands/{brand}/audiences/{neighbour}
< 204
@ writer
> POST /api/brands/{brand}/crises {"name":"Kemasan bocor"}
< 201
= crisis "id":
> POST /api/brands/{brand}/crises/{crisis}/audiences/{audience} {"said":" "}
< 422
~ "field":"said"
> POST /api/brands/{brand}/crises/{crisis}/audiences/{audience} {"said":"Kami sudah tahu, kabar berikutnya pukul 20.00.","channel":"balasan publik"}
< 200
~ "told_by_way":"balasan publik"
~ "told_count":1
> POST /api/brands/{brand}/crises/{crisis}/audiences/{neighbour} {"said":"x"}
< 404
@ reader
> GET /api/brands/{brand}/crises/{crisis}/audiences
< 200
~ kabar berikutnya pukul 20.00
> POST /api/brands/{brand}/crises/{crisis}/audiences/{audience} {"said":"x"}
< 403

# All of the staff are told.
> POST /api/brands/{brand}/crises/{crisis}/staff {"text":"x"}
< 403
@ writer
> GET /api/brands/{brand}/crises/{crisis}/staff
< 200
~ "current_id":null
~ "broadcasts":[]
> GET /api/brands/{brand}/crises/{crisis}/staff/link
< 404
> POST /api/brands/{brand}/crises/{crisis}/staff {"text":"   "}
< 422
~ "field":"text"
> POST /api/brands/{brand}/crises/{crisis}/staff {"text":"x","statement_id":5,"statement_number":1}
< 409
> POST /api/brands/{brand}/crises/{crisis}/staff {"text":"Ada kemasan <b>bocor</b>.","say":"Kami sedang mengecek","avoid":"Menyebut penyebab","send_to":"Arahkan ke DM akun toko"}
< 201
~ "read_how":"desk"
~ "is_outdated":false
> GET /api/brands/{brand}/crises/{crisis}/staff/link
< 200
~ Ada kemasan
$ sheet /staf/
> GET /api/brands/{brand}/crises/{crisis}/staff/sheet
< 200
~ <svg class="qr"
~ kemasan &lt;b&gt;bocor
@ reader
> GET /api/brands/{brand}/crises/{crisis}/staff/link
< 403
> GET /api/brands/{brand}/crises/{crisis}/staff/sheet
< 200
> GET /api/brands/{brand}/crises/{crisis}/staff
< 200
~ "is_mine_unread":true
! 081234567890
> POST /api/brands/{brand}/crises/{crisis}/staff/read
< 204
> GET /api/brands/{brand}/crises/{crisis}/staff
< 200
~ "is_mine_unread":false
@ nobody
> GET /staf/tebakan
< 404
~ sudah tidak berlaku
> GET /staf/{sheet}
< 200
~ kemasan &lt;b&gt;bocor
~ Boleh dikatakan
~ Menyebut penyebab
~ Arahkan ke DM akun toko
~ name="name"
= broadcast name="broadcast" value="
> form POST /staf/{sheet} broadcast={broadcast}&name=
< 200
~ Tulis nama Anda dulu
+ Origin: https://evil.example
> form POST /staf/{sheet} broadcast={broadcast}&name=Pak+Joko
< 401
> form POST /staf/{sheet} broadcast=999999&name=Pak+Joko
< 200
~ baru saja diganti
> form POST /staf/{sheet} broadcast={broadcast}&name=pak+joko
< 200
~ Sudah tercatat dibaca
@ writer
> GET /api/brands/{brand}/crises/{crisis}/staff
< 200
~ "read_how":"sheet"
= unread "receipts":[{"id":
> GET /api/brands/{brand}/crises/{crisis}/staff/receipts/{unread}
< 200
$ own /staf/
> POST /api/brands/{brand}/crises/{crisis}/staff/receipts/{unread} {"how":"link"}
< 422
~ "field":"how"
@ stranger
> GET /api/brands/{other}/crises/{crisis}/staff
< 404
> GET /api/brands/{other}/crises/{crisis}/staff/receipts/{unread}
< 404
> POST /api/brands/{other}/crises/{crisis}/staff/remind
< 404
@ nobody
> GET /staf/{own}
< 200
~ Tautan ini untuk
! name="name"
> form POST /staf/{own} broadcast={broadcast}
< 200
~ Sudah tercatat dibaca
> GET /staf/{own}
< 200
! Sudah baca</button>
@ writer
> POST /api/brands/{brand}/crises/{crisis}/staff/receipts/{unread} {"how":"told"}
< 404
> POST /api/brands/{brand}/crises/{crisis}/staff/remind
< 200
~ "count":0
# Told anew: receipts begin again, and the old link shows the new text.
> POST /api/brands/{brand}/crises/{crisis}/staff {"text":"Batch 12 ditarik."}
< 201
~ "replaced_at":"2
@ nobody
> GET /staf/{own}
< 200
~ sudah diganti
~ Batch 12 ditarik.
~ Sudah baca</button>
