#include "crisis/team.h"

#include "crisis/trace.h"
#include "desk/roster.h"
#include "desk/staff.h"

static const Field member_fields[] = {
    FIELD(TeamMember, id),
    FIELD(TeamMember, crisis_id),
    FIELD(TeamMember, staff_id),
    FIELD(TeamMember, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(TeamMember, duty, duty_names),
    FIELD_TIME_OF(TeamMember, from_at),
    FIELD_TIME_OF(TeamMember, until_at),
    FIELD_TIME_OF(TeamMember, ended_at, .flags = FIELD_OPTIONAL, .doc = "Sooner than planned"),
    FIELD(TeamMember, made_by),
    FIELD(TeamMember, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(TeamMember, made_at),
    FIELD(TeamMember, is_guest, .doc = "No member of the brand"),
    FIELD(TeamMember, is_running),
};
const Model team_member_model = MODEL(TeamMember, member_fields);

static const Field form_fields[] = {
    FIELD(TeamForm, staff_id, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD_ENUM_OF(TeamForm, duty, duty_names, .flags = FIELD_REQUIRED),
    FIELD_TIME_OF(TeamForm, from_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(TeamForm, until_at, .flags = FIELD_REQUIRED),
};
const Model team_form_model = MODEL(TeamForm, form_fields);

static const Field guest_fields[] = {
    FIELD(GuestForm, email, .flags = FIELD_REQUIRED, .max = 200),
    FIELD_ENUM_OF(GuestForm, duty, duty_names, .flags = FIELD_REQUIRED),
    FIELD_TIME_OF(GuestForm, from_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(GuestForm, until_at, .flags = FIELD_REQUIRED),
};
const Model guest_form_model = MODEL(GuestForm, guest_fields);

static bool runs(const TeamMember *m, int64_t now) {
    return m->ended_at == 0 && m->from_at <= now && m->until_at > now;
}

Err team_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_CRISIS_MEMBERS, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)),
                &team_member_model, out, e));
    TeamMember *m = out->items;
    for (size_t i = 0; i < out->count; i++)
        m[i].is_running = runs(&m[i], by->now);
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, const TeamOf *of, TeamMember *out,
                         Error *e) {
    TRY(db_one(db, a, Q_CRISIS_MEMBER_GET,
               DB_ARGS(DB_V(by->brand_id), DB_V(of->crisis_id), DB_V(of->member_id)),
               &team_member_model, out, e));
    out->is_running = runs(out, by->now);
    return ERR_OK;
}

static NODISCARD Err check(Db *db, const Caller *by, int64_t crisis_id, const TeamForm *form,
                           Error *e) {
    int64_t from = form->from_at > by->now ? form->from_at : by->now, count;
    if (form->duty == DUTY_LEAD)
        FAIL_FIELD(e, "duty", "is changed in the room itself: who leads");
    if (form->until_at <= from || form->until_at > from + TEAM_TIME_MOST)
        FAIL_FIELD(e, "until_at", "must be later than the start, by at most 30 days");
    if (form->from_at > by->now + TEAM_TIME_MOST)
        FAIL_FIELD(e, "from_at", "must be a time within the next %lld hours",
                   (long long)(TEAM_TIME_MOST / HOUR));
    TRY(db_i64(db, Q_CRISIS_MEMBER_COUNT, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)), &count,
               e));
    if (count >= TEAM_MOST)
        FAIL(e, ERR_LIMIT, "a crisis has at most %d appointments", TEAM_MOST);
    TRY(db_i64(db, Q_CRISIS_MEMBER_SAME,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(form->staff_id),
                       db_name(duty_names, (int)form->duty), DB_V(by->now)),
               &count, e));
    if (count)
        FAIL_FIELD(e, "staff_id", "has this duty already");
    return ERR_OK;
}

