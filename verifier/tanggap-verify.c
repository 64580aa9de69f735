/* tanggap-verify - is this "berkas bukti" (evidence file) of Tanggap still what was written?
 *
 *   cc -o tanggap-verify tanggap-verify.c -lsodium
 *   ./tanggap-verify FILE [PUBLIC-KEY]
 *
 * It needs nothing of Tanggap, no network and no database: libsodium alone. docs/proof.md tells the
 * format. Everything that is wrong is named, the first places first; exit status 0: whole, 1: not,
 * 2: cannot be read. With a public key in hexadecimal (from the daily seal the owner got by mail) it
 * also tells whether the file was signed by that installation.
 *
 * The lines of data end with a short digest of themselves, so that a changed line is named. That alone
 * proves nothing, as anybody can write it: what counts is the chain of the log, the seals over it
 * and the signature over the whole. */
#include <sodium.h>

#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS_MOST = 16, HEX = 64, NAMED_MOST = 50, LINE_DIGEST = 16, FILE_MOST = 1 << 30 };

typedef struct Text {
    const char *p;
    size_t n;
} Text;

/* What was read as it may be shown: a file is whatever its maker wanted, so nothing of it reaches the
 * terminal but plain letters and signs; every other byte stands as "\xHH". */
typedef struct Shown {
    char text[4 * HEX + 4];
} Shown;

typedef struct Check {
    Text file, key;             /* key: as written in the file */
    char *plain;                /* room for all fields as they are: never more than the file */
    size_t plain_used;
    size_t line, bad;           /* of the data; found wrong */
    int64_t brand, made, seq;   /* seq: of the row before, 0 when a stretch begins */
    char hash[HEX + 1];         /* of the row before */
    Text committed;             /* of the row before: what its text must give */
    size_t rows, texts, erased, messages, copies, seals;
    bool has_key, has_text;     /* has_text: the row before has its text, or is known to be erased */
} Check;

static void wrong(Check *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void wrong(Check *c, const char *format, ...) {
    if (c->bad++ >= NAMED_MOST)
        return;
    va_list list;
    printf("BERUBAH / CHANGED  data line %zu: ", c->line);
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    putchar('\n');
}

/* ---- bytes ---- */

static void hex_of(const unsigned char *bytes, size_t n, char *out) {
    sodium_bin2hex(out, 2 * n + 1, bytes, n);
}

/* Small digits only: one way to write each byte. */
static bool bytes_of(Text hex, unsigned char *out, size_t n) {
    size_t got;
    for (size_t i = 0; i < hex.n; i++)
        if (hex.p[i] >= 'A' && hex.p[i] <= 'F')
            return false;
    return hex.n == 2 * n && sodium_hex2bin(out, n, hex.p, hex.n, NULL, &got, NULL) == 0 && got == n;
}

static Shown shown(Text t) {
    Shown out;
    char *to = out.text, *end = out.text + 4 * HEX;
    size_t i = 0;
    for (; i < t.n && end - to >= 4; i++) {
        unsigned char c = (unsigned char)t.p[i];
        if (c > ' ' && c < 0x7f && c != '\\')
            *to++ = (char)c;
        else
            to += snprintf(to, 5, "\\x%02x", c);
    }
    snprintf(to, 4, "%s", i < t.n ? "..." : "");
    return out;
}

/* A hash or key is such, or nothing at all is shown of it. */
static Shown shown_hex(Text t) {
    bool is_hex = t.n == HEX;
    for (size_t i = 0; i < t.n && is_hex; i++)
        is_hex = (t.p[i] >= '0' && t.p[i] <= '9') || (t.p[i] >= 'a' && t.p[i] <= 'f');
    return is_hex ? shown(t) : (Shown){ "(damaged)" };
}

static bool is(Text t, const char *word) {
    return t.n == strlen(word) && memcmp(t.p, word, t.n) == 0;
}

static bool number(Text t, int64_t *out) {
    char text[24], *end;
    if (t.n == 0 || t.n >= sizeof text)
        return false;
    memcpy(text, t.p, t.n);
    text[t.n] = 0;
    *out = strtoll(text, &end, 10);
    return *end == 0;
}

/* "\n", "\t", "\r", "\\" and "\xHH" as the bytes they stand for. */
static bool plain(Check *c, Text in, Text *out) {
    char *to = c->plain + c->plain_used;
    size_t n = 0;
    for (size_t i = 0; i < in.n; i++) {
        if (in.p[i] != '\\') {
            to[n++] = in.p[i];
            continue;
        }
        if (++i >= in.n)
            return false;
        unsigned char byte;
        switch (in.p[i]) {
        case 'n': to[n++] = '\n'; break;
        case 't': to[n++] = '\t'; break;
        case 'r': to[n++] = '\r'; break;
        case '\\': to[n++] = '\\'; break;
        case 'x':
            if (i + 2 >= in.n || !bytes_of((Text){ in.p + i + 1, 2 }, &byte, 1))
                return false;
            to[n++] = (char)byte;
            i += 2;
            break;
        default: return false;
        }
    }
    *out = (Text){ to, n };
    c->plain_used += n;
    return true;
}

typedef crypto_hash_sha256_state Sha;

static void add(Sha *s, const void *p, size_t n) {
    crypto_hash_sha256_update(s, (const unsigned char *)p, n);
}

static void finish(Sha *s, char out[HEX + 1]) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(s, digest);
    hex_of(digest, sizeof digest, out);
}

