/* drift_part.h - what the parts of the drift checker share: the text in clauses, what its words
 * speak about, and the findings. For drift*.c only. */
#ifndef TEXT_DRIFT_PART_H
#define TEXT_DRIFT_PART_H

#include "text/drift.h"
#include "text/personal.h"
#include "text/promise.h"
#include "text/promise_words.h"

/* A meaning of data/said/sense.txt: SENSE_. */
typedef uint16_t Sense;
/* Values of words in data/said/matter.txt, and in promise.txt there. */
enum { OPEN_PROBED = 1, OPEN_YET, OPEN_NOBODY, OPEN_AWAITED }; /* of unknown_yet */
enum { FAMILY_REFUND = 1, FAMILY_LOSS = 6 /* ganti rugi */, FAMILY_REPAIR = 7, FAMILY_FIRED = 9,
       FAMILY_APOLOGY = 10 }; /* of remedies */
enum { DRIFT_THINGS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 7 }; /* refund to voucher, repair */
enum { FAULT_BEARS = 2 };  /* tanggung */
enum { OTHER_PERSON = 1 }; /* dia, mereka: who knows */
enum { SENSE_WORDS = 6 }; /* of 64 bits: room for 384 of them */

/* What a word is about, and the key under which other words mean the same. */
typedef struct MatterWord {
    uint8_t kind; /* MATTER_ */
    int8_t value;
    uint32_t key;     /* 0 = too common to tell anything */
    uint32_t any_key; /* the same for common words too */
    uint32_t stem;    /* of the word itself, whatever it means; 0 for numbers */
    Sense sense;    /* SENSE_: what it means whatever its words, 0 when the list has none */
    bool tells;       /* enough by itself to know an old cause or remedy by */
    bool is_strong;   /* and said of hardly anything else */
    bool is_turned;   /* by a denial before it, which is part of it */
    bool is_scene;    /* it speaks of what happened or what came of it */
} MatterWord;

typedef struct DriftClause {
    size_t first, end; /* tokens */
    size_t sentence_first, sentence_end;
    uint64_t has, sentence_has; /* bits of MATTER_ */
    uint64_t vows;              /* bits of VOW_ */
    uint32_t families;          /* of remedies, as bits */
    bool asks;                  /* its sentence does */
    bool denies;                /* a word of denial stands in it */
    bool is_if, sentence_if;    /* it is supposed; a clause of its sentence is */
} DriftClause;

struct DriftRun {
    Arena *arena;
    const DriftInput *in;
    SaidScan scan;
    VowWord *vows;
    MatterWord *matters;
    DriftClause *clauses;
    size_t clause_count;
    uint32_t *clause_of; /* of each token */
    PersonalSpan *personal;
    size_t personal_count;
    FoundPromise *promises;
    size_t promise_count;
    struct Wordings *wordings; /* of the statement, as far as they were read */
    uint32_t families;  /* of remedies that the statement allows, as bits */
    uint64_t senses[SENSE_WORDS]; /* of all that is right, as bits of SENSE_ */
    uint64_t given[SENSE_WORDS];  /* of what is given */
    DriftFinding *found;
    size_t count;
};

typedef struct DriftSpan {
    size_t first, end; /* tokens */
    size_t value;      /* of the slot, that should stand there instead */
} DriftSpan;

/* Days of the calendar that a text or a statement names. */
typedef struct Days {
    Civil from, to;
    bool is_range;
    bool is_month; /* or its beginning: no day was said */
} Days;
/* Days at token i; returns their end, or i. */
size_t drift_days_at(const SaidScan *s, size_t i, Days *out);

MatterWord *matter_words(Arena *a, const SaidScan *s);

enum { VALUES_MOST = 32 }; /* of a slot that are compared */

static inline const DriftSlot *drift_slot(const DriftRun *r, size_t slot) {
    return &r->in->slots[slot];
}
static inline size_t drift_bounded(size_t count) {
    return count < VALUES_MOST ? count : VALUES_MOST;
}
/* What is not said of a day agrees. */
static inline bool drift_same_day(const Civil *a, const Civil *b) {
    return a->day == b->day && (!a->month || !b->month || a->month == b->month) &&
           (!a->year || !b->year || a->year == b->year);
}

