#include "crisis/audience.h"

#include "base/utf8.h"
#include "crisis/broadcast.h"
#include "desk/audit.h"
#include "desk/department.h"
#include "desk/event.h"

enum { NAME_MOST = 120, CHANNEL_MOST = 200, POSITION_MOST = 9999 };

static const Field audience_fields[] = {
    FIELD(Audience, id, .flags = FIELD_READONLY),
    FIELD(Audience, starter, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD(Audience, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(Audience, channel, .flags = FIELD_OPTIONAL, .max = CHANNEL_MOST,
          .doc = "By which way they are told"),
    FIELD(Audience, teller, .flags = FIELD_OPTIONAL, .max = NAME_MOST, .doc = "Who tells them"),
    FIELD(Audience, words, .flags = FIELD_OPTIONAL, .max = AUDIENCE_WORDS_MOST),
    FIELD(Audience, position, .flags = FIELD_OPTIONAL, .least = 0, .most = POSITION_MOST,
          .doc = "In which order"),
    FIELD(Audience, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "When changing: the one that was read"),
};
const Model audience_model = MODEL(Audience, audience_fields);

static const Field starter_fields[] = { FIELD(AudienceStarter, in_english,
                                              .flags = FIELD_OPTIONAL) };
const Model audience_starter_model = MODEL(AudienceStarter, starter_fields);

static const Field told_fields[] = {
    FIELD(AudienceTold, id),
    FIELD(AudienceTold, starter, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, name),
    FIELD(AudienceTold, channel, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, teller, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, words, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, position),
    FIELD(AudienceTold, told_count),
    FIELD(AudienceTold, said, .flags = FIELD_OPTIONAL, .doc = "The newest word to them"),
    FIELD(AudienceTold, told_by_way, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, told_by, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(AudienceTold, told_at, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, statement_id, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, statement_number, .flags = FIELD_OPTIONAL),
    FIELD(AudienceTold, is_old, .doc = "Another version is in force since"),
};
const Model audience_told_model = MODEL(AudienceTold, told_fields);

static const Field word_fields[] = {
    FIELD(AudienceWord, said, .flags = FIELD_REQUIRED, .max = AUDIENCE_WORDS_MOST),
    FIELD(AudienceWord, channel, .flags = FIELD_OPTIONAL, .max = CHANNEL_MOST),
};
const Model audience_word_model = MODEL(AudienceWord, word_fields);

/* ---- the map ---- */

typedef struct Both {
    const char *id, *en;
} Both;
/* In the order in which they are told: who was harmed first, authorities before the press. */
static const struct Starter {
    const char *key;
    Both name, channel, words;
} starters[] = {
    { "customers",
      { "Pelanggan yang terkena", "Affected customers" },
      { "Balasan di tempat mereka menulis, lalu DM atau telepon",
        "An answer where they wrote, then a private message or a call" },
      { "Kami sudah tahu, ini yang kami lakukan untuk Kakak, dan kabar berikutnya pukul …",
        "We know of it, this is what we do for you, and the next word comes at …" } },
    { "staff",
      { "Staf", "Staff" },
      { "Kabari semua staf", "Broadcast to staff" },
      { "Apa yang terjadi, apa yang boleh dikatakan, ke siapa orang yang bertanya diarahkan",
        "What happened, what may be said, whom people who ask are sent to" } },
    { "authority",
      { "Pihak berwenang", "Authorities" },
      { "Surat atau telepon resmi", "A letter or an official call" },
      { "Fakta yang sudah diperiksa dan siapa yang bisa dihubungi",
        "Facts that were checked, and whom to reach" } },
    { "landlord",
      { "Pengelola mal atau pemilik tempat", "Mall or landlord" },
      { "Telepon", "A call" },
      { "Apa yang terjadi di toko dan kapan kami kabari lagi",
        "What happened in the shop and when we tell more" } },
    { "resellers",
      { "Reseller dan mitra", "Resellers and partners" },
      { "Grup WhatsApp reseller", "The resellers' WhatsApp group" },
      { "Jawaban yang sama untuk pembeli mereka, dan apa yang dilakukan dengan stok",
        "The same answer for their buyers, and what to do with stock" } },
    { "followers",
      { "Pengikut", "Followers" },
      { "Unggahan di tempat kejadian mulai", "A post where it began" },
      { "Yang kami tahu, yang belum kami tahu, yang sedang kami lakukan",
        "What we know, what we do not know yet, what we are doing" } },
    { "media",
      { "Media", "Media" },
      { "Juru bicara saja, tertulis", "The spokesperson alone, in writing" },
      { "Pernyataan resmi yang berlaku, tidak lebih", "The statement in force, nothing more" } },
};

Err audience_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_AUDIENCE_LIST, DB_ARGS(DB_V(brand_id)), &audience_model, out, e);
}

static NODISCARD Err get(Db *db, Arena *a, int64_t brand_id, int64_t id, Audience *out,
                         Error *e) {
    return db_one(db, a, Q_AUDIENCE_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &audience_model, out,
                  e);
}

static Audience trimmed(const Audience *in) {
    Audience x = *in;
    x.name = str_trim(in->name);
    x.channel = str_trim(in->channel);
    x.teller = str_trim(in->teller);
    x.words = str_trim(in->words);
    return x;
}

static NODISCARD Err check(const Audience *in, Error *e) {
    if (in->name.n == 0)
        FAIL_FIELD(e, "name", "is empty: say who these people are");
    if (!utf8_is_line(in->name))
        FAIL_FIELD(e, "name", "must be one line of text");
    return ERR_OK;
}

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t id, Str personal,
                          Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "audience", .object_id = id,
                               .personal = personal },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, 0, by->now, e);
}

