#include "desk/trace.h"

#include "base/map.h"
#include "base/time.h"
#include "desk/clause.h"
#include "desk/onset.h"
#include "desk/origin.h"
#include "desk/watch.h"

#include <stdlib.h>

enum {
    EARLY_MOST = 5,
    REACH_MOST = 5,
    SAME_MOST = 5,
    GROUP_LINKS = 12,       /* told of one text or link */
    REACH_LEAST = 1000,     /* followers worth naming */
    SAME_LEAST = 3,         /* people with one text or link */
    TOGETHER = 10 * MINUTE, /* so near that it looks arranged */
    BEFORE = HOUR,          /* looked at before the rise: the first one may stand alone */
};

const char *const trace_kind_names[] = { "earliest",  "channel", "early", "same_text",
                                         "same_link", "reach",   NULL };
static_assert(COUNT(trace_kind_names) == TRACE_KIND__COUNT + 1, "one name per kind");

static const Field step_fields[] = {
    FIELD_ENUM_OF(TraceStep, kind, trace_kind_names),
    FIELD_TIME_OF(TraceStep, at),
    FIELD(TraceStep, case_id),
    FIELD(TraceStep, message_id),
    FIELD_ENUM_OF(TraceStep, channel, channel_names),
    FIELD(TraceStep, author_name, .flags = FIELD_OPTIONAL,
          .doc = "For whom the policy shows names"),
    FIELD(TraceStep, reach),
    FIELD(TraceStep, people, .doc = "So many people with the same text or link"),
    FIELD(TraceStep, minutes, .doc = "From the first of them to the last"),
    FIELD(TraceStep, fresh, .doc = "Of them, accounts we had not heard of a day before"),
    FIELD(TraceStep, is_together, .doc = "Three of them and more within ten minutes"),
    FIELD(TraceStep, text),
};
static const Model trace_step_model = MODEL(TraceStep, step_fields);

static const Field link_fields[] = {
    FIELD_ENUM_OF(TraceLink, kind, trace_kind_names),
    FIELD_TIME_OF(TraceLink, from_at),
    FIELD_TIME_OF(TraceLink, at),
    FIELD_ENUM_OF(TraceLink, from_channel, channel_names),
    FIELD_ENUM_OF(TraceLink, channel, channel_names),
};
const Model trace_link_model = MODEL(TraceLink, link_fields);

static const Field trace_fields[] = {
    FIELD_TIME_OF(Trace, from),
    FIELD_TIME_OF(Trace, until),
    FIELD(Trace, messages),
    FIELD(Trace, is_cut, .doc = "There were more than these"),
    FIELD(Trace, sources, .doc = "That we listen to: what is elsewhere we do not see"),
    FIELD_ENUM_OF(Trace, origin, channel_names,
                  .doc = "Channel of most of the first cases of the rise"),
    FIELD_LIST_OF(Trace, steps, &trace_step_model, .max = TRACE_STEPS_MOST),
};
const Model trace_model = MODEL(Trace, trace_fields);

static const Field row_fields[] = {
    FIELD(TraceRow, id),          FIELD(TraceRow, case_id),
    FIELD(TraceRow, who),         FIELD(TraceRow, source_id),
    FIELD(TraceRow, source_name), FIELD_ENUM_OF(TraceRow, channel, channel_names),
    FIELD(TraceRow, author_name), FIELD(TraceRow, handle),
    FIELD(TraceRow, heard_at),    FIELD(TraceRow, written_at),
    FIELD(TraceRow, signature),   FIELD(TraceRow, reach),
    FIELD(TraceRow, link),        FIELD(TraceRow, text),
    FIELD(TraceRow, is_secret),   FIELD(TraceRow, is_deleted),
    FIELD(TraceRow, is_spam),
};
static const Model row_model = MODEL(TraceRow, row_fields);

typedef struct Steps {
    TraceStep *items;
    TraceLink *links;
    size_t count, link_count;
} Steps;

static TraceStep *step_add(Steps *s, TraceKind kind, const TraceRow *r) {
    if (s->count == TRACE_STEPS_MOST)
        return NULL;
    TraceStep *step = &s->items[s->count++];
    *step = (TraceStep){ .kind = kind,
                         .at = r->written_at,
                         .case_id = r->case_id,
                         .message_id = r->id,
                         .channel = r->channel,
                         .author_name = r->author_name,
                         .reach = r->reach,
                         .text = r->text };
    return step;
}

/* The first of all, the first on each further channel, and those who came right after. */
static void add_first(Steps *s, const TraceRow *r, size_t n) {
    bool seen[CHANNEL__COUNT] = { false };
    size_t early = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0)
            (void)step_add(s, TRACE_EARLIEST, &r[i]);
        else if (!seen[r[i].channel])
            (void)step_add(s, TRACE_CHANNEL, &r[i]);
        else if (early++ < EARLY_MOST)
            (void)step_add(s, TRACE_EARLY, &r[i]);
        seen[r[i].channel] = true;
    }
}

