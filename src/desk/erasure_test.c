/* On request nothing is left of how a person is called, in any table. */
#include "desk/erasure.h"

#include "desk/mass_page.h"
#include "desk/message.h"
#include "desk/offline.h"
#include "desk/outbox.h"
#include "desk/rival.h"
#include "desk/search_words.h"
#include "store/schema.h"
#include "test_shop.h"

#include <ctype.h>

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

/* ---- every column that may hold how somebody is called or where they are reached ---- */

static const char *const words[] = { "handle", "name", "address", "addresses", "phone",
                                     "mail",   "email", "telegram", "who", "recipient",
                                     "device", "recovery" };

/* `why` NULL: erased. One row for each column; who adds one says here whose it is. */
static const struct {
    const char *table, *column, *why;
} columns[] = {
    { "author", "handle", NULL },
    { "author", "name", NULL },
    { "mass_item", "handle", NULL },
    { "note", "who", NULL },
    { "reply", "to_address", NULL },
    { "rival_sighting", "handle", NULL },
    { "rival_sighting", "name", NULL },
    { "sealed_copy", "author_handle", NULL },
    { "sealed_copy", "author_name", NULL },
    /* of the staff, and of those they called in */
    { "alarm_call", "address", "staff" },
    { "alarm_call", "name", "staff" },
    { "alarm_call", "recipient", "staff" },
    { "alarm_post", "recipient", "staff" },
    { "alarm_step", "address", "staff" },
    { "alarm_step", "name", "staff" },
    { "broadcast_post", "address", "staff" },
    { "broadcast_receipt", "name", "staff" },
    { "department_contact", "address", "staff" },
    { "department_contact", "name", "staff" },
    { "drill_act", "staff_name", "staff" },
    { "incident", "taken_name", "staff" },
    { "invitation", "email", "staff" },
    { "invitation", "name", "staff" },
    { "login_try", "who", "hashes of who signs in" },
    { "mass_answer", "sign_name", "staff" },
    { "referral", "address", "staff" },
    { "referral", "closed_name", "staff" },
    { "referral", "name", "staff" },
    { "official_account", "recovery", "staff" },
    { "seal_mail", "address", "staff" },
    { "seal_mail", "name", "staff" },
    { "session", "address", "staff" },
    { "sign_in", "device", "staff" },
    { "sign_in", "name", "staff" },
    { "staff", "email", "staff" },
    { "staff", "name", "staff" },
    { "staff", "sign_name", "staff" },
    { "tree_contact", "mail", "staff" },
    { "tree_contact", "name", "staff" },
    { "tree_contact", "phone", "staff" },
    { "tree_contact", "telegram", "staff" },
    { "vetting", "addresses", "staff" },
    { "vetting", "name", "staff" },
    { "wake_way", "address", "staff" },
    { "wake_way", "name", "staff" },
    /* of no person who writes to us */
    { "audience", "name", "a kind of people: buyers, neighbours" },
    { "brand", "name", "the business" },
    { "crisis", "name", "a matter" },
    { "drill_score", "name", "a score" },
    { "official_account", "handle", "an account of the shop" },
    { "playbook", "name", "a text" },
    { "prepared_text", "name", "a text" },
    { "problem", "name", "a matter" },
    { "rival", "handle", "a competitor, as the shop wrote it down" },
    { "rival", "name", "a competitor, as the shop wrote it down" },
    { "solution", "name", "a text" },
    { "source", "name", "an account of the shop" },
    { "source", "own_handle", "an account of the shop" },
    { "statement", "name", "a matter" },
    { "threat", "name", "a matter" },
};

static bool is_called(Str column) {
    for (size_t i = 0; i < COUNT(words); i++) {
        Str word = str_c(words[i]);
        if (str_eq(column, word) ||
            (column.n > word.n && column.p[column.n - word.n - 1] == '_' &&
             str_eq(str_slice(column, column.n - word.n, column.n), word)))
            return true;
    }
    return false;
}

static bool is_listed(Str table, Str column) {
    for (size_t i = 0; i < COUNT(columns); i++)
        if (str_eq(table, str_c(columns[i].table)) && str_eq(column, str_c(columns[i].column)))
            return true;
    return false;
}

static Str next_word(Str *rest) {
    size_t from = 0, to;
    while (from < rest->n && isspace((unsigned char)rest->p[from]))
        from++;
    for (to = from; to < rest->n && (isalnum((unsigned char)rest->p[to]) || rest->p[to] == '_');)
        to++;
    Str word = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->n);
    return word;
}

