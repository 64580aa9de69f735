#include "desk/notice_decide.h"

#include "base/model.h"

#include "test.h"

enum {
    NOON = 100 * DAY + 12 * HOUR,
    BEFORE = 10 * MINUTE,
    AFTER = 30 * MINUTE,
    OWNER = 1,
    ADMIN,
    EARLY, /* on duty from 8 to 14 */
    LATE,  /* from 14 to 20; quiet until 10 */
    HOLDER,
    PEOPLE = 5
};

/* ---- single scenes ---- */

static NoticeScene scene(const NoticeCase *cases, size_t n, const NoticePerson *people,
                         size_t person_count) {
    return (NoticeScene){ .now = NOON, .is_working = true, .before = BEFORE, .after = AFTER,
                          .cases = cases, .case_count = n, .people = people,
                          .person_count = person_count };
}

static NoticeCase due_in(int64_t id, int64_t seconds) {
    return (NoticeCase){ .id = id, .deadline_at = NOON + seconds, .last_at = NOON + seconds - HOUR,
                         .seen_at = NOON + seconds - HOUR };
}

static const NoticePerson owner = { .staff_id = OWNER, .is_owner = true, .is_keeper = true,
                                    .sees_all = true };
static const NoticePerson on_duty = { .staff_id = EARLY, .is_on_duty = true,
                                      .is_on_grave_duty = true };
static const NoticePerson holder = { .staff_id = HOLDER };

/* Who gets a message, as a number: 13 is the owner, then the one on duty. */
static int64_t told_now(const NoticeScene *s) {
    SCRATCH(a);
    List list = notice_decide(a, s);
    const Notice *n = list.items;
    int64_t who = 0;
    for (size_t i = 0; i < list.count; i++)
        who = who * 10 + n[i].staff_id;
    return who;
}

TEST(first_who_holds_it_then_who_is_on_duty_then_the_owner) {
    const NoticePerson people[] = { owner, on_duty, holder };
    NoticeCase c = due_in(7, 0);
    NoticeScene s = scene(&c, 1, people, 3);
    c.owner_id = HOLDER;
    s.now = c.deadline_at - BEFORE - 1;
    CHECK(told_now(&s) == 0);
    s.now = c.deadline_at - BEFORE;
    CHECK(told_now(&s) == HOLDER);
    s.now = c.deadline_at;
    CHECK(told_now(&s) == 10 * EARLY + HOLDER);
    s.now = c.deadline_at + AFTER;
    CHECK(told_now(&s) == 100 * OWNER + 10 * EARLY + HOLDER);
    s.now = c.deadline_at + DAY; /* a day later it wakes nobody */
    CHECK(told_now(&s) == 0);
}

TEST(what_nobody_holds_is_for_those_on_duty_and_without_them_for_the_owner) {
    const NoticePerson people[] = { owner, on_duty, holder };
    NoticeCase c = due_in(7, 0);
    NoticeScene s = scene(&c, 1, people, 3);
    s.now = c.deadline_at - BEFORE;
    CHECK(told_now(&s) == EARLY);
    c.owner_id = 99; /* who left the brand holds nothing */
    CHECK(told_now(&s) == EARLY);
    const NoticePerson alone[] = { owner };
    s.people = alone;
    s.person_count = 1;
    CHECK(told_now(&s) == 0);
    s.now = c.deadline_at;
    CHECK(told_now(&s) == OWNER);
}

