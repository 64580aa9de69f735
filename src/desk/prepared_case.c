/* The prepared texts for one case: which are offered first, and which may leave unread. */
#include "desk/alarm.h"
#include "desk/clause.h"
#include "desk/fill.h"
#include "desk/greeting.h"
#include "desk/prepared.h"
#include "desk/word.h"

#include <stdlib.h>

enum { BEST_MOST = 4, RANK_LATER = 100, RANK_OTHER_LANGUAGE = 1000, RANK_FIRST = -1 };

/* What is wanted first, by what the customer wrote. A holding answer is the zero of the enum, so
 * that the tail of a shorter row says it once more. */
static const PreparedKind best[CLASS__COUNT][BEST_MOST] = {
    [CLASS_OTHER] = { PREPARED_OTHER, PREPARED_THANKS, PREPARED_QUESTION },
    [CLASS_COMPLAINT] = { PREPARED_HOLDING, PREPARED_TO_PRIVATE, PREPARED_APOLOGY,
                          PREPARED_WAITING_TIME },
    [CLASS_CRITICISM] = { PREPARED_HOLDING, PREPARED_THANKS, PREPARED_OTHER, PREPARED_APOLOGY },
    [CLASS_QUESTION] = { PREPARED_QUESTION, PREPARED_HOLDING, PREPARED_TO_PRIVATE,
                         PREPARED_WAITING_TIME },
    [CLASS_PRESSING] = { PREPARED_HOLDING, PREPARED_TO_PRIVATE, PREPARED_WAITING_TIME,
                         PREPARED_FAREWELL },
    [CLASS_VENTING] = { PREPARED_OTHER, PREPARED_HOLDING, PREPARED_TO_PRIVATE },
    [CLASS_TROLL] = { PREPARED_TO_PRIVATE, PREPARED_FAREWELL, PREPARED_HOLDING },
    [CLASS_SPAM] = { PREPARED_FAREWELL, PREPARED_OTHER },
    [CLASS_RUMOUR] = { PREPARED_HOLDING_UNKNOWN_CAUSE, PREPARED_HOLDING, PREPARED_TO_PRIVATE },
    [CLASS_AT_RISK] = { PREPARED_AT_RISK, PREPARED_TO_PRIVATE, PREPARED_OTHER },
    [CLASS_PRAISE] = { PREPARED_THANKS, PREPARED_OTHER, PREPARED_QUESTION },
};

static bool is_late(const Case *c, int64_t now) {
    return c->answered_at == 0 && c->deadline_at && now > c->deadline_at;
}

/* Texts past their day stay out. */
static void keep_offered(List *list) {
    Prepared *p = list->items;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (!p[i].is_expired)
            p[kept++] = p[i];
    list->count = kept;
}

static int64_t rank_of(MessageClass class, PreparedKind kind) {
    for (int64_t i = 0; i < BEST_MOST; i++)
        if (best[class][i] == kind)
            return i;
    return RANK_LATER + (int64_t)kind;
}

static bool is_complete(Str text) {
    ptrdiff_t open = str_find(text, S("{"));
    return open < 0 || str_find(str_slice(text, (size_t)open, text.n), S("}")) < 0;
}

