#include "connect/address.h"
#include "test.h"

/* What the sender of a link may try, and what must stay reachable. */
static const struct {
    const char *text;
    bool is_public;
} cases[] = {
    { "0.0.0.0", false },          { "0.1.2.3", false },          { "0.255.255.255", false },
    { "1.0.0.1", true },           { "1.1.1.1", true },           { "8.8.8.8", true },
    { "9.255.255.255", true },     { "10.0.0.0", false },         { "10.1.2.3", false },
    { "10.255.255.255", false },   { "11.0.0.0", true },          { "100.63.255.255", true },
    { "100.64.0.0", false },       { "100.100.100.200", false },  { "100.127.255.255", false },
    { "100.128.0.0", true },       { "126.255.255.255", true },   { "127.0.0.1", false },
    { "127.1.2.3", false },        { "127.255.255.255", false },  { "128.0.0.0", true },
    { "168.63.129.15", true },     { "168.63.129.16", false },    { "168.63.129.17", true },
    { "169.253.255.255", true },   { "169.254.0.1", false },      { "169.254.169.254", false },
    { "169.254.170.2", false },    { "169.254.255.255", false },  { "169.255.0.0", true },
    { "172.15.255.255", true },    { "172.16.0.0", false },       { "172.17.0.1", false },
    { "172.31.255.255", false },   { "172.32.0.0", true },        { "191.255.255.255", true },
    { "192.0.0.0", false },        { "192.0.0.8", false },        { "192.0.0.170", false },
    { "192.0.0.192", false },      { "192.0.0.255", false },      { "192.0.1.0", true },
    { "192.0.2.1", false },        { "192.0.2.255", false },      { "192.0.3.0", true },
    { "192.31.196.1", false },     { "192.31.197.1", true },      { "192.52.193.1", false },
    { "192.88.98.255", true },     { "192.88.99.1", false },      { "192.88.100.0", true },
    { "192.167.255.255", true },   { "192.168.0.1", false },      { "192.168.255.255", false },
    { "192.169.0.0", true },       { "192.175.48.6", false },     { "198.17.255.255", true },
    { "198.18.0.0", false },       { "198.19.255.255", false },   { "198.20.0.0", true },
    { "198.51.100.7", false },     { "198.51.101.0", true },      { "203.0.112.255", true },
    { "203.0.113.0", false },      { "203.0.114.0", true },       { "223.255.255.255", true },
    { "224.0.0.1", false },        { "239.255.255.250", false },  { "240.0.0.1", false },
    { "254.1.1.1", false },        { "255.255.255.255", false },
    { "::", false },               { "::1", false },              { "::2", false },
    { "::7f00:1", false },         { "::127.0.0.1", false },      { "::8.8.8.8", false },
    { "::ffff:127.0.0.1", false }, { "::ffff:10.0.0.1", false },
    { "::ffff:169.254.169.254", false },
    { "::ffff:8.8.8.8", false },   { "::ffff:7f00:1", false },    { "::ffff:0:127.0.0.1", false },
    { "64:ff9b::7f00:1", false },  { "64:ff9b::10.0.0.1", false }, { "64:ff9b::a9fe:a9fe", false },
    { "64:ff9b::192.0.0.192", false }, { "64:ff9b::8.8.8.8", true }, { "64:ff9b:1::1", false },
    { "64:ff9b:1::808:808", false }, { "100::1", false },         { "100:0:0:1::1", false },
    { "1fff::1", false },          { "2000::1", true },           { "2001::1", false },
    { "2001:0:4136:e378::1", false }, { "2001:2::1", false },     { "2001:10::1", false },
    { "2001:20::1", false },       { "2001:1ff:ffff::1", false }, { "2001:200::1", true },
    { "2001:4860:4860::8888", true }, { "2001:db7::1", true },    { "2001:db8::1", false },
    { "2001:db8:ffff::1", false }, { "2001:db9::1", true },       { "2002::1", false },
    { "2002:7f00:1::", false },    { "2002:a9fe:a9fe::1", false }, { "2002:808:808::1", false },
    { "2003::1", true },           { "2400:cb00::1", true },      { "2606:4700::1111", true },
    { "2620:4f:8000::1", false },  { "2620:4f:8001::1", true },   { "2a00:1450::1", true },
    { "3ffe::1", false },          { "3fff::1", false },          { "3fff:fff::1", false },
    { "3fff:1000::1", true },      { "4000::1", false },          { "5f00::1", false },
    { "fc00::1", false },          { "fd00::1", false },          { "fd00:ec2::254", false },
    { "fdff:ffff::1", false },     { "fe00::1", false },          { "fe80::1", false },
    { "febf::1", false },          { "fec0::1", false },          { "feff::1", false },
    { "ff02::1", false },          { "ff0e::1", false },          { "ffff::1", false },
};

TEST(addresses_that_are_not_public_are_known) {
    CHECK(COUNT(cases) >= 90);
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool is_public = !cases[i].is_public;
        CHECK(address_text_is_public(str_c(cases[i].text), &is_public));
        if (is_public != cases[i].is_public)
            printf("%s\n", cases[i].text);
        CHECK(is_public == cases[i].is_public);
    }
}

TEST(what_is_no_address_is_said_to_be_none) {
    static const char *const none[] = { "", "localhost", "127.1", "0x7f.0.0.1", "2130706433",
        "127.0.0.1.", "[::1]", "fe80::1%eth0", "1.2.3.4.5", "256.1.1.1", "::g", " 1.1.1.1",
        "00000000000000000000000000000000000000000000000000000000000000000000000000000001" };
    for (size_t i = 0; i < COUNT(none); i++) {
        bool is_public;
        CHECK(!address_text_is_public(str_c(none[i]), &is_public));
    }
}
