#include "desk/case.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/search.h"
#include "desk/secrecy.h"

const char *const case_state_names[] = { "new",     "classified", "answered", "watched", "snoozed",
                                         "ignored", "spam",       "done",     "follow_up",
                                         "referred", NULL };
static_assert(COUNT(case_state_names) == CASE_STATE__COUNT + 1, "one name per state");
const char *const queue_names[] = { "waiting", "customer", "watch", "ignored",
                                    "talk",    "spam",     "done",  NULL };
static_assert(COUNT(queue_names) == QUEUE__COUNT + 1, "one name per queue");

bool class_is_complaint(MessageClass class) {
    return class == CLASS_COMPLAINT || class == CLASS_PRESSING;
}

bool reading_wants_decision(const Reading *r) {
    bool is_against = r->mood == MOOD_NEGATIVE && r->class != CLASS_OTHER &&
                      r->class != CLASS_PRAISE && r->class != CLASS_SPAM;
    return r->needs_answer || is_against;
}

Queue queue_of_reading(const Reading *r) {
    if (r->class == CLASS_SPAM)
        return QUEUE_SPAM;
    return reading_wants_decision(r) ? QUEUE_WAITING : QUEUE_TALK;
}

CaseState case_state_by_talk(CaseState is, CaseState to) {
    return is == CASE_REFERRED ? CASE_REFERRED : to;
}

static const Field case_fields[] = {
    FIELD(Case, id),
    FIELD(Case, source_id),
    FIELD(Case, source_name),
    FIELD_ENUM_OF(Case, channel, channel_names),
    FIELD(Case, author_id, .flags = FIELD_OPTIONAL),
    FIELD(Case, author_name, .flags = FIELD_OPTIONAL),
    FIELD(Case, author_handle, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Case, state, case_state_names),
    FIELD_ENUM_OF(Case, queue, queue_names),
    FIELD_TIME_OF(Case, sort_at),
    FIELD_TIME_OF(Case, deadline_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Case, class, class_names),
    FIELD(Case, class_by, .flags = FIELD_OPTIONAL, .doc = "Who said so; null: the program"),
    FIELD_ENUM_OF(Case, severity, severity_names),
    FIELD_ENUM_OF(Case, mood, mood_names),
    FIELD(Case, signals, .doc = "Bits, in the order of the signal names"),
    FIELD(Case, subjects, .doc = "Bits, in the order of the subject names"),
    FIELD(Case, demands, .doc = "Bits, in the order of the demand names"),
    FIELD(Case, harm, .doc = "Bits, in the order of the harm names"),
    FIELD(Case, is_direct),
    FIELD(Case, title, .flags = FIELD_OPTIONAL),
    FIELD(Case, excerpt),
    FIELD(Case, link, .flags = FIELD_OPTIONAL),
    FIELD(Case, reach),
    FIELD(Case, message_count),
    FIELD(Case, owner_id, .flags = FIELD_OPTIONAL),
    FIELD(Case, owner_name, .flags = FIELD_OPTIONAL),
    FIELD(Case, decision),
    FIELD(Case, reason, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Case, review_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Case, first_at),
    FIELD_TIME_OF(Case, last_at),
    FIELD_TIME_OF(Case, answered_at, .flags = FIELD_OPTIONAL),
    FIELD(Case, late_by, .flags = FIELD_OPTIONAL,
          .doc = "Seconds past the deadline: the longest wait for an answer"),
    FIELD(Case, version),
    FIELD(Case, is_secret, .doc = "Confidential: for who holds it, approvers and above"),
    FIELD(Case, problem_id, .flags = FIELD_OPTIONAL),
    FIELD(Case, problem_name, .flags = FIELD_OPTIONAL),
};
const Model case_model = MODEL(Case, case_fields);

