/* The brand a rehearsal plays in: a copy of the shop in which nothing has a way out, with a
 * fortnight of ordinary days behind it. */
#include "base/time.h"
#include "base/utf8.h"
#include "crisis/drill_part.h"
#include "crisis/plan_file.h"
#include "desk/brand.h"
#include "desk/intake.h"
#include "desk/word.h"

#include <stdlib.h>

static const char mark[] = "LATIHAN \xC2\xB7 ";
enum { NAME_MOST = 100, A_DAY_LEAST = 8, A_DAY_MORE = 6, DAY_BEGINS = 8, DAY_HOURS = 13,
       LATE_FROM = 2 * DAY };

static const Field source_fields[] = { FIELD(StageSource, id), FIELD(StageSource, name),
                                       FIELD(StageSource, channel) };
static const Model stage_source_model = MODEL(StageSource, source_fields);

typedef struct ShopWord {
    Str text;
} ShopWord;
static const Field shop_word_fields[] = { FIELD(ShopWord, text) };
static const Model shop_word_model = MODEL(ShopWord, shop_word_fields);
static_assert(sizeof(ShopWord) == sizeof(Str), "a list of it is a list of Str");

static const Str places[] = { { "cabang pusat", 12 }, { "cabang baru", 11 },
                              { "gerai pasar", 11 } };

/* ---- opening ---- */

static bool has_channel(const List *sources, Str channel) {
    const StageSource *s = sources->items;
    for (size_t i = 0; i < sources->count; i++)
        if (str_eq(s[i].channel, channel))
            return true;
    return false;
}

const StageSource *stage_source(const DrillStage *s, Str channel) {
    const StageSource *of = s->sources.items;
    size_t at = 0;
    for (size_t i = 0; i < s->sources.count; i++)
        if (str_eq(of[i].channel, channel))
            return &of[i];
    for (size_t i = 0; i < s->pack->place_count; i++)
        if (str_eq(s->pack->places[i], channel))
            at = i;
    return &of[at % s->sources.count]; /* a shop that is not there hears of it elsewhere */
}

Err stage_open(Db *db, Arena *a, int64_t stage_id, const Drill *d, DrillStage *out, Error *e) {
    Brand stage = { 0 }, real = { 0 };
    List products;
    *out = (DrillStage){ .brand_id = stage_id };
    TRY(drill_book(a, &out->book, e));
    out->pack = drill_pack(&out->book, d->pack);
    if (out->pack == NULL)
        FAIL(e, ERR_NOT_FOUND, "this version does not know the pack of the rehearsal any more");
    TRY(brand_get(db, a, stage_id, &stage, e));
    TRY(brand_get(db, a, stage.drill_of, &real, e));
    TRY(db_list(db, a, Q_DRILL_WORDS,
                DB_ARGS(DB_V(stage_id), db_name(word_kind_names, WORD_PRODUCT)), &shop_word_model,
                &products, e));
    TRY(db_list(db, a, Q_DRILL_SOURCES, DB_ARGS(DB_V(stage_id)), &stage_source_model,
                &out->sources, e));
    out->shop = (DrillShop){ .name = real.name, .products = products,
                             .places = { (void *)(uintptr_t)places, COUNT(places) } };
    out->storm.book = &out->book;
    out->storm.shop = &out->shop;
    drill_begin(&out->storm, out->pack, (uint64_t)d->seed, d->minutes);
    return ERR_OK;
}

/* ---- ordinary days ---- */

typedef struct Past {
    const StageSource *source;
    Item item;
} Past;

static int by_source_and_time(const void *x, const void *y) {
    const Past *a = x, *b = y;
    if (a->source->id != b->source->id)
        return a->source->id < b->source->id ? -1 : 1;
    return a->item.time < b->item.time ? -1 : a->item.time > b->item.time;
}

static size_t invent_past(Arena *a, DrillStage *s, int64_t now, int64_t zone, Past **out) {
    Past *all = arena_make(a, Past, (DRILL_HISTORY_DAYS + 1) * (A_DAY_LEAST + A_DAY_MORE));
    size_t n = 0;
    int64_t midnight = now - (now + zone) % DAY;
    for (int64_t day = DRILL_HISTORY_DAYS; day >= 0; day--)
        for (int64_t left = A_DAY_LEAST + day % A_DAY_MORE, k = left; k > 0; k--) {
            DrillSaid said = drill_ordinary(&s->storm, a);
            int64_t at = midnight - day * DAY + DAY_BEGINS * HOUR + DAY_HOURS * HOUR * k / left +
                         said.second * MINUTE;
            const StageSource *from = stage_source(s, said.place);
            Str id = str_fmt(a, "biasa-%zu", n);
            if (at < now - HOUR)
                all[n++] = (Past){ from, { .source = from->name, .author = said.author,
                                           .handle = said.handle, .time = at, .text = said.text,
                                           .id = id } };
        }
    qsort(all, n, sizeof *all, by_source_and_time);
    *out = all;
    return n;
}

/* What came in yesterday was seen then, not now: each is a batch of its own. */
static NODISCARD Err take_past(Db *db, Intake *in, const Past *of, size_t count, int64_t now,
                               Error *e) {
    IntakeCounts counts;
    for (size_t i = 0, n; i < count; i += n) {
        bool is_late = of[i].item.time > now - LATE_FROM;
        int64_t at = is_late ? of[i].item.time : now;
        TRY(intake_begin(in, &(IntakeBatch){ .db = db, .now = at }, e));
        for (n = 0; i + n < count && (n == 0 || (!is_late &&
                                                 of[i + n].item.time <= now - LATE_FROM)); n++)
            TRY(intake_item(in, &of[i + n].item, e));
        TRY(intake_end(in, &counts, e));
    }
    return ERR_OK;
}

