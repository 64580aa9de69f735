#include "text/spelling.h"

#include "text/confusable.h"

#include <utf8proc.h>

enum { KEY_MAX = 40, KEY_ROOM = 64, STEM_LEAST = 3 };

/* A candidate for the word that was meant. */
typedef struct Key {
    char p[KEY_ROOM];
    uint32_t n;
    uint64_t hash;
    uint16_t word;
} Key;

static NOINLINE void tokens_grow(Pass *p) {
    Token *tokens = arena_make(p->arena, Token, p->token_cap * 2);
    memcpy(tokens, p->tokens, p->token_count * sizeof *tokens);
    p->tokens = tokens;
    p->token_cap *= 2;
}

static inline Token *token_new(Pass *p) {
    if (p->token_count == p->token_cap)
        tokens_grow(p);
    return &p->tokens[p->token_count++];
}

static NOINLINE void normal_grow(Pass *p, size_t least) {
    size_t cap = p->normal_cap * 2;
    while (cap < least)
        cap *= 2;
    char *grown = arena_make(p->arena, char, cap);
    memcpy(grown, p->normal, p->normal_n);
    p->normal = grown;
    p->normal_cap = cap;
}

/* Copies eight bytes at a time: there are LEX_SLACK more behind the text and behind the room. */
static inline uint32_t normal_put(Pass *p, const char *text, size_t n) {
    size_t least = p->normal_n + n + 1 + LEX_SLACK;
    if (least > p->normal_cap)
        normal_grow(p, least);
    p->normal[p->normal_n] = ' ';
    uint32_t at = (uint32_t)(p->normal_n + (p->normal_n > 0));
    for (size_t i = 0; i < n; i += 8)
        memcpy(p->normal + at + i, text + i, 8);
    p->normal_n = at + n;
    return at;
}

static inline void token_add(Pass *p, TokenKind kind, const Written *w, Str text, uint64_t hash,
                      uint16_t word) {
    if (p->token_count >= LIMIT_TOKENS)
        return;
    Token *t = token_new(p);
    *t = (Token){ .hash = hash, .from = w->from, .to = w->to, .n = (uint32_t)text.n,
                  .word = word, .roles = lex_words[word].roles, .kind = (uint8_t)kind,
                  .flags = w->flags };
    p->roles |= t->roles;
    t->at = text.n ? normal_put(p, text.p, text.n) : (uint32_t)p->normal_n;
}

static NOINLINE void slang_add(Pass *p, const Written *w, const LexWord *known) {
    for (size_t i = 0; i < known->mean_count; i++) {
        uint16_t meant = lex_means[known->mean + i];
        token_add(p, TOKEN_WORD, w, lexicon_text(meant), lex_words[meant].hash, meant);
    }
}

/* The word itself, or what it means if it is slang. */
static inline void word_add(Pass *p, const Written *w, Str text, uint64_t hash, uint16_t word) {
    const LexWord *known = &lex_words[word];
    if (known->mean_count == 0 || known->size != text.n)
        token_add(p, TOKEN_WORD, w, text, hash, word);
    else
        slang_add(p, w, known);
}

static bool key_look(Key *k) {
    memset(k->p + k->n, 0, LEX_SLACK);
    k->hash = lex_hash(k->p, k->n);
    k->word = lexicon_word(k->p, k->n, k->hash);
    return k->word != 0;
}

/* Copies text with runs of three or more equal letters cut to `keep`; false when too long. */
static bool key_squeeze(Key *k, const char *p, size_t n, uint32_t keep) {
    k->n = 0;
    for (size_t i = 0; i < n;) {
        size_t run = 1;
        while (i + run < n && p[i + run] == p[i])
            run++;
        size_t copies = run >= 3 && ascii_is_lower(p[i]) ? keep : run;
        if (k->n + copies > KEY_MAX)
            return false;
        memset(k->p + k->n, p[i], copies);
        k->n += (uint32_t)copies;
        i += run;
    }
    return true;
}

static bool has_triple(const char *p, size_t n) {
    for (size_t i = 2; i < n; i++)
        if (p[i] == p[i - 1] && p[i] == p[i - 2] && ascii_is_lower(p[i]))
            return true;
    return false;
}

/* Words that hang on others: barangnya, tokomu, benarkah. Keeps the text and takes the stem's
 * meaning; spells the stem out when it is slang (brgnya). */
