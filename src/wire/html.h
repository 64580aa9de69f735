/* html.h - the one escaping writer for pages that the server makes (sign-in, first start, alarm,
 * errors). Text that came from anywhere goes through one of these two; markup is literals. */
#ifndef WIRE_HTML_H
#define WIRE_HTML_H

#include "base/str.h"

/* Between tags. Bytes that are not UTF-8 become U+FFFD; control characters but line breaks and
 * tabs are dropped. */
void html_text(Buf *b, Str s);
/* Inside an attribute in double quotes: html_attr() writes ` name="value"` with a space before
 * it. A link target (href, src, action, formaction) that is neither http, https, mailto, tel nor
 * a local path is written as "#". */
void html_attr(Buf *b, const char *name, Str value);

#endif
