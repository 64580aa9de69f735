#include "desk/deadline.h"

#include "base/time.h"

enum { FRIDAY = 5, EPOCH_WEEKDAY = 4, WEEK_DAYS = 7, DAYS_MOST = 400 };

/* Working time of one day, in seconds after its midnight: at most two stretches. */
typedef struct Shift {
    int64_t from[2], to[2];
} Shift;

static bool is_day_off(const Policy *p, int64_t day) {
    for (size_t i = 0; i < p->days_off_count; i++)
        if (p->days_off[i] == day)
            return true;
    return false;
}

static Shift shift_of(const Policy *p, int64_t day) {
    bool is_friday = (day + EPOCH_WEEKDAY) % WEEK_DAYS == FRIDAY;
    Shift s = { { p->hours_from, p->hours_to }, { p->hours_to, p->hours_to } };
    if (is_day_off(p, day))
        return (Shift){ { 0, 0 }, { 0, 0 } };
    if (is_friday && p->friday_to > p->friday_from && p->friday_from < p->hours_to &&
        p->friday_to > p->hours_from) {
        s.to[0] = p->friday_from > p->hours_from ? p->friday_from : p->hours_from;
        s.from[1] = p->friday_to < p->hours_to ? p->friday_to : p->hours_to;
    }
    return s;
}

/* A stretch that is full ends at its own end. */
int64_t deadline_working(const Policy *p, int64_t zone, int64_t from, int64_t seconds) {
    int64_t local = from + zone;
    int64_t day = local / DAY - (local % DAY < 0), at = local - day * DAY;
    if (p->hours_to <= p->hours_from || p->hours_to - p->hours_from >= DAY)
        return from + seconds;
    for (int i = 0; i < DAYS_MOST; i++, day++, at = 0) {
        Shift s = shift_of(p, day);
        for (int k = 0; k < 2; k++) {
            int64_t begin = s.from[k] > at ? s.from[k] : at;
            if (begin >= s.to[k])
                continue;
            if (seconds <= s.to[k] - begin)
                return day * DAY + begin + seconds - zone;
            seconds -= s.to[k] - begin;
        }
    }
    return day * DAY - zone; /* a year of days off: nobody works here */
}

static int64_t clock_of(const Policy *p, Channel c) {
    const int64_t clocks[] = {
        [CHANNEL_OTHER] = p->clock_comment,
        [CHANNEL_INSTAGRAM] = p->clock_comment,
        [CHANNEL_FACEBOOK] = p->clock_comment,
        [CHANNEL_TIKTOK] = p->clock_comment,
        [CHANNEL_X] = p->clock_comment,
        [CHANNEL_YOUTUBE] = p->clock_comment,
        [CHANNEL_WHATSAPP] = p->clock_chat,
        [CHANNEL_GOOGLE] = p->clock_review,
        [CHANNEL_MARKETPLACE] = p->clock_marketplace,
        [CHANNEL_EMAIL] = p->clock_mail,
        [CHANNEL_BLOG] = p->clock_comment,
        [CHANNEL_FORUM] = p->clock_comment,
        [CHANNEL_PHONE] = p->clock_chat,
        [CHANNEL_VISIT] = p->clock_chat,
    };
    static_assert(COUNT(clocks) == CHANNEL__COUNT, "a clock for every channel");
    const ChannelRule *own = policy_channel(p, channel_names[c]);
    return own != NULL && own->clock > 0 ? own->clock : clocks[c];
}

int64_t deadline_of(const DeadlineInput *in) {
    if (in->severity == SEVERITY_GRAVE)
        return in->from + in->policy->clock_grave;
    return deadline_working(in->policy, in->zone, in->from, clock_of(in->policy, in->channel));
}

int64_t working_from(const Policy *p, int64_t zone, int64_t at) {
    return deadline_working(p, zone, at, 0);
}
