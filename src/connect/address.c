#include "connect/address.h"

#include <arpa/inet.h>
#include <string.h>

typedef struct Range4 {
    uint8_t start[4];
    int bits;
} Range4;

/* IANA special-purpose registry (RFC 6890 and successors), without the few entries that are
 * ordinary public hosts. */
static const Range4 special4[] = {
    { { 0, 0, 0, 0 }, 8 },        /* this network */
    { { 10, 0, 0, 0 }, 8 },       /* private */
    { { 100, 64, 0, 0 }, 10 },    /* shared behind carriers' NAT; Alibaba's metadata */
    { { 127, 0, 0, 0 }, 8 },      /* loopback */
    { { 168, 63, 129, 16 }, 32 }, /* Azure's metadata, in the middle of public space */
    { { 169, 254, 0, 0 }, 16 },   /* link local; metadata of most clouds */
    { { 172, 16, 0, 0 }, 12 },    /* private */
    { { 192, 0, 0, 0 }, 24 },     /* protocol assignments; Oracle's metadata */
    { { 192, 0, 2, 0 }, 24 },     /* documentation */
    { { 192, 31, 196, 0 }, 24 },  /* AS112 */
    { { 192, 52, 193, 0 }, 24 },  /* AMT */
    { { 192, 88, 99, 0 }, 24 },   /* 6to4 relays */
    { { 192, 168, 0, 0 }, 16 },   /* private */
    { { 192, 175, 48, 0 }, 24 },  /* AS112 */
    { { 198, 18, 0, 0 }, 15 },    /* benchmarks */
    { { 198, 51, 100, 0 }, 24 },  /* documentation */
    { { 203, 0, 113, 0 }, 24 },   /* documentation */
    { { 224, 0, 0, 0 }, 4 },      /* multicast */
    { { 240, 0, 0, 0 }, 4 },      /* reserved, broadcast */
};

typedef struct Range6 {
    uint8_t start[16];
    int bits;
} Range6;

/* Within 2000::/3; all that lies outside it is refused, but for NAT64. */
static const Range6 special6[] = {
    { { 0x20, 0x01, 0x00 }, 23 },             /* Teredo, ORCHID, benchmarks and the like */
    { { 0x20, 0x01, 0x0D, 0xB8 }, 32 },       /* documentation */
    { { 0x20, 0x02 }, 16 },                   /* 6to4: an IPv4 address inside */
    { { 0x26, 0x20, 0x00, 0x4F, 0x80 }, 48 }, /* AS112 */
    { { 0x3F, 0xFF, 0x00 }, 20 },             /* documentation */
    { { 0x3F, 0xFE }, 16 },                   /* the old 6bone */
};

static bool is_within(const uint8_t *address, const uint8_t *start, int bits) {
    int whole = bits / 8, rest = bits % 8;
    if (memcmp(address, start, (size_t)whole) != 0)
        return false;
    unsigned mask = 0xFF00u >> rest & 0xFFu;
    return rest == 0 || ((address[whole] ^ start[whole]) & mask) == 0;
}

static bool address4_is_public(const uint8_t address[4]) {
    for (size_t i = 0; i < COUNT(special4); i++)
        if (is_within(address, special4[i].start, special4[i].bits))
            return false;
    return true;
}

static bool address6_is_public(const uint8_t address[16]) {
    static const uint8_t nat64[12] = { 0x00, 0x64, 0xFF, 0x9B };
    /* A host with IPv6 alone reaches all of IPv4 this way, so only what hides counts. */
    if (memcmp(address, nat64, sizeof nat64) == 0)
        return address4_is_public(address + 12);
    if ((address[0] & 0xE0) != 0x20)
        return false;
    for (size_t i = 0; i < COUNT(special6); i++)
        if (is_within(address, special6[i].start, special6[i].bits))
            return false;
    return true;
}

bool address_text_is_public(Str text, bool *is_public) {
    char z[INET6_ADDRSTRLEN + 1];
    uint8_t bytes[16];
    if (text.n == 0 || text.n >= sizeof z || memchr(text.p, 0, text.n))
        return false;
    memcpy(z, text.p, text.n);
    z[text.n] = '\0';
    if (inet_pton(AF_INET, z, bytes) == 1)
        *is_public = address4_is_public(bytes);
    else if (inet_pton(AF_INET6, z, bytes) == 1)
        *is_public = address6_is_public(bytes);
    else
        return false;
    return true;
}
