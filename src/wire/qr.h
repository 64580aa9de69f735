/* qr.h - a text as the squares of a QR code, for pages that are printed. */
#ifndef WIRE_QR_H
#define WIRE_QR_H

#include "base/err.h"
#include "base/str.h"

enum { QR_TEXT_MOST = 1000 }; /* bytes; a link */

typedef struct QrCode {
    int size; /* modules a side, without the quiet border */
    Str path; /* data of an SVG path, one unit a module, the dark ones filled; in the arena */
} QrCode;
/* Readable with up to a seventh of it dirty. ERR_INVALID when the text is empty or too long. */
NODISCARD Err qr_code(Arena *a, Str text, QrCode *out, Error *e);

#endif
