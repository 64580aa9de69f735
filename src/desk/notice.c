#include "desk/notice.h"

#include "base/utf8.h"
#include "desk/access.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/deadline.h"
#include "desk/event.h"
#include "desk/notice_decide.h"
#include "desk/own_post.h"
#include "desk/policy.h"
#include "desk/roster.h"
#include "desk/secrecy.h"

enum { CASES_MOST = 2000, LEASE = 3 * MINUTE, WAYS_MOST = 4, FAILURE_MOST = 200,
       DUTY_ASLEEP = VERDICT_NORMAL, DUTY_AWAKE = VERDICT_LEVEL__COUNT };

/* ---- what the decision looks at ---- */

static const Field case_fields[] = {
    FIELD(NoticeCase, id),       FIELD(NoticeCase, deadline_at), FIELD(NoticeCase, last_at),
    FIELD(NoticeCase, seen_at),  FIELD(NoticeCase, owner_id),    FIELD(NoticeCase, is_grave),
    FIELD(NoticeCase, is_secret),
};
static const Model case_model_of_notice = MODEL(NoticeCase, case_fields);

static const Field post_fields[] = { FIELD(NoticePost, id), FIELD(NoticePost, found_at),
                                     FIELD(NoticePost, is_grave) };
static const Model post_model = MODEL(NoticePost, post_fields);

static const Field reader_fields[] = { FIELD(NoticeReader, case_id),
                                       FIELD(NoticeReader, staff_id) };
static const Model reader_model = MODEL(NoticeReader, reader_fields);

typedef struct PersonRow {
    int64_t staff_id, told_at, told_grave_at, messaged_at, told_access_at;
    Role role;
} PersonRow;
static const Field person_fields[] = {
    FIELD(PersonRow, staff_id),      FIELD(PersonRow, told_at),
    FIELD(PersonRow, told_grave_at), FIELD(PersonRow, messaged_at),
    FIELD(PersonRow, told_access_at),
    FIELD_ENUM_OF(PersonRow, role, role_names),
};
static const Model person_model = MODEL(PersonRow, person_fields);

typedef struct AccessDue {
    int64_t staff_id, due; /* 0: whoever manages */
} AccessDue;
static const Field access_fields[] = { FIELD(AccessDue, staff_id), FIELD(AccessDue, due) };
static const Model access_model = MODEL(AccessDue, access_fields);

/* One brand at one moment. */
typedef struct Planning {
    Db *db;
    Arena *arena;
    int64_t brand_id, now;
    Policy policy;
    NoticeScene scene;
    List access; /* of AccessDue */
} Planning;

static NODISCARD Err read_things(Planning *p, Error *e) {
    List cases = { 0 }, posts = { 0 };
    DbVal brand = DB_V(p->brand_id), fresh = DB_V(p->now - NOTICE_FRESH);
    if (p->policy.notices)
        TRY(db_list(p->db, p->arena, Q_NOTICE_CASES,
                    DB_ARGS(brand, fresh, DB_V(p->now + p->policy.notice_before),
                            DB_V((int64_t)CASES_MOST)),
                    &case_model_of_notice, &cases, e));
    if (p->policy.own_posts != OWN_POSTS_OFF)
        TRY(db_list(p->db, p->arena, Q_NOTICE_POSTS, DB_ARGS(brand, fresh), &post_model, &posts,
                    e));
    if (p->policy.notices && p->scene.is_working)
        TRY(db_list(p->db, p->arena, Q_ACCESS_DUE, DB_ARGS(brand, DB_V(p->now - ACCESS_EVERY)),
                    &access_model, &p->access, e));
    p->scene.cases = cases.items;
    p->scene.case_count = cases.count;
    p->scene.posts = posts.items;
    p->scene.post_count = posts.count;
    return ERR_OK;
}

static const Watcher *watcher_of(const Roster *r, int64_t staff_id) {
    const Watcher *w = r->people.items;
    for (size_t i = 0; i < r->people.count; i++)
        if (w[i].staff_id == staff_id)
            return &w[i];
    return NULL;
}

