/* The evidence file against the verifier, which is a program of its own: whole as made, and after
 * any byte of it turned, never. */
#include "crisis/proof_core.h"

#include "desk/audit.h"
#include "desk/erasure.h"
#include "desk/guard.h"
#include "desk/message.h"
#include "desk/sealed_copy.h"
#include "desk/search_words.h"
#include "test_shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static Error e;
static const SecretKey key = { { 7, 7, 7 } };
enum { NOW = SHOP_MONDAY + 20 * HOUR, TRIALS = 1000 };

/* A case with acts of its own between acts of others, sealed now and then. */
static int64_t busy_case(TestShop *s) {
    SealPair pair = seal_pair_of(&key);
    int64_t id =
        shop_message(s, &(TestMessage){ .at = NOW,
                                        .who = "@sari",
                                        .text = "Kemasan bocor <b>parah</b>\n\\ & 'banget'",
                                        .class = CLASS_COMPLAINT });
    List messages;
    GuardTarget target = { 0 };
    SealedCopy copy;
    Caller keeper = shop_person(s, NOW);
    CHECK_OK(message_list(s->db, s->arena, s->brand_id, id, 0, &messages, &e));
    CHECK_OK(guard_target(s->db, s->arena, s->brand_id, ((const Message *)messages.items)->id,
                          &target, &e));
    CHECK_OK(sealed_copy_make(s->db, s->arena, &keeper, &target, &copy, &e));
    for (int i = 0; i < 30; i++) {
        Caller by = shop_person(s, NOW + i);
        bool is_ours = i % 7 == 0;
        CHECK_OK(audit_add(s->db, &by,
                           &(AuditAct){ .act = "case.note",
                                        .object = "case",
                                        .object_id = is_ours ? id : id + 1000,
                                        .detail = S("kind=note"),
                                        .personal = is_ours ? S("kata kami") : S("rahasia lain") },
                           &e));
        if (i % 10 == 9)
            CHECK_OK(seal_all(s->db, s->arena, &pair, NOW + i, &e));
    }
    return id;
}

static Str made(TestShop *s, int64_t case_id) {
    SealPair pair = seal_pair_of(&key);
    Caller by = shop_person(s, NOW + HOUR);
    Buf out = buf_new(s->arena, 1 << 22);
    Seal sealed = { 0 };
    ProofOf of = { .case_id = case_id, .pair = &pair, .verifier = S("int main(void) {}") };
    CHECK_OK(proof_begin(s->db, s->arena, &by, &of, &sealed, &e));
    CHECK_OK(audit_add(s->db, &by, /* somebody else goes on meanwhile */
                       &(AuditAct){ .act = "case.take", .object = "case", .object_id = case_id },
                       &e));
    CHECK_OK(proof_write(s->db, s->arena, &by, &of, &sealed, &out, &e));
    return buf_str(&out);
}

