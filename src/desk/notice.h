/* notice.h - calm messages to the people of a brand: deadlines that are about to pass or passed,
 * posts of our own accounts nobody here sent, and once a month who carries the sign-ins of those
 * accounts (access.h). Who is told what and when is one pure function
 * (notice_decide.h), its times are clauses of the policy; a message goes by one of its reader's
 * ways, the first that takes it, else to the mail address of the account. It names no customer and
 * nothing they said. The sample shop sends none. */
#ifndef DESK_NOTICE_H
#define DESK_NOTICE_H

#include "desk/alarm.h"
#include "desk/case.h"

/* Decides for this brand and writes what is to be told now; *planned: anything. At most the 2,000
 * cases longest overdue are looked at. Inside a write transaction, once a minute. */
NODISCARD Err notice_plan(Db *db, int64_t brand_id, int64_t now, bool *planned, Error *e);

enum { NOTICE_LINES = 3 };

/* A case as a message names it. */
typedef struct NoticeLine {
    int64_t id, deadline_at;
    Channel channel;
    MessageClass class;
    Severity severity;
    bool is_secret;
} NoticeLine;

typedef struct NoticeOut {
    int64_t id, brand_id, staff_id, tries, made_at;
    int64_t soon, past, posts, access;
    bool is_grave_only;
    Str name, email, language, brand_name;
    int64_t zone;
    List lines; /* of NoticeLine, at most three */
    List ways;  /* of NoticeWay: in the order to try them */
} NoticeOut;
typedef struct NoticeWay {
    int64_t way_id; /* 0: the mail address of the account */
    AlarmWay way;
    Str address, secret; /* sealed */
} NoticeWay;
/* For the caller thread: claims one that is due, inside a write transaction that is committed
 * before anything leaves, and after ERR_NOT_FOUND as well: what was overtaken (its cases are
 * answered, its reader left, it is a quarter of an hour old) is cancelled then. */
NODISCARD Err notice_claim(Db *db, Arena *a, int64_t now, NoticeOut *out, Error *e);

typedef struct NoticeEnd {
    bool is_ok;
    AlarmWay way; /* that took it, or that was tried last */
    Str failure;  /* short, without personal text */
    int64_t now;
} NoticeEnd;
NODISCARD Err notice_end(Db *db, const NoticeOut *n, const NoticeEnd *end, Error *e);

typedef struct NoticeRow {
    int64_t id, staff_id;
    Str staff_name;
    CallState state;
    int64_t made_at, soon, past, posts, access;
    bool is_grave_only;
    int64_t called_at;
    Str way, failure;
} NoticeRow;
extern const Model notice_row_model;
/* The newest 30. */
NODISCARD Err notice_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

#endif