static bool is_picked(const RosterPick *pick, int64_t staff_id) {
    for (size_t i = 0; i < pick->count; i++)
        if (pick->people[i]->staff_id == staff_id)
            return true;
    return false;
}

static int64_t access_of(const List *due, const PersonRow *who) {
    const AccessDue *d = due->items;
    int64_t count = 0;
    for (size_t i = 0; i < due->count; i++)
        if (d[i].staff_id ? d[i].staff_id == who->staff_id : who->role >= ROLE_ADMIN)
            count += d[i].due;
    return count;
}

static NODISCARD Err read_people(Planning *p, Error *e) {
    List rows;
    Roster roster = { 0 };
    TRY(db_list(p->db, p->arena, Q_NOTICE_PEOPLE,
                DB_ARGS(DB_V(p->brand_id), DB_V(p->now - NOTICE_FRESH),
                        DB_V(p->now - NOTICE_MONTH)),
                &person_model, &rows, e));
    TRY(roster_get(p->db, p->arena, p->brand_id, p->now, &roster, e));
    RosterPick duty = roster_pick(p->arena, &roster.people, p->now, (VerdictLevel)DUTY_ASLEEP);
    RosterPick grave = roster_pick(p->arena, &roster.people, p->now, (VerdictLevel)DUTY_AWAKE);
    NoticePerson *people = arena_make(p->arena, NoticePerson, rows.count + 1);
    const PersonRow *row = rows.items;
    for (size_t i = 0; i < rows.count; i++) {
        const Watcher *w = watcher_of(&roster, row[i].staff_id);
        people[i] = (NoticePerson){
            .staff_id = row[i].staff_id,
            .is_owner = row[i].role == ROLE_OWNER,
            .is_keeper = row[i].role >= ROLE_ADMIN,
            .sees_all = secrecy_sees_all(&(Caller){ .rights = role_rights(row[i].role) }),
            .is_on_duty = is_picked(&duty, row[i].staff_id),
            .is_on_grave_duty = is_picked(&grave, row[i].staff_id),
            .is_quiet = w != NULL && roster_is_quiet(w, p->now, VERDICT_NORMAL),
            .told_at = row[i].told_at,
            .told_grave_at = row[i].told_grave_at,
            .messaged_at = row[i].messaged_at,
            .access = access_of(&p->access, &row[i]),
            .told_access_at = row[i].told_access_at,
        };
    }
    p->scene.people = people;
    p->scene.person_count = rows.count;
    return ERR_OK;
}

static NODISCARD Err read_readers(Planning *p, Error *e) {
    List readers;
    TRY(db_list(p->db, p->arena, Q_NOTICE_READERS, DB_ARGS(DB_V(p->brand_id), DB_V(p->now)),
                &reader_model, &readers, e));
    p->scene.readers = readers.items;
    p->scene.reader_count = readers.count;
    return ERR_OK;
}

/* ---- planning ---- */

static NODISCARD Err write_notice(const Planning *p, const Notice *n, Error *e) {
    int64_t id;
    TRY(db_i64(p->db, Q_NOTICE_INSERT,
               DB_ARGS(DB_V(p->brand_id), DB_V(n->staff_id), DB_V(p->now), DB_V(n->soon),
                       DB_V(n->past), DB_V(n->posts), DB_V(n->is_grave_only), DB_V(n->access)),
               &id, e));
    for (size_t i = 0; i < n->worst_count; i++)
        TRY(db_run(p->db, Q_NOTICE_CASE_INSERT,
                   DB_ARGS(DB_V(id), DB_V((int64_t)i + 1), DB_V(p->brand_id), DB_V(n->worst[i])),
                   NULL, e));
    return ERR_OK;
}

static NODISCARD Err plan(Planning *p, bool *planned, Error *e) {
    TRY(read_things(p, e));
    if (p->scene.case_count + p->scene.post_count + p->access.count == 0)
        return ERR_OK;
    TRY(read_people(p, e));
    TRY(read_readers(p, e));
    List list = notice_decide(p->arena, &p->scene);
    const Notice *n = list.items;
    for (size_t i = 0; i < list.count; i++)
        TRY(write_notice(p, &n[i], e));
    *planned = list.count > 0;
    return ERR_OK;
}

