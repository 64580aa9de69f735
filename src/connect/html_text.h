/* html_text.h - HTML as plain text a person can read.
 *
 * Paragraphs become lines, list items get "- ", quoted blocks "> ", links keep their address
 * behind their text when the two differ, images their alt text. Scripts, styles, comments and
 * everything else that is not text disappear. One pass, no tree, no recursion: the work is
 * linear in the input and the result is at most HTML_TEXT_MOST bytes, valid UTF-8. */
#ifndef CONNECT_HTML_TEXT_H
#define CONNECT_HTML_TEXT_H

#include "base/str.h"

enum { HTML_TEXT_MOST = 256 * 1024, HTML_DEPTH_MOST = 64 };

/* `html` in UTF-8; bad bytes are repaired. */
Str html_to_text(Arena *a, Str html);

#endif
