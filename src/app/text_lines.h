/* text_lines.h - messages one a line, as text or as JSON with a member `text`, and perhaps `time`
 * and `zone`: what the commands that only read messages take. */
#ifndef APP_TEXT_LINES_H
#define APP_TEXT_LINES_H

#include "app/classify_record.h"
#include "connect/format.h"

typedef struct TextLine {
    Str text;
    int64_t number; /* of the line, from 1 */
    ClassifyFrame frame;
} TextLine;

/* The arena is reset before the next line. */
typedef Err (*TextLineFn)(void *ctx, Arena *a, const TextLine *line, Error *e);

/* Calls fn for each line that is not empty. ERR_LIMIT for one longer than LIMIT_LINE. */
NODISCARD Err text_lines(ByteSource *in, int zone, TextLineFn fn, void *ctx, Error *e);

#endif
