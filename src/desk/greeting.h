/* greeting.h - how a customer is addressed: remembered with the person, said by people; what the
 * program reads from how somebody signs, or is addressed, is only offered. */
#ifndef DESK_GREETING_H
#define DESK_GREETING_H

#include "desk/case.h"

typedef enum Honorific {
    HONORIFIC_UNKNOWN,
    HONORIFIC_NONE, /* by the name alone */
    HONORIFIC_KAK,
    HONORIFIC_BAPAK,
    HONORIFIC_IBU,
    HONORIFIC_MAS,
    HONORIFIC_MBAK,
    HONORIFIC__COUNT
} Honorific;

typedef struct Greeting {
    Honorific honorific; /* as people said */
    Honorific suggested; /* unknown: nothing speaks for one */
    Str because;         /* the words it was read from */
} Greeting;
extern const Model greeting_model;

/* Of the customer of a case. */
NODISCARD Err greeting_get(Db *db, Arena *a, int64_t brand_id, int64_t case_id, Greeting *out,
                           Error *e);

typedef struct GreetingForm {
    Honorific honorific; /* unknown: forget what was said */
} GreetingForm;
extern const Model greeting_form_model;
/* For all cases of this customer, past and future. ERR_INVALID when nobody knows who wrote. */
NODISCARD Err greeting_set(Db *db, Arena *a, const Caller *by, int64_t case_id, Honorific h,
                           Greeting *out, Error *e);

/* What was said of this author; unknown for 0. */
NODISCARD Err greeting_known(Db *db, Arena *a, int64_t brand_id, int64_t author_id, Honorific *out,
                             Error *e);
/* As it stands in an answer: "Bapak"; "" for none; "Kak" when nobody knows: it offends nobody. */
Str greeting_written(Honorific h);

/* From the name somebody goes by, or from what they wrote (`is_own`: from what we wrote to them).
 * *because is a view of the text. Pure. */
Honorific greeting_of_name(Str name, Str *because);
/* "Bu Rina" without the "Bu"; the name itself when it begins with none. */
Str greeting_bare_name(Str name);
Honorific greeting_of_text(Str text, bool is_own, Str *because);

/* One line of what was said last in a case, newest first. For desk/ only. */
typedef struct SaidLine {
    Str text;
    bool is_own;
    Language language;
    int64_t written_at;
} SaidLine;
NODISCARD Err case_said(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e);

#endif
