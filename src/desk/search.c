#include "desk/search.h"

#include "base/limits.h"
#include "text/reading.h"

/* A word as a quoted term; anything that could be an operator is left out. */
static void put_term(Buf *b, Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] != '"' && word.p[i] != '\'' && word.p[i] != '\\')
            buf_putc(b, word.p[i]);
}

static bool is_word(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if (ascii_is_alpha(s.p[i]) || ascii_is_digit(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

Err search_query(const Db *db, Arena *a, const SearchWords *w, Str *out, Error *e) {
    Reading reading;
    Str rest, word;
    bool is_sqlite = db_engine(db) == DB_SQLITE;
    size_t count = 0;
    Buf b = buf_new(a, 16 * 1024);
    reading_make(a, &(ReadingInput){ .text = str_slice(w->words, 0, 1000) }, &reading);
    rest = reading.normal;
    if (is_sqlite)
        buf_printf(&b, "\"b%lld\"", (long long)w->brand_id);
    while (count < LIMIT_SEARCH_WORDS && str_cut(&rest, ' ', &word)) {
        if (!is_word(word))
            continue;
        buf_put(&b, is_sqlite ? S(" AND \"") : count ? S(" & '") : S("'"));
        put_term(&b, word);
        buf_put(&b, is_sqlite ? S("\"") : S("'"));
        if (w->beginnings)
            buf_put(&b, is_sqlite ? S("*") : S(":*"));
        count++;
    }
    if (count == 0)
        FAIL_FIELD(e, "search", "holds no word to look for");
    *out = buf_str(&b);
    return ERR_OK;
}
