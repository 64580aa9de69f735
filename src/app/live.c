#include "app/live.h"

#include "base/time.h"
#include "desk/event.h"
#include "desk/listen.h"
#include "wire/json.h"

enum { EVENT_MAX = 1024 };

static StreamEvent on_wire(Arena *a, const Event *event) {
    Buf b = buf_new(a, EVENT_MAX);
    json_record(&b, &event_model, event);
    return (StreamEvent){ .seq = event->seq, .kind = str_c(event_kind_names[event->kind]),
                          .data = buf_str(&b) };
}

static Err read_events(void *ctx, Arena *a, StreamRead *io, Error *e) {
    Live *live = ctx;
    Db *db = NULL;
    EventPage page;
    TRY(store_read(live->store, &db, e));
    Err code = event_read(db, a, io->topic, io->after, &page, e);
    store_done(live->store, &db);
    TRY(code);
    const Event *events = page.events.items;
    io->cut = page.is_cut;
    io->newest = page.newest;
    io->count = page.events.count;
    io->events = arena_make(a, StreamEvent, page.events.count + 1);
    for (size_t i = 0; i < page.events.count; i++)
        io->events[i] = on_wire(a, &events[i]);
    return ERR_OK;
}

/* The caller of a stream is its session. Who cannot be checked hears nothing. */
static bool may_listen(void *ctx, int64_t brand_id, int64_t session_id) {
    Live *live = ctx;
    Db *db = NULL;
    Error ignored;
    bool may = false;
    if (store_read(live->store, &db, &ignored) != ERR_OK)
        return false;
    if (session_may_listen(db, session_id, brand_id, clock_now(), &may, &ignored) != ERR_OK)
        may = false;
    store_done(live->store, &db);
    return may;
}

Err live_start(Live *live, Log *log, StreamHub **out, Error *e) {
    StreamHubOptions options = { .read = read_events, .allowed = may_listen, .ctx = live,
                                 .log = log };
    return stream_hub_start(&options, out, e);
}
