/* The way in. For each Item: known already? whose? which case? read it, and gather what it adds
 * (intake_rows.h). At the end of the batch that is written, its words are indexed, what came is
 * counted. Caches (authors, the brand's words, policy) live as long as the Intake; counters as
 * long as a batch. This is the bulk path: nothing allocated that a reset of an arena does not
 * take back. */
#include "desk/intake.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/correction.h"
#include "desk/deadline.h"
#include "desk/event.h"
#include "desk/evidence.h"
#include "desk/follow_up.h"
#include "desk/intake_case.h"
#include "desk/link.h"
#include "desk/message.h"
#include "desk/scene.h"
#include "desk/search_words.h"
#include "text/model.h"

#include <string.h>

enum {
    FUTURE_MOST = DAY,
    LATE_FROM = 30 * MINUTE, /* what feeds take that are asked rarely is less */
};

/* A case the live screen is told of: one gathered, or one in the database. */
typedef struct Told Told;
struct Told {
    const IntakeCase *at;
    int64_t case_id;
    Told *next;
};

/* Somebody's new word in a case: what is planned to ask them is asked no more. */
typedef struct Heard Heard;
struct Heard {
    const IntakeCase *at;
    const IntakeAuthor *author; /* NULL: nobody knows */
    int64_t time;
    Heard *next;
};

struct Intake {
    Arena *owner;   /* words and policy */
    Arena *batch;   /* counters of one batch */
    Arena *scratch; /* one item */
    IntakeContext context;
    Map buckets, subjects;
    int64_t last_message, last_own; /* times written; 0: none in the batch */
    uint64_t seed;        /* of maps keyed by outside text */
    IntakeRows *own_rows; /* when the caller brings none */
    struct ModelMemory *memory; /* these two the caller's, or NULL */
    IntakeSeen *seen;
    bool live;
    IntakeCounts counts;
    Told *told, *told_last;
    Heard *heard;
    int64_t planned_at; /* since when follow-ups are planned; 0: none is */
};

static void renew_batch(Intake *in) {
    arena_reset(in->batch);
    in->buckets = map_new(in->batch, 1);
    in->subjects = map_new(in->batch, 2);
    in->last_message = in->last_own = 0;
    in->counts = (IntakeCounts){ 0 };
    in->told = in->told_last = NULL;
    in->heard = NULL;
}

static Intake *intake_new(Arena *a) {
    Intake *in = arena_make(a, Intake, 1);
    in->owner = arena_new(1 << 12);
    in->batch = arena_new(1 << 14);
    in->scratch = arena_new(1 << 14);
    crypto_random(&in->seed, sizeof in->seed);
    return in;
}

void intake_close(Intake **in) {
    if (*in == NULL)
        return;
    intake_rows_close(&(*in)->own_rows);
    arena_free(&(*in)->owner);
    arena_free(&(*in)->batch);
    arena_free(&(*in)->scratch);
    *in = NULL;
}

Err intake_open(Db *db, Arena *a, const Caller *by, int64_t source_id, Intake **out, Error *e) {
    Intake *in CLEANUP(intake_close) = intake_new(a);
    IntakeContext *c = &in->context;
    Brand brand = { 0 };
    a = in->owner;
    c->by = *by;
    TRY(source_get(db, a, by->brand_id, source_id, &c->source, e));
    TRY(policy_get(db, a, by->brand_id, &c->policy, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(brand_reading_load(db, a, by->brand_id, &c->reading, e));
    c->zone = brand.zone;
    renew_batch(in);
    *out = in;
    in = NULL;
    return ERR_OK;
}

static bool has_own_rows(const Intake *in) {
    return in->own_rows != NULL && in->context.rows == in->own_rows;
}

static IntakeRows *begin_own_rows(Intake *in) {
    if (in->own_rows == NULL)
        in->own_rows = intake_rows_new(in->owner);
    intake_rows_begin(in->own_rows, in->context.by.brand_id, in->context.by.now);
    return in->own_rows;
}

static void renew_gathered(Intake *in) {
    const IntakeRows *rows = in->context.rows;
    in->context.gathered = (IntakeGathered){ .part = rows->part,
                                             .messages = map_new(rows->batch, in->seed),
                                             .orphans = map_new(rows->batch, in->seed) };
}

Err intake_begin(Intake *in, const IntakeBatch *batch, Error *e) {
    IntakeContext *c = &in->context;
    Source there;
    renew_batch(in);
    arena_reset(in->scratch);
    c->db = batch->db;
    c->by.now = batch->now;
    in->live = batch->live;
    in->memory = batch->memory;
    in->seen = batch->seen;
    c->rows = batch->rows ? batch->rows : begin_own_rows(in);
    renew_gathered(in);
    TRY(intake_guard_load(c->db, in->batch, &c->by, &c->guard, e));
    /* What was cached stays true as long as the source is there: bulk writers check no keys. */
    TRY(source_get(c->db, in->scratch, c->by.brand_id, c->source.id, &there, e));
    TRY(follow_planned_at(c->db, c->by.brand_id, &in->planned_at, e));
    return db_i64(c->db, Q_MESSAGE_ANY_ORPHAN, DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id)),
                  &c->orphans, e);
}