static NODISCARD Err appoint(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                             const TeamForm *form, int64_t *id, Error *e) {
    int64_t from = form->from_at > by->now ? form->from_at : by->now;
    TRY(db_i64(db, Q_CRISIS_MEMBER_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(form->staff_id),
                       db_name(duty_names, (int)form->duty), DB_V(from), DB_V(form->until_at),
                       DB_V(by->staff_id), DB_V(by->now)),
               id, e));
    return crisis_tell(db, by, crisis_id,
                       &(CrisisTrace){ .act = "appoint",
                                       .detail = str_fmt(a, "staff=%lld %s from=%lld until=%lld",
                                                         (long long)form->staff_id,
                                                         duty_names[form->duty], (long long)from,
                                                         (long long)form->until_at) },
                       e);
}

static NODISCARD Err add(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                         const TeamForm *form, TeamMember *out, Error *e) {
    Crisis c = { 0 };
    int64_t id;
    TRY(crisis_running(db, a, by, crisis_id, &c, e));
    TRY(check(db, by, crisis_id, form, e));
    if (!role_may_give(by->role, duty_role(form->duty)))
        FAIL(e, ERR_DENIED, "this duty brings more than your role may give");
    TRY(appoint(db, a, by, crisis_id, form, &id, e));
    return get(db, a, by, &(TeamOf){ crisis_id, id }, out, e);
}

Err team_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const TeamForm *form,
             TeamMember *out, Error *e) {
    TRY(member_check(db, by->brand_id, form->staff_id, "staff_id", e));
    return add(db, a, by, crisis_id, form, out, e);
}

Err team_add_guest(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const GuestForm *form,
                   TeamMember *out, Error *e) {
    Staff guest = { 0 };
    Role role;
    TRY(staff_by_email(db, a, form->email, &guest, e));
    if (guest.id == 0 || guest.ended_at || guest.is_sample)
        FAIL_FIELD(e, "email", "has no account here: invite this person first");
    TRY(member_role(db, by->brand_id, guest.id, &role, e));
    if (role != ROLE_NONE)
        FAIL_FIELD(e, "email", "is somebody of this brand: choose them from the list");
    return add(db, a, by, crisis_id,
               &(TeamForm){ guest.id, form->duty, form->from_at, form->until_at }, out, e);
}

Err team_end(Db *db, Arena *a, const Caller *by, const TeamOf *of, TeamMember *out, Error *e) {
    TRY(get(db, a, by, of, out, e));
    if (out->ended_at || out->until_at <= by->now)
        FAIL(e, ERR_CONFLICT, "this duty is over already");
    TRY(db_run(db, Q_CRISIS_MEMBER_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(of->crisis_id), DB_V(of->member_id),
                       DB_V(by->now)),
               NULL, e));
    TRY(crisis_tell(db, by, of->crisis_id,
                    &(CrisisTrace){ .act = "dismiss",
                                    .detail = str_fmt(a, "staff=%lld %s", (long long)out->staff_id,
                                                      duty_names[out->duty]) },
                    e));
    return get(db, a, by, of, out, e);
}

/* The first that this role needs no more rights for. */
static Duty duty_for(Role role) {
    return role >= duty_role(DUTY_RESPONDER) ? DUTY_RESPONDER : DUTY_MONITOR;
}

Err team_prefill(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Error *e) {
    Roster roster = { 0 };
    int64_t id;
    TRY(roster_get(db, a, by->brand_id, by->now, &roster, e));
    const Watcher *w = roster.people.items;
    for (size_t i = 0; i < roster.people.count; i++) {
        Role role;
        TRY(member_role(db, by->brand_id, w[i].staff_id, &role, e));
        if (!w[i].is_on_duty || role == ROLE_NONE)
            continue;
        TRY(appoint(db, a, by, crisis_id,
                    &(TeamForm){ .staff_id = w[i].staff_id, .duty = duty_for(role),
                                 .until_at = by->now + TEAM_TIME },
                    &id, e));
    }
    return ERR_OK;
}