/* Its exit status; what it said goes to `said`. */
static int verify(Str file, char *said, size_t room) {
    char path[] = "/tmp/tanggap-proof-XXXXXX", command[256];
    int fd = mkstemp(path);
    CHECK(fd >= 0 && write(fd, file.p, file.n) == (ssize_t)file.n);
    close(fd);
    snprintf(command, sizeof command, "%s %s", getenv("TANGGAP_VERIFY"), path);
    FILE *p = popen(command, "r");
    CHECK(p != NULL);
    size_t n = p ? fread(said, 1, room - 1, p) : 0;
    said[n] = 0;
    int status = p ? pclose(p) : -1;
    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool has(Str file, const char *text) { return memmem(file.p, file.n, text, strlen(text)); }

TEST(an_evidence_file_is_whole_and_shows_nothing_of_others) {
    TEST_SHOP(s);
    char said[1 << 16];
    Str file = made(&s, busy_case(&s));
    int status = verify(file, said, sizeof said);
    if (status != 0)
        printf("%s", said);
    CHECK(status == 0 && strstr(said, "WHOLE"));
    CHECK(strstr(said, "5 texts") && strstr(said, "1 sealed copies"));
    CHECK(has(file, "kata kami") && !has(file, "rahasia lain"));
    CHECK(has(file, "&lt;b&gt;parah") && !has(file, "<b>parah"));
}

/* Where the data begin: before it stands the part for people. */
static size_t data_at(Str file) {
    static const char mark[] = "<script type=\"text/plain\">\n";
    const char *p = memmem(file.p, file.n, mark, sizeof mark - 1);
    return p ? (size_t)(p - file.p) + sizeof mark - 1 : 0;
}

/* A turned byte in a row of the log names the row; anywhere else something is said all the same. */
TEST(any_changed_byte_is_named) {
    TEST_SHOP(s);
    char said[1 << 16], want[64];
    Str file = made(&s, busy_case(&s));
    size_t from = data_at(file);
    CHECK(from > 0);
    srandom(42);
    for (int i = 0; i < TRIALS && test_failures == 0; i++) {
        char *copy = arena_make(s.arena, char, file.n);
        memcpy(copy, file.p, file.n);
        size_t at =
            i % 4 == 0 ? (size_t)random() % file.n : from + (size_t)random() % (file.n - from);
        copy[at] = (char)(copy[at] ^ (1 << (random() % 8)));
        int status = verify((Str){ copy, file.n }, said, sizeof said);
        CHECK(status == 1 || (status == 2 && at < from));
        size_t line = at;
        while (line > from && file.p[line - 1] != '\n')
            line--;
        if (at >= from && copy[at] != '\n' && memcmp(file.p + line, "row\t", 4) == 0 &&
            at >= line + 4 && file.p[at] != '\t' && file.p[at] != '\n') {
            snprintf(want, sizeof want, "row %lld", strtoll(file.p + line + 4, NULL, 10));
            bool in_number = memchr(file.p + line + 4, '\t', at - line - 4 + 1) == NULL;
            CHECK(in_number || strstr(said, want) || strstr(said, "damaged") ||
                  strstr(said, "this line was changed"));
        }
        if (test_failures)
            printf("trial %d: byte %zu, status %d\n%s", i, at, status, said);
    }
}

TEST(another_installation_cannot_have_signed_it) {
    TEST_SHOP(s);
    char said[1 << 16], command_key[80];
    Str file = made(&s, busy_case(&s));
    SealPair pair = seal_pair_of(&(SecretKey){ { 8 } });
    Str other = seal_public_key(s.arena, &pair);
    /* The file says whose key it is: with that of another one the seals do not fit. */
    SealPair own = seal_pair_of(&key);
    Str was = seal_public_key(s.arena, &own);
    char *copy = arena_make(s.arena, char, file.n);
    memcpy(copy, file.p, file.n);
    snprintf(command_key, sizeof command_key, "key\t" STR_FMT, STR_ARG(was));
    char *p = memmem(copy, file.n, command_key, strlen(command_key));
    CHECK(p != NULL);
    if (p)
        memcpy(p + 4, other.p, other.n);
    CHECK(verify((Str){ copy, file.n }, said, sizeof said) == 1);
    CHECK(strstr(said, "not genuine") != NULL);
}

TEST(what_was_erased_is_gone_and_the_file_stays_whole) {
    TEST_SHOP(s);
    char said[1 << 16];
    Erasure done = { 0 };
    List verdicts;
    int64_t id = busy_case(&s), author;
    Caller owner = shop_person(&s, NOW + HOUR / 2);
    owner.role = ROLE_OWNER;
    List messages;
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, id, 0, &messages, &e));
    const Message *m = messages.items;
    CHECK_OK(db_run(s.db, Q_MESSAGE_WORDS_INSERT,
                    DB_ARGS(DB_V(m[0].id), DB_V(search_normal(s.arena, m[0].title, m[0].text)),
                            DB_V(s.brand_id)),
                    NULL, &e));
    Case c = { 0 };
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    author = c.author_id;
    CHECK(erasure_of_author(s.db, s.arena, &owner, author,
                            &(ErasureForm){ S("@orang_lain"), S("surat 2 November") }, &done,
                            &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "handle");
    CHECK_OK(erasure_of_author(s.db, s.arena, &owner, author,
                               &(ErasureForm){ S("@sari"), S("surat 2 November") }, &done, &e));
    CHECK(done.messages == 1 && done.copies == 1 && done.log_texts == 5);
    CHECK(erasure_of_author(s.db, s.arena, &owner, author,
                            &(ErasureForm){ S("@sari"), S("lagi") }, &done, &e) == ERR_CONFLICT);
    Str file = made(&s, id);
    CHECK(verify(file, said, sizeof said) == 0 && strstr(said, "5 erased on request"));
    CHECK(!has(file, "kata kami") && !has(file, "Kemasan bocor") && !has(file, "@sari"));
    CHECK_OK(audit_verify(s.db, s.arena, NULL, &verdicts, &e));
    for (size_t i = 0; i < verdicts.count; i++)
        CHECK(((const AuditVerdict *)verdicts.items)[i].bad_seq == 0);
}