void intake_forget(Intake *in) {
    if (in->own_rows)
        intake_rows_forget(in->own_rows);
    renew_batch(in);
}

/* ---- counters ---- */

typedef struct BucketSum {
    int64_t at, total, negative, spam, replies, negative_replies, late;
} BucketSum;

typedef struct SubjectSum {
    int64_t at, negative[SUBJECTS];
} SubjectSum;

/* What is kept under a time, made when it is new; `size` bytes that begin with the time. */
static void *sum_at(const Intake *in, Map *sums, int64_t at, size_t size) {
    void **slot = map_at(sums, str_dup(in->batch, (Str){ (char *)&at, sizeof at }));
    if (*slot == NULL) {
        *slot = arena_alloc(in->batch, size, _Alignof(int64_t));
        *(int64_t *)*slot = at;
    }
    return *slot;
}

static void count_subjects(Intake *in, const Item *item, const Reading *r) {
    SubjectSum *sum = sum_at(in, &in->subjects, item->time - item->time % HOUR, sizeof *sum);
    for (size_t i = 0; i < SUBJECTS; i++)
        sum->negative[i] += r->subjects >> i & 1;
}

/* By the time written alone, each message once: whose repeats do not count is found when the
 * counts are read (scene_fold.c), so that neither the order of arrival nor the batch matters. */
static void count(Intake *in, const Item *item, const Reading *r) {
    int64_t at = item->time - item->time % VERDICT_BUCKET_SECONDS;
    int64_t age = in->context.by.now - item->time;
    BucketSum *sum = sum_at(in, &in->buckets, at, sizeof *sum);
    bool is_negative = r->mood == MOOD_NEGATIVE;
    if (r->class == CLASS_SPAM) {
        sum->spam++;
        return;
    }
    sum->total++;
    sum->negative += is_negative;
    sum->replies += item->parent.n > 0;
    sum->negative_replies += is_negative && item->parent.n > 0;
    sum->late += age > LATE_FROM && age <= DAY;
    if (is_negative && r->subjects)
        count_subjects(in, item, r);
}

static void note_time(Intake *in, const Item *item) {
    int64_t *last = item->is_own ? &in->last_own : &in->last_message;
    if (item->time > *last)
        *last = item->time;
}

/* ---- one item ---- */

static int64_t told_id(const Told *t) { return t->at ? t->at->core.id : t->case_id; }

/* Once for several messages of a case in a row. */
static void tell(Intake *in, const IntakeCase *at, int64_t case_id) {
    Told told = { .at = at, .case_id = case_id };
    const Told *last = in->told_last;
    bool is_told = last && ((at && last->at == at) ||
                            (told_id(&told) && told_id(&told) == told_id(last)));
    if (!in->live || is_told)
        return;
    Told *more = arena_make(in->batch, Told, 1);
    *more = told;
    if (last)
        in->told_last->next = more;
    else
        in->told = more;
    in->told_last = more;
}

