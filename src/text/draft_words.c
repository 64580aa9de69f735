#include "text/draft_words.h"

#include <string.h>

enum {
    WORD_BYTES = 40,   /* of a word that is looked up */
    PREFIX_LEAST = 3,  /* letters before the asterisk of `x*` */
    WORD_SETS = 320,   /* of one word, more than any has */
    PHRASES_MOST = 512,
    TRIES_MOST = 4000, /* places looked at for one phrase */
    CHUNK_MOST = 32,   /* bytes of a word with signs for letters */
    FOUL_LEAST = 4,    /* letters of one */
    DENIAL_REACH = 3,  /* words between a negation and what it denies */
};

typedef enum KeyKind { KEY_WORD, KEY_PREFIX, KEY_RAW, KEY_TOKEN } KeyKind;

typedef struct Gather {
    uint16_t sets[WORD_SETS];
    size_t count;
} Gather;

/* Adds the sets of one key; a word has few, so an insertion sort is enough. */
static bool gather(Gather *g, uint64_t word_hash, KeyKind kind) {
    uint64_t hash = lex_mix(word_hash ^ ((uint64_t)kind + 1));
    uint16_t tag = lex_tag(hash);
    for (uint32_t i = (uint32_t)hash & draft_slot_mask;; i = (i + 1) & draft_slot_mask) {
        const LexSlot *slot = &draft_slots[i];
        if (slot->number == 0)
            return false;
        const DraftKey *key = &draft_keys[slot->number];
        if (slot->tag != tag || key->hash != hash)
            continue;
        for (size_t k = 0; k < key->count; k++) {
            uint16_t set = draft_sets[key->first + k];
            size_t at = g->count;
            while (at > 0 && g->sets[at - 1] > set)
                at--;
            if ((at > 0 && g->sets[at - 1] == set) || g->count == WORD_SETS)
                continue;
            memmove(g->sets + at + 1, g->sets + at, (g->count - at) * sizeof g->sets[0]);
            g->sets[at] = set;
            g->count++;
        }
        return true;
    }
}

/* A word with room behind it for lex_hash(). */
typedef struct Letters {
    char p[WORD_BYTES + LEX_SLACK];
    size_t n;
} Letters;

static Letters letters_of(Str s, bool lower) {
    Letters l = { .n = s.n <= WORD_BYTES ? s.n : 0 };
    for (size_t i = 0; i < l.n; i++)
        l.p[i] = lower ? ascii_lower(s.p[i]) : s.p[i];
    return l;
}

static void gather_prefixes(Gather *g, const Letters *l) {
    for (size_t n = PREFIX_LEAST; n <= l->n; n++) {
        Letters part = { .n = n };
        memcpy(part.p, l->p, n);
        (void)gather(g, lex_hash(part.p, n), KEY_PREFIX);
    }
}

/* The word, or what is left of it without -nya, -lah, ..; and what it begins with. */
static void gather_normal(Gather *g, Letters l) {
    static const Str hangers[] = { S("nya"), S("lah"), S("kah"), S("pun"), S("ku"), S("mu") };
    bool known = gather(g, lex_hash(l.p, l.n), KEY_WORD);
    gather_prefixes(g, &l);
    for (size_t i = 0; i < COUNT(hangers) && !known; i++) {
        Str h = hangers[i];
        if (l.n < h.n + PREFIX_LEAST || memcmp(l.p + l.n - h.n, h.p, h.n) != 0)
            continue;
        Letters stem = letters_of((Str){ l.p, l.n - h.n }, false);
        known = gather(g, lex_hash(stem.p, stem.n), KEY_WORD);
    }
}

static Str token_original(const DraftWords *w, size_t token) {
    const Token *t = &w->pass->tokens[token];
    return str_slice(w->text, t->from, t->to);
}

static void gather_token(Gather *g, const DraftWords *w, size_t i) {
    static const Str names[] = { [TOKEN_NUMBER] = S("#number"), [TOKEN_LINK] = S("#link"),
                                 [TOKEN_MENTION] = S("#mention") };
    const Token *t = &w->pass->tokens[i];
    if (t->kind == TOKEN_EMOJI) {
        (void)gather(g, t->hash, KEY_WORD);
        return;
    }
    if (t->kind != TOKEN_WORD) {
        Letters l = letters_of(names[t->kind], false);
        (void)gather(g, lex_hash(l.p, l.n), KEY_TOKEN);
    }
    gather_normal(g, letters_of((Str){ w->pass->normal + t->at, t->n }, false));
    bool is_first = i == 0 || w->pass->tokens[i - 1].from != t->from; /* of what slang means */
    Letters raw = letters_of(token_original(w, i), true);
    if (is_first && raw.n > 0)
        (void)gather(g, lex_hash(raw.p, raw.n), KEY_RAW);
}

