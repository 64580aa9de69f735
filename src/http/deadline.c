#include "http/deadline.h"

#include "base/time.h"

#include <pthread.h>
#include <sys/socket.h>
#include <time.h>

struct Deadlines {
    Arena *arena; /* holds this and all peers; peers are reused, not freed */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    Peer *first, *unused;
    int64_t count, cut;
    int every_ms;
    bool stopping;
};

static void cut_late_ones(Deadlines *d, int64_t now) {
    for (Peer *p = d->first; p != NULL; p = p->next) {
        int_fast64_t deadline = atomic_load(&p->deadline);
        /* The exchange fails when the peer has just got further: then it is not late. */
        if (deadline > now || !atomic_compare_exchange_strong(&p->deadline, &deadline,
                                                              DEADLINE_NONE))
            continue;
        (void)shutdown(p->fd, SHUT_RDWR); /* ENOTCONN: the peer went by itself */
        d->cut++;
    }
}

static void wait_for(Deadlines *d) {
    if (d->count == 0) {
        pthread_cond_wait(&d->changed, &d->lock);
        return;
    }
    struct timespec until;
    clock_after(d->every_ms, &until);
    pthread_cond_timedwait(&d->changed, &d->lock, &until);
}

static void *watch(void *arg) {
    Deadlines *d = arg;
    pthread_mutex_lock(&d->lock);
    while (!d->stopping) {
        wait_for(d);
        cut_late_ones(d, clock_monotonic_ms());
    }
    pthread_mutex_unlock(&d->lock);
    return NULL;
}

Err deadlines_start(int every_ms, Deadlines **out, Error *e) {
    Arena *a = arena_new(16 * 1024);
    Deadlines *d = arena_make(a, Deadlines, 1);
    d->arena = a;
    d->every_ms = every_ms;
    pthread_mutex_init(&d->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&d->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    if (pthread_create(&d->thread, NULL, watch, d) != 0) {
        arena_free(&a);
        FAIL(e, ERR_IO, "cannot start a thread for the deadlines");
    }
    *out = d;
    return ERR_OK;
}

void deadlines_stop(Deadlines **d) {
    if (*d == NULL)
        return;
    pthread_mutex_lock(&(*d)->lock);
    (*d)->stopping = true;
    pthread_cond_signal(&(*d)->changed);
    pthread_mutex_unlock(&(*d)->lock);
    pthread_join((*d)->thread, NULL);
    pthread_cond_destroy(&(*d)->changed);
    pthread_mutex_destroy(&(*d)->lock);
    Arena *a = (*d)->arena;
    *d = NULL;
    arena_free(&a);
}

Peer *deadlines_add(Deadlines *d, int fd, int64_t deadline) {
    pthread_mutex_lock(&d->lock);
    Peer *p = d->unused;
    if (p != NULL)
        d->unused = p->next;
    else
        p = arena_make(d->arena, Peer, 1);
    p->fd = fd;
    p->served = p->stream = false;
    atomic_store(&p->deadline, deadline);
    p->prev = NULL;
    p->next = d->first;
    if (p->next != NULL)
        p->next->prev = p;
    d->first = p;
    if (d->count++ == 0)
        pthread_cond_signal(&d->changed);
    pthread_mutex_unlock(&d->lock);
    return p;
}

void deadlines_remove(Deadlines *d, Peer *p) {
    pthread_mutex_lock(&d->lock);
    if (p->prev != NULL)
        p->prev->next = p->next;
    else
        d->first = p->next;
    if (p->next != NULL)
        p->next->prev = p->prev;
    p->next = d->unused;
    d->unused = p;
    d->count--;
    pthread_mutex_unlock(&d->lock);
}

int64_t deadlines_count(Deadlines *d) {
    pthread_mutex_lock(&d->lock);
    int64_t count = d->count;
    pthread_mutex_unlock(&d->lock);
    return count;
}

int64_t deadlines_cut(Deadlines *d) {
    pthread_mutex_lock(&d->lock);
    int64_t cut = d->cut;
    pthread_mutex_unlock(&d->lock);
    return cut;
}
