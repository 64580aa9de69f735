/* apology_form.h - an apology in five blocks, in their order: what happened, who was harmed, that
 * we are sorry, what we do and by when, how to reach us; and what is wrong with one. Pure. */
#ifndef TEXT_APOLOGY_FORM_H
#define TEXT_APOLOGY_FORM_H

#include "text/promise.h"

typedef enum ApologyBlock {
    BLOCK_WHAT,
    BLOCK_WHOM,
    BLOCK_SORRY,
    BLOCK_ACTION,
    BLOCK_REACH,
    APOLOGY_BLOCK__COUNT
} ApologyBlock;
extern const char *const apology_block_names[]; /* "what", "whom", .. */

typedef enum ApologyFault {
    FAULT_EMPTY,     /* the block says nothing */
    FAULT_NO_SORRY,  /* the third block does not say sorry */
    FAULT_ELSEWHERE, /* sorry is said in another block too: once is enough */
    FAULT_TWICE,     /* more than once in the third block */
    FAULT_IF,        /* "jika ada yang merasa" */
    FAULT_BEGGING,   /* self-abasement */
    FAULT_ADMISSION, /* admits a fault: the word of a higher role */
    FAULT_NO_TIME,   /* an action without its time */
    FAULT_NO_WAY,    /* no number, address, link or channel */
    APOLOGY_FAULT__COUNT
} ApologyFault;
extern const char *const apology_fault_names[];

typedef struct ApologyFinding {
    ApologyBlock block;
    ApologyFault fault;
    Str words; /* of the block; none: the whole of it */
} ApologyFinding;

typedef struct ApologyForm {
    Str blocks[APOLOGY_BLOCK__COUNT];
    PromiseInput when; /* of its times; the text in it is not looked at */
} ApologyForm;
/* In the order of the blocks. */
void apology_form_check(Arena *a, const ApologyForm *form, ApologyFinding **out, size_t *count);
/* One text, a paragraph a block. */
Str apology_form_text(Arena *a, const ApologyForm *form);

#endif