/* don't with the apostrophe that telephones write: one word, "dont". */
static size_t join_apostrophe(Gather *g, const DraftWords *w, size_t i) {
    static const Str tails[] = { S("t"), S("s"), S("re"), S("ll"), S("ve"), S("m"), S("d") };
    const Token *t = &w->pass->tokens[i], *next = t + 1;
    if (i + 1 >= w->pass->token_count || next->from != t->to + 3 ||
        memcmp(w->text.p + t->to, "\xe2\x80\x99", 3) != 0)
        return 0;
    Str tail = { w->pass->normal + next->at, next->n };
    for (size_t k = 0; k < COUNT(tails); k++) {
        if (!str_eq(tail, tails[k]) || t->n + tail.n > WORD_BYTES)
            continue;
        Letters l = letters_of((Str){ w->pass->normal + t->at, t->n }, false);
        memcpy(l.p + l.n, tail.p, tail.n);
        l.n += tail.n;
        gather_normal(g, l);
        return 2;
    }
    return 0;
}

static bool is_mask(char c) { return c != '\0' && strchr("*#+^~_.-", c) != NULL; }

static bool is_sign(char c) {
    return is_mask(c) || c == '@' || c == '$' || c == '!' || c == '|';
}

/* The letter a sign is written for, '*' when it may be any. */
static char unmask(char c, char one) {
    static const char digits[] = "oizeasgtbg";
    if (is_mask(c))
        return '*';
    if (ascii_is_digit(c))
        return c == '1' ? one : digits[c - '0'];
    return c == '@' ? 'a' : c == '$' ? 's' : c == '!' || c == '|' ? 'i' : c;
}

/* A mask stands for one letter of the word or for none. */
static bool fits(Str written, const char *word, char one) {
    if (written.n == 0)
        return *word == '\0';
    char c = unmask(written.p[0], one);
    Str rest = { written.p + 1, written.n - 1 };
    if (c != '*')
        return *word == c && fits(rest, word + 1, one);
    for (size_t taken = 0; taken <= 1; taken++) {
        if (fits(rest, word + taken, one))
            return true;
        if (word[taken] == '\0')
            return false;
    }
    return false;
}

/* A rude word behind signs, two of its letters and the first one among them to be seen. */
static const char *foul_word(Str written) {
    size_t letters = 0;
    for (size_t i = 0; i < written.n; i++)
        letters += ascii_is_alpha(written.p[i]);
    for (size_t i = 0; i < draft_foul_count; i++) {
        const char *word = draft_foul[i];
        size_t n = strlen(word);
        bool may = n <= written.n + 1 && written.n <= n + 3 && letters >= 2 && letters * 2 >= n &&
                   unmask(written.p[0], 'i') == word[0];
        if (may && (fits(written, word, 'i') || fits(written, word, 'l')))
            return word;
    }
    return NULL;
}

/* How many tokens from i on have nothing but signs between them. */
static size_t chunk_tokens(const DraftWords *w, size_t i, size_t *to) {
    const Pass *p = w->pass;
    size_t n = 1, end = p->tokens[i].to;
    for (; i + n < p->token_count; n++) {
        size_t next = p->tokens[i + n].from, at = end;
        while (at < next && is_sign(w->text.p[at]))
            at++;
        if (at != next)
            break;
        end = p->tokens[i + n].to;
    }
    *to = end;
    return n;
}

/* The chunk in lower case; nothing where it is plain letters or holds more than ASCII. */
static Str chunk_lower(Str chunk, char room[CHUNK_MOST]) {
    size_t letters = 0;
    for (size_t k = 0; k < chunk.n; k++) {
        if ((uint8_t)chunk.p[k] >= 0x80)
            return S("");
        room[k] = ascii_lower(chunk.p[k]);
        letters += ascii_is_alpha(room[k]);
    }
    return letters > 0 && letters < chunk.n ? (Str){ room, chunk.n } : S("");
}

static size_t join_masked(Gather *g, const DraftWords *w, size_t i) {
    size_t to, from = w->pass->tokens[i].from, n = chunk_tokens(w, i, &to);
    char room[CHUNK_MOST];
    if (to - from < FOUL_LEAST - 1 || to - from > CHUNK_MOST ||
        w->pass->tokens[i].kind == TOKEN_LINK)
        return 0;
    Str lower = chunk_lower(str_slice(w->text, from, to), room);
    const char *word = lower.n > 0 ? foul_word(lower) : NULL;
    if (word == NULL)
        return 0;
    gather_normal(g, letters_of(str_c(word), false));
    return n;
}

