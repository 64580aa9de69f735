#include "crisis/threat_sign.h"

#include "base/time.h"
#include "desk/search_words.h"
#include "desk/watch.h"
#include "text/reading.h"

#include <stdlib.h>

static const Field fields[] = {
    FIELD(ThreatSign, threat_id),
    FIELD(ThreatSign, name),
    FIELD(ThreatSign, score),
    FIELD(ThreatSign, playbook_id, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(ThreatSign, words, NULL, .doc = "Those of its words that were found"),
    FIELD_LIST_OF(ThreatSign, signals, NULL, .doc = "Those of its signals that were found"),
    FIELD(ThreatSign, messages, .doc = "How many bear one"),
    FIELD(ThreatSign, message_id, .doc = "The newest of them"),
    FIELD(ThreatSign, case_id),
};
const Model threat_sign_model = MODEL(ThreatSign, fields);

typedef struct Said {
    int64_t id, case_id, signals;
    Str title, text;
} Said;
static const Field said_fields[] = { FIELD(Said, id), FIELD(Said, case_id), FIELD(Said, signals),
                                     FIELD(Said, title), FIELD(Said, text) };
static const Model said_model = MODEL(Said, said_fields);

/* A threat that is looked for: its words as texts are normalised, and what was found so far. */
typedef struct Sought {
    Threat threat;
    Str *normal;
    bool *has_word;
    int64_t bits, found_bits;
    ThreatSign sign;
} Sought;

static NODISCARD Err seek(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    List threats;
    TRY(threat_list(db, a, brand_id, false, &threats, e));
    const Threat *t = threats.items;
    Sought *all = arena_make(a, Sought, threats.count + 1);
    for (size_t i = 0; i < threats.count; i++) {
        const Str *word = t[i].words.items, *signal = t[i].signals.items;
        all[i] = (Sought){ .threat = t[i], .normal = arena_make(a, Str, t[i].words.count + 1),
                           .has_word = arena_make(a, bool, t[i].words.count + 1) };
        for (size_t w = 0; w < t[i].words.count; w++)
            all[i].normal[w] = str_trim(search_normal(a, S(""), word[w]));
        for (size_t s = 0; s < t[i].signals.count; s++) {
            int bit = names_find(signal_names, signal[s]);
            all[i].bits |= bit < 0 ? 0 : (int64_t)1 << bit;
        }
    }
    *out = (List){ all, threats.count };
    return ERR_OK;
}

static void look(Sought *s, const Said *said, Str normal) {
    int64_t bits = s->bits & said->signals;
    bool is_found = bits != 0;
    for (size_t w = 0; w < s->threat.words.count; w++)
        if (search_holds(normal, s->normal[w]))
            is_found = s->has_word[w] = true;
    s->found_bits |= bits;
    if (!is_found)
        return;
    if (s->sign.messages++ == 0) { /* they come newest first */
        s->sign.message_id = said->id;
        s->sign.case_id = said->case_id;
    }
}

static ThreatSign found_of(Arena *a, const Sought *s) {
    ThreatSign out = s->sign;
    const Str *word = s->threat.words.items;
    Str *words = arena_make(a, Str, s->threat.words.count + 1);
    Str *signals = arena_make(a, Str, SIGNAL__COUNT);
    size_t n = 0, m = 0;
    for (size_t w = 0; w < s->threat.words.count; w++)
        if (s->has_word[w])
            words[n++] = word[w];
    for (int bit = 0; bit < SIGNAL__COUNT; bit++)
        if (s->found_bits & (int64_t)1 << bit)
            signals[m++] = str_c(signal_names[bit]);
    out.threat_id = s->threat.id;
    out.name = s->threat.name;
    out.score = s->threat.score;
    out.playbook_id = s->threat.playbook_id;
    out.words = (List){ n ? words : NULL, n };
    out.signals = (List){ m ? signals : NULL, m };
    return out;
}

/* Words say more than a signal that many threats share. */
static int surest_first(const void *x, const void *y) {
    const ThreatSign *a = x, *b = y;
    if ((a->words.count > 0) != (b->words.count > 0))
        return a->words.count > 0 ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->threat_id < b->threat_id ? -1 : 1;
}

static NODISCARD Err all_signs(Db *db, Arena *a, int64_t brand_id, const List *rows, List *out,
                               Error *e) {
    List sought;
    size_t n = 0;
    TRY(seek(db, a, brand_id, &sought, e));
    Sought *s = sought.items;
    const Said *said = rows->items;
    for (size_t i = 0; i < rows->count; i++) {
        SCRATCH(scratch);
        Str normal = search_normal(scratch, said[i].title, said[i].text);
        for (size_t k = 0; k < sought.count; k++)
            look(&s[k], &said[i], normal);
    }
    ThreatSign *found = arena_make(a, ThreatSign, sought.count + 1);
    for (size_t k = 0; k < sought.count; k++)
        if (s[k].sign.messages > 0)
            found[n++] = found_of(a, &s[k]);
    if (n)
        qsort(found, n, sizeof *found, surest_first);
    *out = (List){ n ? found : NULL, n };
    return ERR_OK;
}

static NODISCARD Err signs_in(Db *db, Arena *a, int64_t brand_id, const List *rows, List *out,
                              Error *e) {
    TRY(all_signs(db, a, brand_id, rows, out, e));
    out->count = out->count < THREAT_SIGNS_SHOWN ? out->count : THREAT_SIGNS_SHOWN;
    return ERR_OK;
}

Err threat_signs_of_words(Db *db, Arena *a, int64_t brand_id, const ThreatWords *of, List *out,
                          Error *e) {
    Said said = { .text = of->text, .title = S(""), .signals = of->signals };
    return all_signs(db, a, brand_id, &(List){ &said, 1 }, out, e);
}

Err threat_signs_of_case(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out,
                         Error *e) {
    List rows;
    TRY(db_list(db, a, Q_THREAT_CASE_SAID, DB_ARGS(DB_V(by->brand_id), DB_V(case_id)), &said_model,
                &rows, e));
    return signs_in(db, a, by->brand_id, &rows, out, e);
}

Err threat_signs_of_verdict(Db *db, Arena *a, const Caller *by, int64_t verdict_id, List *out,
                            Error *e) {
    VerdictRow verdict = { 0 };
    List rows;
    TRY(verdict_get(db, a, by->brand_id, verdict_id, &verdict, e));
    TRY(db_list(db, a, Q_THREAT_ALERT_SAID,
                DB_ARGS(DB_V(by->brand_id), DB_V(verdict.at - DAY), DB_V(verdict.at)), &said_model,
                &rows, e));
    return signs_in(db, a, by->brand_id, &rows, out, e);
}
