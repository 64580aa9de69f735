/* fuzz_main.c - runs a fuzz target over stored inputs without a fuzzer, so that every found
 * crash stays a test: fuzz_main DIR... Each file is given whole and cut short at up to
 * CUTS places, because parsers break at the end of their input. */
#include "base/mem.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum { CUTS = 32, PATH_BYTES = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A copy of its own for each run: AddressSanitizer then sees a read past the end. */
static void run(const uint8_t *data, size_t size) {
    SCRATCH(a);
    uint8_t *copy = arena_alloc_raw(a, size, 1);
    if (size)
        memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
}

static void run_all(const uint8_t *data, size_t size) {
    run(data, size);
    size_t step = size / CUTS + 1;
    for (size_t cut = 0; cut < size; cut += step)
        run(data, cut);
}

static void close_file(FILE **f) {
    if (*f)
        fclose(*f);
}

static bool replay_file(const char *path) {
    FILE *f CLEANUP(close_file) = fopen(path, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0)
        return false;
    long size = ftell(f);
    if (size < 0 || fseek(f, 0, SEEK_SET) != 0)
        return false;
    SCRATCH(a);
    uint8_t *data = arena_alloc_raw(a, (size_t)size, 1);
    if (fread(data, 1, (size_t)size, f) != (size_t)size)
        return false;
    run_all(data, (size_t)size);
    return true;
}

static void close_dir(DIR **d) {
    if (*d)
        closedir(*d);
}

static int replay_dir(const char *dir) {
    DIR *d CLEANUP(close_dir) = opendir(dir);
    if (d == NULL)
        return 0;
    int count = 0;
    for (struct dirent *entry; (entry = readdir(d)) != NULL;) {
        char path[PATH_BYTES];
        int n = snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        if (entry->d_name[0] == '.' || n < 0 || (size_t)n >= sizeof path)
            continue;
        printf("%s\n", path);
        fflush(stdout); /* so that a crash names its input */
        if (!replay_file(path))
            return 0;
        count++;
    }
    return count;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        if (replay_dir(argv[i]) == 0) {
            fprintf(stderr, "%s: no readable inputs; put a few small seeds there\n", argv[i]);
            return 1;
        }
    return argc < 2;
}