/* Quotation marks that open and close alike; the rest come in pairs. */
static bool quotes_at(Str text, size_t i, bool *open) {
    static const Str opening[] = { S("\xe2\x80\x9c"), S("\xc2\xab") };
    static const Str closing[] = { S("\xe2\x80\x9d"), S("\xc2\xbb") };
    if (text.p[i] == '"') {
        *open = !*open;
        return true;
    }
    for (size_t k = 0; k < COUNT(opening); k++) {
        bool begins = str_starts(str_slice(text, i, text.n), opening[k]);
        if (begins || str_starts(str_slice(text, i, text.n), closing[k])) {
            *open = begins;
            return true;
        }
    }
    return false;
}

static void mark_quotes(DraftWords *w) {
    bool open = false;
    size_t at = 0;
    for (size_t i = 0; i < w->count; i++) {
        size_t from = draft_word_from(w, i);
        for (; at < from; at++)
            (void)quotes_at(w->text, at, &open);
        w->items[i].is_quoted = open;
    }
}

static void make_words(DraftWords *w) {
    const Pass *p = w->pass;
    bool begins = true;
    for (size_t i = 0; i < p->token_count;) {
        Gather g = { .count = 0 };
        size_t n = join_apostrophe(&g, w, i);
        bool is_plain = n > 0;
        if (n == 0)
            n = join_masked(&g, w, i);
        bool is_masked = !is_plain && n > 0;
        if (n == 0) {
            gather_token(&g, w, i);
            n = 1;
        }
        DraftWord *word = &w->items[w->count++];
        *word = (DraftWord){ .token = (uint32_t)i, .tokens = (uint32_t)n, .begins = begins,
                             .is_masked = is_masked || (p->tokens[i].flags & TOKEN_DISGUISED),
                             .marks = p->tokens[i + n - 1].marks,
                             .set_count = (uint16_t)g.count };
        if (g.count > 0) {
            uint16_t *sets = arena_make(p->arena, uint16_t, g.count);
            memcpy(sets, g.sets, g.count * sizeof *sets);
            word->sets = sets;
        }
        begins = (word->marks & MARK_END) != 0;
        i += n;
    }
}

static bool is_of(const DraftWord *word, uint16_t set) {
    for (size_t i = 0; i < word->set_count && word->sets[i] <= set; i++)
        if (word->sets[i] == set)
            return true;
    return set == DRAFT_ANY;
}

typedef struct Match {
    const DraftWords *words;
    const DraftPattern *pattern;
    size_t tries;
    size_t end; /* the word behind the last one */
} Match;

/* Whether a phrase ends at the latest with word i: behind it ends the sentence, or a comma stands
 * between two places that leave no room; or i was stepped over and denies what follows. */
static bool stops(const Match *m, size_t i, uint8_t room, bool is_stepped_over) {
    const DraftWord *word = &m->words->items[i];
    bool denies = is_stepped_over && (m->pattern->flags & DRAFT_UNLESS_DENIED) &&
                  is_of(word, DRAFT_SET_NOT);
    return denies || (word->marks & MARK_END) || (room == 0 && (word->marks & MARK_COMMA));
}

/* Whether places from `place` on fit the words from i on; the word before was i - 1. */
static bool match_from(Match *m, size_t place, size_t i) {
    const DraftWords *w = m->words;
    if (place == m->pattern->count) {
        bool at_end = i == w->count || (w->items[i - 1].marks & MARK_END) != 0;
        m->end = i;
        return at_end || !(m->pattern->flags & DRAFT_ENDS);
    }
    const DraftPlace *here = &draft_places[m->pattern->place + place];
    for (size_t gap = 0; gap <= here->gap && i + gap < w->count; gap++) {
        if (place + gap > 0 && stops(m, i + gap - 1, here->gap, gap > 0))
            break;
        if (++m->tries > TRIES_MOST)
            return false;
        if (is_of(&w->items[i + gap], here->set) && match_from(m, place + 1, i + gap + 1))
            return true;
    }
    return here->is_optional && match_from(m, place + 1, i);
}

