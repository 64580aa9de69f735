#include "api/bodies.h"
#include "api/html_page.h"
#include "base/time.h"
#include "desk/alarm.h"
#include "text/personal.h"

enum { SECRET_LEAST = 16 };

Err ladder_show(Request *r, Error *e) {
    AlarmLadder ladder = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(alarm_steps(x.db, r->arena, api_caller(r)->brand_id, &ladder.steps, e));
    return reply_record(r, &ladder, e);
}

/* Into a copy: a request whose writing collided is handled once more, from the body as it came. */
static NODISCARD Err seal_steps(const Request *r, AlarmLadder *ladder, Error *e) {
    const AlarmStep *given = ladder->steps.items;
    AlarmStep *steps = arena_make(r->arena, AlarmStep, ladder->steps.count + 1);
    ladder->steps.items = steps;
    for (size_t i = 0; i < ladder->steps.count; i++) {
        Str *secret = &steps[i].secret;
        steps[i] = given[i];
        if (secret->n && secret->n < SECRET_LEAST)
            FAIL_FIELD(e, "steps.secret", "is too short: at least %d characters", SECRET_LEAST);
        *secret = secret->n ? secret_seal(r->arena, api_of(r)->key, *secret) : (Str){ 0 };
    }
    return ERR_OK;
}

