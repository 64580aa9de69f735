#include "crisis/spread.h"

#include "base/map.h"
#include "base/time.h"

enum {
    CELLS_ACROSS = 48,  /* stretches of time, at most */
    NEAR = 10 * MINUTE, /* so near that either may have been first */
    FAIR_LEAST = 4,     /* first cases */
    STRONG_LEAST = 6,   /* of eight that agree */
};

static const char *const trust_names[] = { "weak", "fair", "strong", NULL };
static_assert(COUNT(trust_names) == SPREAD_TRUST__COUNT + 1, "one name per trust");
static const char *const gap_names[] = { "few", "split",   "near",   "edge", "one_channel",
                                         "cut", "deleted", "secret", NULL };
static_assert(COUNT(gap_names) == SPREAD_GAP__COUNT + 1, "one name per gap");

static const Field gap_fields[] = { FIELD_ENUM_OF(SpreadGap, kind, gap_names),
                                    FIELD(SpreadGap, count) };
static const Model gap_model = MODEL(SpreadGap, gap_fields);

static const Field channel_fields[] = {
    FIELD_ENUM_OF(SpreadChannel, channel, channel_names),
    FIELD_TIME_OF(SpreadChannel, first_at),
    FIELD(SpreadChannel, messages),
    FIELD(SpreadChannel, people),
};
static const Model spread_channel_model = MODEL(SpreadChannel, channel_fields);

static const Field cell_fields[] = {
    FIELD_ENUM_OF(SpreadCell, channel, channel_names),
    FIELD_TIME_OF(SpreadCell, at),
    FIELD(SpreadCell, messages),
};
static const Model cell_model = MODEL(SpreadCell, cell_fields);

