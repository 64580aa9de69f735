/* How the crowd behaves
 *
 * Anger follows the wave of the pack: it rises for the first third, stands, and falls only as trust
 * grows. Silence feeds rumours, and rumours feed anger. A good word where it began calms most;
 * elsewhere it calms little. A heated or empty word doubles the fire, a contradiction costs trust,
 * hiding criticism brings everybody who had not heard of it yet. */
#include "drill/storm.h"

#include "drill/line.h"

const char *const drill_act_names[] = { "good_word", "empty_word", "heated_word", "contradiction",
                                        "hiding", NULL };
static_assert(COUNT(drill_act_names) == DRILL_ACT__COUNT + 1, "one name per act");

static const Field mood_fields[] = { FIELD(DrillMood, anger), FIELD(DrillMood, rumours),
                                     FIELD(DrillMood, reach), FIELD(DrillMood, trust) };
const Model drill_mood_model = MODEL(DrillMood, mood_fields);

enum { MOST = 1000, PATIENCE = 3 * DRILL_BEATS_A_MINUTE, BURST = 2 * DRILL_BEATS_A_MINUTE };

/* What an act changes at once: (value * times / 100) + plus. */
typedef struct Effect {
    int64_t anger_times, rumours_times, reach_plus, trust_plus;
    DrillVoice burst;
} Effect;
static const Effect at_origin[DRILL_ACT__COUNT] = {
    [DRILL_GOOD_WORD] = { 72, 60, 0, 120, VOICE_SOOTHED },
    [DRILL_EMPTY_WORD] = { 200, 120, 60, -150, VOICE_FIRE },
    [DRILL_HEATED_WORD] = { 200, 130, 120, -250, VOICE_FIRE },
    [DRILL_CONTRADICTION] = { 130, 170, 40, -200, VOICE_RUMOUR },
    [DRILL_HIDING] = { 220, 150, 250, -300, VOICE_HIDDEN },
};
static const Effect elsewhere[DRILL_ACT__COUNT] = {
    [DRILL_GOOD_WORD] = { 96, 92, 0, 20, VOICE_SOOTHED },
    [DRILL_EMPTY_WORD] = { 140, 110, 30, -80, VOICE_FIRE },
    [DRILL_HEATED_WORD] = { 180, 120, 90, -200, VOICE_FIRE },
    [DRILL_CONTRADICTION] = { 120, 150, 30, -150, VOICE_RUMOUR },
    [DRILL_HIDING] = { 180, 140, 200, -250, VOICE_HIDDEN },
};

static int64_t within(int64_t x) { return x < 0 ? 0 : x > MOST ? MOST : x; }

void drill_begin(DrillStorm *s, const DrillPack *pack, uint64_t seed, int64_t minutes) {
    s->pack = pack;
    s->beats = minutes * DRILL_BEATS_A_MINUTE;
    s->beat = 0;
    s->random = seed;
    s->has_word = false;
    s->owed = 0;
    s->last_place = 0;
    s->mood = (DrillMood){ .anger = pack->heat, .reach = 20, .trust = 200 };
    for (int v = 0; v < VOICE__COUNT; v++)
        s->voice_until[v] = 0;
}

static bool is_hot(const DrillStorm *s) { return s->pack->heat > 50; }

static void take_act(DrillStorm *s, const DrillAct *act) {
    const Effect *f = &(act->is_at_origin ? at_origin : elsewhere)[act->kind];
    DrillMood *m = &s->mood;
    m->anger = within(m->anger * f->anger_times / 100);
    m->rumours = within(m->rumours * f->rumours_times / 100);
    m->reach = within(m->reach + f->reach_plus);
    m->trust = within(m->trust + f->trust_plus);
    s->voice_until[f->burst] = s->beat + BURST;
    s->has_word = s->has_word || act->kind <= DRILL_HEATED_WORD;
}

/* A storm is as long as its drill: what happens in a third of it happens in a third of any. */
static void drift(DrillStorm *s) {
    DrillMood *m = &s->mood;
    int64_t height = 10 * s->pack->heat, third = s->beats / 3 + 1;
    bool rises = s->beat < third;
    if (rises)
        m->anger = within(m->anger + height / third - m->anger * m->trust / (MOST * third));
    else
        m->anger = within(m->anger - m->anger * m->trust / (MOST * third));
    m->reach = within(m->reach + (rises ? MOST : MOST / 4) * (100 + m->anger / 10) / (200 * third));
    if (is_hot(s) && !s->has_word && s->beat > PATIENCE)
        m->rumours = within(m->rumours + 1200 / third);
    if (m->rumours > 500 && is_hot(s))
        m->anger = within(m->anger + 150 / third);
}

/* ---- who speaks ---- */

/* Once each, at their share of the time. */
static const struct {
    DrillVoice voice;
    int64_t percent;
} guests[] = { { VOICE_FIRST, 0 }, { VOICE_PRESS, 35 }, { VOICE_RIVAL, 50 }, { VOICE_RISK, 60 } };

