/* verdict.h - a first judgement: is this an ordinary day or not, and why.
 *
 * Pure. Compares the last hours of a brand with its own history (the same hours of past days)
 * by exact count statistics, with floors for small numbers, plus grave single messages.
 * A later engine replaces the statistics behind this header. */
#ifndef DETECT_VERDICT_H
#define DETECT_VERDICT_H

#include "base/model.h"

typedef enum VerdictLevel { VERDICT_NORMAL, VERDICT_WATCH, VERDICT_ISSUE, VERDICT_CRISIS,
                            VERDICT_LEVEL__COUNT } VerdictLevel;
extern const char *const verdict_level_names[]; /* "normal", "watch", "issue", "crisis" */

enum { VERDICT_BUCKET_SECONDS = 300, VERDICT_HISTORY_SECONDS = 28 * 86400 };

/* Counts of one five-minute bucket, spam and near copies by the same author left out. */
typedef struct VerdictBucket {
    int64_t at; /* start, a multiple of VERDICT_BUCKET_SECONDS */
    int64_t total, negative, spam;
} VerdictBucket;
extern const Model verdict_bucket_model;

typedef enum VerdictReasonKind {
    REASON_RATE,       /* value = messages in the window, normal = expected, window in minutes */
    REASON_NEGATIVE,   /* value = negative messages in the window, normal = expected */
    REASON_SHARE,      /* value, normal = percent negative */
    REASON_DOUBLING,   /* value = minutes to double */
    REASON_PEOPLE,     /* value = different people */
    REASON_CHANNELS,   /* value = different channels */
    REASON_GRAVE,      /* value = messages with a grave signal */
    REASON_RUMOUR,     /* value = messages that guess while the cause is unknown */
    REASON_NO_HISTORY, /* value = days of history; too little to compare */
    REASON_SPAM,       /* value = spam messages left out of the count */
    REASON_CALM,       /* nothing out of the ordinary */
    REASON__COUNT
} VerdictReasonKind;

typedef struct VerdictReason {
    VerdictReasonKind kind;
    double value, normal;
    int64_t window; /* minutes */
    double weight;  /* share of this reason in the level, 0..1 */
} VerdictReason;
extern const Model verdict_reason_model;

enum { VERDICT_REASONS_MAX = 12 };

typedef struct VerdictInput {
    int64_t now;
    const VerdictBucket *buckets; /* sorted by `at`, empty ones left out, up to `now` */
    size_t bucket_count;
    int64_t history_from; /* when the brand's first message was written */
    /* over the last two hours, spam left out */
    int64_t people, negative_people, channels, rumours;
    int64_t grave;        /* grave messages of the last 24 h that nobody has handled yet */
    VerdictLevel before;  /* the level now shown: falling needs more calm than staying */
} VerdictInput;

typedef struct Verdict {
    VerdictLevel level;
    double score; /* -log10 of the chance to see this on an ordinary day, 0..99 */
    VerdictReason reasons[VERDICT_REASONS_MAX]; /* heaviest first */
    size_t reason_count;
    /* What would raise the level: this many more negative messages within the hour. */
    int64_t more_needed;
} Verdict;

void verdict_judge(const VerdictInput *in, Verdict *out);

#endif