static void sha(Text t, char out[HEX + 1]) {
    Sha s;
    crypto_hash_sha256_init(&s);
    add(&s, t.p, t.n);
    finish(&s, out);
}

/* A part of what is hashed: its length, then itself, so that no two rows have the same bytes. */
static void part(Sha *s, Text t, const char *after) {
    char length[24];
    int n = snprintf(length, sizeof length, "%zu:", t.n);
    add(s, length, (size_t)n);
    add(s, t.p, t.n);
    add(s, after, strlen(after));
}

static void part_number(Sha *s, int64_t value) {
    char text[24];
    int n = snprintf(text, sizeof text, "%" PRId64, value);
    part(s, (Text){ text, (size_t)n }, ",");
}

/* ---- the kinds of lines ---- */

typedef void (*Reader)(Check *c, const Text *f);

static void read_head(Check *c, const Text *f) {
    if (!is(f[1], "1"))
        wrong(c, "version %s of the format is not known", shown(f[1]).text);
}

static void read_brand(Check *c, const Text *f) {
    if (!number(f[1], &c->brand))
        wrong(c, "the number of the business cannot be read");
}

static void read_made(Check *c, const Text *f) {
    if (!number(f[1], &c->made))
        wrong(c, "the time of making cannot be read");
}

static void read_key(Check *c, const Text *f) {
    c->key = f[1];
    c->has_key = true;
}

static void read_about(Check *c, const Text *f) {
    (void)c, (void)f;
}

/* A row whose text was neither shown nor named as erased lets nobody see whether it was. */
static void end_row(Check *c) {
    if (c->committed.n && !c->has_text)
        wrong(c, "the text of row %" PRId64 " is missing", c->seq);
    c->committed = (Text){ NULL, 0 };
    c->has_text = false;
}

static void read_stretch(Check *c, const Text *f) {
    end_row(c);
    c->seq = 0;
    if (f[1].n != 0 && f[1].n != HEX)
        wrong(c, "the hash before a stretch of rows is damaged");
    snprintf(c->hash, sizeof c->hash, "%.*s", (int)(f[1].n > HEX ? HEX : f[1].n), f[1].p);
}

static void read_row(Check *c, const Text *f) {
    int64_t seq, at, staff, object;
    char want[HEX + 1];
    Sha s;
    end_row(c);
    if (!number(f[1], &seq) || !number(f[2], &at) || !number(f[3], &staff) ||
        !number(f[6], &object)) {
        wrong(c, "a row of the log is damaged");
        return;
    }
    if (c->seq && seq != c->seq + 1)
        wrong(c, "row %" PRId64 " of the log is missing", c->seq + 1);
    crypto_hash_sha256_init(&s);
    add(&s, c->hash, strlen(c->hash));
    part_number(&s, c->brand);
    part_number(&s, seq);
    part_number(&s, at);
    part_number(&s, staff);
    part(&s, f[4], ",");
    part(&s, f[5], ",");
    part_number(&s, object);
    part(&s, f[7], ",");
    part(&s, f[8], ",");
    finish(&s, want);
    if (!is(f[9], want))
        wrong(c, "row %" PRId64 " of the log was changed", seq);
    c->seq = seq;
    c->committed = f[8];
    snprintf(c->hash, sizeof c->hash, "%.*s", (int)(f[9].n > HEX ? HEX : f[9].n), f[9].p);
    c->rows++;
}

static void read_text(Check *c, const Text *f) {
    char want[HEX + 1];
    Sha s;
    crypto_hash_sha256_init(&s);
    add(&s, f[1].p, f[1].n);
    add(&s, f[2].p, f[2].n);
    finish(&s, want);
    if (!is(c->committed, want))
        wrong(c, "the text of row %" PRId64 " was changed", c->seq);
    c->has_text = true;
    c->texts++;
}