/* "We cannot promise": up to three words before, in the same clause. */
static bool is_denied(const DraftWords *w, size_t i) {
    for (size_t n = 0; n < DENIAL_REACH && i-- > 0; n++) {
        if (w->items[i].marks & (MARK_END | MARK_COMMA))
            return false;
        if (is_of(&w->items[i], DRAFT_SET_NOT))
            return true;
    }
    return false;
}

static void match_at(DraftWords *w, size_t i, const DraftPattern *pattern) {
    Match m = { w, pattern, 0, 0 };
    const DraftWord *first = &w->items[i];
    if (((pattern->flags & DRAFT_STARTS) && !first->begins) ||
        ((pattern->flags & DRAFT_UNLESS_QUOTED) && first->is_quoted) ||
        w->phrase_count == PHRASES_MOST || !match_from(&m, 0, i) ||
        ((pattern->flags & DRAFT_UNLESS_DENIED) && is_denied(w, i)))
        return;
    w->phrases[w->phrase_count++] = (DraftPhrase){
        .list = pattern->list, .weight = pattern->weight, .flags = pattern->flags,
        .first = (uint32_t)i, .count = (uint32_t)(m.end - i) };
}

static void match_words(DraftWords *w) {
    for (size_t i = 0; i < w->count; i++) {
        const DraftWord *word = &w->items[i];
        for (size_t k = 0; k < word->set_count; k++) {
            uint16_t set = word->sets[k];
            for (size_t n = draft_first[set]; n < draft_first[set + 1]; n++)
                match_at(w, i, &draft_patterns[n]);
        }
    }
}

static bool overlap(const DraftPhrase *a, const DraftPhrase *b) {
    return a->first < b->first + b->count && b->first < a->first + a->count;
}

static bool is_excused(const DraftWords *w, const DraftPhrase *phrase) {
    for (size_t i = 0; i < w->phrase_count; i++) {
        const DraftPhrase *other = &w->phrases[i];
        if ((other->flags & DRAFT_EXCEPTION) && other->list == phrase->list &&
            overlap(other, phrase))
            return true;
    }
    return false;
}

static void heed_exceptions(DraftWords *w) {
    DraftPhrase *kept = arena_make(w->pass->arena, DraftPhrase, w->phrase_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < w->phrase_count; i++)
        if (!(w->phrases[i].flags & DRAFT_EXCEPTION) && !is_excused(w, &w->phrases[i]))
            kept[count++] = w->phrases[i];
    w->phrases = kept;
    w->phrase_count = count;
}

void draft_words_make(const Pass *p, Str text, DraftWords *out) {
    *out = (DraftWords){ .pass = p, .text = text };
    out->items = arena_make(p->arena, DraftWord, p->token_count + 1);
    out->phrases = arena_make(p->arena, DraftPhrase, PHRASES_MOST);
    make_words(out);
    mark_quotes(out);
    match_words(out);
    heed_exceptions(out);
}

bool draft_word_is(const DraftWords *w, size_t i, DraftSet set) {
    return i < w->count && is_of(&w->items[i], (uint16_t)set);
}

bool draft_word_before(const DraftWords *w, size_t i, size_t reach, DraftSet set) {
    while (i-- > 0 && reach-- > 0) {
        if (w->items[i].marks & MARK_END)
            return false;
        if (is_of(&w->items[i], (uint16_t)set))
            return true;
    }
    return false;
}

bool draft_word_after(const DraftWords *w, size_t i, size_t reach, DraftSet set) {
    for (; i < w->count && reach > 0; i++, reach--) {
        if (is_of(&w->items[i], (uint16_t)set))
            return true;
        if (w->items[i].marks & MARK_END)
            return false;
    }
    return false;
}

bool draft_sentence_has(const DraftWords *w, size_t i, DraftList list) {
    size_t from = i, to = i + 1;
    while (from > 0 && !(w->items[from - 1].marks & MARK_END))
        from--;
    while (to < w->count && !(w->items[to - 1].marks & MARK_END))
        to++;
    for (size_t k = 0; k < w->phrase_count; k++)
        if (w->phrases[k].list == list && w->phrases[k].first >= from && w->phrases[k].first < to)
            return true;
    return false;
}

size_t draft_list_count(const DraftWords *w, DraftList list) {
    size_t count = 0;
    for (size_t i = 0; i < w->phrase_count; i++)
        count += w->phrases[i].list == list;
    return count;
}

size_t draft_word_from(const DraftWords *w, size_t first) {
    return w->pass->tokens[w->items[first].token].from;
}

size_t draft_word_to(const DraftWords *w, size_t last) {
    const DraftWord *word = &w->items[last];
    return w->pass->tokens[word->token + word->tokens - 1].to;
}