static bool key_unhang(Key *k) {
    static const Str hangers[] = { S("nya"), S("lah"), S("kah"), S("pun"), S("ku"), S("mu") };
    for (size_t i = 0; i < COUNT(hangers); i++) {
        Str h = hangers[i];
        if (k->n < h.n + STEM_LEAST || k->p[k->n - 1] != h.p[h.n - 1] ||
            memcmp(k->p + k->n - h.n, h.p, h.n) != 0)
            continue; /* most words fail at their last letter */
        Key stem = { .n = k->n - (uint32_t)h.n };
        memcpy(stem.p, k->p, stem.n);
        if (!key_look(&stem))
            continue;
        k->word = stem.word;
        const LexWord *known = &lex_words[stem.word];
        if (known->mean_count == 1) {
            k->word = lex_means[known->mean];
            Str meant = lexicon_text(k->word);
            if (meant.n + h.n <= KEY_MAX) {
                memcpy(k->p, meant.p, meant.n);
                memcpy(k->p + meant.n, h.p, h.n);
                k->n = (uint32_t)(meant.n + h.n);
            }
        } else if (known->mean_count > 1) {
            k->word = 0;
        }
        memset(k->p + k->n, 0, LEX_SLACK);
        k->hash = lex_hash(k->p, k->n);
        return k->word != 0;
    }
    return false;
}

/* Finds the word meant by letters that are not in the lexicon as they stand. Leaves the best
 * spelling in *k, with k->word 0 when still unknown. `hash` is that of the letters. */
static bool key_guess(Key *k, const char *p, size_t n, uint64_t hash, uint8_t *flags) {
    bool is_stretched = has_triple(p, n);
    if (is_stretched) {
        *flags |= TOKEN_STRETCHED;
        if (!key_squeeze(k, p, n, 1))
            return false;
        if (key_look(k) || (key_squeeze(k, p, n, 2) && key_look(k)))
            return true;
        if (!key_squeeze(k, p, n, 1))
            return false;
    } else if (n > KEY_MAX) {
        return false;
    } else {
        memcpy(k->p, p, n);
        k->n = (uint32_t)n;
    }
    if (k->n > STEM_LEAST && k->p[k->n - 1] == k->p[k->n - 2]) {
        k->n--;
        if (key_look(k))
            return true;
        k->n++;
        k->p[k->n - 1] = k->p[k->n - 2];
    }
    if (key_unhang(k))
        return true;
    if (is_stretched)
        (void)key_look(k); /* for the hash */
    else
        k->hash = hash;
    return true;
}

/* Longer than any word: squeezed straight into the normal text. */
static void long_add(Pass *p, const Written *w) {
    char *squeezed = arena_make(p->arena, char, w->n + LEX_SLACK);
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++)
        if (i < 2 || w->p[i] != w->p[i - 1] || w->p[i] != w->p[i - 2] || !ascii_is_lower(w->p[i]))
            squeezed[n++] = w->p[i];
    token_add(p, TOKEN_WORD, w, (Str){ squeezed, n }, lex_hash(squeezed, n), 0);
}

static uint64_t letters_of(const char *p) {
    uint64_t letters;
    memcpy(&letters, p, sizeof letters);
    return letters;
}

#define EACH_BYTE(x) (UINT64_C(0x0101010101010101) * (x))

/* Whether a letter may stand there three times in a row. Sometimes it does not. */
static inline bool may_stretch(const char *p, size_t n) {
    uint64_t any = 0;
    for (size_t i = 0; i + 2 < n; i += 6) { /* the places from which three of eight are seen */
        uint64_t letters = letters_of(p + i), unlike = letters ^ letters >> 8;
        unlike |= unlike >> 8 | EACH_BYTE(0x80) << 48;
        any |= (unlike - EACH_BYTE(1)) & ~unlike & EACH_BYTE(0x80);
    }
    return any != 0;
}

/* The last two letters of what hangs on words. */
static inline bool may_hang(const char *p, size_t n) {
    char a = p[n - 2], b = p[n - 1];
    return ((a == 'y') & (b == 'a')) | ((a == 'a') & (b == 'h')) | ((a == 'u') & (b == 'n')) |
           (((a == 'k') | (a == 'm')) & (b == 'u'));
}

/* Whether letters that are no word of the lexicon may be another spelling of one. */
static inline bool may_be_other(const Written *w) {
    return w->n < 2 || w->n > KEY_MAX || w->p[w->n - 1] == w->p[w->n - 2] || may_hang(w->p, w->n) ||
           may_stretch(w->p, w->n);
}

static NOINLINE void unknown_add(Pass *p, const Written *w, uint64_t hash) {
    Key k = { .n = 0 };
    Written changed = *w;
    if (key_guess(&k, w->p, w->n, hash, &changed.flags))
        word_add(p, &changed, (Str){ k.p, k.n }, k.hash, k.word);
    else
        long_add(p, &changed);
}