static int by_reach(const void *x, const void *y) {
    const TraceRow *a = *(const TraceRow *const *)x, *b = *(const TraceRow *const *)y;
    return a->reach != b->reach ? (a->reach < b->reach) - (a->reach > b->reach)
                                : (a->id > b->id) - (a->id < b->id);
}

static void add_reach(Arena *a, Steps *s, const TraceRow *r, size_t n) {
    const TraceRow **by = arena_make(a, const TraceRow *, n + 1);
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (r[i].reach >= REACH_LEAST)
            by[found++] = &r[i];
    qsort(by, found, sizeof *by, by_reach);
    for (size_t i = 0; i < found && i < REACH_MOST; i++)
        (void)step_add(s, TRACE_REACH, by[i]);
}

/* ---- the same thing said by many ---- */

typedef struct Same {
    const TraceRow *first;
    const TraceRow *others[GROUP_LINKS];
    int64_t people, fresh, last_at;
    Map who;
    bool is_together;
    int64_t recent[SAME_LEAST - 1]; /* times of the persons before, the latest first */
} Same;

static void same_add(Arena *a, Same *same, const TraceRow *r) {
    if (same->first == NULL) {
        same->first = r;
        same->who = map_new(a, 5);
    }
    void **who = map_at(&same->who, str_dup(a, (Str){ (char *)(uintptr_t)&r->who, sizeof r->who }));
    if (*who)
        return;
    *who = same;
    if (same->people > 0 && same->people <= GROUP_LINKS)
        same->others[same->people - 1] = r;
    same->people++;
    same->fresh += r->heard_at > r->written_at - DAY;
    same->last_at = r->written_at;
    int64_t before = same->recent[SAME_LEAST - 2];
    if (same->people >= SAME_LEAST && r->written_at - before <= TOGETHER)
        same->is_together = true;
    for (size_t i = SAME_LEAST - 2; i > 0; i--)
        same->recent[i] = same->recent[i - 1];
    same->recent[0] = r->written_at;
}

static Str same_key(const TraceRow *r, TraceKind kind) {
    if (kind == TRACE_SAME_LINK)
        return r->link;
    return r->signature ? (Str){ (char *)(uintptr_t)&r->signature, sizeof r->signature }
                        : (Str){ 0 };
}

static int by_people(const void *x, const void *y) {
    const Same *a = *(const Same *const *)x, *b = *(const Same *const *)y;
    return a->people != b->people ? (a->people < b->people) - (a->people > b->people)
                                  : (a->first->id > b->first->id) - (a->first->id < b->first->id);
}

static void add_links(Steps *s, TraceKind kind, const Same *of) {
    for (int64_t i = 0; i < of->people - 1 && i < GROUP_LINKS; i++) {
        if (s->link_count == TRACE_LINKS_MOST)
            return;
        s->links[s->link_count++] =
            (TraceLink){ kind, of->first->written_at, of->others[i]->written_at, of->first->channel,
                         of->others[i]->channel };
    }
}

static void add_same(Arena *a, Steps *s, const TraceRow *r, size_t n, TraceKind kind) {
    Map all = map_new(a, 4);
    const Same **by = arena_make(a, const Same *, n + 1);
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        Str key = same_key(&r[i], kind);
        if (key.n == 0)
            continue;
        void **slot = map_at(&all, str_dup(a, key));
        if (*slot == NULL)
            by[found++] = *slot = arena_make(a, Same, 1);
        same_add(a, *slot, &r[i]);
    }
    qsort(by, found, sizeof *by, by_people);
    for (size_t i = 0; i < found && i < SAME_MOST && by[i]->people >= SAME_LEAST; i++) {
        TraceStep *step = step_add(s, kind, by[i]->first);
        if (step == NULL)
            return;
        add_links(s, kind, by[i]);
        step->people = by[i]->people;
        step->fresh = by[i]->fresh;
        step->minutes = (by[i]->last_at - by[i]->first->written_at + MINUTE - 1) / MINUTE;
        step->is_together = by[i]->is_together;
    }
}

static int by_time(const void *x, const void *y) {
    const TraceStep *a = x, *b = y;
    return a->at != b->at ? (a->at > b->at) - (a->at < b->at)
                          : ((int)a->kind > (int)b->kind) - ((int)a->kind < (int)b->kind);
}

