/* xml_guard.h - a look at an XML document before libxml2 sees it. */
#ifndef CONNECT_XML_GUARD_H
#define CONNECT_XML_GUARD_H

#include "base/err.h"
#include "base/str.h"

/* ERR_INVALID for entity declarations (billion laughs, files read through entities) and
 * ERR_LIMIT for elements with hundreds of attributes, which libxml2 compares pair by pair. One
 * pass over the text, which must be in an encoding where '<' is one byte. */
NODISCARD Err xml_guard(Str document, Error *e);

#endif
