#include "desk/mass_page.h"

#include "base/limits.h"
#include "base/number.h"
#include "desk/compose.h"
#include "desk/mass_core.h"
#include "desk/pace.h"

static const Field account_fields[] = {
    FIELD(MassAccount, source_id),
    FIELD(MassAccount, source_name),
    FIELD_ENUM_OF(MassAccount, channel, channel_names),
    FIELD_ENUM_OF(MassAccount, way, way_names),
    FIELD(MassAccount, is_public),
    FIELD(MassAccount, planned),
    FIELD(MassAccount, done, .doc = "Underway, sent, or with a person who posts it"),
    FIELD(MassAccount, minutes, .doc = "That the planned ones take at the pace of the account"),
};
static const Model account_model = MODEL(MassAccount, account_fields);

static const Field left_out_fields[] = {
    FIELD_ENUM_OF(MassLeftOut, reason, mass_reason_names),
    FIELD(MassLeftOut, count),
};
static const Model left_out_model = MODEL(MassLeftOut, left_out_fields);

static const Field version_fields[] = {
    FIELD(MassTextVersion, id),
    FIELD(MassTextVersion, text),
    FIELD(MassTextVersion, post_text),
    FIELD(MassTextVersion, staff_id),
    FIELD(MassTextVersion, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(MassTextVersion, at),
};
static const Model version_model = MODEL(MassTextVersion, version_fields);

static const Field page_fields[] = {
    FIELD_RECORD_OF(MassPage, mass, &mass_model),
    FIELD(MassPage, people, .doc = "Different authors"),
    FIELD(MassPage, planned),
    FIELD(MassPage, underway),
    FIELD(MassPage, by_hand, .doc = "With a person who posts them"),
    FIELD(MassPage, direct, .doc = "Answered by a reply of their own"),
    FIELD(MassPage, by_post, .doc = "Answered by the public post"),
    FIELD(MassPage, unsure, .doc = "Nobody knows whether they left"),
    FIELD(MassPage, failed),
    FIELD(MassPage, skipped),
    FIELD(MassPage, taken_out),
    FIELD(MassPage, late, .doc = "Of all, those that joined the problem afterwards"),
    FIELD_LIST_OF(MassPage, accounts, &account_model, .max = LIMIT_PAGE),
    FIELD_LIST_OF(MassPage, left_out, &left_out_model, .max = MASS_REASON__COUNT),
    FIELD_LIST_OF(MassPage, texts, &version_model, .max = LIMIT_PAGE,
                  .doc = "As they were handed in and approved, the newest first"),
    FIELD(MassPage, needs_approval),
};
const Model mass_page_model = MODEL(MassPage, page_fields);

static const Field item_filter_fields[] = {
    FIELD(MassItemFilter, stand, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(MassItemFilter, reason, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(MassItemFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(MassItemFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model mass_item_filter_model = MODEL(MassItemFilter, item_filter_fields);

static const Field preview_fields[] = {
    FIELD(MassPreview, n),
    FIELD_RECORD_OF(MassPreview, item, &mass_item_model),
    FIELD(MassPreview, excerpt),
    FIELD(MassPreview, text, .doc = "As this person will read it"),
    FIELD_LIST_OF(MassPreview, findings, &finding_model, .max = LIMIT_PAGE),
};
const Model mass_preview_model = MODEL(MassPreview, preview_fields);

static const Field nth_fields[] = {
    FIELD(MassNth, n, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
};
const Model mass_nth_model = MODEL(MassNth, nth_fields);

static const Field of_case_fields[] = {
    FIELD(MassOfCase, mass_id),
    FIELD(MassOfCase, item_id),
    FIELD_ENUM_OF(MassOfCase, state, mass_state_names),
    FIELD_ENUM_OF(MassOfCase, stand, mass_stand_names),
    FIELD_ENUM_OF(MassOfCase, reason, mass_reason_names),
    FIELD(MassOfCase, reply_id, .flags = FIELD_OPTIONAL),
    FIELD(MassOfCase, post_link, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(MassOfCase, done_at, .flags = FIELD_OPTIONAL),
};
const Model mass_of_case_model = MODEL(MassOfCase, of_case_fields);

Err mass_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_MASS_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                   &mass_of_case_model, out, e);
}

/* ---- the numbers ---- */

typedef struct Group {
    int64_t source_id;
    Str source_name;
    Channel channel;
    WayOut way;
    bool is_public, is_reachable;
    MassStand stand;
    MassReason reason;
    int64_t count;
} Group;
static const Field group_fields[] = {
    FIELD(Group, source_id),
    FIELD(Group, source_name),
    FIELD_ENUM_OF(Group, channel, channel_names),
    FIELD_ENUM_OF(Group, way, way_names),
    FIELD(Group, is_public),
    FIELD(Group, is_reachable),
    FIELD_ENUM_OF(Group, stand, mass_stand_names),
    FIELD_ENUM_OF(Group, reason, mass_reason_names),
    FIELD(Group, count),
};
static const Model group_model = MODEL(Group, group_fields);

/* Where the page counts each stand. */
static int64_t *total_of(MassPage *p, MassStand stand) {
    int64_t *const totals[] = {
        [STAND_PLANNED] = &p->planned,   [STAND_WAITING] = &p->planned,
        [STAND_HELD] = &p->planned,      [STAND_UNDERWAY] = &p->underway,
        [STAND_BY_HAND] = &p->by_hand,   [STAND_DIRECT] = &p->direct,
        [STAND_BY_POST] = &p->by_post,   [STAND_UNSURE] = &p->unsure,
        [STAND_FAILED] = &p->failed,     [STAND_SKIPPED] = &p->skipped,
        [STAND_TAKEN_OUT] = &p->taken_out,
    };
    static_assert(COUNT(totals) == MASS_STAND__COUNT, "one total per stand");
    return totals[stand];
}

static MassAccount *account_of(MassAccount *accounts, size_t *count, const Group *g) {
    for (size_t i = 0; i < *count; i++)
        if (accounts[i].source_id == g->source_id && accounts[i].is_public == g->is_public)
            return &accounts[i];
    accounts[*count] = (MassAccount){ .source_id = g->source_id, .source_name = g->source_name,
                                      .channel = g->channel, .way = g->way,
                                      .is_public = g->is_public };
    return &accounts[(*count)++];
}

static bool is_single(const MassPage *p, const Group *g) {
    return p->mass.mode != MASS_POST && g->is_reachable;
}

static void sum_accounts(Arena *a, const List *groups, MassPage *p) {
    const Group *g = groups->items;
    MassAccount *accounts = arena_make(a, MassAccount, groups->count);
    for (size_t i = 0; i < groups->count; i++) {
        bool is_planned = g[i].stand <= STAND_HELD;
        if (!is_single(p, &g[i]) || g[i].stand > STAND_DIRECT)
            continue;
        MassAccount *account = account_of(accounts, &p->accounts.count, &g[i]);
        *(is_planned ? &account->planned : &account->done) += g[i].count;
        account->minutes = pace_minutes(account->channel, account->planned);
    }
    p->accounts.items = accounts;
}

static void sum_reasons(Arena *a, const List *groups, MassPage *p) {
    const Group *g = groups->items;
    MassLeftOut *rows = arena_make(a, MassLeftOut, MASS_REASON__COUNT);
    int64_t counts[MASS_REASON__COUNT] = { 0 };
    for (size_t i = 0; i < groups->count; i++)
        if (g[i].stand == STAND_SKIPPED || g[i].stand == STAND_TAKEN_OUT ||
            g[i].reason == MASS_REFUSED)
            counts[g[i].reason] += g[i].count;
    for (MassReason r = MASS_FITS + 1; r < MASS_REASON__COUNT; r++)
        if (counts[r])
            rows[p->left_out.count++] = (MassLeftOut){ r, counts[r] };
    p->left_out.items = rows;
}

typedef struct People {
    int64_t people, late;
} People;
static const Field people_fields[] = { FIELD(People, people), FIELD(People, late) };
static const Model people_model = MODEL(People, people_fields);

static NODISCARD Err count_people(Db *db, Arena *a, const Caller *by, MassPage *p, Error *e) {
    People counted;
    TRY(db_one(db, a, Q_MASS_PEOPLE, DB_ARGS(DB_V(by->brand_id), DB_V(p->mass.id)), &people_model,
               &counted, e));
    p->people = counted.people;
    p->late = counted.late;
    return ERR_OK;
}

Err mass_page(Db *db, Arena *a, const Caller *by, int64_t id, MassPage *out, Error *e) {
    List groups;
    MassWith with;
    MassSecond second = { 0 };
    *out = (MassPage){ 0 };
    TRY(mass_get(db, a, by->brand_id, id, &out->mass, e));
    TRY(db_list(db, a, Q_MASS_GROUPS, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &group_model, &groups,
                e));
    const Group *g = groups.items;
    for (size_t i = 0; i < groups.count; i++)
        *total_of(out, g[i].stand) += g[i].count;
    sum_accounts(a, &groups, out);
    sum_reasons(a, &groups, out);
    TRY(count_people(db, a, by, out, e));
    TRY(mass_with(db, a, by, &out->mass, &with, e));
    MassCheck words = { .db = db, .arena = a, .by = by, .m = &out->mass, .with = &with };
    if (out->mass.state == MASS_DRAFT)
        TRY(mass_words_ask(&words, e));
    second.is_asked = words.needs_second;
    TRY(mass_second_person(db, by, &out->mass, &with, &second, e));
    out->needs_approval = second.is_needed;
    return db_list(db, a, Q_MASS_TEXTS, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &version_model,
                   &out->texts, e);
}

/* ---- the items ---- */

static NODISCARD Err list_items(Db *db, Arena *a, const MassAfter *after, const MassItemFilter *f,
                                List *out, Error *e) {
    return db_list(db, a, Q_MASS_ITEMS,
                   DB_ARGS(DB_V(after->brand_id), DB_V(after->mass_id), DB_V(after->item_id),
                           db_text(f->stand), db_text(f->reason), DB_V(f->limit)),
                   &mass_item_model, out, e);
}

Err mass_planned_after(Db *db, Arena *a, const MassAfter *after, List *out, Error *e) {
    return db_list(db, a, Q_MASS_ITEMS_AFTER,
                   DB_ARGS(DB_V(after->brand_id), DB_V(after->mass_id), DB_V(after->item_id),
                           DB_V((int64_t)LIMIT_PAGE)),
                   &mass_item_model, out, e);
}

void mass_item_hide(MassItem *item) {
    if (!item->is_secret)
        return;
    item->author_id = 0;
    item->author_name = item->handle = item->reply_text = (Str){ 0 };
}

Err mass_items(Db *db, Arena *a, const Caller *by, const MassItems *of, List *out, Str *next,
               Error *e) {
    MassItemFilter f = of->filter;
    MassAfter after = { by->brand_id, of->mass_id, 0 };
    f.limit = f.limit ? f.limit : LIMIT_PAGE_DEFAULT;
    *next = (Str){ 0 };
    if (f.cursor.n && !parse_i64(f.cursor, 1, INT64_MAX, &after.item_id))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(list_items(db, a, &after, &f, out, e));
    MassItem *items = out->items;
    for (size_t i = 0; i < out->count; i++)
        mass_item_hide(&items[i]);
    if ((int64_t)out->count == f.limit)
        *next = str_fmt(a, "%lld", (long long)items[f.limit - 1].id);
    return ERR_OK;
}

Err mass_item_get(Db *db, Arena *a, const Caller *by, int64_t mass_id, int64_t id, MassItem *out,
                  Error *e) {
    return db_one(db, a, Q_MASS_ITEM_GET, DB_ARGS(DB_V(by->brand_id), DB_V(mass_id), DB_V(id)),
                  &mass_item_model, out, e);
}

Err mass_preview(Db *db, Arena *a, const Caller *by, int64_t mass_id, int64_t n, MassPreview *out,
                 Error *e) {
    Mass m = { 0 };
    MassWith with;
    MassLook look;
    *out = (MassPreview){ .n = n };
    TRY(mass_get(db, a, by->brand_id, mass_id, &m, e));
    TRY(mass_with(db, a, by, &m, &with, e));
    TRY(db_one(db, a, Q_MASS_ITEM_NTH, DB_ARGS(DB_V(by->brand_id), DB_V(mass_id), DB_V(n)),
               &mass_item_model, &out->item, e));
    TRY(mass_look(db, a, &with, &(MassOf){ out->item.case_id, &out->item }, &look, e));
    if (look.c.is_secret) { /* since the snapshot: it will be left out */
        mass_item_hide(&out->item);
        look.c.excerpt = S("");
        look.c.author_name = (Str){ 0 };
    }
    out->excerpt = look.c.excerpt;
    bool is_single_answer = m.mode != MASS_POST && out->item.is_reachable;
    out->text = is_single_answer ? mass_text_for(a, &with, &m, &look) : m.post_text;
    CheckForm form = { .case_id = is_single_answer ? look.c.id : 0, .mass_id = mass_id,
                       .text = out->text, .now = by->now,
                       .is_public = out->item.is_public || !is_single_answer };
    return compose_check(db, a, by->brand_id, &form, &out->findings, e);
}
