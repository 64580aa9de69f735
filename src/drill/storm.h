/* storm.h - what an invented crowd does in the next twenty seconds, and how it takes what the team
 * does.
 *
 * Pure: the same pack, seed, shop and acts give the same storm, line by line. Time is counted in
 * beats from the beginning; whoever plays it says what a beat is on the clock. */
#ifndef DRILL_STORM_H
#define DRILL_STORM_H

#include "drill/pack.h"

enum { DRILL_BEAT = 20, DRILL_BEATS_A_MINUTE = 3, DRILL_LINES_MOST = 12, DRILL_LONGEST = 60 };

/* What of the shop stands in the lines. */
typedef struct DrillShop {
    Str name;
    List products, places; /* of Str; empty: words that fit everywhere */
} DrillShop;

/* What a team does, as the crowd sees it. */
typedef enum DrillActKind {
    DRILL_GOOD_WORD,     /* a holding answer or one with substance, calm */
    DRILL_EMPTY_WORD,    /* says nothing */
    DRILL_HEATED_WORD,
    DRILL_CONTRADICTION, /* not what was said before */
    DRILL_HIDING,        /* criticism hidden or deleted */
    DRILL_ACT__COUNT
} DrillActKind;
extern const char *const drill_act_names[];

typedef struct DrillAct {
    int64_t beat;
    DrillActKind kind;
    bool is_at_origin; /* where it began */
} DrillAct;

/* How it stands, each 0 to 1000. */
typedef struct DrillMood {
    int64_t anger, rumours, reach, trust;
} DrillMood;
extern const Model drill_mood_model;

typedef struct DrillSaid {
    DrillVoice voice;
    Str place;  /* channel */
    Str handle, author, text;
    int64_t second; /* within the beat */
    int64_t reach;  /* followers; 0: unknown */
} DrillSaid;

typedef struct DrillStorm {
    const DrillBook *book;
    const DrillPack *pack;
    const DrillShop *shop;
    int64_t beats, beat; /* in all, played */
    uint64_t random;
    DrillMood mood;
    bool has_word;       /* the team has said something, somewhere */
    int64_t voice_until[VOICE__COUNT]; /* a burst of these goes on up to this beat */
    int64_t owed;        /* hundredths of messages that were not whole yet */
    size_t last_place;
} DrillStorm;

void drill_begin(DrillStorm *s, const DrillPack *pack, uint64_t seed, int64_t minutes);
/* Plays one beat: the acts of it (others are passed over), then what is said, at most
 * DRILL_LINES_MOST. Text lives in `a`. */
size_t drill_step(DrillStorm *s, Arena *a, const DrillAct *acts, size_t count, DrillSaid *out);
/* One message of an ordinary day, before it began. */
DrillSaid drill_ordinary(DrillStorm *s, Arena *a);

#endif
