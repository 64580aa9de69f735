/* Every act on a case and on a reply × every role × every state, through the API. */
#include "test_acts.h"
#include "test_api.h"

#include "base/time.h"
#include "desk/reply_core.h"
#include "wire/json.h"

static Error e;

static void must(Err code) {
    if (code != ERR_OK)
        printf("%s: %s\n", err_name(code), e.msg);
    CHECK(code == ERR_OK);
}

static TestAnswer act(TestOffice *o, Role role, const char *things, int64_t id, const Model *m,
                      const void *change) {
    Buf body = buf_new(o->arena, 1000);
    json_record(&body, m, change);
    return test_call(o, &(TestCall){ .method = "POST",
                                     .path = str_fmt(o->arena, "/api/brands/%lld/%s/%lld/act",
                                                     (long long)o->brand_id, things,
                                                     (long long)id),
                                     .body = buf_str(&body),
                                     .staff_id = o->staff[role] });
}

/* Without the right the gate refuses; else the state decides. */
static int wanted(const TestAct *row, Role role, unsigned state) {
    if (!(role_rights(role) & row->right))
        return 403;
    return row->from & AT(state) ? 200 : 409;
}

static void compare(const TestAnswer *a, int want, const char *what, Role role) {
    if (a->status != want)
        printf("%s as %s: wanted %d, got %d " STR_FMT "\n", what, role_names[role], want,
               a->status, STR_ARG(str_slice(a->body, 0, 200)));
    CHECK(a->status == want);
}

/* ---- cases ---- */

static int64_t put_case(TestOffice *o, CaseState state) {
    Db *db;
    Case c = { 0 };
    must(store_write(o->store, &db, &e));
    must(case_get(db, o->arena, o->brand_id, o->case_id, &c, &e));
    c.state = state;
    c.queue = QUEUE_WAITING;
    c.class = CLASS_VENTING; /* one the policy lets be ignored */
    c.class_by = o->staff[ROLE_OWNER];
    must(case_store(db, o->brand_id, &c, &e));
    must(store_commit(o->store, &db, &e));
    return c.version + 1;
}

TEST(every_act_on_a_case_by_every_role_in_every_state) {
    TEST_OFFICE(o);
    for (int state = 0; state < CASE_STATE__COUNT; state++)
        for (int one = 0; one < ACT__COUNT; one++)
            for (int role = ROLE_READER; role < ROLE__COUNT; role++) {
                CaseChange c = { .act = (CaseAct)one, .class = CLASS_VENTING,
                                 .version = put_case(&o, (CaseState)state),
                                 .reason = S("sudah dibicarakan"), .until = API_NOW + HOUR };
                TestAnswer a = act(&o, (Role)role, "cases", o.case_id, &case_change_model, &c);
                compare(&a, wanted(&test_case_acts[one], (Role)role, (unsigned)state),
                        case_state_names[state], (Role)role);
            }
}

/* ---- replies ---- */

static int64_t reply_made(TestOffice *o) {
    static int number;
    Db *db;
    Case c = { 0 };
    Reply r = { 0 };
    Caller writer = { .staff_id = o->staff[ROLE_WRITER], .brand_id = o->brand_id,
                      .role = ROLE_WRITER, .rights = role_rights(ROLE_WRITER), .now = API_NOW };
    must(store_write(o->store, &db, &e));
    must(case_get(db, o->arena, o->brand_id, o->case_id, &c, &e));
    must(reply_create(db, o->arena, &writer, c.id,
                      &(ReplyForm){ .case_version = c.version, .is_public = true,
                                    .text = S("Halo Kak, boleh kirim nomor pesanannya?"),
                                    .request_key = str_fmt(o->arena, "request-%d", ++number) },
                      &r, &e));
    must(store_commit(o->store, &db, &e));
    return r.id;
}

/* As whoever acts on it sees it. */
static Reply put_reply(TestOffice *o, int64_t id, ReplyState state) {
    Db *db;
    ReplyCore r = { 0 };
    Reply seen = { 0 };
    must(store_write(o->store, &db, &e));
    must(reply_core_get(db, o->arena, o->brand_id, id, &r, &e));
    r.state = state;
    r.approver_id = 0;
    r.sent_at = 0;
    must(reply_core_store(db, &r, &e));
    must(reply_get(db, o->arena, o->brand_id, id, &seen, &e));
    must(store_commit(o->store, &db, &e));
    return seen;
}

TEST(every_act_on_a_reply_by_every_role_in_every_state) {
    TEST_OFFICE(o);
    for (int state = 0; state < REPLY_STATE__COUNT; state++)
        for (int one = 0; one < REPLY_ACT__COUNT; one++)
            for (int role = ROLE_READER; role < ROLE__COUNT; role++) {
                int64_t id = reply_made(&o);
                Reply seen = put_reply(&o, id, (ReplyState)state);
                ReplyChange c = { .act = (ReplyAct)one,
                                  .version = seen.version, .meanwhile = seen.meanwhile,
                                  .text = S("Halo Kak, boleh kirim nomor pesanannya?"),
                                  .remark = S("lebih ramah") };
                TestAnswer a = act(&o, (Role)role, "replies", id, &reply_change_model, &c);
                compare(&a, wanted(&test_reply_acts[one], (Role)role, (unsigned)state),
                        reply_state_names[state], (Role)role);
            }
}
