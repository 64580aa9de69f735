#include "connect/send.h"
#include "connect/fetch.h"
#include "connect/mail_item.h"
#include "connect/peer_test.h"
#include "test.h"

static MailMessage message(Str to) {
    return (MailMessage){
        .from = S("cs@toko.test"), .from_name = S("Toko \"Ani\""), .to = to,
        .to_name = S("Budi \xF0\x9F\x98\x80"),
        .subject = S("Re: Pesanan rusak \xF0\x9F\x98\xA1 mohon maaf "
                     "atas keterlambatan pengiriman ya kak"),
        .text = S("Halo kak,\n.titik di depan\nFrom sini = aman \nbaris panjang sekali baris "
                  "panjang sekali baris panjang sekali "
                  "baris panjang sekali \xF0\x9F\x99\x8F\n\nSalam"),
        .message_id = S("reply-7@toko.test"), .in_reply_to = S("m1@x.test"),
        .references = S("m0@x.test  m1@x.test"), .now = 1795340680 };
}

TEST(mail_phases_are_exact) {
    static const struct {
        const char *to;
        FetchPhase phase;
        int code;
        bool permanent;
    } t[] = {
        { "ok@x.test", FETCH_ANSWERED, 250, false },
        { "drop-quit@x.test", FETCH_ANSWERED, 250, false },
        { "unknown@x.test", FETCH_NOT_SENT, 550, true },
        { "busy@x.test", FETCH_NOT_SENT, 451, false },
        { "drop-rcpt@x.test", FETCH_NOT_SENT, 250, false },
        { "no-data@x.test", FETCH_NOT_SENT, 554, true },
        { "drop-body@x.test", FETCH_UNKNOWN, 354, false },
        { "drop-end@x.test", FETCH_UNKNOWN, 354, false },
        { "hang@x.test", FETCH_UNKNOWN, 354, false },
        { "spam@x.test", FETCH_ANSWERED, 554, true },
        { "full@x.test", FETCH_ANSWERED, 452, false },
    };
    Peer peer = peer_start();
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Error e = { 0 };
        MailServer s = { .url = str_fmt(a, "smtp://127.0.0.1:%lld", (long long)peer.smtp),
                         .allow = peer_allow(a, &peer),
                         .timeout_ms = str_starts(str_c(t[i].to), S("hang")) ? 800 : PATIENCE_MS };
        MailMessage m = message(str_c(t[i].to));
        MailAnswer answer;
        Err err = mail_send(&s, a, &m, &answer, &e);
        if (answer.phase != t[i].phase || answer.code != t[i].code)
            printf("%s: phase %d code %d\n", t[i].to, answer.phase, answer.code);
        CHECK(answer.phase == t[i].phase && answer.code == t[i].code);
        CHECK(answer.permanent == t[i].permanent);
        CHECK((err == ERR_OK) == (t[i].code == 250 && t[i].phase == FETCH_ANSWERED));
    }
    peer_stop(&peer);
}

TEST(mail_is_not_sent_where_it_must_not_go) {
    Peer peer = peer_start();
    SCRATCH(a);
    Error e;
    MailAnswer answer;
    MailMessage m = message(S("ok@x.test"));
    Str url = str_fmt(a, "smtp://127.0.0.1:%lld", (long long)peer.smtp);
    MailServer guarded = { .url = url, .timeout_ms = 800 };
    CHECK(mail_send(&guarded, a, &m, &answer, &e) == ERR_IO && answer.phase == FETCH_NOT_SENT);
    MailServer tls = { .url = url, .allow = peer_allow(a, &peer), .require_tls = true,
                       .timeout_ms = PATIENCE_MS };
    CHECK(mail_send(&tls, a, &m, &answer, &e) == ERR_IO && answer.phase == FETCH_NOT_SENT);
    CHECK_STR(str_c(e.msg), "the mail server offers no encryption");
    MailServer closed = { .url = S("smtp://127.0.0.1:1"), .allow = S("127.0.0.1:1"),
                          .timeout_ms = 800 };
    CHECK(mail_send(&closed, a, &m, &answer, &e) == ERR_IO && answer.phase == FETCH_NOT_SENT);
    static const char *const bad[] = { "http://x/", "file:///etc/passwd", "smtp://a b", "",
                                       "smtp://u:p@127.0.0.1:25" };
    for (size_t i = 0; i < COUNT(bad); i++) {
        MailServer s = { .url = str_c(bad[i]), .timeout_ms = 800 };
        CHECK(mail_send(&s, a, &m, &answer, &e) == ERR_INVALID);
    }
    peer_stop(&peer);
}

