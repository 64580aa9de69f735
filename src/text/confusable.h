/* confusable.h - letters that pass for Latin ones. */
#ifndef TEXT_CONFUSABLE_H
#define TEXT_CONFUSABLE_H

#include "base/base.h"

/* The ASCII letter or digit that this code point imitates, or 0. For text already folded. */
char confusable_letter(int32_t rune);

#endif
