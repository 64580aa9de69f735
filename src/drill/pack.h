/* pack.h - a storm that might happen, as data: who says what, where it begins, how far it goes.
 *
 * The packs are part of the program (packs/); README.md says how one is written. */
#ifndef DRILL_PACK_H
#define DRILL_PACK_H

#include "base/err.h"
#include "base/model.h"

/* Whose voice a line is; the sections of a pack. */
typedef enum DrillVoice {
    VOICE_CALM,    /* an ordinary day */
    VOICE_FIRST,   /* where it begins */
    VOICE_ANGRY,
    VOICE_RUMOUR,
    VOICE_SPREAD,  /* on other channels, once it travels */
    VOICE_PRESS,   /* a journalist */
    VOICE_RIVAL,   /* a competitor */
    VOICE_RISK,    /* a person at risk */
    VOICE_FIRE,    /* after a heated or empty answer */
    VOICE_HIDDEN,  /* after criticism was hidden */
    VOICE_SILENCE, /* while nobody answers */
    VOICE_SOOTHED, /* after a good word */
    VOICE_DEFEND,
    VOICE_BUSY,    /* many, and not angry: what looks like a storm */
    VOICE__COUNT
} DrillVoice;

enum { DRILL_PLACES = 5, DRILL_PACKS_MOST = 40 };

typedef struct DrillLines {
    const Str *of;
    size_t count;
} DrillLines;

typedef struct DrillPack {
    Str key;               /* "food": stays */
    Str title, title_en;
    Str cause, cause_en;   /* what really happened: told in the debrief */
    Str level;             /* "normal", "issue" or "crisis": with a team that does nothing */
    Str threat;            /* words by which a threat of the shop's register is recognised */
    Str places[DRILL_PLACES]; /* channels: where it begins, then where it travels */
    size_t place_count;
    int64_t heat;          /* percent of those who write that are angry at its height */
    int64_t crowd;         /* messages a beat (storm.h) at its height, times ten */
    DrillLines lines[VOICE__COUNT];
} DrillPack;
extern const Model drill_pack_model; /* without its lines */

typedef struct DrillBook {
    DrillPack packs[DRILL_PACKS_MOST];
    size_t count;
    DrillLines openings, closings, names;
} DrillBook;

/* All of them. Text points into the program; the lists live in `a`. ERR_INTERNAL tells the line of
 * a pack that cannot be read. */
NODISCARD Err drill_book(Arena *a, DrillBook *out, Error *e);
/* NULL: there is none of this key. */
const DrillPack *drill_pack(const DrillBook *b, Str key);
/* The pack that shares most words with what a shop fears; NULL: none shares any. */
const DrillPack *drill_pack_for(const DrillBook *b, Str threats);

#endif
