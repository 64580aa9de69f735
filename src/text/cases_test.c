#include "test_cases.h"

#include "base/number.h"
#include "text/draft.h"
#include "text/personal.h"
#include "text/reading.h"
#include "text/said.h"

static Reading read_text(Arena *a, Str text, bool direct, int64_t reach) {
    Reading r;
    reading_make(a, &(ReadingInput){ .text = text, .is_direct = direct, .reach = reach }, &r);
    return r;
}

static void case_class(Arena *a, const Case *c, const char *file) {
    Reading r = read_text(a, c->fields[0], false, 0);
    case_expect(c, file, c->fields[1], str_c(class_names[r.class]));
}

static void case_mood(Arena *a, const Case *c, const char *file) {
    Reading r = read_text(a, c->fields[0], false, 0);
    case_expect(c, file, c->fields[1], str_c(mood_names[r.mood]));
}

static void case_language(Arena *a, const Case *c, const char *file) {
    Reading r = read_text(a, c->fields[0], false, 0);
    case_expect(c, file, c->fields[1], str_c(language_names[r.language]));
}

static void case_normalise(Arena *a, const Case *c, const char *file) {
    case_expect(c, file, c->fields[1], read_text(a, c->fields[0], false, 0).normal);
}

static void case_signals(Arena *a, const Case *c, const char *file) {
    Reading r = read_text(a, c->fields[0], false, 0);
    Buf b = buf_new(a, 256);
    for (int s = 0; s < SIGNAL__COUNT; s++)
        if (r.signals >> s & 1)
            buf_printf(&b, "%s%s", b.n ? " " : "", signal_names[s]);
    case_expect(c, file, c->fields[1], b.n ? buf_str(&b) : S("-"));
}

static void case_severity(Arena *a, const Case *c, const char *file) {
    int64_t reach = 0;
    CHECK(parse_i64(c->fields[1], 0, INT64_MAX, &reach));
    Reading r = read_text(a, c->fields[0], false, reach);
    case_expect(c, file, c->fields[2], str_c(severity_names[r.severity]));
}

static void case_answer(Arena *a, const Case *c, const char *file) {
    bool direct = str_eq(c->fields[1], S("direct"));
    Reading r = read_text(a, c->fields[0], direct, 0);
    case_expect(c, file, c->fields[2], r.needs_answer ? S("yes") : S("no"));
}

static void case_personal(Arena *a, const Case *c, const char *file) {
    PersonalSpan *spans;
    size_t count;
    personal_find(a, c->fields[0], &spans, &count);
    Buf b = buf_new(a, 1000);
    for (size_t i = 0; i < count; i++) {
        Str found = { c->fields[0].p + spans[i].from, spans[i].to - spans[i].from };
        buf_printf(&b, "%s%s:" STR_FMT, b.n ? ", " : "", personal_kind_names[spans[i].kind],
                   STR_ARG(found));
    }
    case_expect(c, file, c->fields[1], b.n ? buf_str(&b) : S("-"));
}

static void case_time(Arena *a, const Case *c, const char *file) {
    SaidTime *times;
    size_t count;
    int64_t written;
    int zone;
    CHECK(case_moment(c->fields[1], &written, &zone));
    said_times(a, c->fields[0], written, zone, &times, &count);
    Buf b = buf_new(a, 2000);
    for (size_t i = 0; i < count; i++) {
        Str words = str_slice(c->fields[0], times[i].from, times[i].to);
        buf_printf(&b, "%s" STR_FMT " =", b.n ? ", " : "", STR_ARG(words));
        if (times[i].is_known) {
            case_put_moment(&b, times[i].begins, zone);
            case_put_moment(&b, times[i].ends, zone);
        } else {
            buf_printf(&b, " ?");
        }
    }
    case_expect(c, file, c->fields[2], b.n ? buf_str(&b) : S("-"));
}

