#include "app/referral_text.h"

#include "app/mail_out.h"
#include "text/personal.h"

enum { BODY_MOST = 32 * 1024, WORD_MOST = 1000, SUBJECT_MOST = 120 };

/* Both languages of each sentence. */
static const struct Sentences {
    const char *subject, *again, *hello, *asks, *late, *words, *and, *more, *due, *press, *holds;
} sentences[TEXT_LANGUAGE__COUNT] = {
    [TEXT_ID] = { "Mohon dibantu: ", "Belum dijawab: ", "Halo", " bertanya kepada bagian ",
                  "Pertanyaan ini sudah lewat waktunya dan pelanggan masih menunggu.\n\n",
                  "Kata pelanggan:\n", "dan ", " kasus lain tentang hal yang sama\n",
                  "Mohon dijawab sebelum ",
                  "Jawab lewat tautan ini, tanpa masuk dan tanpa kata sandi:\n",
                  "Siapa pun yang memegang tautan ini dapat menjawab. Jangan diteruskan ke luar "
                  "usaha.\n" },
    [TEXT_EN] = { "Your help, please: ", "Not answered yet: ", "Hello", " asks the department ",
                  "This question is overdue and the customer still waits.\n\n",
                  "What customers wrote:\n", "and ", " more cases about the same\n",
                  "Please answer by ", "Answer by this link, without signing in:\n",
                  "Whoever holds this link can answer. Do not pass it on outside the shop.\n" },
};

static void put_words(Buf *b, Arena *a, const ReferralMail *m, const struct Sentences *s) {
    const ReferralWord *words = m->words.items;
    long long more = (long long)m->case_count - (long long)m->words.count;
    if (m->words.count == 0)
        return;
    buf_put(b, str_c(s->words));
    for (size_t i = 0; i < m->words.count; i++)
        buf_printf(b, "> " STR_FMT "\n",
                   STR_ARG(mail_line(a, personal_mask(a, words[i].text), WORD_MOST)));
    if (more > 0)
        buf_printf(b, "%s%lld%s", s->and, more, s->more);
    buf_putc(b, '\n');
}

ReferralText referral_text(Arena *a, const ReferralMail *m, TextLanguage l, Str link) {
    const struct Sentences *s = &sentences[l];
    Buf b = buf_new(a, BODY_MOST);
    buf_printf(&b, "%s%s" STR_FMT ",\n\n", s->hello, m->name.n ? " " : "", STR_ARG(m->name));
    if (m->is_reminder)
        buf_put(&b, str_c(s->late));
    Str asks = m->made_name.n ? str_fmt(a, STR_FMT " (" STR_FMT ")", STR_ARG(m->made_name),
                                        STR_ARG(m->brand_name))
                              : m->brand_name;
    buf_printf(&b, STR_FMT "%s" STR_FMT ":\n\n" STR_FMT "\n\n", STR_ARG(asks), s->asks,
               STR_ARG(m->department), STR_ARG(m->question));
    put_words(&b, a, m, s);
    buf_printf(&b, "%s" STR_FMT ".\n\n%s" STR_FMT "\n\n%s", s->due,
               STR_ARG(time_local(a, m->due_at, (int)m->zone)), s->press, STR_ARG(link), s->holds);
    return (ReferralText){
        .subject = str_fmt(a, "%s" STR_FMT, m->is_reminder ? s->again : s->subject,
                           STR_ARG(mail_line(a, m->question, SUBJECT_MOST))),
        .body = buf_str(&b),
    };
}
