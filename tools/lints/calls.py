"""Functions that are not called, or only from one place."""
import re

from .tree import Finding

TEXT = "use Str and Buf (base/str.h)"
NUMBER = "use base/number.h"
TIME = "use base/time.h"
ARENA = "take an Arena (base/mem.h)"
SHELL = "the program starts no shell"

OUTSIDE = ("src/store/", "src/connect/", "src/http/", "src/app/")

# function: (where it may be called, what to do instead). A place is a file or a folder.
BANNED = {
    **dict.fromkeys("strcpy stpcpy strcat strncat strncpy sprintf vsprintf gets strtok strtok_r "
                    "sscanf strdup strndup asprintf vasprintf".split(), ((), TEXT)),
    **dict.fromkeys("atoi atol atoll atof strtol strtoul strtoll strtoull strtod strtof strtoimax "
                    "strtoumax".split(), (("src/base/number.c",), NUMBER)),
    **dict.fromkeys("localtime localtime_r gmtime gmtime_r mktime timegm strftime strptime "
                    "asctime ctime time gettimeofday clock_gettime".split(),
                    (("src/base/time.c",), TIME)),
    "clock_now": (("src/base/time.c", "src/http/", "src/app/"), "take `now` as an argument"),
    "clock_monotonic_ms": (("src/base/time.c", *OUTSIDE), "this layer waits for nothing"),
    **dict.fromkeys("open openat fopen read write pread pwrite socket accept bind listen poll "
                    "epoll_wait select mmap opendir nanosleep usleep sleep fork pthread_create "
                    "thrd_create".split(),
                    (("src/base/log.c", *OUTSIDE), "this layer touches nothing outside memory: "
                     "take bytes or a callback")),
    **dict.fromkeys("malloc calloc realloc reallocarray free aligned_alloc posix_memalign".split(),
                    (("src/base/mem.c",), ARENA + "; handles of libraries end by CLEANUP()")),
    **dict.fromkeys("system popen execlp execvp".split(), ((), SHELL)),
    **dict.fromkeys("rand srand random srandom drand48 getrandom getentropy".split(),
                    ((), "use base/crypto.h where randomness is allowed")),
    **dict.fromkeys("crypto_random crypto_token".split(),
                    (("src/base/crypto.c", "src/desk/", "src/crisis/", "src/http/", "src/api/", "src/app/"),
                     "take the value as an argument: this layer is pure")),
    **dict.fromkeys("alloca tmpnam tempnam mktemp longjmp setjmp".split(), ((), ARENA)),
    **dict.fromkeys("getenv setenv putenv setlocale exit _exit".split(),
                    (("src/app/",), "leave the process to app/ and return an Err")),
    **dict.fromkeys("printf puts putchar perror vprintf".split(),
                    (("src/app/",), "return an Err; only app/ talks to a terminal")),
    "signal": (("src/app/",), "use sigaction(), in app/"),
    "abort": (("src/base/mem.c",), "assert() for programmer errors, Err for all else"),
}
CALL = re.compile(r"(?<![\w.>])(" + "|".join(map(re.escape, BANNED)) + r")\s*\(")


def calls(tree):
    """Dangerous, hidden-state and process-wide functions stay in the one file that wraps them."""
    for s in tree.product:
        for m in CALL.finditer(s.statements):
            where, remedy = BANNED[m[1]]
            if any(s.path == w or (w.endswith("/") and s.path.startswith(w)) for w in where):
                continue
            # A declaration such as `int64_t clock_now(void);` is no call.
            before = s.statements[:m.start()].rsplit("\n", 1)[-1]
            if s.is_header and re.search(r"[\w*]\s*$", before):
                continue
            yield Finding("calls", s.path, s.line_of(m.start()), f"calls {m[1]}()", remedy,
                          f"{s.path}:{m[1]}")
