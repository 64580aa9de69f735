/* said_scan.h - the words and numbers of a text with what stands between them, for said_time.c and
 * said_place.c only. */
#ifndef TEXT_SAID_SCAN_H
#define TEXT_SAID_SCAN_H

#include "base/str.h"
#include "text/said.gen.h"

/* What stands before a token. */
typedef enum Gap {
    GAP_NONE,  /* glued: jam8 */
    GAP_SPACE,
    GAP_COMMA, /* with or without space */
    GAP_SLASH, GAP_DASH, GAP_DOT, GAP_COLON, /* this one character alone */
    GAP_RANGE, /* a dash between spaces */
    GAP_STOP,  /* a dot and spaces: the end of a sentence or of "cab." */
    GAP_END,   /* a line break, other ends of sentences, the beginning */
    GAP_OTHER,
} Gap;

enum { SAID_WORD_ROOM = 16, SAID_CITY_ROOM = 32 };

typedef struct SaidEntry {
    char text[SAID_WORD_ROOM];
    uint16_t kind;
    int8_t value;
} SaidEntry;

typedef struct SaidCity {
    char text[SAID_CITY_ROOM];
    bool is_ordinary; /* means something else too */
} SaidCity;

extern const SaidEntry said_time_words[], said_place_words[], said_promise_words[],
    said_matter_words[], said_sense_words[]; /* sorted */
extern const SaidCity said_cities[];
extern const size_t said_time_words_count, said_place_words_count, said_promise_words_count,
    said_matter_words_count, said_sense_words_count, said_city_count;

typedef struct SaidToken {
    uint32_t from, to;
    int32_t number;     /* -1 = a word; long numbers are INT32_MAX */
    uint8_t digits;     /* of a number, at most 255 */
    uint8_t when, where; /* WHEN_ and WHERE_ of a word */
    int8_t value;       /* of `when` */
    uint8_t gap;        /* before it */
    bool is_capital;    /* begins with one */
} SaidToken;

typedef struct SaidScan {
    Str text;
    SaidToken *tokens;
    size_t count;
} SaidScan;

/* text.n at most UINT32_MAX. */
SaidScan said_scan(Arena *a, Str text);

/* The token's letters in lower case into room[n], stretched ones once; 0 when they do not fit. */
size_t said_letters(const SaidScan *s, const SaidToken *t, char *room, size_t n);
/* The row of exactly this word in one of the tables, or NULL. */
const SaidEntry *said_find(const char *word, const SaidEntry *entries, size_t count);
/* The city of exactly this name, or NULL. */
const SaidCity *said_city(Str name);

static inline uint8_t said_when(const SaidScan *s, size_t i) {
    return i < s->count ? s->tokens[i].when : (uint8_t)WHEN_UNKNOWN;
}
static inline uint8_t said_where(const SaidScan *s, size_t i) {
    return i < s->count ? s->tokens[i].where : (uint8_t)WHERE_UNKNOWN;
}
static inline Gap said_gap(const SaidScan *s, size_t i) {
    return i < s->count ? (Gap)s->tokens[i].gap : GAP_END;
}

#endif
