#include "base/time.h"
#include "connect/feed.h"

enum { DOUBLINGS_MOST = 16 };

/* every * 2^failures, at most `longest`, then a random part off so that many feeds that failed
 * together do not come back together. */
static int64_t wait_after(const FeedRhythm *r, int64_t failures) {
    int64_t wait = r->every > 0 ? r->every : MINUTE;
    for (int64_t i = 0; i < failures && i < DOUBLINGS_MOST && wait < r->longest; i++)
        wait *= 2;
    if (r->longest > 0 && wait > r->longest)
        wait = r->longest;
    double jitter = r->jitter < 0 ? 0 : r->jitter > 1 ? 1 : r->jitter;
    return wait - (int64_t)((double)wait * 0.25 * jitter);
}

static Str kept(Arena *a, Str fresh, Str old) { return str_dup(a, fresh.n ? fresh : old); }

FeedState feed_schedule(Arena *a, const FeedState *before, const FetchAnswer *answer,
                        const FeedRhythm *rhythm) {
    FeedState s = { .url = str_dup(a, before->url), .etag = str_dup(a, before->etag),
                    .last_modified = str_dup(a, before->last_modified),
                    .failures = before->failures, .is_gone = before->is_gone };
    int status = answer != NULL && answer->phase == FETCH_ANSWERED ? answer->status : 0;
    bool is_well = status == 200 || status == 304;
    if (answer != NULL && answer->moved_to.n && is_well)
        s.url = str_dup(a, answer->moved_to);
    if (status == 200) {
        s.etag = str_dup(a, answer->etag);
        s.last_modified = str_dup(a, answer->last_modified);
    } else if (status == 304) {
        s.etag = kept(a, answer->etag, before->etag);
        s.last_modified = kept(a, answer->last_modified, before->last_modified);
    }
    s.is_gone = s.is_gone || status == 410;
    s.failures = is_well ? 0 : before->failures + (before->failures < DOUBLINGS_MOST);
    int64_t wait = wait_after(rhythm, s.failures);
    int64_t asked = answer != NULL && status ? answer->retry_after : -1;
    if (asked > wait && !is_well)
        wait = asked < WEEK ? asked : WEEK;
    s.next = rhythm->now + wait;
    return s;
}

Err feed_fetch(Fetcher *f, Arena *a, const FeedState *s, FetchAnswer *answer, Error *e) {
    FetchHeader headers[3];
    size_t count = 0;
    headers[count++] = (FetchHeader){ S("Accept"), S("application/rss+xml, application/atom+xml, "
        "application/xml;q=0.9, application/feed+json, text/xml;q=0.8, */*;q=0.1") };
    if (s->etag.n)
        headers[count++] = (FetchHeader){ S("If-None-Match"), s->etag };
    if (s->last_modified.n)
        headers[count++] = (FetchHeader){ S("If-Modified-Since"), s->last_modified };
    const FetchRequest r = { .method = "GET", .url = s->url, .headers = headers,
                             .header_count = count, .follow = true };
    return fetch(f, a, &r, answer, e);
}
