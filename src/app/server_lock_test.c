#include "app/server_lock.h"

#include "app/file.h"
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

static Error e;

TEST(who_looks_whether_a_server_runs_keeps_none_from_starting) {
    SCRATCH(a);
    char folder[] = "/tmp/server_lock_test.XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    Config c = { .database = str_fmt(a, "sqlite:%s/desk.db", folder) };
    int server = -1, second = -1;
    CHECK(server_lock_is_free(&c));
    CHECK(server_lock_take(&c, &server, &e) == ERR_OK);
    CHECK(server >= 0 && !server_lock_is_free(&c));
    CHECK(server_lock_take(&c, &second, &e) == ERR_BUSY);
    fd_close(&server);
    CHECK(server_lock_is_free(&c) && server_lock_is_free(&c));
    CHECK(server_lock_take(&c, &server, &e) == ERR_OK);
    fd_close(&server);
    unlink(str_z(a, str_fmt(a, "%s/desk.db-server.lock", folder)));
    CHECK(rmdir(folder) == 0);
}

TEST(a_database_without_a_file_has_no_lock_of_a_server) {
    Config c = { .database = S("postgres://localhost/desk") };
    int fd = 0;
    CHECK(!server_lock_is_free(&c));
    CHECK(server_lock_take(&c, &fd, &e) == ERR_OK);
    CHECK(fd == -1);
}
