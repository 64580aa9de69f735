#include "test_shop.h"

#include "base/crypto.h"
#include "desk/audit.h"
#include "desk/staff.h"

#include <stdlib.h>

#define MUST(call)                                                                \
    do {                                                                          \
        if ((call) != ERR_OK) {                                                   \
            printf("%s:%d: %s: %s\n", __FILE__, __LINE__, #call, s->e.msg);       \
            exit(1);                                                              \
        }                                                                         \
    } while (0)

static void add_source(TestShop *s, size_t i, const char *name, Channel channel) {
    Source out = { 0 };
    Caller by = shop_person(s, 1000);
    MUST(source_create(s->db, s->arena, &by,
                       &(Source){ .name = str_c(name), .channel = channel, .kind = SOURCE_FILE,
                                  .way_out = WAY_BROWSER },
                       &out, &s->e));
    s->sources[i] = out.id;
}

static const Channel channels[] = { CHANNEL_INSTAGRAM, CHANNEL_TIKTOK, CHANNEL_FACEBOOK };

TestShop test_shop_make(void) { return test_shop_in(ZONE_WIB); }

TestShop test_shop_in(int64_t zone) {
    TestShop shop = { .files = test_db_with(&store_schema), .arena = arena_new(64 * 1024) };
    TestShop *s = &shop;
    Staff person = { 0 };
    Brand brand = { 0 };
    MUST(crypto_start(&s->e));
    s->store = test_store(&s->files, &store_schema);
    MUST(store_write(s->store, &s->db, &s->e));
    MUST(staff_create(s->db, s->arena,
                      &(NewStaff){ .email = S("rasti@toko.example"), .name = S("Rasti"),
                                   .password_hash = S("-"), .now = 1000 },
                      &person, &s->e));
    s->staff_id = person.id;
    Caller by = { .staff_id = person.id, .now = 1000 };
    MUST(brand_create(s->db, s->arena, &by,
                      &(Brand){ .name = S("Toko Rasa"), .zone = zone }, &brand, &s->e));
    s->brand_id = brand.id;
    add_source(s, 0, "instagram", channels[0]);
    add_source(s, 1, "tiktok", channels[1]);
    add_source(s, 2, "facebook", channels[2]);
    return shop;
}

/* The words of the log in both languages, as a text. */
static const char *audit_words(void) {
    static char words[200000];
    FILE *file = words[0] ? NULL : fopen(AUDIT_WORDS, "r");
    if (file) {
        words[fread(words, 1, sizeof words - 1, file)] = 0;
        fclose(file);
    }
    return words;
}

/* Whatever a test did has its words in the page of the log. */
static void check_words(TestShop *s) {
    Str next = { 0 };
    List rows;
    do {
        AuditFilter f = { .cursor = next, .limit = 100 };
        if (audit_list(s->db, s->arena, s->brand_id, &f, &rows, &next, &s->e) != ERR_OK)
            return; /* the test broke its transaction */
        const AuditRow *r = rows.items;
        for (size_t i = 0; i < rows.count; i++) {
            Str quoted = str_fmt(s->arena, "'" STR_FMT "':", STR_ARG(r[i].act));
            const char *key = str_z(s->arena, quoted), *one = strstr(audit_words(), key);
            const char *two = one ? strstr(one + 1, key) : NULL;
            if (two == NULL) {
                printf("web/src/dict/audit.ts: no words for %s in both languages\n", key);
                test_failures++;
            }
        }
    } while (next.n);
}

void test_shop_end(TestShop *s) {
    check_words(s);
    store_abort(s->store, &s->db);
    store_close(&s->store);
    test_db_remove(&s->files);
    arena_free(&s->arena);
}

int64_t shop_other_brand(TestShop *s) {
    Brand brand = { 0 };
    Caller by = { .staff_id = s->staff_id, .now = 1000 };
    MUST(brand_create(s->db, s->arena, &by,
                      &(Brand){ .name = S("Toko Sebelah"), .zone = ZONE_WIT }, &brand, &s->e));
    return brand.id;
}

Caller shop_person(const TestShop *s, int64_t now) {
    return (Caller){ .staff_id = s->staff_id, .brand_id = s->brand_id, .role = ROLE_OWNER,
                     .rights = role_rights(ROLE_OWNER), .now = now };
}

void shop_hook(TestShop *s, size_t source, const char *lookup) {
    Source was = { 0 }, out = { 0 };
    Caller by = shop_person(s, 1000);
    MUST(source_get(s->db, s->arena, s->brand_id, s->sources[source], &was, &s->e));
    was.way_out = WAY_HOOK;
    was.out_url = S("https://contoh.example/out");
    was.out_lookup = str_c(lookup);
    was.out_secret = S("sealed");
    MUST(source_update(s->db, s->arena, &by, s->sources[source], &was, &out, &s->e));
}

Caller shop_second(TestShop *s, int64_t now) {
    Staff second = { 0 };
    if (s->second_id == 0) {
        MUST(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = S("dimas@toko.example"), .name = S("Dimas"),
                                       .password_hash = S("-"), .brand_id = s->brand_id,
                                       .role = ROLE_APPROVER, .now = 1000 },
                          &second, &s->e));
        s->second_id = second.id;
    }
    return (Caller){ .staff_id = s->second_id, .brand_id = s->brand_id, .role = ROLE_APPROVER,
                     .rights = role_rights(ROLE_APPROVER), .now = now };
}

