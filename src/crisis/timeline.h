/* timeline.h - the timeline of a crisis: it writes itself from the log.
 *
 * One table says which acts stand in it, under which heading, and whether what people wrote is
 * shown with them; nothing of a single case's words ever is, so confidential ones leave none.
 * Erased text is gone here too. It begins with the opening and ends with the closing. */
#ifndef CRISIS_TIMELINE_H
#define CRISIS_TIMELINE_H

#include "desk/crisis_now.h"

typedef enum TimelineKind { TIMELINE_ROOM, TIMELINE_TASK, TIMELINE_PUBLIC, TIMELINE_ALARM,
                            TIMELINE_NOTE, TIMELINE_KIND__COUNT } TimelineKind;

typedef struct TimelineRow {
    int64_t seq, at, staff_id; /* 0: the program */
    Str staff_name, act, object;
    int64_t object_id;
    Str detail;
    Str text; /* what people wrote; empty: nothing, or erased */
    TimelineKind kind;
} TimelineRow;
extern const Model timeline_row_model;

typedef struct TimelineFilter {
    Str kind; /* a name of TimelineKind; empty: all */
    Str cursor;
    int64_t limit;
} TimelineFilter;
extern const Model timeline_filter_model;
/* Newest first. A page looks at TIMELINE_SCAN rows of the log at most, so it may be short. */
enum { TIMELINE_SCAN = 2000 };
typedef struct TimelineOf {
    int64_t crisis_id;
    TimelineFilter filter;
} TimelineOf;
NODISCARD Err timeline_list(Db *db, Arena *a, const Caller *by, const TimelineOf *of, List *out,
                            Str *next, Error *e);

typedef struct NoteForm {
    Str text;
} NoteForm;
extern const Model note_form_model;
/* By hand; never changed. */
NODISCARD Err timeline_note(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                            const NoteForm *form, Error *e);

#endif
