#include "connect/whatsapp_line.h"

#include "base/base.h"

#include <string.h>

/* Bytes of an invisible mark or wide space at s, else 0. */
static size_t mark_length(Str s) {
    if (s.n >= 2 && memcmp(s.p, "\xC2\xA0", 2) == 0)
        return 2;
    if (s.n < 3)
        return 0;
    const unsigned char *p = (const unsigned char *)s.p;
    bool is_direction = p[0] == 0xE2 && ((p[1] == 0x80 && (p[2] == 0x8E || p[2] == 0x8F ||
                                                           (p[2] >= 0xAA && p[2] <= 0xAF))) ||
                                         (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9));
    bool is_order_mark = p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF;
    return is_direction || is_order_mark ? 3 : 0;
}

static size_t blank_length(Str s) { return s.n && ascii_is_space(s.p[0]) ? 1 : mark_length(s); }

static Str trim_left(Str s) {
    for (size_t n; (n = blank_length(s)) > 0;)
        s = str_slice(s, n, s.n);
    return s;
}

Str chat_trim(Str s) {
    s = trim_left(s);
    for (bool again = true; again && s.n;) {
        again = false;
        for (size_t n = 1; n <= 3 && n <= s.n && !again; n++)
            if (blank_length(str_slice(s, s.n - n, s.n)) == n) {
                s = str_slice(s, 0, s.n - n);
                again = true;
            }
    }
    return s;
}

static bool take_digits(Str *s, size_t least, size_t most) {
    size_t n = 0;
    while (n < s->n && n < most && ascii_is_digit(s->p[n]))
        n++;
    *s = str_slice(*s, n, s->n);
    return n >= least;
}

static bool take_one_of(Str *s, const char *signs) {
    bool is_there = s->n && s->p[0] && strchr(signs, s->p[0]);
    *s = str_slice(*s, is_there, s->n);
    return is_there;
}

/* 22/11/26, 22/11/2026, 2026-11-22, 22.11.26 */
static bool take_date(Str *s) {
    return take_digits(s, 1, 4) && take_one_of(s, "/-.") && take_digits(s, 1, 2) &&
           take_one_of(s, "/-.") && take_digits(s, 2, 4);
}

/* AM, p.m., "a. m." */
static void take_half(Str *s) {
    Str r = trim_left(*s);
    if (r.n < 2 || !strchr("aApP", r.p[0]))
        return;
    r = str_slice(r, 1, r.n);
    (void)take_one_of(&r, ".");
    r = trim_left(r);
    if (!take_one_of(&r, "mM"))
        return;
    (void)take_one_of(&r, ".");
    *s = r;
}

static bool take_clock(Str *s) {
    if (!take_digits(s, 1, 2) || !take_one_of(s, ".:") || !take_digits(s, 2, 2))
        return false;
    Str seconds = *s;
    if (take_one_of(&seconds, ".:") && take_digits(&seconds, 2, 2))
        *s = seconds;
    take_half(s);
    return true;
}

bool chat_line(Str line, ChatLine *out) {
    Str s = trim_left(line);
    bool is_bracketed = take_one_of(&s, "[");
    const char *from = s.p;
    if (!take_date(&s))
        return false;
    (void)take_one_of(&s, ",");
    s = trim_left(s);
    if (!take_clock(&s))
        return false;
    Str stamp = { from, (size_t)(s.p - from) };
    if (is_bracketed) {
        if (!take_one_of(&s, "]"))
            return false;
    } else {
        s = trim_left(s);
        if (!take_one_of(&s, "-") || blank_length(s) == 0)
            return false;
    }
    *out = (ChatLine){ .stamp = stamp, .rest = trim_left(s) };
    return true;
}

bool chat_stamp_is_american(Str stamp) {
    char last = stamp.n ? ascii_lower(stamp.p[stamp.n - 1]) : 0;
    Str day = { 0 }, month = { 0 }, year = { 0 };
    bool is_half = last == 'm' || last == '.';
    if (!is_half || !str_cut(&stamp, '/', &day) || !str_cut(&stamp, '/', &month) ||
        !str_cut(&stamp, ',', &year))
        return false;
    return year.n == 2;
}

static bool contains_any(Str s, const char *const *phrases) {
    for (; *phrases; phrases++) {
        Str phrase = str_c(*phrases);
        for (size_t at = 0; at + phrase.n <= s.n; at++)
            if (str_eq_nocase(str_slice(s, at, at + phrase.n), phrase))
                return true;
    }
    return false;
}

static bool starts_any(Str s, const char *const *phrases) {
    for (; *phrases; phrases++)
        if (str_eq_nocase(str_slice(s, 0, strlen(*phrases)), str_c(*phrases)))
            return true;
    return false;
}

static bool equals_any(Str s, const char *const *phrases) {
    for (; *phrases; phrases++)
        if (str_eq_nocase(s, str_c(*phrases)))
            return true;
    return false;
}

