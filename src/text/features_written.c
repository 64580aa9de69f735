/* Words as somebody wrote them, before any of it became normal: "yg" and "yang" are one word to the
 * other features, but tell who writes them. */
#include "text/features.h"

typedef enum Letter { LETTER_SPACE, LETTER_MARK, LETTER_WORD } Letter;

/* Brackets hold the words that stand for what was taken out of a text: <link>, [username]. */
static Letter letter_of(char c) {
    if (ascii_is_space(c))
        return LETTER_SPACE;
    bool is_bracket = c == '<' || c == '>' || c == '[' || c == ']';
    return (uint8_t)c >= 0x80 || ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || is_bracket
               ? LETTER_WORD
               : LETTER_MARK;
}

typedef struct WrittenSoFar {
    uint64_t before; /* the last word */
    size_t words;
} WrittenSoFar;

static void put_text(Features *f, Str text, WrittenSoFar *so_far) {
    for (size_t i = 0; i < text.n && so_far->words < FEATURE_WORDS_MOST;) {
        Letter letter = letter_of(text.p[i]);
        uint64_t word = (uint64_t)letter;
        for (; i < text.n && letter_of(text.p[i]) == letter; i++)
            word = lex_mix(word << 8 ^ word ^ (uint8_t)ascii_lower(text.p[i]));
        if (letter == LETTER_SPACE)
            continue;
        feature_put(f, feature_named(word));
        feature_put(f, feature_named(lex_mix(so_far->before) ^ word));
        so_far->before = word;
        so_far->words++;
    }
}

/* The title first, as among the normal words. */
static void put_written(Features *f, const ReadingInput *in) {
    WrittenSoFar so_far = { .before = FEATURE_BEFORE_FIRST };
    put_text(f, in->title, &so_far);
    put_text(f, in->text, &so_far);
    feature_put(f, feature_named(lex_mix(so_far.before)));
}

void features_of_kind(const Pass *p, FeatureKind kind, Features *out) {
    assert(kind < FEATURES_DRAFTS);
    out->total = out->count = out->tokens = 0;
    if (kind != FEATURES_WRITTEN)
        features_make(p, out);
    if (kind != FEATURES_NORMAL)
        put_written(out, p->in);
    out->total = out->count;
}
