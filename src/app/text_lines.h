/* text_lines.h - messages one a line, as text or as JSON with a member `text`, and perhaps `time`
 * and `zone`: what the commands that only read messages take. */
#ifndef APP_TEXT_LINES_H
#define APP_TEXT_LINES_H

#include "app/classify_record.h"
#include "connect/format.h"
#include "wire/json.h"

typedef struct TextLine {
    Str text;
    int64_t number; /* of the line, from 1 */
    ClassifyFrame frame;
    JsonValue *object; /* the line when it is JSON, for the call; else NULL */
} TextLine;

/* The arena is reset before the next line. */
typedef Err (*TextLineFn)(void *ctx, Arena *a, const TextLine *line, Error *e);

/* Calls fn for each line that is not empty. ERR_LIMIT for one longer than LIMIT_LINE. */
NODISCARD Err text_lines(ByteSource *in, int zone, TextLineFn fn, void *ctx, Error *e);
/* The same from the file at `path`; "-" and NULL are `standard`. */
NODISCARD Err text_lines_of(const char *path, int standard, int zone, TextLineFn fn, void *ctx,
                            Error *e);

#endif
