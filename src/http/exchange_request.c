#include "base/limits.h"
#include "base/time.h"
#include "http/server_part.h"

#include <arpa/inet.h>
#include <netdb.h>

static bool request_header(const Request *r, const char *name, Str *out) {
    const Exchange *x = r->transport;
    return head_find(&x->head, name, out);
}

/* One `name=value` after another with "; " between (RFC 6265, 4.2.1). A name given twice counts as
 * absent: which of the two another program means cannot be known. */
static bool request_cookie(const Request *r, const char *name, Str *out) {
    Str all, one, key, only = { 0 };
    if (!request_header(r, "Cookie", &all))
        return false;
    while (str_cut(&all, ';', &one)) {
        Str value = str_trim(one);
        if (!str_cut(&value, '=', &key) || value.p == NULL || !str_eq(key, str_c(name)))
            continue;
        if (only.p != NULL)
            return false;
        only = value;
    }
    if (only.p != NULL)
        *out = only;
    return only.p != NULL;
}

/* An IPv4 address in an IPv6 socket is shown, and compared, as IPv4. */
static Str address_text(Arena *a, const struct sockaddr *from) {
    char text[INET6_ADDRSTRLEN] = "";
    if (from == NULL)
        return S("");
    if (from->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const void *)from;
        (void)inet_ntop(AF_INET, &four->sin_addr, text, sizeof text);
    } else if (from->sa_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const void *)from;
        if (IN6_IS_ADDR_V4MAPPED(&six->sin6_addr))
            (void)inet_ntop(AF_INET, &six->sin6_addr.s6_addr[12], text, sizeof text);
        else
            (void)inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text);
    }
    return str_dup(a, str_c(text));
}

/* The client that the trusted proxy saw: the last entry, which it added itself; what stands
 * before came from the client. "none" when it is no address. */
static Str forwarded_for(Arena *a, const Head *h) {
    Str value = { 0 }, last = { 0 };
    for (size_t i = 0; i < h->count; i++)
        if (str_eq_nocase(h->headers[i].name, S("X-Forwarded-For")))
            value = h->headers[i].value;
    while (str_cut(&value, ',', &last))
        continue;
    const char *text = str_z(a, str_trim(last));
    struct in6_addr parsed;
    if (inet_pton(AF_INET, text, &parsed) == 1 || inet_pton(AF_INET6, text, &parsed) == 1)
        return str_c(text);
    return (Str){ 0 };
}

static Str remote(Exchange *x) {
    const union MHD_ConnectionInfo *from =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    Str peer = address_text(x->arena, from ? from->client_addr : NULL);
    Str trusted = x->server->options.trusted_proxy;
    if (trusted.n == 0 || !str_eq(peer, trusted))
        return peer;
    Str client = forwarded_for(x->arena, &x->head);
    return client.p ? client : peer;
}

void exchange_fill_request(Exchange *x) {
    x->request = (Request){
        .arena = x->arena,
        .app = x->server->options.app,
        .fail_words = x->server->options.fail_words,
        .method = x->head.verb,
        .path = x->head.path,
        .raw_query = x->head.query,
        .remote = remote(x),
        .now = clock_now(),
        .id = atomic_fetch_add(&x->server->next_id, 1),
        .header = request_header,
        .cookie = request_cookie,
        .transport = x,
        .out = buf_new(x->arena, LIMIT_HTTP_ANSWER),
    };
}