static void read_erased(Check *c, const Text *f) {
    (void)f;
    c->has_text = true;
    c->erased++;
}

/* Of another matter: nobody needs to see it here. */
static void read_kept(Check *c, const Text *f) {
    (void)f;
    c->has_text = true;
}

static void read_seal(Check *c, const Text *f) {
    unsigned char key[crypto_sign_PUBLICKEYBYTES], signature[crypto_sign_BYTES];
    int64_t seq, at;
    char text[256];
    if (!number(f[1], &seq) || !number(f[2], &at)) {
        wrong(c, "a seal is damaged");
        return;
    }
    int n = snprintf(text, sizeof text, "tanggap seal 1 %" PRId64 " %" PRId64 " %" PRId64 " %.*s", at,
                     c->brand, seq, (int)(f[3].n > HEX ? HEX : f[3].n), f[3].p);
    if (!bytes_of(c->key, key, sizeof key) || !bytes_of(f[4], signature, sizeof signature) ||
        crypto_sign_verify_detached(signature, (const unsigned char *)text, (unsigned long long)n,
                                    key) != 0)
        wrong(c, "the seal over row %" PRId64 " is not genuine", seq);
    else if (seq == c->seq && !is(f[3], c->hash))
        wrong(c, "row %" PRId64 " is not the one that was sealed: the log was written anew", seq);
    else if (seq != c->seq)
        wrong(c, "the seal over row %" PRId64 " stands behind another row", seq);
    c->seals++;
    printf("seal: row %" PRId64 " %s\n", seq, shown_hex(f[3]).text);
}

/* Fields: message or copy, then the case, source or channel, .. and the texts; docs/proof.md. */
static void read_message(Check *c, const Text *f) {
    (void)f;
    c->messages++;
}

static void read_copy(Check *c, const Text *f) {
    char want[HEX + 1], numbers[128];
    Sha s;
    int64_t message, written, sealed;
    if (!number(f[2], &message) || !number(f[5], &written) || !number(f[6], &sealed)) {
        wrong(c, "a sealed copy is damaged");
        return;
    }
    crypto_hash_sha256_init(&s);
    part(&s, f[12], "");
    int n = snprintf(numbers, sizeof numbers, "%" PRId64 ";%.*s;%" PRId64 ";%" PRId64 ";", message,
                     (int)(f[4].n > 40 ? 40 : f[4].n), f[4].p, written, sealed);
    add(&s, numbers, (size_t)n);
    for (size_t i = 7; i <= 11; i++)
        part(&s, f[i], "");
    finish(&s, want);
    if (!is(f[13], want))
        wrong(c, "the sealed copy %s of a message was changed", shown(f[1]).text);
    c->copies++;
}

static const struct Kind {
    const char *name;
    size_t fields; /* with the name */
    Reader read;
} kinds[] = {
    { "bukti", 2, read_head },     { "brand", 3, read_brand }, { "made", 3, read_made },
    { "key", 2, read_key },        { "about", 3, read_about }, { "from", 2, read_stretch },
    { "row", 10, read_row },       { "text", 3, read_text },   { "erased", 1, read_erased },
    { "kept", 1, read_kept },      { "seal", 5, read_seal },  { "message", 13, read_message },
    { "version", 5, read_about },  { "copy", 14, read_copy },
};

/* ---- the file ---- */

/* The next line of `rest`; false at its end. */
static bool next_line(Text *rest, Text *line) {
    const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
    if (end == NULL)
        return false;
    *line = (Text){ rest->p, (size_t)(end - rest->p) };
    rest->n -= line->n + 1;
    rest->p = end + 1;
    return true;
}

static size_t cut(Text line, Text *f) {
    size_t n = 0;
    for (;;) {
        const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
        if (n == FIELDS_MOST)
            return 0;
        f[n++] = (Text){ line.p, tab ? (size_t)(tab - line.p) : line.n };
        if (tab == NULL)
            return n;
        line.n -= f[n - 1].n + 1;
        line.p = tab + 1;
    }
}

static void read_line(Check *c, Text line) {
    Text f[FIELDS_MOST], p[FIELDS_MOST];
    char digest[HEX + 1];
    size_t n = cut(line, f);
    if (n < 2) {
        wrong(c, "this line is damaged");
        return;
    }
    sha((Text){ line.p, line.n - f[n - 1].n - 1 }, digest);
    if (f[n - 1].n != LINE_DIGEST || memcmp(f[n - 1].p, digest, LINE_DIGEST) != 0)
        wrong(c, "this line was changed");
    n--;
    for (size_t i = 0; i < n; i++)
        if (!plain(c, f[i], &p[i])) {
            wrong(c, "this line is damaged");
            return;
        }
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (is(p[0], kinds[k].name)) {
            if (n != kinds[k].fields)
                wrong(c, "this line is damaged");
            else
                kinds[k].read(c, p);
            return;
        }
    wrong(c, "this kind of line is not known");
}