bool chat_is_event(Str rest) {
    static const char *const events[] = {
        " mengubah subjek", " mengubah nama grup", " mengubah ikon grup", " mengubah foto grup",
        " mengubah deskripsi grup", " mengubah pengaturan", " membuat grup", " menambahkan ",
        " ditambahkan", " mengeluarkan ", " bergabung menggunakan", " bergabung dari", " keluar",
        " telah keluar", " mengganti nomor", " mengubah nomor", " menyematkan pesan",
        " changed the subject", " changed the group", " changed this group",
        " changed the settings",
        " created group", " created this group", " added ", " removed ", " joined using",
        " joined from", " was added", " left", " changed their phone number", " changed to ",
        " pinned a message", " mengaktifkan pesan sementara", " menonaktifkan pesan sementara",
        " turned on disappearing messages", " turned off disappearing messages", NULL };
    return contains_any(str_slice(rest, 0, 400), events);
}

/* Words of WhatsApp that stand where a person's would; the iPhone puts the chat's name before
 * them. Longer than what people write, so the start is enough. */
static const char *const system_starts[] = {
    "Pesan dan panggilan terenkripsi secara end-to-end", "Pesan dan telepon dienkripsi",
    "Messages and calls are end-to-end encrypted",
    "Messages to this chat and calls are now secured",
    "Messages you send to this chat and calls are now secured", "Messages to this group are now",
    "Pesan yang Anda kirim ke chat ini", "Chat ini dengan akun bisnis",
    "This chat is with a business account", "This business uses a secure service",
    "Bisnis ini menggunakan layanan yang aman", "This business is now working with",
    "Kode keamanan Anda dengan", "Your security code with", "Kode keamanan untuk",
    "Anda memblokir kontak ini", "You blocked this contact", "You unblocked this contact",
    "Anda membuka blokir", "Menunggu pesan ini", "Waiting for this message",
    "Anda membuat grup", "You created group", "You created this group",
    "Panggilan suara tak terjawab", "Panggilan video tak terjawab", "Missed voice call",
    "Missed video call", NULL };

static const char *const media_equal[] = {
    "<Media tidak disertakan>", "<Media omitted>", "Media tidak disertakan", "Media omitted",
    "gambar tidak disertakan", "foto tidak disertakan", "video tidak disertakan",
    "audio tidak disertakan", "stiker tidak disertakan", "dokumen tidak disertakan",
    "GIF tidak disertakan", "kartu kontak tidak disertakan", "pesan video tidak disertakan",
    "image omitted", "photo omitted", "video omitted", "audio omitted", "sticker omitted",
    "document omitted", "GIF omitted", "Contact card omitted", "video note omitted", NULL };

static const char *const deleted_equal[] = {
    "Pesan ini telah dihapus", "Pesan ini dihapus", "Anda menghapus pesan ini",
    "Anda telah menghapus pesan ini", "Kamu menghapus pesan ini", "This message was deleted",
    "You deleted this message", "Pesan ini telah dihapus oleh admin", NULL };

static const char *const edited_ends[] = { "<Pesan ini diedit>", "<Pesan ini telah diedit>",
                                           "<This message was edited>", NULL };
static const char *const attached_ends[] = { "(file terlampir)", "(berkas terlampir)",
                                             "(file attached)", "(tidak disertakan)", NULL };

static bool cut_end(Str *s, const char *const *ends) {
    for (; *ends; ends++) {
        Str end = str_c(*ends);
        if (s->n >= end.n && str_eq_nocase(str_slice(*s, s->n - end.n, s->n), end)) {
            *s = chat_trim(str_slice(*s, 0, s->n - end.n));
            return true;
        }
    }
    return false;
}

/* "IMG-20261122-WA0001.jpg (file terlampir)" or "<terlampir: 0001-PHOTO.jpg>" in the first line;
 * what follows is the caption. */
static bool cut_attachment(Str *s) {
    Str rest = *s, first;
    if (!str_cut(&rest, '\n', &first))
        return false;
    first = chat_trim(first);
    Str name = first;
    bool is_bracketed = first.n && first.p[first.n - 1] == '>' &&
                        (str_starts(first, S("<terlampir:")) || str_starts(first, S("<attached:")));
    if (!is_bracketed && !cut_end(&name, attached_ends) && !equals_any(first, media_equal))
        return false;
    *s = chat_trim(rest.p ? rest : S(""));
    return true;
}

ChatKind chat_kind(Str raw, Str *text) {
    Str s = chat_trim(raw);
    (void)cut_end(&s, edited_ends);
    *text = s;
    Str plain = s.n && s.p[s.n - 1] == '.' ? str_slice(s, 0, s.n - 1) : s;
    if (equals_any(plain, deleted_equal))
        return CHAT_DELETED;
    if (s.n == 0 || starts_any(s, system_starts) || str_eq(s, S("null")))
        return CHAT_SYSTEM;
    /* A sentence marked by the iPhone as its own. */
    if (mark_length(raw) == 3 && chat_is_event(raw) && !memchr(raw.p, '\n', raw.n))
        return CHAT_SYSTEM;
    return cut_attachment(text) ? CHAT_MEDIA : CHAT_TEXT;
}
