# Signed messages from another program: forged ones all read the same, replayed ones too.
@ nobody
> POST /api/hooks/{hook} {"items":[{"id":"h1","text":"min kok lama","author":"Budi","handle":"@budi"}]}
< 403
~ the signature is missing, wrong, too old or used before
> POST /api/hooks/99999 {"items":[]}
< 403
~ the signature is missing, wrong, too old or used before
> POST /api/hooks/{source} {"items":[]}
< 403
~ the signature is missing, wrong, too old or used before
+ X-Tanggap-Timestamp: 1793590000
+ X-Tanggap-Signature: sha256=0000000000000000000000000000000000000000000000000000000000000000
> POST /api/hooks/{hook} {"items":[{"id":"h1","text":"min kok lama"}]}
< 403
~ the signature is missing, wrong, too old or used before
> signed POST /api/hooks/{hook} {"items":[{"id":"h1","text":"min kok lama banget balasnya?","author":"Budi","handle":"@budi"}]}
< 202
~ "taken":1
# The very same bytes again: refused like a forged one, and one row.
> signed POST /api/hooks/{hook} {"items":[{"id":"h1","text":"min kok lama banget balasnya?","author":"Budi","handle":"@budi"}]}
< 403
~ the signature is missing, wrong, too old or used before
* 5
> signed POST /api/hooks/{hook} {"items":[{"id":"h1","text":"min kok lama banget balasnya?","author":"Budi","handle":"@budi"}]}
< 202
~ "known":1
> signed POST /api/hooks/{hook} {"items":[{"id":"h2","text":"x","zzz":1}]}
< 422
~ items[0].zzz
> signed POST /api/hooks/{hook} {"items":
< 422
@ reader
> GET /api/brands/{brand}/cases?search=balasnya
< 200
~ min kok lama banget
# Our own account said something that was not sent from here: it is taken down by two, with honest words.
> signed POST /api/hooks/{hook} {"items":[{"id":"own1","text":"liburan bareng keluarga, seru banget","author":"Toko","handle":"@toko","is_own":true}]}
< 202
@ writer
> GET /api/brands/{brand}/cases?queue=done
< 200
= own "id":
> GET /api/brands/{brand}/cases/{own}
< 200
~ liburan bareng keluarga
= ownsaid "messages":[{"id":
> POST /api/brands/{brand}/messages/{ownsaid}/guard {"kind":"takedown","reason":"wrong_account","has_warning":true}
< 422
~ "field":"correction"
~ "code":"correction_needed"
> POST /api/brands/{brand}/messages/{ownsaid}/guard {"kind":"takedown","reason":"wrong_account","has_warning":true,"correction":"Unggahan tadi bersifat pribadi dan sudah kami tarik."}
< 201
~ "kind":"takedown"
~ "correction":"Unggahan tadi
= takedown "id":
@ approver
> POST /api/brands/{brand}/guards/{takedown}/act {"act":"approve","version":1}
< 200
@ writer
> POST /api/brands/{brand}/guards/{takedown}/act {"act":"done","version":2}
< 200
~ "state":"done"
> GET /api/brands/{brand}/own-posts
< 200
~ "items":[]
@ approver
> POST /api/brands/{brand}/own-posts/999999/ours {}
< 404
