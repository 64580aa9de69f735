#include "connect/role.h"

#include "base/number.h"
#include "connect/line.h"

#include <string.h>

const char *const column_role_names[] = {
    [ROLE_NONE] = "",          [ROLE_SOURCE] = "source",   [ROLE_ID] = "id",
    [ROLE_PARENT] = "parent",  [ROLE_AUTHOR] = "author",   [ROLE_HANDLE] = "handle",
    [ROLE_TIME] = "time",      [ROLE_DAY] = "time (day)",  [ROLE_CLOCK] = "time (clock)",
    [ROLE_TITLE] = "title",    [ROLE_TEXT] = "text",       [ROLE_LINK] = "link",
    [ROLE_REACH] = "reach",    [ROLE_RATING] = "rating",   [ROLE_OWN] = "is_own",
    [ROLE_DELETED] = "is_deleted", [ROLE_DIRECT] = "is_direct", [ROLE__COUNT] = NULL,
};
static_assert(COUNT(column_role_names) == ROLE__COUNT + 1, "one name per role");

/* Lower case without spaces and signs, best name first. */
static const char *const names_by_role[ROLE__COUNT] = {
    [ROLE_SOURCE] = "source channel platform sumber kanal saluran",
    [ROLE_ID] = "externalid idstr id commentid messageid reviewid msgid idulasan idkomentar "
                "idpesan uuid guid",
    [ROLE_PARENT] = "parent parentid inreplyto inreplytoid inreplytostatusid parentcommentid "
                    "replyto induk",
    [ROLE_AUTHOR] = "author authorname authordisplayname displayname fullname name nama penulis "
                    "pengirim namapengirim namapembeli pembeli namapelanggan pelanggan reviewer "
                    "reviewername sender sendername customer customername buyer buyername "
                    "namapengguna pengguna namalengkap namaakun nickname user from dari konsumen "
                    "tamu",
    [ROLE_HANDLE] = "handle username screenname authorhandle acct email alamatemail phone "
                    "phonenumber nomor nohp notelp telepon nomortelepon akun userid authorid "
                    "senderid fromid channelid authorchannelid",
    [ROLE_TIME] = "time createdat createdtime timestamp publishedat publishtime createtime "
                  "created posted postedat postdate datetime waktu tanggalwaktu tanggaldanwaktu "
                  "waktudibuat commentcreatetimestamp reviewsubmitmillissinceepoch "
                  "reviewsubmitdateandtime submittedat updatedat",
    [ROLE_DAY] = "date tanggal tgl day reviewdate commentdate hari",
    [ROLE_CLOCK] = "jam pukul clock hour",
    [ROLE_TITLE] = "title subject judul subjek headline perihal topik namaproduk produk product "
                   "productname",
    [ROLE_TEXT] = "text fulltext body message content comment teks isi komentar pesan ulasan "
                  "review reviewtext commenttext isiulasan isikomentar isipesan messagetext "
                  "textoriginal textdisplay caption keluhan kritik saran masukan tanggapan "
                  "feedback tweet kritikdansaran kritiksaran",
    [ROLE_LINK] = "link permalink permalinkurl tautan url href posturl reviewlink",
    [ROLE_REACH] = "reach followers followerscount followercount likes likecount pengikut suka "
                   "jumlahsuka",
    [ROLE_RATING] = "rating stars star bintang starrating ratingstar nilai skor score penilaian",
    [ROLE_OWN] = "isown own isecho",
    [ROLE_DELETED] = "isdeleted deleted dihapus",
    [ROLE_DIRECT] = "isdirect direct isprivate private",
};

/* A heading with one of these tells of somebody else's words or of something else's name. */
static const char other_words[] = "reply balasan respons jawaban developer pengembang penjual "
                                  "seller admin app aplikasi device perangkat language bahasa "
                                  "product produk toko store";

/* Which of the space-separated words this is, or -1. */
static int word_position(const char *words, Str word) {
    Str rest = str_c(words), one;
    for (int i = 0; str_cut(&rest, ' ', &one); i++)
        if (str_eq(one, word))
            return i;
    return -1;
}

enum { FOLDED_MOST = 48 };

static Str fold(Str name, char out[FOLDED_MOST]) {
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++) {
        char c = ascii_lower(name.p[i]);
        if (!ascii_is_alpha(c) && !ascii_is_digit(c))
            continue;
        if (n == FOLDED_MOST)
            return S("");
        out[n++] = c;
    }
    return (Str){ out, n };
}

