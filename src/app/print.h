/* print.h - results of commands, for people as a table or as lines, for programs as JSON; both
 * from the record's Model. */
#ifndef APP_PRINT_H
#define APP_PRINT_H

#include "app/command.h"

/* A JSON list, one record a line. */
void print_json_list(const Call *c, const Model *m, const List *records);
/* One record and the end of its line: for streams of records. */
void print_json_line(FILE *out, const Model *m, const void *record);
/* Columns as wide as their widest text, headed by the names; "-" for none. */
void print_table(const Call *c, const Model *m, const List *records);

/* Text of outside made harmless for a terminal: control characters become "?". */
Str print_safe(Arena *a, Str s);
/* "1.234.567" */
Str print_count(Arena *a, int64_t n);

#endif
