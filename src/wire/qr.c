#include "wire/qr.h"

#include <qrencode.h>

enum { RUN_MOST = 24, DARK = 1 }; /* bytes of one run of dark modules; the lowest bit of a module */

static void close_code(QRcode **code) {
    if (*code)
        QRcode_free(*code);
}

/* A row of modules, each run of dark ones as one box. */
static void put_row(Buf *b, const unsigned char *row, int size, int y) {
    for (int x = 0; x < size; x++) {
        int from = x;
        while (x < size && (row[x] & DARK))
            x++;
        if (x > from)
            buf_printf(b, "M%d %dh%dv1h-%dz", from, y, x - from, x - from);
    }
}

Err qr_code(Arena *a, Str text, QrCode *out, Error *e) {
    if (text.n == 0 || text.n > QR_TEXT_MOST)
        FAIL(e, ERR_INVALID, "a code holds 1 to %d bytes", QR_TEXT_MOST);
    QRcode *code CLEANUP(close_code) =
        QRcode_encodeString8bit(str_z(a, text), 0, QR_ECLEVEL_M);
    if (code == NULL)
        FAIL(e, ERR_INVALID, "this text cannot be made a code");
    int size = code->width;
    Buf b = buf_new(a, (size_t)size * (size_t)size * RUN_MOST);
    for (int y = 0; y < size; y++)
        put_row(&b, code->data + y * size, size, y);
    *out = (QrCode){ .size = size, .path = buf_str(&b) };
    return ERR_OK;
}