static void case_place(Arena *a, const Case *c, const char *file) {
    SaidPlace *places;
    size_t count;
    said_places(a, c->fields[0], &places, &count);
    Buf b = buf_new(a, 1000);
    for (size_t i = 0; i < count; i++) {
        Str words = str_slice(c->fields[0], places[i].from, places[i].to);
        buf_printf(&b, "%s%s:" STR_FMT "=" STR_FMT, b.n ? ", " : "",
                   place_kind_names[places[i].kind], STR_ARG(words), STR_ARG(places[i].name));
    }
    case_expect(c, file, c->fields[1], b.n ? buf_str(&b) : S("-"));
}

static bool has_letter(Str s, char letter) { return s.n && memchr(s.p, letter, s.n) != NULL; }

/* Names of the rules in their order in the enum, so that a case need not know positions. */
static void case_draft(Arena *a, const Case *c, const char *file) {
    DraftInput in = { .text = c->fields[0], .is_public = has_letter(c->fields[1], 'p'),
                      .answers_complaint = has_letter(c->fields[1], 'c') };
    Finding *found;
    size_t count;
    draft_check(a, &in, &found, &count);
    Buf b = buf_new(a, 1000);
    for (int rule = 0; rule < DRAFT_RULE__COUNT; rule++) {
        size_t times = 0;
        for (size_t i = 0; i < count; i++)
            times += (int)found[i].rule == rule;
        size_t shown = rule == DRAFT_PLACEHOLDER ? times : times > 0;
        for (size_t i = 0; i < shown; i++)
            buf_printf(&b, "%s%s", b.n ? " " : "", draft_rule_names[rule]);
    }
    case_expect(c, file, c->fields[2], b.n ? buf_str(&b) : S("-"));
}

static size_t drafts, harmful, asked; /* asked: what the model alone finds */

static void count_harmful(Arena *a, const Case *c, const char *file) {
    Finding *found;
    size_t count, harm = 0, asks = 0;
    (void)file;
    draft_check(a, &(DraftInput){ .text = c->fields[0] }, &found, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_harm = found[i].rule == DRAFT_INSULT || found[i].rule == DRAFT_HATE ||
                       found[i].rule == DRAFT_THREAT;
        harm += is_harm;
        asks += is_harm && found[i].level == FINDING_ASK;
    }
    drafts++;
    harmful += harm > 0;
    asked += asks > 0;
}

/* Rates, not cases: another model may err elsewhere, not more often. */
TEST(the_model_hardly_ever_suspects_a_polite_draft) {
    drafts = harmful = asked = 0;
    cases_walk("draft_polite.txt", 1, 199, count_harmful);
    CHECK(asked * 100 <= drafts);
}

TEST(harsh_drafts_are_mostly_found) {
    drafts = harmful = asked = 0;
    cases_walk("draft_harsh.txt", 1, 60, count_harmful);
    CHECK(harmful * 2 >= drafts && asked > 0);
}

TEST(messages_get_their_class) { cases_walk("class.txt", 2, 120, case_class); }
TEST(mood_minds_negation_and_dampers) { cases_walk("mood.txt", 2, 50, case_mood); }
TEST(language_follows_function_words) { cases_walk("language.txt", 2, 38, case_language); }
TEST(text_is_normalised) { cases_walk("normalise.txt", 2, 50, case_normalise); }
TEST(signals_name_grave_matters) { cases_walk("signals.txt", 2, 45, case_signals); }
TEST(severity_weighs_signals_and_reach) { cases_walk("severity.txt", 3, 20, case_severity); }
TEST(needs_answer_follows_class_and_channel) { cases_walk("answer.txt", 3, 25, case_answer); }
TEST(personal_data_is_found) { cases_walk("personal.txt", 2, 115, case_personal); }
TEST(drafts_are_checked) { cases_walk("draft.txt", 3, 40, case_draft); }
TEST(times_are_found_and_resolved) { cases_walk("time.txt", 3, 220, case_time); }
TEST(places_are_found) { cases_walk("place.txt", 2, 55, case_place); }
