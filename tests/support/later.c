/* later.c - preloaded into the program, it is LATER seconds later than the clock of this machine
 * says (TANGGAP's only clock is clock_gettime, src/base/time.c). What lasts a minute or a month is
 * tried in the real program without waiting; what measures how long something took is as it was. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long later(void) {
    const char *seconds = getenv("LATER");
    return seconds ? atol(seconds) : 0;
}

int clock_gettime(clockid_t id, struct timespec *out) {
    int code = (int)syscall(SYS_clock_gettime, id, out);
    if (code == 0 && id == CLOCK_REALTIME)
        out->tv_sec += later();
    return code;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}
