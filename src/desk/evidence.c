#include "desk/evidence.h"

#include "base/limits.h"
#include "base/number.h"

static void put_number(Buf *b, int64_t n) {
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0 && at > 0);
    buf_put(b, (Str){ digits + at, sizeof digits - at });
}

Str evidence_write(Arena *a, const Reading *r) {
    if (r->evidence_count == 0)
        return (Str){ 0 };
    Buf b = buf_new(a, 64 * LIMIT_EVIDENCE);
    for (size_t i = 0; i < r->evidence_count; i++) {
        const Evidence *v = &r->evidence[i];
        buf_put(&b, str_c(stage_names[v->stage]));
        buf_putc(&b, ' ');
        buf_put(&b, v->says);
        buf_putc(&b, ' ');
        put_number(&b, v->from);
        buf_putc(&b, ' ');
        put_number(&b, v->to);
        buf_putc(&b, '\n');
    }
    return buf_str(&b);
}

static bool read_line(Str line, Evidence *out) {
    Str stage, from;
    int at;
    if (!str_cut(&line, ' ', &stage) || !str_cut(&line, ' ', &out->says) ||
        !str_cut(&line, ' ', &from))
        return false;
    at = names_find(stage_names, stage);
    out->stage = (Stage)(at < 0 ? 0 : at);
    return at >= 0 && parse_i64(from, 0, LIMIT_MESSAGE_TEXT, &out->from) &&
           parse_i64(line, out->from, LIMIT_MESSAGE_TEXT, &out->to);
}

void evidence_read(Arena *a, Str text, List *out) {
    Evidence *v = arena_make(a, Evidence, LIMIT_EVIDENCE);
    Str line;
    *out = (List){ v, 0 };
    while (out->count < LIMIT_EVIDENCE && str_cut(&text, '\n', &line))
        if (read_line(line, &v[out->count]))
            out->count++;
}