/* What was said before any was planned costs nothing: imports of old messages, the most. */
static void hear(Intake *in, const Item *item, const IntakePlace *at) {
    if (item->is_own || in->planned_at == 0 || item->time <= in->planned_at)
        return;
    Heard *more = arena_make(in->batch, Heard, 1);
    *more = (Heard){ at->at, at->author, item->time, in->heard };
    in->heard = more;
}

static Item cleaned(const Intake *in, const Item *item) {
    const IntakeContext *c = &in->context;
    Item clean = *item;
    clean.text = item->text.n ? utf8_cut(item->text, LIMIT_MESSAGE_TEXT) : S("");
    clean.title = utf8_cut(item->title, LIMIT_MESSAGE_TITLE);
    if (clean.time <= 0 || clean.time > c->by.now + FUTURE_MOST)
        clean.time = c->by.now;
    clean.is_direct = item->is_direct || channel_is_direct(c->source.channel);
    if (c->source.own_handle.n && (str_eq_nocase(item->handle, c->source.own_handle) ||
                                   str_eq_nocase(item->author, c->source.own_handle)))
        clean.is_own = true;
    return clean;
}

/* Long ones are not read again for each who looks. */
static bool spares_evidence(const Item *item) {
    return item->title.n + item->text.n <= EVIDENCE_SPARED_MOST;
}

static void read_item(const Intake *in, const Item *item, Reading *out) {
    reading_make(in->scratch,
                 &(ReadingInput){ .text = item->text,
                                  .title = item->title,
                                  .is_direct = item->is_direct,
                                  .is_own = item->is_own,
                                  .spares_evidence = spares_evidence(item),
                                  .reach = item->reach,
                                  .words = in->context.reading.words,
                                  .corrections = in->context.reading.corrections,
                                  .model = in->context.reading.model,
                                  .memory = in->memory },
                 out);
    intake_guard_quiet(&in->context.guard, &in->context.policy, in->context.source.channel, item,
                       out);
}

static Str evidence_of(const Intake *in, const Reading *r) {
    Str text = evidence_write(in->scratch, r);
    return text.n ? str_dup(in->context.rows->batch, text) : text;
}

static void keep(Intake *in, const Item *item, const Reading *r, const IntakePlace *at) {
    IntakeContext *c = &in->context;
    IntakeMessage *m = arena_make(c->rows->batch, IntakeMessage, 1);
    *m = (IntakeMessage){ .item = *item,
                          .source_id = c->source.id,
                          .at = at->at,
                          .author = at->author,
                          .is_orphan = at->is_orphan,
                          .rival = at->rival,
                          .said = { .language = r->language,
                                    .mood = r->mood,
                                    .class = r->class,
                                    .severity = r->severity,
                                    .certainty = r->certainty,
                                    .signals = r->signals,
                                    .word_hits = r->word_hits,
                                    .subjects = r->subjects,
                                    .demands = r->demands,
                                    .harm = r->harm,
                                    .signature = r->signature,
                                    .normal = str_dup(c->rows->batch, r->normal),
                                    .evidence = evidence_of(in, r) } };
    intake_rows_add_message(c->rows, m);
    *map_at(&c->gathered.messages, item->id) = m;
    if (!m->is_orphan)
        return;
    void **siblings = map_at(&c->gathered.orphans, item->parent);
    m->next_orphan = *siblings;
    *siblings = m;
}

static NODISCARD Err take_new(Intake *in, const Item *item, Error *e) {
    IntakeContext *c = &in->context;
    Reading r;
    IntakePlace at = { 0 };
    read_item(in, item, &r);
    at.rival = intake_guard_rival(&c->guard, c->source.channel, item);
    at.author = intake_author_of(&c->rows->authors, c->rows->batch, c->source.channel, item);
    TRY(intake_place(c, in->scratch, item, &r, &at, e));
    keep(in, item, &r, &at);
    in->counts.taken++;
    in->counts.cases += at.is_new;
    note_time(in, item);
    if (!item->is_own)
        count(in, item, &r);
    hear(in, item, &at);
    tell(in, at.at, 0);
    return ERR_OK;
}

