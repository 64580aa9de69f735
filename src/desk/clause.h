/* clause.h - the policy as numbered sentences, and citing them.
 *
 * The sentences stand in the interface by name (Indonesian and English); here is which fields of
 * the Policy a sentence holds, where the rule comes from (a setting C01..C17 of the contradictions
 * it settles, and the articles it was taken from), and its number, which people cite: "Kebijakan
 * v4, butir 7". A gate that refuses says FAIL_CLAUSE(); one that lets a person pass on their word
 * says clause_override(), which is counted. */
#ifndef DESK_CLAUSE_H
#define DESK_CLAUSE_H

#include "desk/policy.h"

typedef enum Clause { /* in the order and with the numbers of the page */
    CLAUSE_MODE,
    CLAUSE_SIGN,
    CLAUSE_PHONE,
    CLAUSE_CLASS_FIRST,
    CLAUSE_ANSWER_ALL,        /* what may be left unanswered, and how */
    CLAUSE_WATCH,
    CLAUSE_AT_RISK,
    CLAUSE_CLOCKS,
    CLAUSE_GRAVE,
    CLAUSE_HOURS,
    CLAUSE_HOLIDAYS,
    CLAUSE_LATE,
    CLAUSE_WALL,              /* 72 hours: shown, never hidden */
    CLAUSE_FOUR_EYES,
    CLAUSE_HOLDING,
    CLAUSE_HOLD,
    CLAUSE_COOL_DOWN,
    CLAUSE_MASS,
    CLAUSE_LATECOMERS,
    CLAUSE_CHECKER,
    CLAUSE_HATE,              /* never leaves, on no way out */
    CLAUSE_FACTS,
    CLAUSE_NEXT_WORD,
    CLAUSE_ADMISSION,
    CLAUSE_APOLOGY,
    CLAUSE_HANDOFF,
    CLAUSE_CLOSE_NOTE,
    CLAUSE_PROMISES,
    CLAUSE_LIMITS,
    CLAUSE_DECLINE,
    CLAUSE_FOLLOW_UP,
    CLAUSE_STRIKES,
    CLAUSE_CRITICISM,         /* an opinion never gives a strike */
    CLAUSE_DELETE,
    CLAUSE_TRACE,
    CLAUSE_ALARM,
    CLAUSE_SHIFT,
    CLAUSE_QUIET,
    CLAUSE_ORIGIN,            /* the first public word of a crisis stands where it began */
    CLAUSE_NOTICE,            /* who is told of deadlines */
    CLAUSE_OWN_POSTS,         /* what stands on our accounts and nobody here sent */
    CLAUSE_TAKEDOWN,          /* of our own posts */
    CLAUSE_SUBSTANCE,         /* in a crisis: verified facts and a second pair of eyes */
    CLAUSE_VETTED,            /* who sends was looked at first */
    CLAUSE_QUIZ,              /* and knows this policy */
    CLAUSE_PAUSE,             /* who passes clauses too often is read by a second person */
    CLAUSE_DRILL,             /* who sends went through a rehearsal */
    CLAUSE__COUNT
} Clause;

typedef enum ClauseForce {
    FORCE_SYSTEM,  /* the program itself does or refuses it */
    FORCE_CHECKER, /* the sentence checker looks for it */
    FORCE_PEOPLE,  /* told to people; nobody checks */
    CLAUSE_FORCE__COUNT
} ClauseForce;

typedef struct ClauseRow {
    Str name;     /* "four_eyes" */
    int64_t number;
    Str setting;  /* "C02"; none for those no two articles contradict each other about */
    Str source;   /* "S0-27": the demand it answers */
    Str group;    /* its heading on the page */
    ClauseForce force;
    List fields;  /* of Str: fields of the Policy */
    int64_t overrides; /* how often a person passed it in the last 90 days */
} ClauseRow;
extern const Model clause_row_model;
/* All, in their order. */
NODISCARD Err clause_list(Db *db, Arena *a, int64_t brand_id, int64_t now, List *out, Error *e);

int clause_number(Clause c);
Str clause_name(Clause c);
/* "policy=v4/7": what a log row says about the clause it was decided by. */
Str clause_stamp(Arena *a, const Policy *p, Clause c);

/* Gives `code`; *e tells the clause and its version from here on. */
Err clause_cite(Error *e, const Policy *p, Clause c, Err code);
#define FAIL_CLAUSE(e, policy, clause, code, field, ...)                                       \
    return clause_cite((e), (policy), (clause),                                                \
                       err_set_((e), (code), (field), __func__, __LINE__, __VA_ARGS__))

/* A person passed a clause that asks, on their own word: kept for the count beside the clause. */
typedef struct ClausePass {
    Clause clause;
    const char *object;
    int64_t object_id;
} ClausePass;
NODISCARD Err clause_override(Db *db, const Caller *by, const Policy *p, const ClausePass *pass,
                              Error *e);

#endif
