#include "text/letters.h"

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte is the lowest");
static_assert((int)FOLD_ZEROS >= 2 * (int)LEX_SLACK, "a word that ends with the text can be read");

#define EACH_BYTE(x) (UINT64_C(0x0101010101010101) * (x))

/* The highest bit of each of eight bytes that is a letter. */
static uint64_t letter_bits(uint64_t bytes) {
    uint64_t low = bytes & EACH_BYTE(0x7F);
    uint64_t from_a = low + EACH_BYTE(0x80 - 'a'), past_z = low + EACH_BYTE(0x7F - 'z');
    return from_a & ~past_z & ~bytes & EACH_BYTE(0x80);
}

static uint64_t bytes_at(const char *p) {
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
    return bytes;
}

/* The letters at p, of which zeros behind the text are none. */
static inline void measure(Letters *l, const char *p) {
    uint64_t bytes = bytes_at(p), others = ~letter_bits(bytes) & EACH_BYTE(0x80);
    if (others != 0) { /* the lowest of them is where the word ends */
        l->n = (uint32_t)__builtin_ctzll(others) / 8;
        l->hash = lex_hash_short(bytes & (((others & -others) >> 7) - 1), l->n);
        return;
    }
    uint32_t n = 8;
    while (others == 0) {
        others = ~letter_bits(bytes_at(p + n)) & EACH_BYTE(0x80);
        n += others ? (uint32_t)__builtin_ctzll(others) / 8 : 8;
    }
    l->n = n;
    l->hash = lex_hash(p, n);
}

bool letters_find(LettersAhead *a) {
    const char *p = a->p;
    uint32_t at = a->read, count = 0;
    while (count < LETTERS_AHEAD) {
        while (at < a->n && !ascii_is_lower(p[at]))
            at++;
        if (at >= a->n)
            break;
        Letters *l = &a->found[count++];
        l->at = at;
        measure(l, p + at);
        lexicon_ask(l->hash);
        at += l->n;
    }
    for (uint32_t i = 0; i < count; i++)
        a->found[i].word = lexicon_likely(a->found[i].hash);
    for (uint32_t i = 0; i < count; i++) {
        Letters *l = &a->found[i];
        l->word = lexicon_sure(l->word, p + l->at, l->n, l->hash);
    }
    a->read = at;
    a->next = a->found;
    a->end = a->found + count;
    return count > 0;
}

void letters_start(LettersAhead *a, const char *p, uint32_t n) {
    a->p = p;
    a->n = n;
    a->read = 0;
    a->next = a->end = a->found;
}
