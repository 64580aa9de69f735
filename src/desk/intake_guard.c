#include "desk/intake_guard.h"

#include "desk/intake_author.h"

typedef struct Banned {
    Channel channel;
    Str handle;
} Banned;
static const Field banned_fields[] = { FIELD_ENUM_OF(Banned, channel, channel_names),
                                       FIELD(Banned, handle) };
static const Model banned_model = MODEL(Banned, banned_fields);

Err intake_guard_load(Db *db, Arena *a, const Caller *by, IntakeGuard *out, Error *e) {
    List banned;
    TRY(db_list(db, a, Q_GUARD_BANNED, DB_ARGS(DB_V(by->brand_id), DB_V(by->now)), &banned_model,
                &banned, e));
    Banned *rows = banned.items;
    out->banned = map_new(a, 0); /* keyed by what people of the shop decided */
    for (size_t i = 0; i < banned.count; i++) {
        Str key = str_fmt(a, "%d:" STR_FMT, (int)rows[i].channel, STR_ARG(rows[i].handle));
        *map_at(&out->banned, key) = &rows[i];
    }
    return rival_list(db, a, by->brand_id, &out->rivals, e);
}

static bool is_banned(const IntakeGuard *g, Channel channel, Str handle) {
    SCRATCH(a);
    return map_get(&g->banned,
                   str_fmt(a, "%d:" STR_FMT, (int)channel, STR_ARG(handle))) != NULL;
}

void intake_guard_quiet(const IntakeGuard *g, const Policy *p, Channel channel, const Item *item,
                        Reading *r) {
    if (g->banned.count == 0 || item->is_own ||
        !is_banned(g, channel, intake_author_handle(item)))
        return;
    if (p->at_risk_care && r->class == CLASS_AT_RISK) {
        if (r->severity == SEVERITY_GRAVE) /* that alone would wake the ladder */
            r->severity = SEVERITY_HIGH;
        return;
    }
    r->class = CLASS_SPAM;
    r->certainty = 1;
    r->severity = SEVERITY_LOW;
    r->needs_answer = false;
    r->evidence_count = 0; /* of the class it would have had */
}

static IntakeRival find_rival(const IntakeGuard *g, Channel channel, const Item *item) {
    SCRATCH(a);
    const Rival *rival = g->rivals.items;
    Str handle = rival_handle(a, intake_author_handle(item));
    for (size_t i = 0; i < g->rivals.count; i++)
        if (rival[i].channel == channel && str_eq(rival[i].handle, handle))
            return (IntakeRival){ &rival[i], RIVAL_WROTE };
    for (size_t i = 0; i < g->rivals.count; i++)
        if (rival_is_named(item->text, rival[i].handle))
            return (IntakeRival){ &rival[i], RIVAL_NAMED };
    return (IntakeRival){ 0 };
}

IntakeRival intake_guard_rival(const IntakeGuard *g, Channel channel, const Item *item) {
    bool is_none = g->rivals.count == 0 || item->is_own; /* nearly always: the bulk path */
    return is_none ? (IntakeRival){ 0 } : find_rival(g, channel, item);
}