static NODISCARD Err insert(Db *db, const Caller *by, const Audience *x, int64_t *id, Error *e) {
    int64_t count;
    TRY(check(x, e));
    TRY(db_i64(db, Q_AUDIENCE_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (count >= AUDIENCES_MOST)
        FAIL(e, ERR_LIMIT, "%d audiences are enough: remove one first", AUDIENCES_MOST);
    TRY(db_i64(db, Q_AUDIENCE_INSERT,
               DB_ARGS(DB_V(by->brand_id), db_text(x->starter), DB_V(x->name), db_text(x->channel),
                       db_text(x->teller), db_text(x->words), DB_V(x->position)),
               id, e));
    return tell(db, by, "crisis.audience_add", *id, x->name, e);
}

Err audience_add(Db *db, Arena *a, const Caller *by, const Audience *in, Audience *out,
                 Error *e) {
    int64_t id;
    Audience x = trimmed(in);
    x.starter = (Str){ 0 };
    TRY(insert(db, by, &x, &id, e));
    return get(db, a, by->brand_id, id, out, e);
}

Err audience_change(Db *db, Arena *a, const Caller *by, int64_t id, const Audience *in,
                    Audience *out, Error *e) {
    int64_t changed;
    Audience x = trimmed(in);
    TRY(get(db, a, by->brand_id, id, out, e));
    TRY(check(&x, e));
    TRY(db_run(db, Q_AUDIENCE_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(x.version), DB_V(x.name),
                       db_text(x.channel), db_text(x.teller), db_text(x.words), DB_V(x.position)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this audience meanwhile: look at it again");
    TRY(tell(db, by, "crisis.audience_change", id, x.name, e));
    return get(db, a, by->brand_id, id, out, e);
}

Err audience_remove(Db *db, Arena *a, const Caller *by, int64_t id, Error *e) {
    Audience was = { 0 };
    TRY(get(db, a, by->brand_id, id, &was, e));
    TRY(db_run(db, Q_AUDIENCE_RETIRE, DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->now)), NULL,
               e));
    return tell(db, by, "crisis.audience_remove", id, was.name, e);
}

Err audience_start(Db *db, Arena *a, const Caller *by, const AudienceStarter *in, List *out,
                   Error *e) {
    int64_t count, id;
    TRY(db_i64(db, Q_AUDIENCE_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (count)
        FAIL(e, ERR_CONFLICT, "there is a map already: add to it");
    for (size_t i = 0; i < COUNT(starters); i++) {
        const struct Starter *s = &starters[i];
        Audience x = { .starter = str_c(s->key),
                       .name = str_c(in->in_english ? s->name.en : s->name.id),
                       .channel = str_c(in->in_english ? s->channel.en : s->channel.id),
                       .words = str_c(in->in_english ? s->words.en : s->words.id),
                       .position = (int64_t)i + 1 };
        TRY(insert(db, by, &x, &id, e));
    }
    return audience_list(db, a, by->brand_id, out, e);
}

/* ---- in a crisis ---- */

Err audience_of_crisis(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out,
                       Error *e) {
    Crisis c = { 0 };
    InForce now;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(broadcast_in_force(db, a, by->brand_id, crisis_id, &now, e));
    TRY(db_list(db, a, Q_AUDIENCE_OF_CRISIS, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)),
                &audience_told_model, out, e));
    AudienceTold *x = out->items;
    for (size_t i = 0; i < out->count; i++)
        x[i].is_old = x[i].told_at && (x[i].statement_id != now.statement_id ||
                                       x[i].statement_number != now.number);
    return ERR_OK;
}

static NODISCARD Err told_of(Db *db, Arena *a, const Caller *by, AudienceAt at, AudienceTold *out,
                             Error *e) {
    List all;
    TRY(audience_of_crisis(db, a, by, at.crisis_id, &all, e));
    const AudienceTold *x = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (x[i].id == at.audience_id) {
            *out = x[i];
            return ERR_OK;
        }
    FAIL(e, ERR_NOT_FOUND, "no such audience");
}

Err audience_tell(Db *db, Arena *a, const Caller *by, AudienceAt at, const AudienceWord *in,
                  AudienceTold *out, Error *e) {
    Crisis c = { 0 };
    InForce now;
    int64_t id;
    Str said = str_trim(in->said), channel = str_trim(in->channel);
    TRY(crisis_get(db, a, by->brand_id, at.crisis_id, &c, e));
    if (c.phase == PHASE_CLOSED)
        FAIL(e, ERR_CONFLICT, "this crisis is closed");
    TRY(told_of(db, a, by, at, out, e));
    if (said.n == 0)
        FAIL_FIELD(e, "said", "is empty: write what they were told");
    TRY(broadcast_in_force(db, a, by->brand_id, at.crisis_id, &now, e));
    TRY(db_i64(db, Q_AUDIENCE_TELL,
               DB_ARGS(DB_V(by->brand_id), DB_V(at.crisis_id), DB_V(at.audience_id), DB_V(said),
                       db_text(channel.n ? channel : out->channel), db_id(now.statement_id),
                       db_id(now.number), DB_V(by->now), DB_V(by->staff_id)),
               &id, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "crisis.audience_told", .object = "crisis",
                               .object_id = at.crisis_id,
                               .detail = str_fmt(a, "audience=%lld", (long long)at.audience_id),
                               .personal = str_fmt(a, STR_FMT ": " STR_FMT, STR_ARG(out->name),
                                                   STR_ARG(said)) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CRISIS, at.crisis_id, by->now, e));
    return told_of(db, a, by, at, out, e);
}

Err audience_tell_starter(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                          const char *starter, Str said, Error *e) {
    int64_t id;
    AudienceTold told;
    AudienceWord word = { .said = utf8_cut(said, AUDIENCE_WORDS_MOST) };
    TRY(db_i64(db, Q_AUDIENCE_OF_STARTER, DB_ARGS(DB_V(by->brand_id), DB_V(str_c(starter))), &id,
               e));
    return id ? audience_tell(db, a, by, (AudienceAt){ crisis_id, id }, &word, &told, e) : ERR_OK;
}