/* A column of text in a line of `CREATE TABLE table (`, or in `ALTER TABLE table ADD COLUMN`. */
static size_t look_at(Str line, Str *table) {
    Str rest = line, first = next_word(&rest), second = next_word(&rest);
    if (str_eq(second, S("TABLE"))) {
        *table = next_word(&rest);
        if (str_eq(first, S("CREATE")) || !str_eq(next_word(&rest), S("ADD")))
            return 0;
        (void)next_word(&rest);
        first = next_word(&rest);
        second = next_word(&rest);
    }
    if (!str_eq(second, S("TEXT")) || !is_called(first))
        return 0;
    if (!is_listed(*table, first))
        printf("whose is " STR_FMT "." STR_FMT "? Say so in this test\n", STR_ARG(*table),
               STR_ARG(first));
    CHECK(is_listed(*table, first));
    return 1;
}

TEST(every_column_that_may_name_somebody_is_known) {
    size_t seen = 0;
    for (size_t i = 0; i < store_schema.migration_count; i++) {
        Str rest = str_c(store_schema.migrations[i].sqlite), line, table = { 0 };
        while (str_cut(&rest, '\n', &line))
            seen += look_at(line, &table);
    }
    CHECK(seen == COUNT(columns));
}

/* ---- and is empty afterwards ---- */

static int64_t in_mass(TestShop *s, int64_t case_id) {
    Mass m = { 0 };
    Caller by = shop_person(s, NOW);
    CaseId one = { case_id };
    CHECK_OK(mass_make(s->db, s->arena, &by,
                       &(MassForm){ .scope = MASS_OF_CASES, .cases = { &one, 1 } }, &m, &e));
    return m.id;
}

static MassItem item_of(TestShop *s, int64_t mass_id) {
    List list = { 0 };
    Str next;
    Caller by = shop_person(s, NOW);
    CHECK_OK(mass_items(s->db, s->arena, &by, &(MassItems){ .mass_id = mass_id }, &list, &next,
                        &e));
    CHECK(list.count == 1);
    return list.count ? *(const MassItem *)list.items : (MassItem){ 0 };
}

static void to_leave(TestShop *s, int64_t case_id) {
    int64_t id;
    CHECK_OK(db_i64(s->db, Q_REPLY_INSERT,
                    DB_ARGS(DB_V(s->brand_id), DB_V(case_id), db_null(), DB_V(s->sources[0]),
                            DB_V(S("mail")), DB_V(S("held")), DB_V(S("key")), DB_V(S("request")),
                            DB_V(false), DB_V(S("Halo")), DB_V(s->staff_id), DB_V(S("@sari")),
                            DB_V((int64_t)NOW), DB_V((int64_t)NOW), db_null()),
                    &id, &e));
}

static Message first_of(TestShop *s, int64_t case_id) {
    List list = { 0 };
    CHECK_OK(message_list(s->db, s->arena, s->brand_id, case_id, 0, &list, &e));
    return *(const Message *)list.items;
}

static int64_t written(TestShop *s) {
    int64_t id = shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = "@sari",
                                                 .text = "kemasan bocor",
                                                 .mood = MOOD_NEGATIVE,
                                                 .class = CLASS_COMPLAINT });
    Message m = first_of(s, id);
    CHECK_OK(db_run(s->db, Q_MESSAGE_WORDS_INSERT,
                    DB_ARGS(DB_V(m.id), DB_V(search_normal(s->arena, m.title, m.text)),
                            DB_V(s->brand_id)),
                    NULL, &e));
    CHECK_OK(db_run(s->db, Q_RIVAL_SIGHTING_INSERT,
                    DB_ARGS(DB_V(s->brand_id), DB_V(id), DB_V(m.id), DB_V(S("Sari")),
                            DB_V(S("sari")), DB_V(S("wrote")), DB_V((int64_t)NOW)),
                    NULL, &e));
    return id;
}

TEST(nothing_is_left_of_how_a_person_is_called) {
    TEST_SHOP(s);
    Case c = { 0 };
    Note note = { 0 };
    List list;
    Outgoing out = { 0 };
    Erasure done = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t id = written(&s), mass = in_mass(&s, id);
    CHECK(item_of(&s, mass).handle.n > 0);
    to_leave(&s, id);
    CHECK_OK(offline_log(s.db, s.arena, &by, id,
                         &(OfflineForm){ .who = S("Sari"), .said = S("minta ganti") }, &note, &e));
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK_OK(erasure_of_author(s.db, s.arena, &by, c.author_id,
                               &(ErasureForm){ S("@sari"), S("surat 2 November") }, &done, &e));
    CHECK(item_of(&s, mass).handle.n == 0);
    CHECK_OK(outbox_claim(s.db, s.arena, NOW, NULL, &out, &e));
    CHECK(out.to_address.n == 0 && out.to_name.n == 0);
    CHECK_OK(note_list(s.db, s.arena, s.brand_id, id, &list, &e));
    CHECK(list.count == 1 && ((const Note *)list.items)->who.n == 0);
    CHECK_OK(rival_sightings(s.db, s.arena, s.brand_id, id, &list, &e));
    const RivalSighting *seen = list.items;
    CHECK(list.count == 1 && seen->name.n == 0 && seen->handle.n == 0);
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK(c.author_name.n == 0 && str_starts(c.author_handle, S("erased-")));
}
