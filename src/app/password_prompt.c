#include "app/password_prompt.h"

#include "base/limits.h"

#include <errno.h>
#include <termios.h>
#include <unistd.h>

static Err read_line(Call *c, Str *out, Error *e) {
    Buf b = buf_new(c->arena, LIMIT_PASSWORD + 1);
    for (;;) {
        char byte;
        ssize_t n = read(c->in, &byte, 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || byte == '\n')
            break;
        buf_putc(&b, byte);
    }
    if (b.full)
        FAIL_FIELD(e, "password", "is longer than %d bytes", LIMIT_PASSWORD);
    *out = buf_str(&b);
    if (str_ends(*out, S("\r")))
        *out = str_slice(*out, 0, out->n - 1);
    if (out->n == 0)
        FAIL_FIELD(e, "password", "is empty");
    return ERR_OK;
}

/* Ctrl-C while the echo is off would leave the terminal mute: it is read as a byte instead. */
static Err ask(Call *c, const char *question, Str *out, Error *e) {
    struct termios was, mute;
    fputs(question, c->err);
    fflush(c->err);
    tcgetattr(c->in, &was);
    mute = was;
    mute.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    tcsetattr(c->in, TCSAFLUSH, &mute);
    Err code = read_line(c, out, e);
    tcsetattr(c->in, TCSAFLUSH, &was);
    fputc('\n', c->err);
    TRY(code);
    if (str_find(*out, S("\x03")) >= 0)
        FAIL(e, ERR_INVALID, "stopped");
    return ERR_OK;
}

Err password_prompt(Call *c, const char *question, Str *out, Error *e) {
    Str again;
    if (!isatty(c->in))
        return read_line(c, out, e);
    TRY(ask(c, question, out, e));
    TRY(ask(c, "Once more: ", &again, e));
    if (!str_eq(*out, again))
        FAIL_FIELD(e, "password", "was not typed the same twice");
    return ERR_OK;
}
