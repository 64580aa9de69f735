#include "text/pipeline.h"

#include "text/model.h"
#include "text/stages.h"
#include "text/token.h"

static void stage_read(Pass *p) {
    fold_text(&p->fold, p->arena, p->in->text);
    if (p->in->title.n > 0)
        fold_text(&p->title_fold, p->arena, p->in->title);
}

static void stage_normalise(Pass *p) {
    if (p->in->title.n > 0)
        token_read(p, &p->title_fold, TOKEN_IN_TITLE);
    p->title_tokens = p->token_count;
    token_read(p, &p->fold, 0);
    model_ask(p);
    token_match(p);
}

const StageStep stage_table[STAGE__COUNT] = {
    { STAGE_READ, stage_read },         { STAGE_NORMALISE, stage_normalise },
    { STAGE_LANGUAGE, stage_language }, { STAGE_SIGNALS, stage_signals },
    { STAGE_MOOD, stage_mood },         { STAGE_CLASS, stage_class },
    { STAGE_MODEL, stage_model },       { STAGE_SEVERITY, stage_severity },
    { STAGE_BRAND_WORDS, stage_brand_words }, { STAGE_CLUSTER, stage_cluster },
    { STAGE_DECIDE, stage_decide },
};

void pass_run(Pass *p, Stage from, Stage to) {
    for (Stage s = from; s <= to; s++)
        stage_table[s].run(p);
}

void reading_make(Arena *a, const ReadingInput *in, Reading *out) {
    Pass p UNSET;
    pass_begin(&p, a, in, out);
    pass_run(&p, STAGE_READ, STAGE_DECIDE);
    pass_end(&p);
}

void reading_features(Arena *a, const ReadingInput *in, FeatureKind kind, Features *out) {
    Reading r;
    Pass p UNSET;
    pass_begin(&p, a, in, &r);
    pass_run(&p, STAGE_READ, STAGE_CLASS);
    features_of_kind(&p, kind, out);
}
