#include "detect/gate.h"

#include "test.h"

static SeriesSigns signs(double surprise, double excess) {
    return (SeriesSigns){ .mean_hour = 50, .coming = 1,
                          .share = { .surprise = surprise, .excess = excess, .most = excess,
                                     .newest = excess / 2, .window = 2 } };
}

static GateAnswer ask(Gate *g, int64_t minutes, double surprise, double excess) {
    SeriesSigns s = signs(surprise, excess);
    return gate_ask(g, INT64_C(1767225600) + minutes * 60, &s);
}

TEST(an_incident_wakes_once) {
    Gate g = { 0 };
    CHECK(ask(&g, 0, GATE_ISSUE - 0.01, 20) == GATE_SLEEP);
    CHECK(ask(&g, 5, GATE_ISSUE, 10) == GATE_WAKE);
    for (int64_t m = 6; m < 24 * 60; m += 7)
        CHECK(ask(&g, m, 3, 11) == GATE_SLEEP);
    CHECK(ask(&g, 5 + 24 * 60, 3, 11) == GATE_WAKE);
}

TEST(a_class_higher_is_told_at_once_and_each_only_once) {
    Gate g = { 0 };
    CHECK(ask(&g, 0, 2, 10) == GATE_WAKE);
    CHECK(ask(&g, 10, 4, 26) == GATE_UPDATE); /* large: 25 messages, or 0.4 hours' worth */
    CHECK(ask(&g, 11, 4, 40) == GATE_SLEEP);
    CHECK(ask(&g, 12, 5, 50) == GATE_UPDATE);
    CHECK(ask(&g, 13, 5, 30) == GATE_SLEEP);
}

TEST(after_an_hour_it_is_told_again_when_it_is_plainly_bigger) {
    Gate g = { 0 }, h = { 0 };
    CHECK(ask(&g, 0, 2, 12) == GATE_WAKE && ask(&h, 0, 2, 12) == GATE_WAKE);
    CHECK(ask(&g, 30, 3, 20) == GATE_SLEEP);
    CHECK(ask(&g, 57, 3, 20) == GATE_UPDATE);
    CHECK(ask(&g, 58, 3, 24) == GATE_SLEEP);
    CHECK(ask(&h, 57, 3, 13) == GATE_SLEEP);
}

TEST(a_big_brand_needs_more_to_be_large) {
    SeriesSigns small = signs(3, 30), big = signs(3, 30);
    big.mean_hour = 1000;
    CHECK(gate_is_large(&small) && !gate_is_large(&big));
    CHECK(gate_size(&small) > gate_size(&big));
}

TEST(a_small_crowd_at_night_wakes_nobody_and_a_turn_does) {
    Gate g = { 0 };
    SeriesSigns night = signs(3, 9);
    night.coming = 0.2;
    CHECK(gate_ask(&g, 1767225600, &night) == GATE_SLEEP);
    night.share.is_turn = true;
    CHECK(gate_ask(&g, 1767225600, &night) == GATE_WAKE);
}

TEST(what_begins_before_the_morning_is_bigger_than_what_begins_at_night) {
    SeriesSigns night = signs(3, 30), morning = signs(3, 30);
    night.coming = 0.2;
    morning.coming = 1.1;
    CHECK(gate_size(&morning) > 5 * gate_size(&night));
}
