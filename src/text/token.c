#include "text/token.h"

#include "text/confusable.h"
#include "text/letters.h"
#include "text/spelling.h"

#include <utf8proc.h>

typedef enum Kind { K_OTHER, K_LETTER, K_DIGIT, K_HIGH, K_SPACE } Kind;

static const uint8_t kinds[256] = {
    ['a' ... 'z'] = K_LETTER, ['0' ... '9'] = K_DIGIT, [128 ... 255] = K_HIGH,
    [' '] = K_SPACE, ['\t'] = K_SPACE, ['\n'] = K_SPACE, ['\r'] = K_SPACE, [0] = K_SPACE,
};

static const uint8_t marks[128] = {
    ['.'] = MARK_STOP, [';'] = MARK_STOP, [':'] = MARK_STOP, ['\n'] = MARK_STOP,
    [','] = MARK_COMMA, ['('] = MARK_COMMA, [')'] = MARK_COMMA, ['?'] = MARK_QUESTION,
    ['!'] = MARK_EXCLAIM,
};

typedef struct Scan {
    Pass *pass;
    const Fold *fold;
    const char *p;
    uint32_t n;
    size_t run; /* cursor of fold_origin */
    uint32_t plain_at, plain_end, plain_from; /* bytes that stand as they were: of most texts all */
    uint8_t flags;
    size_t first; /* token of this text */
    LettersAhead letters;
} Scan;

/* The letters that begin at `at`, or NULL. For rising `at`. */
static inline const Letters *letters_at(LettersAhead *a, uint32_t at) {
    for (;; a->next++) {
        if (a->next == a->end && (a->read > at || !letters_find(a)))
            return NULL;
        if (a->next->at >= at)
            return a->next->at == at ? a->next : NULL;
    }
}

/* Nobody looks further than FOLD_ZEROS behind the text, and zeros are spaces. */
static Kind kind_at(const Scan *s, uint32_t i) { return (Kind)kinds[(uint8_t)s->p[i]]; }

static bool is_word_byte(const Scan *s, uint32_t i) {
    Kind k = kind_at(s, i);
    return k == K_LETTER || k == K_DIGIT;
}

static void keep_run(Scan *s) {
    static const FoldRun none;
    const FoldRun *run = s->run < s->fold->run_count ? &s->fold->runs[s->run] : &none;
    s->plain_at = run->at;
    s->plain_end = run->plain ? run->at + (run->to - run->from) : 0;
    s->plain_from = run->from;
}

static inline Written written(Scan *s, uint32_t from, uint32_t to) {
    Written w = { .p = s->p + from, .n = to - from, .flags = s->flags };
    if (from >= s->plain_at && to <= s->plain_end) {
        w.from = from - s->plain_at + s->plain_from;
        w.to = to - s->plain_at + s->plain_from;
        return w;
    }
    w.from = fold_origin(s->fold, from, false, &s->run);
    w.to = fold_origin(s->fold, to, true, &s->run);
    keep_run(s);
    return w;
}

static uint32_t rune_size(const Scan *s, uint32_t i, int32_t *rune) {
    utf8proc_ssize_t n = utf8proc_iterate((const uint8_t *)s->p + i,
                                          (utf8proc_ssize_t)(s->n - i), rune);
    return n > 0 ? (uint32_t)n : 1;
}

static bool rune_is_word(int32_t c) {
    if (c >= 0x1F300 || (c >= 0x2010 && c < 0x2C00))
        return false;
    if (confusable_letter(c) != '\0')
        return true;
    utf8proc_category_t k = utf8proc_category(c);
    return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) ||
           (k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_NO);
}

static uint32_t scan_to_space(const Scan *s, uint32_t i) {
    while (i < s->n && kind_at(s, i) != K_SPACE)
        i++;
    return i;
}

static bool starts_with(const Scan *s, uint32_t i, const char *text) {
    size_t n = strlen(text);
    return s->n - i >= n && memcmp(s->p + i, text, n) == 0;
}

/* Whether letters [from, dot) "." letters is an address: shop.com, bit.ly/x, toko.co.id. */
static bool is_domain(const Scan *s, uint32_t dot) {
    static const char *const ends[] = { "com", "net", "org", "id", "co", "me", "ly", "gg", "info",
        "xyz", "online", "site", "shop", "store", "link", "club", "vip", "top", "app", "io", "my",
        "pro", "live", "bet", "biz", "asia", "web", "sch", "ac", "go" };
    uint32_t end = dot + 1;
    while (kind_at(s, end) == K_LETTER && end - dot < 8)
        end++;
    Str name = { s->p + dot + 1, end - dot - 1 };
    bool closes = end >= s->n || s->p[end] == '/' || s->p[end] == '.' ||
                  !is_word_byte(s, end);
    for (size_t i = 0; closes && i < COUNT(ends); i++)
        if (str_eq(name, str_c(ends[i])))
            return true;
    return false;
}