Err notice_plan(Db *db, int64_t brand_id, int64_t now, bool *planned, Error *e) {
    SCRATCH(a);
    Brand brand = { 0 };
    Planning p = { .db = db, .arena = a, .brand_id = brand_id, .now = now };
    *planned = false;
    TRY(brand_get(db, a, brand_id, &brand, e));
    TRY(policy_get(db, a, brand_id, &p.policy, e));
    bool is_off = !p.policy.notices && p.policy.own_posts == OWN_POSTS_OFF;
    if (brand.is_sample || brand.drill_of || is_off)
        return ERR_OK;
    p.scene = (NoticeScene){ .now = now,
                             .is_working = working_from(&p.policy, brand.zone, now) == now,
                             .before = p.policy.notice_before,
                             .after = p.policy.notice_after };
    return plan(&p, planned, e);
}

/* ---- leaving ---- */

static const Field out_fields[] = {
    FIELD(NoticeOut, id),       FIELD(NoticeOut, brand_id),      FIELD(NoticeOut, staff_id),
    FIELD(NoticeOut, tries),    FIELD(NoticeOut, made_at),       FIELD(NoticeOut, soon),
    FIELD(NoticeOut, past),     FIELD(NoticeOut, posts),         FIELD(NoticeOut, is_grave_only),
    FIELD(NoticeOut, access),
    FIELD(NoticeOut, name),     FIELD(NoticeOut, email),         FIELD(NoticeOut, language),
    FIELD(NoticeOut, zone),     FIELD(NoticeOut, brand_name),
};
static const Model out_model = MODEL(NoticeOut, out_fields);

static const Field line_fields[] = {
    FIELD(NoticeLine, id),
    FIELD(NoticeLine, deadline_at),
    FIELD_ENUM_OF(NoticeLine, channel, channel_names),
    FIELD_ENUM_OF(NoticeLine, class, class_names),
    FIELD_ENUM_OF(NoticeLine, severity, severity_names),
    FIELD(NoticeLine, is_secret),
};
static const Model line_model = MODEL(NoticeLine, line_fields);

static const Field way_fields[] = {
    FIELD(NoticeWay, way_id),
    FIELD_ENUM_OF(NoticeWay, way, alarm_way_names),
    FIELD(NoticeWay, address),
    FIELD(NoticeWay, secret),
};
static const Model way_model = MODEL(NoticeWay, way_fields);

static NODISCARD Err find_ways(Db *db, Arena *a, NoticeOut *n, Error *e) {
    List own;
    TRY(db_list(db, a, Q_NOTICE_WAYS, DB_ARGS(DB_V(n->staff_id)), &way_model, &own, e));
    const NoticeWay *way = own.items;
    NoticeWay *ways = arena_make(a, NoticeWay, WAYS_MOST);
    size_t count = own.count < WAYS_MOST - 1 ? own.count : WAYS_MOST - 1;
    for (size_t i = 0; i < count; i++)
        ways[i] = way[i];
    ways[count] = (NoticeWay){ .way = ALARM_MAIL, .address = n->email };
    n->ways = (List){ ways, count + 1 };
    return ERR_OK;
}

/* Whether there is still something to tell: what was answered meanwhile is nobody's. */
static NODISCARD Err complete(Db *db, Arena *a, int64_t id, NoticeOut *out, bool *is_true,
                              Error *e) {
    NoticeOut n = { 0 };
    TRY(db_maybe(db, a, Q_NOTICE_OUT, DB_ARGS(DB_V(id)), &out_model, &n, is_true, e));
    if (!*is_true)
        return ERR_OK;
    TRY(db_list(db, a, Q_NOTICE_OUT_CASES, DB_ARGS(DB_V(n.brand_id), DB_V(id)), &line_model,
                &n.lines, e));
    if (n.lines.count == 0)
        n.soon = n.past = 0;
    if (n.posts > 0)
        TRY(own_post_count(db, n.brand_id, &n.posts, e));
    if (n.access > 0)
        TRY(db_i64(db, Q_ACCESS_DUE_OF,
                   DB_ARGS(DB_V(n.brand_id), DB_V(n.made_at - ACCESS_EVERY), DB_V(n.staff_id)),
                   &n.access, e));
    *is_true = n.lines.count > 0 || n.posts > 0 || n.access > 0;
    TRY(find_ways(db, a, &n, e));
    *out = n;
    return ERR_OK;
}

