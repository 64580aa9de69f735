#include "text/lexicon.h"

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "lexgen.py hashes little-endian words");

/* Up to eight bytes and their hash stand for each other: see lexicon_sure(). */
static bool is_word(const LexWord *word, const char *p, size_t n, uint64_t hash) {
    return word->hash == hash && word->size == n &&
           (n <= 8 || memcmp(lex_pool + word->text, p, n) == 0);
}

uint16_t lexicon_word(const char *p, size_t n, uint64_t hash) {
    uint16_t tag = lex_tag(hash);
    for (uint32_t i = (uint32_t)hash & lex_word_mask;; i = (i + 1) & lex_word_mask) {
        const LexSlot *slot = &lex_word_slots[i];
        if (slot->number == 0)
            return 0;
        if (slot->tag == tag && is_word(&lex_words[slot->number], p, n, hash))
            return slot->number;
    }
}

uint16_t lexicon_phrase(const uint16_t *words, size_t count) {
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = lex_mix(hash ^ words[i]);
    uint16_t tag = lex_tag(hash);
    for (uint32_t i = (uint32_t)hash & lex_phrase_mask;; i = (i + 1) & lex_phrase_mask) {
        const LexSlot *slot = &lex_phrase_slots[i];
        if (slot->number == 0)
            return 0;
        const LexPhrase *phrase = &lex_phrases[slot->number];
        if (slot->tag == tag && phrase->count == count &&
            memcmp(phrase->words, words, count * sizeof *words) == 0)
            return slot->number;
    }
}
