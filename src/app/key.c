#include "app/key.h"

#include "app/file.h"
#include "base/crypto.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

Err key_load(const Config *c, SecretKey *out, Error *e) {
    SCRATCH(a);
    const char *path = str_z(a, c->key_file);
    struct stat info;
    Str bytes;
    TRY(file_read(a, path, 1024, &bytes, e));
    if (stat(path, &info) != 0)
        FAIL(e, ERR_IO, "cannot read %s: %s", path, errno_text(errno));
    if (info.st_mode & 07)
        FAIL(e, ERR_DENIED, "everybody may read the key file: run chmod 400 %s", path);
    if (bytes.n != sizeof out->bytes)
        FAIL(e, ERR_INVALID, "%s is not a key file: it must have %zu bytes", path,
             sizeof out->bytes);
    memcpy(out->bytes, bytes.p, sizeof out->bytes);
    return ERR_OK;
}

static Err make(const Config *c, Error *e) {
    SCRATCH(a);
    SecretKey fresh;
    crypto_random(fresh.bytes, sizeof fresh.bytes);
    Str content = { (const char *)fresh.bytes, sizeof fresh.bytes };
    TRY(folder_make(str_z(a, path_folder(c->key_file)), 0700, e));
    return file_create(str_z(a, c->key_file), content, 0400, e);
}

Err key_load_or_make(const Config *c, SecretKey *out, bool *made, Error *e) {
    Err code = key_load(c, out, e);
    *made = false;
    if (code != ERR_NOT_FOUND)
        return code;
    code = make(c, e);
    if (code != ERR_OK && code != ERR_CONFLICT) /* another process was quicker: its key then */
        return code;
    *made = code == ERR_OK;
    return key_load(c, out, e);
}

Err push_pair(const SecretKey *key, P256Pair *out, Error *e) {
    SecretKey derived = *key;
    Err code;
    do { /* once but for one key in 2^32 */
        derived = secret_key_for(&derived, S("push"));
        code = p256_pair_of(derived.bytes, out, e);
    } while (code == ERR_INVALID);
    return code;
}

Str setup_code(Arena *a, const SecretKey *key) {
    static const char letters[] = "23456789abcdefghjkmnpqrstuvwxyz";
    enum { LENGTH = 10 };
    SecretKey derived = secret_key_for(key, S("setup code"));
    char code[LENGTH];
    for (size_t i = 0; i < LENGTH; i++)
        code[i] = letters[derived.bytes[i] % (sizeof letters - 1)];
    return str_dup(a, (Str){ code, LENGTH });
}
