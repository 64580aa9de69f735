/* said_read.h - the steps with which said_time.c, said_date.c and said_ahead.c read a phrase: each
 * looks at token i and returns the end of what it read, or i. */
#ifndef TEXT_SAID_READ_H
#define TEXT_SAID_READ_H

#include "text/said_phrase.h"
#include "text/said_scan.h"

enum { FILLERS_MOST = 3, YEAR_LEAST = 1900, YEAR_MOST = 2100 };

/* Whether token i goes on with what stands before it. */
static inline bool joined(const SaidScan *s, size_t i) {
    Gap gap = said_gap(s, i);
    return gap == GAP_NONE || gap == GAP_SPACE || gap == GAP_COMMA;
}

/* Joined, and of this kind. */
static inline bool next_is(const SaidScan *s, size_t i, int kind) {
    return joined(s, i) && said_when(s, i) == kind;
}

static inline int value(const SaidScan *s, size_t i) { return s->tokens[i].value; }

static inline bool is_number(const SaidScan *s, size_t i, int digits_most, int least, int most) {
    if (i >= s->count || s->tokens[i].digits == 0 || s->tokens[i].digits > digits_most)
        return false;
    return s->tokens[i].number >= least && s->tokens[i].number <= most;
}

/* A number that is part of a longer one, a date or an address: 1.250, 12/3, INV-7, 4pcs. */
static inline bool leans_back(const SaidScan *s, size_t i) {
    Gap gap = said_gap(s, i);
    return gap == GAP_SLASH || gap == GAP_DASH || gap == GAP_DOT || gap == GAP_COLON ||
           (gap == GAP_NONE && i > 0);
}

static inline size_t skip(const SaidScan *s, size_t i, int kind) {
    return next_is(s, i, kind) ? i + 1 : i;
}

static inline size_t skip_fillers(const SaidScan *s, size_t i) {
    for (int n = 0; n < FILLERS_MOST; n++) {
        bool doubled = said_gap(s, i) == GAP_DASH && said_when(s, i) == WHEN_FILLER;
        if (!doubled && !next_is(s, i, WHEN_FILLER) && !next_is(s, i, WHEN_MORE))
            break;
        i++;
    }
    return i;
}

static inline bool unit_at(const SaidScan *s, size_t i, TimeUnit *out) {
    uint8_t kind = said_when(s, i);
    if (kind != WHEN_UNIT && kind != WHEN_JAM && kind != WHEN_MINGGU)
        return false;
    *out = (TimeUnit)value(s, i);
    return true;
}

/* Whether A and what stands at i are a range, "2-3", "2 sampai 3", "2 s/d 3"; *next is where the
 * second half begins. */
bool said_ranges(const SaidScan *s, size_t i, size_t *next);

/* Whether this mark alone, and spaces, stand before token i. */
bool said_between(const SaidScan *s, size_t i, Str mark);

/* empat, dua puluh (empat), dua belas, twenty four */
size_t said_number_words(const SaidScan *s, size_t i, int *out);
/* tgl 12, 12 Maret 2026, 12/3 */
size_t said_read_date(const SaidScan *s, size_t i, Phrase *p);
/* 10-12 November, tgl 5 sampai 7, 30 Nov s/d 2 Des */
size_t said_read_days(const SaidScan *s, size_t i, Civil *from, Civil *to);

/* Of what will be alone: 3 hari kerja, 1x24 jam, 2-3 hari lagi */
size_t said_read_span(const SaidScan *s, size_t i, Phrase *p);
/* akhir bulan, awal minggu depan, tengah malam */
size_t said_read_edge(const SaidScan *s, size_t i, Phrase *p);
/* minggu lalu, bulan ini, last month, hari ini */
size_t said_read_period(const SaidScan *s, size_t i, Phrase *p);

#endif
