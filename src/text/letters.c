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

/* How many bytes at p are letters, or are none: zeros behind the text end both. */
static uint32_t span(const char *p, uint32_t most, uint64_t unwanted) {
    for (uint32_t n = 0; n < most; n += 8) {
        uint64_t bits = letter_bits(bytes_at(p + n)) ^ unwanted;
        if (bits != EACH_BYTE(0x80))
            return n + (uint32_t)__builtin_ctzll(~bits & EACH_BYTE(0x80)) / 8;
    }
    return most;
}

static void find(LettersAhead *a) {
    const char *p = a->p;
    uint32_t at = a->read, count = 0;
    while (count < LETTERS_AHEAD) {
        at += p[at] == ' ';
        at += span(p + at, a->n - at, EACH_BYTE(0x80));
        if (at >= a->n)
            break;
        uint32_t n = span(p + at, a->n - at, 0);
        Letters *l = &a->found[count++];
        l->at = at;
        l->n = n;
        l->hash = lex_hash(p + at, n);
        lexicon_ask(l->hash);
        at += n;
    }
    for (uint32_t i = 0; i < count; i++) {
        Letters *l = &a->found[i];
        l->word = lexicon_word(p + l->at, l->n, l->hash);
    }
    a->read = at;
    a->count = count;
    a->next = 0;
}

void letters_start(LettersAhead *a, const char *p, uint32_t n) {
    a->p = p;
    a->n = n;
    a->read = a->next = a->count = 0;
}

const Letters *letters_at(LettersAhead *a, uint32_t at) {
    for (;;) {
        if (a->next == a->count) {
            if (a->read > at || a->read >= a->n)
                return NULL;
            find(a);
            if (a->count == 0)
                return NULL;
        }
        const Letters *l = &a->found[a->next];
        if (l->at >= at)
            return l->at == at ? l : NULL;
        a->next++;
    }
}
