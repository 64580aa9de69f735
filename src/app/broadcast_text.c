#include "app/broadcast_text.h"

#include "app/mail_out.h"
#include "base/utf8.h"

enum { BODY_MOST = 32 * 1024, NAME_MOST = 120, CHAT_MOST = 3500 };

/* Both languages of each sentence. */
static const struct Sentences {
    const char *subject, *again, *hello, *late, *say, *avoid, *where, *press, *button, *holds;
} sentences[TEXT_LANGUAGE__COUNT] = {
    [TEXT_ID] = { ": arahan untuk semua staf", ": arahan ini belum Anda baca", "Halo ",
                  "Pimpinan menunggu tanda bahwa Anda sudah membacanya.\n\n", "Boleh dikatakan:\n",
                  "Jangan dikatakan:\n", "Kalau ada yang bertanya:\n",
                  "Sudah baca? Tekan tautan ini, lalu tombol Sudah baca:\n", "Buka dan tandai",
                  "Tautan ini untuk Anda sendiri. Jangan diteruskan.\n" },
    [TEXT_EN] = { ": for all staff", ": you have not read this yet", "Hello ",
                  "The lead waits for your sign that you have read it.\n\n", "You may say:\n",
                  "Do not say:\n", "When somebody asks:\n",
                  "Read it? Open this link and press the button:\n", "Open and confirm",
                  "This link is yours alone. Do not pass it on.\n" },
};

static void put_part(Buf *b, const char *heading, Str text) {
    if (text.n)
        buf_printf(b, "%s" STR_FMT "\n\n", heading, STR_ARG(text));
}

static void put_told(Buf *b, Arena *a, const BroadcastPost *p, const struct Sentences *s) {
    buf_printf(b, "%s" STR_FMT ",\n\n", s->hello, STR_ARG(mail_line(a, p->name, NAME_MOST)));
    if (p->is_reminder)
        buf_put(b, str_c(s->late));
    put_part(b, "", p->text);
    put_part(b, s->say, p->say);
    put_part(b, s->avoid, p->avoid);
    put_part(b, s->where, p->send_to);
}

BroadcastText broadcast_text(Arena *a, const BroadcastPost *p, TextLanguage l, Str link) {
    const struct Sentences *s = &sentences[l];
    Buf told = buf_new(a, BODY_MOST), body = buf_new(a, BODY_MOST);
    put_told(&told, a, p, s);
    buf_printf(&body, STR_FMT "%s" STR_FMT "\n\n%s", STR_ARG(buf_str(&told)), s->press,
               STR_ARG(link), s->holds);
    return (BroadcastText){
        .subject = str_fmt(a, STR_FMT "%s", STR_ARG(mail_line(a, p->brand_name, NAME_MOST)),
                           p->is_reminder ? s->again : s->subject),
        .body = buf_str(&body),
        .button = str_c(s->button),
        .chat = str_trim(utf8_cut(buf_str(&told), CHAT_MOST)),
    };
}
