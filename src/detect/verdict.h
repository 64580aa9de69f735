/* verdict.h - is this an ordinary day, and why.
 *
 * Pure. Two channels of counts (detect/series.h: bursts, and the share of negative messages) say
 * how unusual the moment is for this brand; ten factors say what it means. The same input gives
 * the same verdict: what was kept of an old one (its time, its circumstances and the buckets)
 * is enough to judge anew. */
#ifndef DETECT_VERDICT_H
#define DETECT_VERDICT_H

#include "base/model.h"

typedef enum VerdictLevel { VERDICT_NORMAL, VERDICT_WATCH, VERDICT_ISSUE, VERDICT_CRISIS,
                            VERDICT_LEVEL__COUNT } VerdictLevel;
extern const char *const verdict_level_names[]; /* "normal", "watch", "issue", "crisis" */

enum {
    VERDICT_BUCKET_SECONDS = 300,
    VERDICT_HISTORY_SECONDS = 63 * 86400, /* what the caller passes at least, when it is there */
    VERDICT_NEAR_SECONDS = 7200,          /* circumstances are those of the last two hours */
};

/* Counts of one five-minute bucket; spam left out, near copies and repeats of one author folded. */
typedef struct VerdictBucket {
    int64_t at; /* start, a multiple of VERDICT_BUCKET_SECONDS */
    int64_t total, negative;
    int64_t replies, negative_replies; /* of these, answers to another message; 0 when unknown */
    int64_t spam;
} VerdictBucket;
extern const Model verdict_bucket_model;

typedef enum VerdictReasonKind {
    /* The ten factors, in the order in which a screen shows them. */
    REASON_SUDDENNESS,     /* value = negative messages in the window, normal = expected */
    REASON_SPEED,          /* value = minutes in which the negative messages double */
    REASON_CHANNELS,       /* value = different channels with negative messages */
    REASON_REACH,          /* value = followers of those who wrote them, as far as known */
    REASON_GRAVITY,        /* value = cases of a grave matter that nobody has handled */
    REASON_CAUSE,          /* value = messages that guess while nobody has named the cause */
    REASON_BUSINESS,       /* value = negative messages about money, refusal to buy, authority */
    REASON_HISTORY,        /* value = incidents of the last 90 days */
    REASON_RESPONSIBILITY, /* value = percent of negative messages about the shop's own doing */
    REASON_MIND,           /* value = percent negative, normal = usual percent */
    /* Circumstances that explain a level but are no factor. */
    REASON_PEOPLE,     /* value = different people with a negative message */
    REASON_RATE,       /* value = messages in the window, normal = expected: busy, mood as usual */
    REASON_SUBJECT,    /* value = negative messages of the subject that stands out, normal =
                          expected; VerdictReason.subject tells which */
    REASON_NO_HISTORY, /* value = days of history; too little to compare */
    REASON_SPAM,       /* value = spam messages left out of the count */
    REASON_GAP,        /* value = hours without any message where some are usual */
    REASON_LATE,       /* value = messages that came over half an hour after they were written */
    REASON_CALM,       /* nothing out of the ordinary */
    REASON__COUNT
} VerdictReasonKind;
enum { REASON_FACTORS = REASON_MIND + 1 };

typedef enum VerdictTrend { TREND_UNKNOWN, TREND_FALLING, TREND_STEADY, TREND_RISING,
                            TREND__COUNT } VerdictTrend;

typedef struct VerdictReason {
    VerdictReasonKind kind;
    double value, normal; /* of channels, reach, cause, business and people `normal` is the value of
                             the two hours before */
    int64_t window; /* minutes looked at; 0 = not about a time */
    double weight;  /* share of this reason in the level, 0..1; 0: known, but speaks for nothing */
    VerdictTrend trend;
    int64_t subject; /* its number in text/heads.h, of REASON_SUBJECT; else 0 */
} VerdictReason;
extern const Model verdict_reason_model;

enum { VERDICT_REASONS_MAX = REASON__COUNT };

/* What the counts do not tell, over VERDICT_NEAR_SECONDS; own messages and spam left out. Kept
 * with each verdict, so that it can be judged anew. */
typedef struct VerdictCircumstances {
    int64_t people, negative_people; /* different ones */
    int64_t channels;                /* with a negative message */
    int64_t reach;                   /* sum of what is known of the negative authors' followers */
    int64_t rumours;                 /* guessing messages; see cause_known */
    int64_t business;                /* negative messages that ask for money back, call for refusal
                                        or name an authority */
    int64_t own_doing;               /* negative messages about product, staff, price .. */
    int64_t negative;                /* negative messages in all, to which own_doing is a part */
} VerdictCircumstances;
extern const Model verdict_circumstances_model;

/* Hourly negative counts of one subject (delivery, packaging ..), for a second look. */
typedef struct VerdictSubject {
    int64_t subject; /* its number in text/heads.h */
    int64_t now;     /* negative messages of the last two hours */
    double usual;    /* of two hours at this time of day, over the history; negative: unknown */
} VerdictSubject;
extern const Model verdict_subject_model;

typedef struct VerdictInput {
    int64_t now;
    int zone;                     /* seconds east of UTC, for the rhythm of the week */
    const VerdictBucket *buckets; /* sorted by `at`, empty ones left out, up to `now` */
    size_t bucket_count;
    int64_t history_from;         /* when the brand's first message was written */
    VerdictCircumstances near, earlier; /* the last two hours, and the two before: the trend */
    const VerdictSubject *subjects;
    size_t subject_count;
    int64_t grave;     /* grave matters that nobody has handled yet, however long they wait */
    int64_t late;      /* messages of the last 24 h that came over half an hour late */
    int64_t incidents; /* of the last 90 days, tests and the one that runs left out */
    bool cause_known;  /* somebody wrote down the cause of the incident that runs */
    VerdictLevel before; /* the level now shown: falling needs more calm than staying */
} VerdictInput;

typedef struct Verdict {
    VerdictLevel level;
    double surprise; /* -log10 of the chance that an ordinary half day of this brand shows this */
    double score;    /* how grave, 0..99: for ranking; see verdict_score() in verdict.c */
    double excess;   /* negative messages above the expected ones, of the window that says most */
    VerdictReason reasons[VERDICT_REASONS_MAX]; /* heaviest first */
    size_t reason_count;
    /* What would raise the level: this many more negative messages within the hour; 0 = nothing
     * (it is the highest), and this many would have to stay away for it to fall. */
    int64_t more_needed;
    double usual_low, usual_high; /* negative messages of an ordinary hour like this one */
} Verdict;

void verdict_judge(const VerdictInput *in, Verdict *out);

#endif