/* What we write must come out of our own reader as it went in. */
TEST(mail_reads_back_as_it_was_written) {
    SCRATCH(a);
    Error e;
    Str raw;
    Item it;
    MailMessage m = message(S("budi@x.test"));
    ReadOptions o = { .source = S("mail"), .now = m.now };
    CHECK(mail_compose(a, &m, &raw, &e) == ERR_OK);
    CHECK(mail_item(a, raw, &o, &it, &e) == ERR_OK);
    CHECK_STR(it.author, "Toko \"Ani\"");
    CHECK_STR(it.handle, "cs@toko.test");
    CHECK(str_eq(it.title, m.subject));
    CHECK_STR(it.id, "reply-7@toko.test");
    CHECK_STR(it.parent, "m1@x.test");
    CHECK(it.time == m.now);
    Buf text = buf_new(a, 2000);
    for (size_t i = 0; i < it.text.n; i++)
        if (it.text.p[i] != '\r')
            buf_putc(&text, it.text.p[i]);
    CHECK(str_eq(buf_str(&text), m.text));
    Str rest = raw, line;
    while (str_cut(&rest, '\n', &line)) {
        CHECK(line.n <= 79 && (line.n == 0 || line.p[line.n - 1] == '\r'));
        for (size_t i = 0; i < line.n; i++)
            CHECK((unsigned char)line.p[i] < 0x80);
        CHECK(!str_starts(line, S(".")) && !str_starts(line, S("From ")));
    }
}

TEST(mail_headers_cannot_be_forged) {
    SCRATCH(a);
    static const struct {
        const char *field;
        size_t at;
        const char *value;
    } t[] = {
        { "from", offsetof(MailMessage, from), "a@b.test\r\nBcc: c@d.test" },
        { "from", offsetof(MailMessage, from), "a b@c.test" },
        { "to", offsetof(MailMessage, to), "a@b.test>, <c@d.test" },
        { "to", offsetof(MailMessage, to), "bukan alamat" },
        { "to", offsetof(MailMessage, to), "" },
        { "to", offsetof(MailMessage, to), "a@b@c" },
        { "from_name", offsetof(MailMessage, from_name), "Toko\nBcc: c@d.test" },
        { "to_name", offsetof(MailMessage, to_name), "x\r\ny" },
        { "subject", offsetof(MailMessage, subject), "halo\r\n\r\nisi palsu" },
        { "subject", offsetof(MailMessage, subject), "rusak \xFF" },
        { "message_id", offsetof(MailMessage, message_id), "a@b>\r\nX: y" },
        { "message_id", offsetof(MailMessage, message_id), "" },
        { "in_reply_to", offsetof(MailMessage, in_reply_to), "a b@c" },
        { "references", offsetof(MailMessage, references), "a@b <c@d>" },
        { "text", offsetof(MailMessage, text), "rusak \xC3" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        MailMessage m = message(S("budi@x.test"));
        Error e = { 0 };
        Str raw;
        *(Str *)(void *)((char *)&m + t[i].at) = str_c(t[i].value);
        CHECK(mail_compose(a, &m, &raw, &e) == ERR_INVALID);
        CHECK_STR(str_c(e.field), t[i].field);
    }
}
