#include "text/reading.h"

#include "text/lexicon.h"

#include <utf8proc.h>

const char *const language_names[] = { "other", "id", "en", "jv", "su", "mixed", NULL };
static_assert(COUNT(language_names) == LANGUAGE__COUNT + 1, "one name for each language");

const char *const mood_names[] = { "neutral", "negative", "positive", NULL };
static_assert(COUNT(mood_names) == MOOD__COUNT + 1, "one name for each mood");

const char *const class_names[] = {
    [CLASS_OTHER] = "other",       [CLASS_COMPLAINT] = "complaint",
    [CLASS_CRITICISM] = "criticism", [CLASS_QUESTION] = "question",
    [CLASS_PRESSING] = "pressing", [CLASS_VENTING] = "venting",
    [CLASS_TROLL] = "troll",       [CLASS_SPAM] = "spam",
    [CLASS_RUMOUR] = "rumour",     [CLASS_AT_RISK] = "at_risk",
    [CLASS_PRAISE] = "praise",     [CLASS__COUNT] = NULL,
};

const char *const signal_names[] = {
    [SIGNAL_SAFETY] = "safety", [SIGNAL_HEALTH] = "health",       [SIGNAL_HALAL] = "halal",
    [SIGNAL_FRAUD] = "fraud",   [SIGNAL_DATA_LEAK] = "data_leak", [SIGNAL_STAFF] = "staff",
    [SIGNAL_LEGAL] = "legal",   [SIGNAL_MONEY] = "money",         [SIGNAL_CROWD] = "crowd",
    [SIGNAL_MEDIA] = "media",   [SIGNAL_HATE] = "hate",           [SIGNAL_THREAT] = "threat",
    [SIGNAL__COUNT] = NULL,
};

const char *const severity_names[] = { "low", "medium", "high", "grave", NULL };
static_assert(COUNT(severity_names) == SEVERITY__COUNT + 1, "one name for each severity");

const char *const stage_names[] = {
    [STAGE_READ] = "read",         [STAGE_NORMALISE] = "normalise",
    [STAGE_LANGUAGE] = "language", [STAGE_SIGNALS] = "signals",
    [STAGE_MOOD] = "mood",         [STAGE_CLASS] = "class",
    [STAGE_MODEL] = "model",       [STAGE_SEVERITY] = "severity",
    [STAGE_BRAND_WORDS] = "brand_words", [STAGE_CLUSTER] = "cluster",
    [STAGE_DECIDE] = "decide",     [STAGE__COUNT] = NULL,
};

static const Field evidence_fields[] = {
    FIELD_ENUM_OF(Evidence, stage, stage_names, .doc = "The stage that read it."),
    FIELD(Evidence, says, .doc = "What it speaks for."),
    FIELD(Evidence, from, .doc = "First byte in the text."),
    FIELD(Evidence, to, .doc = "Byte after the last one."),
};
const Model evidence_model = MODEL(Evidence, evidence_fields);

bool reading_asks(const Reading *r) { return r->needs_answer || r->severity >= SEVERITY_HIGH; }

/* Raised by hand with every change of code that makes another normal text of the same words. */
enum { READER = 2 };

Str reading_version(Arena *a) {
    return str_fmt(a, "%d-%s-%s", READER, lex_version, utf8proc_unicode_version());
}
