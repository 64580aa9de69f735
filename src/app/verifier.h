/* verifier.h - the source of verifier/tanggap-verify.c, which every evidence file shows. */
#ifndef APP_VERIFIER_H
#define APP_VERIFIER_H

#include "base/str.h"

Str verifier_source(void);

#endif
