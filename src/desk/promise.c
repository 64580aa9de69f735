#include "desk/promise.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/secrecy.h"
#include "text/drift.h"

#include <string.h>

const char *const promise_state_names[] = { "found", "open",    "kept", "late",
                                            "broken", "dropped", NULL };
static_assert(COUNT(promise_state_names) == PROMISE_STATE__COUNT + 1, "one name per state");
static const char *const promise_list_names[] = { "mine", "all", "past", "found", NULL };
static_assert(COUNT(promise_list_names) == PROMISE_LIST__COUNT + 1, "one name per list");

enum { PROMISE_TEXT_MOST = 300 };

static const Field promise_fields[] = {
    FIELD(Promise, id),
    FIELD(Promise, case_id),
    FIELD(Promise, reply_id, .flags = FIELD_OPTIONAL, .doc = "null: by hand, or in a post"),
    FIELD(Promise, mass_id, .flags = FIELD_OPTIONAL,
          .doc = "The mass answer whose post promises it to many"),
    FIELD(Promise, staff_id, .doc = "Who gave it"),
    FIELD(Promise, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Promise, kind, promise_kind_names),
    FIELD(Promise, text),
    FIELD_TIME_OF(Promise, due_at, .flags = FIELD_OPTIONAL, .doc = "null: the text says no time"),
    FIELD(Promise, timed_by, .flags = FIELD_OPTIONAL, .doc = "Who set the time; null: read"),
    FIELD_ENUM_OF(Promise, state, promise_state_names),
    FIELD_TIME_OF(Promise, confirmed_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Promise, given_at, .flags = FIELD_OPTIONAL,
                  .doc = "null: the answer has not left"),
    FIELD(Promise, moved, .doc = "How often it was put off"),
    FIELD(Promise, must_tell, .doc = "The customer does not know the new time yet"),
    FIELD(Promise, reason, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Promise, made_at),
    FIELD_TIME_OF(Promise, ended_at, .flags = FIELD_OPTIONAL),
    FIELD(Promise, version),
    FIELD(Promise, owner_id, .flags = FIELD_OPTIONAL, .doc = "Of the case"),
    FIELD_ENUM_OF(Promise, channel, channel_names),
    FIELD(Promise, author_name, .flags = FIELD_OPTIONAL, .doc = "To whom"),
};
const Model promise_model = MODEL(Promise, promise_fields);

