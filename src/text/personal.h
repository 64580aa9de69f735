/* personal.h - finds data that belongs to a person: telephone numbers, mail addresses, identity
 * and card numbers, bank accounts, number plates, numbers of orders and parcels, street addresses.
 *
 * Works on the bytes of the original text, so spans can be shown and masked. Rules, not proof: an
 * address without the number of a house is not found. Pure, one pass, linear in the length of the
 * text. */
#ifndef TEXT_PERSONAL_H
#define TEXT_PERSONAL_H

#include "base/str.h"

typedef enum PersonalKind {
    PERSONAL_PHONE,   /* Indonesian mobile and fixed lines, foreign ones with a plus */
    PERSONAL_MAIL,
    PERSONAL_NIK,     /* 16 digits: a province, a possible date of birth */
    PERSONAL_CARD,    /* 14 to 19 digits with a right check digit */
    PERSONAL_ACCOUNT, /* 8 to 16 digits after the name of a bank or the word rekening */
    PERSONAL_PLATE,
    PERSONAL_ORDER,   /* of an order, invoice or parcel: behind such a word, or by its shape */
    PERSONAL_ADDRESS, /* a street or estate with a number, and what follows of the address */
    PERSONAL_KIND__COUNT
} PersonalKind;
extern const char *const personal_kind_names[]; /* "phone", "mail", "nik", ... */

typedef struct PersonalSpan {
    PersonalKind kind;
    size_t from, to; /* bytes */
} PersonalSpan;

/* Sorted, not overlapping. */
void personal_find(Arena *a, Str text, PersonalSpan **out, size_t *count);

/* A copy of the same length in which all but a few characters of each span became '*': of a
 * telephone number the first four and last three stay, of a card or order the last four, of a mail
 * address the first letter and the host, of a street address two letters. For logs and exports. */
Str personal_mask(Arena *a, Str text);

#endif
