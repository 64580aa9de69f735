/* pass.h - one message on its way through the stages: what they share, inside text/ only.
 *
 * A Pass lives on the caller's stack; small messages never touch the arena before their result
 * is written. Stages read the tokens and hits and write into `out`. */
#ifndef TEXT_PASS_H
#define TEXT_PASS_H

#include "base/limits.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/reading.h"

typedef enum TokenKind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MENTION, TOKEN_LINK,
                         TOKEN_EMOJI } TokenKind;

enum { /* what follows the token before the next one */
    MARK_STOP = 1 << 0,  /* . ; : or a line break */
    MARK_COMMA = 1 << 1,
    MARK_QUESTION = 1 << 2,
    MARK_EXCLAIM = 1 << 3,
    MARK_END = MARK_STOP | MARK_QUESTION | MARK_EXCLAIM, /* the sentence ends here */
};

enum {
    TOKEN_IN_TITLE = 1 << 0,
    TOKEN_DISGUISED = 1 << 1, /* look-alike letters, digits for letters, or spaced out */
    TOKEN_TAG = 1 << 2,       /* #word */
    TOKEN_STRETCHED = 1 << 3, /* letters were repeated: bangeeet */
};

typedef struct Token {
    uint64_t hash;     /* of its normal text */
    uint32_t from, to; /* bytes of the original */
    uint32_t at, n;    /* bytes of the normal text; n = 0 for an emoji */
    uint16_t word;     /* in the lexicon, or 0 */
    uint16_t roles;    /* ROLE_ bits of the word */
    uint8_t kind, marks, flags;
} Token;

/* A word or phrase of the lexicon that speaks for some list. Hits never overlap. */
typedef struct Hit {
    uint32_t token, count;
    uint16_t cue, cue_count;
} Hit;

/* Evidence until the end, when it is known what is kept: tokens that spoke for something. */
typedef struct PassNote {
    const char *says;
    uint32_t token, count;
    Stage stage;
} PassNote;

enum { PASS_TOKENS = 96, PASS_HITS = 64, PASS_NORMAL = 640, PASS_EVIDENCE_PER_STAGE = 12,
       PASS_NEAR = 4,
       PASS_BITS = 64 }; /* tokens at a time that are told apart as bits, where nobody can foretell
                          * which are of interest */

typedef struct Pass {
    Arena *arena;
    const ReadingInput *in;
    Reading *out;
    Fold fold, title_fold;
    char *normal; /* LEX_SLACK readable bytes behind */
    size_t normal_n, normal_cap;
    Token *tokens;
    size_t token_count, token_cap;
    Hit *hits;
    size_t hit_count, hit_cap;
    size_t title_tokens; /* the first ones, from the title */
    uint16_t roles; /* of all tokens: what none has need not be looked for */
    int question_marks, exclamation_marks;
    int fault;   /* weight of things that went wrong, set by mood */
    int request; /* weight of wishes, set by class */
    bool only_asks; /* a question without a sign of advertising, set by class */
    int signal_weight[SIGNAL__COUNT];
    PassNote notes[LIMIT_EVIDENCE];
    size_t note_count, stage_notes; /* of all stages, of that of the last one */
    Token token_room[PASS_TOKENS];
    Hit hit_room[PASS_HITS];
    char normal_room[PASS_NORMAL];
} Pass;

/* Makes ready for the first stage; *out is cleared. */
void pass_begin(Pass *p, Arena *a, const ReadingInput *in, Reading *out);
/* Tokens [first, first + count) speak for `says`; dropped when the stage has enough. */
void pass_note(Pass *p, Stage stage, const char *says, size_t first, size_t count);
/* Writes normal text and the notes as evidence into the arena. */
void pass_end(Pass *p);

/* Whether a word with one of these roles stands among the `reach` words before `token`, in the
 * same sentence, and up to PASS_NEAR words also in the same clause. */
bool pass_role_before(const Pass *p, size_t token, size_t reach, uint16_t roles);
/* The same for the words from `token` on. */
bool pass_role_after(const Pass *p, size_t token, size_t reach, uint16_t roles);

#endif
