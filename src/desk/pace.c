#include "desk/pace.h"

#include "base/time.h"

/* "published": the platform's documentation for its programs as of 2026; where a person posts by
 * hand or nothing is published, what a busy but believable desk does. Well below what is published,
 * because other programs of the shop use the same account. */
static const Pace paces[] = {
    [CHANNEL_OTHER] = { 20, 300 },
    [CHANNEL_INSTAGRAM] = { 30, 600 },   /* published: 750 private replies an hour and account */
    [CHANNEL_FACEBOOK] = { 30, 600 },    /* published: 750 private replies an hour and page */
    [CHANNEL_TIKTOK] = { 10, 200 },      /* nothing published for answers to comments */
    [CHANNEL_X] = { 5, 60 },             /* published: 100 posts in 15 minutes and account at
                                            most; each one costs money */
    [CHANNEL_YOUTUBE] = { 5, 100 },      /* published: 10,000 units a day, an answer takes 50 */
    [CHANNEL_WHATSAPP] = { 60, 1000 },   /* published: 80 messages a second, one in 6 seconds to
                                            the same person */
    [CHANNEL_GOOGLE] = { 8, 200 },       /* published: 10 edits a minute and profile */
    [CHANNEL_MARKETPLACE] = { 20, 300 }, /* by contract; chats of a shop are watched for spam */
    [CHANNEL_EMAIL] = { 30, 400 },       /* common mail providers: 500 a day for a person, 2,000
                                            for a business */
    [CHANNEL_BLOG] = { 10, 100 },
    [CHANNEL_FORUM] = { 5, 60 },
    [CHANNEL_PHONE] = { 5, 60 }, /* by hand */
    [CHANNEL_VISIT] = { 5, 60 },
};
static_assert(COUNT(paces) == CHANNEL__COUNT, "one row per channel");

Pace pace_of(Channel channel) { return paces[channel]; }

static int64_t rounded_up(int64_t count, int64_t by) { return (count + by - 1) / by; }

int64_t pace_minutes(Channel channel, int64_t count) {
    const Pace *p = &paces[channel];
    int64_t hours = count > 0 ? (count - 1) / p->per_hour : 0;
    return hours * 60 + rounded_up(count - hours * p->per_hour, p->per_minute);
}

static NODISCARD Err paced(Db *db, const PaceAccount *of, int64_t since, int64_t *out, Error *e) {
    return db_i64(db, Q_MASS_PACED, DB_ARGS(DB_V(of->brand_id), DB_V(of->source_id), DB_V(since)),
                  out, e);
}

Err pace_room(Db *db, const PaceAccount *of, int64_t now, int64_t *out, Error *e) {
    const Pace *p = &paces[of->channel];
    int64_t minute, hour;
    TRY(paced(db, of, now - MINUTE, &minute, e));
    TRY(paced(db, of, now - HOUR, &hour, e));
    int64_t room = p->per_minute - minute, later = p->per_hour - hour;
    room = later < room ? later : room;
    *out = room > 0 ? room : 0;
    return ERR_OK;
}
