#include "app/key.h"

#include "app/file.h"
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

TEST(the_key_is_made_once_and_kept_from_others) {
    SCRATCH(a);
    char folder[] = "/tmp/tanggap-key-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    Config c = { .key_file = str_fmt(a, "%s/sub/desk.key", folder) };
    const char *path = str_z(a, c.key_file);
    SecretKey first, again;
    struct stat info;
    bool made;
    Error e;
    CHECK(key_load(&c, &first, &e) == ERR_NOT_FOUND);
    CHECK(key_load_or_make(&c, &first, &made, &e) == ERR_OK && made);
    CHECK(stat(path, &info) == 0 && (info.st_mode & 0777) == 0400 && info.st_size == 32);
    CHECK(key_load_or_make(&c, &again, &made, &e) == ERR_OK && !made);
    CHECK(memcmp(&first, &again, sizeof first) == 0);
    CHECK(chmod(path, 0444) == 0);
    CHECK(key_load(&c, &again, &e) == ERR_DENIED);
    CHECK(str_find(str_c(e.msg), S("chmod 400")) > 0);
    CHECK(chmod(path, 0400) == 0);
    CHECK(file_replace(path, S("short"), 0400, &e) == ERR_OK);
    CHECK(key_load_or_make(&c, &again, &made, &e) == ERR_INVALID);
    unlink(path);
    rmdir(str_z(a, str_fmt(a, "%s/sub", folder)));
    rmdir(folder);
}

TEST(the_setup_code_is_of_the_key_and_easy_to_type) {
    SCRATCH(a);
    SecretKey key = { { 7 } }, other = { { 8 } };
    Str code = setup_code(a, &key);
    CHECK(code.n == 10 && str_eq(code, setup_code(a, &key)));
    CHECK(!str_eq(code, setup_code(a, &other)));
    for (size_t i = 0; i < code.n; i++)
        CHECK(strchr("01ilo", code.p[i]) == NULL);
}
