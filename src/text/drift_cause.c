/* Why it happened: other causes than the right one, and doubts where nothing is doubtful. */
#include "text/drift_words.h"

enum {
    REASON_REACH = 8, /* tokens behind "karena" that tell the reason */
    REASON_NEAR = 3,
};

static bool has_trouble(const DriftRun *r, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (matter_at(r, i) == MATTER_TROUBLE || matter_at(r, i) == MATTER_AFFECTED ||
            matter_at(r, i) == MATTER_CROWD || r->matters[i].is_scene)
            return true;
    return false;
}

/* The reason behind "karena" or "penyebabnya": up to the end of its sentence or a few tokens. */
static DriftSpan reason_at(const DriftRun *r, size_t i) {
    size_t end = i + 1;
    while (end < r->scan.count && end < i + 1 + REASON_REACH &&
           said_gap(&r->scan, end) != GAP_END && said_gap(&r->scan, end) != GAP_STOP &&
           said_gap(&r->scan, end) != GAP_COMMA)
        end++;
    return (DriftSpan){ .first = i + 1, .end = end };
}

/* Tutupnya, telatnya: what happened, as a thing with a reason. */
static bool is_noun_of_verb(const DriftRun *r, size_t i) {
    Str word = str_slice(r->in->text, r->scan.tokens[i].from, r->scan.tokens[i].to);
    bool is_done_to = str_starts(word, S("me")) || str_starts(word, S("di")); /* memperbaikinya */
    return str_ends(word, S("nya")) && !is_done_to && vow_at(r, i) != VOW_USUAL &&
           matter_at(r, i) != MATTER_REMEDY &&
           matter_at(r, i) != MATTER_MONEY && clause_of(r, i)->families == 0;
}

/* What tells a reason at i: "penyebabnya" always, "karena" when trouble was told before it. */
static bool gives_reason(const DriftRun *r, size_t i) {
    if (matter_at(r, i) == MATTER_CAUSE)
        return true;
    if (matter_at(r, i) != MATTER_BECAUSE)
        return false;
    if (i > 0 && is_noun_of_verb(r, i - 1))
        return true;
    bool is_this = i > 0 && i - 1 == clause_of(r, i - 1)->sentence_first &&
                   (said_when(&r->scan, i - 1) == WHEN_THIS || vow_at(r, i - 1) == VOW_THAT);
    if (is_this && clause_vows(r, i, VOW_OTHER)) /* "ini karena kurir .." */
        return true;
    for (size_t k = i + 1; k < clause_of(r, i)->sentence_end; k++) /* "karena .., jadinya belang" */
        if (sense_at(r, k) == SENSE_SO && vow_at(r, k) != VOW_BREAK)
            return true;
    size_t first = i > REASON_REACH ? i - REASON_REACH : 0;
    for (size_t k = i; k > first; k--)
        if (said_gap(&r->scan, k - 1) == GAP_STOP || said_gap(&r->scan, k - 1) == GAP_END)
            first = k - 1;
    return has_trouble(r, first, i);
}

/* Whether the sentence leaves the cause open. Where nobody knows it, any "belum" is enough. */
static bool is_wondered_at(const DriftRun *r, size_t token, bool unknown) {
    const DriftClause *c = clause_of(r, token);
    if (unknown)
        return drift_speaks(r, token, MATTER_UNKNOWN_YET);
    for (size_t i = c->sentence_first; i < c->sentence_end; i = clause_of(r, i)->end)
        if (drift_is_open(r, clause_of(r, i)))
            return true;
    return false;
}

/* Whether the reason behind i is denied, asked, supposed or told as a rumour. What is denied within
 * it is part of it: "karena izinnya belum keluar". */
static bool is_moot_reason(const DriftRun *r, size_t i) {
    const DriftClause *c = clause_of(r, i);
    bool is_denied = i > c->sentence_first && vow_at(r, i - 1) == VOW_NOT;
    for (size_t k = i > c->first + REASON_NEAR ? i - REASON_NEAR : c->first; k < i; k++)
        is_denied = is_denied || vow_at(r, k) == VOW_NOT;
    for (size_t k = i + 1; k <= i + 2 && k < c->sentence_end; k++)
        is_denied = is_denied || sense_at(r, k) == SENSE_ISNT ||
                    (matter_at(r, i) == MATTER_CAUSE && vow_at(r, k) == VOW_NOT);
    return is_denied || c->asks || c->is_if || drift_speaks(r, i, MATTER_RUMOUR);
}

