# Promises, closing with an outcome, asking again, public to private.
@ writer
> GET /api/brands/{brand}/cases/{case}/care
< 200
~ "promises":[]
~ "needs_outcome":false
~ "is_needed":true
> GET /api/brands/{brand}/cases/999999/care
< 404
> POST /api/brands/{brand}/cases/{case}/promises {"text":"  ","due_at":"2999-01-01T00:00:00Z"}
< 422
~ "field":"text"
> POST /api/brands/{brand}/cases/{case}/promises {"text":"Kurir menjemput","due_at":"2020-01-01T00:00:00Z"}
< 422
~ "field":"due_at"
~ "code":"promise_time"
> POST /api/brands/{brand}/cases/{case}/promises {"text":"Kurir menjemput","kind":"fly","due_at":null}
< 422
