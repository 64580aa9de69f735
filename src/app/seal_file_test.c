#include "app/seal_file.h"

#include "app/file.h"
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

static const char *temporary(Arena *a) {
    char path[] = "/tmp/tanggap-seal-XXXXXX";
    int fd = mkstemp(path);
    CHECK(fd >= 0);
    close(fd);
    return str_z(a, str_c(path));
}

static Str content(Arena *a, const char *path) {
    Str s;
    Error e;
    CHECK(file_read(a, path, 1 << 20, &s, &e) == ERR_OK);
    return s;
}

static const SecretKey key = { { 1, 2, 3 } }, other = { { 4, 5, 6 } };

static void seal(const char *path, int64_t brand, int64_t seq, const char *hash) {
    Error e;
    SCRATCH(a);
    SealPair pair = seal_pair_of(&key);
    AuditHead head = { brand, seq, str_c(hash) };
    Seal made = seal_make(a, &pair, &head, 1000 + seq);
    CHECK(seal_append(path, &key, &(List){ &made, 1 }, 1000 + seq, &e) == ERR_OK);
}

static SealCheck read_seals(Arena *a, const char *path, const SecretKey *with) {
    SealCheck out;
    Error e;
    CHECK(seal_read(a, path, with, &out, &e) == ERR_OK);
    return out;
}

TEST(the_newest_seal_of_each_brand_comes_back) {
    SCRATCH(a);
    const char *path = temporary(a);
    seal(path, 1, 10, "aa");
    seal(path, 2, 5, "bb");
    seal(path, 1, 12, "cc");
    SealCheck c = read_seals(a, path, &key);
    const AuditHead *h = c.newest.items;
    CHECK(c.count == 3 && c.bad_line == 0 && c.newest.count == 2);
    CHECK(h[0].brand_id == 1 && h[0].seq == 12 && str_eq(h[0].hash, S("cc")));
    CHECK(h[1].brand_id == 2 && h[1].seq == 5 && str_eq(h[1].hash, S("bb")));
    unlink(path);
}

TEST(a_head_is_sealed_once) {
    SCRATCH(a);
    const char *path = temporary(a);
    seal(path, 1, 10, "aa");
    Str before = content(a, path);
    seal(path, 1, 10, "aa");
    CHECK(str_eq(before, content(a, path)));
    seal(path, 1, 10, "ab"); /* the same place rewritten: that must be on record */
    CHECK(read_seals(a, path, &key).count == 2);
    unlink(path);
}

TEST(an_empty_log_is_not_sealed) {
    SCRATCH(a);
    const char *path = temporary(a);
    seal(path, 1, 0, "");
    CHECK(content(a, path).n == 0);
    unlink(path);
    CHECK(read_seals(a, path, &key).count == 0); /* no file: nothing sealed */
}

/* The machine went down while a seal was being written: that is no forgery, then or later. */
TEST(a_seal_cut_by_a_crash_gives_way_to_the_next) {
    SCRATCH(a);
    Error e;
    const char *path = temporary(a);
    seal(path, 1, 10, "aa");
    seal(path, 1, 11, "bb");
    Str whole = content(a, path);
    CHECK(file_replace(path, str_slice(whole, 0, whole.n - 20), 0600, &e) == ERR_OK);
    SealCheck c = read_seals(a, path, &key);
    CHECK(c.count == 1 && c.bad_line == 0 && ((AuditHead *)c.newest.items)->seq == 10);
    seal(path, 1, 12, "cc");
    c = read_seals(a, path, &key);
    CHECK(c.count == 2 && c.bad_line == 0 && ((AuditHead *)c.newest.items)->seq == 12);
    unlink(path);
}

TEST(a_changed_seal_and_another_key_are_noticed) {
    SCRATCH(a);
    const char *path = temporary(a);
    seal(path, 1, 10, "aa");
    seal(path, 1, 11, "bb");
    CHECK(read_seals(a, path, &other).bad_line == 1);
    Str text = content(a, path);
    ptrdiff_t at = str_find(text, S("\"seq\":11"));
    CHECK(at > 0);
    char *bad = arena_alloc(a, text.n, 1);
    memcpy(bad, text.p, text.n);
    bad[at + 7] = '2'; /* 11 becomes 12 */
    Error e;
    CHECK(file_replace(path, (Str){ bad, text.n }, 0600, &e) == ERR_OK);
    SealCheck c = read_seals(a, path, &key);
    const AuditHead *h = c.newest.items;
    CHECK(c.bad_line == 2 && c.newest.count == 1 && h[0].seq == 10);
    unlink(path);
}

/* Whoever can write the database puts no line into the file that the key did not sign. */
TEST(what_the_key_did_not_sign_is_signed_here) {
    SCRATCH(a);
    Error e;
    const char *path = temporary(a);
    SealPair pair = seal_pair_of(&other);
    AuditHead head = { 1, 10, S("aa") };
    Seal made = seal_make(a, &pair, &head, 1010);
    CHECK(seal_append(path, &key, &(List){ &made, 1 }, 2000, &e) == ERR_OK);
    SealCheck c = read_seals(a, path, &key);
    CHECK(c.count == 1 && c.bad_line == 0);
    /* not as of the row */
    CHECK(str_find(content(a, path), S("\"at\":\"1970-01-01T00:33:20Z\"")) >= 0);
    unlink(path);
}
