/* mass_page.h - what people see of a mass answer: the numbers, the reasons, the preview as each
 * person will read it, and the proof. */
#ifndef DESK_MASS_PAGE_H
#define DESK_MASS_PAGE_H

#include "desk/mass.h"

/* One account that answers leave by. */
typedef struct MassAccount {
    int64_t source_id;
    Str source_name;
    Channel channel;
    WayOut way;
    bool is_public;
    int64_t planned, done; /* done: underway, sent or given to a person */
    int64_t minutes;       /* that the planned ones take at its pace */
} MassAccount;

typedef struct MassLeftOut {
    MassReason reason;
    int64_t count;
} MassLeftOut;

/* A text that was handed in, or what the second person made of it. */
typedef struct MassTextVersion {
    int64_t id;
    Str text, post_text;
    int64_t staff_id;
    Str staff_name;
    int64_t at;
} MassTextVersion;

typedef struct MassPage {
    Mass mass;
    int64_t people; /* different authors */
    int64_t planned, underway, by_hand, direct, by_post, unsure, failed, skipped, taken_out, late;
    List accounts, left_out, texts;
    bool needs_approval;
} MassPage;
extern const Model mass_page_model;
NODISCARD Err mass_page(Db *db, Arena *a, const Caller *by, int64_t id, MassPage *out, Error *e);

typedef struct MassItemFilter {
    Str stand, reason; /* empty: any */
    Str cursor;
    int64_t limit;
} MassItemFilter;
extern const Model mass_item_filter_model;
typedef struct MassItems {
    int64_t mass_id;
    MassItemFilter filter;
} MassItems;
NODISCARD Err mass_items(Db *db, Arena *a, const Caller *by, const MassItems *of, List *out,
                         Str *next, Error *e);
NODISCARD Err mass_item_get(Db *db, Arena *a, const Caller *by, int64_t mass_id, int64_t id,
                            MassItem *out, Error *e);

typedef struct MassPreview {
    int64_t n; /* counted from 0 among the planned */
    MassItem item;
    Str excerpt; /* what the customer said last */
    Str text;    /* as this person will read it */
    List findings;
} MassPreview;
extern const Model mass_preview_model;
typedef struct MassNth {
    int64_t n;
} MassNth;
extern const Model mass_nth_model;
/* ERR_NOT_FOUND behind the last one. */
NODISCARD Err mass_preview(Db *db, Arena *a, const Caller *by, int64_t mass_id, int64_t n,
                           MassPreview *out, Error *e);

/* In which mass answers a case is, the newest first: for its page. */
typedef struct MassOfCase {
    int64_t mass_id, item_id;
    MassState state;
    MassStand stand;
    MassReason reason;
    int64_t reply_id;
    Str post_link;
    int64_t done_at;
} MassOfCase;
extern const Model mass_of_case_model;
NODISCARD Err mass_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                           Error *e);

#endif
