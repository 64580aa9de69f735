#include "app/server_lock.h"

#include "app/file.h"
#include "base/time.h"
#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void *let_go_soon(void *fd) {
    nanosleep(&(struct timespec){ .tv_nsec = 200000000 }, NULL);
    fd_close((int *)fd);
    return NULL;
}

TEST(a_server_waits_for_who_only_looks_and_not_for_a_server) {
    SCRATCH(a);
    char folder[] = "/tmp/tanggap-lock-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    Config c = { .database = str_fmt(a, "sqlite:%s/desk.db", folder) };
    int looks = -1, serves = -1, other = -1;
    Error e;
    CHECK(server_lock_take(&c, 0, &looks, &e) == ERR_OK && looks >= 0);
    CHECK(server_lock_take(&c, 0, &serves, &e) == ERR_BUSY && serves == -1);
    pthread_t soon;
    CHECK(pthread_create(&soon, NULL, let_go_soon, &looks) == 0);
    CHECK(server_lock_take(&c, 60000, &serves, &e) == ERR_OK && serves >= 0);
    pthread_join(soon, NULL);
    int64_t began = clock_monotonic_ms();
    CHECK(server_lock_take(&c, 100, &other, &e) == ERR_BUSY);
    CHECK(clock_monotonic_ms() - began >= 100);
    CHECK(str_find(str_c(e.msg), S("stop it first")) > 0);
    fd_close(&serves);
    unlink(str_z(a, str_fmt(a, "%s/desk.db-server.lock", folder)));
    rmdir(folder);
}
