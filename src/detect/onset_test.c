#include "detect/onset.h"

#include "test.h"

#include <math.h>

/* 30 % answers, 30 % of all angry; well known. */
static Onset usual_onset(void) {
    Onset o = { 0 };
    onset_learn(&o, &(OnsetUsual){ .answers = 0.3, .angry_first = 0.3, .angry_answers = 0.3,
                                   .error = 1e-4, .wander = 1e-4, .volume_spread = 0.2 });
    return o;
}

static const OnsetCounts calm = { { 49, 21, 21, 9 }, 100 };

static double evidence(const Onset *o, const OnsetCounts *open) {
    return onset_look(o, open).evidence;
}

TEST(usual_messages_are_no_evidence_however_many) {
    Onset o = usual_onset();
    for (int i = 0; i < 1000; i++) {
        CHECK(evidence(&o, &calm) == 0);
        onset_end_bucket(&o, &calm);
    }
}

TEST(a_crowd_is_seen_and_its_onset_with_it) {
    Onset o = usual_onset();
    const OnsetCounts angry = { { 51, 29, 23, 17 }, 100 };
    for (int i = 0; i < 50; i++)
        onset_end_bucket(&o, &calm);
    double before = 0;
    for (int i = 1; i <= 4; i++) {
        OnsetSigns s = onset_look(&o, &angry);
        CHECK(s.evidence > before && (i < 2 || s.buckets == i));
        before = s.evidence;
        onset_end_bucket(&o, &angry);
    }
    CHECK(before > 6);
}

TEST(a_turn_of_mood_at_the_usual_volume_is_seen) {
    Onset o = usual_onset();
    CHECK(evidence(&o, &(OnsetCounts){ { 28, 42, 12, 18 }, 100 }) > 10);
}

TEST(a_rush_of_ordinary_talk_and_a_busy_thread_explain_themselves) {
    Onset o = usual_onset();
    const OnsetCounts angry = { { 28, 42, 12, 18 }, 100 };
    const OnsetCounts rush = { { 640, 360, 270, 130 }, 100 };
    const OnsetCounts thread = { { 49, 21, 195, 105 }, 100 };
    CHECK(evidence(&o, &rush) < evidence(&o, &angry) / 4);
    CHECK(evidence(&o, &thread) < evidence(&o, &angry) / 4);
}

TEST(less_well_known_shares_say_less) {
    Onset o = usual_onset();
    const OnsetCounts angry = { { 28, 42, 12, 18 }, 100 };
    double sure = evidence(&o, &angry);
    o.usual.error = 0.02;
    CHECK(evidence(&o, &angry) < sure / 2);
}

TEST(a_storm_is_forgotten_within_two_days) {
    Onset o = usual_onset();
    const OnsetCounts storm = { { 100, 300, 100, 400 }, 100 };
    for (int i = 0; i < 100; i++)
        onset_end_bucket(&o, &storm);
    CHECK(evidence(&o, &(OnsetCounts){ 0 }) > 15);
    for (int i = 0; i < 2 * 288; i++)
        onset_end_bucket(&o, &calm);
    CHECK(evidence(&o, &calm) < 2);
}

TEST(while_little_is_known_the_end_of_five_minutes_takes_nothing_away) {
    Onset o = usual_onset();
    const OnsetCounts storm = { { 26, 78, 14, 42 }, 20 };
    o.usual.error = 0.05; /* twenty messages were seen before */
    double open = evidence(&o, &storm);
    onset_end_bucket(&o, &storm);
    CHECK(open > 5 && evidence(&o, &(OnsetCounts){ 0 }) > 0.95 * open);
}

TEST(an_empty_bucket_and_nothing_usual_are_numbers) {
    Onset o = usual_onset();
    CHECK(evidence(&o, &(OnsetCounts){ 0 }) == 0);
    double lone = evidence(&o, &(OnsetCounts){ { 0, 0, 0, 9 }, 0 });
    CHECK(isfinite(lone) && lone > 0);
}