static const Field spread_fields[] = {
    FIELD(Spread, crisis_id),
    FIELD_RECORD_OF(Spread, trace, &trace_model),
    FIELD(Spread, is_named, .doc = "Names of authors are told: the policy says to whom"),
    FIELD_RECORD_OF(Spread, origin, &origin_model),
    FIELD_ENUM_OF(Spread, trust, trust_names, .doc = "How sure that origin is"),
    FIELD(Spread, room_source_id, .flags = FIELD_OPTIONAL, .doc = "Where the room says it began"),
    FIELD(Spread, room_source_name, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(Spread, gaps, &gap_model, .doc = "What is not seen or may be otherwise"),
    FIELD_LIST_OF(Spread, channels, &spread_channel_model, .doc = "In the order they had it"),
    FIELD(Spread, step, .doc = "Seconds of a cell"),
    FIELD_LIST_OF(Spread, cells, &cell_model, .max = CELLS_ACROSS * CHANNEL__COUNT),
    FIELD_LIST_OF(Spread, links, &trace_link_model, .max = TRACE_LINKS_MOST),
    FIELD(Spread, people),
    FIELD(Spread, reach_least, .doc = "Followers of the best-known account alone"),
    FIELD(Spread, reach_most, .doc = "Of all accounts together, who may be the same people"),
    FIELD(Spread, reach_unknown, .doc = "Accounts whose followers nobody knows"),
    FIELD_TIME_OF(Spread, expires_at, .flags = FIELD_OPTIONAL, .doc = "Shown until then"),
};
const Model spread_model = MODEL(Spread, spread_fields);

/* ---- what is looked at ---- */

/* A hold that comes after the days are over keeps from erasure; it brings nothing back. */
static NODISCARD Err check_days(Db *db, Arena *a, const Caller *by, SpreadOf *of, Error *e) {
    LegalHold hold;
    int64_t over = of->crisis.closed_at;
    if (over == 0)
        return ERR_OK;
    int64_t until = over + of->policy.trace_days * DAY;
    TRY(legal_hold_now(db, a, by->brand_id, of->crisis.id, &hold, e));
    if (hold.id && hold.made_at <= until)
        return ERR_OK;
    of->expires_at = until;
    return trace_may_show(&of->policy, over, by->now, e);
}

Err spread_gather(Db *db, Arena *a, const Caller *by, int64_t crisis_id, SpreadOf *out, Error *e) {
    Crisis *c = &out->crisis;
    *out = (SpreadOf){ 0 };
    TRY(crisis_get(db, a, by->brand_id, crisis_id, c, e));
    TRY(policy_get(db, a, by->brand_id, &out->policy, e));
    TRY(check_days(db, a, by, out, e));
    out->span = (TraceSpan){ .brand_id = by->brand_id,
                             .problem_id = c->problem_id,
                             .from = c->opened_at,
                             .until = c->closed_at ? c->closed_at : by->now };
    if (c->problem_id == 0)
        TRY(trace_start(db, a, by->brand_id, c->opened_at, &out->span.from, e));
    return trace_rows(db, a, &out->span, &out->rows, e);
}

/* ---- where it began ---- */

static NODISCARD Err find_origin(Db *db, Arena *a, const SpreadOf *of, Origin *out, Error *e) {
    List first;
    Source source = { 0 };
    if (of->crisis.problem_id)
        return origin_of_problem(db, a, of->span.brand_id, of->crisis.problem_id, out, e);
    trace_first_cases(a, &of->rows, 0, &first); /* of a crisis without a problem */
    origin_of(&first, out);
    if (out->source_id == 0)
        return ERR_OK;
    TRY(source_get(db, a, of->span.brand_id, out->source_id, &source, e));
    out->listens_from = source.created_at;
    return ERR_OK;
}

static bool is_near(const Spread *s) {
    const SpreadChannel *c = s->channels.items;
    for (size_t i = 0; i < s->channels.count; i++)
        if (c[i].channel != s->origin.channel && c[i].first_at <= s->origin.at + NEAR)
            return true;
    return false;
}

static NODISCARD Err find_gaps(Db *db, Arena *a, const SpreadOf *of, Spread *s, Error *e) {
    int64_t channels;
    const Origin *o = &s->origin;
    SpreadGap *gap = arena_make(a, SpreadGap, SPREAD_GAP__COUNT);
    size_t n = 0;
    TRY(db_i64(db, Q_TRACE_CHANNELS, DB_ARGS(DB_V(of->span.brand_id)), &channels, e));
    bool is_split = o->agree * 2 <= o->of, is_edge = o->listens_from > o->at - DAY;
    const struct {
        bool is_so;
        int64_t count;
    } found[SPREAD_GAP__COUNT] = {
        [GAP_FEW] = { o->of < ORIGIN_FIRST, o->of },
        [GAP_SPLIT] = { o->of > 0 && is_split, o->agree },
        [GAP_NEAR] = { o->source_id && is_near(s), NEAR / MINUTE },
        [GAP_EDGE] = { o->source_id && is_edge, 0 },
        [GAP_ONE_CHANNEL] = { channels < 2, 0 },
        [GAP_CUT] = { of->rows.is_cut, TRACE_MOST },
        [GAP_DELETED] = { of->rows.deleted > 0, of->rows.deleted },
        [GAP_SECRET] = { of->rows.secret > 0, of->rows.secret },
    };
    for (int k = 0; k < SPREAD_GAP__COUNT; k++)
        if (found[k].is_so)
            gap[n++] = (SpreadGap){ (SpreadGapKind)k, found[k].count };
    s->gaps = (List){ gap, n };
    bool is_clear = !found[GAP_NEAR].is_so && !is_edge;
    s->trust = o->agree >= STRONG_LEAST && is_clear ? SPREAD_STRONG
               : o->of >= FAIR_LEAST && !is_split   ? SPREAD_FAIR
                                                    : SPREAD_WEAK;
    return ERR_OK;
}

/* ---- over channels and time ---- */

/* The shortest of these by which all fits into CELLS_ACROSS. */
static int64_t step_of(int64_t length) {
    static const int64_t steps[] = { MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR,
                                     2 * HOUR,   3 * HOUR,    6 * HOUR,    12 * HOUR };
    for (size_t i = 0; i < COUNT(steps); i++)
        if (length / steps[i] + 2 <= CELLS_ACROSS)
            return steps[i];
    return (length / (CELLS_ACROSS - 2) / DAY + 1) * DAY;
}

static void add_channels(Arena *a, const List *rows, Spread *s) {
    SpreadChannel *all = arena_make(a, SpreadChannel, CHANNEL__COUNT);
    SpreadChannel *of[CHANNEL__COUNT] = { 0 };
    Map who[CHANNEL__COUNT] = { 0 };
    const TraceRow *r = rows->items;
    size_t n = 0;
    for (size_t i = 0; i < rows->count; i++) {
        SpreadChannel **c = &of[r[i].channel];
        if (*c == NULL) {
            *c = &all[n++];
            **c = (SpreadChannel){ .channel = r[i].channel, .first_at = r[i].written_at };
            who[r[i].channel] = map_new(a, 8);
        }
        void **known = map_at(&who[r[i].channel],
                              str_dup(a, (Str){ (char *)(uintptr_t)&r[i].who, sizeof r[i].who }));
        (*c)->people += *known == NULL;
        (*c)->messages++;
        *known = *c;
    }
    s->channels = (List){ all, n };
}

static void add_cells(Arena *a, const List *rows, Spread *s) {
    const TraceRow *r = rows->items;
    SpreadCell *cells = arena_make(a, SpreadCell, CELLS_ACROSS * CHANNEL__COUNT);
    SpreadCell *of[CHANNEL__COUNT] = { 0 }; /* the newest of each channel */
    size_t n = 0;
    if (rows->count == 0)
        return;
    s->step = step_of(r[rows->count - 1].written_at - r[0].written_at);
    for (size_t i = 0; i < rows->count; i++) {
        int64_t at = r[i].written_at / s->step * s->step;
        SpreadCell **c = &of[r[i].channel];
        if (*c == NULL || (*c)->at != at) {
            *c = &cells[n++];
            **c = (SpreadCell){ r[i].channel, at, 0 };
        }
        (*c)->messages++;
    }
    s->cells = (List){ cells, n };
}

/* Each account once, with the most followers it was seen with. */
static void add_reach(Arena *a, const List *rows, Spread *s) {
    const TraceRow *r = rows->items;
    Map all = map_new(a, 8);
    int64_t **reach = arena_make(a, int64_t *, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        void **known =
            map_at(&all, str_dup(a, (Str){ (char *)(uintptr_t)&r[i].who, sizeof r[i].who }));
        if (*known == NULL)
            *known = reach[s->people++] = arena_make(a, int64_t, 1);
        int64_t *most = *known;
        *most = r[i].reach > *most ? r[i].reach : *most;
    }
    for (int64_t i = 0; i < s->people; i++) {
        s->reach_unknown += *reach[i] == 0;
        s->reach_most += *reach[i];
        s->reach_least = *reach[i] > s->reach_least ? *reach[i] : s->reach_least;
    }
}

Err spread_read(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Spread *out, Error *e) {
    SpreadOf of;
    TRY(spread_gather(db, a, by, crisis_id, &of, e));
    const List *rows = &of.rows.list;
    *out = (Spread){ .crisis_id = of.crisis.id,
                     .is_named = trace_is_named(&of.policy, by),
                     .room_source_id = of.crisis.origin_source_id,
                     .room_source_name = of.crisis.origin_name,
                     .expires_at = of.expires_at };
    TRY(trace_tell(db, a, by->brand_id, &of.rows, &out->trace, e));
    out->trace.from = rows->count ? ((const TraceRow *)rows->items)->written_at : of.span.from;
    out->trace.until = of.span.until;
    out->links = out->trace.links;
    TRY(find_origin(db, a, &of, &out->origin, e));
    add_channels(a, rows, out);
    add_cells(a, rows, out);
    add_reach(a, rows, out);
    return find_gaps(db, a, &of, out, e);
}
