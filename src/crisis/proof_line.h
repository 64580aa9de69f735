/* proof_line.h - the lines of data in an evidence file. Inside crisis/ only. */
#ifndef CRISIS_PROOF_LINE_H
#define CRISIS_PROOF_LINE_H

#include "base/str.h"

/* A line in the making: fields behind tabs, then a short digest of itself. */
typedef struct ProofLine {
    Buf *out;
    size_t from;
} ProofLine;
ProofLine proof_line(Buf *out, const char *kind);
void proof_text(ProofLine *l, Str text); /* any bytes */
void proof_number(ProofLine *l, int64_t number);
void proof_line_end(Arena *a, ProofLine *l);

#endif
