#include "http_client.h"

#include "base/number.h"
#include "base/time.h"
#include "test.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int client_connect(int port) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    if (connect(fd, (struct sockaddr *)&to, sizeof to) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

void client_close(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

bool client_send(int fd, Str bytes) {
    while (bytes.n > 0) {
        ssize_t n = send(fd, bytes.p, bytes.n, MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        bytes = str_slice(bytes, (size_t)n, bytes.n);
    }
    return true;
}

/* -1 closed or reset, 0 nothing in time, else bytes added. */
static ssize_t receive(int fd, Buf *b, int64_t until) {
    char piece[4096];
    int64_t left = until - clock_monotonic_ms();
    struct pollfd p = { .fd = fd, .events = POLLIN };
    if (left <= 0 || poll(&p, 1, (int)left) <= 0)
        return 0;
    ssize_t n = recv(fd, piece, sizeof piece, 0);
    if (n <= 0)
        return -1;
    buf_put(b, (Str){ piece, (size_t)n });
    return n;
}

Str client_read(Arena *a, int fd, Str until, int wait_ms, bool *closed) {
    Buf b = buf_new(a, 64 << 20);
    int64_t end = clock_monotonic_ms() + wait_ms;
    size_t looked = 0; /* here and before, `until` does not begin */
    *closed = false;
    while (until.n == 0 || str_find(str_slice(buf_str(&b), looked, b.n), until) < 0) {
        looked = b.n > until.n ? b.n - until.n : 0;
        ssize_t n = receive(fd, &b, end);
        *closed = n < 0;
        if (n <= 0)
            break;
    }
    return buf_str(&b);
}

bool answer_header(const Answer *answer, const char *name, Str *out) {
    Str rest = answer->head, line, key;
    while (str_cut(&rest, '\n', &line)) {
        Str value = line;
        if (str_cut(&value, ':', &key) && value.p && str_eq_nocase(key, str_c(name))) {
            *out = str_trim(value);
            return true;
        }
    }
    return false;
}

Answer client_answer(Arena *a, int fd, int wait_ms) {
    Answer out = { 0 };
    int64_t end = clock_monotonic_ms() + wait_ms, status = 0, length = 0;
    Buf b = buf_new(a, 64 << 20);
    ptrdiff_t split;
    ssize_t n = 1;
    Str value;
    while ((split = str_find(buf_str(&b), S("\r\n\r\n"))) < 0 && n > 0)
        n = receive(fd, &b, end);
    if (split < 0) {
        out.closed = n < 0;
        return out;
    }
    out.head = str_dup(a, str_slice(buf_str(&b), 0, (size_t)split + 2));
    (void)parse_i64(str_slice(out.head, 9, 12), 100, 599, &status);
    out.status = (int)status;
    if (answer_header(&out, "Content-Length", &value))
        (void)parse_i64(value, 0, INT64_MAX, &length);
    if (status == 304 || status == 204)
        length = 0;
    size_t whole = (size_t)split + 4 + (size_t)length;
    while (b.n < whole && n > 0)
        n = receive(fd, &b, end);
    out.body = str_slice(buf_str(&b), (size_t)split + 4, whole);
    if (n > 0) {
        bool says_so = answer_header(&out, "Connection", &value) &&
                       str_eq_nocase(value, S("close"));
        n = receive(fd, &b, clock_monotonic_ms() + (says_so ? PATIENCE_MS : 150));
    }
    out.closed = n < 0;
    return out;
}

Answer client_ask(Arena *a, int port, Str bytes) {
    int fd CLEANUP(client_close) = client_connect(port);
    (void)client_send(fd, bytes); /* the server may have closed already; the answer tells */
    return client_answer(a, fd, PATIENCE_MS);
}

void sleep_ms(int ms) {
    struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };
    while (nanosleep(&t, &t) != 0 && errno == EINTR)
        continue;
}