static const Field filter_fields[] = {
    FIELD_ENUM_OF(PromiseFilter, filter, promise_list_names),
    FIELD(PromiseFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(PromiseFilter, limit, .least = 0, .most = LIMIT_PAGE),
};
const Model promise_filter_model = MODEL(PromiseFilter, filter_fields);

static const Field form_fields[] = {
    FIELD(PromiseForm, text, .flags = FIELD_REQUIRED, .max = PROMISE_TEXT_MOST),
    FIELD_TIME_OF(PromiseForm, due_at, .flags = FIELD_REQUIRED),
};
const Model promise_form_model = MODEL(PromiseForm, form_fields);

/* ---- reading ---- */

typedef struct Page {
    int64_t brand_id, asks;
    bool sees_all;
    DbVal whose;
    int64_t at, id; /* of the last row of the page before */
    int64_t limit;
} Page;

static NODISCARD Err page_of(const Caller *by, const PromiseFilter *f, Page *out, Error *e) {
    bool is_rising = f->filter == PROMISES_MINE || f->filter == PROMISES_ALL;
    int64_t end = is_rising ? INT64_MIN : INT64_MAX;
    Str rest = f->cursor, at;
    *out = (Page){ .brand_id = by->brand_id,
                   .asks = by->staff_id,
                   .sees_all = secrecy_sees_all(by),
                   .whose = f->filter == PROMISES_ALL ? db_null() : db_val_i64(by->staff_id),
                   .at = end,
                   .id = end,
                   .limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT };
    if (rest.n && !(str_cut(&rest, '-', &at) && parse_i64(at, 0, INT64_MAX, &out->at) &&
                    parse_i64(rest, 1, INT64_MAX, &out->id)))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    return ERR_OK;
}

static NODISCARD Err list_open(Db *db, Arena *a, const Page *p, List *out, Error *e) {
    return db_list(db, a, Q_PROMISE_OPEN,
                   DB_ARGS(DB_V(p->brand_id), p->whose, DB_V(p->at), DB_V(p->id),
                           DB_V(p->limit + 1), DB_V(p->sees_all), DB_V(p->asks)),
                   &promise_model, out, e);
}

static NODISCARD Err list_past(Db *db, Arena *a, const Page *p, List *out, Error *e) {
    return db_list(db, a, Q_PROMISE_PAST,
                   DB_ARGS(DB_V(p->brand_id), DB_V(p->at), DB_V(p->id), DB_V(p->limit + 1),
                           DB_V(p->sees_all), DB_V(p->asks)),
                   &promise_model, out, e);
}

static NODISCARD Err list_found(Db *db, Arena *a, const Page *p, List *out, Error *e) {
    return db_list(db, a, Q_PROMISE_FOUND,
                   DB_ARGS(DB_V(p->brand_id), p->whose, DB_V(p->id), DB_V(p->limit + 1),
                           DB_V(p->sees_all), DB_V(p->asks)),
                   &promise_model, out, e);
}

typedef Err ListFn(Db *db, Arena *a, const Page *p, List *out, Error *e);
static ListFn *const lists[] = {
    [PROMISES_MINE] = list_open,
    [PROMISES_ALL] = list_open,
    [PROMISES_PAST] = list_past,
    [PROMISES_FOUND] = list_found,
};
static_assert(COUNT(lists) == PROMISE_LIST__COUNT, "one query per list");

Err promise_list(Db *db, Arena *a, const Caller *by, const PromiseFilter *f, List *out, Str *next,
                 Error *e) {
    Page page;
    *next = (Str){ 0 };
    TRY(page_of(by, f, &page, e));
    TRY(lists[f->filter](db, a, &page, out, e));
    if ((int64_t)out->count <= page.limit)
        return ERR_OK;
    out->count = (size_t)page.limit;
    const Promise *last = (const Promise *)out->items + page.limit - 1;
    *next = str_fmt(a, "%lld-%lld", (long long)(last->ended_at ? last->ended_at : last->due_at),
                    (long long)last->id);
    return ERR_OK;
}

Err promise_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_PROMISE_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                   &promise_model, out, e);
}

/* ---- writing ---- */

Err promise_store(Db *db, int64_t brand_id, const Promise *p, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_PROMISE_UPDATE,
               DB_ARGS(DB_V(brand_id), DB_V(p->id), DB_V(p->version), db_id(p->due_at),
                       db_id(p->timed_by), db_name(promise_state_names, (int)p->state),
                       db_id(p->confirmed_at), db_id(p->given_at), DB_V(p->moved),
                       DB_V(p->must_tell), DB_V(p->reason), db_id(p->ended_at), DB_V(0)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this promise meanwhile: look again");
    return ERR_OK;
}

Err promise_log(Db *db, const Caller *by, const Promise *p, const char *act, Str detail,
                Error *e) {
    SCRATCH(a);
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "promise.%s", act)),
                               .object = "promise",
                               .object_id = p->id,
                               .detail = str_fmt(a, "case=%lld " STR_FMT, (long long)p->case_id,
                                                 STR_ARG(detail)),
                               .personal = p->reason.n ? p->reason : (Str){ 0 } },
                  e));
    return event_add(db, by->brand_id, EVENT_CARE, p->case_id, by->now, e);
}

static NODISCARD Err insert(Db *db, const Caller *by, Promise *p, Error *e) {
    return db_i64(db, Q_PROMISE_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(p->case_id), db_id(p->reply_id),
                          DB_V(p->staff_id), db_name(promise_kind_names, (int)p->kind),
                          DB_V(p->text), db_id(p->due_at), db_id(p->timed_by),
                          db_name(promise_state_names, (int)p->state), db_id(p->confirmed_at),
                          db_id(p->given_at), DB_V(by->now), db_id(p->mass_id)),
                  &p->id, e);
}

static PromiseKind kind_of(Arena *a, Str text) {
    FoundPromise *found;
    size_t count;
    promise_find(a, &(PromiseInput){ .text = text }, &found, &count);
    return count ? found[0].kind : PROMISE_OTHER;
}

