/* html_page.h - the frame of pages that the server makes itself: sign-in, first run, alarm. They
 * work without JavaScript and read in Indonesian or English. Private to api/. */
#ifndef API_HTML_PAGE_H
#define API_HTML_PAGE_H

#include "api/serve.h"
#include "wire/html.h"

typedef enum PageLanguage { PAGE_ID, PAGE_EN } PageLanguage;

/* ?lang= or Accept-Language; Indonesian unless English is asked for. */
PageLanguage page_language(const Request *r);
/* One text in both languages. */
typedef struct Words2 {
    const char *id, *en;
} Words2;
Str words2(Words2 w, PageLanguage l);

void page_begin(Request *r, PageLanguage l, Str title);
/* The path of the look of these pages; none while there is no interface. */
Str page_stylesheet(const Request *r);
void page_end(Request *r);
void page_put(Request *r, const char *markup); /* literals only */
void page_text(Request *r, Str text);          /* escaped */
void page_error(Request *r, Str message);      /* nothing when empty */

typedef struct PageField {
    Words2 label, hint;
    const char *name, *type, *autocomplete;
    Str value;
    bool is_optional;
    bool has_error;
} PageField;
void page_field(Request *r, PageLanguage l, const PageField *f);
void page_hidden(Request *r, const char *name, Str value);
void page_submit(Request *r, Str label);
void page_paragraph(Request *r, const char *class, Str text);
/* Into the desk itself, for those who have an account. */
void page_way_in(Request *r, PageLanguage l);
/* A button that sends act=`act`. */
void page_act(Request *r, const char *act, const char *class, Str label);
/* A link as the squares of a QR code, for paper. */
NODISCARD Err page_code(Request *r, Str link, Error *e);
/* 303 to a path of this site. */
NODISCARD Err page_go(Request *r, Str path);

#endif