typedef struct Known {
    int64_t id, case_id, reply_id, rating;
    Str text, title;
    MessageState state;
} Known;
static const Field known_fields[] = {
    FIELD(Known, id),    FIELD(Known, case_id), FIELD(Known, reply_id), FIELD(Known, rating),
    FIELD(Known, title), FIELD(Known, text),    FIELD_ENUM_OF(Known, state, message_state_names),
};
static const Model known_model = MODEL(Known, known_fields);

/* The source says it is gone: we keep what was said and mark it. */
static NODISCARD Err bury(Intake *in, const Known *k, Error *e) {
    const IntakeContext *c = &in->context;
    if (k->state == MESSAGE_DELETED || k->state == MESSAGE_ERASED) {
        in->counts.known++;
        return ERR_OK;
    }
    in->counts.deleted++;
    TRY(db_run(
        c->db, Q_MESSAGE_SET_STATE,
        DB_ARGS(DB_V(c->by.brand_id), DB_V(k->id), db_name(message_state_names, MESSAGE_DELETED)),
        NULL, e));
    tell(in, NULL, k->case_id);
    return ERR_OK;
}

static NODISCARD Err rewrite(Intake *in, const Known *k, const Item *item, Error *e) {
    const IntakeContext *c = &in->context;
    Reading r;
    read_item(in, item, &r);
    in->counts.edited++;
    TRY(db_run(c->db, Q_MESSAGE_VERSION_INSERT,
               DB_ARGS(DB_V(c->by.brand_id), DB_V(k->id), db_text(k->title), DB_V(k->text),
                       DB_V(c->by.now)),
               NULL, e));
    IntakeWords *words = &c->rows->words;
    intake_words_remove(words, k->id, search_normal(words->arena, k->title, k->text));
    TRY(db_run(c->db, Q_MESSAGE_CHANGE,
               DB_ARGS(DB_V(c->by.brand_id), DB_V(k->id), db_text(item->title), DB_V(item->text),
                       db_name(message_state_names, MESSAGE_EDITED),
                       db_name(language_names, (int)r.language), db_name(mood_names, (int)r.mood),
                       db_name(class_names, (int)r.class), DB_V(r.certainty),
                       db_name(severity_names, (int)r.severity), DB_V(r.signals), DB_V(r.word_hits),
                       DB_V((int64_t)r.signature), DB_V(evidence_write(in->scratch, &r)),
                       DB_V(r.subjects), DB_V(r.demands), DB_V(r.harm), db_id(item->rating)),
               NULL, e));
    intake_words_add(words, k->id, str_dup(words->arena, r.normal));
    TRY(intake_reread(c, k->case_id, item, &r, e));
    tell(in, NULL, k->case_id);
    return ERR_OK;
}

static bool says_same(Str text, Str title, const Item *item) {
    return str_eq(text, item->text) && str_eq(title, item->title);
}

/* Other stars to the same words: they were changed, or not kept when it came. */
static NODISCARD Err rate(const Intake *in, const Known *k, const Item *item, Error *e) {
    if (item->rating == 0 || item->rating == k->rating || k->reply_id != 0 ||
        k->state == MESSAGE_ERASED)
        return ERR_OK;
    return db_run(in->context.db, Q_MESSAGE_RATE,
                  DB_ARGS(DB_V(in->context.by.brand_id), DB_V(k->id), DB_V(item->rating)), NULL,
                  e);
}

/* What was gathered is written first: of the case there is one truth. */
static NODISCARD Err change_known(Intake *in, const Known *known, const Item *item, Error *e) {
    bool same = known->state == MESSAGE_ERASED || known->reply_id != 0 ||
                says_same(known->text, known->title, item);
    if (same && !item->is_deleted) {
        in->counts.known++;
        return rate(in, known, item, e);
    }
    TRY(intake_rows_write(in->context.rows, in->context.db, e));
    return item->is_deleted ? bury(in, known, e) : rewrite(in, known, item, e);
}