Err promise_add(Db *db, Arena *a, const Caller *by, int64_t case_id, const PromiseForm *form,
                Promise *out, Error *e) {
    Case c = { 0 };
    Promise p = { .case_id = case_id,
                  .staff_id = by->staff_id,
                  .kind = kind_of(a, form->text),
                  .text = str_trim(form->text),
                  .due_at = form->due_at,
                  .timed_by = by->staff_id,
                  .state = PROMISE_OPEN,
                  .confirmed_at = by->now,
                  .given_at = by->now };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    if (c.queue == QUEUE_DONE || c.queue == QUEUE_IGNORED)
        FAIL(e, ERR_CONFLICT, "this case is closed: open it again before promising more");
    if (utf8_is_blank(p.text))
        FAIL_FIELD(e, "text", "is empty: write what was promised");
    TRY(promise_check_due(p.due_at, by->now, e));
    TRY(insert(db, by, &p, e));
    TRY(promise_log(db, by, &p, "add", S("by hand"), e));
    return db_one(db, a, Q_PROMISE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(p.id)), &promise_model,
                  out, e);
}

/* ---- in an answer ---- */

/* The sentence around the words: an end is a mark before a blank, so not that of "20.00". */
static Str sentence_at(Str text, size_t from, size_t to) {
    static const char ends[] = ".!?\n";
    size_t begin = from;
    while (begin > 0 && !(text.p[begin - 1] == '\n' ||
                          (begin > 1 && text.p[begin - 1] == ' ' &&
                           memchr(ends, text.p[begin - 2], sizeof ends - 1))))
        begin--;
    while (to < text.n && text.p[to] != '\n' &&
           !(memchr(ends, text.p[to], sizeof ends - 1) &&
             (to + 1 == text.n || text.p[to + 1] == ' ' || text.p[to + 1] == '\n')))
        to++;
    return utf8_cut(str_trim(str_slice(text, begin, to)), PROMISE_TEXT_MOST);
}

typedef struct Span {
    size_t from, to;
} Span;

static Span span_of(const FoundPromise *f) {
    Span s = { f->from, f->to };
    if (f->time_to > f->time_from) {
        s.from = f->time_from < s.from ? f->time_from : s.from;
        s.to = f->time_to > s.to ? f->time_to : s.to;
    }
    return s;
}

/* Without what joins it to the one before or after: "besok, dan". */
static Str without_join(Str words) {
    static const char *const ends[] = { ",", ";", " dan", " serta", " and" };
    static const char *const begins[] = { "dan ", "serta ", "and " };
    for (size_t k = 0; k < COUNT(begins); k++)
        if (str_starts(words, str_c(begins[k])))
            words = str_trim(str_slice(words, strlen(begins[k]), words.n));
    for (size_t k = 0; k < COUNT(ends); k++)
        if (str_ends(words, str_c(ends[k])))
            return without_join(str_trim(str_slice(words, 0, words.n - strlen(ends[k]))));
    return words;
}

/* Where the second of two promises begins: behind the last comma between their words. */
static size_t part_at(Str text, size_t end, size_t next) {
    for (size_t at = next; at > end; at--)
        if (text.p[at - 1] == ',')
            return at;
    return next;
}

/* Of a sentence with several promises, each has its own part: from its words to the next one's. */
static Str words_of(Str text, const FoundPromise *f, size_t i, size_t count) {
    Span own = span_of(&f[i]);
    Str all = sentence_at(text, own.from, own.to);
    size_t from = (size_t)(all.p - text.p), to = from + all.n;
    if (i > 0 && span_of(&f[i - 1]).to > from && span_of(&f[i - 1]).to <= own.from)
        from = part_at(text, span_of(&f[i - 1]).to, own.from);
    if (i + 1 < count && span_of(&f[i + 1]).from < to && span_of(&f[i + 1]).from >= own.to)
        to = part_at(text, own.to, span_of(&f[i + 1]).from);
    return without_join(str_trim(str_slice(text, from, to)));
}

static Promise promise_in(const ReplyCore *r, const FoundPromise *f, size_t i, size_t count) {
    return (Promise){ .case_id = r->case_id,
                      .reply_id = r->id,
                      .staff_id = r->author_id,
                      .kind = f[i].kind,
                      .text = words_of(r->text, f, i, count),
                      .due_at = f[i].has_time ? f[i].due_at : 0 };
}