void spelling_add_letters(Pass *p, const Written *w, uint64_t hash, uint16_t word) {
    if (word == 0 && may_be_other(w))
        unknown_add(p, w, hash);
    else
        word_add(p, w, (Str){ w->p, w->n }, hash, word);
}

static void letters_add(Pass *p, const Written *w) {
    uint64_t hash = lex_hash(w->p, w->n);
    spelling_add_letters(p, w, hash, lexicon_word(w->p, w->n, hash));
}

static uint16_t known_letters(const char *p, size_t n) {
    Key k = { .n = (uint32_t)n };
    if (n == 0 || n > KEY_MAX)
        return 0;
    memcpy(k.p, p, n);
    return key_look(&k) ? k.word : 0;
}

static size_t span_letters(const char *p, size_t n) {
    size_t i = 0;
    while (i < n && ascii_is_lower(p[i]))
        i++;
    return i;
}

static size_t span_digits(const char *p, size_t n) {
    size_t i = 0;
    while (i < n && ascii_is_digit(p[i]))
        i++;
    return i;
}

/* ibu2, hati2, orang2nya: said twice. */
static bool add_doubled(Pass *p, const Written *w) {
    static const Str tails[] = { S(""), S("nya"), S("an"), S("in"), S("kan"), S("lah"),
                                 S("i"), S("ku"), S("mu") };
    size_t n = span_letters(w->p, w->n);
    if (n < STEM_LEAST - 1 || n + 1 > w->n || w->p[n] != '2' || n > KEY_MAX)
        return false;
    Str tail = { w->p + n + 1, w->n - n - 1 };
    for (size_t i = 0; i < COUNT(tails); i++) {
        if (!str_eq(tail, tails[i]))
            continue;
        if (n < STEM_LEAST && !known_letters(w->p, n))
            return false;
        char again[KEY_MAX + 4 + LEX_SLACK] = { 0 };
        memcpy(again, w->p, n);
        Written first = *w, second = *w;
        first.p = again;
        first.n = (uint32_t)n;
        letters_add(p, &first);
        memcpy(again + n, tail.p, tail.n);
        second.p = again;
        second.n = (uint32_t)(n + tail.n);
        letters_add(p, &second);
        return true;
    }
    return false;
}

/* 50rb, 3hari, jam10: a number stuck to a known word. */
static bool add_split(Pass *p, const Written *w) {
    size_t digits = span_digits(w->p, w->n), letters = span_letters(w->p, w->n);
    size_t cut = digits ? digits : letters;
    const char *rest = w->p + cut;
    size_t rest_n = w->n - cut;
    bool fits = digits ? span_letters(rest, rest_n) == rest_n && known_letters(rest, rest_n) &&
                             (rest_n > 1 || rest[0] == 'k')
                       : span_digits(rest, rest_n) == rest_n && letters >= STEM_LEAST &&
                             known_letters(w->p, letters);
    if (!fits || rest_n == 0 || cut > KEY_MAX)
        return false;
    char head[KEY_MAX + LEX_SLACK] = { 0 };
    memcpy(head, w->p, cut);
    Written first = *w, second = *w;
    bool is_exact = w->to - w->from == w->n;
    first.p = head;
    first.n = (uint32_t)cut;
    second.p = rest;
    second.n = (uint32_t)rest_n;
    if (is_exact)
        first.to = second.from = w->from + (uint32_t)cut;
    if (digits) {
        spelling_add_raw(p, TOKEN_NUMBER, &first);
        letters_add(p, &second);
    } else {
        letters_add(p, &first);
        spelling_add_raw(p, TOKEN_NUMBER, &second);
    }
    return true;
}

static char leet_letter(char c, char one) {
    static const char letters[] = "oizeasgtbg"; /* 0 to 9 */
    if (c == '$')
        return 's';
    if (c == '@')
        return 'a';
    return c == '1' ? one : letters[c - '0'];
}

/* g4c0r, sl0t, gr@tis. Only when a known word comes out. */
static bool add_leet(Pass *p, const Written *w) {
    if (w->n > KEY_MAX || w->n < STEM_LEAST)
        return false;
    for (const char *one = "il"; *one; one++) {
        Key k = { .n = w->n };
        size_t letters = 0;
        bool inside = false;
        for (size_t i = 0; i < w->n; i++) {
            bool plain = ascii_is_lower(w->p[i]);
            k.p[i] = plain ? w->p[i] : leet_letter(w->p[i], *one);
            letters += plain;
            inside |= !plain && i > 0 && i + 1 < w->n && ascii_is_lower(w->p[i + 1]);
        }
        if (letters < 2)
            return false;
        if (!key_look(&k))
            continue;
        Written changed = *w;
        if (inside)
            changed.flags |= TOKEN_DISGUISED;
        word_add(p, &changed, (Str){ k.p, k.n }, k.hash, k.word);
        return true;
    }
    return false;
}

