/* posture.h - which stance fits a situation: the table of situational crisis communication
 * (Coombs). It suggests; people decide. Pure.
 *
 * Before any of them comes the word to those who may be harmed: what to do to stay safe. Denying
 * is for what is false and can be shown to be, and never together with the last two. */
#ifndef CRISIS_POSTURE_H
#define CRISIS_POSTURE_H

#include <stdbool.h>

/* What we would be in it: hit like others, let down by a thing or a supplier, at fault, or the
 * subject of a tale. */
typedef enum Situation { SITUATION_VICTIM, SITUATION_ACCIDENT, SITUATION_PREVENTABLE,
                         SITUATION_RUMOUR, SITUATION__COUNT } Situation;
extern const char *const situation_names[]; /* "victim", "accident", "preventable", "rumour" */

typedef enum Posture { POSTURE_INFORM, POSTURE_DENY, POSTURE_DIMINISH, POSTURE_REBUILD,
                       POSTURE__COUNT } Posture;
extern const char *const posture_names[]; /* "inform", "deny", "diminish", "rebuild" */

/* has_history: it happened to us before. */
Posture posture_suggest(Situation s, bool has_history);

#endif