/* The file with one field of the first line of a kind put in another way. */
static Str forged(TestShop *s, Str file, const char *kind, size_t field, const char *to) {
    Buf out = buf_new(s->arena, file.n + 1024);
    size_t start = data_at(file) - 1, at;
    const char *p = memmem(file.p + start, file.n - start, kind, strlen(kind));
    CHECK(p != NULL);
    at = p ? (size_t)(p - file.p) + 1 : file.n; /* a kind begins with the end of the line before */
    while (field-- && at < file.n)
        at = (size_t)((const char *)memchr(file.p + at, '\t', file.n - at) - file.p) + 1;
    size_t end = at;
    while (end < file.n && file.p[end] != '\t' && file.p[end] != '\n')
        end++;
    buf_put(&out, str_slice(file, 0, at));
    buf_put(&out, str_c(to));
    buf_put(&out, str_slice(file, end, file.n));
    return buf_str(&out);
}

/* A file is whatever its maker wanted: it writes nothing of its own on the terminal. */
TEST(what_a_file_holds_does_not_reach_the_terminal) {
    static const struct {
        const char *kind;
        size_t field;
    } places[] = { { "\nkey\t", 1 },  { "\nseal\t", 3 }, { "\ncopy\t", 1 }, { "\nbukti\t", 1 },
                   { "\nrow\t", 9 },  { "\nall\t", 1 },  { "\nfrom\t", 1 } };
    static const char *const hostile[] = { "\x1b[2J\x1b]0;UTUH\x07", "\\x1b[1mUTUH",
                                           "x\\nUTUH / WHOLE\\n", ("\xc2\x9b" "31m\r") };
    TEST_SHOP(s);
    char said[1 << 16], longer[400];
    Str file = made(&s, busy_case(&s));
    for (size_t i = 0; i < COUNT(places); i++)
        for (size_t k = 0; k < COUNT(hostile); k++) {
            CHECK(verify(forged(&s, file, places[i].kind, places[i].field, hostile[k]), said,
                         sizeof said) == 1);
            CHECK(!strstr(said, "\nUTUH") && strstr(said, "\nTIDAK UTUH / NOT WHOLE\n"));
            for (const char *p = said; *p; p++)
                CHECK(*p == '\n' || ((unsigned char)*p >= ' ' && (unsigned char)*p < 0x7f));
        }
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    CHECK(verify(forged(&s, file, "\nall\t", 1, longer), said, sizeof said) == 1);
    CHECK(strstr(said, "the signature does not fit"));
}

/* Beyond one question to the database nothing is cut; what has no room is refused, not left out. */
TEST(nothing_is_left_out_unseen) {
    TEST_SHOP(s);
    enum { MANY = PROOF_AT_ONCE + 3 };
    int64_t id = busy_case(&s);
    List messages;
    CHECK_OK(message_list(s.db, s.arena, s.brand_id, id, 0, &messages, &e));
    int64_t message = ((const Message *)messages.items)->id;
    for (int i = 0; i < MANY; i++) {
        CHECK_OK(db_run(s.db, Q_MESSAGE_VERSION_INSERT,
                        DB_ARGS(DB_V(s.brand_id), DB_V(message), db_null(),
                                DB_V(str_fmt(s.arena, "versi %d", i)), DB_V((int64_t)NOW + i)),
                        NULL, &e));
        CHECK_OK(db_run(s.db, Q_SEALED_COPY_INSERT,
                        DB_ARGS(DB_V(s.brand_id), DB_V(message), DB_V(id), DB_V(S("instagram")),
                                db_null(), db_null(), db_null(),
                                DB_V(str_fmt(s.arena, "salinan %d", i)), db_null(),
                                DB_V((int64_t)NOW), DB_V((int64_t)NOW), DB_V(S("salt")),
                                DB_V(str_fmt(s.arena, "%d", i))),
                        NULL, &e));
    }
    Str file = made(&s, id);
    const char *last = str_z(s.arena, str_fmt(s.arena, "versi %d\t", MANY - 1));
    CHECK(has(file, "versi 0\t") && has(file, last));
    last = str_z(s.arena, str_fmt(s.arena, "salinan %d\t", MANY - 1));
    CHECK(has(file, "salinan 0\t") && has(file, last));
    SealPair pair = seal_pair_of(&key);
    Seal sealed = { 0 };
    Caller by = shop_person(&s, NOW + HOUR);
    ProofOf of = { .case_id = id, .pair = &pair, .verifier = S("x") };
    Buf small = buf_new(s.arena, 4096);
    CHECK_OK(proof_begin(s.db, s.arena, &by, &of, &sealed, &e));
    CHECK_ERR(ERR_LIMIT, proof_write(s.db, s.arena, &by, &of, &sealed, &small, &e));
}
