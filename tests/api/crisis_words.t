# What is said in a crisis: facts, what sentences rest on, updates, the public page, the apology, the first word.
@ writer
> POST /api/brands/{brand}/cases/{case}/problem {"problem_id":null,"name":"Kemasan bocor"}
< 200
= problem "problem_id":
> POST /api/brands/{brand}/crises {"name":"Kemasan bocor","problem_id":{problem}}
< 201
= crisis "id":
@ reader
> POST /api/brands/{brand}/crises/{crisis}/facts {"text":"Batch 12 bocor","source":"Gudang"}
< 403
@ writer
> POST /api/brands/{brand}/crises/{crisis}/facts {"text":" ","source":"Gudang"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/crises/{crisis}/facts {"text":"Batch 12 bocor","source":"Gudang","link":"javascript:alert(1)"}
< 422
~ "field":"link"
> POST /api/brands/{brand}/crises/999999/facts {"text":"Batch 12 bocor","source":"Gudang"}
< 404
> POST /api/brands/{brand}/crises/{crisis}/facts {"text":"Kemasan batch 12 bocor","source":"Gudang","link":"https://foto.example/12"}
< 201
~ "state":"unsure"
= fact "id":
> POST /api/brands/{brand}/facts/{fact}/act {"act":"verify","version":1}
< 403
~ "clause":"four_eyes"
> POST /api/brands/{brand}/crises/{crisis}/claims/read {"text":"Halo Kak. Kemasan batch 12 bocor."}
< 200
~ "stand":"none"
~ "stand":"open"
~ "proposed_id":{fact}
> PUT /api/brands/{brand}/crises/{crisis}/claims {"sentence":"Kemasan batch 12 bocor.","fact_id":999999,"is_free":false}
< 422
~ "field":"fact_id"
> PUT /api/brands/{brand}/crises/{crisis}/claims {"sentence":"Kemasan batch 12 bocor.","fact_id":{fact},"is_free":false}
< 204
> POST /api/brands/{brand}/crises/{crisis}/updates {"stage":"checking","known":"Kemasan batch 12 bocor.","unknown":"Penyebabnya.","doing":"Uang kami kembalikan besok pukul 17.00.","next_at":null}
< 422
~ "field":"next_at"
> POST /api/brands/{brand}/crises/{crisis}/updates {"stage":"checking","known":"Kemasan batch 12 bocor.","unknown":"Penyebabnya.","doing":"Uang kami kembalikan besok pukul 17.00.","next_at":"2199-01-01T00:00:00Z"}
< 422
~ "field":"next_at"
> POST /api/brands/{brand}/crises/{crisis}/updates {"stage":"done","known":"Kemasan batch 12 bocor.","unknown":"Penyebabnya.","doing":"Uang kami kembalikan besok pukul 17.00.","next_at":null}
< 201
~ "state":"draft"
~ "number":1
= update "id":
> PUT /api/brands/{brand}/crisis-updates/{update} {"stage":"done","known":"Kemasan batch 12 bocor.","unknown":"Penyebab pastinya belum kami tahu.","doing":"Uang kami kembalikan besok pukul 17.00.","next_at":null,"version":7}
< 409
> PUT /api/brands/{brand}/crisis-updates/{update} {"stage":"done","known":"Kemasan batch 12 bocor.","unknown":"Penyebab pastinya belum kami tahu.","doing":"Uang kami kembalikan besok pukul 17.00.","next_at":null,"version":1}
< 200
> POST /api/brands/{brand}/crisis-updates/{update}/act {"act":"approve","version":2}
< 403
@ approver
> POST /api/brands/{brand}/crisis-updates/{update}/act {"act":"approve","version":2}
< 422
~ "clause":"substance"
~ "field":"known"
> POST /api/brands/{brand}/facts/{fact}/act {"act":"verify","version":1}
< 200
~ "state":"sure"
> POST /api/brands/{brand}/crisis-updates/{update}/act {"act":"approve","version":2}
< 200
~ "state":"approved"
@ writer
> POST /api/brands/{brand}/crisis-updates/{update}/posts {"channel":"instagram","link":"https://ig.example/p/1"}
< 409
> POST /api/brands/{brand}/crisis-updates/{update}/act {"act":"publish","version":3}
< 200
~ "state":"published"
# It stands nowhere yet: that is no public word.
> GET /api/brands/{brand}/crises/{crisis}
< 200
! first_word_at":"
> GET /api/brands/{brand}/crises/{crisis}/promises
< 200
~ "kind":"refund"
= promise "id":
> POST /api/brands/{brand}/crisis-promises/{promise}/end {"version":1,"is_kept":true,"proof":"https://toko.example/bukti"}
< 200
~ "state":"kept"
> GET /api/brands/{brand}/crisis-updates/{update}/copies
< 200
~ "channel":"tiktok"
> POST /api/brands/{brand}/crisis-updates/{update}/posts {"channel":"instagram","link":"bukan tautan"}
< 422
~ "field":"link"
> POST /api/brands/{brand}/crisis-updates/{update}/posts {"channel":"instagram","link":"https://ig.example/p/1"}
< 201
> GET /api/brands/{brand}/crises/{crisis}/posts
< 200
~ https://ig.example/p/1
> GET /api/brands/{brand}/crises/{crisis}
< 200
~ first_word_at":"
# The page is off until an approver turns it on.
> POST /api/brands/{brand}/crises/{crisis}/page
< 200
~ "is_on":false
$ slug "slug":"
> PUT /api/brands/{brand}/crises/{crisis}/page {"version":1,"slug":"kabar-rendang","title":"Kabar rendang","is_on":true,"shows_promises":true}
< 403
@ nobody
> GET /kabar/{slug}
< 404
! bocor
@ approver
> PUT /api/brands/{brand}/crises/{crisis}/page {"version":1,"slug":"Kabar Rendang","title":"Kabar rendang","is_on":true,"shows_promises":true}
< 422
~ "field":"slug"
> PUT /api/brands/{brand}/crises/{crisis}/page {"version":1,"slug":"kabar-rendang","title":"Kabar <i>rendang</i>","is_on":true,"shows_promises":true}
< 200
~ "is_on":true
@ nobody
> GET /kabar/kabar-rendang
< 200
~ Kemasan batch 12 bocor.
~ Kabar &lt;i&gt;rendang
~ ditepati
! <script
> GET /kabar/kabar-rendang?lang=en
< 200
~ What we know
@ reader
> GET /api/brands/{brand}/crises/{crisis}/page.html
< 200
~ <style>
~ Kemasan batch 12 bocor.
# Correcting it keeps what stood there.
@ writer
> POST /api/brands/{brand}/crisis-updates/{update}/act {"act":"revise","version":4}
< 200
~ "turn":2
~ "state":"draft"
= second "id":
~ "missing":[]
# A draft is kept as it is; what it lacks is told before anybody asks for the second person.
> PUT /api/brands/{brand}/crisis-updates/{second} {"stage":"done","known":" ","unknown":"","doing":"Kemasan kami periksa.","next_at":null,"version":1}
< 200
~ "missing":["known"]
> GET /api/brands/{brand}/crises/{crisis}/updates
< 200
~ "missing":["known"]
@ approver
> POST /api/brands/{brand}/crisis-updates/{second}/act {"act":"approve","version":2}
< 422
~ "field":"known"
@ writer
> POST /api/brands/{brand}/crisis-updates/{second}/act {"act":"discard","version":2}
< 200
# The apology, block by block.
> POST /api/brands/{brand}/crises/{crisis}/apology {"what":"Kemasan batch 12 bocor.","whom":"41 pembeli.","sorry":"Kami minta maaf jika ada yang merasa dirugikan.","action":"Kami akan berbenah.","reach":"DM kami."}
< 200
~ "fault":"if"
~ "fault":"no_time"
~ "is_ready":false
# An answer of its cases rests on facts; the holding answer goes to all at once.
> GET /api/brands/{brand}/crises/{crisis}/first-word
< 200
~ "cases":1
~ "is_free":true
> POST /api/brands/{brand}/crises/{crisis}/first-word {"is_elsewhere":true}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/crises/{crisis}/first-word {"is_elsewhere":true,"reason":"Akunnya diblokir"}
< 201
~ "state":"counting"
> POST /api/brands/{brand}/crises/{crisis}/first-word/release {"reason":"x"}
< 409
@ stranger
> GET /api/brands/{brand}/crises/{crisis}/facts
< 404
> GET /api/brands/{brand}/facts/{fact}
< 404