static int by_rank(const void *a, const void *b) {
    const PreparedOffer *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* Of the newest message of the customer; Indonesian unless it is plainly English. */
static NODISCARD Err language_of(Db *db, Arena *a, int64_t brand_id, int64_t case_id,
                                 PreparedLanguage *out, Error *e) {
    List said;
    *out = PREPARED_ID;
    TRY(case_said(db, a, brand_id, case_id, &said, e));
    const SaidLine *line = said.items;
    for (size_t i = 0; i < said.count; i++)
        if (!line[i].is_own) {
            *out = line[i].language == LANGUAGE_EN ? PREPARED_EN : PREPARED_ID;
            return ERR_OK;
        }
    return ERR_OK;
}

static Fill in_language(const Fill *f, PreparedLanguage language) {
    Fill own = *f;
    own.is_english = language == PREPARED_EN;
    return own;
}

typedef struct Offering {
    const Case *c;
    const Policy *policy;
    Fill fill;
    PreparedLanguage language;
} Offering;

static PreparedOffer offer_of(Arena *a, const Offering *o, const Prepared *p) {
    Fill fill = in_language(&o->fill, p->language);
    PreparedOffer offer = { .id = p->id, .kind = p->kind, .language = p->language, .name = p->name,
                            .text = fill_text(a, p->text, &fill),
                            .rank = rank_of(o->c->class, p->kind), .times = p->times };
    bool is_for_risk = o->c->class == CLASS_AT_RISK;
    if (p->kind == PREPARED_LATE && o->policy->late_apology && is_late(o->c, o->fill.now) &&
        !is_for_risk) {
        offer.rank = RANK_FIRST;
        offer.clause = clause_number(CLAUSE_LATE);
    }
    if (p->language != o->language)
        offer.rank += RANK_OTHER_LANGUAGE;
    offer.is_complete = is_complete(offer.text);
    return offer;
}

Err prepared_for_case(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out, Error *e) {
    Case c = { 0 };
    Policy policy = { 0 };
    Offering o = { .c = &c, .policy = &policy };
    List texts;
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(fill_for_case(db, a, by, &c, &o.fill, e));
    TRY(language_of(db, a, by->brand_id, case_id, &o.language, e));
    TRY(prepared_list(db, a, by->brand_id, by->now, &texts, e));
    keep_offered(&texts);
    const Prepared *p = texts.items;
    PreparedOffer *offers = arena_make(a, PreparedOffer, texts.count);
    for (size_t i = 0; i < texts.count; i++)
        offers[i] = offer_of(a, &o, &p[i]);
    if (texts.count)
        qsort(offers, texts.count, sizeof(*offers), by_rank);
    *out = (List){ offers, texts.count };
    return ERR_OK;
}

/* ---- what needs no second person ---- */

/* Its clock moves on while somebody reads: one that was filled a step ago is the same text. */
static bool match(Arena *a, const Prepared *p, const Fill *fill, Str text, HoldingMatch *out) {
    Fill f = in_language(fill, p->language);
    for (int step = 0; step <= 1; step++, f.now -= FILL_CLOCK_STEP)
        if (str_eq(fill_text(a, p->text, &f), text)) {
            *out = (HoldingMatch){ true, p->id, fill_text(a, S("{jam}"), &f),
                                   fill_next_word(f.now) };
            return true;
        }
    return false;
}

static bool is_holding_kind(PreparedKind kind) {
    return kind == PREPARED_HOLDING || kind == PREPARED_HOLDING_UNKNOWN_CAUSE;
}

Err prepared_match_holding(Db *db, Arena *a, const Caller *by, const Case *c, Str text,
                           HoldingMatch *out, Error *e) {
    HoldingText alarm = { 0 };
    Fill fill = { 0 };
    List texts;
    TRY(holding_get(db, a, by->brand_id, &alarm, e));
    TRY(prepared_list(db, a, by->brand_id, by->now, &texts, e));
    TRY(fill_for_case(db, a, by, c, &fill, e));
    keep_offered(&texts);
    const Prepared *p = texts.items;
    Prepared of_alarm = { .text = alarm.text.n ? alarm.text : alarm.own,
                          .language = PREPARED_ID };
    *out = (HoldingMatch){ 0 };
    if (match(a, &of_alarm, &fill, text, out))
        return ERR_OK;
    for (size_t i = 0; i < texts.count; i++)
        if (is_holding_kind(p[i].kind) && match(a, &p[i], &fill, text, out))
            return ERR_OK;
    return ERR_OK;
}

/* What a playbook has ready is held to what Kalimat siap demands of a text. */
static NODISCARD Err of_playbook(Db *db, Arena *a, const Caller *by, Str text, bool *out,
                                 Error *e) {
    int64_t count;
    List contacts;
    Fill example = fill_example(by->now, false);
    TRY(db_i64(db, Q_PLAYBOOK_HOLDS, DB_ARGS(DB_V(by->brand_id), DB_V(text)), &count, e));
    TRY(word_contacts(db, a, by->brand_id, &contacts, e));
    *out = count > 0 && prepared_passes(a, fill_text(a, text, &example), true, &contacts);
    return ERR_OK;
}

Err prepared_is_holding(Db *db, Arena *a, const Caller *by, Str text, bool *out, Error *e) {
    HoldingText alarm = { 0 };
    List texts;
    TRY(holding_get(db, a, by->brand_id, &alarm, e));
    TRY(prepared_list(db, a, by->brand_id, by->now, &texts, e));
    keep_offered(&texts);
    const Prepared *p = texts.items;
    *out = text.n && str_eq(text, alarm.text.n ? alarm.text : alarm.own);
    for (size_t i = 0; i < texts.count; i++)
        *out |= is_holding_kind(p[i].kind) && str_eq(text, p[i].text);
    return *out || text.n == 0 ? ERR_OK : of_playbook(db, a, by, text, out, e);
}
