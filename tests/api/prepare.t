# Threats, playbooks, matrix and readiness: prepared by who manages, read by everybody.
@ writer
> POST /api/brands/{brand}/threats/starters {"language":"id"}
< 403
> POST /api/brands/{brand}/threats {"name":"x","side":"inside","situation":"accident","likelihood":1,"effect":1,"words":[],"signals":[]}
< 403
> GET /api/brands/{brand}/readiness
< 200
~ "is_ready":false
~ "lacking":"threats"
~ "step":"take_over"
~ "name":"contacts"
~ "name":"drill"
~ "name":"vetting"
~ "name":"quiz"
@ owner
> GET /api/brands/{brand}/threats/starters?language=en
< 200
~ "name":"A hoax"
> GET /api/brands/{brand}/threats/starters?language=jv
< 422
~ "field":"language"
> POST /api/brands/{brand}/threats/starters {"language":"id","keys":["naga"]}
< 422
~ "field":"keys"
> POST /api/brands/{brand}/threats/starters {"language":"id","keys":["spoiled_product"]}
< 200
~ "starter":"spoiled_product"
~ "score":15
= threat "id":
= book "playbook_id":
> GET /api/brands/{brand}/readiness
< 200
~ "step":"add_outside"
~ "step":"finish_playbook"
> POST /api/brands/{brand}/threats {"name":"Rem blong","side":"inside","situation":"accident","likelihood":9,"effect":1,"words":[],"signals":[]}
< 422
~ "field":"likelihood"
> POST /api/brands/{brand}/threats {"name":"Paket telat","side":"outside","situation":"accident","likelihood":4,"effect":3,"words":["belum sampai"],"signals":[]}
< 201
~ "version":1
= late "id":
> PUT /api/brands/{brand}/threats/{late} {"name":"Paket telat","side":"outside","situation":"accident","likelihood":5,"effect":3,"words":["belum sampai","telat"],"signals":["crowd"],"version":1}
< 200
~ "score":15
> PUT /api/brands/{brand}/threats/{late} {"name":"Paket telat","side":"outside","situation":"accident","likelihood":1,"effect":1,"words":[],"signals":[],"version":1}
< 409
# what a customer wrote bears a sign of a live threat
@ reader
> GET /api/brands/{brand}/cases/{case}/threats
< 200
~ "name":"Paket telat"
~ "words":["belum sampai"]
@ owner
> POST /api/brands/{brand}/threats/{late}/act {"act":"retire"}
< 200
> GET /api/brands/{brand}/cases/{case}/threats
< 200
~ "items":[]
> GET /api/brands/{brand}/threats?is_retired=true
< 200
~ "name":"Paket telat"
> POST /api/brands/{brand}/threats/{late}/act {"act":"restore"}
< 200
> POST /api/brands/{brand}/threats/{late}/act {"act":"restore"}
< 409
# playbooks
> GET /api/brands/{brand}/playbooks
< 200
~ "starter":"spoiled_product"
@ reader
> GET /api/brands/{brand}/playbooks/{book}
< 200
~ "suggested":"rebuild"
~ "duty":"responder"
> POST /api/brands/{brand}/playbooks/{book}/act {"act":"retire"}
< 403
@ owner
> PUT /api/brands/{brand}/playbooks/{book} {"name":"Basi","threat_id":{threat},"posture":"rebuild","steps":[{"phase":"response","text":"Hentikan penjualan","duty":"lead","minutes":30}],"approver_id":{owner},"version":1}
< 200
~ "approver_id":
~ "steps":[{"phase":"response","text":"Hentikan penjualan","duty":"lead","minutes":30}]
> PUT /api/brands/{brand}/playbooks/{book} {"name":"Basi","posture":"rebuild","steps":[],"version":1}
< 409
> PUT /api/brands/{brand}/playbooks/{book} {"name":"Basi","posture":"rebuild","steps":[],"holding":"dasar bodoh","version":2}
< 422
~ "field":"holding"
> POST /api/brands/{brand}/playbooks {"name":"Gempa","posture":"inform","steps":[{"phase":"closed","text":"x","duty":"lead","minutes":0}]}
< 422
~ "field":"steps"
> POST /api/brands/{brand}/playbooks {"name":"Gempa","posture":"inform","steps":[]}
< 201
= quake "id":
> POST /api/brands/{brand}/playbooks/{quake}/act {"act":"retire"}
< 200
~ "retired_at":"
# the matrix
> GET /api/brands/{brand}/matrix?language=en
< 200
~ Answer where they wrote
> GET /api/brands/{brand}/cases/{case}/handling
< 200
~ "minutes":
> PUT /api/brands/{brand}/matrix {"class":"complaint","move":"Telepon","tone":"hangat","role":"reader","minutes":5}
< 422
~ "field":"role"
> PUT /api/brands/{brand}/matrix {"class":"complaint","channel":"radio","move":"Telepon","tone":"hangat","role":"writer","minutes":5}
< 422
~ "field":"channel"
> PUT /api/brands/{brand}/matrix {"class":"complaint","channel":"instagram","move":"Telepon","tone":"hangat","role":"writer","minutes":5}
< 200
~ "version":1
> POST /api/brands/{brand}/matrix/reset {"class":"complaint","channel":"instagram"}
< 204
> POST /api/brands/{brand}/matrix/reset {"class":"complaint","channel":"instagram"}
< 404
# the escalation ladder
> GET /api/brands/{brand}/escalation?language=en
< 200
~ "id":null,"level":"normal"
~ Send the holding answer where it began
> GET /api/brands/{brand}/escalation?language=jv
< 422
~ "field":"language"
> PUT /api/brands/{brand}/escalation {"level":"badai","holds_when":"x","move":"x","minutes":5}
< 422
~ "field":"level"
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":" ","move":"x","minutes":5}
< 422
~ "field":"holds_when"
~ "code":"level_when_empty"
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"Tiga toko bertanya","move":"x","minutes":0}
< 422
~ "field":"minutes"
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"Tiga toko bertanya","move":"x","minutes":5,"owner_id":{owner},"deputy_id":{owner}}
< 422
~ "code":"deputy_is_owner"
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"Tiga toko bertanya","move":"x","minutes":5,"owner_id":99999}
< 422
~ "field":"owner_id"
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"Tiga toko <b>bertanya</b>","move":"Telepon pemasok","tell":"Pemilik","minutes":20,"owner_id":{owner}}
< 200
= first "version":
~ "owner_id":{owner}
~ "deputy_id":null
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"Tiga toko bertanya","move":"Telepon","minutes":20}
< 409
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"Tiga toko bertanya","move":"Telepon","minutes":20,"owner_id":{owner},"version":{first}}
< 200
= second "version":
~ "tell":null
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"Tiga toko bertanya","move":"Telepon","minutes":20,"version":{first}}
< 409
> GET /api/brands/{brand}/readiness
< 200
~ "name":"escalation","state":"partly"
~ "step":"name_owner"
> GET /api/brands/{brand}/plan
< 200
~ "escalation":[{"level":"issue","holds_when":"Tiga toko bertanya","move":"Telepon","tell":null,"minutes":20}]
@ writer
> GET /api/brands/{brand}/escalation
< 200
~ "holds_when":"Tiga toko bertanya"
> GET /api/brands/{brand}/crises/proposal
< 200
~ "level":"
> PUT /api/brands/{brand}/escalation {"level":"issue","holds_when":"x","move":"x","minutes":5,"version":{second}}
< 403
> POST /api/brands/{brand}/escalation/reset {"level":"issue","version":{second}}
< 403
@ stranger
> GET /api/brands/{brand}/escalation
< 404
@ owner
> POST /api/brands/{brand}/escalation/reset {"level":"issue","version":{first}}
< 409
> POST /api/brands/{brand}/escalation/reset {"level":"issue","version":{second}}
< 204
# readiness and the plan as one file
> POST /api/brands/{brand}/readiness/vouch {"part":"backup"}
< 200
~ "name":"backup","state":"done"
> POST /api/brands/{brand}/readiness/vouch {"part":"threats"}
< 422
~ "field":"part"
> GET /api/brands/{brand}/plan
< 200
~ "kind":"tanggap-plan"
~ "threat":"Produk cacat, basi, atau kedaluwarsa"
> POST /api/brands/{brand}/plan {"kind":"lain","format":1,"threats":[],"playbooks":[],"matrix":[]}
< 422
~ "field":"kind"
> POST /api/brands/{brand}/plan {"kind":"tanggap-plan","format":1,"threats":[{"name":"Boikot","side":"outside","situation":"rumour","likelihood":2,"effect":4,"words":["boikot"],"signals":[]}],"playbooks":[{"name":"Boikot","threat":"Boikot","posture":"deny","steps":[]}],"matrix":[]}
< 200
~ "threats":1,"playbooks":1,"matrix":0,"escalation":0,"left":0
> POST /api/brands/{brand}/plan {"kind":"tanggap-plan","format":1,"threats":[],"playbooks":[],"matrix":[],"escalation":[{"level":"crisis","holds_when":"Ada yang sakit","move":"Telepon","minutes":10},{"level":"crisis","holds_when":"Lain","move":"Lain","minutes":10}]}
< 200
~ "escalation":1,"left":1
@ stranger
> GET /api/brands/{brand}/threats
< 404
> PUT /api/brands/{other}/threats/{threat} {"name":"x","side":"inside","situation":"accident","likelihood":1,"effect":1,"words":[],"signals":[],"version":1}
< 404
> GET /api/brands/{other}/playbooks/{book}
< 404
> POST /api/brands/{other}/playbooks/{book}/act {"act":"retire"}
< 404
