#include "desk/deadline.h"

#include "base/time.h"

/* `seconds` of working time after `from`. */
static int64_t add_working(const Policy *p, int64_t zone, int64_t from, int64_t seconds) {
    int64_t open = p->hours_to - p->hours_from;
    int64_t local = from + zone;
    int64_t day = local - ((local % DAY) + DAY) % DAY;
    int64_t at = local - day;
    if (open <= 0 || open >= DAY)
        return from + seconds;
    if (at < p->hours_from)
        at = p->hours_from;
    if (at >= p->hours_to) {
        day += DAY;
        at = p->hours_from;
    }
    int64_t left = p->hours_to - at;
    if (seconds > left) {
        seconds -= left;
        day += DAY * (1 + (seconds - 1) / open); /* a full day ends at closing time */
        at = p->hours_from;
        seconds = 1 + (seconds - 1) % open;
    }
    return day + at + seconds - zone;
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
    };
    static_assert(COUNT(clocks) == CHANNEL__COUNT, "a clock for every channel");
    return clocks[c];
}

int64_t deadline_of(const DeadlineInput *in) {
    if (in->severity == SEVERITY_GRAVE)
        return in->from + in->policy->clock_grave;
    return add_working(in->policy, in->zone, in->from, clock_of(in->policy, in->channel));
}