/* "Asam karena udara masuk, bukan karena dagingnya busuk": it tells what was not the reason. */
static bool is_set_right(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = token + 1; i + 1 < c->sentence_end; i++)
        if (sense_at(r, i) == SENSE_ISNT && matter_at(r, i + 1) == MATTER_BECAUSE)
            return true;
    return false;
}

static void check_reason(DriftRun *r, size_t slot, const RightKeys *right, size_t i) {
    DriftSpan reason = reason_at(r, i);
    bool unknown = drift_is_unknown(r, drift_slot(r, slot));
    bool is_wondered = is_wondered_at(r, i, unknown) || drift_speaks(r, i, MATTER_OTHER);
    if (reason.end == reason.first || is_wondered || is_moot_reason(r, i) || is_set_right(r, i))
        return;
    if (!drift_shares_key(r, right, reason.first, reason.end))
        drift_add(r, slot, reason, false);
}

/* Whether the sentence asks or tells why something is. */
static bool is_of_why(const DriftRun *r, size_t token) {
    const DriftClause *c = clause_of(r, token);
    for (size_t i = c->sentence_first; i < c->sentence_end; i++)
        if (matter_at(r, i) == MATTER_CAUSE || sense_at(r, i) == SENSE_WHYASK ||
            (matter_at(r, i) == MATTER_BECAUSE && is_noun_of_verb(r, i))) /* sebabnya */
            return true;
    return false;
}

/* "Belum tahu sakit apa": what it is that went wrong. */
static bool asks_what(const DriftRun *r, const DriftClause *c) {
    for (size_t i = c->first + 1; i < c->end; i++)
        if (sense_at(r, i) == SENSE_WHAT && has_trouble(r, i - 1, i))
            return true;
    return false;
}

/* The keys of all that is right, and of what was told before. */
static RightKeys *told_keys(const DriftRun *r, const DriftSlot *s) {
    RightKeys *told = drift_right_keys(r, s);
    for (size_t i = 0; i < s->old_count && told->count + KEYS_MOST <= RIGHT_MOST; i++)
        told->count += drift_keys_of(r, s->old[i], told->keys + told->count);
    return told;
}

/* "Kenapa kurirnya telat, kami belum tahu": the trouble of somebody else whom the statement does
 * not name, neither for the right cause nor for an old one. */
static bool is_of_else(const DriftRun *r, const RightKeys *told, const DriftClause *c) {
    bool is_trouble = false, is_theirs = false;
    for (size_t i = c->sentence_first; i < c->sentence_end; i++) {
        if (drift_shares_key(r, told, i, i + 1))
            return false;
        is_trouble = is_trouble || has_trouble(r, i, i + 1) || sense_at(r, i) == SENSE_LATE;
        is_theirs = is_theirs || (vow_at(r, i) == VOW_OTHER && r->vows[i].value != OTHER_PERSON);
    }
    return is_trouble && is_theirs;
}

/* "Penyebabnya belum kami ketahui" where it is known; also behind "Apa penyebabnya?". */
static void check_open(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    const RightKeys *told = told_keys(r, s);
    for (size_t i = 0; i < r->scan.count; i++)
        if (drift_says_right(r, s, i))
            return;
    for (size_t i = 0; i < r->clause_count; i++) {
        const DriftClause *c = &r->clauses[i];
        size_t before = c->sentence_first;
        bool is_answer = before > 0 && clause_of(r, before - 1)->asks;
        bool is_why = is_of_why(r, c->first) || asks_what(r, c) ||
                      (is_answer && is_of_why(r, before - 1));
        if (drift_is_open(r, c) && is_why && c->families == 0 && !c->asks && !c->is_if &&
            !drift_speaks(r, c->first, MATTER_RUMOUR) && !drift_speaks(r, c->first, MATTER_OTHER) &&
            !is_of_else(r, told, c))
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = c->end }, false);
    }
}