/* Those who write alone; the person at risk keeps the words they were given. */
static bool is_plain(DrillVoice v) {
    return v == VOICE_PRESS || v == VOICE_RISK || v == VOICE_RIVAL;
}

typedef struct Weight {
    DrillVoice voice;
    int64_t weight;
} Weight;

static DrillVoice choose(DrillStorm *s) {
    const DrillMood *m = &s->mood;
    bool early = s->beat < s->beats / 6;
    const Weight all[] = {
        { early ? VOICE_FIRST : VOICE_ANGRY, m->anger / 2 },
        { VOICE_ANGRY, m->anger },
        { VOICE_SPREAD, early ? 0 : m->anger * m->reach / MOST },
        { VOICE_RUMOUR, m->rumours / 2 },
        { VOICE_SILENCE, s->has_word ? 0 : m->rumours / 4 },
        { VOICE_FIRE, s->beat < s->voice_until[VOICE_FIRE] ? MOST : 0 },
        { VOICE_HIDDEN, s->beat < s->voice_until[VOICE_HIDDEN] ? MOST : 0 },
        { VOICE_SOOTHED, s->beat < s->voice_until[VOICE_SOOTHED] ? m->trust : 0 },
        { VOICE_DEFEND, is_hot(s) ? m->trust / 4 : 0 },
        { VOICE_CALM, 40 },
        { VOICE_BUSY, is_hot(s) ? 0 : MOST },
    };
    int64_t sum = 0;
    for (size_t i = 0; i < COUNT(all); i++)
        sum += s->pack->lines[all[i].voice].count ? all[i].weight : 0;
    int64_t at = sum ? (int64_t)drill_random(&s->random, (uint64_t)sum) : 0;
    for (size_t i = 0; i < COUNT(all); i++) {
        at -= s->pack->lines[all[i].voice].count ? all[i].weight : 0;
        if (at < 0)
            return all[i].voice;
    }
    return VOICE_CALM;
}

/* It begins in one place; the more have heard of it, the more it is everywhere. */
static size_t place_of(DrillStorm *s, DrillVoice v) {
    const DrillPack *p = s->pack;
    if (p->place_count < 2 || v == VOICE_FIRST)
        return 0;
    bool travels = s->beat >= s->beats / 6;
    if (v == VOICE_CALM)
        return drill_random(&s->random, p->place_count);
    if (!travels)
        return 0;
    if (v == VOICE_SPREAD || drill_random(&s->random, 2 * MOST) < (uint64_t)s->mood.reach)
        return 1 + drill_random(&s->random, p->place_count - 1);
    return 0;
}

static int64_t followers_of(DrillStorm *s, DrillVoice v) {
    if (v == VOICE_FIRST || v == VOICE_PRESS)
        return 4000 + (int64_t)drill_random(&s->random, 30000);
    return drill_random(&s->random, 12) ? (int64_t)drill_random(&s->random, 900)
                                        : (int64_t)drill_random(&s->random, 20000);
}

static DrillSaid say(DrillStorm *s, Arena *a, DrillVoice v) {
    const Str *name = drill_pick(&s->random, &s->book->names);
    const Str *line = drill_pick(&s->random, &s->pack->lines[v]);
    LineWords words = { s->book, s->shop, is_plain(v) };
    DrillSaid said = { .voice = v, .place = s->pack->places[place_of(s, v)] };
    Str stem = name ? *name : S("tamu");
    said.handle = str_fmt(a, STR_FMT "%llu", STR_ARG(stem),
                          (unsigned long long)(10 + drill_random(&s->random, 9000)));
    said.author = said.handle;
    said.text = drill_line(a, &s->random, &words, line ? *line : S("halo kak"));
    said.second = (int64_t)drill_random(&s->random, DRILL_BEAT);
    said.reach = followers_of(s, v);
    return said;
}

/* Messages of this beat: the crowd of the pack, by how many have heard and how hot it is. */
static size_t how_many(DrillStorm *s) {
    int64_t heat = is_hot(s) ? 300 + s->mood.anger * 7 / 10 : MOST;
    int64_t wave = 250 + s->mood.reach * 3 / 4;
    s->owed += 10 * s->pack->crowd * heat / MOST * wave / MOST;
    int64_t n = s->owed / 100;
    s->owed %= 100;
    return (size_t)(n > DRILL_LINES_MOST - 4 ? DRILL_LINES_MOST - 4 : n);
}

size_t drill_step(DrillStorm *s, Arena *a, const DrillAct *acts, size_t count, DrillSaid *out) {
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (acts[i].beat == s->beat)
            take_act(s, &acts[i]);
    drift(s);
    for (size_t i = 0; i < COUNT(guests); i++)
        if (s->beat == s->beats * guests[i].percent / 100 &&
            s->pack->lines[guests[i].voice].count)
            out[n++] = say(s, a, guests[i].voice);
    for (size_t left = how_many(s); left > 0; left--)
        out[n++] = say(s, a, choose(s));
    s->beat++;
    return n;
}

DrillSaid drill_ordinary(DrillStorm *s, Arena *a) {
    return say(s, a, VOICE_CALM);
}