Err trace_rows(Db *db, Arena *a, const TraceSpan *span, TraceRows *out, Error *e) {
    List all;
    size_t kept = 0;
    DbVal of[] = { DB_V(span->brand_id), DB_V(span->problem_id ? span->problem_id : span->from),
                   DB_V(span->until) };
    TRY(db_list(db, a, span->problem_id ? Q_TRACE_ROWS_OF_PROBLEM : Q_TRACE_ROWS,
                (DbArgs){ of, COUNT(of) }, &row_model, &all, e));
    *out = (TraceRows){ .is_cut = all.count == TRACE_MOST };
    TraceRow *r = all.items;
    for (size_t i = 0; i < all.count; i++) {
        if (r[i].is_spam)
            continue;
        out->secret += r[i].is_secret;
        out->deleted += !r[i].is_secret && r[i].is_deleted;
        if (!r[i].is_secret && !r[i].is_deleted)
            r[kept++] = r[i];
    }
    out->list = (List){ r, kept };
    return ERR_OK;
}

void trace_first_cases(Arena *a, const TraceRows *rows, int64_t from, List *out) {
    FirstCase *first = arena_make(a, FirstCase, ORIGIN_FIRST);
    int64_t cases[ORIGIN_FIRST];
    const TraceRow *r = rows->list.items;
    size_t n = 0;
    for (size_t i = 0; i < rows->list.count && n < ORIGIN_FIRST; i++) {
        bool is_known = r[i].written_at < from;
        for (size_t k = 0; k < n; k++)
            is_known = is_known || cases[k] == r[i].case_id;
        if (is_known)
            continue;
        cases[n] = r[i].case_id;
        first[n++] = (FirstCase){ .id = r[i].source_id,
                                  .name = r[i].source_name,
                                  .channel = r[i].channel,
                                  .at = r[i].written_at };
    }
    *out = (List){ first, n };
}

/* Where most of the first cases since then came in; of all, when there was none since. */
static Channel origin_since(Arena *a, const TraceRows *rows, int64_t from) {
    Origin origin;
    List first;
    trace_first_cases(a, rows, from, &first);
    if (first.count == 0)
        trace_first_cases(a, rows, 0, &first);
    origin_of(&first, &origin);
    return origin.channel;
}

Err trace_tell(Db *db, Arena *a, int64_t brand_id, const TraceRows *rows, Trace *out, Error *e) {
    const TraceRow *r = rows->list.items;
    size_t n = rows->list.count;
    Steps steps = { .items = arena_make(a, TraceStep, TRACE_STEPS_MOST),
                    .links = arena_make(a, TraceLink, TRACE_LINKS_MOST) };
    TRY(db_i64(db, Q_TRACE_SOURCES, DB_ARGS(DB_V(brand_id)), &out->sources, e));
    add_first(&steps, r, n);
    add_same(a, &steps, r, n, TRACE_SAME_TEXT);
    add_same(a, &steps, r, n, TRACE_SAME_LINK);
    add_reach(a, &steps, r, n);
    qsort(steps.items, steps.count, sizeof *steps.items, by_time);
    out->messages = (int64_t)n;
    out->is_cut = rows->is_cut;
    out->origin = n ? r[0].channel : CHANNEL_OTHER;
    out->steps = (List){ steps.items, steps.count };
    out->links = (List){ steps.links, steps.link_count };
    return ERR_OK;
}

Err trace_read(Db *db, Arena *a, int64_t brand_id, int64_t verdict_id, Trace *out, Error *e) {
    VerdictRow v = { 0 };
    Trace t = { 0 };
    TraceRows rows;
    TRY(verdict_get(db, a, brand_id, verdict_id, &v, e));
    int64_t rise;
    TRY(onset_find(db, brand_id, v.at, v.usual_high, &rise, e));
    t.from = rise - BEFORE;
    t.until = v.at;
    TRY(trace_rows(db, a, &(TraceSpan){ brand_id, 0, t.from, t.until }, &rows, e));
    TRY(trace_tell(db, a, brand_id, &rows, &t, e));
    t.origin = origin_since(a, &rows, rise); /* what came before it tells nothing of that */
    *out = t;
    return ERR_OK;
}

Err trace_start(Db *db, Arena *a, int64_t brand_id, int64_t at, int64_t *out, Error *e) {
    VerdictRow v = { 0 };
    int64_t id = 0;
    Err code = db_i64(db, Q_TRACE_VERDICT, DB_ARGS(DB_V(brand_id), DB_V(at)), &id, e);
    if (code != ERR_NOT_FOUND)
        TRY(code);
    if (id)
        TRY(verdict_get(db, a, brand_id, id, &v, e));
    TRY(onset_find(db, brand_id, at, v.usual_high, out, e));
    *out -= BEFORE;
    return ERR_OK;
}

bool trace_is_named(const Policy *p, const Caller *by) { return by->role >= p->trace_role; }

Err trace_may_show(const Policy *p, int64_t until, int64_t now, Error *e) {
    if (until < now - p->trace_days * DAY)
        FAIL_CLAUSE(e, p, CLAUSE_TRACE, ERR_DENIED, "", "a trace is shown for %lld days only",
                    (long long)p->trace_days);
    return ERR_OK;
}
