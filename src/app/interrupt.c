#include "app/interrupt.h"

#include <signal.h>

/* All that a signal handler may touch. */
static volatile sig_atomic_t seen;

static void note(int number) {
    (void)number;
    seen = 1;
}

void interrupt_watch(void) {
    struct sigaction once = { .sa_handler = note, .sa_flags = (int)SA_RESETHAND };
    sigemptyset(&once.sa_mask);
    sigaction(SIGINT, &once, NULL);
    sigaction(SIGTERM, &once, NULL);
}

bool interrupt_seen(void) { return seen != 0; }
