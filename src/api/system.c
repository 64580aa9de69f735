/* What machines ask: the API's own description, liveness, readiness, figures. */
#include "api/bodies.h"
#include "api/serve.h"
#include "api/session_page.h"

#include <inttypes.h>

Err openapi_show(Request *r, Error *e) {
    (void)e;
    RouteTable table = api_table();
    route_openapi(&table, right_names, &r->out);
    return ERR_OK;
}

Err health_show(Request *r, Error *e) {
    return reply_record(r, &(HealthReply){ S("ok"), S(API_VERSION) }, e);
}

Err ready_show(Request *r, Error *e) {
    bool any;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(staff_any(x.db, &any, e));
    return reply_record(r, &(HealthReply){ any ? S("ok") : S("setup"), S(API_VERSION) }, e);
}

typedef struct Metric {
    const char *name, *kind, *help;
    int64_t value;
} Metric;

static void put_metric(Buf *b, const Metric *m) {
    buf_printf(b, "# HELP tanggap_%s %s\n# TYPE tanggap_%s %s\ntanggap_%s %" PRId64 "\n", m->name,
               m->help, m->name, m->kind, m->name, m->value);
}

static void put_answers(Buf *b, const ServerCounts *c) {
    buf_printf(b, "# HELP tanggap_http_answers_total Answers by class of status\n"
                  "# TYPE tanggap_http_answers_total counter\n");
    for (int i = 1; i < 6; i++)
        buf_printf(b, "tanggap_http_answers_total{class=\"%dxx\"} %" PRId64 "\n", i,
                   c->by_status[i]);
    static const char *const bounds[] = { "0.001", "0.005", "0.02", "0.05",
                                          "0.1",   "0.5",   "1",    "+Inf" };
    int64_t sum = 0;
    buf_printf(
        b, "# HELP tanggap_http_seconds Time to answer\n# TYPE tanggap_http_seconds histogram\n");
    for (size_t i = 0; i < COUNT(bounds); i++) {
        sum += c->took_ms_bucket[i];
        buf_printf(b, "tanggap_http_seconds_bucket{le=\"%s\"} %" PRId64 "\n", bounds[i], sum);
    }
    buf_printf(b, "tanggap_http_seconds_count %" PRId64 "\n", sum);
}

/* Prometheus text format 0.0.4. For this machine only: a stranger learns nothing here. */
Err metrics_show(Request *r, Error *e) {
    const Api *api = api_of(r);
    ServerCounts c = { 0 };
    if (!api_is_local(r))
        FAIL(e, ERR_NOT_FOUND, "there is nothing here");
    if (api->server)
        server_counts(api->server, &c);
    const Metric metrics[] = {
        { "up_seconds", "gauge", "Since the start", r->now - api->started_at },
        { "resident_bytes", "gauge", "Memory in use",
          api->resident_bytes ? api->resident_bytes() : 0 },
        { "http_requests_total", "counter", "Requests", c.requests },
        { "http_refused_total", "counter", "Refused before a handler", c.refused },
        { "http_cut_total", "counter", "Connections cut for being slow", c.cut },
        { "http_connections", "gauge", "Open connections", c.connections },
        { "event_streams", "gauge", "Open event streams", c.streams },
        { "log_warnings_total", "counter", "Log lines of level warn and above",
          api->log ? log_warnings(api->log) : 0 },
    };
    r->content_type = "text/plain; version=0.0.4; charset=utf-8";
    for (size_t i = 0; i < COUNT(metrics); i++)
        put_metric(&r->out, &metrics[i]);
    put_answers(&r->out, &c);
    return ERR_OK;
}