typedef struct Said {
    Promise *list;
    size_t count;
} Said;

static bool is_same(const Promise *x, const Promise *y) {
    return x->kind == y->kind && str_eq(x->text, y->text);
}

/* What the reply promises when it leaves at by->now; of one sentence the later time. */
static NODISCARD Err find_all(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Said *out,
                              Error *e) {
    Policy policy = { 0 };
    Brand brand = { 0 };
    FoundPromise *found;
    size_t count;
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    promise_find(a,
                 &(PromiseInput){ .text = r->text,
                                  .at = by->now,
                                  .zone = (int)brand.zone,
                                  .hours_to = policy.hours_to,
                                  .holidays = policy.days_off,
                                  .holiday_count = policy.days_off_count },
                 &found, &count);
    *out = (Said){ arena_make(a, Promise, count + 1), 0 };
    for (size_t i = 0; i < count; i++) {
        Promise p = promise_in(r, found, i, count);
        size_t k = 0;
        while (k < out->count && !is_same(&out->list[k], &p))
            k++;
        if (k == out->count)
            out->list[out->count++] = p;
        else if (p.due_at > out->list[k].due_at)
            out->list[k].due_at = p.due_at;
    }
    return ERR_OK;
}

/* Of what is given; goods that are sent and bills that are checked have a price, too. */
static bool is_given(PromiseKind kind) {
    return kind == PROMISE_REFUND || kind == PROMISE_REPLACE || kind == PROMISE_OTHER;
}

Err promise_money(Db *db, Arena *a, const Caller *by, const ReplyCore *r, int64_t *out,
                  Error *e) {
    Said said;
    *out = 0;
    TRY(find_all(db, a, by, r, &said, e));
    for (size_t i = 0; i < said.count; i++) {
        int64_t sum = is_given(said.list[i].kind) ? drift_money(a, said.list[i].text) : 0;
        *out = sum > *out ? sum : *out;
    }
    return ERR_OK;
}

static NODISCARD Err list_of_reply(Db *db, Arena *a, const Caller *by, const ReplyCore *r,
                                   List *out, Error *e) {
    return db_list(db, a, Q_PROMISE_OF_REPLY,
                   DB_ARGS(DB_V(by->brand_id), DB_V(r->case_id), DB_V(r->id)), &promise_model, out,
                   e);
}

/* The next word is a promise of its own kind, and safe to take as one: it needs no tap. */
static NODISCARD Err add_found(Db *db, const Caller *by, Promise *p, Error *e) {
    bool is_next_word = p->kind == PROMISE_WORD && p->due_at != 0;
    p->state = is_next_word ? PROMISE_OPEN : PROMISE_FOUND;
    p->confirmed_at = is_next_word ? by->now : 0;
    TRY(insert(db, by, p, e));
    return promise_log(db, by, p, "find", str_c(promise_state_names[p->state]), e);
}

static bool is_live(const Promise *p) {
    return p->state == PROMISE_FOUND || p->state == PROMISE_OPEN;
}

static NODISCARD Err drop(Db *db, const Caller *by, Promise p, Str why, Error *e) {
    if (!is_live(&p))
        return ERR_OK;
    p.state = PROMISE_DROPPED;
    p.ended_at = by->now;
    p.reason = (Str){ 0 };
    TRY(promise_store(db, by->brand_id, &p, e));
    return promise_log(db, by, &p, "drop", why, e);
}

static const Promise *said_again(const Said *said, const Promise *p) {
    for (size_t i = 0; i < said->count; i++)
        if (is_same(&said->list[i], p))
            return &said->list[i];
    return NULL;
}

/* What is there already: with the time as it is now, or dropped when it is said no longer. */
static NODISCARD Err renew(Db *db, const Caller *by, const ReplyCore *r, const Said *said,
                           const Promise *was, Error *e) {
    const Promise *now = said_again(said, was);
    Promise p = *was;
    if (now == NULL && str_find(r->text, was->text) >= 0)
        return ERR_OK; /* by whom else it was found */
    if (now == NULL)
        return drop(db, by, p, S("the answer no longer says it"), e);
    if (!is_live(was) || was->timed_by || was->due_at == now->due_at)
        return ERR_OK;
    p.due_at = now->due_at ? now->due_at : was->due_at;
    return promise_store(db, by->brand_id, &p, e);
}