static void mixed_add(Pass *p, const Written *w) {
    if (span_digits(w->p, w->n) == w->n) {
        spelling_add_raw(p, TOKEN_NUMBER, w);
        return;
    }
    if (add_doubled(p, w) || add_split(p, w) || add_leet(p, w))
        return;
    if (w->n > KEY_MAX)
        long_add(p, w);
    else
        token_add(p, TOKEN_WORD, w, (Str){ w->p, w->n }, lex_hash(w->p, w->n), 0);
}

/* One code point as plain letters: accents fall, look-alikes become what they imitate. */
static bool plain_rune(Key *k, int32_t rune, bool *disguised) {
    int32_t parts[8];
    utf8proc_ssize_t n = utf8proc_decompose_char(
        rune, parts, COUNT(parts), UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, NULL);
    if (n < 0 || n > (utf8proc_ssize_t)COUNT(parts))
        return false;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        char c = parts[i] < 0x80 ? (char)parts[i] : confusable_letter(parts[i]);
        if (c == '\0' || k->n >= KEY_MAX)
            return false;
        *disguised |= parts[i] >= 0x80;
        k->p[k->n++] = c;
    }
    return true;
}

/* Letters beyond ASCII: plain when every one of them passes for Latin, else left alone, so that
 * words of other scripts keep their own form. */
static void runes_add(Pass *p, const Written *w) {
    Key k = { .n = 0 };
    bool disguised = false, plain = true;
    for (size_t i = 0; i < w->n && plain;) {
        int32_t rune;
        utf8proc_ssize_t n = utf8proc_iterate((const uint8_t *)w->p + i,
                                              (utf8proc_ssize_t)(w->n - i), &rune);
        plain = n > 0 && plain_rune(&k, rune, &disguised);
        i += (size_t)(n > 0 ? n : 1);
    }
    if (!plain || k.n == 0) {
        token_add(p, TOKEN_WORD, w, (Str){ w->p, w->n }, lex_hash(w->p, w->n), 0);
        return;
    }
    Written as_plain = { .p = k.p, .n = k.n, .from = w->from, .to = w->to,
                         .flags = (uint8_t)(w->flags | (disguised ? TOKEN_DISGUISED : 0)) };
    for (size_t i = 0; i < k.n; i++) {
        as_plain.has_digit |= ascii_is_digit(k.p[i]);
        as_plain.has_mark |= !ascii_is_digit(k.p[i]) && !ascii_is_lower(k.p[i]);
    }
    spelling_add(p, &as_plain);
}

/* jum'at, ma'af: apostrophes fall; $ and @ stand for letters. */
static void marked_add(Pass *p, const Written *w) {
    Key k = { .n = 0 };
    Written bare = *w;
    bare.has_mark = false;
    for (size_t i = 0; i < w->n && k.n < KEY_MAX; i++) {
        if (!ascii_is_lower(w->p[i]) && !ascii_is_digit(w->p[i]) && w->p[i] != '$' &&
            w->p[i] != '@')
            continue;
        bare.has_mark |= !ascii_is_lower(w->p[i]) && !ascii_is_digit(w->p[i]);
        k.p[k.n++] = w->p[i];
    }
    bare.p = k.p;
    bare.n = k.n;
    if (bare.has_mark) {
        if (add_leet(p, &bare))
            return;
        spelling_add_raw(p, TOKEN_WORD, &bare);
    } else if (k.n > 0) {
        spelling_add(p, &bare);
    }
}

void spelling_add(Pass *p, const Written *w) {
    if (w->n == 0)
        return;
    if (w->has_rune)
        runes_add(p, w);
    else if (w->has_mark && w->n <= KEY_MAX)
        marked_add(p, w);
    else if (w->has_mark)
        long_add(p, w);
    else if (w->has_digit)
        mixed_add(p, w);
    else
        letters_add(p, w);
}

void spelling_add_raw(Pass *p, TokenKind kind, const Written *w) {
    token_add(p, kind, w, (Str){ w->p, w->n }, lex_hash(w->p, w->n), 0);
}

void spelling_add_emoji(Pass *p, uint16_t word, const Written *w) {
    token_add(p, TOKEN_EMOJI, w, (Str){ 0 }, lex_words[word].hash, word);
}