static NODISCARD Err take_known(Intake *in, const Item *item, Error *e) {
    const IntakeContext *c = &in->context;
    Known known = { 0 };
    bool found;
    const IntakeMessage *gathered = map_get(&c->gathered.messages, item->id);
    if (gathered && !item->is_deleted &&
        (item->rating == 0 || item->rating == gathered->item.rating) &&
        says_same(gathered->item.text, gathered->item.title, item)) {
        in->counts.known++;
        return ERR_OK;
    }
    if (gathered)
        TRY(intake_rows_write(c->rows, c->db, e));
    TRY(db_maybe(c->db, in->scratch, Q_MESSAGE_KNOWN,
                 DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id), DB_V(item->id)), &known_model,
                 &known, &found, e));
    if (found)
        return change_known(in, &known, item, e);
    if (!item->is_deleted)
        return take_new(in, item, e);
    in->counts.known++;
    return ERR_OK;
}

/* Another source's message may have written what this one's gathered. */
static void follow_rows(Intake *in) {
    IntakeContext *c = &in->context;
    if (c->gathered.part == c->rows->part)
        return;
    c->orphans |= c->gathered.orphans.count > 0;
    renew_gathered(in);
}

Err intake_item(Intake *in, const Item *item, Error *e) {
    arena_reset(in->scratch);
    if (item->id.n == 0)
        FAIL_FIELD(e, "id", "is empty: every message needs an id of its source");
    follow_rows(in);
    Item clean = cleaned(in, item);
    bool is_new = in->seen && !intake_seen_add(in->seen, in->context.source.id, clean.id) &&
                  !clean.is_deleted;
    return is_new ? take_new(in, &clean, e) : take_known(in, &clean, e);
}

/* ---- the end of a batch ---- */

static NODISCARD Err write_buckets(const Intake *in, Error *e) {
    const IntakeContext *c = &in->context;
    for (size_t i = 0; i < in->buckets.count; i++) {
        const BucketSum *b = in->buckets.entries[i].value;
        TRY(db_run(c->db, Q_BUCKET_ADD,
                   DB_ARGS(DB_V(c->by.brand_id), DB_V(b->at), DB_V(b->total), DB_V(b->negative),
                           DB_V(b->spam), DB_V(b->replies), DB_V(b->negative_replies),
                           DB_V(b->late)),
                   NULL, e));
    }
    return ERR_OK;
}

static NODISCARD Err write_subjects(const Intake *in, Error *e) {
    const IntakeContext *c = &in->context;
    for (size_t i = 0; i < in->subjects.count; i++) {
        const SubjectSum *sum = in->subjects.entries[i].value;
        DbVal row[2 + SUBJECTS] = { DB_V(c->by.brand_id), DB_V(sum->at) };
        for (size_t k = 0; k < SUBJECTS; k++)
            row[2 + k] = DB_V(sum->negative[k]);
        TRY(db_run(c->db, Q_BUCKET_SUBJECT_ADD, (DbArgs){ row, COUNT(row) }, NULL, e));
    }
    return ERR_OK;
}

static NODISCARD Err write_times(const Intake *in, Error *e) {
    const IntakeContext *c = &in->context;
    if (in->last_message == 0 && in->last_own == 0)
        return ERR_OK;
    return db_run(c->db, Q_SOURCE_HEARD,
                  DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id), DB_V(in->last_message),
                          DB_V(in->last_own)),
                  NULL, e);
}

static NODISCARD Err log_batch(const Intake *in, Error *e) {
    const IntakeContext *c = &in->context;
    const IntakeCounts *n = &in->counts;
    if (n->taken + n->edited + n->deleted == 0)
        return ERR_OK;
    Str detail =
        str_fmt(in->scratch, "taken=%lld edited=%lld deleted=%lld known=%lld", (long long)n->taken,
                (long long)n->edited, (long long)n->deleted, (long long)n->known);
    TRY(audit_add(c->db, &c->by,
                  &(AuditAct){ .act = "intake.batch",
                               .object = "source",
                               .object_id = c->source.id,
                               .detail = detail },
                  e));
    return in->live ? ERR_OK : event_add(c->db, c->by.brand_id, EVENT_MANY, 0, c->by.now, e);
}

static NODISCARD Err tell_all(const Intake *in, Error *e) {
    const IntakeContext *c = &in->context;
    for (const Told *t = in->told; t; t = t->next)
        TRY(event_add(c->db, c->by.brand_id, EVENT_CASE, t->at ? t->at->core.id : t->case_id,
                      c->by.now, e));
    return ERR_OK;
}

