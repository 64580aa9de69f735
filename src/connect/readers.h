/* readers.h - the formats, each in a file of its own; format.c puts them into the table. */
#ifndef CONNECT_READERS_H
#define CONNECT_READERS_H

#include "connect/format.h"

/* One JSON object a line (jsonl.c), or one array of objects around all (json_items.c).
 *
 * Names are forgiving (role.h): "created_at", "createdAt" and "Created At" are one. Text may
 * also stand one level deeper, as in {"from":{"name":..,"username":..},"text":{"body":..}}.
 * Numbers where text is expected are taken as they are written, so that ids above 2^53 stay
 * whole. A line that cannot be read is named on sink->bad with its number and the reason, and
 * reading goes on. */
extern const Format format_jsonl;
/* A heading line in Indonesian or English, then one message a row; the separator is found out. */
extern const Format format_csv;
/* "Ekspor chat" of WhatsApp, Android and iPhone. */
extern const Format format_whatsapp;
extern const Format format_mbox;
extern const Format format_eml;
/* RSS, Atom, RDF and JSON Feed. */
extern const Format format_feed;

#endif