TEST(one_message_tells_all_and_comes_again_only_with_news) {
    SCRATCH(a);
    NoticePerson p = on_duty;
    NoticeCase c[] = { due_in(1, -HOUR), due_in(2, -3 * HOUR), due_in(3, 5 * MINUTE),
                       due_in(4, -2 * HOUR), due_in(5, -MINUTE), due_in(6, HOUR) };
    c[4].is_grave = true;
    NoticeScene s = scene(c, COUNT(c), &p, 1);
    List list = notice_decide(a, &s);
    const Notice *n = list.items;
    CHECK(list.count == 1 && n->past == 4 && n->soon == 1 && n->worst_count == 3);
    CHECK(n->worst[0] == 5 && n->worst[1] == 2 && n->worst[2] == 4);
    p.told_at = p.told_grave_at = p.messaged_at = NOON;
    s.now = NOON + NOTICE_GAP - 1;
    CHECK(told_now(&s) == 0); /* the third passed, but it is too soon for another message */
    s.now = NOON + NOTICE_GAP;
    CHECK(told_now(&s) == EARLY);
    p.told_at = p.told_grave_at = p.messaged_at = s.now;
    s.now += NOTICE_GAP;
    CHECK(told_now(&s) == 0); /* nothing is new */
    c[5].deadline_at = s.now + BEFORE;
    c[5].last_at = NOON - HOUR;
    CHECK(told_now(&s) == EARLY);
    p.messaged_at = s.now - 1; /* by another brand of theirs */
    CHECK(told_now(&s) == 0);
}

TEST(at_night_only_what_is_grave_is_told_and_the_rest_in_the_morning) {
    SCRATCH(a);
    NoticePerson p = on_duty;
    NoticeCase c[] = { due_in(1, -HOUR), due_in(2, -HOUR) };
    NoticeScene s = scene(c, 2, &p, 1);
    s.is_working = false;
    CHECK(told_now(&s) == 0);
    c[1].is_grave = true;
    List list = notice_decide(a, &s);
    const Notice *n = list.items;
    CHECK(list.count == 1 && n->is_grave_only && n->past == 1 && n->worst[0] == 2);
    p.told_grave_at = p.messaged_at = NOON;
    s.now = NOON + 2 * HOUR;
    CHECK(told_now(&s) == 0);
    s.is_working = true;
    list = notice_decide(a, &s);
    n = list.items;
    CHECK(list.count == 1 && !n->is_grave_only && n->past == 2);
    s.is_working = true;
    p.is_quiet = true; /* the same for the quiet hours of one person */
    CHECK(told_now(&s) == 0);
}

TEST(a_short_clock_is_not_announced_before_half_of_it_is_over) {
    NoticePerson p = on_duty;
    NoticeCase c = { .id = 1, .deadline_at = NOON + 15 * MINUTE, .last_at = NOON, .seen_at = NOON };
    NoticeScene s = scene(&c, 1, &p, 1);
    s.now = NOON + 7 * MINUTE;
    CHECK(told_now(&s) == 0);
    s.now = NOON + 8 * MINUTE;
    CHECK(told_now(&s) == EARLY);
}

TEST(late_news_is_news_when_it_comes_in) {
    NoticePerson p = on_duty;
    NoticeCase c = due_in(1, -20 * MINUTE);
    NoticeScene s = scene(&c, 1, &p, 1);
    p.told_at = p.messaged_at = NOON - 16 * MINUTE; /* after its deadline */
    CHECK(told_now(&s) == 0);
    c.seen_at = NOON - MINUTE;
    CHECK(told_now(&s) == EARLY);
}

TEST(nobody_is_told_of_what_they_have_open_or_may_not_read) {
    const NoticePerson people[] = { owner, on_duty };
    const NoticeReader reader = { .case_id = 1, .staff_id = EARLY };
    NoticeCase c = due_in(1, -HOUR);
    NoticeScene s = scene(&c, 1, people, 2);
    CHECK(told_now(&s) == 10 * OWNER + EARLY);
    s.readers = &reader;
    s.reader_count = 1;
    CHECK(told_now(&s) == OWNER);
    s.reader_count = 0;
    c.is_secret = true;
    CHECK(told_now(&s) == OWNER);
    c.owner_id = EARLY;
    CHECK(told_now(&s) == 10 * OWNER + EARLY);
}