static void check_end(Check *c, Text all, Text sign, Text rest) {
    static const char tail[] = "</script>\n</body>\n</html>\n";
    unsigned char key[crypto_sign_PUBLICKEYBYTES], signature[crypto_sign_BYTES];
    char digest[HEX + 1], text[256];
    sha((Text){ c->file.p, (size_t)(all.p - c->file.p) }, digest);
    if (all.n != 4 + HEX || memcmp(all.p + 4, digest, HEX) != 0)
        wrong(c, "the file as a whole was changed (the readable part, if no line is named above)");
    if (all.n > 4 + HEX)
        all.n = 4 + HEX; /* what is signed has room for a digest */
    int n = snprintf(text, sizeof text, "tanggap bukti 1 %" PRId64 " %" PRId64 " %.*s", c->brand,
                     c->made, (int)(all.n - 4), all.p + 4);
    if (!bytes_of(c->key, key, sizeof key) || sign.n < 5 ||
        !bytes_of((Text){ sign.p + 5, sign.n - 5 }, signature, sizeof signature) ||
        crypto_sign_verify_detached(signature, (const unsigned char *)text, (unsigned long long)n,
                                    key) != 0)
        wrong(c, "the signature does not fit");
    if (rest.n != sizeof tail - 1 || memcmp(rest.p, tail, rest.n) != 0)
        wrong(c, "something was added after the end");
}

static bool starts(Text t, const char *word) {
    size_t n = strlen(word);
    return t.n >= n && memcmp(t.p, word, n) == 0;
}

static int check(Check *c, const char *expected) {
    Text rest = c->file, line, sign;
    bool found = false;
    while (!found && next_line(&rest, &line)) /* text of people has no "<" of its own */
        found = is(line, "<script type=\"text/plain\">");
    if (!found || !next_line(&rest, &line)) {
        fputs("no evidence in this file\n", stderr);
        return 2;
    }
    do {
        c->line++;
        if (starts(line, "all\t"))
            break;
        read_line(c, line);
    } while (next_line(&rest, &line));
    end_row(c);
    if (starts(line, "all\t") && next_line(&rest, &sign) && starts(sign, "sign\t"))
        check_end(c, line, sign, rest);
    else
        wrong(c, "the end of the file is missing");
    if (!c->has_key)
        wrong(c, "the public key is missing");
    else if (expected && !is(c->key, expected))
        wrong(c, "it was signed by another installation than the key you gave");
    printf("%zu rows of the log, %zu texts, %zu erased on request, %zu messages, %zu sealed copies, "
           "%zu seals\npublic key %s\n",
           c->rows, c->texts, c->erased, c->messages, c->copies, c->seals, shown_hex(c->key).text);
    if (c->bad > NAMED_MOST)
        printf("and %zu more\n", c->bad - NAMED_MOST);
    puts(c->bad ? "TIDAK UTUH / NOT WHOLE" : "UTUH / WHOLE");
    return c->bad ? 1 : 0;
}

static bool read_file(const char *path, Text *out) {
    FILE *f = fopen(path, "rb");
    size_t room = 1 << 20, n = 0, got;
    char *to = malloc(room);
    while (f && to && (got = fread(to + n, 1, room - n, f)) > 0) {
        n += got;
        if (n == room) {
            char *more = room < FILE_MOST ? realloc(to, room *= 2) : NULL;
            if (more == NULL)
                break;
            to = more;
        }
    }
    bool is_good = f && to && !ferror(f) && feof(f);
    if (f)
        fclose(f);
    *out = (Text){ to, n };
    return is_good;
}

int main(int argc, char **argv) {
    Check c = { .line = 0 };
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: %s FILE [PUBLIC-KEY]\n", argv[0]);
        return 2;
    }
    if (sodium_init() < 0 || !read_file(argv[1], &c.file) ||
        (c.plain = malloc(c.file.n + 1)) == NULL) {
        fprintf(stderr, "cannot read %s\n", argv[1]);
        free((char *)(uintptr_t)c.file.p);
        return 2;
    }
    int status = check(&c, argc == 3 ? argv[2] : NULL);
    free(c.plain);
    free((char *)(uintptr_t)c.file.p);
    return status;
}
