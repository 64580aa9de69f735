#include "app/sample_cast.h"

#include "desk/department.h"
#include "desk/staff.h"
#include "desk/word.h"

static const SampleStaff people[SAMPLE_STAFF] = {
    { "Rasti", "rasti@contoh.example", ROLE_OWNER, 0 },
    { "Ayu", "ayu@contoh.example", ROLE_APPROVER, 0 },
    { "Dimas", "dimas@contoh.example", ROLE_WRITER, 0 },
};

static const SampleSource places[SAMPLE_SOURCES] = {
    { "instagram", "@keripikburasti", 0, NULL }, { "whatsapp", "Keripik Bu Rasti", 0, NULL },
    { "tiktok", "@keripikburasti", 0, NULL },    { "google", "Keripik Bu Rasti", 0, NULL },
    { "marketplace", "keripikburasti", 0, NULL }, { "email", "halo@contoh.example", 0, NULL },
};

static const struct {
    WordKind kind;
    const char *text;
} words[] = {
    { WORD_BRAND, "keripik bu rasti" }, { WORD_BRAND, "bu rasti" },
    { WORD_PRODUCT, "basreng" },       { WORD_PRODUCT, "keripik tempe" },
    { WORD_PRODUCT, "singkong balado" }, { WORD_PRODUCT, "keripik singkong" },
    { WORD_WATCH, "tengik" },          { WORD_WATCH, "bocor" },
    { WORD_WATCH, "minyak bekas" },
};

static const char *const departments[][2] = {
    { "delivery", "Gudang" }, { "packaging", "Gudang" }, { "wrong_item", "Gudang" },
    { "quality", "Dapur" },   { "price", "Kasir" },      { "payment", "Kasir" },
    { "service", "Toko" },    { "place", "Toko" },
};

/* A password hash that no password has: these people never sign in. */
static const char no_password[] = "!";

static Err make_staff(Db *db, Arena *a, const Caller *by, SampleStaff *s, Error *e) {
    NewStaff in = { .email = str_c(s->email), .name = str_c(s->name),
                    .password_hash = str_c(no_password), .brand_id = by->brand_id,
                    .role = s->role, .is_sample = true, .now = by->now };
    Staff made = { 0 };
    TRY(staff_create(db, a, &in, &made, e));
    s->id = made.id;
    return ERR_OK;
}

static Err make_source(Db *db, Arena *a, const Caller *by, SampleSource *s, Error *e) {
    Source in = { .name = str_c(s->name), .channel = channel_guess(str_c(s->name)),
                  .kind = SOURCE_FILE, .own_handle = str_c(s->own_handle),
                  .way_out = WAY_SAMPLE };
    Source made = { 0 };
    TRY(source_create(db, a, by, &in, &made, e));
    s->id = made.id;
    return intake_open(db, a, by, s->id, &s->intake, e);
}

static Err make_departments(Db *db, Arena *a, const Caller *by, Error *e) {
    Department d[COUNT(departments)];
    List all;
    for (size_t i = 0; i < COUNT(departments); i++)
        d[i] = (Department){ str_c(departments[i][0]), str_c(departments[i][1]) };
    return department_set(db, a, by, &(DepartmentTable){ .subjects = { d, COUNT(d) } }, &all, e);
}

/* People of the business who are here already look around too. */
static Err invite_all(Db *db, Arena *a, const Caller *by, Error *e) {
    List all;
    TRY(staff_list(db, a, 0, &all, e));
    const Staff *s = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (!s[i].is_sample && s[i].ended_at == 0)
            TRY(member_add(db, by, s[i].id, ROLE_OWNER, e));
    return ERR_OK;
}

Err sample_cast_make(Db *db, Arena *a, const Caller *by, SampleCast *out, Error *e) {
    sample_cast_close(out); /* of a try before */
    for (size_t i = 0; i < SAMPLE_STAFF; i++) {
        out->staff[i] = people[i];
        TRY(make_staff(db, a, by, &out->staff[i], e));
    }
    TRY(invite_all(db, a, by, e));
    for (size_t i = 0; i < COUNT(words); i++) {
        BrandWord in = { .kind = words[i].kind, .text = str_c(words[i].text) }, made;
        TRY(word_add(db, a, by, &in, &made, e));
    }
    TRY(make_departments(db, a, by, e));
    for (size_t i = 0; i < SAMPLE_SOURCES; i++) {
        out->sources[i] = places[i];
        TRY(make_source(db, a, by, &out->sources[i], e));
    }
    return ERR_OK;
}

void sample_cast_close(SampleCast *c) {
    for (size_t i = 0; i < SAMPLE_SOURCES; i++)
        intake_close(&c->sources[i].intake);
}

const SampleStaff *sample_staff(const SampleCast *c, Str name) {
    for (size_t i = 0; i < SAMPLE_STAFF; i++)
        if (str_eq(str_c(c->staff[i].name), name))
            return &c->staff[i];
    return NULL;
}

SampleSource *sample_source(SampleCast *c, Str name) {
    for (size_t i = 0; i < SAMPLE_SOURCES; i++)
        if (str_eq(str_c(c->sources[i].name), name))
            return &c->sources[i];
    return NULL;
}

int64_t sample_approver(const SampleCast *c, int64_t author_id) {
    for (size_t i = 0; i < SAMPLE_STAFF; i++)
        if (c->staff[i].id != author_id && (role_rights(c->staff[i].role) & RIGHT_APPROVE))
            return c->staff[i].id;
    return 0;
}

const SampleStaff *sample_anybody(const SampleCast *c, int64_t at) {
    return &c->staff[at % SAMPLE_STAFF];
}
