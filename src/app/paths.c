#include "app/paths.h"

Str database_file(const Config *c) {
    Str scheme = S("sqlite:");
    if (!str_starts(c->database, scheme))
        return (Str){ 0 };
    return str_slice(c->database, scheme.n, c->database.n);
}

Str seal_file(Arena *a, const Config *c) {
    Str file = database_file(c);
    if (file.p == NULL)
        file = c->key_file;
    return str_fmt(a, STR_FMT ".seal", STR_ARG(file));
}

Str server_lock_file(Arena *a, const Config *c) {
    Str file = database_file(c);
    return file.p ? str_fmt(a, STR_FMT "-server.lock", STR_ARG(file)) : file;
}