static RoleMatch find_folded(Str folded) {
    if (folded.n == 0)
        return (RoleMatch){ 0 };
    for (Role role = ROLE_NONE + 1; role < ROLE__COUNT; role++) {
        int at = word_position(names_by_role[role], folded);
        if (at >= 0)
            return (RoleMatch){ role, at };
    }
    return (RoleMatch){ 0 };
}

RoleMatch role_find(Str name) {
    char out[FOLDED_MOST];
    return find_folded(fold(name, out));
}

static bool next_word(Str *rest, Str *word) {
    size_t from = 0, to;
    while (from < rest->n && !ascii_is_alpha(rest->p[from]))
        from++;
    for (to = from; to < rest->n && ascii_is_alpha(rest->p[to]); to++)
        continue;
    *word = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->n);
    return word->n > 0;
}

/* "Tanggal Ulasan" and "Comment Date" tell of a date although "ulasan" and "comment" alone mean
 * the text: the text is what is left when no word says anything narrower. */
RoleMatch role_guess(Str heading) {
    enum { GUESSED = 100 };
    RoleMatch whole = role_find(heading), best = { 0 };
    if (whole.role != ROLE_NONE)
        return whole;
    Str word;
    while (next_word(&heading, &word)) {
        char out[FOLDED_MOST];
        Str folded = fold(word, out);
        RoleMatch m = find_folded(folded);
        if (word_position(other_words, folded) >= 0)
            return (RoleMatch){ 0 };
        /* "Order ID" is the id of something else. */
        bool is_free = best.role == ROLE_NONE || best.role == ROLE_TEXT;
        if (m.role != ROLE_NONE && m.role != ROLE_ID && is_free)
            best = m;
    }
    best.rank += GUESSED;
    return best;
}

void record_put(Record *r, RoleMatch m, Str value) {
    if (m.role == ROLE_NONE || value.n == 0)
        return;
    if (r->value[m.role].n && r->rank[m.role] <= m.rank)
        return;
    r->value[m.role] = value;
    r->rank[m.role] = m.rank;
}

static Err read_time(Arena *a, const Record *r, int zone, DateOrder order, int64_t *out,
                     Error *e) {
    Str time = r->value[ROLE_TIME], day = r->value[ROLE_DAY], clock = r->value[ROLE_CLOCK];
    if (time.n == 0 && day.n == 0)
        return ERR_OK;
    if (time.n && when_read(time, zone, order, out))
        return ERR_OK;
    if (day.n) {
        Str with = clock.n ? clock : time;
        Str both = str_fmt(a, STR_FMT " " STR_FMT, STR_ARG(str_slice(day, 0, 60)),
                           STR_ARG(str_slice(with, 0, 60)));
        if ((with.n && when_read(both, zone, order, out)) || when_read(day, zone, order, out))
            return ERR_OK;
    }
    Str bad = line_shown(a, time.n ? time : day, 40);
    FAIL_FIELD(e, "time", "\"" STR_FMT "\" is no date and time that is understood", STR_ARG(bad));
}

static Err read_flag(Str text, const char *name, bool *out, Error *e) {
    if (text.n == 0)
        return ERR_OK;
    SCRATCH(tmp);
    if (parse_bool(str_lower_ascii(tmp, str_slice(text, 0, 8)), out))
        return ERR_OK;
    if (str_eq_nocase(text, S("ya")) || str_eq_nocase(text, S("tidak"))) {
        *out = ascii_lower(text.p[0]) == 'y';
        return ERR_OK;
    }
    FAIL_FIELD(e, name, "must be true or false");
}

enum { COUNT_DIGITS = 12, RATING_DIGITS = 4 };

static int64_t scale_of(Str word) {
    static const struct {
        const char *words;
        int64_t times;
    } scales[] = { { "k rb ribu", 1000 }, { "m jt juta", 1000 * 1000 } };
    SCRATCH(tmp);
    Str lower = str_lower_ascii(tmp, str_slice(word, 0, 8));
    for (size_t i = 0; i < COUNT(scales); i++)
        if (word_position(scales[i].words, lower) >= 0)
            return scales[i].times;
    return word.n ? 0 : 1;
}

/* "1204", "1.204", "1,204", "1,2 rb", "3.4K", "2jt": a hint only, 0 when it is not understood. */
static int64_t read_count(Str text) {
    int64_t value = 0, plain;
    size_t at = 0, digits = 0, after = 0;
    bool has_mark = false;
    if (parse_i64(text, 0, INT64_MAX, &plain))
        return plain;
    for (; at < text.n && digits <= COUNT_DIGITS; at++) {
        if (ascii_is_digit(text.p[at])) {
            value = value * 10 + (text.p[at] - '0');
            digits++;
            after += has_mark;
        } else if (strchr(".,", text.p[at]) && text.p[at] && digits && (!has_mark || after == 3)) {
            has_mark = true;
            after = 0;
        } else {
            break;
        }
    }
    int64_t times = scale_of(str_trim(str_slice(text, at, text.n)));
    if (digits == 0 || digits > COUNT_DIGITS || (has_mark && after == 0) || after > 3)
        return 0;
    for (value *= times; after && after < 3; after--) /* three digits are thousands */
        value /= 10;
    return value;
}