/* "AC-nya menyala, bukan itu sebabnya": the right cause is told and taken back. */
static void check_taken_back(DriftRun *r, size_t slot, const RightKeys *right) {
    for (size_t i = 0; i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        bool is_cause = false;
        for (size_t k = i + 1; k < c->end && k <= i + REASON_NEAR; k++)
            is_cause = is_cause || matter_at(r, k) == MATTER_CAUSE ||
                       matter_at(r, k) == MATTER_BECAUSE;
        if (sense_at(r, i) == SENSE_ISNT && vow_at(r, i + 1) == VOW_THAT && is_cause &&
            drift_shares_key(r, right, c->sentence_first, i) && !c->asks && !c->sentence_if)
            drift_add(r, slot, (DriftSpan){ .first = c->sentence_first, .end = c->end }, false);
    }
}

/* "Bukan dari alat kami" where nobody knows: what is ruled out is known too; not what was told
 * before, which is denied rightly. */
static void check_ruled_out(DriftRun *r, size_t slot) {
    const DriftSlot *s = drift_slot(r, slot);
    DriftSlot before = { .kind = s->kind, .values = s->old, .value_count = s->old_count };
    const RightKeys *old = drift_right_keys(r, &before);
    for (size_t i = 0; i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        bool is_sure = i > c->first && (drift_means(r, c, SENSE_SURE) || /* yang pasti */
                                        sense_at(r, i - 1) == SENSE_KNOW);
        bool is_from = matter_at(r, i + 1) == MATTER_BECAUSE ||
                       matter_at(r, i + 1) == MATTER_CAUSE ||
                       (is_sure && said_when(&r->scan, i + 1) == WHEN_SINCE);
        bool is_vowed = drift_speaks(r, i, MATTER_CERTAIN) || is_sure; /* yang jelas bukan .. */
        bool is_old = !is_vowed && drift_shares_key(r, old, i + 2, clause_of(r, i + 1)->end);
        if (sense_at(r, i) == SENSE_ISNT && is_from && !is_old && !c->asks && !c->sentence_if &&
            !drift_speaks(r, i, MATTER_UNKNOWN_YET) && !drift_speaks(r, i, MATTER_RUMOUR) &&
            !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = i, .end = clause_of(r, i + 1)->end }, false);
    }
}

/* "Kainnya poliester makanya luntur": the reason stands before it. */
static void check_therefore(DriftRun *r, size_t slot, const RightKeys *right) {
    for (size_t i = 1; i < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        size_t first = c->sentence_first;
        bool is_link = matter_at(r, i) == MATTER_WHY && vow_at(r, i) == VOW_BREAK && i > first;
        if (!is_link)
            continue;
        const DriftClause *why = clause_of(r, i - 1);
        bool comes = drift_is_scene_of(r, c) || drift_means(r, c, SENSE_LATE) || c->denies ||
                     why->has >> MATTER_AFFECTED & 1; /* "kena air keruh, makanya kuning" */
        if (comes && !drift_shares_key(r, right, first, c->sentence_end) && !why->asks &&
            !why->is_if && why->families == 0 && !drift_speaks(r, i, MATTER_RUMOUR) &&
            !drift_speaks(r, i, MATTER_OTHER) && !(why->vows >> VOW_PLEASE & 1))
            drift_add(r, slot, (DriftSpan){ .first = why->first, .end = i }, false);
    }
}

/* "Mesin sortirnya baik-baik saja" where it broke: what the right cause is about is sound. */
static void check_fine(DriftRun *r, size_t slot, bool unknown) {
    const RightKeys *right = drift_right_keys(r, drift_slot(r, slot));
    for (size_t i = 0; i < r->clause_count; i++) {
        const DriftClause *c = &r->clauses[i];
        size_t things = 0;
        bool is_sure = drift_speaks(r, c->first, MATTER_CERTAIN);
        for (size_t k = c->first; k < c->end; k++) {
            things += !r->matters[k].is_scene && drift_shares_key(r, right, k, k + 1);
            is_sure = is_sure || sense_at(r, k) == SENSE_SURE;
        }
        bool is_meant = (unknown ? is_sure : things >= 2) && drift_means(r, c, SENSE_FINE);
        if (is_meant && !c->asks && !c->sentence_if && !(c->vows >> VOW_DONE & 1) &&
            !drift_speaks(r, c->first, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = c->end }, false);
    }
}

