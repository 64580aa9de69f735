#include "text/apology_form.h"

#include "text/claim.h"
#include "text/draft.h"

#include <string.h>

enum { FINDINGS_MOST = 40 };

const char *const apology_block_names[] = { "what", "whom", "sorry", "action", "reach", NULL };
static_assert(COUNT(apology_block_names) == APOLOGY_BLOCK__COUNT + 1, "one name per block");
const char *const apology_fault_names[] = { "empty", "no_sorry", "elsewhere", "twice", "if",
                                            "begging", "admission", "no_time", "no_way", NULL };
static_assert(COUNT(apology_fault_names) == APOLOGY_FAULT__COUNT + 1, "one name per fault");

typedef struct Looking {
    Arena *arena;
    const ApologyForm *form;
    ApologyFinding *out;
    size_t count;
} Looking;

static void find(Looking *l, ApologyBlock block, ApologyFault fault, Str words) {
    for (size_t i = 0; i < l->count; i++)
        if (l->out[i].block == block && l->out[i].fault == fault)
            return;
    if (l->count < FINDINGS_MOST)
        l->out[l->count++] = (ApologyFinding){ block, fault, words };
}

/* What the sentence checker knows already. */
static const struct {
    DraftRule rule;
    ApologyFault fault;
} known[] = {
    { DRAFT_CONDITIONAL_APOLOGY, FAULT_IF },
    { DRAFT_OVER_APOLOGY, FAULT_BEGGING },
    { DRAFT_ADMISSION, FAULT_ADMISSION },
};

static void check_words(Looking *l, ApologyBlock block) {
    Finding *f;
    size_t count;
    draft_check(l->arena, &(DraftInput){ .text = l->form->blocks[block], .is_public = true }, &f,
                &count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < COUNT(known); k++)
            if (f[i].rule == known[k].rule)
                find(l, block, known[k].fault, f[i].words);
}

static void check_sorry(Looking *l, ApologyBlock block) {
    size_t said = draft_apology_count(l->arena, l->form->blocks[block]);
    if (block != BLOCK_SORRY && said > 0)
        find(l, block, FAULT_ELSEWHERE, (Str){ 0 });
    if (block == BLOCK_SORRY && said == 0)
        find(l, block, FAULT_NO_SORRY, (Str){ 0 });
    if (block == BLOCK_SORRY && said > 1)
        find(l, block, FAULT_TWICE, (Str){ 0 });
}

static void check_time(Looking *l) {
    PromiseInput in = l->form->when;
    in.text = l->form->blocks[BLOCK_ACTION];
    if (!promise_has_time(l->arena, &in))
        find(l, BLOCK_ACTION, FAULT_NO_TIME, (Str){ 0 });
}

static void check_way(Looking *l) {
    static const char *const ways[] = { "dm",    "wa",       "whatsapp", "email", "telepon",
                                        "inbox", "instagram", "shopee",  "chat",  "telegram",
                                        "toko",  "mail",     "call",     "shop",  "message" };
    Str block = l->form->blocks[BLOCK_REACH], rest = claim_words(l->arena, block), word;
    if (str_find(block, S("@")) >= 0 || str_find(block, S("://")) >= 0)
        return;
    while (str_cut(&rest, ' ', &word)) {
        for (size_t i = 0; i < word.n; i++)
            if (ascii_is_digit(word.p[i]))
                return;
        for (size_t k = 0; k < COUNT(ways); k++)
            if (str_eq(word, str_c(ways[k])))
                return;
    }
    find(l, BLOCK_REACH, FAULT_NO_WAY, (Str){ 0 });
}

void apology_form_check(Arena *a, const ApologyForm *form, ApologyFinding **out, size_t *count) {
    Looking l = { a, form, arena_make(a, ApologyFinding, FINDINGS_MOST), 0 };
    for (ApologyBlock b = 0; b < APOLOGY_BLOCK__COUNT; b++) {
        if (claim_words(a, form->blocks[b]).n == 0) {
            find(&l, b, FAULT_EMPTY, (Str){ 0 });
            continue;
        }
        check_sorry(&l, b);
        check_words(&l, b);
        if (b == BLOCK_ACTION)
            check_time(&l);
        if (b == BLOCK_REACH)
            check_way(&l);
    }
    *out = l.out;
    *count = l.count;
}

Str apology_form_text(Arena *a, const ApologyForm *form) {
    Str parts[APOLOGY_BLOCK__COUNT];
    size_t n = 0;
    for (ApologyBlock b = 0; b < APOLOGY_BLOCK__COUNT; b++)
        if (str_trim(form->blocks[b]).n)
            parts[n++] = str_trim(form->blocks[b]);
    return str_join(a, parts, n, S("\n\n"));
}
