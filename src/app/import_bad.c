/* The lines that could not be read, in a file of their own, to be mended and imported again. */
#include "app/import.h"

#include "app/file.h"
#include "base/limits.h"
#include "base/number.h"
#include "connect/line.h"
#include "connect/source.h"

#include <errno.h>
#include <fcntl.h>

static void file_end(FILE **f) {
    if (*f)
        fclose(*f);
    *f = NULL;
}

/* The next number of the list, or INT64_MAX behind its end. */
static int64_t next_number(Str *numbers) {
    Str piece;
    int64_t n;
    return str_cut(numbers, '\n', &piece) && parse_i64(piece, 0, INT64_MAX, &n) ? n : INT64_MAX;
}

Err import_save_bad(const char *from, Str numbers, const char *to, bool with_first, Error *e) {
    SCRATCH(a);
    int fd CLEANUP(fd_close) = open(from, O_RDONLY | O_CLOEXEC);
    FILE *out CLEANUP(file_end) = fopen(to, "wxe");
    if (fd < 0)
        FAIL(e, ERR_IO, "cannot open %.120s: %s", from, errno_text(errno));
    if (out == NULL)
        FAIL(e, ERR_IO, "cannot create %.120s: %s", to, errno_text(errno));
    FdSource source = source_fd(fd, -1);
    LineReader lines;
    Line line;
    bool more;
    int64_t wanted = next_number(&numbers);
    TRY(line_start(&lines, a, &source.base, 0, e));
    for (;;) {
        TRY(line_next(&lines, &line, &more, e));
        if (!more)
            break;
        if (line.number == wanted || (with_first && line.number == 1))
            fprintf(out, STR_FMT "\n", STR_ARG(line.text));
        while (wanted <= line.number)
            wanted = next_number(&numbers);
    }
    if (fflush(out) != 0)
        FAIL(e, ERR_IO, "cannot write %.120s: %s", to, errno_text(errno));
    return ERR_OK;
}
