/* reading.h - what the desk understood of one message, and the words that made it think so.
 *
 * Pure: the same input gives the same Reading, on any machine, in any order. First rules
 * only: word lists and patterns with evidence, honestly simple; a trained model replaces the
 * stages one by one behind this header. Everything in a Reading lives in the arena passed in. */
#ifndef TEXT_READING_H
#define TEXT_READING_H

#include "base/model.h"
#include "text/heads.h"
#include "text/words.h"

typedef enum Language { LANGUAGE_OTHER, LANGUAGE_ID, LANGUAGE_EN, LANGUAGE_JV, LANGUAGE_SU,
                        LANGUAGE_MIXED, LANGUAGE__COUNT } Language;
extern const char *const language_names[]; /* "other", "id", "en", "jv", "su", "mixed" */

typedef enum Mood { MOOD_NEUTRAL, MOOD_NEGATIVE, MOOD_POSITIVE, MOOD__COUNT } Mood;
extern const char *const mood_names[];

/* The ten classes of the product and `other` (ordinary talk). */
typedef enum MessageClass {
    CLASS_OTHER, CLASS_COMPLAINT, CLASS_CRITICISM, CLASS_QUESTION, CLASS_PRESSING, CLASS_VENTING,
    CLASS_TROLL, CLASS_SPAM, CLASS_RUMOUR, CLASS_AT_RISK, CLASS_PRAISE, CLASS__COUNT
} MessageClass;
extern const char *const class_names[]; /* "other", "complaint", ... "at_risk", "praise" */

/* Grave or noteworthy matter named in the text; a set of bits 1 << SIGNAL_x. */
typedef enum Signal {
    SIGNAL_SAFETY, SIGNAL_HEALTH, SIGNAL_HALAL, SIGNAL_FRAUD, SIGNAL_DATA_LEAK, SIGNAL_STAFF,
    SIGNAL_LEGAL, SIGNAL_MONEY, SIGNAL_CROWD, SIGNAL_MEDIA, SIGNAL_HATE, SIGNAL_THREAT,
    SIGNAL__COUNT
} Signal;
extern const char *const signal_names[];

typedef enum Severity { SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_GRAVE,
                        SEVERITY__COUNT } Severity;
extern const char *const severity_names[];

/* The stages in the order they run; names for evidence and timing. */
typedef enum Stage {
    STAGE_READ, STAGE_NORMALISE, STAGE_LANGUAGE, STAGE_SIGNALS, STAGE_MOOD, STAGE_CLASS,
    STAGE_MODEL, STAGE_SEVERITY, STAGE_BRAND_WORDS, STAGE_CLUSTER, STAGE_DECIDE, STAGE__COUNT
} Stage;
extern const char *const stage_names[];

/* One reason: bytes [from, to) of the original text spoke for `says` (a name of a class,
 * mood, signal, ... of that stage), or against it where `says` begins with "!". Words of the
 * title have from = to = 0. */
typedef struct Evidence {
    Stage stage;
    Str says;
    int64_t from, to;
} Evidence;
extern const Model evidence_model;

typedef struct ReadingInput {
    Str text, title;      /* title may be empty; positions refer to `text` only */
    bool is_direct;       /* a private channel (mail, chat): nearly always wants an answer */
    bool is_own;          /* written by the shop itself */
    bool spares_evidence; /* no evidence for what asks nobody: see reading_asks() */
    int64_t reach;        /* followers or likes as the channel tells, 0 = unknown */
    const WordSet *words; /* the brand's own, product, rival and watch words; may be NULL */
    const struct TextModel *model; /* a standard one (text/model.h); NULL: the rules alone */
    const struct CorrectionSet *corrections; /* of the brand (text/correction.h); may be NULL */
    struct ModelMemory *memory; /* for many messages in one thread (text/model.h); may be NULL */
} ReadingInput;

typedef struct Reading {
    Str normal;    /* NFKC, case folded, letters squeezed, slang spelled out; for search too */
    Language language;
    /* How much of the words that tell a language is of each, together 1; all 0 when none tells.
     * Of `mixed` always 0: that is a verdict. */
    float language_share[LANGUAGE__COUNT];
    Mood mood;
    int64_t signals;
    MessageClass class;
    double certainty; /* 0..1, of the class: a calibrated probability when a model read it, else
                         the winning rule's share */
    bool has_model;
    bool is_corrected; /* the class is what people of the brand said of messages like this one */
    float p[OUTPUTS]; /* of every answer in head_table, when a model read it */
    /* Answers of a set that hold, 1 << their number in head_table; none without a model. */
    int64_t subjects, demands, harm;
    Severity severity;
    int64_t word_hits; /* bits 1 << WordKind that occurred */
    uint64_t signature; /* equal or near (few bits apart) for near copies */
    bool needs_answer;
    Evidence *evidence;
    size_t evidence_count; /* at most LIMIT_EVIDENCE */
} Reading;

/* Run all stages. Never fails: bad UTF-8 is repaired, over-long text was cut before. */
void reading_make(Arena *a, const ReadingInput *in, Reading *out);

/* Whether somebody is asked to look at the message, by its wish for an answer or its severity. */
bool reading_asks(const Reading *r);

/* Changes whenever the same text may give another `normal`: what was indexed with another one is
 * indexed anew (desk/search_words.h). At most 40 bytes. */
Str reading_version(Arena *a);

#endif
