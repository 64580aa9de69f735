#include "crisis/matrix.h"

#include "crisis/prepare.h"

static const Field fields[] = {
    FIELD(MatrixRow, id, .flags = FIELD_READONLY | FIELD_OPTIONAL,
          .doc = "null: the program's own"),
    FIELD_ENUM_OF(MatrixRow, class, class_names, .flags = FIELD_REQUIRED),
    FIELD(MatrixRow, channel, .flags = FIELD_OPTIONAL,
          .doc = "null: every channel without a row of its own"),
    FIELD(MatrixRow, move, .flags = FIELD_REQUIRED, .max = MATRIX_TEXT_MOST,
          .doc = "The first move"),
    FIELD(MatrixRow, tone, .flags = FIELD_REQUIRED, .max = MATRIX_TEXT_MOST),
    FIELD_ENUM_OF(MatrixRow, role, role_names, .flags = FIELD_REQUIRED,
                  .doc = "The least that answers"),
    FIELD(MatrixRow, minutes, .flags = FIELD_REQUIRED, .least = 1, .most = MATRIX_MINUTES_MOST,
          .doc = "Until the first word"),
    FIELD(MatrixRow, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
};
const Model matrix_row_model = MODEL(MatrixRow, fields);

static const Field key_fields[] = {
    FIELD_ENUM_OF(MatrixKey, class, class_names, .flags = FIELD_REQUIRED),
    FIELD(MatrixKey, channel, .flags = FIELD_OPTIONAL),
};
const Model matrix_key_model = MODEL(MatrixKey, key_fields);

static MatrixRow starter_row(MessageClass class, PreparedLanguage l) {
    const StarterMove *s = &starter_moves[class];
    return (MatrixRow){ .class = class, .move = str_c(s->move[l]), .tone = str_c(s->tone[l]),
                        .role = s->role, .minutes = s->minutes };
}

static NODISCARD Err own_rows(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_MATRIX_OWN, DB_ARGS(DB_V(brand_id)), &matrix_row_model, out, e));
    MatrixRow *row = out->items;
    for (size_t i = 0; i < out->count; i++)
        if (row[i].channel.n == 0)
            row[i].channel = (Str){ 0 };
    return ERR_OK;
}

/* The one of exactly this class and channel, or NULL. */
static const MatrixRow *find(const List *own, MessageClass class, Str channel) {
    const MatrixRow *row = own->items;
    for (size_t i = 0; i < own->count; i++)
        if (row[i].class == class && str_eq(row[i].channel, channel))
            return &row[i];
    return NULL;
}

Err matrix_list(Db *db, Arena *a, int64_t brand_id, PreparedLanguage language, List *out,
                Error *e) {
    List own;
    size_t n = 0;
    TRY(own_rows(db, a, brand_id, &own, e));
    const MatrixRow *row = own.items;
    MatrixRow *rows = arena_make(a, MatrixRow, own.count + CLASS__COUNT);
    for (int k = 1; k <= CLASS__COUNT; k++) { /* what is of no class comes last */
        int class = k % CLASS__COUNT;
        const MatrixRow *all = find(&own, (MessageClass)class, (Str){ 0 });
        rows[n++] = all ? *all : starter_row((MessageClass)class, language);
        for (size_t i = 0; i < own.count; i++)
            if ((int)row[i].class == class && row[i].channel.n)
                rows[n++] = row[i];
    }
    *out = (List){ rows, n };
    return ERR_OK;
}

static NODISCARD Err check(Arena *a, const MatrixRow *row, Error *e) {
    if (row->move.n == 0)
        FAIL_FIELD(e, "move", "is empty: write what is done first");
    if (row->tone.n == 0)
        FAIL_FIELD(e, "tone", "is empty: write how it shall sound");
    if (row->role < ROLE_WRITER)
        FAIL_FIELD(e, "role", "must be writer, approver, admin or owner");
    if (row->channel.n && names_find(channel_names, row->channel) < 0)
        FAIL_FIELD(e, "channel", "knows no such channel: %.40s", str_z(a, row->channel));
    return ERR_OK;
}

static DbVal channel_of(Str channel) { return DB_V(channel.n ? channel : S("")); }

static NODISCARD Err tell(Db *db, Arena *a, const Caller *by, const char *act,
                          const MatrixKey *key, Error *e) {
    return prepare_tell(
        db, by,
        &(AuditAct){ .act = act, .object = "matrix",
                     .detail = str_fmt(a, "class=%s channel=" STR_FMT, class_names[key->class],
                                       STR_ARG(key->channel.n ? key->channel : S("*"))) },
        e);
}

Err matrix_put(Db *db, Arena *a, const Caller *by, const MatrixRow *in, MatrixRow *out, Error *e) {
    MatrixRow row = *in;
    List own;
    int64_t done = 0;
    row.move = str_trim(in->move);
    row.tone = str_trim(in->tone);
    TRY(check(a, &row, e));
    DbVal brand = DB_V(by->brand_id), class = db_name(class_names, (int)row.class);
    DbVal channel = channel_of(row.channel), move = DB_V(row.move), tone = DB_V(row.tone);
    DbVal role = db_name(role_names, (int)row.role), minutes = DB_V(row.minutes);
    DbVal staff = DB_V(by->staff_id), now = DB_V(by->now);
    if (row.version == 0)
        TRY(db_run(db, Q_MATRIX_INSERT,
                   DB_ARGS(brand, class, channel, move, tone, role, minutes, staff, now), &done,
                   e));
    else
        TRY(db_run(db, Q_MATRIX_UPDATE,
                   DB_ARGS(brand, class, channel, DB_V(row.version), move, tone, role, minutes,
                           staff, now),
                   &done, e));
    if (done == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    TRY(tell(db, a, by, "crisis.matrix_set", &(MatrixKey){ row.class, row.channel }, e));
    TRY(own_rows(db, a, by->brand_id, &own, e));
    *out = *find(&own, row.class, row.channel);
    return ERR_OK;
}

Err matrix_remove(Db *db, Arena *a, const Caller *by, const MatrixKey *key, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_MATRIX_DELETE,
               DB_ARGS(DB_V(by->brand_id), db_name(class_names, (int)key->class),
                       channel_of(key->channel)),
               &removed, e));
    if (removed == 0)
        FAIL(e, ERR_NOT_FOUND, "the shop has no row of its own there");
    return tell(db, a, by, "crisis.matrix_remove", key, e);
}

Err matrix_for_case(Db *db, Arena *a, const Caller *by, const MatrixOf *of, MatrixRow *out,
                    Error *e) {
    MatrixKey key = { 0 };
    List own;
    TRY(db_one(db, a, Q_MATRIX_CASE, DB_ARGS(DB_V(by->brand_id), DB_V(of->case_id)),
               &matrix_key_model, &key, e));
    TRY(own_rows(db, a, by->brand_id, &own, e));
    const MatrixRow *row = find(&own, key.class, key.channel);
    if (!row)
        row = find(&own, key.class, (Str){ 0 });
    *out = row ? *row : starter_row(key.class, of->language);
    return ERR_OK;
}