Err promise_read(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    Said said;
    List there;
    TRY(find_all(db, a, by, r, &said, e));
    TRY(list_of_reply(db, a, by, r, &there, e));
    const Promise *old = there.items;
    for (size_t i = 0; i < there.count; i++)
        TRY(renew(db, by, r, &said, &old[i], e));
    for (size_t i = 0; i < said.count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < there.count && !is_known; k++)
            is_known = is_same(&said.list[i], &old[k]);
        if (!is_known)
            TRY(add_found(db, by, &said.list[i], e));
    }
    return ERR_OK;
}

Err promise_next_word(Db *db, Arena *a, const Caller *by, const ReplyCore *r,
                      const NextWord *next, Error *e) {
    List there;
    ptrdiff_t at = str_find(r->text, next->words);
    TRY(list_of_reply(db, a, by, r, &there, e));
    const Promise *p = there.items;
    for (size_t i = 0; i < there.count; i++)
        if (p[i].kind == PROMISE_WORD && p[i].due_at)
            return ERR_OK;
    if (next->words.n == 0 || at < 0)
        return ERR_OK;
    Promise word = { .case_id = r->case_id,
                     .reply_id = r->id,
                     .staff_id = r->author_id,
                     .kind = PROMISE_WORD,
                     .text = sentence_at(r->text, (size_t)at, (size_t)at + next->words.n),
                     .due_at = next->due_at };
    return add_found(db, by, &word, e);
}

/* Another answer leaves: the next word that was promised before is given. Not what it says itself,
 * or the post that it goes with. */
static NODISCARD Err keep_word(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    List there;
    int64_t mass_id;
    TRY(db_i64(db, Q_MASS_OF_REPLY, DB_ARGS(DB_V(by->brand_id), DB_V(r->id)), &mass_id, e));
    TRY(promise_of_case(db, a, by->brand_id, r->case_id, &there, e));
    const Promise *p = there.items;
    for (size_t i = 0; i < there.count; i++) {
        Promise kept;
        bool is_own = (r->id && p[i].reply_id == r->id) || (mass_id && p[i].mass_id == mass_id);
        if (p[i].kind != PROMISE_WORD || p[i].state != PROMISE_OPEN || is_own ||
            p[i].given_at == 0 || p[i].given_at > by->now)
            continue;
        TRY(promise_act(db, a, by, p[i].id,
                        &(PromiseChange){ .act = PROMISE_KEEP, .version = p[i].version }, &kept,
                        e));
    }
    return ERR_OK;
}

Err promise_give(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    List there;
    TRY(keep_word(db, a, by, r, e));
    TRY(db_run(db, Q_PROMISE_TOLD, DB_ARGS(DB_V(by->brand_id), DB_V(r->case_id)), NULL, e));
    TRY(promise_read(db, a, by, r, e));
    TRY(list_of_reply(db, a, by, r, &there, e));
    const Promise *p = there.items;
    for (size_t i = 0; i < there.count; i++) {
        Promise given = p[i];
        if (!is_live(&given) || given.given_at)
            continue;
        given.given_at = by->now;
        TRY(promise_store(db, by->brand_id, &given, e));
        TRY(promise_log(db, by, &given, "give", str_c(promise_state_names[given.state]), e));
    }
    return ERR_OK;
}

static bool has_kind(const List *list, PromiseKind kind) {
    const Promise *p = list->items;
    for (size_t i = 0; i < list->count; i++)
        if (p[i].kind == kind)
            return true;
    return false;
}

Err promise_give_post(Db *db, Arena *a, const Caller *by, const PromisePost *post, Error *e) {
    Said said;
    List beside;
    Caller then = *by;
    ReplyCore reply = { .id = post->beside, .case_id = post->case_id };
    ReplyCore words = { .case_id = post->case_id, .author_id = post->staff_id, .text = post->text };
    then.now = post->at;
    TRY(keep_word(db, a, &then, &words, e)); /* not what was promised after it was said */
    TRY(db_run(db, Q_PROMISE_TOLD, DB_ARGS(DB_V(by->brand_id), DB_V(post->case_id)), NULL, e));
    TRY(list_of_reply(db, a, by, &reply, &beside, e));
    TRY(find_all(db, a, &then, &words, &said, e));
    for (size_t i = 0; i < said.count; i++) {
        Promise *p = &said.list[i];
        p->mass_id = post->mass_id;
        p->given_at = post->at;
        bool is_past = p->due_at != 0 && p->due_at <= by->now;
        if (!is_past && !(post->beside && has_kind(&beside, p->kind)))
            TRY(add_found(db, by, p, e));
    }
    return ERR_OK;
}

