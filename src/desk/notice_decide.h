/* notice_decide.h - who is told now of deadlines that are about to pass or passed, and of posts of
 * our own accounts that nobody here sent. Pure. Inside desk/ only.
 *
 * Of a case: `before` its deadline who holds it (nobody: those on duty); when it passes those on
 * duty (nobody is: the owners of the brand); `after` that the owners. So a person is concerned at
 * most twice: before, and once after. One message tells everything that concerns its reader, and
 * is sent only when something is new since their last one. Calm:
 *   - at most one message a person in NOTICE_GAP seconds, whatever the brand;
 *   - outside working hours and in the quiet hours of a person only of what is grave, and then of
 *     nothing else; the rest is told when they are awake;
 *   - nothing whose deadline passed, or that was found, a day ago;
 *   - of sign-ins to be confirmed (access.h) once a month, when they are awake;
 *   - nobody of a case they have open, nor of a confidential one that is not theirs. */
#ifndef DESK_NOTICE_DECIDE_H
#define DESK_NOTICE_DECIDE_H

#include "base/model.h"
#include "base/time.h"

#include <stdbool.h>

enum { NOTICE_GAP = 15 * MINUTE, NOTICE_FRESH = DAY, NOTICE_WORST = 3,
       NOTICE_MONTH = 30 * DAY };

typedef struct NoticeCase {
    int64_t id, deadline_at;
    int64_t last_at;  /* the newest word */
    int64_t seen_at;  /* when its first word came in: late news is news then */
    int64_t owner_id; /* 0: nobody holds it */
    bool is_grave, is_secret;
} NoticeCase;

typedef struct NoticePost {
    int64_t id, found_at;
    bool is_grave;
} NoticePost;

typedef struct NoticePerson {
    int64_t staff_id;
    bool is_owner;          /* of the brand */
    bool is_keeper;         /* owner or admin: told of posts nobody sent */
    bool sees_all;          /* confidential cases, too */
    bool is_on_duty;        /* or next in line when nobody is; the quiet ones left out */
    bool is_on_grave_duty;  /* the same, quiet hours aside */
    bool is_quiet;
    int64_t told_at;        /* the last message that told all; 0: none in the last day */
    int64_t told_grave_at;  /* the last one of either kind */
    int64_t messaged_at;    /* the last one of any brand */
    int64_t access;         /* sign-ins of official accounts that are theirs to have confirmed */
    int64_t told_access_at; /* the last message that told of those; 0: none in the last month */
} NoticePerson;

/* Who has which case open. */
typedef struct NoticeReader {
    int64_t case_id, staff_id;
} NoticeReader;

typedef struct NoticeScene {
    int64_t now;
    bool is_working;        /* of the brand */
    int64_t before, after;  /* seconds */
    const NoticeCase *cases;
    size_t case_count;
    const NoticePost *posts;
    size_t post_count;
    const NoticePerson *people;
    size_t person_count;
    const NoticeReader *readers;
    size_t reader_count;
} NoticeScene;

typedef struct Notice {
    int64_t staff_id;
    int64_t soon, past, posts, access; /* how many of each */
    bool is_grave_only;
    int64_t worst[NOTICE_WORST]; /* cases: the grave first, then those longest overdue */
    size_t worst_count;
} Notice;

/* Of Notice, in the order of the people. */
List notice_decide(Arena *a, const NoticeScene *s);

#endif