void shop_commit(TestShop *s) {
    MUST(store_commit(s->store, &s->db, &s->e));
    MUST(store_write(s->store, &s->db, &s->e));
}

void shop_count(TestShop *s, int64_t at, int64_t total, int64_t negative, int64_t spam) {
    MUST(db_run(s->db, Q_BUCKET_ADD,
                DB_ARGS(DB_V(s->brand_id), DB_V(at - at % VERDICT_BUCKET_SECONDS), DB_V(total),
                        DB_V(negative), DB_V(spam), DB_V(0), DB_V(0), DB_V(0)),
                NULL, &s->e));
}

void shop_history(TestShop *s, int64_t until, int days) {
    int64_t first = until - days * (int64_t)DAY, n = 0;
    for (int64_t at = first - first % HOUR; at < until; at += 30 * MINUTE, n++) {
        int hour = civil_from(at, ZONE_WIB).hour;
        int64_t total = hour >= 7 && hour < 22 ? 5 + n * 7 % 3 : 1;
        shop_count(s, at, total, n % 3 == 0, 0);
    }
}

typedef struct FoundAuthor {
    int64_t id;
    Str name;
} FoundAuthor;
static const Field found_author_fields[] = { FIELD(FoundAuthor, id), FIELD(FoundAuthor, name) };
static const Model found_author_model = MODEL(FoundAuthor, found_author_fields);

static int64_t author(TestShop *s, const TestMessage *m) {
    FoundAuthor known = { 0 };
    bool found;
    Str who = str_c(m->who);
    DbVal brand = DB_V(s->brand_id), channel = db_name(channel_names, (int)channels[m->source]);
    MUST(db_maybe(s->db, s->arena, Q_AUTHOR_FIND, DB_ARGS(brand, channel, DB_V(who)),
                  &found_author_model, &known, &found, &s->e));
    if (!found)
        MUST(db_i64(s->db, Q_AUTHOR_INSERT,
                    DB_ARGS(brand, channel, DB_V(who), DB_V(who), DB_V(m->at)), &known.id, &s->e));
    return known.id;
}

static void add_message(TestShop *s, const TestMessage *m, int64_t case_id, int64_t author_id) {
    int64_t id;
    MUST(db_i64(s->db, Q_MESSAGE_INSERT,
                DB_ARGS(DB_V(s->brand_id), DB_V(s->sources[m->source]),
                        DB_V(str_fmt(s->arena, "m%lld", (long long)++s->messages)), DB_V(case_id),
                        db_id(author_id), db_null(), DB_V(m->at),
                        DB_V(m->seen_at ? m->seen_at : m->at), db_null(),
                        DB_V(str_c(m->text ? m->text : "pesan")), db_null(), db_val_text(S("id")),
                        db_name(mood_names, (int)m->mood), db_name(class_names, (int)m->class),
                        DB_V(1.0), db_name(severity_names, (int)m->severity), DB_V(m->signals),
                        DB_V(0), DB_V(m->signature), DB_V(m->reach), DB_V(m->is_own), DB_V(false),
                        db_null(), DB_V(m->subjects), DB_V(m->demands), DB_V(0), db_null()),
                &id, &s->e));
}