static inline const DriftClause *clause_of(const DriftRun *r, size_t token) {
    return &r->clauses[r->clause_of[token]];
}
static inline uint8_t matter_at(const DriftRun *r, size_t i) {
    return i < r->scan.count ? r->matters[i].kind : (uint8_t)MATTER_UNKNOWN;
}
static inline Sense sense_at(const DriftRun *r, size_t i) {
    return i < r->scan.count ? r->matters[i].sense : 0;
}
static inline uint8_t vow_at(const DriftRun *r, size_t i) {
    return i < r->scan.count ? r->vows[i].kind : (uint8_t)VOW_UNKNOWN;
}

static inline bool sense_is_among(Sense sense, const Sense *all, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (sense == all[i])
            return true;
    return false;
}
/* The bit of a family of remedies. */
static inline uint32_t drift_family_bit(const MatterWord *m) {
    return m->kind == MATTER_REMEDY ? UINT32_C(1) << m->value : 0;
}
/* Whether the sentence of the token has a word of this MATTER_. */
static inline bool drift_speaks(const DriftRun *r, size_t token, uint8_t matter) {
    return clause_of(r, token)->sentence_has >> matter & 1;
}
/* Whether the clause has it. */
static inline bool clause_speaks(const DriftRun *r, size_t token, uint8_t matter) {
    return clause_of(r, token)->has >> matter & 1;
}
/* Whether something right of the statement means this. */
static inline bool drift_is_right_sense(const DriftRun *r, Sense sense) {
    return r->senses[sense / 64] >> (sense % 64) & 1;
}
/* Whether something that is given means this. */
static inline bool drift_is_given_sense(const DriftRun *r, Sense sense) {
    return sense && (r->given[sense / 64] >> (sense % 64) & 1);
}
/* Whether the clause has a word of this VOW_. */
static inline bool clause_vows(const DriftRun *r, size_t token, uint8_t vow) {
    return clause_of(r, token)->vows >> vow & 1;
}
/* "Tanpa potongan": what stands there is not. */
bool drift_is_without(const DriftRun *r, size_t token);
/* Whether what stands there is no claim: asked, denied, told as a rumour, supposed, or over. */
bool drift_is_moot(const DriftRun *r, size_t token);
/* The same of what is said with tokens first to end: words of denial and of rumours among them are
 * part of it when it `denies`, as in "alat tidak dicuci". */
bool drift_is_moot_span(const DriftRun *r, size_t first, size_t end, bool denies);
/* Whether the clause says that nobody knows: "belum diketahui", "masih diselidiki". */
bool drift_is_open(const DriftRun *r, const DriftClause *c);
/* Whether it says that nothing happened there: aman, "tidak ditarik". */
bool drift_is_spared(const DriftRun *r, size_t token);
/* Whether the sentence of the token speaks of what happened: affected, sick, burned. */
bool drift_is_scene(const DriftRun *r, size_t token);
/* The same of its clause alone. */
bool drift_is_scene_of(const DriftRun *r, const DriftClause *c);
/* Whether the clause has a word of this sense. */
bool drift_means(const DriftRun *r, const DriftClause *c, Sense sense);
/* Whether the clause is about who is told, not only addressed to them: "kucing kakak sehat", not
 * "dua penumpang meninggal, Pak". */
bool drift_is_of_you(const DriftRun *r, const DriftClause *c);
/* Whether the sentence of the token says that something is shut: tutup, libur; a cap is "tutup"
 * too. */
bool drift_is_shut(const DriftRun *r, size_t token);
/* The token at or behind this byte. */
size_t drift_token_at(const DriftRun *r, size_t byte);
/* Whether something in the clause of the token contradicts the slot already. */
bool drift_is_found(const DriftRun *r, size_t slot, size_t token);
/* Tokens first to end contradict the slot. */
void drift_add(DriftRun *r, size_t slot, DriftSpan span, bool is_old);

/* One for each kind of slot. */
typedef void DriftRule(DriftRun *r, size_t slot);
DriftRule drift_cause, drift_dates, drift_batch, drift_remedy, drift_deadline, drift_contact,
    drift_fault, drift_amount, drift_place;

/* Whether a time in the sentence of the token is none that the statement names. */
bool drift_has_other_time(const DriftRun *r, size_t token);

/* Of the remedy: only part of it, only for some, only with what is not asked for. */
void drift_limits(DriftRun *r, size_t slot);
/* "25%", "25 persen"; the end of it, or i. */
size_t drift_percent_at(const SaidScan *s, const MatterWord *words, size_t i);

/* Room for the wordings of the statement. */
struct Wordings *drift_wordings(Arena *a, const DriftInput *in);
/* Fills r->families and r->senses. */
void drift_rights(DriftRun *r);

#endif