static NODISCARD Err make_past(Db *db, Arena *a, const Caller *program, DrillStage *s,
                               int64_t zone, Error *e) {
    Past *all;
    size_t count = invent_past(a, s, program->now, zone, &all);
    for (size_t i = 0, n; i < count; i += n) {
        Intake *in CLEANUP(intake_close) = NULL;
        for (n = 1; i + n < count && all[i + n].source == all[i].source;)
            n++;
        TRY(intake_open(db, a, program, all[i].source->id, &in, e));
        TRY(take_past(db, in, &all[i], n, program->now, e));
    }
    return db_run(db, Q_DRILL_SETTLE_PAST, DB_ARGS(DB_V(program->brand_id)), NULL, e);
}

/* ---- making ---- */

static NODISCARD Err copy_shop(Db *db, int64_t stage, const Caller *by, Error *e) {
    DbVal to = DB_V(stage), from = DB_V(by->brand_id), now = DB_V(by->now);
    static const Query with_time[] = { Q_DRILL_COPY_PEOPLE, Q_DRILL_COPY_WORDS,
                                       Q_DRILL_COPY_SOURCES };
    static const Query without[] = { Q_DRILL_COPY_POLICY, Q_DRILL_COPY_SIGNATURES,
                                     Q_DRILL_COPY_VETTINGS, Q_DRILL_COPY_QUIZZES,
                                     Q_DRILL_CLEAR_PREPARED, Q_DRILL_COPY_PREPARED };
    for (size_t i = 0; i < COUNT(with_time); i++)
        TRY(db_run(db, with_time[i], DB_ARGS(to, from, now), NULL, e));
    for (size_t i = 0; i < COUNT(without); i++)
        TRY(db_run(db, without[i], DB_ARGS(to, from), NULL, e));
    return ERR_OK;
}

/* Threats, playbooks, matrix and escalation ladder, as they go to any other shop, with those who
 * approve and own there: a holding answer that the sentence checker stops by now is left out, for
 * nobody could send it. */
static NODISCARD Err copy_plan(Db *db, Arena *a, const Caller *program, const Caller *by,
                               Error *e) {
    PlanFile plan = { 0 };
    PlanTaken taken;
    PreparedWith with = { .now = by->now };
    TRY(word_contacts(db, a, by->brand_id, &with.contacts, e));
    TRY(plan_export(db, a, by, &plan, e));
    PlanPlaybook *p = plan.playbooks.items;
    for (size_t i = 0; i < plan.playbooks.count; i++)
        if (!playbook_holding_fits(a, p[i].form.holding, &with))
            p[i].form.holding = (Str){ 0 };
    TRY(plan_import(db, a, program, &plan, &taken, e));
    DbArgs of = DB_ARGS(DB_V(program->brand_id), DB_V(by->brand_id));
    TRY(db_run(db, Q_DRILL_COPY_APPROVERS, of, NULL, e));
    return db_run(db, Q_DRILL_COPY_LEVELS, of, NULL, e);
}

/* Where it begins must be heard, and where it goes too unless the shop has ears of its own. */
static NODISCARD Err make_sources(Db *db, Arena *a, const Caller *program, const DrillPack *p,
                                  Error *e) {
    List own;
    TRY(db_list(db, a, Q_DRILL_SOURCES, DB_ARGS(DB_V(program->brand_id)), &stage_source_model,
                &own, e));
    for (size_t i = 0; i < p->place_count; i++)
        if (!has_channel(&own, p->places[i]) && (i == 0 || own.count < p->place_count))
            TRY(db_run(db, Q_DRILL_MAKE_SOURCE,
                       DB_ARGS(DB_V(program->brand_id),
                               DB_V(str_fmt(a, STR_FMT " (latihan)", STR_ARG(p->places[i]))),
                               DB_V(p->places[i]), DB_V(program->now)),
                       NULL, e));
    return ERR_OK;
}

Err stage_make(Db *db, Arena *a, const Caller *by, const NewStage *in, int64_t *out, Error *e) {
    Brand real = { 0 }, made = { 0 };
    Caller program = { .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER), .now = by->now };
    DrillStage *s = arena_make(a, DrillStage, 1);
    TRY(brand_get(db, a, by->brand_id, &real, e));
    Str name = utf8_cut(str_fmt(a, "%s" STR_FMT, mark, STR_ARG(real.name)), NAME_MOST);
    TRY(brand_create(db, a, &program,
                     &(Brand){ .name = name, .zone = real.zone, .drill_of = real.id }, &made, e));
    program.brand_id = made.id;
    TRY(copy_shop(db, made.id, by, e));
    TRY(copy_plan(db, a, &program, by, e));
    TRY(drill_book(a, &s->book, e));
    TRY(make_sources(db, a, &program, drill_pack(&s->book, in->drill->pack), e));
    *out = made.id;
    if (in->is_bare)
        return ERR_OK;
    TRY(stage_open(db, a, made.id, in->drill, s, e));
    return make_past(db, a, &program, s, real.zone, e);
}

Err drill_clear(Db *db, const Caller *by, const Drill *d, Error *e) {
    Caller there = { .brand_id = d->stage_id, .role = ROLE_OWNER, .now = by->now,
                     .rights = role_rights(ROLE_OWNER) };
    if (d->stage_id == 0)
        return ERR_OK;
    TRY(db_run(db, Q_DRILL_LEAVE_STAGE, DB_ARGS(DB_V(by->brand_id), DB_V(d->id)), NULL, e));
    return brand_remove(db, &there, e);
}
