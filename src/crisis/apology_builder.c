#include "crisis/apology_builder.h"

#include "desk/brand.h"
#include "text/apology_form.h"

enum { BLOCK_MOST = 1000 };

#define BLOCK(member) FIELD(ApologyAsk, member, .flags = FIELD_REQUIRED, .max = BLOCK_MOST)
static const Field ask_fields[] = { BLOCK(what), BLOCK(whom), BLOCK(sorry), BLOCK(action),
                                    BLOCK(reach) };
const Model apology_ask_model = MODEL(ApologyAsk, ask_fields);

static const Field remark_fields[] = {
    FIELD(ApologyRemark, block, .doc = "what, whom, sorry, action, reach"),
    FIELD(ApologyRemark, fault),
    FIELD(ApologyRemark, words, .flags = FIELD_OPTIONAL),
    FIELD(ApologyRemark, is_hint, .doc = "The policy lets it pass"),
    FIELD(ApologyRemark, is_right, .doc = "admission: one's own role may say it"),
};
static const Model apology_remark_model = MODEL(ApologyRemark, remark_fields);

static const Field built_fields[] = {
    FIELD(ApologyBuilt, text),
    FIELD_LIST_OF(ApologyBuilt, remarks, &apology_remark_model),
    FIELD(ApologyBuilt, is_ready, .doc = "Nothing stands in its way"),
    FIELD(ApologyBuilt, admits, .doc = "The least role that may admit a fault"),
};
const Model apology_built_model = MODEL(ApologyBuilt, built_fields);

static ApologyRemark remark_of(const ApologyFinding *f, const Policy *p, const Caller *by) {
    return (ApologyRemark){ .block = str_c(apology_block_names[f->block]),
                            .fault = str_c(apology_fault_names[f->fault]),
                            .words = f->words,
                            .is_hint = f->fault == FAULT_NO_TIME && !p->apology_needs_action,
                            .is_right = f->fault == FAULT_ADMISSION &&
                                        by->role >= p->admission_role };
}

Err apology_build(Db *db, Arena *a, const Caller *by, const ApologyAsk *ask, ApologyBuilt *out,
                  Error *e) {
    Policy p = { 0 };
    Brand brand = { 0 };
    ApologyFinding *found;
    size_t count;
    TRY(policy_get(db, a, by->brand_id, &p, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    ApologyForm form = {
        .blocks = { ask->what, ask->whom, ask->sorry, ask->action, ask->reach },
        .when = { .at = by->now, .zone = (int)brand.zone, .hours_to = p.hours_to,
                  .holidays = p.days_off, .holiday_count = p.days_off_count },
    };
    apology_form_check(a, &form, &found, &count);
    ApologyRemark *remarks = arena_make(a, ApologyRemark, count + 1);
    *out = (ApologyBuilt){ .text = apology_form_text(a, &form), .remarks = { remarks, count },
                           .is_ready = true, .admits = str_c(role_names[p.admission_role]) };
    for (size_t i = 0; i < count; i++) {
        remarks[i] = remark_of(&found[i], &p, by);
        out->is_ready = out->is_ready && (remarks[i].is_hint || remarks[i].is_right);
    }
    return ERR_OK;
}
