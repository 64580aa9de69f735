/* handoff.h - from the public answer to the private one: what is said in public is answered there
 * first, and goes on in private soon after, before it drags on before everybody's eyes.
 *
 * Read from our own messages of the case; a person ticks what they did outside the desk. */
#ifndef DESK_HANDOFF_H
#define DESK_HANDOFF_H

#include "desk/case.h"
#include "desk/policy.h"

typedef struct Handoff {
    bool is_needed; /* a complaint said in public */
    int64_t public_at, private_at; /* the first answer of ours there; 0: none */
    int64_t post_at; /* a public post for many answered it (mass.h): no clock to private runs */
    bool public_ticked, private_ticked; /* by a person */
    int64_t due_at; /* until when it should go on in private; 0: no clock runs */
    int64_t public_turns; /* our answers in public */
    bool proposes_private; /* as many as the policy bears, and none in private */
} Handoff;
extern const Model handoff_model;
NODISCARD Err handoff_get(Db *db, Arena *a, int64_t brand_id, const Case *c, const Policy *p,
                          Handoff *out, Error *e);

typedef struct HandoffForm {
    bool public_ticked, private_ticked; /* answered outside the desk */
} HandoffForm;
extern const Model handoff_form_model;
/* Sets both ticks; one that was set keeps its time. */
NODISCARD Err handoff_put(Db *db, Arena *a, const Caller *by, int64_t case_id,
                          const HandoffForm *form, Handoff *out, Error *e);

#endif