static const Field case_row_fields[] = {
    FIELD(CaseRow, id),
    FIELD_ENUM_OF(CaseRow, channel, channel_names),
    FIELD(CaseRow, author_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(CaseRow, state, case_state_names),
    FIELD_ENUM_OF(CaseRow, queue, queue_names),
    FIELD_TIME_OF(CaseRow, sort_at),
    FIELD_TIME_OF(CaseRow, deadline_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(CaseRow, class, class_names),
    FIELD(CaseRow, class_by, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(CaseRow, severity, severity_names),
    FIELD_ENUM_OF(CaseRow, mood, mood_names),
    FIELD(CaseRow, subjects),
    FIELD(CaseRow, demands),
    FIELD(CaseRow, excerpt),
    FIELD(CaseRow, message_count),
    FIELD(CaseRow, owner_id, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(CaseRow, last_at),
    FIELD(CaseRow, late_by, .flags = FIELD_OPTIONAL),
    FIELD(CaseRow, is_secret, .doc = "Confidential: then without author and text"),
};
const Model case_row_model = MODEL(CaseRow, case_row_fields);

static const Field case_filter_fields[] = {
    FIELD_ENUM_OF(CaseFilter, queue, queue_names, .flags = FIELD_OPTIONAL),
    FIELD(CaseFilter, owner_id, .flags = FIELD_OPTIONAL),
    FIELD(CaseFilter, channel, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(CaseFilter, class, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(CaseFilter, severity, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(CaseFilter, mood, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(CaseFilter, subject, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(CaseFilter, demand, .flags = FIELD_OPTIONAL, .max = 20),
    FIELD(CaseFilter, neglected, .doc = "Only what waits behind the 72-hour wall"),
    FIELD(CaseFilter, search, .flags = FIELD_OPTIONAL, .max = 400),
    FIELD(CaseFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(CaseFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model case_filter_model = MODEL(CaseFilter, case_filter_fields);

static const Field queue_count_fields[] = { FIELD_ENUM_OF(QueueCount, queue, queue_names),
                                            FIELD(QueueCount, count),
                                            FIELD(QueueCount, neglected,
                                                  .doc = "Waiting behind the 72-hour wall."),
                                            FIELD(QueueCount, mine, .doc = "Held by the caller.") };
const Model queue_count_model = MODEL(QueueCount, queue_count_fields);

Err case_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Case *out, Error *e) {
    return db_one(db, a, Q_CASE_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &case_model, out, e);
}

Err case_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id, List *out, Error *e) {
    return db_list(db, a, Q_CASE_OF_AUTHOR,
                   DB_ARGS(DB_V(by->brand_id), DB_V(author_id), DB_V(secrecy_sees_all(by)),
                           DB_V(by->staff_id)),
                   &case_row_model, out, e);
}

/* ---- the inbox ---- */

enum {
    WINDOW_ROWS = 500, WINDOWS_MAX = 8, COUNT_MAX = 10000,
    HITS_FILTERED = 2000, /* messages a search with a filter looks at for a page */
    FITS_PARAMETERS = 8, MORE_MOST = 5,
};

typedef struct Place {
    int64_t sort_at, id;
} Place;
static const Field place_fields[] = { FIELD(Place, sort_at), FIELD(Place, id) };
static const Model place_model = MODEL(Place, place_fields);

/* Queues read towards later deadlines; the others from the newest back. */
static bool is_upward(Queue q) {
    return q == QUEUE_WAITING || q == QUEUE_WATCH || q == QUEUE_IGNORED;
}

typedef struct Page {
    Db *db;
    Arena *arena;
    int64_t brand_id, limit;
    const CaseFilter *filter;
    int64_t subjects, demands; /* of the filter, as bits; 0: any */
    bool up;
    int64_t wall; /* neglected cases, due before it, follow after the others; 0: none do */
    CaseRow *rows;
    size_t count;
    Place at;
    bool more;
} Page;

static Place neglected_from(const Page *p) { return (Place){ p->wall, 0 }; }

/* Without a cursor the list begins at the wall; the pages after it keep the wall of the first. */
static void begin(Page *p) {
    const CaseFilter *f = p->filter;
    if (f->queue == QUEUE_WAITING && f->owner_id == 0 && f->now > CASE_NEGLECT)
        p->wall = f->now - CASE_NEGLECT;
    if (f->neglected) {
        p->up = false;
        p->at = neglected_from(p);
        return;
    }
    p->at = p->up ? (Place){ p->wall ? p->wall : INT64_MIN, 0 } : (Place){ INT64_MAX, 0 };
}

static NODISCARD Err go_on(Page *p, Error *e) {
    Str rest = p->filter->cursor, at, id;
    bool ok = str_cut(&rest, '-', &at) && str_cut(&rest, '-', &id) &&
              parse_i64(at, 0, INT64_MAX, &p->at.sort_at) &&
              parse_i64(id, 0, INT64_MAX, &p->at.id) && parse_i64(rest, 0, INT64_MAX, &p->wall);
    if (!ok)
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    if (p->at.sort_at < p->wall || (p->at.sort_at == p->wall && p->at.id == 0))
        p->up = false;
    return ERR_OK;
}

static Str make_cursor(const Page *p) {
    return str_fmt(p->arena, "%lld-%lld-%lld", (long long)p->at.sort_at, (long long)p->at.id,
                   (long long)p->wall);
}

static bool has_filter(const CaseFilter *f) {
    return f->channel.n || f->class.n || f->severity.n || f->mood.n || f->subject.n ||
           f->demand.n || f->owner_id;
}

/* The parameters of @case_fits@, and `more` behind them. */
static NODISCARD Err list_fitting(const Page *p, Query q, DbArgs more, const Model *m, List *out,
                                  Error *e) {
    const CaseFilter *f = p->filter;
    DbVal args[FITS_PARAMETERS + MORE_MOST] = {
        DB_V(p->brand_id), db_text(f->channel), db_text(f->class), db_text(f->severity),
        db_text(f->mood),  DB_V(p->subjects),   DB_V(p->demands),  db_id(f->owner_id),
    };
    for (size_t i = 0; i < more.n; i++)
        args[FITS_PARAMETERS + i] = more.v[i];
    return db_list(p->db, p->arena, q, (DbArgs){ args, FITS_PARAMETERS + more.n }, m, out, e);
}

/* A word that no case has would find nothing, and nobody would know why. */
static NODISCARD Err check_names(const CaseFilter *f, Error *e) {
    const struct {
        const char *field;
        Str value;
        const char *const *names;
    } t[] = { { "channel", f->channel, channel_names },
              { "class", f->class, class_names },
              { "severity", f->severity, severity_names },
              { "mood", f->mood, mood_names } };
    for (size_t i = 0; i < COUNT(t); i++)
        if (t[i].value.n && names_find(t[i].names, t[i].value) < 0)
            FAIL_FIELD(e, t[i].field, "is not one that is known: %s, %s, ...", t[i].names[0],
                       t[i].names[1]);
    return ERR_OK;
}

static NODISCARD Err filter_bits(Page *p, Error *e) {
    const CaseFilter *f = p->filter;
    TRY(check_names(f, e));
    int subject = f->subject.n ? head_answer(HEAD_SUBJECT, f->subject) : 0;
    int demand = f->demand.n ? head_answer(HEAD_DEMAND, f->demand) : 0;
    if (subject < 0)
        FAIL_FIELD(e, "subject", "is not one that is known: delivery, packaging, quality, ...");
    if (demand < 0)
        FAIL_FIELD(e, "demand", "is not one that is known: refund, replacement, apology, ...");
    p->subjects = f->subject.n ? INT64_C(1) << subject : 0;
    p->demands = f->demand.n ? INT64_C(1) << demand : 0;
    return ERR_OK;
}

static void take_rows(Page *p, const List *got) {
    const CaseRow *rows = got->items;
    for (size_t i = 0; i < got->count; i++) {
        if ((int64_t)p->count == p->limit) {
            p->more = true;
            return;
        }
        p->rows[p->count++] = rows[i];
        p->at = (Place){ rows[i].sort_at, rows[i].id };
    }
}

/* Takes the filtered rows of the window that begins after `from`. */
static NODISCARD Err take_window(Page *p, Place from, int64_t size, Error *e) {
    List got;
    TRY(list_fitting(p, p->up ? Q_CASE_PAGE_UP : Q_CASE_PAGE_DOWN,
                     DB_ARGS(db_name(queue_names, (int)p->filter->queue), DB_V(from.sort_at),
                             DB_V(from.id), DB_V(size), DB_V(p->limit + 1 - (int64_t)p->count)),
                     &case_row_model, &got, e));
    take_rows(p, &got);
    return ERR_OK;
}

/* The last place of the window that begins after `from`; false when the queue ends in it. */
static NODISCARD Err window_end(Page *p, Place from, int64_t size, Place *end, bool *found,
                                Error *e) {
    return db_maybe(p->db, p->arena, p->up ? Q_CASE_WINDOW_UP : Q_CASE_WINDOW_DOWN,
                    DB_ARGS(DB_V(p->brand_id), db_name(queue_names, (int)p->filter->queue),
                            DB_V(from.sort_at), DB_V(from.id), DB_V(size - 1)),
                    &place_model, end, found, e);
}

static NODISCARD Err list_one_way(Page *p, Error *e) {
    if (!has_filter(p->filter))
        return take_window(p, p->at, p->limit + 1, e);
    for (int i = 0; i < WINDOWS_MAX; i++) {
        Place from = p->at, end = { 0 };
        bool found;
        TRY(take_window(p, from, WINDOW_ROWS, e));
        if (p->more)
            return ERR_OK;
        TRY(window_end(p, from, WINDOW_ROWS, &end, &found, e));
        if (!found)
            return ERR_OK;
        p->at = end;
    }
    p->more = true; /* nothing found yet, but not at the end: the caller may go on from here */
    return ERR_OK;
}

static NODISCARD Err list_queue(Page *p, Error *e) {
    TRY(list_one_way(p, e));
    if (!p->up || p->wall == 0 || p->more)
        return ERR_OK;
    p->up = false;
    p->at = neglected_from(p);
    return list_one_way(p, e);
}

static NODISCARD Err list_mine(Page *p, Error *e) {
    List got;
    TRY(list_fitting(p, Q_CASE_MINE,
                     DB_ARGS(DB_V(p->at.sort_at), DB_V(p->at.id), DB_V(p->limit + 1)),
                     &case_row_model, &got, e));
    take_rows(p, &got);
    return ERR_OK;
}

/* ---- search ---- */

typedef struct Hit {
    int64_t id, case_id;
    bool fits;
} Hit;
static const Field hit_fields[] = { FIELD(Hit, id), FIELD(Hit, case_id), FIELD(Hit, fits) };
static const Model hit_model = MODEL(Hit, hit_fields);

static bool has_row(const Page *p, int64_t case_id) {
    for (size_t i = 0; i < p->count; i++)
        if (p->rows[i].id == case_id)
            return true;
    return false;
}

static NODISCARD Err take_hits(Page *p, const List *hits, int64_t *last, Error *e) {
    const Hit *h = hits->items;
    for (size_t i = 0; i < hits->count; i++) {
        if ((int64_t)p->count == p->limit) {
            p->more = true;
            return ERR_OK;
        }
        *last = h[i].id;
        if (!h[i].fits || has_row(p, h[i].case_id))
            continue;
        TRY(db_one(p->db, p->arena, Q_CASE_ROW, DB_ARGS(DB_V(p->brand_id), DB_V(h[i].case_id)),
                   &case_row_model, &p->rows[p->count], e));
        p->count++;
    }
    return ERR_OK;
}

/* Messages looked at for one page. */
static int64_t hits_most(const Page *p) {
    return has_filter(p->filter) ? HITS_FILTERED : p->limit * 3;
}

static NODISCARD Err find_hits(Page *p, int64_t before, bool beginnings, List *out, Error *e) {
    Str query;
    SearchWords words = { p->brand_id, p->filter->search, beginnings };
    TRY(search_query(p->db, p->arena, &words, &query, e));
    return list_fitting(p, Q_MESSAGE_SEARCH,
                        DB_ARGS(DB_V(query), DB_V(before), DB_V(hits_most(p))), &hit_model, out, e);
}

/* The cursor of a search is the id of the last message looked at. Whole words as long as they
 * fill pages, then also words that begin so: a common beginning has far more than one reads. */
static NODISCARD Err list_found(Page *p, Str *next, Error *e) {
    int64_t last = INT64_MAX;
    int64_t window = hits_most(p);
    List hits;
    if (p->filter->cursor.n && !parse_i64(p->filter->cursor, 1, INT64_MAX, &last))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(find_hits(p, last, false, &hits, e));
    if ((int64_t)hits.count < window)
        TRY(find_hits(p, last, true, &hits, e));
    TRY(take_hits(p, &hits, &last, e));
    if (p->more || (int64_t)hits.count == window)
        *next = str_fmt(p->arena, "%lld", (long long)last);
    return ERR_OK;
}

Err case_list(Db *db, Arena *a, int64_t brand_id, const CaseFilter *f, List *out, Str *next,
              Error *e) {
    Page p = { .db = db,
               .arena = a,
               .brand_id = brand_id,
               .filter = f,
               .limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT,
               .up = is_upward(f->queue) };
    p.rows = arena_make(a, CaseRow, (size_t)p.limit + 1);
    *next = (Str){ 0 };
    TRY(filter_bits(&p, e));
    if (f->search.n) {
        TRY(list_found(&p, next, e));
    } else {
        p.up = p.up || f->owner_id;
        begin(&p);
        if (f->cursor.n)
            TRY(go_on(&p, e));
        TRY(f->owner_id ? list_mine(&p, e) : list_queue(&p, e));
        if (p.more)
            *next = make_cursor(&p);
    }
    *out = (List){ p.count ? p.rows : NULL, p.count };
    return ERR_OK;
}

Err case_counts(Db *db, Arena *a, const Caller *by, List *out, Error *e) {
    const DbVal brand = DB_V(by->brand_id), most = DB_V((int64_t)COUNT_MAX);
    QueueCount *c = arena_make(a, QueueCount, QUEUE__COUNT);
    for (int q = 0; q < QUEUE__COUNT; q++) {
        c[q].queue = (Queue)q;
        TRY(db_i64(db, Q_CASE_COUNT,
                   DB_ARGS(brand, db_name(queue_names, q), most), &c[q].count, e));
        TRY(db_i64(db, Q_CASE_COUNT_MINE,
                   DB_ARGS(brand, DB_V(by->staff_id), db_name(queue_names, q), most), &c[q].mine,
                   e));
    }
    TRY(db_i64(db, Q_OVERVIEW_LATE, DB_ARGS(brand, DB_V(by->now - CASE_NEGLECT), most),
               &c[QUEUE_WAITING].neglected, e));
    *out = (List){ c, QUEUE__COUNT };
    return ERR_OK;
}

/* ---- notes ---- */

const char *const note_kind_names[] = { "note", "answer", "returned", "call", "visit", NULL };
static_assert(COUNT(note_kind_names) == NOTE_KIND__COUNT + 1, "one name per kind");

static const Field note_fields[] = {
    FIELD(Note, id, .flags = FIELD_READONLY),
    FIELD_ENUM_OF(Note, kind, note_kind_names, .flags = FIELD_READONLY),
    FIELD(Note, staff_id, .flags = FIELD_READONLY,
          .doc = "Who wrote it down; 0: a department, by its link"),
    FIELD(Note, staff_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Note, who, .flags = FIELD_READONLY | FIELD_OPTIONAL,
          .doc = "The department, or with whom one spoke"),
    FIELD(Note, text, .flags = FIELD_REQUIRED, .max = LIMIT_NOTE_TEXT),
    FIELD(Note, agreed, .flags = FIELD_READONLY | FIELD_OPTIONAL,
          .doc = "Of a call or visit: what was agreed"),
    FIELD_TIME_OF(Note, at, .flags = FIELD_READONLY),
};
const Model note_model = MODEL(Note, note_fields);

Err note_add(Db *db, Arena *a, const Caller *by, int64_t case_id, Str text, Note *out, Error *e) {
    Case c = { 0 };
    if (utf8_is_blank(text))
        FAIL_FIELD(e, "text", "is empty: write what colleagues should know");
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    *out = (Note){ .staff_id = by->staff_id, .text = str_dup(a, text), .at = by->now };
    TRY(db_i64(
        db, Q_NOTE_INSERT,
        DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id), DB_V(text), DB_V(by->now)),
        &out->id, e));
    TRY(audit_add(
        db, by,
        &(AuditAct){ .act = "case.note", .object = "case", .object_id = case_id, .personal = text },
        e));
    return event_add(db, by->brand_id, EVENT_CASE, case_id, by->now, e);
}

Err note_list(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_NOTE_LIST, DB_ARGS(DB_V(brand_id), DB_V(case_id)), &note_model, out, e);
}