/* An address runs to the next space; closing punctuation is not part of it. */
static uint32_t add_link(Scan *s, uint32_t from, uint32_t i) {
    uint32_t end = scan_to_space(s, i), to = end;
    while (to > from + 1 && !is_word_byte(s, to - 1) && s->p[to - 1] != '/')
        to--;
    Written w = written(s, from, to);
    spelling_add_raw(s->pass, TOKEN_LINK, &w);
    return to;
}

static uint32_t add_mention(Scan *s, uint32_t i) {
    uint32_t end = i + 1;
    while (is_word_byte(s, end) || (end < s->n && (s->p[end] == '_' || s->p[end] == '.')))
        end++;
    while (end > i + 1 && s->p[end - 1] == '.')
        end--;
    Written w = written(s, i, end);
    spelling_add_raw(s->pass, TOKEN_MENTION, &w);
    return end;
}

/* g a c o r or s-l-o-t: four or more single letters with the same single separator. */
static uint32_t add_spaced(Scan *s, uint32_t i) {
    if (!is_word_byte(s, i) || i + 1 >= s->n || strchr(" .-_*", s->p[i + 1]) == NULL)
        return i;
    char gap = s->p[i + 1], joined[40 + LEX_SLACK] = { 0 };
    uint32_t count = 0, letters = 0, at = i;
    while (count < 40 && is_word_byte(s, at) && !is_word_byte(s, at + 1) &&
           kind_at(s, at + 1) != K_HIGH) {
        joined[count++] = s->p[at];
        letters += kind_at(s, at) == K_LETTER;
        at++;
        if (at + 1 >= s->n || s->p[at] != gap || is_word_byte(s, at + 2) ||
            !is_word_byte(s, at + 1) || kind_at(s, at + 2) == K_HIGH)
            break;
        at++;
    }
    if (count < 4 || letters < 3)
        return i;
    Written w = written(s, i, at);
    w.p = joined;
    w.n = count;
    w.has_digit = letters < count;
    w.flags |= TOKEN_DISGUISED;
    spelling_add(s->pass, &w);
    return at;
}

/* Whether the mark at i stands inside a word or number and belongs to it. */
static bool joins(const Scan *s, uint32_t from, uint32_t i) {
    if (i == from || i + 1 >= s->n)
        return false;
    Kind before = kind_at(s, i - 1), after = kind_at(s, i + 1);
    switch (s->p[i]) {
    case '\'': return before == K_LETTER && after == K_LETTER;
    case '$':
    case '@':  return before == K_LETTER && after == K_LETTER;
    case '.':
    case ',':  return before == K_DIGIT && after == K_DIGIT;
    default:   return false;
    }
}

static bool is_mail(const Scan *s, uint32_t at) {
    uint32_t i = at + 1;
    while (is_word_byte(s, i) || (i < s->n && s->p[i] == '-'))
        i++;
    return i > at + 1 && i + 1 < s->n && s->p[i] == '.' && kind_at(s, i + 1) == K_LETTER;
}

static uint32_t add_word(Scan *s, uint32_t i) {
    uint32_t from = i;
    bool digit = false, mark = false, rune = false;
    const Letters *letters = letters_at(&s->letters, i); /* all of most words */
    if (letters != NULL)
        i += letters->n;
    for (;;) {
        Kind k = kind_at(s, i);
        if (k == K_DIGIT && i == from + 2 && starts_with(s, from, "rp"))
            break; /* Rp50.000 */
        if (k == K_LETTER || k == K_DIGIT) {
            digit |= k == K_DIGIT;
            i++;
        } else if (k == K_HIGH) {
            int32_t c;
            uint32_t n = rune_size(s, i, &c);
            if (!rune_is_word(c))
                break;
            rune = true;
            i += n;
        } else if (i < s->n && s->p[i] == '@' && is_mail(s, i)) {
            return add_link(s, from, i);
        } else if (k == K_OTHER && joins(s, from, i)) {
            mark = true;
            i++;
        } else {
            break;
        }
    }
    if (i < s->n && s->p[i] == '.' && kind_at(s, i + 1) == K_LETTER && !mark && is_domain(s, i))
        return add_link(s, from, i);
    Written w = written(s, from, i);
    if (letters != NULL && letters->n == w.n) {
        spelling_add_letters(s->pass, &w, letters->hash, letters->word);
        return i;
    }
    if (w.n > 0 && kind_at(s, from) == K_DIGIT && digit && mark && !rune) {
        spelling_add_raw(s->pass, TOKEN_NUMBER, &w);
        return i;
    }
    w.has_digit = digit;
    w.has_mark = mark;
    w.has_rune = rune;
    spelling_add(s->pass, &w);
    return i;
}

