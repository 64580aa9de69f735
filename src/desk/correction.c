#include "desk/correction.h"

#include "base/limits.h"
#include "desk/search_words.h"
#include "text/personal.h"

enum { TEXTS_MOST = 20000, TABLE_MOST = 64 * 1024 * 1024 };

typedef struct Row {
    Str title, text;
    MessageClass class;
} Row;
static const Field row_fields[] = { FIELD(Row, title), FIELD(Row, text),
                                    FIELD_ENUM_OF(Row, class, class_names) };
static const Model row_model = MODEL(Row, row_fields);

static NODISCARD Err load(Db *db, Arena *a, Query q, DbArgs args, CorrectionSet **out, Error *e) {
    Arena *scratch CLEANUP(arena_free) = arena_new(1 << 14);
    List list;
    *out = NULL;
    TRY(db_list(db, scratch, q, args, &row_model, &list, e));
    const Row *rows = list.items;
    Correction *said = arena_make(scratch, Correction, list.count + 1);
    for (size_t i = 0; i < list.count; i++)
        said[i] = (Correction){ search_normal(scratch, rows[i].title, rows[i].text),
                                rows[i].class };
    if (list.count > 0)
        *out = correction_set_new(a, said, list.count);
    return ERR_OK;
}

Err correction_set_load(Db *db, Arena *a, int64_t brand_id, CorrectionSet **out, Error *e) {
    return load(db, a, Q_CORRECTION_LIST, DB_ARGS(DB_V(brand_id), DB_V((int64_t)CORRECTIONS_MOST)),
                out, e);
}

Err correction_newest(Db *db, Arena *a, int64_t brand_id, int64_t case_id, CorrectionSet **out,
                      Error *e) {
    return load(db, a, Q_CORRECTION_NEWEST, DB_ARGS(DB_V(brand_id), DB_V(case_id)), out, e);
}

/* One cell of the table: a tab or line break in it would be another. */
static void put_cell(Buf *b, Str text) {
    for (size_t i = 0; i < text.n; i++)
        buf_putc(b, (unsigned char)text.p[i] < ' ' ? ' ' : text.p[i]);
}

Err correction_table(Db *db, Arena *a, int64_t brand_id, Str *out, int64_t *count, Error *e) {
    Buf b = buf_new(a, TABLE_MOST);
    List list;
    TRY(db_list(db, a, Q_CORRECTION_TEXTS,
                DB_ARGS(db_id(brand_id), DB_V((int64_t)TEXTS_MOST)), &row_model,
                &list, e));
    const Row *rows = list.items;
    buf_put(&b, S("text\tclass\n"));
    for (size_t i = 0; i < list.count; i++) {
        put_cell(&b, personal_mask(a, rows[i].text.n ? rows[i].text : rows[i].title));
        buf_printf(&b, "\t%s\n", head_table[HEAD_CLASS].answers[rows[i].class]);
    }
    if (b.full)
        FAIL(e, ERR_LIMIT, "the corrections are more text than can be learnt from at once");
    *out = buf_str(&b);
    *count = (int64_t)list.count;
    return ERR_OK;
}
