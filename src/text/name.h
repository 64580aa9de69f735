/* name.h - what may stand in an answer of ours as the name of a person.
 *
 * A name is outside text: what a stranger calls themselves must not speak for the shop. Letters of
 * any script, with their marks, in at most four words of at most 40 bytes together; between them
 * single spaces, hyphens and apostrophes, and a dot where a word is cut short ("M. Rizki", "Rina
 * S.") but never before a letter, where it makes an address. No control, invisible or direction
 * characters, no word that makes a sentence or calls everybody. Pure. */
#ifndef TEXT_NAME_H
#define TEXT_NAME_H

#include "base/str.h"

/* As somebody of the shop signs. */
bool name_is_signed(Str name);
/* As a customer is called: digits (five at most) and low lines too, for who goes by an account;
 * and `handle` itself, their own account, with its '@' and dots, unless that is a word that calls
 * everybody. */
bool name_is_shown(Str name, Str handle);

#endif
