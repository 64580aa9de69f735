/* json.h - JSON to and from records described by a Model; json-c does the reading and writing.
 *
 * Strict RFC 8259, UTF-8 checked, depth at most LIMIT_JSON_DEPTH, 64-bit integers exact. This is
 * the only place where JSON is made. */
#ifndef WIRE_JSON_H
#define WIRE_JSON_H

#include "base/err.h"
#include "base/model.h"

/* Text is written as UTF-8; `<`, U+2028 and U+2029 are escaped, so that what comes out may stand
 * inside a <script> data block. Bytes that are not UTF-8 become U+FFFD. */
/* Append one record, or a list of records, or a list of Str (m == NULL). */
void json_record(Buf *b, const Model *m, const void *rec);
void json_list(Buf *b, const Model *m, const List *list);
/* {"items":[..],"next":"cursor" or null} */
void json_page(Buf *b, const Model *m, const List *list, Str next);
/* One value, for the few places without a record: a string, quoted and escaped. */
void json_str(Buf *b, Str s);

/* Fill *rec from a JSON object. Unknown, read-only, missing required, wrongly typed, out of
 * range and over-long fields are refused with ERR_INVALID, e->field naming the field (dotted for
 * nested ones, items[2].text) and a message that says the remedy. Text lives in `a`. */
NODISCARD Err json_read(Arena *a, Str text, const Model *m, void *rec, Error *e);
/* A list of records or (m == NULL) of Str, as stored in a TEXT column. */
NODISCARD Err json_read_list(Arena *a, Str text, const Model *m, List *out, Error *e);

/* What the text may be: one value, no key twice in one object, at most LIMIT_JSON_VALUES values;
 * ERR_INVALID else (ERR_LIMIT for too many). Half of a surrogate pair reads as U+FFFD. Texts of
 * a document may hold NUL; json_read() refuses it.
 *
 * A free-form document for readers of foreign JSON (imports, hooks): look up members by name;
 * everything is a view that lives as long as the document. */
typedef struct JsonDoc JsonDoc;
typedef const struct JsonValue JsonValue;
NODISCARD Err json_parse(Str text, JsonDoc **out, Error *e);
void json_free(JsonDoc **doc);
JsonValue *json_root(const JsonDoc *doc);
JsonValue *json_member(JsonValue *object, const char *name); /* NULL when absent or no object */
JsonValue *json_item(JsonValue *array, size_t at);           /* NULL past the end */
size_t json_length(JsonValue *array_or_object);
bool json_get_str(JsonValue *v, Str *out);  /* strings only */
bool json_get_i64(JsonValue *v, int64_t *out); /* whole numbers only */
bool json_get_text(Arena *a, JsonValue *v, Str *out); /* a string or a number, as text */
bool json_get_f64(JsonValue *v, double *out); /* any finite number */
bool json_get_bool(JsonValue *v, bool *out);
typedef enum JsonKind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_OBJECT,
                        JSON_KIND__COUNT } JsonKind;
JsonKind json_kind(JsonValue *v); /* JSON_NULL for NULL: null and absent are the same */
/* Every member of an object, in the order of the text. */
void json_each(JsonValue *object, void (*visit)(void *ctx, Str name, JsonValue *value), void *ctx);

/* Making a free-form document, for the few that no Model describes. The root and all that was
 * added to it end with json_node_free(). Names are literals or live as long as the call. */
typedef struct JsonNode JsonNode;
JsonNode *json_new_object(void);
void json_node_free(JsonNode **root);
/* Add to an object; in a list the name is NULL. The new container belongs to its parent. */
JsonNode *json_add_object(JsonNode *in, const char *name);
JsonNode *json_add_list(JsonNode *in, const char *name);
void json_add_str(JsonNode *in, const char *name, Str value); /* "none" becomes null */
void json_add_i64(JsonNode *in, const char *name, int64_t value);
void json_add_bool(JsonNode *in, const char *name, bool value);
/* An OpenAPI schema object for a Model or a field; nested models are inlined. */
void json_add_schema(JsonNode *in, const char *name, const Model *m, bool for_input);
void json_add_field_schema(JsonNode *in, const char *name, const Field *f, bool for_input);
void json_node_write(Buf *b, const JsonNode *root);

#endif
