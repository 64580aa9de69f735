#include "desk/audit.h"
#include "desk/policy.h"
#include "desk/source.h"
#include "desk/word.h"

#include "test_shop.h"

static Error e;

static void add(TestShop *s, int n) {
    for (int i = 0; i < n; i++) {
        Caller by = shop_person(s, 5000 + i);
        CHECK_OK(audit_add(s->db, &by,
                           &(AuditAct){ .act = "case.note",
                                        .object = "case",
                                        .object_id = i,
                                        .personal = i % 2 ? S("teks orang") : (Str){ 0 } },
                           &e));
    }
}

static AuditVerdict verify(TestShop *s, const List *sealed) {
    List all;
    AuditVerdict own = { 0 };
    CHECK_OK(audit_verify(s->db, s->arena, sealed, &all, &e));
    const AuditVerdict *v = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (v[i].brand_id == s->brand_id)
            own = v[i];
    return own;
}

static AuditHead head_of(TestShop *s) {
    List heads;
    CHECK_OK(audit_heads(s->db, s->arena, &heads, &e));
    const AuditHead *h = heads.items;
    for (size_t i = 0; i < heads.count; i++)
        if (h[i].brand_id == s->brand_id)
            return h[i];
    return (AuditHead){ 0 };
}

/* Runs SQL behind the store's back; %B is the brand, %S the number of a row. */
static void damage(TestShop *s, const char *sql, int64_t seq) {
    Buf b = buf_new(s->arena, 1000);
    for (const char *p = sql; *p; p++) {
        bool mark = p[0] == '%' && (p[1] == 'B' || p[1] == 'S');
        if (mark)
            buf_printf(&b, "%lld", (long long)(*++p == 'B' ? s->brand_id : seq));
        else
            buf_putc(&b, *p);
    }
    CHECK_OK(store_commit(s->store, &s->db, &e));
    test_db_sql(&s->files, str_z(s->arena, buf_str(&b)));
    CHECK_OK(store_write(s->store, &s->db, &e));
}

#define ROW " WHERE brand_id = %B AND seq = %S"

TEST(a_whole_log_verifies) {
    TEST_SHOP(s);
    add(&s, 50);
    AuditVerdict v = verify(&s, NULL);
    CHECK(v.bad_seq == 0 && v.rows == head_of(&s).seq && v.rows >= 50);
}

TEST(erasing_a_text_leaves_the_chain_whole) {
    TEST_SHOP(s);
    add(&s, 10);
    damage(&s, "DELETE FROM audit_text WHERE brand_id = %B", 0);
    CHECK(verify(&s, NULL).bad_seq == 0);
}

TEST(every_kind_of_damage_is_named) {
    static const struct {
        const char *sql;
        int64_t from_end;
    } t[] = {
        { "UPDATE audit SET detail = 'x'" ROW, 7 },
        { "UPDATE audit SET at = at + 1" ROW, 7 },
        { "UPDATE audit SET staff_id = staff_id + 1" ROW, 7 },
        { "UPDATE audit SET act = 'case.done'" ROW, 7 },
        { "UPDATE audit SET object_id = 77" ROW, 7 },
        { "UPDATE audit SET commitment = 'ab'" ROW, 7 },
        { "UPDATE audit SET hash = 'ab'" ROW, 7 },
        { "DELETE FROM audit" ROW, 7 },
        { "DELETE FROM audit" ROW, 0 },
        { "UPDATE audit SET detail = 'x'" ROW, 0 },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        TEST_SHOP(s);
        add(&s, 20);
        int64_t seq = head_of(&s).seq - t[i].from_end;
        damage(&s, t[i].sql, seq);
        AuditVerdict v = verify(&s, NULL);
        if (v.bad_seq != seq)
            printf("case %zu: %lld for %lld " STR_FMT "\n", i, (long long)v.bad_seq, (long long)seq,
                   STR_ARG(v.why));
        CHECK(v.bad_seq == seq && v.why.n > 0);
    }
}

TEST(a_changed_text_is_named) {
    TEST_SHOP(s);
    add(&s, 4);
    damage(&s, "UPDATE audit_text SET text = 'lain'" ROW, head_of(&s).seq);
    CHECK(verify(&s, NULL).bad_seq == head_of(&s).seq);
}

/* Whoever can write the database can also write a shorter head: only the seal outside tells. */
TEST(a_cut_tail_is_named_by_its_seal) {
    TEST_SHOP(s);
    add(&s, 20);
    AuditHead sealed = head_of(&s);
    List seals = { &sealed, 1 };
    CHECK(verify(&s, &seals).bad_seq == 0);
    damage(&s, "DELETE FROM audit" ROW, sealed.seq);
    damage(&s,
           "UPDATE audit_head SET seq = seq - 1, hash = (SELECT hash FROM audit WHERE brand_id "
           "= %B AND seq = %S) WHERE brand_id = %B",
           sealed.seq - 1);
    CHECK(verify(&s, NULL).bad_seq == 0);
    CHECK(verify(&s, &seals).bad_seq == sealed.seq);
}

static AuditRow newest(TestShop *s) {
    AuditFilter f = { .limit = 1 };
    List log;
    Str next;
    CHECK_OK(audit_list(s->db, s->arena, s->brand_id, &f, &log, &next, &s->e));
    return log.count ? *(AuditRow *)log.items : (AuditRow){ 0 };
}

/* Each of these may silence the desk or send its answers elsewhere. */
TEST(a_change_of_a_clock_or_an_address_stands_in_the_log) {
    TEST_SHOP(s);
    Policy p = { 0 };
    Caller by = shop_person(&s, 2000);
    Source in = { 0 }, out = { 0 };
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &s.e));
    p.clock_grave = 7200;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &s.e));
    CHECK(str_find(newest(&s).detail, S("\"clock_grave\":7200")) >= 0);
    CHECK_OK(source_get(s.db, s.arena, s.brand_id, s.sources[0], &in, &s.e));
    in.out_url = S("https://lain.example/masuk");
    in.out_secret = S("sealed");
    CHECK_OK(source_update(s.db, s.arena, &by, s.sources[0], &in, &out, &s.e));
    AuditRow row = newest(&s);
    CHECK(str_find(row.detail, S(" out_secret")) >= 0 && row.commitment.n == 64);
    damage(&s, "UPDATE audit_text SET text = 'out_url=https://biasa.example'" ROW, row.seq);
    CHECK(verify(&s, NULL).bad_seq == row.seq);
}

/* An evidence file shows the rows of others: what people wrote and their names are not in them. */
TEST(rows_hold_no_words_of_people) {
    TEST_SHOP(s);
    List rows;
    Str next;
    BrandWord word = { .kind = WORD_WATCH, .text = S("Bu Tejo") };
    Source out = { 0 },
           in = { .name = S("IG Bu Tejo"), .channel = CHANNEL_INSTAGRAM, .kind = SOURCE_HAND };
    Caller by = shop_person(&s, SHOP_MONDAY + 2 * HOUR);
    CHECK_OK(word_add(s.db, s.arena, &by, &word, &word, &e));
    CHECK_OK(source_create(s.db, s.arena, &by, &in, &out, &e));
    CHECK_OK(audit_list(s.db, s.arena, s.brand_id, &(AuditFilter){ .limit = 2 }, &rows, &next,
                        &e));
    const AuditRow *r = rows.items;
    CHECK(rows.count == 2);
    for (size_t i = 0; i < rows.count; i++)
        CHECK(r[i].commitment.n && !memmem(r[i].detail.p, r[i].detail.n, "Tejo", 4));
}
