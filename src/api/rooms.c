/* The room of a crisis: phases, steps, team, timeline. */
#include "api/crises.h"
#include "base/limits.h"
#include "crisis/planned_post.h"
#include "crisis/proposal.h"
#include "crisis/step.h"
#include "crisis/team.h"
#include "crisis/timeline.h"
#include "wire/csv.h"

enum { CSV_ROWS_MAX = 20000 };

Err crisis_proposal_show(Request *r, Error *e) {
    CrisisProposal p = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(crisis_propose(x.db, r->arena, api_caller(r), r->query, &p, e));
    return reply_record(r, &p, e);
}

Err crisis_room_show(Request *r, Error *e) {
    RoomPage page = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(room_page(x.db, r->arena, api_caller(r), id, &page, e));
    return reply_record(r, &page, e);
}

Err crisis_put(Request *r, Error *e) {
    Crisis out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(crisis_change(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err crisis_move_post(Request *r, Error *e) {
    Crisis out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(phase_move(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err crisis_owner_post(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(phase_own(x.db, r->arena, api_caller(r), id, r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err crisis_freeze_post(Request *r, Error *e) {
    Crisis out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(freeze_change(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err crisis_thaw_post(Request *r, Error *e) {
    Crisis out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(freeze_agree(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

/* ---- steps ---- */

Err crisis_step_list(Request *r, Error *e) {
    Crisis c = { 0 };
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(crisis_get(x.db, r->arena, api_caller(r)->brand_id, id, &c, e));
    TRY(step_list(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err crisis_step_post(Request *r, Error *e) {
    Step out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(step_add(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &out, e);
}

Err crisis_step_do(Request *r, Error *e) {
    StepOf of;
    Step out = { 0 };
    TRY(param_id(r, 1, &of.crisis_id, e));
    TRY(param_id(r, 2, &of.step_id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(step_act(x.db, r->arena, api_caller(r), &of, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

/* ---- the team ---- */

Err crisis_team_list(Request *r, Error *e) {
    Crisis c = { 0 };
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(crisis_get(x.db, r->arena, api_caller(r)->brand_id, id, &c, e));
    TRY(team_list(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err crisis_team_post(Request *r, Error *e) {
    TeamMember out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(team_add(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &out, e);
}

Err crisis_guest_post(Request *r, Error *e) {
    TeamMember out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(team_add_guest(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &out, e);
}

Err crisis_team_end(Request *r, Error *e) {
    TeamOf of;
    TeamMember out = { 0 };
    TRY(param_id(r, 1, &of.crisis_id, e));
    TRY(param_id(r, 2, &of.member_id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(team_end(x.db, r->arena, api_caller(r), &of, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

/* ---- the timeline ---- */

Err crisis_timeline_page(Request *r, Error *e) {
    List list;
    Str next;
    TimelineOf of = { .filter = *(const TimelineFilter *)r->query };
    TRY(param_id(r, 1, &of.crisis_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(timeline_list(x.db, r->arena, api_caller(r), &of, &list, &next, e));
    return reply_list(r, &list, next, e);
}

/* The newest rows first; what does not fit the answer's limit stays out. */
Err crisis_timeline_csv(Request *r, Error *e) {
    TimelineOf of = { .filter = { .limit = LIMIT_PAGE } };
    Str *cursor = &of.filter.cursor;
    size_t rows = 0;
    TRY(param_id(r, 1, &of.crisis_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    r->content_type = "text/csv; charset=utf-8";
    request_header_out(r, "Content-Disposition",
                       str_fmt(r->arena, "attachment; filename=\"linimasa-krisis-%lld.csv\"",
                               (long long)of.crisis_id));
    csv_header(&r->out, &timeline_row_model);
    do {
        List list;
        TRY(timeline_list(x.db, r->arena, api_caller(r), &of, &list, cursor, e));
        for (size_t i = 0; i < list.count; i++)
            csv_record(&r->out, &timeline_row_model, (const TimelineRow *)list.items + i);
        rows += list.count;
    } while (cursor->n && rows < CSV_ROWS_MAX && r->out.n < LIMIT_HTTP_ANSWER / 2);
    return ERR_OK;
}

Err crisis_note_post(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(timeline_note(x.db, r->arena, api_caller(r), id, r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