/* "Ombak tinggi yang bikin hanyut": the reason stands before what it made. */
static void check_maker(DriftRun *r, size_t slot, const RightKeys *right) {
    for (size_t i = 1; i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        bool is_maker = vow_at(r, i) == VOW_WHICH && sense_at(r, i + 1) == SENSE_MAKES &&
                        i > c->first;
        if (is_maker && !drift_shares_key(r, right, c->first, i) && !drift_is_moot(r, i) &&
            !(c->vows >> VOW_WE & 1) && !drift_speaks(r, i, MATTER_UNKNOWN_YET) &&
            !drift_speaks(r, i, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = i }, false);
    }
}

/* Whether nothing but small words and who is told stands from token i to the end of its clause. */
static bool is_at_end(const DriftRun *r, size_t i, size_t end) {
    for (; i < end; i++)
        if (r->matters[i].key && vow_at(r, i) != VOW_YOU && vow_at(r, i) != VOW_MAY)
            return false;
    return true;
}

/* "Mesin dialisernya yang jebol": something else than the right cause went wrong. */
static void check_cleft(DriftRun *r, size_t slot, const RightKeys *right) {
    for (size_t i = 1; i + 1 < r->scan.count; i++) {
        const DriftClause *c = clause_of(r, i);
        size_t trouble = i + 1;
        if (vow_at(r, i) != VOW_WHICH || i == c->first || i > c->first + REASON_NEAR)
            continue;
        while (trouble < c->end && (r->matters[trouble].key == 0 ||
                                    sense_at(r, trouble) == SENSE_STILL))
            trouble++;
        Sense thing = sense_at(r, i - 1);
        bool is_trouble = trouble < c->end && r->matters[trouble].tells;
        bool is_thing = thing && thing != SENSE_PEOPLE && !r->matters[i - 1].is_scene &&
                        vow_at(r, i - 1) != VOW_YOU;
        if (is_trouble && is_thing && is_at_end(r, trouble + 1, c->end) && c->families == 0 &&
            !drift_shares_key(r, right, c->first, trouble + 1) && !drift_is_moot(r, i) &&
            !drift_says_right(r, drift_slot(r, slot), i) && !drift_speaks(r, i, MATTER_OTHER) &&
            !drift_speaks(r, i, MATTER_UNKNOWN_YET) && !(c->vows >> VOW_PLEASE & 1))
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = trouble + 1 }, false);
    }
}

/* "Penyebabnya sudah ketemu" where nobody knows. */
static void check_known(DriftRun *r, size_t slot) {
    for (size_t i = 0; i < r->clause_count; i++) {
        const DriftClause *c = &r->clauses[i];
        bool is_known = c->has >> MATTER_CAUSE & 1 && c->vows >> VOW_DONE & 1 &&
                        (drift_means(r, c, SENSE_KNOW) || c->has >> MATTER_CERTAIN & 1);
        if (is_known && !drift_is_moot(r, c->first) && !drift_is_open(r, c) && !c->sentence_if &&
            !drift_speaks(r, c->first, MATTER_UNKNOWN_YET) &&
            !drift_speaks(r, c->first, MATTER_OTHER))
            drift_add(r, slot, (DriftSpan){ .first = c->first, .end = c->end }, false);
    }
}

void drift_cause(DriftRun *r, size_t slot) {
    bool unknown = drift_is_unknown(r, drift_slot(r, slot));
    const RightKeys *right = drift_right_keys(r, drift_slot(r, slot));
    drift_check_old(r, slot);
    check_fine(r, slot, unknown);
    if (unknown) {
        check_ruled_out(r, slot);
        check_known(r, slot);
    }
    check_maker(r, slot, right);
    check_cleft(r, slot, right);
    check_therefore(r, slot, right);
    if (!unknown) {
        drift_check_denied(r, slot);
        check_taken_back(r, slot, right);
        check_open(r, slot);
    }
    for (size_t i = 0; i < r->scan.count; i++) {
        bool is_sure = matter_at(r, i) == MATTER_CAUSE || drift_speaks(r, i, MATTER_CERTAIN) ||
                       drift_speaks(r, i, MATTER_WHY); /* ternyata */
        bool is_noun = i > 0 && is_noun_of_verb(r, i - 1) && r->matters[i - 1].is_scene;
        bool is_from = (unknown ? is_sure : is_noun) && /* keracunannya dari air sumur */
                       said_when(&r->scan, i) == WHEN_SINCE;
        if (is_from || (gives_reason(r, i) && (!unknown || is_sure)))
            check_reason(r, slot, right, i);
    }
}