int64_t shop_message(TestShop *s, const TestMessage *m) {
    int64_t case_id, author_id = m->is_nameless ? 0 : author(s, m);
    bool is_spam = m->class == CLASS_SPAM, waits = !is_spam && m->class != CLASS_OTHER;
    DbVal severity = db_name(severity_names, (int)m->severity);
    DbVal mood = db_name(mood_names, (int)m->mood), class = db_name(class_names, (int)m->class);
    Queue queue = is_spam ? QUEUE_SPAM : waits ? QUEUE_WAITING : QUEUE_TALK;
    int64_t deadline = m->at + HOUR;
    MUST(db_i64(s->db, Q_CASE_INSERT,
                DB_ARGS(DB_V(s->brand_id), DB_V(s->sources[m->source]), db_id(author_id),
                        db_name(channel_names, (int)channels[m->source]),
                        db_name(case_state_names, CASE_NEW), db_name(queue_names, (int)queue),
                        DB_V(waits ? deadline : m->at), waits ? db_id(deadline) : db_null(), class,
                        severity, mood, DB_V(m->signals), DB_V(m->is_direct), DB_V(m->reach),
                        DB_V(m->at), DB_V(m->at), DB_V(0), DB_V(m->subjects), DB_V(m->demands),
                        DB_V(0), DB_V(1), db_null(), db_null(), DB_V(S("none"))),
                &case_id, &s->e));
    add_message(s, m, case_id, author_id);
    if (m->is_own)
        return case_id;
    shop_count(s, m->at, !is_spam, !is_spam && m->mood == MOOD_NEGATIVE, is_spam);
    return case_id;
}

void shop_word(TestShop *s, int64_t case_id, const TestMessage *m) {
    Case c = { 0 };
    MUST(case_get(s->db, s->arena, s->brand_id, case_id, &c, &s->e));
    add_message(s, m, case_id, c.author_id);
    MUST(db_run(s->db, Q_CASE_GROW,
                DB_ARGS(DB_V(s->brand_id), DB_V(case_id),
                        db_name(case_state_names, (int)c.state),
                        db_name(queue_names, (int)c.queue), DB_V(c.sort_at), db_id(c.deadline_at),
                        db_name(class_names, (int)m->class),
                        db_name(severity_names, (int)m->severity),
                        db_name(mood_names, (int)m->mood), DB_V(m->signals), DB_V(m->subjects),
                        DB_V(m->demands), DB_V(0), DB_V(m->at), DB_V(m->reach), DB_V(1)),
                NULL, &s->e));
}

void shop_answer(TestShop *s, int64_t case_id, int64_t at) {
    Case c = { 0 };
    MUST(case_get(s->db, s->arena, s->brand_id, case_id, &c, &s->e));
    MUST(db_run(s->db, Q_CASE_UPDATE,
                DB_ARGS(DB_V(s->brand_id), DB_V(case_id), DB_V(c.version),
                        db_name(case_state_names, CASE_ANSWERED),
                        db_name(queue_names, QUEUE_CUSTOMER), DB_V(at), db_id(c.deadline_at),
                        db_name(class_names, (int)c.class), db_id(c.class_by), db_null(),
                        db_val_text(S("answer")), db_null(), db_null(), DB_V(at),
                        DB_V(at > c.deadline_at ? at - c.deadline_at : 0)),
                NULL, &s->e));
}

void shop_storm(TestShop *s, int64_t from, int64_t until, int64_t every) {
    for (int64_t at = from; at < until; at += every)
        shop_message(s, &(TestMessage){ .at = at, .source = (size_t)(s->messages % 3),
                                        .who = str_z(s->arena, str_fmt(s->arena, "@marah%lld",
                                                               (long long)s->messages)),
                                        .text = "ada belatung di keripik kalian",
                                        .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT });
}

VerdictRow shop_judge(TestShop *s, int64_t now) {
    bool changed;
    Error e;
    VerdictRow row = { 0 };
    CHECK_OK(watch_judge(s->db, s->arena, s->brand_id, now, &changed, &e));
    CHECK_OK(watch_latest(s->db, s->arena, s->brand_id, &row, &e));
    return row;
}

Incident shop_grave(TestShop *s, int64_t now) {
    Error e;
    Incident out = { 0 };
    shop_message(s, &(TestMessage){ .at = now - 10, .who = "@ibu", .text = "anak saya sakit",
                                    .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                    .severity = SEVERITY_GRAVE, .reach = 12000 });
    (void)shop_judge(s, now);
    CHECK_OK(incident_open(s->db, s->arena, s->brand_id, &out, &e));
    return out;
}

CallOut shop_claim(TestShop *s, int64_t now) {
    Error e;
    CallOut call = { 0 };
    CHECK_OK(alarm_claim(s->db, s->arena, now, &call, &e));
    return call;
}
