#include "app/seal_letter.h"

#include "app/mail_out.h"

enum { NAME_MOST = 120, BODY_MOST = 8 * 1024 };

/* Both languages of each sentence. */
static const struct Sentences {
    const char *subject, *hello, *why, *row, *at, *hash, *key, *keep;
} sentences[] = {
    { "Segel harian: ", "Halo ", "Ini segel harian buku catatan Tanggap untuk ",
      "Baris terakhir : ", "Disegel        : ", "Sidik (SHA-256): ", "Kunci publik   : ",
      "Simpan email ini. Bila suatu hari ada yang mengubah atau menghapus catatan, segel ini "
      "membuktikannya: pemeriksa berkas bukti menampilkan kunci, baris, dan sidik yang sama.\n" },
    { "Daily seal: ", "Hello ", "This is the daily seal of the Tanggap log of ",
      "Last row        : ", "Sealed          : ", "Digest (SHA-256): ", "Public key      : ",
      "Keep this mail. Should anybody ever change or delete the log, this seal proves it: the "
      "checker of evidence files shows the same key, row and digest.\n" },
};

typedef struct SealLetter {
    Str subject, body; /* plain text */
} SealLetter;

static SealLetter seal_letter(Arena *a, const SealMail *m, Str public_key) {
    const struct Sentences *s = &sentences[str_eq(m->language, S("en")) ? 1 : 0];
    Buf b = buf_new(a, BODY_MOST);
    buf_printf(&b, "%s" STR_FMT ",\n\n%s" STR_FMT ".\n\n", s->hello,
               STR_ARG(mail_line(a, m->name, NAME_MOST)), s->why,
               STR_ARG(mail_line(a, m->brand_name, NAME_MOST)));
    buf_printf(&b, "%s%lld\n%s" STR_FMT "\n%s" STR_FMT "\n%s" STR_FMT "\n", s->row,
               (long long)m->seq, s->at, STR_ARG(time_local(a, m->sealed_at, (int)m->zone)),
               s->hash, STR_ARG(m->hash), s->key, STR_ARG(public_key));
    buf_printf(&b, "Ed25519: " STR_FMT "\n\n%s", STR_ARG(m->signature), s->keep);
    return (SealLetter){ .subject = str_fmt(a, "%s" STR_FMT, s->subject,
                                            STR_ARG(mail_line(a, m->brand_name, NAME_MOST))),
                         .body = buf_str(&b) };
}

typedef struct Claim {
    Arena *arena;
    SealMail mail;
    bool found;
} Claim;

static Err claim(Db *db, void *ctx, Error *e) {
    Claim *c = ctx;
    Err code = seal_mail_claim(db, c->arena, clock_now(), &c->mail, e);
    c->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

typedef struct Finish {
    const SealMail *mail;
    SealMailEnd end;
} Finish;

static Err finish(Db *db, void *ctx, Error *e) {
    const Finish *f = ctx;
    return seal_mail_ended(db, f->mail, &f->end, e);
}

static Err post(const Program *p, Arena *a, const SealMail *mail, bool *is_final, Error *e) {
    SealPair pair = seal_pair_of(&p->key);
    SealLetter letter = seal_letter(a, mail, seal_public_key(a, &pair));
    return mail_post(p->config, a,
                     &(MailLetter){ .kind = "seal", .id = mail->id, .from_name = S("Tanggap"),
                                    .to = mail->address, .to_name = mail->name,
                                    .subject = letter.subject, .text = letter.body },
                     is_final, e);
}

Err seal_letter_send(const Program *p, bool *more, Error *e) {
    SCRATCH(a);
    Claim c = { .arena = a };
    Error why = { 0 };
    bool is_final = false;
    *more = false;
    if (p->config->smtp_url.n == 0)
        return ERR_OK;
    TRY(store_transact(p->store, claim, &c, e));
    *more = c.found;
    if (!c.found)
        return ERR_OK;
    bool is_ok = post(p, a, &c.mail, &is_final, &why) == ERR_OK;
    log_event(p->log, is_ok ? LOG_INFO : LOG_WARN, "seal.mailed", LOG_I("mail", c.mail.id),
              LOG_S("why", str_c(why.msg)));
    Finish f = { .mail = &c.mail,
                 .end = { .is_ok = is_ok,
                          .is_final = is_final || why.code == ERR_INVALID,
                          .failure = str_c(why.msg),
                          .now = clock_now() } };
    return store_transact(p->store, finish, &f, e);
}
