/* lesson.h - Pelajaran: what went right or wrong, tied to a threat and a playbook, so that the next
 * room opens with it; and what changed because of it, before and after. */
#ifndef CRISIS_LESSON_H
#define CRISIS_LESSON_H

#include "desk/crisis_now.h"
#include "desk/problem.h"

typedef enum LessonKind { LESSON_RIGHT, LESSON_WRONG, LESSON_KIND__COUNT } LessonKind;
typedef enum LessonChange {
    CHANGE_NONE,
    CHANGE_THREAT,
    CHANGE_PLAYBOOK,
    CHANGE_POLICY,
    CHANGE_OTHER,
    LESSON_CHANGE__COUNT
} LessonChange;

typedef struct Lesson {
    int64_t id, crisis_id;
    Str crisis_name;
    int64_t crisis_at; /* when it was opened */
    int64_t threat_id;
    Str threat_name;
    int64_t playbook_id;
    Str playbook_name;
    LessonKind kind;
    Str text;
    Str change; /* what is done otherwise now */
    LessonChange change_kind;
    Str measure, before_text, after_text; /* what is compared, then and now */
    int64_t after_at;
    Str link;
    Str made_name;
    int64_t made_at, version;
} Lesson;
extern const Model lesson_model;

typedef struct LessonFilter {
    int64_t crisis_id, threat_id, playbook_id; /* 0: any; threat or playbook: one of both fits */
    Str cursor;
    int64_t limit;
} LessonFilter;
extern const Model lesson_filter_model;
/* Newest first. */
NODISCARD Err lesson_list(Db *db, Arena *a, const Caller *by, const LessonFilter *f, List *out,
                          Str *next, Error *e);

NODISCARD Err lesson_get(Db *db, Arena *a, const Caller *by, int64_t id, Lesson *out, Error *e);

typedef struct LessonForm {
    LessonKind kind;
    Str text, change;
    LessonChange change_kind;
    Str measure, before_text, after_text;
    int64_t after_at;
    Str link;
    int64_t threat_id, playbook_id; /* 0 with a new one: those of its crisis */
    int64_t version;                /* of the row that is changed; 0 with a new one */
} LessonForm;
extern const Model lesson_form_model;
NODISCARD Err lesson_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                         const LessonForm *form, Lesson *out, Error *e);
NODISCARD Err lesson_change(Db *db, Arena *a, const Caller *by, int64_t id, const LessonForm *form,
                            Lesson *out, Error *e);
/* Taken out of the lists, or (is_removed false) put back. */
NODISCARD Err lesson_remove(Db *db, Arena *a, const Caller *by, int64_t id, bool is_removed,
                            Error *e);

#endif