/* The number the text begins with in hundredths ("4,5" is 450), -1 when it begins with none; *rest
 * is what follows it. */
static int64_t hundredths(Str text, Str *rest) {
    size_t at = 0;
    int64_t value = 0, unit = 100;
    for (; at < text.n && ascii_is_digit(text.p[at]); at++)
        if (at < RATING_DIGITS)
            value = value * 10 + (text.p[at] - '0') * 100;
    size_t digits = at;
    if (at + 1 < text.n && strchr(".,", text.p[at]) && ascii_is_digit(text.p[at + 1]))
        for (at++; at < text.n && ascii_is_digit(text.p[at]); at++)
            value += (text.p[at] - '0') * (unit /= 10);
    *rest = str_trim(str_slice(text, at, text.n));
    return digits > 0 && digits <= RATING_DIGITS ? value : -1;
}

/* What a number is of: "4/5", "8 dari 10"; five when nothing tells. */
static int64_t rating_scale(Str rest) {
    static const Str of[] = { { "/", 1 }, { "dari ", 5 }, { "of ", 3 }, { "out of ", 7 } };
    for (size_t i = 0; i < COUNT(of); i++)
        if (str_starts(rest, of[i])) {
            int64_t scale = hundredths(str_trim(str_slice(rest, of[i].n, rest.n)), &rest);
            return scale >= RATING_MOST * 100 ? scale : 0;
        }
    return RATING_MOST * 100;
}

/* Filled stars at the beginning of the text. */
static int64_t drawn_stars(Str text) {
    static const Str stars[] = { { ITEM_STAR, 3 }, { "\xE2\xAD\x90", 3 } };
    static const Str styled = { "\xEF\xB8\x8F", 3 };
    int64_t drawn = 0;
    for (size_t i = 0; i < COUNT(stars);) {
        if (!str_starts(text, stars[i])) {
            i++;
            continue;
        }
        text = str_slice(text, stars[i].n, text.n);
        text = str_starts(text, styled) ? str_slice(text, styled.n, text.n) : text;
        drawn++;
        i = 0;
    }
    return drawn;
}

/* "4", "4,5", "2/5", "8 dari 10", "FOUR", four stars drawn: stars of five, rounded; 0 when it is
 * none of those, as a score of 80 without its scale. */
static int64_t read_rating(Str text) {
    static const char *const words = "one two three four five";
    SCRATCH(tmp);
    Str rest;
    int64_t drawn = drawn_stars(text);
    int word = text.n ? word_position(words, str_lower_ascii(tmp, str_slice(text, 0, 8))) : -1;
    if (drawn > 0)
        return drawn <= RATING_MOST ? drawn : 0;
    if (word >= 0)
        return word + 1;
    int64_t value = hundredths(text, &rest), scale = rating_scale(str_lower_ascii(tmp, rest));
    if (value < 50 || scale == 0 || value > scale)
        return 0;
    int64_t stars = (value * RATING_MOST + scale / 2) / scale;
    return stars > 0 ? stars : 1;
}

Err record_item(Arena *a, const Record *r, int zone, DateOrder order, Item *out, Error *e) {
    Item it = { .source = r->value[ROLE_SOURCE], .id = r->value[ROLE_ID],
                .parent = r->value[ROLE_PARENT], .author = r->value[ROLE_AUTHOR],
                .handle = r->value[ROLE_HANDLE], .text = r->value[ROLE_TEXT],
                .link = r->value[ROLE_LINK] };
    it.title = item_title_rated(a, r->value[ROLE_TITLE], r->value[ROLE_RATING]);
    TRY(read_time(a, r, zone, order, &it.time, e));
    TRY(read_flag(r->value[ROLE_OWN], "is_own", &it.is_own, e));
    TRY(read_flag(r->value[ROLE_DELETED], "is_deleted", &it.is_deleted, e));
    TRY(read_flag(r->value[ROLE_DIRECT], "is_direct", &it.is_direct, e));
    it.reach = read_count(str_trim(r->value[ROLE_REACH]));
    it.rating = read_rating(str_trim(str_slice(r->value[ROLE_RATING], 0, 40)));
    *out = it;
    return ERR_OK;
}
