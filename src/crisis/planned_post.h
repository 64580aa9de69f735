/* planned_post.h - what the shop means to post, so that it can be held back on a bad day.
 *
 * Nothing here is posted by the program: a person posts and says so. While a crisis keeps them
 * frozen none may be marked as posted. In recovery the freeze is lifted in steps, each by two
 * people: first one post is let out (asked, agreed), then all (freeze_change). */
#ifndef CRISIS_PLANNED_POST_H
#define CRISIS_PLANNED_POST_H

#include "desk/crisis_now.h"
#include "desk/problem.h"

/* What keeps a freeze from being lifted now; the page shows it before anybody tries. */
typedef enum FreezeBar {
    BAR_NONE,
    BAR_NOT_FROZEN,
    BAR_PHASE, /* not in recovery yet */
    BAR_FIRST, /* of all: one post goes out first */
    FREEZE_BAR__COUNT
} FreezeBar;
extern const char *const freeze_bar_names[];

typedef enum PostState { POST_PLANNED, POST_POSTED, POST_CANCELLED, POST_STATE__COUNT } PostState;

typedef struct PlannedPost {
    int64_t id;
    Channel channel;
    Str text;
    int64_t due_at;
    PostState state;
    int64_t made_by, made_at;
    Str made_name;
    int64_t thaw_by, agreed_by; /* let out of the freeze: who asked, who agreed; 0: nobody */
    Str thaw_name, agreed_name;
    int64_t ended_by, ended_at;
    Str ended_name, link;
    bool is_frozen;
    FreezeBar thaw_bar; /* of this post alone */
    Str quiet_why; /* why it is not to be posted, by its day or its words; empty: it may be */
    int64_t version;
} PlannedPost;
extern const Model planned_post_model;

typedef struct PostFilter {
    PostState state;
    Str cursor;
    int64_t limit;
} PostFilter;
extern const Model post_filter_model;
enum { POSTS_MOST = 200 }; /* planned at a time */
/* Planned ones by their time, all of them; the others newest first. */
NODISCARD Err post_list(Db *db, Arena *a, const Caller *by, const PostFilter *f, List *out,
                        Str *next, Error *e);

typedef struct PostForm {
    Channel channel;
    Str text;
    int64_t due_at;
} PostForm;
extern const Model post_form_model;
NODISCARD Err post_add(Db *db, Arena *a, const Caller *by, const PostForm *form, PlannedPost *out,
                       Error *e);

typedef struct PostEdit {
    Channel channel;
    Str text;
    int64_t due_at, version;
} PostEdit;
extern const Model post_edit_model;
/* What was let out goes back: two people agreed to another text. */
NODISCARD Err post_edit(Db *db, Arena *a, const Caller *by, int64_t id, const PostEdit *form,
                        PlannedPost *out, Error *e);

typedef enum PostAct { POST_ACT_POSTED, POST_ACT_CANCEL, POST_ACT_THAW,
                       POST_ACT__COUNT } PostAct;
typedef struct PostChange {
    PostAct act;
    int64_t version;
    Str link; /* posted: where it stands */
} PostChange;
extern const Model post_change_model;
NODISCARD Err post_act(Db *db, Arena *a, const Caller *by, int64_t id, const PostChange *c,
                       PlannedPost *out, Error *e);
typedef struct PostAgree {
    int64_t version;
} PostAgree;
extern const Model post_agree_model;
/* The second person's word; ERR_DENIED for who asked, unless nobody else may approve. */
NODISCARD Err post_agree(Db *db, Arena *a, const Caller *by, int64_t id, const PostAgree *form,
                         PlannedPost *out, Error *e);

/* ---- the freeze of all ---- */

typedef enum FreezeAct { FREEZE_BEGIN, FREEZE_ASK_END, FREEZE_ACT__COUNT } FreezeAct;
typedef struct FreezeChange {
    FreezeAct act;
    int64_t version; /* of the crisis */
} FreezeChange;
extern const Model freeze_change_model;
/* Of all planned posts: whether `c` lets its freeze end, and why not. */
NODISCARD Err freeze_bar(Db *db, const Caller *by, const Crisis *c, FreezeBar *out, Error *e);
/* Ending it is asked for in recovery, after a first post was let out where any was planned. */
NODISCARD Err freeze_change(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                            const FreezeChange *c, Crisis *out, Error *e);
NODISCARD Err freeze_agree(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                           const PostAgree *form, Crisis *out, Error *e);

/* ---- "Jangan unggah" ---- */

/* Days without posts, words that are not posted, or words not posted on some days. */
typedef struct QuietDay {
    int64_t id;
    Str from_day, to_day; /* "2026-12-25", both included, in the brand's zone; empty: every day */
    bool is_yearly;       /* on these days of the year, from that one on */
    Str words;            /* parted by commas; empty: nothing at all is posted */
    Str why;
    int64_t lesson_id, crisis_id; /* what taught it, and of which crisis; 0: nothing */
    int64_t made_by, made_at;
} QuietDay;
extern const Model quiet_day_model;
enum { QUIET_DAYS_MOST = 200 };
/* Those that are not over, by their first day. */
NODISCARD Err quiet_list(Db *db, Arena *a, const Caller *by, List *out, Error *e);
NODISCARD Err quiet_add(Db *db, Arena *a, const Caller *by, const QuietDay *form, int64_t *id,
                        Error *e);
NODISCARD Err quiet_remove(Db *db, const Caller *by, int64_t id, Error *e);

#endif
