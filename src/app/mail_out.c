#include "app/mail_out.h"

#include "base/utf8.h"

MailServer mail_server(const Config *c, int64_t timeout_ms) {
    return (MailServer){ .url = c->smtp_url,
                         .user = c->smtp_user,
                         .password = c->smtp_password,
                         .require_tls = c->smtp_tls,
                         .allow = c->allow,
                         .timeout_ms = timeout_ms };
}

Str mail_domain(Str address) {
    ptrdiff_t at = str_find(address, S("@"));
    return at < 0 ? S("tanggap.invalid") : str_slice(address, (size_t)at + 1, address.n);
}

Str mail_line(Arena *a, Str text, size_t most) {
    Str clean = utf8_cut(utf8_repair(a, text), most);
    Buf b = buf_new(a, most + 1);
    for (size_t i = 0; i < clean.n; i++) {
        bool is_control = (unsigned char)clean.p[i] < ' ' || clean.p[i] == 0x7F;
        buf_putc(&b, is_control ? ' ' : clean.p[i]);
    }
    return str_trim(buf_str(&b));
}
