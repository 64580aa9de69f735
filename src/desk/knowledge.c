#include "desk/knowledge.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/department.h"
#include "desk/event.h"
#include "desk/search_words.h"
#include "desk/secrecy.h"
#include "desk/staff.h"
#include "text/heads.h"

#include <stdlib.h>

enum {
    QUESTION_MOST = 300, ANSWER_MOST = 4000, DEPARTMENT_MOST = 120, SEARCH_MOST = 200,
    WORD_LEAST = 3,          /* shorter ones say nothing: di, ke, ya */
    STEM_LEAST = 4,          /* a word that begins like another counts from here on */
    IN_QUESTION = 3, IN_ANSWER = 1, SAME_SUBJECT = 4, /* how much each speaks for an entry */
    OFFER_LEAST = 4,
};

static const Field fields[] = {
    FIELD(Knowledge, id, .flags = FIELD_READONLY),
    FIELD(Knowledge, department, .flags = FIELD_OPTIONAL, .max = DEPARTMENT_MOST),
    FIELD(Knowledge, question, .flags = FIELD_REQUIRED, .max = QUESTION_MOST),
    FIELD(Knowledge, answer, .flags = FIELD_REQUIRED, .max = ANSWER_MOST),
    FIELD(Knowledge, subjects, .flags = FIELD_OPTIONAL, .least = 0, .most = 1 << 16,
          .doc = "Bits, in the order of the subject names"),
    FIELD(Knowledge, owner_id, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Who keeps it true; null: who writes it"),
    FIELD(Knowledge, owner_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD_TIME_OF(Knowledge, valid_until, .flags = FIELD_OPTIONAL, .doc = "null: for good"),
    FIELD(Knowledge, is_expired, .flags = FIELD_READONLY),
    FIELD_TIME_OF(Knowledge, changed_at, .flags = FIELD_READONLY),
    FIELD(Knowledge, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Of what the person saw; null for a new one"),
};
const Model knowledge_model = MODEL(Knowledge, fields);

static const Field filter_fields[] = {
    FIELD(KnowledgeFilter, search, .flags = FIELD_OPTIONAL, .max = SEARCH_MOST),
    FIELD(KnowledgeFilter, case_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
};
const Model knowledge_filter_model = MODEL(KnowledgeFilter, filter_fields);

/* ---- finding ---- */

typedef struct Words {
    Str *word;
    size_t count;
} Words;

static Words words_of(Arena *a, Str text) {
    Str rest = search_normal(a, S(""), text), word;
    Words w = { arena_make(a, Str, rest.n / 2 + 1), 0 };
    while (str_cut(&rest, ' ', &word))
        if (word.n >= WORD_LEAST)
            w.word[w.count++] = word;
    return w;
}

/* "kirim" and "kiriman" are about the same. */
static bool is_alike(Str a, Str b) {
    Str shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;
    return str_eq(a, b) || (shorter.n >= STEM_LEAST && str_starts(longer, shorter));
}

static bool holds(const Words *w, Str word) {
    for (size_t i = 0; i < w->count; i++)
        if (is_alike(w->word[i], word))
            return true;
    return false;
}

/* What speaks for it; *missing: words that it does not hold. */
static int score_of(Arena *a, const Knowledge *k, const Words *asked, int64_t subjects,
                    size_t *missing) {
    Words question = words_of(a, k->question), answer = words_of(a, k->answer);
    int score = k->subjects & subjects ? SAME_SUBJECT : 0;
    *missing = 0;
    for (size_t i = 0; i < asked->count; i++) {
        bool in_question = holds(&question, asked->word[i]);
        bool in_answer = holds(&answer, asked->word[i]);
        score += in_question ? IN_QUESTION : in_answer ? IN_ANSWER : 0;
        *missing += !in_question && !in_answer;
    }
    return score;
}

typedef struct Found {
    Knowledge entry;
    int score;
} Found;

static int better_first(const void *x, const void *y) {
    const Found *a = x, *b = y;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->entry.id > b->entry.id ? -1 : 1;
}

typedef struct About {
    int64_t subjects;
    Str text;
} About;
static const Field about_fields[] = { FIELD(About, subjects), FIELD(About, text) };
static const Model about_model = MODEL(About, about_fields);

/* What is asked for: words that all must be there, or those of a case, of which some should. */
typedef struct Question {
    Words words;
    int64_t subjects;
    bool must_hold_all, is_offer;
} Question;

static NODISCARD Err understand(Db *db, Arena *a, const Caller *by, const KnowledgeFilter *f,
                                Question *q, Error *e) {
    About about = { 0 };
    *q = (Question){ .must_hold_all = str_trim(f->search).n > 0, .is_offer = f->case_id != 0 };
    if (f->case_id) {
        TRY(secrecy_check(db, by, SECRET_CASE, f->case_id, e));
        TRY(db_one(db, a, Q_KNOWLEDGE_CASE, DB_ARGS(DB_V(by->brand_id), DB_V(f->case_id)),
                   &about_model, &about, e));
        q->subjects = about.subjects;
    }
    q->words = words_of(a, q->must_hold_all ? f->search : about.text.p ? about.text : S(""));
    return ERR_OK;
}

static bool fits(const Question *q, const Found *f, size_t missing) {
    if (q->is_offer && f->entry.is_expired)
        return false;
    if (q->must_hold_all)
        return q->words.count > 0 && missing == 0;
    return !q->is_offer || f->score >= OFFER_LEAST;
}

Err knowledge_find(Db *db, Arena *a, const Caller *by, const KnowledgeFilter *f, List *out,
                   Error *e) {
    Question q;
    List all;
    TRY(understand(db, a, by, f, &q, e));
    TRY(db_list(db, a, Q_KNOWLEDGE_LIST, DB_ARGS(DB_V(by->brand_id)), &knowledge_model, &all, e));
    Found *found = arena_make(a, Found, all.count + 1);
    Knowledge *entries = arena_make(a, Knowledge, all.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++) {
        SCRATCH(s);
        size_t missing;
        Found one = { .entry = ((const Knowledge *)all.items)[i] };
        one.entry.is_expired = one.entry.valid_until && one.entry.valid_until <= by->now;
        one.score = score_of(s, &one.entry, &q.words, q.subjects, &missing);
        if (fits(&q, &one, missing))
            found[count++] = one;
    }
    if (count)
        qsort(found, count, sizeof *found, better_first);
    if (q.is_offer && count > KNOWLEDGE_OFFERED)
        count = KNOWLEDGE_OFFERED;
    for (size_t i = 0; i < count; i++)
        entries[i] = found[i].entry;
    *out = (List){ count ? entries : NULL, count };
    return ERR_OK;
}

/* ---- writing ---- */

static NODISCARD Err check(Db *db, const Caller *by, int64_t id, const Knowledge *k, Error *e) {
    int64_t count;
    if (utf8_is_blank(k->question))
        FAIL_FIELD(e, "question", "is empty: write what people ask");
    if (utf8_is_blank(k->answer))
        FAIL_FIELD(e, "answer", "is empty: write an answer");
    if (!utf8_is_line(k->department))
        FAIL_FIELD(e, "department", "must be one line of text");
    if (k->subjects >> head_table[HEAD_SUBJECT].count)
        FAIL_FIELD(e, "subjects", "is not one that is known: delivery, packaging, quality, ...");
    TRY(member_check(db, by->brand_id, k->owner_id, "owner_id", e));
    TRY(db_i64(db, Q_KNOWLEDGE_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (id == 0 && count >= KNOWLEDGE_MOST)
        FAIL(e, ERR_LIMIT, "the book is full at %d entries: remove old ones", KNOWLEDGE_MOST);
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, Knowledge *out,
                         Error *e) {
    TRY(db_one(db, a, Q_KNOWLEDGE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &knowledge_model, out,
               e));
    out->is_expired = out->valid_until && out->valid_until <= by->now;
    return ERR_OK;
}

static NODISCARD Err keep(Db *db, const Caller *by, int64_t *id, const Knowledge *k, Error *e) {
    DbVal brand = DB_V(by->brand_id), until = db_id(k->valid_until);
    DbVal department = db_text(k->department);
    int64_t changed;
    if (*id == 0)
        return db_i64(db, Q_KNOWLEDGE_INSERT,
                      DB_ARGS(brand, department, DB_V(k->question), DB_V(k->answer),
                              DB_V(k->subjects), DB_V(k->owner_id), until, DB_V(by->staff_id),
                              DB_V(by->now)),
                      id, e);
    TRY(db_run(db, Q_KNOWLEDGE_UPDATE,
               DB_ARGS(brand, DB_V(*id), DB_V(k->version), department, DB_V(k->question),
                       DB_V(k->answer), DB_V(k->subjects), DB_V(k->owner_id), until,
                       DB_V(by->staff_id), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    return ERR_OK;
}

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t id, Str words,
                          Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "knowledge", .object_id = id,
                               .personal = words },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, id, by->now, e);
}

Err knowledge_put(Db *db, Arena *a, const Caller *by, int64_t id, const Knowledge *in,
                  Knowledge *out, Error *e) {
    Knowledge k = *in;
    k.department = str_trim(in->department);
    k.question = str_trim(in->question);
    k.answer = str_trim(in->answer);
    k.owner_id = in->owner_id ? in->owner_id : by->staff_id;
    TRY(check(db, by, id, &k, e));
    if (id)
        TRY(get(db, a, by, id, out, e)); /* is there such a one? */
    TRY(keep(db, by, &id, &k, e));
    TRY(tell(db, by, "knowledge.set", id,
             str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(k.question), STR_ARG(k.answer)), e));
    return get(db, a, by, id, out, e);
}

Err knowledge_remove(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_KNOWLEDGE_DELETE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &removed, e));
    if (removed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such entry");
    return tell(db, by, "knowledge.remove", id, (Str){ 0 }, e);
}
