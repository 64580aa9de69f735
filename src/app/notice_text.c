#include "app/notice_text.h"

#include "base/time.h"
#include "desk/channel_words.h"

enum { BODY_MOST = 4096, LINE_MOST = 512 };

static const char *const classes[CLASS__COUNT][TEXT_LANGUAGE__COUNT] = {
    [CLASS_OTHER] = { [TEXT_ID] = "Pesan", [TEXT_EN] = "A message" },
    [CLASS_COMPLAINT] = { [TEXT_ID] = "Keluhan", [TEXT_EN] = "A complaint" },
    [CLASS_CRITICISM] = { [TEXT_ID] = "Kritik", [TEXT_EN] = "Criticism" },
    [CLASS_QUESTION] = { [TEXT_ID] = "Pertanyaan", [TEXT_EN] = "A question" },
    [CLASS_PRESSING] = { [TEXT_ID] = "Desakan", [TEXT_EN] = "A pressing demand" },
    [CLASS_VENTING] = { [TEXT_ID] = "Luapan", [TEXT_EN] = "Venting" },
    [CLASS_TROLL] = { [TEXT_ID] = "Troll", [TEXT_EN] = "A troll" },
    [CLASS_SPAM] = { [TEXT_ID] = "Spam", [TEXT_EN] = "Spam" },
    [CLASS_RUMOUR] = { [TEXT_ID] = "Hoaks", [TEXT_EN] = "A rumour" },
    [CLASS_AT_RISK] = { [TEXT_ID] = "Orang yang mungkin dalam bahaya",
                        [TEXT_EN] = "Somebody who may be in danger" },
    [CLASS_PRAISE] = { [TEXT_ID] = "Pujian", [TEXT_EN] = "Praise" },
};

/* With a number before each; the second for one alone. */
static const struct Words {
    const char *past[2], *soon[2], *posts[2], *access[2];
    const char *worst, *in, *grave, *secret, *late, *left, *open_cases, *open_case, *open_posts,
        *rule, *open_access, *monthly, *button;
} words[TEXT_LANGUAGE__COUNT] = {
    [TEXT_ID] = { .past = { "kasus lewat tenggat", "kasus lewat tenggat" },
                  .soon = { "kasus hampir lewat tenggat", "kasus hampir lewat tenggat" },
                  .posts = { "unggahan tak dikenal di akun sendiri",
                             "unggahan tak dikenal di akun sendiri" },
                  .access = { "akses akun resmi perlu dipastikan",
                              "akses akun resmi perlu dipastikan" },
                  .worst = "Yang paling mendesak:\n",
                  .in = " di ",
                  .grave = "GAWAT. ",
                  .secret = "Kasus tertutup",
                  .late = "lewat ",
                  .left = "tinggal ",
                  .open_cases = "Buka daftarnya:\n",
                  .open_case = "Buka kasusnya:\n",
                  .open_posts = "Lihat unggahannya: tarik, atau tandai “ini memang kami”.\n",
                  .rule = "Paling sering sekali dalam 15 menit, dan berhenti begitu dijawab. Kapan "
                          "dan siapa yang diberi tahu, ada di Pengaturan, Kebijakan.\n",
                  .open_access = "Lihat siapa yang masih bisa masuk ke akun usaha, dan di HP mana. "
                                 "Yang masih benar, ketuk “Masih benar”; yang sudah tidak bekerja, "
                                 "keluarkan dulu dari akunnya.\n",
                  .monthly = "Diingatkan sekali sebulan, selama masih ada yang belum "
                             "dipastikan.\n",
                  .button = "Buka" },
    [TEXT_EN] = { .past = { "cases past their deadline", "case past its deadline" },
                  .soon = { "cases about to pass their deadline",
                            "case about to pass its deadline" },
                  .posts = { "unknown posts on our own accounts",
                             "unknown post on our own account" },
                  .access = { "sign-ins of official accounts to be confirmed",
                              "sign-in of an official account to be confirmed" },
                  .worst = "Most urgent:\n",
                  .in = " on ",
                  .grave = "GRAVE. ",
                  .secret = "A confidential case",
                  .late = "late by ",
                  .left = "due in ",
                  .open_cases = "Open the list:\n",
                  .open_case = "Open the case:\n",
                  .open_posts = "Look at it: take it down, or say “this is ours”.\n",
                  .rule = "At most once in 15 minutes, and it stops once answered. When and who is "
                          "told stands in Settings, Policy.\n",
                  .open_access = "See who can still sign in to the accounts of the business, and "
                                 "on which phone. Confirm what is true still; sign those out "
                                 "who no longer work with you.\n",
                  .monthly = "Once a month, as long as something is unconfirmed.\n",
                  .button = "Open" },
};

