/* update_page.h - Halaman kabar: what anybody may read of a crisis, as one page of plain HTML.
 *
 * Off until an approver turns it on. Its address is random until somebody chooses one. It shows
 * what was published and every text before that, struck through, and the promises if the shop
 * wants so; nothing of cases, people or facts. The same page with its look inside is a file that
 * can be put anywhere. */
#ifndef CRISIS_UPDATE_PAGE_H
#define CRISIS_UPDATE_PAGE_H

#include "crisis/update.h"

typedef struct CrisisPage {
    int64_t crisis_id;
    Str crisis_name;
    int64_t brand_id;
    Str brand_name;
    int64_t zone;
    Str slug, title;
    bool is_on, shows_promises;
    int64_t changed_at, version;
} CrisisPage;
extern const Model crisis_page_model;

/* Made, off, when there is none. */
NODISCARD Err crisis_page_get(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                              CrisisPage *out, Error *e);
/* ERR_NOT_FOUND when nobody looked yet. */
NODISCARD Err crisis_page_load(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id,
                               CrisisPage *out, Error *e);
typedef struct CrisisPageForm {
    int64_t version; /* of the one that was read */
    Str slug;        /* 6 to 60 small letters, digits and dashes */
    Str title;       /* as customers read it */
    bool is_on, shows_promises;
} CrisisPageForm;
extern const Model crisis_page_form_model;
NODISCARD Err crisis_page_set(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                              const CrisisPageForm *form, CrisisPage *out, Error *e);
/* ERR_NOT_FOUND unless it is on. */
NODISCARD Err crisis_page_find(Db *db, Arena *a, Str slug, CrisisPage *out, Error *e);

typedef struct PageLook {
    bool is_english;
    Str stylesheet; /* its path; none: the look stands in the page */
    int64_t now;    /* 0: it is read at any time, so it does not say that a word is late */
} PageLook;
/* Everything that came from people is escaped by wire/html.h. */
NODISCARD Err crisis_page_write(Db *db, Buf *b, const CrisisPage *page, const PageLook *look,
                                Error *e);

#endif
