#include "connect/peer_test.h"

#include "base/number.h"
#include "test.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int64_t next_number(Str *rest) {
    Str one;
    int64_t n = 0;
    CHECK(str_cut(rest, ' ', &one) && parse_i64(str_trim(one), 1, 65535, &n));
    return n;
}

Peer peer_start(void) {
    int in[2], out[2];
    Peer p = { .in = -1 };
    char line[100];
    char program[] = "python3", script[] = TESTDATA "/peer.py";
    char *args[] = { program, script, NULL };
    CHECK(pipe(in) == 0 && pipe(out) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_addclose(&actions, in[1]);
    posix_spawn_file_actions_addclose(&actions, out[0]);
    CHECK(posix_spawnp(&p.pid, "python3", &actions, NULL, args, environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    size_t length = 0;
    for (ssize_t n = 1; n > 0 && length < sizeof line && !memchr(line, '\n', length);) {
        n = read(out[0], line + length, sizeof line - length);
        length += n > 0 ? (size_t)n : 0;
    }
    close(out[0]);
    Str rest = { line, length };
    p.in = in[1];
    p.http = next_number(&rest);
    p.sentinel = next_number(&rest);
    p.smtp = next_number(&rest);
    return p;
}

void peer_stop(Peer *p) {
    close(p->in);
    waitpid(p->pid, NULL, 0);
}

Str peer_allow(Arena *a, const Peer *p) {
    return str_fmt(a, "127.0.0.1:%lld 127.0.0.1:%lld", (long long)p->http, (long long)p->smtp);
}