static bool is_repeat(const Scan *s, uint16_t word) {
    const Pass *p = s->pass;
    return p->token_count > s->first && p->tokens[p->token_count - 1].word == word &&
           p->tokens[p->token_count - 1].kind == TOKEN_EMOJI &&
           p->tokens[p->token_count - 1].marks == 0;
}

/* A picture, or a mark from another script. */
static uint32_t add_picture(Scan *s, uint32_t i, uint32_t n) {
    uint16_t word = lexicon_word(s->p + i, n, lex_hash(s->p + i, n));
    if (word == 0)
        return i + n;
    if (is_repeat(s, word)) {
        size_t run = s->run;
        s->pass->tokens[s->pass->token_count - 1].to = fold_origin(s->fold, i + n, true, &run);
    } else {
        Written w = written(s, i, i + n);
        spelling_add_emoji(s->pass, word, &w);
    }
    return i + n;
}

static uint32_t add_high(Scan *s, uint32_t i) {
    int32_t c;
    uint32_t n = rune_size(s, i, &c);
    return rune_is_word(c) ? add_word(s, i) : add_picture(s, i, n);
}

/* :( and :) with or without a nose. */
static uint32_t face_size(const Scan *s, uint32_t i) {
    if (s->p[i] != ':' || i + 1 >= s->n)
        return 0;
    uint32_t mouth = s->p[i + 1] == '-' && i + 2 < s->n ? i + 2 : i + 1;
    return s->p[mouth] == '(' || s->p[mouth] == ')' ? mouth + 1 - i : 0;
}

static uint32_t add_mark(Scan *s, uint32_t i) {
    char c = s->p[i];
    uint32_t face = face_size(s, i);
    if (face) {
        char text[2 + LEX_SLACK] = { ':', s->p[i + face - 1] };
        uint16_t word = lexicon_word(text, 2, lex_hash(text, 2));
        Written w = written(s, i, i + face);
        if (word != 0 && !is_repeat(s, word))
            spelling_add_emoji(s->pass, word, &w);
        return i + face;
    }
    if (c == '@' && is_word_byte(s, i + 1))
        return add_mention(s, i);
    if (c == '#' && (kind_at(s, i + 1) == K_LETTER)) {
        uint8_t flags = s->flags;
        s->flags |= TOKEN_TAG;
        uint32_t end = add_word(s, i + 1);
        s->flags = flags;
        return end;
    }
    uint8_t mark = (uint8_t)c < 128 ? marks[(uint8_t)c] : 0;
    Pass *p = s->pass;
    p->question_marks += mark == MARK_QUESTION;
    p->exclamation_marks += mark == MARK_EXCLAIM;
    if (mark && p->token_count > s->first)
        p->tokens[p->token_count - 1].marks |= mark;
    return i + 1;
}

/* Letters that end at `end` are a word whatever stands behind it: not the beginning of an address
 * (https:, toko.id, "www. toko"), nor joined to more (jum'at), nor spaced out (g a c o r). */
static bool is_plain_word(const Scan *s, const Letters *l, uint32_t end) {
    char c = s->p[end];
    return l->n > 1 && (c == ' ' || c == ',' || c == '!' || c == '?' ||
                        (c == '.' && kind_at(s, end + 1) == K_SPACE &&
                         !(l->n == 3 && starts_with(s, l->at, "www"))));
}

static uint32_t add_any(Scan *s, uint32_t i) {
    char c = s->p[i];
    if ((c == 'h' && (starts_with(s, i, "http://") || starts_with(s, i, "https://"))) ||
        (c == 'w' && starts_with(s, i, "www.")))
        return add_link(s, i, i);
    if (!is_word_byte(s, i + 1) && kind_at(s, i + 1) != K_HIGH) {
        uint32_t end = add_spaced(s, i);
        if (end > i)
            return end;
    }
    return add_word(s, i);
}

