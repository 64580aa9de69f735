# Evidence files and seals; erasing a person's data on their request.
@ writer
> POST /api/brands/{brand}/paste {"source_id":{source},"author":"Sari","handle":"@sari_k","text":"Kemasan bocor, tolong diganti","link":"https://instagram.example/p/9"}
< 201
= case "id":
> GET /api/brands/{brand}/cases/{case}/person
< 200
~ "handle":"@sari_k"
= author "authors":[{"id":
# its log shows what others did: whoever may not approve makes none
> POST /api/brands/{brand}/cases/{case}/proof
< 403
@ approver
> POST /api/brands/{brand}/cases/{case}/proof
< 200
~ <!doctype html>
~ Kemasan bocor
~ sign	
> POST /api/brands/{brand}/cases/999999/proof
< 404
> GET /api/brands/{brand}/seals
< 403
@ writer

# only an owner erases, who types the account and says why
> POST /api/brands/{brand}/authors/{author}/erase {"handle":"@sari_k","reason":"surat"}
< 403
@ owner
> GET /api/brands/{brand}/seals
< 200
~ "signature":"
> POST /api/brands/{brand}/authors/{author}/erase {"handle":"@sari","reason":"surat"}
< 422
~ "field":"handle"
> POST /api/brands/{brand}/authors/{author}/erase {"handle":"@sari_k","reason":" "}
< 422
~ "field":"reason"
> POST /api/brands/{brand}/authors/{author}/erase {"handle":"@sari_k","reason":"surat 2 November"}
< 200
~ "messages":1
> POST /api/brands/{brand}/authors/{author}/erase {"handle":"@sari_k","reason":"surat 2 November"}
< 409
> GET /api/brands/{brand}/cases/{case}
< 200
! Kemasan bocor
! @sari_k
> GET /api/brands/{brand}/cases?search=bocor
< 200
! Kemasan bocor
