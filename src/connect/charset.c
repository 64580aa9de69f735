#include "connect/charset.h"

#include "base/utf8.h"
#include "connect/line.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static void converter_close(iconv_t *c) {
    if (*c != (iconv_t)-1)
        iconv_close(*c);
}

static bool is_one_of(Str name, const char *const *list) {
    for (; *list; list++)
        if (str_eq_nocase(name, str_c(*list)))
            return true;
    return false;
}

/* The names asked of iconv: it knows more than a thousand, and its rarely used converters are
 * where its bugs have been. NULL: read it as UTF-8 or Windows-1252. */
static const char *known_charset(Arena *a, Str name) {
    static const char *const latin[] = { "iso-8859-1", "latin1", "l1", "iso8859-1", "cp1252",
                                         "windows-1252", "cp-1252", NULL };
    static const char *const others[] = {
        "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7",
        "iso-8859-8", "iso-8859-9", "iso-8859-10", "iso-8859-11", "iso-8859-13", "iso-8859-14",
        "iso-8859-15", "iso-8859-16", "windows-1250", "windows-1251", "windows-1253",
        "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
        "koi8-r", "koi8-u", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "shift_jis",
        "euc-jp", "iso-2022-jp", "euc-kr", "tis-620", "macintosh", "utf-16", "utf-16le",
        "utf-16be", "utf-7", NULL };
    if (is_one_of(name, latin))
        return "WINDOWS-1252";
    return is_one_of(name, others) ? str_z(a, name) : NULL;
}

static Str convert(Arena *a, Str bytes, const char *charset) {
    iconv_t c CLEANUP(converter_close) = iconv_open("UTF-8", charset);
    if (c == (iconv_t)-1)
        return utf8_repair(a, bytes);
    /* No byte of these sets becomes more than three of UTF-8, nor does a bad one. */
    size_t room = arena_mul_(bytes.n, 4) + 8;
    char *out = arena_alloc_raw(a, room, 1), *to = out;
    char *in = arena_alloc_raw(a, bytes.n + 1, 1); /* iconv() wants it writable */
    size_t left = bytes.n;
    if (left)
        memcpy(in, bytes.p, left);
    while (left) {
        if (iconv(c, &in, &left, &to, &room) != (size_t)-1)
            break;
        if (errno == E2BIG || room < 3)
            break;
        memcpy(to, "\xEF\xBF\xBD", 3);
        to += 3;
        room -= 3;
        in++;
        left--;
    }
    return (Str){ out, (size_t)(to - out) };
}

Str charset_to_utf8(Arena *a, Str bytes, Str charset) {
    const char *known = known_charset(a, str_trim(charset));
    if (known == NULL) {
        if (utf8_is_valid(bytes) || str_eq_nocase(charset, S("utf-8")))
            return line_clean(a, bytes);
        known = "WINDOWS-1252";
    }
    return line_clean(a, convert(a, bytes, known));
}