static NODISCARD Err cancel_follow_ups(const Intake *in, Error *e) {
    const IntakeContext *c = &in->context;
    for (const Heard *h = in->heard; h; h = h->next)
        TRY(follow_heard(c->db, &c->by,
                         &(FollowHeard){ .case_id = h->at->core.id,
                                         .author_id = h->author ? h->author->id : 0,
                                         .at = h->time },
                         e));
    return ERR_OK;
}

Err intake_end(Intake *in, IntakeCounts *batch, Error *e) {
    const IntakeContext *c = &in->context;
    if (has_own_rows(in))
        TRY(intake_rows_write(c->rows, c->db, e));
    TRY(cancel_follow_ups(in, e));
    TRY(tell_all(in, e));
    TRY(write_buckets(in, e));
    TRY(write_subjects(in, e));
    TRY(write_times(in, e));
    TRY(log_batch(in, e));
    if (has_own_rows(in))
        TRY(intake_words_write(&c->rows->words, c->db, c->by.brand_id, e));
    *batch = in->counts;
    return ERR_OK;
}

Err intake_use_signature(Db *db, Arena *a, Str signature, int64_t now, bool *is_fresh, Error *e) {
    int64_t added;
    Str print = sha256_hex(a, str_lower_ascii(a, signature));
    TRY(db_run(db, Q_HOOK_SEEN_INSERT, DB_ARGS(DB_V(print), DB_V(now)), &added, e));
    *is_fresh = added == 1;
    return ERR_OK;
}

/* ---- by hand ---- */

static const Field paste_fields[] = {
    FIELD(PasteForm, source_id, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(PasteForm, author, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_AUTHOR),
    FIELD(PasteForm, handle, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_AUTHOR),
    FIELD(PasteForm, text, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_TEXT),
    FIELD(PasteForm, title, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_TITLE),
    FIELD(PasteForm, link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
    FIELD_TIME_OF(PasteForm, time, .flags = FIELD_OPTIONAL),
    FIELD(PasteForm, rating, .flags = FIELD_OPTIONAL, .least = 1, .most = RATING_MOST,
          .doc = "Stars of a review, 1 to 5"),
};
const Model paste_form_model = MODEL(PasteForm, paste_fields);

typedef struct CaseOf {
    int64_t case_id;
} CaseOf;
static const Field case_of_fields[] = { FIELD(CaseOf, case_id) };
static const Model case_of_model = MODEL(CaseOf, case_of_fields);

Err intake_paste(Db *db, Arena *a, const Caller *by, const PasteForm *form, int64_t *case_id,
                 Error *e) {
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    CaseOf at = { 0 };
    if (utf8_is_blank(form->text))
        FAIL_FIELD(e, "text", "is empty: paste what was said");
    if (form->link.n)
        TRY(link_check(form->link, "link", e));
    Str stars = form->rating ? str_fmt(a, "%lld", (long long)form->rating) : (Str){ 0 };
    Item item = { .author = form->author,
                  .handle = form->handle,
                  .text = form->text,
                  .title = item_title_rated(a, form->title, stars),
                  .link = form->link,
                  .time = form->time,
                  .rating = form->rating };
    /* The same paste twice is one message. */
    item.id =
        str_fmt(a, "paste:" STR_FMT,
                STR_ARG(str_slice(sha256_hex(a, str_fmt(a, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                                        STR_ARG(form->author), STR_ARG(form->link),
                                                        STR_ARG(form->text))),
                                  0, 32)));
    TRY(intake_open(db, a, by, form->source_id, &in, e));
    TRY(intake_begin(in, &(IntakeBatch){ .db = db, .now = by->now, .live = true }, e));
    TRY(intake_item(in, &item, e));
    TRY(intake_end(in, &counts, e));
    TRY(db_one(db, a, Q_MESSAGE_CASE_OF,
               DB_ARGS(DB_V(by->brand_id), DB_V(form->source_id), DB_V(item.id)), &case_of_model,
               &at, e));
    *case_id = at.case_id;
    return ERR_OK;
}
