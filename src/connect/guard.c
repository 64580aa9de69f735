#include "connect/guard.h"

#include "connect/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* "127.0.0.1:80" or "[::1]:80" as one of the words of `allow`. */
static bool is_allowed(Str allow, Str address, int64_t port) {
    char pair[80];
    bool is_six = address.n && memchr(address.p, ':', address.n) != NULL;
    int n = snprintf(pair, sizeof pair, is_six ? "[" STR_FMT "]:%lld" : STR_FMT ":%lld",
                     STR_ARG(str_slice(address, 0, 50)), (long long)port);
    Str want = { pair, (size_t)n }, rest = str_trim(allow), one;
    while (str_cut(&rest, ' ', &one))
        if (str_eq(str_trim(one), want))
            return true;
    return false;
}

static bool permits(const Guard *guard, Str address, int64_t port) {
    bool is_public = false;
    return (address_text_is_public(address, &is_public) && is_public) ||
           is_allowed(guard->allow, address, port);
}

/* The address as text and port of what curl is about to connect to. */
static bool read_address(const struct curl_sockaddr *at, char *text, size_t size, int64_t *port) {
    const void *bytes;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
    if (at->family == AF_INET && at->addrlen >= sizeof four) {
        memcpy(&four, &at->addr, sizeof four);
        bytes = &four.sin_addr;
        *port = ntohs(four.sin_port);
        return inet_ntop(AF_INET, bytes, text, (socklen_t)size) != NULL;
    }
    if (at->family == AF_INET6 && at->addrlen >= sizeof six) {
        memcpy(&six, (const void *)&at->addr, sizeof six);
        bytes = &six.sin6_addr;
        *port = ntohs(six.sin6_port);
        return inet_ntop(AF_INET6, bytes, text, (socklen_t)size) != NULL;
    }
    return false;
}

static curl_socket_t on_open(void *data, curlsocktype purpose, struct curl_sockaddr *at) {
    Guard *guard = data;
    char text[64];
    int64_t port;
    if (purpose != CURLSOCKTYPE_IPCXN || !read_address(at, text, sizeof text, &port) ||
        !permits(guard, str_c(text), port)) {
        guard->is_refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(at->family, at->socktype | SOCK_CLOEXEC, at->protocol);
}

static int on_connected(void *data, char *address, char *local, int port, int local_port) {
    (void)local, (void)local_port; /* only the other end matters */
    Guard *guard = data;
    if (!permits(guard, str_c(address), port)) {
        guard->is_refused = true;
        return CURL_PREREQFUNC_ABORT;
    }
    guard->is_connected = true;
    return CURL_PREREQFUNC_OK;
}

void guard_install(CURL *curl, Guard *guard) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_open);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, guard);
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, on_connected);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, guard);
    /* Proxies from the environment would connect for us, past the guard. */
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
}
