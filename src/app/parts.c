#include "app/parts.h"

typedef struct PartName {
    const char *name;
    unsigned bits;
} PartName;
static const PartName part_names[] = {
    { "all", PART_ALL },   { "web", PART_WEB },   { "ingest", PART_INGEST },
    { "work", PART_WORK }, { "send", PART_SEND },
};

Err parts_read(Str role, unsigned *out, Error *e) {
    unsigned bits = 0;
    for (Str word; str_cut(&role, ',', &word);) {
        size_t i = 0;
        while (i < COUNT(part_names) && !str_eq(str_c(part_names[i].name), str_trim(word)))
            i++;
        if (i == COUNT(part_names))
            FAIL_FIELD(e, "role", "must be all, or some of web,ingest,work,send");
        bits |= part_names[i].bits;
    }
    if (bits == 0)
        FAIL_FIELD(e, "role", "must be all, or some of web,ingest,work,send");
    *out = bits;
    return ERR_OK;
}
