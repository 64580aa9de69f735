/* apology_builder.h - Perangkai maaf: an apology in five blocks, with what the business's rules
 * make of it. The words go into a statement or an update like any others. */
#ifndef CRISIS_APOLOGY_BUILDER_H
#define CRISIS_APOLOGY_BUILDER_H

#include "desk/policy.h"

typedef struct ApologyAsk {
    Str what, whom, sorry, action, reach;
} ApologyAsk;
extern const Model apology_ask_model;

typedef struct ApologyRemark {
    Str block, fault; /* names of text/apology_form.h */
    Str words;
    bool is_hint;  /* the policy lets it pass */
    bool is_right; /* admission: this person's role may say it */
} ApologyRemark;
typedef struct ApologyBuilt {
    Str text;
    List remarks; /* of ApologyRemark */
    bool is_ready;
    Str admits; /* whose word an admission needs: a role */
} ApologyBuilt;
extern const Model apology_built_model;
NODISCARD Err apology_build(Db *db, Arena *a, const Caller *by, const ApologyAsk *ask,
                            ApologyBuilt *out, Error *e);

#endif