Err ladder_put(Request *r, Error *e) {
    AlarmLadder in = *(const AlarmLadder *)r->body, out = { 0 };
    TRY(seal_steps(r, &in, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(alarm_set(x.db, r->arena, api_caller(r), &in, &out.steps, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err alarm_test_post(Request *r, Error *e) {
    Incident made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(alarm_test(x.db, r->arena, api_caller(r), &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err incident_show(Request *r, Error *e) {
    Incident incident = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(incident_get(x.db, r->arena, api_caller(r)->brand_id, id, &incident, e));
    return reply_record(r, &incident, e);
}

Err incident_calls(Request *r, Error *e) {
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(alarm_calls(x.db, r->arena, api_caller(r)->brand_id, id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err incident_do(Request *r, Error *e) {
    Incident changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(incident_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

/* ---- the page behind the link of a call: no sign-in, no JavaScript ---- */

static const Words2 level_words[] = {
    [VERDICT_NORMAL] = { "Biasa", "Normal" },
    [VERDICT_WATCH] = { "Pantau", "Watch" },
    [VERDICT_ISSUE] = { "Isu", "Issue" },
    [VERDICT_CRISIS] = { "Kemungkinan krisis", "Possible crisis" },
};
static_assert(COUNT(level_words) == VERDICT_LEVEL__COUNT, "words for every level");

static void paragraph(Request *r, const char *class, Str text) {
    page_put(r, "<p");
    html_attr(&r->out, "class", str_c(class));
    page_put(r, ">");
    page_text(r, text);
    page_put(r, "</p>");
}

/* One number against what is usual. */
static void put_numbers(Request *r, PageLanguage l, const VerdictRow *v) {
    static const Words2 negative = { "keluhan", "complaints" }, any = { "pesan", "messages" };
    const VerdictReason *reasons = v->reasons.items;
    for (size_t i = 0; i < v->reasons.count; i++) {
        const VerdictReason *x = &reasons[i];
        if (x->kind != REASON_SUDDENNESS && x->kind != REASON_RATE)
            continue;
        Str what = words2(x->kind == REASON_SUDDENNESS ? negative : any, l);
        paragraph(r, "number",
                  str_fmt(r->arena,
                          l == PAGE_EN ? "%.0f " STR_FMT " in %lld minutes, usually %.1f"
                                       : "%.0f " STR_FMT " dalam %lld menit, biasanya %.1f",
                          x->value, STR_ARG(what), (long long)x->window, x->normal));
        return;
    }
}

static void put_messages(Request *r, const List *messages) {
    const CaseRow *rows = messages->items;
    if (messages->count == 0)
        return;
    page_put(r, "<ul class=\"quotes\">");
    for (size_t i = 0; i < messages->count; i++) {
        page_put(r, "<li>");
        page_text(r, personal_mask(r->arena, rows[i].excerpt)); /* no sign-in: no numbers */
        page_put(r, " <span class=\"hint\">");
        page_text(r, str_c(channel_names[rows[i].channel]));
        page_put(r, "</span></li>");
    }
    page_put(r, "</ul>");
}

static void put_button(Request *r, const char *act, const char *class, Str label) {
    page_put(r, "<button type=\"submit\" name=\"act\"");
    html_attr(&r->out, "value", str_c(act));
    html_attr(&r->out, "class", str_c(class));
    page_put(r, ">");
    page_text(r, label);
    page_put(r, "</button>");
}

static void put_next(Request *r, PageLanguage l, const AlarmPage *p) {
    const AlarmCall *calls = p->calls.items;
    for (size_t i = 0; i < p->calls.count; i++)
        if (calls[i].state == CALL_DUE) {
            paragraph(r, "hint",
                      str_fmt(r->arena,
                              l == PAGE_EN ? "If nobody acts: " STR_FMT ", " STR_FMT
                                           : "Jika diam: " STR_FMT ", " STR_FMT,
                              STR_ARG(calls[i].name),
                              STR_ARG(time_local(r->arena, calls[i].due_at, (int)p->zone))));
            return;
        }
}

static void put_state(Request *r, PageLanguage l, const AlarmPage *p) {
    const Incident *i = &p->incident;
    static const Words2 taken = { "Sudah ditangani. Panggilan berhenti 30 menit.",
                                  "Taken. Calls stop for 30 minutes." };
    static const Words2 watched = { "Dipantau. Dinilai lagi dalam satu jam.",
                                    "Watched. Judged again within the hour." };
    static const Words2 over = { "Sudah selesai.", "It is over." };
    static const Words2 nothing = { "Belum ada yang dikirim.", "Nothing has been sent." };
    const Words2 *w = i->state == INCIDENT_TAKEN     ? &taken
                      : i->state == INCIDENT_WATCHED ? &watched
                      : i->state == INCIDENT_OVER    ? &over
                                                     : &nothing;
    paragraph(r, "state", words2(*w, l));
}

static Err show(Request *r, const AlarmPage *p) {
    PageLanguage l = page_language(r);
    static const Words2 test = { "Uji alarm", "Alarm test" };
    page_begin(r, l, words2(p->incident.is_test ? test : level_words[p->incident.level], l));
    paragraph(r, "hint",
              str_fmt(r->arena, STR_FMT " · " STR_FMT, STR_ARG(p->brand_name),
                      STR_ARG(time_local(r->arena, p->incident.opened_at, (int)p->zone))));
    put_numbers(r, l, &p->verdict);
    put_messages(r, &p->messages);
    put_state(r, l, p);
    if (p->incident.state != INCIDENT_OVER) {
        page_put(r, "<form method=\"post\" class=\"alarm\">");
        put_button(r, "take", "primary big", words2((Words2){ "Saya tangani", "I take it" }, l));
        put_button(r, "watch", "second",
                   words2((Words2){ "Bukan krisis, pantau 1 jam", "No crisis, watch 1 hour" }, l));
        page_put(r, "</form>");
        put_next(r, l, p);
    }
    page_end(r);
    return ERR_OK;
}

/* An old link is opened at night as well: it says so in the reader's words and leads on. */
static Err show_gone(Request *r) {
    PageLanguage l = page_language(r);
    static const Words2 title = { "Tautan ini sudah tidak berlaku", "This link has run out" };
    static const Words2 text = {
        "Waktunya habis, atau alarmnya sudah selesai. Masuk untuk melihat keadaan sekarang.",
        "Its time is over, or the alarm has ended. Sign in to see how things stand."
    };
    page_begin(r, l, words2(title, l));
    paragraph(r, "state", words2(text, l));
    page_put(r, "<p class=\"actions\"><a class=\"button\" href=\"/\">");
    page_text(r, words2((Words2){ "Buka Tanggap", "Open Tanggap" }, l));
    page_put(r, "</a></p>");
    page_end(r);
    r->status = 404;
    return ERR_OK;
}

Err alarm_page_show(Request *r, Error *e) {
    AlarmPage page = { 0 };
    API_WRITE(x); /* opening is written down: it is the receipt of the call */
    TRY(api_write(r, &x, e));
    Err found = alarm_page(x.db, r->arena, r->params[0], r->now, &page, e);
    if (found == ERR_NOT_FOUND)
        return show_gone(r);
    TRY(found);
    TRY(api_commit(r, &x, e));
    return show(r, &page);
}

typedef struct ActForm {
    IncidentAct act;
} ActForm;
static const Field act_fields[] = {
    FIELD_ENUM_OF(ActForm, act, incident_act_names, .flags = FIELD_REQUIRED),
};
const Model alarm_act_model = MODEL(ActForm, act_fields);

Err alarm_page_post(Request *r, Error *e) {
    const ActForm *form = r->body;
    AlarmPage page = { 0 };
    if (form->act == INCIDENT_ACT_END)
        FAIL_FIELD(e, "act", "must be take or watch");
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    Err done = alarm_page_act(x.db, r->arena, r->params[0], form->act, r->now, &page, e);
    if (done == ERR_NOT_FOUND)
        return show_gone(r);
    TRY(done);
    TRY(api_commit(r, &x, e));
    if (api_of(r)->hub)
        stream_publish(api_of(r)->hub, page.brand_id);
    return show(r, &page);
}