Err promise_ungive(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    List there;
    TRY(promise_of_case(db, a, by->brand_id, r->case_id, &there, e));
    const Promise *p = there.items;
    for (size_t i = 0; i < there.count; i++) {
        Promise was = p[i];
        bool is_own = was.reply_id == r->id && is_live(&was) && was.given_at;
        bool was_kept = was.kind == PROMISE_WORD && was.ended_at == r->sent_at &&
                        (was.state == PROMISE_KEPT || was.state == PROMISE_LATE);
        if (!is_own && !was_kept)
            continue;
        if (is_own)
            was.given_at = 0;
        else
            was.state = PROMISE_OPEN;
        was.ended_at = 0;
        TRY(promise_store(db, by->brand_id, &was, e));
        TRY(promise_log(db, by, &was, "resume", S("the answer did not leave"), e));
    }
    return ERR_OK;
}

Err promise_forget(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    List there;
    TRY(list_of_reply(db, a, by, r, &there, e));
    const Promise *p = there.items;
    for (size_t i = 0; i < there.count; i++)
        TRY(drop(db, by, p[i], S("the answer did not leave"), e));
    return ERR_OK;
}

Err promise_allows_end(Db *db, const Caller *by, const Policy *p, int64_t case_id, Error *e) {
    int64_t open;
    if (!p->promises_bind)
        return ERR_OK;
    TRY(db_i64(db, Q_PROMISE_OPEN_COUNT, DB_ARGS(DB_V(by->brand_id), DB_V(case_id)), &open, e));
    if (open > 0)
        FAIL_CLAUSE(e, p, CLAUSE_PROMISES, ERR_DENIED, "",
                    "this case has an open promise: keep it, or drop it with a reason, first");
    return ERR_OK;
}

/* ---- how well they are kept ---- */

static const Field rate_fields[] = {
    FIELD(PromiseRate, staff_id), FIELD(PromiseRate, staff_name, .flags = FIELD_OPTIONAL),
    FIELD(PromiseRate, kept),     FIELD(PromiseRate, late),
    FIELD(PromiseRate, broken),
};
const Model promise_rate_model = MODEL(PromiseRate, rate_fields);

static const Field rate_query_fields[] = {
    FIELD(RateQuery, month, .flags = FIELD_OPTIONAL, .max = 7, .doc = "2026-11; null: this one"),
};
const Model rate_query_model = MODEL(RateQuery, rate_query_fields);

static NODISCARD Err read_month(Str month, int zone, int64_t now, Civil *out, Error *e) {
    Civil c = civil_from(now, zone);
    *out = (Civil){ .year = c.year, .month = c.month, .day = 1 };
    if (month.n == 0)
        return ERR_OK;
    int64_t y = 0, m = 0;
    Str rest = month, year;
    if (month.n != 7 || !str_cut(&rest, '-', &year) || !parse_i64(year, 2000, 9998, &y) ||
        !parse_i64(rest, 1, 12, &m))
        FAIL_FIELD(e, "month", "is written like 2026-11");
    *out = (Civil){ .year = (int)y, .month = (int)m, .day = 1 };
    return ERR_OK;
}

Err promise_rates(Db *db, Arena *a, const Caller *by, const RateQuery *q, List *out, Error *e) {
    Brand brand = { 0 };
    Civil first;
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    TRY(read_month(q->month, (int)brand.zone, by->now, &first, e));
    Civil next = first;
    next.year += next.month / 12;
    next.month = next.month % 12 + 1;
    return db_list(db, a, Q_PROMISE_RATES,
                   DB_ARGS(DB_V(by->brand_id), DB_V(civil_to(&first, (int)brand.zone)),
                           DB_V(civil_to(&next, (int)brand.zone))),
                   &promise_rate_model, out, e);
}