void token_read(Pass *p, const Fold *f, uint8_t flags) {
    Scan s UNSET;
    s.pass = p;
    s.fold = f;
    s.p = f->p;
    s.n = (uint32_t)f->n;
    s.run = 0;
    s.flags = flags;
    s.first = p->token_count;
    keep_run(&s);
    letters_start(&s.letters, s.p, s.n);
    for (uint32_t i = 0; i < s.n && p->token_count < LIMIT_TOKENS;) {
        const Letters *l = letters_at(&s.letters, i);
        if (l != NULL && is_plain_word(&s, l, i + l->n)) { /* most of a message */
            Written w = written(&s, i, i + l->n);
            spelling_add_letters(p, &w, l->hash, l->word);
            i += l->n + (s.p[i + l->n] == ' ');
            s.letters.next++;
            continue;
        }
        switch (kind_at(&s, i)) {
        case K_SPACE:
            if (s.p[i] == '\n' && p->token_count > s.first)
                p->tokens[p->token_count - 1].marks |= MARK_STOP;
            i++;
            break;
        case K_LETTER:
        case K_DIGIT: i = add_any(&s, i); break;
        case K_HIGH:  i = add_high(&s, i); break;
        case K_OTHER: i = add_mark(&s, i); break;
        }
    }
    if (p->token_count > s.first)
        p->tokens[p->token_count - 1].marks |= MARK_STOP;
}

static void hit_add(Pass *p, size_t token, size_t count, uint16_t cue, uint16_t cue_count) {
    if (p->hit_count == p->hit_cap) {
        Hit *hits = arena_make(p->arena, Hit, p->hit_cap * 2);
        memcpy(hits, p->hits, p->hit_count * sizeof *hits);
        p->hits = hits;
        p->hit_cap *= 2;
    }
    p->hits[p->hit_count++] = (Hit){ (uint32_t)token, (uint32_t)count, cue, cue_count };
}

static bool may_begin_phrase(const Pass *p, size_t i) {
    uint32_t next = i + 1 < p->token_count ? lex_follower(p->tokens[i + 1].word) : 0;
    return (lex_words[p->tokens[i].word].followers & next) != 0;
}

/* The longest phrase that starts at token i and ends within the sentence, or 0. */
static NOINLINE uint16_t longest_phrase(const Pass *p, size_t i) {
    uint16_t words[LEX_PHRASE_MAX] = { p->tokens[i].word };
    size_t most = lex_words[words[0]].phrase_max, count = 1;
    while (count < most && i + count < p->token_count && p->tokens[i + count - 1].marks == 0 &&
           p->tokens[i + count].word != 0) {
        words[count] = p->tokens[i + count].word;
        count++;
    }
    for (; count > 1; count--) {
        uint16_t phrase = lexicon_phrase(words, count);
        if (phrase != 0)
            return phrase;
    }
    return 0;
}

/* Adds what speaks at token i, and returns the token behind it. */
static size_t match_at(Pass *p, size_t i) {
    const LexWord *word = &lex_words[p->tokens[i].word];
    const LexPhrase *phrase = &lex_phrases[may_begin_phrase(p, i) ? longest_phrase(p, i) : 0];
    if (phrase->count > 0) {
        hit_add(p, i, phrase->count, phrase->cue, phrase->cue_count);
        return i + phrase->count;
    }
    if (word->cue_count > 0)
        hit_add(p, i, 1, word->cue, word->cue_count);
    return i + 1;
}

/* The tokens from `from` on at which a word speaks or a phrase may begin, as bits. */
static uint64_t speakers(const Pass *p, size_t from) {
    uint64_t bits = 0;
    for (size_t i = 0; i < PASS_BITS && from + i < p->token_count; i++) {
        bool has_cues = lex_words[p->tokens[from + i].word].cue_count > 0;
        bool may_begin = may_begin_phrase(p, from + i);
        bits |= (uint64_t)(has_cues | may_begin) << i;
    }
    return bits;
}

void token_match(Pass *p) {
    size_t next = 0;
    for (size_t from = 0; from < p->token_count; from += PASS_BITS)
        for (uint64_t bits = speakers(p, from); bits != 0; bits &= bits - 1) {
            size_t i = from + (size_t)__builtin_ctzll(bits);
            if (i >= next) /* no phrase before holds it */
                next = match_at(p, i);
        }
}
