/* lexicon.h - every word and phrase the stages know, in one static hash table.
 *
 * Made at build time from the plain lists in src/text/data (tools/lexgen.py says how to write
 * them). One look-up per token gives its meaning if it is slang, the languages and roles it has,
 * and the lists ("cues") it speaks for. Word 0 is "unknown". */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include "base/str.h"
#include "text/lists.gen.h"

#include <string.h>

enum { LEX_PHRASE_MAX = 5, LEX_SLACK = 8 };

typedef struct LexCue {
    uint8_t list;   /* a LexList */
    uint8_t weight; /* 1 weak, 2 usual, 3 strong, at most 9 */
} LexCue;

typedef struct LexWord {
    uint64_t hash;
    uint16_t roles; /* ROLE_ bits */
    uint32_t text;  /* offset in lex_pool */
    uint16_t cue, mean;
    uint8_t size, cue_count, mean_count;
    uint8_t phrase_max; /* words of the longest phrase that starts here, 0 = none */
    uint8_t languages;  /* LEX_LANGUAGE_ bits */
    uint32_t followers; /* bits lex_follower() of the second words of the phrases that start here */
} LexWord;

typedef struct LexPhrase {
    uint16_t words[LEX_PHRASE_MAX];
    uint16_t cue;
    uint8_t count, cue_count;
} LexPhrase;

typedef struct LexSlot {
    uint16_t tag; /* of the hash, the upper end */
    uint16_t number; /* word or phrase, 0 = free */
} LexSlot;

extern const char lex_pool[];
extern const LexWord lex_words[];
extern const LexCue lex_cues[];
extern const uint16_t lex_means[];
extern const LexPhrase lex_phrases[];
extern const LexSlot lex_word_slots[], lex_phrase_slots[];
extern const uint32_t lex_word_mask, lex_phrase_mask;
extern const char lex_version[]; /* changes with any list */

static inline uint64_t lex_mix(uint64_t x) {
    x *= UINT64_C(0xD6E8FEB86659FD93);
    return x ^ (x >> 32);
}

/* The same of one to eight bytes, with zeros behind them. */
static inline uint64_t lex_hash_short(uint64_t bytes, size_t n) {
    return lex_mix(n * UINT64_C(0x9E3779B97F4A7C15) ^ bytes);
}

/* Reads up to LEX_SLACK bytes past the end: callers keep that much room behind the text. */
static inline uint64_t lex_hash(const char *p, size_t n) {
    uint64_t h = n * UINT64_C(0x9E3779B97F4A7C15), v;
    for (; n > 8; n -= 8, p += 8) {
        memcpy(&v, p, 8);
        h = lex_mix(h ^ v);
    }
    if (n == 0)
        return h;
    memcpy(&v, p, 8);
    return lex_mix(h ^ (v & (~UINT64_C(0) >> (64 - 8 * n))));
}

static inline uint16_t lex_tag(uint64_t hash) { return (uint16_t)(hash >> 48); }

static inline uint32_t lex_follower(uint16_t word) { return UINT32_C(1) << (word % 32); }

/* Asks for what lexicon_word() will look at first. */
static inline void lexicon_ask(uint64_t hash) {
    __builtin_prefetch(&lex_word_slots[(uint32_t)hash & lex_word_mask]);
}
/* The word with this text and hash, or 0. */
uint16_t lexicon_word(const char *p, size_t n, uint64_t hash);
/* The same in three steps, for many words in a row: lexicon_ask(); the word it most likely is, or
 * surely none, which is asked for; whether it is that one. */
static inline uint16_t lexicon_likely(uint64_t hash) {
    uint32_t i = (uint32_t)hash & lex_word_mask;
    while (lex_word_slots[i].number != 0 && lex_word_slots[i].tag != lex_tag(hash))
        i = (i + 1) & lex_word_mask;
    __builtin_prefetch(&lex_words[lex_word_slots[i].number]);
    return lex_word_slots[i].number;
}
/* Up to eight bytes and their hash stand for each other: lex_mix() loses nothing. */
static inline uint16_t lexicon_sure(uint16_t likely, const char *p, size_t n, uint64_t hash) {
    const LexWord *word = &lex_words[likely];
    bool is_sure = likely == 0 || (word->hash == hash && word->size == n && n <= 8);
    return is_sure ? likely : lexicon_word(p, n, hash);
}
/* The phrase made of exactly these words, or 0. */
uint16_t lexicon_phrase(const uint16_t *words, size_t count);

static inline Str lexicon_text(uint16_t word) {
    return (Str){ lex_pool + lex_words[word].text, lex_words[word].size };
}

#endif
