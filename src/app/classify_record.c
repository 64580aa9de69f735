#include "app/classify_record.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "desk/said_record.h"
#include "text/model.h"
#include "text/personal.h"

#include <math.h>

typedef struct PersonalRecord {
    Str kind;
    int64_t from, to;
} PersonalRecord;

static const Field label_fields[] = { FIELD(LabelRecord, label, .flags = FIELD_OPTIONAL),
                                      FIELD(LabelRecord, p) };
static const Model label_model = MODEL(LabelRecord, label_fields);
static const Field harm_fields[] = {
    FIELD(HarmRecord, insult), FIELD(HarmRecord, hate), FIELD(HarmRecord, threat),
    FIELD(HarmRecord, sexual), FIELD(HarmRecord, self_harm),
};
static const Model harm_model = MODEL(HarmRecord, harm_fields);
static const Field spam_fields[] = {
    FIELD(SpamRecord, gambling), FIELD(SpamRecord, scam), FIELD(SpamRecord, promotion),
};
static const Model spam_model = MODEL(SpamRecord, spam_fields);
static const Field personal_fields[] = {
    FIELD(PersonalRecord, kind), FIELD(PersonalRecord, from), FIELD(PersonalRecord, to),
};
static const Model personal_model = MODEL(PersonalRecord, personal_fields);
static const Field languages_fields[] = {
    FIELD(LanguagesRecord, id), FIELD(LanguagesRecord, en), FIELD(LanguagesRecord, jv),
    FIELD(LanguagesRecord, su), FIELD(LanguagesRecord, other),
};
static const Model languages_model = MODEL(LanguagesRecord, languages_fields);
static const Field classify_fields[] = {
    FIELD(ClassifyRecord, text, .max = LIMIT_MESSAGE_TEXT),
    FIELD(ClassifyRecord, normalised, .max = LIMIT_MESSAGE_TEXT),
    FIELD(ClassifyRecord, language, .flags = FIELD_OPTIONAL),
    FIELD_RECORD_OF(ClassifyRecord, languages, &languages_model),
    FIELD_RECORD_OF(ClassifyRecord, class, &label_model),
    FIELD(ClassifyRecord, needs_answer),
    FIELD_RECORD_OF(ClassifyRecord, mood, &label_model),
    FIELD_RECORD_OF(ClassifyRecord, harm, &harm_model),
    FIELD_RECORD_OF(ClassifyRecord, spam, &spam_model),
    FIELD_LIST_OF(ClassifyRecord, severity, NULL),
    FIELD(ClassifyRecord, severity_level, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(ClassifyRecord, subjects, NULL),
    FIELD_LIST_OF(ClassifyRecord, demands, NULL),
    FIELD(ClassifyRecord, intent, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(ClassifyRecord, personal_data, &personal_model),
    FIELD_LIST_OF(ClassifyRecord, times, &time_record_model),
    FIELD_LIST_OF(ClassifyRecord, places, &place_record_model),
    FIELD_LIST_OF(ClassifyRecord, evidence, &evidence_model),
};
const Model classify_model = MODEL(ClassifyRecord, classify_fields);

/* Four digits tell all there is to tell. */
static double rounded(float p) { return round((double)p * 1e4) / 1e4; }

static double p_of(const Reading *r, Head head, int answer) {
    return rounded(r->p[head_table[head].first + answer]);
}

static List answers_of(Arena *a, Head head, int64_t bits) {
    const HeadInfo *h = &head_table[head];
    Str *names = arena_make(a, Str, (size_t)h->count);
    List out = { names, 0 };
    for (int i = 0; i < h->count; i++)
        if (bits >> i & 1)
            names[out.count++] = str_c(h->answers[i]);
    return out;
}

/* Rules and heads together; hate and threat have their own place. */
static List signals_of(Arena *a, const Reading *r) {
    Str *names = arena_make(a, Str, SIGNAL__COUNT);
    List out = { names, 0 };
    for (int s = 0; s < SIGNAL_HATE; s++)
        if (r->signals >> s & 1)
            names[out.count++] = str_c(signal_names[s]);
    return out;
}

static List personal_of(Arena *a, Str text) {
    PersonalSpan *spans;
    size_t count;
    personal_find(a, text, &spans, &count);
    PersonalRecord *records = arena_make(a, PersonalRecord, count + 1);
    for (size_t i = 0; i < count; i++)
        records[i] = (PersonalRecord){ str_c(personal_kind_names[spans[i].kind]),
                                       (int64_t)spans[i].from, (int64_t)spans[i].to };
    return (List){ records, count };
}

static double share_of(const Reading *r, Language l) { return rounded(r->language_share[l]); }

static Str intent_of(const Reading *r) {
    int best = head_best(HEAD_INTENT, r->p);
    /* the first one is "none" */
    return best ? str_c(head_table[HEAD_INTENT].answers[best]) : (Str){ 0 };
}

ClassifyRecord classify_record(Arena *a, const ReadingInput *in, const ClassifyFrame *frame,
                               const Reading *r) {
    /* Emoji say something without a word. */
    bool has_words = r->normal.n > 0, says = !utf8_is_blank(in->text);
    return (ClassifyRecord){
        .text = in->text,
        .normalised = r->normal,
        .language = has_words ? str_c(language_names[r->language]) : (Str){ 0 },
        .languages = { share_of(r, LANGUAGE_ID), share_of(r, LANGUAGE_EN),
                       share_of(r, LANGUAGE_JV), share_of(r, LANGUAGE_SU),
                       share_of(r, LANGUAGE_OTHER) },
        .class = { says ? str_c(head_table[HEAD_CLASS].answers[r->class]) : (Str){ 0 },
                   says ? rounded((float)r->certainty) : 0 },
        .needs_answer = r->needs_answer,
        .mood = { says ? str_c(head_table[HEAD_MOOD].answers[r->mood]) : (Str){ 0 },
                  says ? p_of(r, HEAD_MOOD, (int)r->mood) : 0 },
        .harm = { p_of(r, HEAD_HARM, 0), p_of(r, HEAD_HARM, 1), p_of(r, HEAD_HARM, 2),
                  p_of(r, HEAD_HARM, 3), p_of(r, HEAD_HARM, 4) },
        .spam = { p_of(r, HEAD_SPAM, 0), p_of(r, HEAD_SPAM, 1), p_of(r, HEAD_SPAM, 2) },
        .severity = signals_of(a, r),
        .severity_level = says ? str_c(severity_names[r->severity]) : (Str){ 0 },
        .subjects = answers_of(a, HEAD_SUBJECT, r->subjects),
        .demands = answers_of(a, HEAD_DEMAND, r->demands),
        .intent = intent_of(r),
        .personal_data = personal_of(a, in->text),
        .times = said_time_records(a, in->text, frame->written, frame->zone),
        .places = said_place_records(a, in->text),
        .evidence = { r->evidence, r->evidence_count },
    };
}
