#include "app/seal_file.h"

#include "app/file.h"
#include "base/crypto.h"
#include "wire/json.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { SEAL_FILE_MAX = 256 * 1024 * 1024 };

static AuditHead *head_at(const List *heads, int64_t brand_id) {
    AuditHead *h = heads->items;
    for (size_t i = 0; i < heads->count; i++)
        if (h[i].brand_id == brand_id)
            return &h[i];
    return NULL;
}

/* Brands are few; a file that names more than this many is not ours. */
enum { SEALED_BRANDS_MAX = 10000 };

static bool note_newest(Arena *a, List *newest, const Seal *s) {
    AuditHead *h = head_at(newest, s->brand_id);
    if (h == NULL) {
        if (newest->count == SEALED_BRANDS_MAX)
            return false;
        h = (AuditHead *)newest->items + newest->count++;
        *h = (AuditHead){ .brand_id = s->brand_id };
    }
    if (s->seq >= h->seq) {
        h->seq = s->seq;
        h->hash = str_dup(a, s->hash);
    }
    return true;
}

static bool read_line(Arena *a, Str line, const SealPair *pair, List *newest) {
    SCRATCH(tmp);
    Seal s = { 0 };
    Error ignored;
    return json_read(tmp, line, &seal_model, &s, &ignored) == ERR_OK &&
           seal_is_genuine(tmp, pair, &s) && note_newest(a, newest, &s);
}

Err seal_read(Arena *a, const char *path, const SecretKey *key, SealCheck *out, Error *e) {
    SCRATCH(tmp);
    Str content, line;
    SealPair pair = seal_pair_of(key);
    *out = (SealCheck){ 0 };
    out->newest.items = arena_make(a, AuditHead, SEALED_BRANDS_MAX);
    Err code = file_read(tmp, path, SEAL_FILE_MAX, &content, e);
    if (code == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(code);
    while (content.n && content.p[content.n - 1] != '\n')
        content.n--;
    out->whole = (int64_t)content.n;
    for (int64_t number = 1; str_cut(&content, '\n', &line); number++) {
        if (line.n == 0)
            continue;
        out->count++;
        if (!read_line(a, line, &pair, &out->newest) && out->bad_line == 0)
            out->bad_line = number;
    }
    return ERR_OK;
}

/* One process at a time from reading to writing: two servers on one database share the file. */
static Err open_alone(const char *path, int *fd, Error *e) {
    struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (*fd < 0)
        FAIL(e, ERR_IO, "cannot open %s: %s", path, errno_text(errno));
    if (fcntl(*fd, F_OFD_SETLKW, &all) != 0)
        FAIL(e, ERR_IO, "cannot lock %s: %s", path, errno_text(errno));
    return ERR_OK;
}

static Err append(int fd, const char *path, int64_t whole, Str lines, Error *e) {
    if (ftruncate(fd, whole) != 0)
        FAIL(e, ERR_IO, "cannot write %s: %s", path, errno_text(errno));
    ssize_t n = pwrite(fd, lines.p, lines.n, whole);
    int why = n < 0 ? errno : ENOSPC;
    if (n != (ssize_t)lines.n || fsync(fd) != 0) {
        (void)!ftruncate(fd, whole); /* else the next time takes the rest away */
        FAIL(e, ERR_IO, "cannot write %s: %s", path, errno_text(why));
    }
    return ERR_OK;
}

/* Whoever can write the database can put a row there; only the key makes it a seal. What is signed
 * here is signed as of now: no row says how long ago a head was there. */
static Seal genuine(Arena *a, const SealPair *pair, const Seal *s, int64_t now) {
    if (seal_is_genuine(a, pair, s))
        return *s;
    AuditHead head = { .brand_id = s->brand_id, .seq = s->seq, .hash = s->hash };
    return seal_make(a, pair, &head, now);
}

Err seal_append(const char *path, const SecretKey *key, const List *seals, int64_t now, Error *e) {
    SCRATCH(a);
    SealCheck before;
    SealPair pair = seal_pair_of(key);
    int fd CLEANUP(fd_close) = -1;
    TRY(open_alone(path, &fd, e));
    TRY(seal_read(a, path, key, &before, e));
    Buf b = buf_new(a, seals->count * 1024);
    const Seal *s = seals->items;
    for (size_t i = 0; i < seals->count; i++) {
        const AuditHead *last = head_at(&before.newest, s[i].brand_id);
        if (s[i].seq == 0 ||
            (last && last->seq == s[i].seq && str_eq(last->hash, s[i].hash)))
            continue;
        Seal kept = genuine(a, &pair, &s[i], now);
        json_record(&b, &seal_model, &kept);
        buf_putc(&b, '\n');
    }
    return b.n ? append(fd, path, before.whole, buf_str(&b), e) : ERR_OK;
}