Err notice_claim(Db *db, Arena *a, int64_t now, NoticeOut *out, Error *e) {
    int64_t any, id = 0;
    bool is_true = false;
    TRY(db_i64(db, Q_NOTICE_ANY_DUE, DB_ARGS(DB_V(now)), &any, e));
    if (any == 0)
        FAIL(e, ERR_NOT_FOUND, "nobody is to be told");
    TRY(db_run(db, Q_NOTICE_CANCEL_STALE, DB_ARGS(DB_V(now), DB_V(now - NOTICE_GAP)), NULL, e));
    TRY(db_run(db, Q_NOTICE_LEASE_AGAIN, DB_ARGS(DB_V(now)), NULL, e));
    while (!is_true) {
        TRY(db_i64(db, Q_NOTICE_CLAIM, DB_ARGS(DB_V(now), DB_V(now + LEASE)), &id, e));
        TRY(complete(db, a, id, out, &is_true, e));
        if (!is_true)
            TRY(db_run(db, Q_NOTICE_DROP, DB_ARGS(DB_V(id)), NULL, e));
    }
    return ERR_OK;
}

Err notice_end(Db *db, const NoticeOut *n, const NoticeEnd *end, Error *e) {
    SCRATCH(a);
    int64_t ended;
    DbVal why = end->is_ok ? db_null()
                           : db_val_text(utf8_cut(end->failure.p ? end->failure : S(""),
                                                  FAILURE_MOST));
    TRY(db_run(db, Q_NOTICE_END,
               DB_ARGS(DB_V(n->brand_id), DB_V(n->id), DB_V(n->tries),
                       db_name(call_state_names, end->is_ok ? CALL_CALLED : CALL_FAILED),
                       end->is_ok ? db_val_i64(end->now) : db_null(),
                       db_name(alarm_way_names, (int)end->way), why),
               &ended, e));
    if (ended == 0)
        return ERR_OK; /* the lease ran out and another has claimed it since */
    TRY(audit_add(db, &(Caller){ .brand_id = n->brand_id, .now = end->now },
                  &(AuditAct){ .act = end->is_ok ? "notice.told" : "notice.failed",
                               .object = "staff",
                               .object_id = n->staff_id,
                               .detail = str_fmt(a, "soon=%lld past=%lld posts=%lld access=%lld",
                                                 (long long)n->soon, (long long)n->past,
                                                 (long long)n->posts, (long long)n->access) },
                  e));
    return event_add(db, n->brand_id, EVENT_SETTINGS, 0, end->now, e);
}

/* ---- the list ---- */

static const Field row_fields[] = {
    FIELD(NoticeRow, id),
    FIELD(NoticeRow, staff_id),
    FIELD(NoticeRow, staff_name),
    FIELD_ENUM_OF(NoticeRow, state, call_state_names),
    FIELD_TIME_OF(NoticeRow, made_at),
    FIELD(NoticeRow, soon, .doc = "Cases whose deadline was about to pass"),
    FIELD(NoticeRow, past, .doc = "Cases whose deadline had passed"),
    FIELD(NoticeRow, posts, .doc = "Posts of our own accounts that nobody here sent"),
    FIELD(NoticeRow, access, .doc = "Sign-ins of official accounts that were to be confirmed"),
    FIELD(NoticeRow, is_grave_only, .doc = "In quiet hours: of what is grave alone"),
    FIELD_TIME_OF(NoticeRow, called_at, .flags = FIELD_OPTIONAL),
    FIELD(NoticeRow, way, .flags = FIELD_OPTIONAL, .doc = "That took it, or was tried last"),
    FIELD(NoticeRow, failure, .flags = FIELD_OPTIONAL),
};
const Model notice_row_model = MODEL(NoticeRow, row_fields);

Err notice_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_NOTICE_LIST, DB_ARGS(DB_V(brand_id)), &notice_row_model, out, e);
}