static void put_count(Buf *b, int64_t count, const char *const what[2]) {
    if (count > 0)
        buf_printf(b, "%s%lld %s", b->n ? ", " : "", (long long)count, what[count == 1]);
}

/* "3 kasus lewat tenggat, 1 kasus hampir lewat tenggat". */
static Str headline(Arena *a, const NoticeOut *n, TextLanguage l) {
    Buf b = buf_new(a, LINE_MOST);
    put_count(&b, n->posts, words[l].posts);
    put_count(&b, n->past, words[l].past);
    put_count(&b, n->soon, words[l].soon);
    put_count(&b, n->access, words[l].access);
    return buf_str(&b);
}

static Str length(Arena *a, int64_t seconds, TextLanguage l) {
    return l == TEXT_EN ? time_length(a, seconds, "h", "min")
                        : time_length(a, seconds, "jam", "menit");
}

static void put_line(Buf *b, Arena *a, const NoticeOut *n, const NoticeLine *c, TextLanguage l) {
    const struct Words *w = &words[l];
    int64_t late = n->made_at - c->deadline_at;
    buf_printf(b, "- %s%s%s%s, %s" STR_FMT "\n", c->severity == SEVERITY_GRAVE ? w->grave : "",
               c->is_secret ? w->secret : classes[c->class][l], w->in,
               channel_word(c->channel, l == TEXT_EN),
               late >= 0 ? w->late : w->left, STR_ARG(length(a, late >= 0 ? late : -late, l)));
}

static bool is_of_access(const NoticeOut *n) { return n->past + n->soon + n->posts == 0; }

static Str link(Arena *a, const NoticeOut *n, Str site) {
    const NoticeLine *line = n->lines.items;
    long long brand = (long long)n->brand_id;
    if (n->posts > 0)
        return str_fmt(a, STR_FMT "/b/%lld/penjagaan?bagian=own", STR_ARG(site), brand);
    if (n->past + n->soon == 1 && n->lines.count == 1)
        return str_fmt(a, STR_FMT "/b/%lld/kasus/%lld", STR_ARG(site), brand,
                       (long long)line[0].id);
    if (is_of_access(n))
        return str_fmt(a, STR_FMT "/b/%lld/pengaturan/akses", STR_ARG(site), brand);
    return str_fmt(a, STR_FMT "/b/%lld/kotak-masuk", STR_ARG(site), brand);
}

static const char *what_to_do(const NoticeOut *n, TextLanguage l) {
    const struct Words *w = &words[l];
    if (is_of_access(n))
        return w->open_access;
    if (n->posts > 0)
        return w->open_posts;
    return n->past + n->soon == 1 ? w->open_case : w->open_cases;
}

AlarmText notice_text(Arena *a, const NoticeOut *n, TextLanguage l, Str public_url) {
    const struct Words *w = &words[l];
    const NoticeLine *line = n->lines.items;
    Str head = headline(a, n, l), to = link(a, n, public_url);
    Buf b = buf_new(a, BODY_MOST);
    buf_printf(&b, STR_FMT ",\n\n" STR_FMT ": " STR_FMT ".\n\n", STR_ARG(n->name),
               STR_ARG(n->brand_name), STR_ARG(head));
    if (n->lines.count)
        buf_put(&b, str_c(w->worst));
    for (size_t i = 0; i < n->lines.count; i++)
        put_line(&b, a, n, &line[i], l);
    if (n->lines.count)
        buf_putc(&b, '\n');
    buf_printf(&b, "%s" STR_FMT "\n\n%s", what_to_do(n, l), STR_ARG(to),
               is_of_access(n) ? w->monthly : w->rule);
    return (AlarmText){ .subject = str_fmt(a, STR_FMT ": " STR_FMT, STR_ARG(n->brand_name),
                                           STR_ARG(head)),
                        .body = buf_str(&b),
                        .link = to };
}

AlarmShort notice_short(Arena *a, const NoticeOut *n, TextLanguage l) {
    const NoticeLine *line = n->lines.items;
    Buf b = buf_new(a, LINE_MOST * NOTICE_LINES);
    for (size_t i = 0; i < n->lines.count; i++)
        put_line(&b, a, n, &line[i], l);
    Str body = str_trim(buf_str(&b));
    return (AlarmShort){ .title = str_fmt(a, STR_FMT ": " STR_FMT, STR_ARG(n->brand_name),
                                          STR_ARG(headline(a, n, l))),
                         .body = body.n ? body : str_trim(str_c(what_to_do(n, l))),
                         .button = str_c(words[l].button) };
}
