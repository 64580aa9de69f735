/* SMTP through libcurl. How far a message got is told by what libcurl asked for: it reads the
 * text only after the server has said 354, so before the first read nothing can have been
 * accepted, and after it only the server's last word tells. */
#include "connect/guard.h"
#include "connect/send.h"

#include <string.h>

typedef struct Upload {
    Str text;
    size_t used;
    bool is_started;
} Upload;

static void curl_close(CURL **curl) {
    if (*curl != NULL)
        curl_easy_cleanup(*curl);
}

static void list_free(struct curl_slist **list) { curl_slist_free_all(*list); }

static size_t on_read(char *to, size_t size, size_t count, void *from) {
    Upload *u = from;
    size_t n = size * count, left = u->text.n - u->used;
    u->is_started = true;
    if (n > left)
        n = left;
    if (n)
        memcpy(to, u->text.p + u->used, n);
    u->used += n;
    return n;
}

static size_t on_reply(char *data, size_t size, size_t count, void *to) {
    (void)data, (void)to; /* the code is enough; the words are the server's */
    return size * count;
}

static Err check_server(const MailServer *s, Error *e) {
    bool is_good = str_starts(s->url, S("smtp://")) || str_starts(s->url, S("smtps://"));
    for (size_t i = 0; i < s->url.n && is_good; i++)
        is_good = s->url.p[i] > ' ' && s->url.p[i] < 0x7F && s->url.p[i] != '@';
    if (!is_good)
        FAIL_FIELD(e, "url", "must be smtp://host:port or smtps://host:port");
    return ERR_OK;
}

static void set_options(CURL *c, Arena *a, const MailServer *s, const MailMessage *m,
                        Upload *upload) {
    long use_tls = s->require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY;
    curl_easy_setopt(c, CURLOPT_URL, str_z(a, s->url));
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_USE_SSL, use_tls);
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)s->timeout_ms);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)s->timeout_ms);
    if (s->user.n) {
        curl_easy_setopt(c, CURLOPT_USERNAME, str_z(a, s->user));
        curl_easy_setopt(c, CURLOPT_PASSWORD, str_z(a, s->password));
    }
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, str_z(a, str_fmt(a, "<" STR_FMT ">", STR_ARG(m->from))));
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, on_read);
    curl_easy_setopt(c, CURLOPT_READDATA, upload);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_reply);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_reply);
}

static Err judge(CURLcode rc, const Upload *upload, MailAnswer *out, Error *e) {
    bool is_taken = out->code >= 200 && out->code < 300 && upload->used == upload->text.n;
    bool is_answer = out->code >= 400 && out->code < 600;
    out->permanent = out->code >= 500 && out->code < 600;
    if (!upload->is_started)
        out->phase = FETCH_NOT_SENT;
    else
        out->phase = is_answer || (rc == CURLE_OK && is_taken) ? FETCH_ANSWERED : FETCH_UNKNOWN;
    if (rc == CURLE_OK && out->phase == FETCH_ANSWERED && !is_answer)
        return ERR_OK;
    if (is_answer)
        FAIL(e, ERR_IO, "the mail server refused the message (code %d)", out->code);
    if (rc == CURLE_LOGIN_DENIED)
        FAIL(e, ERR_DENIED, "the mail server does not accept the user name and password");
    if (rc == CURLE_USE_SSL_FAILED)
        FAIL(e, ERR_IO, "the mail server offers no encryption");
    if (upload->is_started)
        FAIL(e, ERR_IO, "the connection to the mail server broke; the message may have been sent");
    /* refused by the guard, unreachable, unknown name: one sentence for all */
    FAIL(e, ERR_IO, "the mail server could not be reached");
}

Err mail_send(const MailServer *s, Arena *a, const MailMessage *m, MailAnswer *out, Error *e) {
    SCRATCH(tmp);
    Upload upload = { .used = 0 };
    *out = (MailAnswer){ .phase = FETCH_NOT_SENT };
    TRY(check_server(s, e));
    TRY(mail_compose(a, m, &upload.text, e));
    CURL *c CLEANUP(curl_close) = curl_easy_init();
    struct curl_slist *to CLEANUP(list_free) =
        curl_slist_append(NULL, str_z(tmp, str_fmt(tmp, "<" STR_FMT ">", STR_ARG(m->to))));
    if (c == NULL || to == NULL)
        FAIL(e, ERR_INTERNAL, "libcurl does not start");
    Guard guard = { .allow = s->allow };
    guard_install(c, &guard);
    set_options(c, tmp, s, m, &upload);
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to);
    CURLcode rc = curl_easy_perform(c);
    long code = 0;
    (void)curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code); /* known option */
    out->code = (int)code;
    return judge(rc, &upload, out, e);
}
