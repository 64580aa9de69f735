#include "app/import_queue.h"

#include <pthread.h>

struct ImportQueue {
    Arena *arena;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    Chunk *empty, *first, *last;
    Chunk chunks[QUEUE_CHUNKS];
    bool is_ended, is_refused;
    Error failure; /* code ERR_OK: none */
};

ImportQueue *import_queue_new(void) {
    Arena *a = arena_new(sizeof(ImportQueue) + _Alignof(ImportQueue));
    ImportQueue *q = arena_make(a, ImportQueue, 1);
    q->arena = a;
    pthread_mutex_init(&q->lock, NULL);
    pthread_cond_init(&q->changed, NULL);
    for (size_t i = 0; i < QUEUE_CHUNKS; i++) {
        q->chunks[i].arena = arena_new(64 * 1024);
        q->chunks[i].next = q->empty;
        q->empty = &q->chunks[i];
    }
    return q;
}

void import_queue_free(ImportQueue **q) {
    if (*q == NULL)
        return;
    Arena *a = (*q)->arena;
    for (size_t i = 0; i < QUEUE_CHUNKS; i++)
        arena_free(&(*q)->chunks[i].arena);
    pthread_cond_destroy(&(*q)->changed);
    pthread_mutex_destroy(&(*q)->lock);
    arena_free(&a);
    *q = NULL;
}

static void changed(ImportQueue *q) {
    pthread_cond_broadcast(&q->changed);
    pthread_mutex_unlock(&q->lock);
}

Chunk *import_queue_empty(ImportQueue *q) {
    pthread_mutex_lock(&q->lock);
    while (q->empty == NULL && !q->is_refused)
        pthread_cond_wait(&q->changed, &q->lock);
    Chunk *c = q->is_refused ? NULL : q->empty;
    if (c)
        q->empty = c->next;
    pthread_mutex_unlock(&q->lock);
    if (c) {
        arena_reset(c->arena);
        c->count = c->bytes = 0;
        c->next = NULL;
    }
    return c;
}

void import_queue_put(ImportQueue *q, Chunk *full) {
    pthread_mutex_lock(&q->lock);
    if (q->last)
        q->last->next = full;
    else
        q->first = full;
    q->last = full;
    changed(q);
}

void import_queue_end(ImportQueue *q, const Error *why) {
    pthread_mutex_lock(&q->lock);
    q->is_ended = true;
    if (why)
        q->failure = *why;
    changed(q);
}

Chunk *import_queue_take(ImportQueue *q, bool wait) {
    pthread_mutex_lock(&q->lock);
    while (q->first == NULL && wait && !q->is_ended)
        pthread_cond_wait(&q->changed, &q->lock);
    Chunk *c = q->first;
    if (c) {
        q->first = c->next;
        if (q->first == NULL)
            q->last = NULL;
        c->next = NULL;
    }
    pthread_mutex_unlock(&q->lock);
    return c;
}

void import_queue_give_back(ImportQueue *q, Chunk *used) {
    pthread_mutex_lock(&q->lock);
    used->next = q->empty;
    q->empty = used;
    changed(q);
}

void import_queue_refuse(ImportQueue *q) {
    pthread_mutex_lock(&q->lock);
    q->is_refused = true;
    changed(q);
}

Err import_queue_result(ImportQueue *q, Error *e) {
    pthread_mutex_lock(&q->lock);
    Err code = q->failure.code;
    if (code != ERR_OK && e != NULL)
        *e = q->failure;
    pthread_mutex_unlock(&q->lock);
    return code;
}