TEST(posts_nobody_sent_are_told_to_owners_and_admins) {
    const NoticePerson people[] = { owner, { .staff_id = ADMIN, .is_keeper = true }, on_duty };
    NoticePost post = { .id = 1, .found_at = NOON - MINUTE };
    NoticeScene s = scene(NULL, 0, people, 3);
    s.posts = &post;
    s.post_count = 1;
    CHECK(told_now(&s) == 10 * OWNER + ADMIN);
    s.is_working = false;
    CHECK(told_now(&s) == 0);
    post.is_grave = true;
    CHECK(told_now(&s) == 10 * OWNER + ADMIN);
    post.found_at = NOON - DAY;
    CHECK(told_now(&s) == 0);
}

TEST(sign_ins_are_told_of_once_a_month_to_whose_they_are_and_by_day) {
    NoticePerson people[] = { owner, on_duty, holder };
    NoticeScene s = scene(NULL, 0, people, 3);
    people[2].access = 2;
    CHECK(told_now(&s) == HOLDER);
    s.is_working = false;
    CHECK(told_now(&s) == 0);
    s.is_working = true;
    people[2].is_quiet = true;
    CHECK(told_now(&s) == 0);
    people[2].is_quiet = false;
    people[2].told_access_at = NOON - NOTICE_MONTH + 1;
    CHECK(told_now(&s) == 0);
    people[2].told_access_at--;
    CHECK(told_now(&s) == HOLDER);
    people[2].messaged_at = NOON - MINUTE; /* not beside another message */
    CHECK(told_now(&s) == 0);
}

/* ---- generated days ---- */

enum { DAYS = 40, CASES = 60 };

typedef struct Days {
    uint64_t state;
    NoticeCase cases[CASES];
    int64_t answered_at[CASES];
    size_t count;
    NoticePerson people[PEOPLE];
    int64_t messages;
} Days;

static int64_t roll(Days *d, int64_t below) {
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((d->state >> 33) % (uint64_t)below);
}

static bool is_working(int64_t at) { return at % DAY >= 8 * HOUR && at % DAY < 20 * HOUR; }

static void come(Days *d, int64_t now) {
    static const int64_t clocks[] = { 15 * MINUTE, HOUR, 4 * HOUR, DAY };
    if (d->count == CASES)
        return;
    bool is_grave = roll(d, 15) == 0;
    int64_t due = now + (is_grave ? 15 * MINUTE : clocks[roll(d, 4)]);
    if (!is_grave && !is_working(due))
        due = due - due % DAY + (due % DAY >= 20 * HOUR ? DAY : 0) + 8 * HOUR + 10 * MINUTE;
    size_t i = d->count++;
    d->cases[i] = (NoticeCase){ .id = now + (int64_t)i, .deadline_at = due, .last_at = now,
                                .seen_at = now + roll(d, 6) * MINUTE, .is_grave = is_grave,
                                .owner_id = roll(d, 2) ? 0 : 1 + roll(d, PEOPLE) };
    d->answered_at[i] = now + roll(d, 30) * 10 * MINUTE;
    if (roll(d, 6) == 0)
        d->answered_at[i] = now + 3 * DAY; /* forgotten */
}

static void answer(Days *d, int64_t now) {
    for (size_t i = 0; i < d->count;)
        if (d->answered_at[i] <= now) {
            d->count--;
            d->cases[i] = d->cases[d->count];
            d->answered_at[i] = d->answered_at[d->count];
        } else {
            i++;
        }
}

static void set_people(Days *d, int64_t now) {
    static const NoticePerson who[PEOPLE] = {
        { .staff_id = OWNER, .is_owner = true, .is_keeper = true, .sees_all = true },
        { .staff_id = ADMIN, .is_keeper = true, .sees_all = true },
        { .staff_id = EARLY }, { .staff_id = LATE }, { .staff_id = HOLDER },
    };
    int64_t at = now % DAY;
    for (size_t i = 0; i < PEOPLE; i++) {
        NoticePerson p = who[i], was = d->people[i];
        p.told_at = was.told_at;
        p.told_grave_at = was.told_grave_at;
        p.messaged_at = was.messaged_at;
        p.is_quiet = i + 1 == LATE && at < 10 * HOUR;
        p.is_on_grave_duty = i + 1 == (size_t)(at < 14 * HOUR ? EARLY : LATE);
        p.is_on_duty = p.is_on_grave_duty && !p.is_quiet;
        d->people[i] = p;
    }
}

