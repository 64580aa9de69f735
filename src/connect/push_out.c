#include "base/crypto.h"
#include "connect/send.h"

enum { TOPIC_MOST = 32 };

Err push_send(Fetcher *f, Arena *a, const PushMessage *m, FetchAnswer *out, Error *e) {
    Str body, sender;
    TRY(push_seal(a, &m->keys, m->once, m->salt, m->text, &body, e));
    TRY(vapid_header(a, m->sender, m->endpoint, m->contact, m->now, &sender, e));
    /* One message of a topic waits at the service: a newer one takes its place. */
    Str topic = str_slice(sha256_hex(a, m->topic), 0, TOPIC_MOST);
    const FetchHeader headers[] = {
        { S("Content-Type"), S("application/octet-stream") },
        { S("Content-Encoding"), S("aes128gcm") },
        { S("Authorization"), sender },
        { S("TTL"), str_fmt(a, "%lld", (long long)m->ttl) },
        { S("Urgency"), m->is_urgent ? S("high") : S("low") },
        { S("Topic"), topic },
    };
    const FetchRequest r = { .method = "POST",
                             .url = m->endpoint,
                             .headers = headers,
                             .header_count = COUNT(headers),
                             .body = body };
    return fetch(f, a, &r, out, e);
}
