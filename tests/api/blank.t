# What shows nothing is nothing, and a name is one line: in every place where people type.
@ writer
> POST /api/brands/{brand}/cases/{case}/notes {"text":"\u00a0\u200b \ufeff"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/cases/{case}/promises {"text":"\u2060","due_at":"2026-11-03T10:00:00Z"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/talks {"way":"phone","who":"\u3000","said":"x"}
< 422
~ "field":"who"
> POST /api/brands/{brand}/talks {"way":"phone","who":"Bu Tini\r\nPak Joko","said":"x"}
< 422
~ "field":"who"
~ "code":"one_line"
> POST /api/brands/{brand}/talks {"way":"phone","who":"Bu Tini","handle":"0812\n3456","said":"x"}
< 422
~ "field":"handle"
> POST /api/brands/{brand}/talks {"way":"phone","who":"Bu Tini","said":"\u200b"}
< 422
~ "field":"said"
> POST /api/brands/{brand}/paste {"source_id":{source},"text":"\u00ad\u200d"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/cases/{case}/problem {"name":"Bocor\r\nsemua"}
< 422
~ "field":"name"
> POST /api/brands/{brand}/knowledge {"question":"\u00a0","answer":"x"}
< 422
~ "field":"question"
> POST /api/brands/{brand}/statements {"name":"Bocor\nsemua","slots":[],"text":""}
< 422
~ "field":"name"
> POST /api/brands/{brand}/halts {"reason":"\u200b"}
< 422
~ "field":"reason"
@ owner
> POST /api/brands/{brand}/sources {"name":"\u00a0","channel":"forum","kind":"hand","way_out":"browser"}
< 422
~ "field":"name"
> POST /api/brands/{brand}/sources {"name":"Forum\nkita","channel":"forum","kind":"hand","way_out":"browser"}
< 422
~ "code":"one_line"
> POST /api/brands {"name":"Toko\u2028Kita","zone":25200}
< 422
~ "field":"name"
> POST /api/brands/{brand}/rivals {"channel":"instagram","handle":"sebelah","name":"Toko\r\nSebelah"}
< 422
~ "field":"name"
> PUT /api/session/sign-name {"sign_name":"\u00a0\u200b"}
< 422
~ "field":"sign_name"
