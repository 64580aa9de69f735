/* A shop and a team by script, for rehearsals that nobody watches. */
#include "app/drill_play.h"

#include "base/time.h"
#include "desk/brand.h"
#include "desk/case.h"
#include "desk/policy.h"
#include "desk/reply.h"
#include "desk/source.h"
#include "desk/staff.h"
#include "desk/word.h"

const char *const drill_team_names[] = { "silent", "good", "heated", NULL };
static_assert(COUNT(drill_team_names) == DRILL_TEAM__COUNT + 1, "one name per team");

static const char *const sources[][2] = { { "Instagram", "instagram" }, { "WhatsApp", "whatsapp" },
                                          { "TikTok", "tiktok" },       { "Google", "google" } };
static const char *const products[] = { "basreng", "keripik tempe", "singkong balado" };

static NODISCARD Err make_person(Db *db, Arena *a, int64_t brand_id, const char *name,
                                 int64_t now, int64_t *out, Error *e) {
    NewStaff in = { .email = str_fmt(a, "%s@contoh.example", name), .name = str_c(name),
                    .password_hash = S("!"), .brand_id = brand_id, .role = ROLE_OWNER,
                    .now = now };
    Staff made = { 0 };
    TRY(staff_create(db, a, &in, &made, e));
    *out = made.id;
    return ERR_OK;
}

Err drill_shop_make(Db *db, Arena *a, int64_t now, DrillShopPeople *out, Error *e) {
    Caller by = { .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER), .now = now };
    Brand made = { 0 };
    TRY(brand_create(db, a, &by, &(Brand){ .name = S("Keripik Rasa"), .zone = ZONE_WIB }, &made,
                     e));
    by.brand_id = out->brand_id = made.id;
    TRY(make_person(db, a, made.id, "Sari", now, &out->writer_id, e));
    TRY(make_person(db, a, made.id, "Bagas", now, &out->approver_id, e));
    for (size_t i = 0; i < COUNT(sources); i++) {
        Source in = { .name = str_c(sources[i][0]), .kind = SOURCE_FILE,
                      .channel = channel_guess(str_c(sources[i][1])), .way_out = WAY_BROWSER };
        Source source = { 0 };
        TRY(source_create(db, a, &by, &in, &source, e));
    }
    for (size_t i = 0; i < COUNT(products); i++) {
        BrandWord in = { .kind = WORD_PRODUCT, .text = str_c(products[i]) }, word;
        TRY(word_add(db, a, &by, &in, &word, e));
    }
    return ERR_OK;
}

/* ---- the script ---- */

typedef struct Line {
    DrillTeam team;
    int64_t beat;
    size_t answers; /* to so many of those who wait longest where it began */
    const char *text;
} Line;

static const Line script[] = {
    { TEAM_GOOD, 8, 3,
      "Halo Kak, terima kasih sudah memberi tahu. Kami sedang mengecek kejadian ini. Kabar "
      "berikutnya paling lambat pukul 11.00 WIB." },
    { TEAM_GOOD, 18, 3,
      "Halo Kak, kami masih memeriksa. Boleh kirim nomor pesanan lewat DM? Kabar berikutnya "
      "pukul 11.00 WIB di akun ini." },
    { TEAM_GOOD, 30, 3,
      "Kak, kami mohon maaf atas kejadian ini. Pemeriksaan masih berjalan, hasilnya kami "
      "sampaikan di sini pukul 11.00 WIB." },
    { TEAM_HEATED, 8, 3,
      "Salah Kakak sendiri tidak membaca aturan. Jangan asal menuduh kalau tidak punya bukti!" },
    { TEAM_HEATED, 20, 3,
      "MAKANYA JANGAN ASAL BICARA, kami tidak bersalah, itu salah pembeli." },
};

typedef struct TeamTurn {
    const DrillShopPeople *people;
    const Drill *drill;
    const Line *line;
    int64_t now;
} TeamTurn;

static Caller on_stage(const TeamTurn *t, int64_t staff_id) {
    return (Caller){ .staff_id = staff_id, .brand_id = t->drill->stage_id, .role = ROLE_OWNER,
                     .rights = role_rights(ROLE_OWNER), .now = t->now };
}

static NODISCARD Err approve(Db *db, Arena *a, const TeamTurn *t, const Reply *reply, Error *e) {
    Caller by = on_stage(t, t->people->approver_id);
    ReplyChange change = { .act = REPLY_ACT_APPROVE, .version = reply->version,
                           .text = reply->text, .meanwhile = reply->meanwhile };
    Reply approved;
    return reply_act(db, a, &by, reply->id, &change, &approved, e);
}

static NODISCARD Err answer(Db *db, Arena *a, const TeamTurn *t, const CaseRow *row, Error *e) {
    Caller by = on_stage(t, t->people->writer_id);
    Case c = { 0 };
    Reply reply = { 0 };
    TRY(case_get(db, a, by.brand_id, row->id, &c, e));
    ReplyForm form = { .case_version = c.version, .text = str_c(t->line->text),
                       .is_public = true, .overrides = true,
                       .request_key = str_fmt(a, "team-%lld-%lld", (long long)t->drill->beat,
                                              (long long)row->id) };
    TRY(reply_create(db, a, &by, row->id, &form, &reply, e));
    return reply.state == REPLY_WAITING ? approve(db, a, t, &reply, e) : ERR_OK;
}

static NODISCARD Err say(Db *db, Arena *a, const TeamTurn *t, Error *e) {
    List waiting;
    Str next;
    DrillBook *book = arena_make(a, DrillBook, 1);
    TRY(drill_book(a, book, e));
    CaseFilter f = { .queue = QUEUE_WAITING, .limit = (int64_t)t->line->answers,
                     .channel = drill_pack(book, t->drill->pack)->places[0] };
    TRY(case_list(db, a, t->drill->stage_id, &f, &waiting, &next, e));
    const CaseRow *row = waiting.items;
    for (size_t i = 0; i < waiting.count; i++)
        TRY(answer(db, a, t, &row[i], e));
    return ERR_OK;
}

Err drill_team_act(Db *db, Arena *a, const DrillShopPeople *people, const Drill *d,
                   DrillTeam team, int64_t now, Error *e) {
    for (size_t i = 0; i < COUNT(script); i++)
        if (script[i].team == team && script[i].beat == d->beat)
            TRY(say(db, a, &(TeamTurn){ people, d, &script[i], now }, e));
    return ERR_OK;
}
