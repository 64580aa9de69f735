#include "connect/send.h"

Err hook_send(Fetcher *f, Arena *a, const HookMessage *m, FetchAnswer *out, Error *e) {
    const FetchHeader headers[] = {
        { S("Content-Type"), S("application/json") },
        { S("Idempotency-Key"), m->key },
        { S("X-Tanggap-Timestamp"), str_fmt(a, "%lld", (long long)m->now) },
        { S("X-Tanggap-Signature"), hook_sign(a, m->secret, m->now, m->body) },
    };
    const FetchRequest r = { .method = "POST", .url = m->url, .headers = headers,
                             .header_count = COUNT(headers), .body = m->body };
    return fetch(f, a, &r, out, e);
}
