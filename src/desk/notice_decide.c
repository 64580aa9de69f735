#include "desk/notice_decide.h"

enum { MOMENTS = 2 };

/* What one decision knows beforehand. */
typedef struct Deciding {
    const NoticeScene *scene;
    bool has_duty, has_grave_duty;
} Deciding;

static bool is_on_duty(const NoticePerson *p, bool is_grave) {
    return is_grave ? p->is_on_grave_duty : p->is_on_duty;
}

static bool is_here(const NoticeScene *s, int64_t staff_id) {
    for (size_t i = 0; i < s->person_count; i++)
        if (s->people[i].staff_id == staff_id)
            return true;
    return false;
}

static bool reads_it(const NoticeScene *s, const NoticeCase *c, const NoticePerson *p) {
    for (size_t i = 0; i < s->reader_count; i++)
        if (s->readers[i].case_id == c->id && s->readers[i].staff_id == p->staff_id)
            return true;
    return false;
}

static int64_t later(int64_t a, int64_t b) { return a > b ? a : b; }

/* Not before half of a short clock is over. */
static int64_t before_moment(const NoticeScene *s, const NoticeCase *c) {
    int64_t half = c->last_at < c->deadline_at ? c->last_at + (c->deadline_at - c->last_at) / 2 : 0;
    return later(c->deadline_at - s->before, half);
}

/* When the case concerns this person; how many moments there are. */
static size_t moments_of(const Deciding *d, const NoticeCase *c, const NoticePerson *p,
                         int64_t out[MOMENTS]) {
    const NoticeScene *s = d->scene;
    size_t n = 0;
    bool has_holder = c->owner_id != 0 && is_here(s, c->owner_id);
    bool has_duty = c->is_grave ? d->has_grave_duty : d->has_duty;
    bool on_duty = is_on_duty(p, c->is_grave);
    if (has_holder ? c->owner_id == p->staff_id : on_duty)
        out[n++] = before_moment(s, c);
    if (on_duty || (p->is_owner && !has_duty))
        out[n++] = c->deadline_at;
    else if (p->is_owner)
        out[n++] = c->deadline_at + s->after;
    for (size_t i = 0; i < n; i++)
        out[i] = later(out[i], c->seen_at);
    return n;
}

static bool is_fresh(const NoticeScene *s, int64_t since) { return s->now - since < NOTICE_FRESH; }

static bool is_closed_to(const NoticeCase *c, const NoticePerson *p) {
    return c->is_secret && !p->sees_all && c->owner_id != p->staff_id;
}

static bool is_worse(const NoticeCase *a, const NoticeCase *b) {
    if (a->is_grave != b->is_grave)
        return a->is_grave;
    return a->deadline_at < b->deadline_at || (a->deadline_at == b->deadline_at && a->id < b->id);
}

/* The message to one person, while it is made. */
typedef struct Making {
    Notice notice;
    const NoticeCase *worst[NOTICE_WORST];
    bool is_new; /* something that was not in the last one */
} Making;

static void add_worst(Making *m, const NoticeCase *c) {
    size_t n = m->notice.worst_count, at = n;
    while (at > 0 && is_worse(c, m->worst[at - 1]))
        at--;
    if (at == NOTICE_WORST)
        return;
    if (n < NOTICE_WORST)
        m->notice.worst_count = ++n;
    for (size_t i = n - 1; i > at; i--)
        m->worst[i] = m->worst[i - 1];
    m->worst[at] = c;
}

static int64_t told(const NoticePerson *p, bool is_grave) {
    return is_grave ? later(p->told_at, p->told_grave_at) : p->told_at;
}

static void add_case(const Deciding *d, const NoticeCase *c, const NoticePerson *p, Making *m) {
    int64_t at[MOMENTS];
    const NoticeScene *s = d->scene;
    bool concerns = false;
    if (!is_fresh(s, c->deadline_at) || is_closed_to(c, p) || reads_it(s, c, p))
        return;
    size_t n = moments_of(d, c, p, at);
    for (size_t i = 0; i < n; i++) {
        concerns |= at[i] <= s->now;
        m->is_new |= at[i] <= s->now && at[i] > told(p, c->is_grave);
    }
    if (!concerns)
        return;
    if (c->deadline_at <= s->now)
        m->notice.past++;
    else
        m->notice.soon++;
    add_worst(m, c);
}

static Making make(const Deciding *d, const NoticePerson *p, bool grave_only) {
    const NoticeScene *s = d->scene;
    Making m = { .notice = { .staff_id = p->staff_id, .is_grave_only = grave_only } };
    for (size_t i = 0; i < s->case_count; i++)
        if (s->cases[i].is_grave || !grave_only)
            add_case(d, &s->cases[i], p, &m);
    for (size_t i = 0; i < s->post_count && p->is_keeper; i++) {
        const NoticePost *post = &s->posts[i];
        if ((grave_only && !post->is_grave) || !is_fresh(s, post->found_at))
            continue;
        m.notice.posts++;
        m.is_new |= post->found_at > told(p, post->is_grave);
    }
    if (!grave_only && p->access > 0 && s->now - p->told_access_at >= NOTICE_MONTH) {
        m.notice.access = p->access;
        m.is_new = true;
    }
    for (size_t i = 0; i < m.notice.worst_count; i++)
        m.notice.worst[i] = m.worst[i]->id;
    return m;
}

List notice_decide(Arena *a, const NoticeScene *s) {
    Deciding d = { .scene = s };
    Notice *out = arena_make(a, Notice, s->person_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < s->person_count; i++) {
        d.has_duty |= s->people[i].is_on_duty;
        d.has_grave_duty |= s->people[i].is_on_grave_duty;
    }
    for (size_t i = 0; i < s->person_count; i++) {
        const NoticePerson *p = &s->people[i];
        if (p->messaged_at != 0 && s->now - p->messaged_at < NOTICE_GAP)
            continue;
        Making m = make(&d, p, p->is_quiet || !s->is_working);
        if (m.is_new)
            out[count++] = m.notice;
    }
    return (List){ out, count };
}
