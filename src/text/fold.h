/* fold.h - NFKC with case folding and invisible characters removed, and the way back to the
 * bytes of the original.
 *
 * The same text as utf8proc_map() with UTF8PROC_STABLE | COMPOSE | COMPAT | CASEFOLD | IGNORE,
 * some 50 times faster on real messages: ASCII is copied 16 bytes at a time and only runs of
 * other characters, from one starter before them, go through utf8proc. Where it differs: bytes
 * that are not UTF-8 become U+FFFD one by one, and a letter with more than 60 marks is handled
 * in pieces so that the time stays linear. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/str.h"

/* Folded bytes from `at` up to the next run came from original bytes [from, to). */
typedef struct FoldRun {
    uint32_t at, from, to;
    bool plain; /* byte for byte */
} FoldRun;

enum { FOLD_ROOM = 1024, FOLD_RUN_ROOM = 48, FOLD_ZEROS = 16 };

/* Points into itself while small: do not copy. */
typedef struct Fold {
    Arena *arena;
    char *p; /* FOLD_ZEROS bytes of zero behind the n used ones */
    size_t n, cap;
    FoldRun *runs;
    size_t run_count, run_cap;
    /* Letters written in mathematical, circled, squared or full-width style. */
    uint32_t styled, styled_from, styled_to;
    char room[FOLD_ROOM];
    FoldRun run_room[FOLD_RUN_ROOM];
} Fold;

/* text.n at most UINT32_MAX / 2. Big texts spill into the arena. */
void fold_text(Fold *f, Arena *a, Str text);

/* Original start (or, with `end`, the byte after the last one) of folded offset x. `*run` is a
 * cursor for calls with growing x; start it at 0. */
uint32_t fold_origin(const Fold *f, uint32_t x, bool end, size_t *run);

#endif