static const NoticeCase *case_of(const Days *d, int64_t id) {
    for (size_t i = 0; i < d->count; i++)
        if (d->cases[i].id == id)
            return &d->cases[i];
    return NULL;
}

static bool has_duty(const Days *d, bool is_grave) {
    for (size_t i = 0; i < PEOPLE; i++)
        if (is_grave ? d->people[i].is_on_grave_duty : d->people[i].is_on_duty)
            return true;
    return false;
}

/* The earliest this person may hear of it. */
static int64_t earliest(const Days *d, const NoticeCase *c, const NoticePerson *p) {
    bool on_duty_now = c->is_grave ? p->is_on_grave_duty : p->is_on_duty;
    if (c->owner_id ? c->owner_id == p->staff_id : on_duty_now)
        return c->deadline_at - BEFORE;
    if (on_duty_now || (p->is_owner && !has_duty(d, c->is_grave)))
        return c->deadline_at;
    return p->is_owner ? c->deadline_at + AFTER : INT64_MAX;
}

static void check_message(Days *d, const NoticeScene *s, const Notice *n) {
    NoticePerson *p = &d->people[n->staff_id - 1];
    CHECK(p->messaged_at == 0 || s->now - p->messaged_at >= NOTICE_GAP);
    CHECK(n->is_grave_only == (p->is_quiet || !s->is_working));
    CHECK(n->past + n->soon > 0 && n->past + n->soon <= (int64_t)d->count);
    CHECK(n->worst_count > 0 && (int64_t)n->worst_count <= n->past + n->soon);
    for (size_t i = 0; i < n->worst_count; i++) {
        const NoticeCase *c = case_of(d, n->worst[i]); /* an answered one is nobody's */
        CHECK(c != NULL && c->deadline_at > s->now - DAY);
        CHECK(c != NULL && (c->is_grave || !n->is_grave_only));
        CHECK(c != NULL && s->now >= earliest(d, c, p));
    }
    p->messaged_at = p->told_grave_at = s->now;
    if (!n->is_grave_only)
        p->told_at = s->now;
    d->messages++;
}

/* By then the owner heard of what nobody answered. */
static void check_heard(const Days *d, int64_t now) {
    const NoticePerson *p = &d->people[OWNER - 1];
    for (size_t i = 0; i < d->count; i++) {
        int64_t by = d->cases[i].deadline_at + AFTER;
        if (by < d->cases[i].seen_at)
            by = d->cases[i].seen_at;
        bool is_time = now == by + NOTICE_GAP + MINUTE && is_working(by) && is_working(now);
        CHECK(!is_time || p->told_at >= by);
    }
}

TEST(generated_days_are_calm_in_order_and_leave_nothing_untold) {
    SCRATCH(a);
    Days *d = arena_make(a, Days, 1);
    int64_t cases = 0;
    d->state = 20261130;
    for (int64_t now = NOON; now < NOON + (int64_t)DAYS * DAY; now += MINUTE) {
        size_t before = d->count;
        answer(d, now);
        if (now % (5 * DAY) < 4 * DAY && roll(d, 40) == 0) /* the fifth day is a quiet one */
            come(d, now);
        cases += d->count > before;
        set_people(d, now);
        NoticeScene s = scene(d->cases, d->count, d->people, PEOPLE);
        s.now = now;
        s.is_working = is_working(now);
        Arena *one CLEANUP(arena_free) = arena_new(1 << 12);
        List list = notice_decide(one, &s);
        const Notice *n = list.items;
        CHECK(d->count > 0 || list.count == 0);
        for (size_t i = 0; i < list.count; i++)
            check_message(d, &s, &n[i]);
        check_heard(d, now);
    }
    /* Few against what the days brought, and some. */
    CHECK(d->messages > DAYS && d->messages < 3 * cases);
}
