#include "crisis/proof_line.h"

#include "base/crypto.h"

enum { DIGEST_DIGITS = 16 };

ProofLine proof_line(Buf *out, const char *kind) {
    ProofLine l = { out, out->n };
    buf_put(out, str_c(kind));
    return l;
}

/* What could end a line, a field or the element the data stands in is written otherwise. */
void proof_text(ProofLine *l, Str text) {
    buf_putc(l->out, '\t');
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '\n')
            buf_put(l->out, S("\\n"));
        else if (c == '\t')
            buf_put(l->out, S("\\t"));
        else if (c == '\r')
            buf_put(l->out, S("\\r"));
        else if (c == '\\')
            buf_put(l->out, S("\\\\"));
        else if (c == '<' || c == '>' || c == '&' || (c >= 0 && c < ' ') || c == 0x7f)
            buf_printf(l->out, "\\x%02x", (unsigned)(unsigned char)c);
        else
            buf_putc(l->out, c);
    }
}

void proof_number(ProofLine *l, int64_t number) { buf_printf(l->out, "\t%lld", (long long)number); }

void proof_line_end(Arena *a, ProofLine *l) {
    Str line = { l->out->p + l->from, l->out->n - l->from };
    Str digest = sha256_hex(a, line);
    digest.n = DIGEST_DIGITS;
    buf_putc(l->out, '\t');
    buf_put(l->out, digest);
    buf_putc(l->out, '\n');
}
