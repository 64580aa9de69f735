/* http_client.h - a client over a bare socket, for tests: what it sends is exactly
 * what is written here. */
#ifndef TESTS_HTTP_CLIENT_H
#define TESTS_HTTP_CLIENT_H

#include "base/str.h"

typedef struct Answer {
    int status;  /* 0: closed or silent without one */
    Str head, body;
    bool closed; /* the server closed the connection after it, or instead of it */
} Answer;

int  client_connect(int port);
void client_close(int *fd);
bool client_send(int fd, Str bytes);
/* One answer with Content-Length, at most `wait_ms`; then the close if it announces one, else up to
 * 150 ms to see one. */
Answer client_answer(Arena *a, int fd, int wait_ms);
/* Connect, send, answer, close. */
Answer client_ask(Arena *a, int port, Str bytes);
/* Bytes that come until `wait_ms` have passed, `until` was seen, or the end (*closed). */
Str  client_read(Arena *a, int fd, Str until, int wait_ms, bool *closed);
bool answer_header(const Answer *answer, const char *name, Str *out);
void sleep_ms(int ms);

#endif
