#include "app/sample_shop.h"

#include "app/sample_cast.h"
#include "app/sample_message.h"
#include "base/time.h"
#include "base/utf8.h"
#include "desk/care.h"
#include "desk/case.h"
#include "desk/intake.h"
#include "desk/message.h"
#include "desk/offline.h"
#include "desk/outbox.h"
#include "desk/sample_line.h"

#include <stdlib.h>

enum { MESSAGES_MAX = 5000, REPLY_HELD_FOR = 90, SETTLED_AFTER = 20 * MINUTE };

typedef struct Shop {
    Db *db;
    Arena *arena;
    int64_t now;
    Brand brand;
    SampleCast cast;
    SampleMessage *messages; /* of the past */
    size_t count;
    SampleCounts counts;
} Shop;

/* What happens in the month, in order of time: a message comes, is answered, is put aside. */
typedef enum StepKind { STEP_MESSAGE, STEP_REPLY, STEP_OUTCOME } StepKind;
typedef struct Step {
    int64_t at;
    StepKind kind;
    const SampleMessage *message;
} Step;

static int compare_steps(const void *a, const void *b) {
    const Step *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return (int)x->kind - (int)y->kind;
}

static Caller as(const Shop *shop, int64_t staff_id, Role role, int64_t at) {
    return (Caller){ .staff_id = staff_id, .brand_id = shop->brand.id, .role = role,
                     .rights = role_rights(role), .now = at };
}

static Err take_in(Shop *shop, const Step *step, Error *e) {
    SampleSource *source = sample_source(&shop->cast, step->message->item.source);
    IntakeCounts counts;
    if (source == NULL)
        FAIL(e, ERR_INVALID, "the sample names a source that the shop does not have");
    Item item = step->message->item;
    item.time = step->at;
    TRY(intake_begin(source->intake, &(IntakeBatch){ .db = shop->db, .now = step->at }, e));
    TRY(intake_item(source->intake, &item, e));
    TRY(intake_end(source->intake, &counts, e));
    shop->counts.messages += counts.taken;
    return ERR_OK;
}

static Err place_of(Shop *shop, const SampleMessage *m, MessagePlace *out, Error *e) {
    const SampleSource *source = sample_source(&shop->cast, m->item.source);
    return message_place(shop->db, source->id, m->item.id, out, e);
}

