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

static bool says_the_same(const Evidence *one, const Evidence *other) {
    return one->stage == other->stage && str_eq(one->says, other->says);
}

Str evidence_write(Arena *a, const Reading *r) {
    if (r->evidence_count == 0)
        return (Str){ 0 };
    Buf b = buf_new(a, 64 * LIMIT_EVIDENCE);
    for (size_t i = 0; i < r->evidence_count; i++) {
        const Evidence *v = &r->evidence[i];
        if (i == 0 || !says_the_same(v, v - 1)) {
            buf_put(&b, i == 0 ? S("") : S("\n"));
            buf_put(&b, str_c(stage_names[v->stage]));
            buf_putc(&b, ' ');
            buf_put(&b, v->says);
        }
        buf_putc(&b, ' ');
        put_number(&b, v->from);
        buf_putc(&b, ' ');
        put_number(&b, v->to);
    }
    return buf_str(&b);
}

/* The next place of a line, behind its stage and what it says. */
static bool read_place(Str *line, Evidence *v) {
    Str from, to;
    return str_cut(line, ' ', &from) && str_cut(line, ' ', &to) &&
           parse_i64(from, 0, LIMIT_MESSAGE_TEXT, &v->from) &&
           parse_i64(to, v->from, LIMIT_MESSAGE_TEXT, &v->to);
}

static void read_line(Str line, List *out) {
    Str stage;
    Evidence v, *all = out->items;
    if (!str_cut(&line, ' ', &stage) || !str_cut(&line, ' ', &v.says))
        return;
    int at = names_find(stage_names, stage);
    if (at < 0)
        return;
    v.stage = (Stage)at;
    while (out->count < LIMIT_EVIDENCE && read_place(&line, &v))
        all[out->count++] = v;
}

void evidence_read(Arena *a, Str text, List *out) {
    Str line;
    *out = (List){ arena_make(a, Evidence, LIMIT_EVIDENCE), 0 };
    while (str_cut(&text, '\n', &line))
        read_line(line, out);
}
