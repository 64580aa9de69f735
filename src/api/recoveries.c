/* Root cause, corrective acts, lessons and the way back from a crisis. */
#include "api/crises.h"
#include "crisis/cause.h"
#include "crisis/corrective.h"
#include "crisis/lesson.h"
#include "crisis/recovery.h"

Err root_cause_show(Request *r, Error *e) {
    RootCause cause;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(root_cause_get(x.db, r->arena, api_caller(r), id, &cause, e));
    return reply_record(r, &cause, e);
}

Err root_cause_put(Request *r, Error *e) {
    RootCause cause;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(root_cause_write(x.db, r->arena, api_caller(r), id, r->body, &cause, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &cause, e);
}

Err root_cause_known_post(Request *r, Error *e) {
    RootCause cause;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(root_cause_know(x.db, r->arena, api_caller(r), id, r->body, &cause, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &cause, e);
}

Err corrective_open_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(corrective_list(x.db, r->arena, api_caller(r), 0, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err crisis_corrective_list(Request *r, Error *e) {
    Crisis crisis = { 0 };
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(crisis_get(x.db, r->arena, api_caller(r)->brand_id, id, &crisis, e));
    TRY(corrective_list(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err corrective_post(Request *r, Error *e) {
    CorrectiveAct made;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(corrective_add(x.db, r->arena, api_caller(r), id, r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err corrective_put(Request *r, Error *e) {
    CorrectiveAct changed;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(corrective_change(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err corrective_act_post(Request *r, Error *e) {
    CorrectiveAct changed;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(corrective_do(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err lesson_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(lesson_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err lesson_post(Request *r, Error *e) {
    Lesson made = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(lesson_add(x.db, r->arena, api_caller(r), id, r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err lesson_put(Request *r, Error *e) {
    Lesson changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(lesson_change(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

static NODISCARD Err move_lesson(Request *r, bool is_removed, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(lesson_remove(x.db, r->arena, api_caller(r), id, is_removed, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
Err lesson_delete(Request *r, Error *e) { return move_lesson(r, true, e); }
Err lesson_restore_post(Request *r, Error *e) { return move_lesson(r, false, e); }

Err recovery_show(Request *r, Error *e) {
    Recovery recovery;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(recovery_get(x.db, r->arena, api_caller(r), id, &recovery, e));
    return reply_record(r, &recovery, e);
}

Err voice_list_page(Request *r, Error *e) {
    VoicesOf of = { .filter = *(const VoiceFilter *)r->query };
    List list;
    Str next;
    TRY(param_id(r, 1, &of.crisis_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(voice_list(x.db, r->arena, api_caller(r), &of, &list, &next, e));
    Voice *v = list.items;
    for (size_t i = 0; i < list.count; i++)
        v[i].text = api_masked(r, v[i].text);
    return reply_list(r, &list, next, e);
}

Err voice_post(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(voice_sort(x.db, api_caller(r), id, r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