/* The sender's part: nothing leaves a sample shop, but the row goes the same way. */
static Err send_due(Shop *shop, Arena *a, int64_t at, Error *e) {
    Outgoing out = { 0 };
    Err code = outbox_claim(shop->db, a, at, NULL, &out, e);
    if (code == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(code);
    TryEnd end = { .outcome = TRY_SENT, .external_id = out.key, .detail = S("sample"),
                   .is_confirmed = true, .now = at };
    return outbox_finish(shop->db, a, &out, &end, e);
}

static Err approve(Shop *shop, Arena *a, const Reply *reply, int64_t at, Error *e) {
    int64_t reader = sample_approver(&shop->cast, reply->author_id);
    Caller by = as(shop, reader, ROLE_OWNER, at);
    ReplyChange change = { .act = REPLY_ACT_APPROVE, .version = reply->version,
                           .text = reply->text, .meanwhile = reply->meanwhile };
    Reply approved;
    return reply_act(shop->db, a, &by, reply->id, &change, &approved, e);
}

/* Up to the last sentence that the channel takes: the story was written without its limits. */
static Str fit(Str text, int64_t most) {
    if (most == 0 || utf8_count(text) <= (size_t)most)
        return text;
    size_t at = 0, end = 0;
    for (int64_t n = 0; n < most && at < text.n; n++) {
        uint32_t rune = utf8_next(text, &at);
        if (rune == '.' || rune == '!' || rune == '?')
            end = at;
    }
    return str_slice(text, 0, end ? end : at);
}

typedef struct Taken {
    PromiseState from;
    PromiseAct act;
} Taken;

static Err on_promises(Shop *shop, const Caller *by, int64_t case_id, Taken t, Error *e) {
    SCRATCH(a);
    List list;
    TRY(promise_of_case(shop->db, a, by->brand_id, case_id, &list, e));
    Promise *p = list.items;
    for (size_t i = 0; i < list.count; i++) {
        bool may = p[i].due_at && (t.act == PROMISE_CONFIRM || p[i].given_at);
        PromiseChange c = { .act = may ? t.act : PROMISE_DROP, .version = p[i].version };
        if (p[i].state == t.from)
            TRY(promise_act(shop->db, a, by, p[i].id, &c, &p[i], e));
    }
    return ERR_OK;
}

static Err answer(Shop *shop, const Step *step, Error *e) {
    SCRATCH(a);
    const SampleMessage *m = step->message;
    const SampleStaff *who = sample_staff(&shop->cast, m->reply_by);
    MessagePlace place = { 0 };
    Case c = { 0 };
    Reply reply = { 0 };
    if (who == NULL)
        FAIL(e, ERR_INVALID, "the sample names somebody who does not work in the shop");
    Str text = fit(m->reply_text, channel_max(channel_guess(m->item.source)));
    int64_t written_at = step->at - REPLY_HELD_FOR;
    Caller by = as(shop, who->id, who->role, written_at);
    TRY(place_of(shop, m, &place, e));
    TRY(case_get(shop->db, a, shop->brand.id, place.case_id, &c, e));
    ReplyForm form = { .case_version = c.version, .message_id = place.id, .text = text,
                       .is_public = !m->item.is_direct, .overrides = true,
                       .request_key = str_fmt(a, "sample-" STR_FMT, STR_ARG(m->item.id)) };
    TRY(reply_create(shop->db, a, &by, place.case_id, &form, &reply, e));
    if (reply.state == REPLY_WAITING)
        TRY(approve(shop, a, &reply, written_at + REPLY_HELD_FOR / 2, e));
    shop->counts.replies++;
    TRY(on_promises(shop, &by, place.case_id, (Taken){ PROMISE_FOUND, PROMISE_CONFIRM }, e));
    return send_due(shop, a, step->at, e);
}

static Err act(Shop *shop, Arena *a, const Step *step, int64_t case_id, CaseChange change,
               Error *e) {
    const SampleStaff *who = sample_anybody(&shop->cast, step->at);
    Caller by = as(shop, who->id, who->role, step->at);
    Case c = { 0 };
    TRY(case_get(shop->db, a, shop->brand.id, case_id, &c, e));
    change.version = c.version;
    return case_act(shop->db, a, &by, case_id, &change, &c, e);
}

static bool is_open(const Case *c) {
    return c->state == CASE_NEW || c->state == CASE_CLASSIFIED || c->state == CASE_ANSWERED;
}

static Err ignore(Shop *shop, Arena *a, const Step *step, const Case *c, Error *e) {
    CaseChange ignoring = { .act = ACT_IGNORE, .reason = S("Hanya luapan, tidak perlu dijawab"),
                            .until = step->at + WEEK };
    if (c->class == CLASS_OTHER || c->class == CLASS_PRAISE)
        return c->queue == QUEUE_TALK
                   ? ERR_OK
                   : act(shop, a, step, c->id,
                         (CaseChange){ .act = ACT_DONE, .reason = S("Tidak perlu dijawab") }, e);
    if (c->class != CLASS_VENTING && c->class != CLASS_TROLL)
        TRY(act(shop, a, step, c->id,
                (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_TROLL }, e));
    return act(shop, a, step, c->id, ignoring, e);
}

/* What was promised was done when a case is closed. */
static Err close_case(Shop *shop, Arena *a, const Step *step, Case *c, Error *e) {
    const SampleStaff *who = sample_anybody(&shop->cast, step->at);
    Caller by = as(shop, who->id, who->role, step->at);
    TRY(on_promises(shop, &by, c->id, (Taken){ PROMISE_OPEN, PROMISE_KEEP }, e));
    if (c->answered_at == 0 && c->signals != 0) {
        OfflineForm call = { .way = OFFLINE_PHONE, .who = c->author_name, .answers = true,
                             .said = S("Ditanyakan kabarnya. Sudah tidak apa-apa.") };
        Note note = { 0 };
        TRY(offline_log(shop->db, a, &by, c->id, &call, &note, e));
        TRY(case_get(shop->db, a, shop->brand.id, c->id, c, e));
    }
    if (!closing_needs_outcome(c))
        return act(shop, a, step, c->id,
                   (CaseChange){ .act = ACT_DONE, .reason = S("Selesai") }, e);
    TRY(case_get(shop->db, a, shop->brand.id, c->id, c, e));
    return case_close(shop->db, a, &by, c->id,
                      &(ClosingForm){ .version = c->version,
                                      .outcome = ENDED_ACCEPTED,
                                      .regretted = true,
                                      .offered = true,
                                      .responded = true,
                                      .reason = S("Selesai") },
                      c, e);
}

/* How the case was put aside, unless later messages or an answer settled it otherwise. */
static Err settle(Shop *shop, const Step *step, Error *e) {
    SCRATCH(a);
    MessagePlace place = { 0 };
    Case c = { 0 };
    TRY(place_of(shop, step->message, &place, e));
    TRY(case_get(shop->db, a, shop->brand.id, place.case_id, &c, e));
    if (!is_open(&c) || c.last_at > step->at - SETTLED_AFTER)
        return ERR_OK;
    switch (step->message->outcome) {
    case OUTCOME_IGNORED:
        return ignore(shop, a, step, &c, e);
    case OUTCOME_SPAM:
        return act(shop, a, step, c.id, (CaseChange){ .act = ACT_SPAM, .reason = S("Promosi") }, e);
    case OUTCOME_CLOSED:
    case OUTCOME_ANSWERED:
        return close_case(shop, a, step, &c, e);
    case OUTCOME_OPEN:
    case OUTCOME__COUNT:
        break;
    }
    return ERR_OK;
}

static Err run_steps(Shop *shop, Error *e) {
    static Err (*const doing[])(Shop *, const Step *, Error *) = {
        [STEP_MESSAGE] = take_in, [STEP_REPLY] = answer, [STEP_OUTCOME] = settle,
    };
    Step *steps = arena_make(shop->arena, Step, 3 * shop->count + 1);
    size_t n = 0;
    for (size_t i = 0; i < shop->count; i++) {
        const SampleMessage *m = &shop->messages[i];
        int64_t at = shop->now + m->offset, done = at + SETTLED_AFTER;
        steps[n++] = (Step){ at, STEP_MESSAGE, m };
        if (m->outcome == OUTCOME_ANSWERED) {
            steps[n++] = (Step){ at + m->reply_after, STEP_REPLY, m };
            done = at + m->reply_after + DAY; /* answered and nothing came back for a day */
        }
        if (m->outcome != OUTCOME_OPEN && done < shop->now)
            steps[n++] = (Step){ done, STEP_OUTCOME, m };
    }
    qsort(steps, n, sizeof *steps, compare_steps);
    for (size_t i = 0; i < n; i++)
        TRY(doing[steps[i].kind](shop, &steps[i], e));
    return ERR_OK;
}

/* The past into shop->messages, what is to come into sample_line. */
static Err read_lines(Shop *shop, Error *e) {
    Str rest = sample_lines(), line;
    shop->messages = arena_make(shop->arena, SampleMessage, MESSAGES_MAX);
    while (str_cut(&rest, '\n', &line)) {
        SampleMessage m;
        if (line.n == 0)
            continue;
        TRY(sample_message_read(shop->arena, line, &m, e));
        if (m.offset > 0) {
            SampleLine later = { .brand_id = shop->brand.id, .due_at = shop->now + m.offset,
                                 .line = line };
            TRY(sample_line_add(shop->db, &later, e));
            shop->counts.waiting_lines++;
        } else if (shop->count < MESSAGES_MAX) {
            shop->messages[shop->count++] = m;
        }
    }
    return ERR_OK;
}

static Err find_sample(Db *db, Arena *a, Brand *out, bool *found, Error *e) {
    List brands;
    TRY(brand_list(db, a, 0, &brands, e));
    const Brand *b = brands.items;
    *found = false;
    for (size_t i = 0; i < brands.count; i++)
        if (b[i].is_sample) {
            *out = b[i];
            *found = true;
        }
    return ERR_OK;
}

static Err create(Db *db, void *ctx, Error *e) {
    Shop *shop = ctx;
    bool found;
    shop->db = db;
    shop->count = 0;
    shop->counts = (SampleCounts){ 0 };
    TRY(find_sample(db, shop->arena, &shop->brand, &found, e));
    if (found)
        FAIL(e, ERR_CONFLICT, "the sample shop is here already: `tanggap sample remove` first");
    Caller by = { .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER),
                  .now = shop->now - 30 * DAY };
    TRY(brand_create(db, shop->arena, &by,
                     &(Brand){ .name = S("Keripik Bu Rasti (contoh)"),
                               .zone = ZONE_WIB,
                               .is_sample = true },
                     &shop->brand, e));
    by.brand_id = shop->brand.id;
    TRY(sample_cast_make(db, shop->arena, &by, &shop->cast, e));
    TRY(read_lines(shop, e));
    return run_steps(shop, e);
}

Err sample_shop_create(Store *s, int64_t now, Brand *out, SampleCounts *counts, Error *e) {
    SCRATCH(a);
    Shop shop = { .arena = a, .now = now };
    Err code = store_transact(s, create, &shop, e);
    sample_cast_close(&shop.cast);
    TRY(code);
    *out = (Brand){ .id = shop.brand.id, .name = S("Keripik Bu Rasti (contoh)"),
                    .zone = shop.brand.zone, .is_sample = true,
                    .created_at = shop.brand.created_at };
    *counts = shop.counts;
    return ERR_OK;
}

static Err remove_sample(Db *db, void *ctx, Error *e) {
    const int64_t *now = ctx;
    SCRATCH(a);
    Brand brand;
    bool found;
    TRY(find_sample(db, a, &brand, &found, e));
    if (!found)
        FAIL(e, ERR_NOT_FOUND, "there is no sample shop");
    Caller by = { .brand_id = brand.id, .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER),
                  .now = *now };
    return brand_remove_sample(db, &by, e);
}

Err sample_shop_remove(Store *s, int64_t now, Error *e) {
    return store_transact(s, remove_sample, &now, e);
}
