#include "crisis/readiness.h"

#include "crisis/drill.h"
#include "crisis/prepare.h"
#include "crisis/quiz.h"
#include "crisis/threat.h"
#include "desk/access.h"
#include "desk/policy.h"
#include "desk/roster.h"

#include <stdlib.h>

enum {
    THREATS_EACH = 3,           /* of either side, to be done */
    REVIEW_AGE = 180 * DAY,     /* threats are looked at again */
    BACKUP_AGE = 7 * DAY, RESTORE_AGE = 180 * DAY,
    TEST_AGE = 35 * DAY,        /* the alarm tests itself every thirty */
    DRILL_AGE = 180 * DAY,      /* twice a year */
};

static const char *const state_names[] = { "missing", "partly", "stale", "done", NULL };

static const Field part_fields[] = {
    FIELD(ReadyPart, name),
    FIELD_ENUM_OF(ReadyPart, state, state_names),
    FIELD(ReadyPart, points),
    FIELD(ReadyPart, most),
    FIELD(ReadyPart, have),
    FIELD(ReadyPart, need),
    FIELD_TIME_OF(ReadyPart, at, .flags = FIELD_OPTIONAL),
    FIELD(ReadyPart, who, .flags = FIELD_OPTIONAL),
    FIELD(ReadyPart, step, .flags = FIELD_OPTIONAL, .doc = "The next step of ten minutes"),
    FIELD(ReadyPart, object_id, .flags = FIELD_OPTIONAL),
    FIELD(ReadyPart, is_needed, .doc = "Nobody is ready without it"),
    FIELD(ReadyPart, is_vouched, .doc = "A person says when it was done last"),
};
static const Model ready_part_model = MODEL(ReadyPart, part_fields);

static const Field readiness_fields[] = {
    FIELD(Readiness, score, .doc = "0 to 100"),
    FIELD(Readiness, is_ready),
    FIELD(Readiness, lacking, .flags = FIELD_OPTIONAL,
          .doc = "The first part without which nobody is ready"),
    FIELD_LIST_OF(Readiness, parts, &ready_part_model),
    FIELD(Readiness, done),
};
const Model readiness_model = MODEL(Readiness, readiness_fields);

static const Field vouch_fields[] = { FIELD(ReadyVouch, part, .flags = FIELD_REQUIRED) };
const Model ready_vouch_model = MODEL(ReadyVouch, vouch_fields);

/* ---- what the parts look at ---- */

typedef struct ReadyNote {
    Str part;
    int64_t at, staff_id;
    Str staff_name;
} ReadyNote;
static const Field note_fields[] = { FIELD(ReadyNote, part), FIELD(ReadyNote, at),
                                     FIELD(ReadyNote, staff_id), FIELD(ReadyNote, staff_name) };
static const Model ready_note_model = MODEL(ReadyNote, note_fields);

typedef struct Sides {
    int64_t inside, outside, oldest;
} Sides;
static const Field sides_fields[] = { FIELD(Sides, inside), FIELD(Sides, outside),
                                      FIELD(Sides, oldest) };
static const Model sides_model = MODEL(Sides, sides_fields);

typedef struct Counted {
    int64_t need, have;
} Counted;
static const Field counted_fields[] = { FIELD(Counted, need), FIELD(Counted, have) };
static const Model counted_model = MODEL(Counted, counted_fields);

typedef struct Next {
    int64_t threat_id, playbook_id;
    Str name;
} Next;
static const Field next_fields[] = { FIELD(Next, threat_id), FIELD(Next, playbook_id),
                                     FIELD(Next, name) };
static const Model next_model = MODEL(Next, next_fields);

/* What is read once for all parts. */
typedef struct Seen {
    Db *db;
    Arena *arena;
    const Caller *by;
    Policy policy;
    Sides sides;
    Roster roster;
    List notes;  /* of ReadyNote */
    List people; /* of QuizPerson: all of the shop */
} Seen;

static NODISCARD Err see(Seen *s, Error *e) {
    DbArgs brand = DB_ARGS(DB_V(s->by->brand_id));
    TRY(policy_get(s->db, s->arena, s->by->brand_id, &s->policy, e));
    TRY(db_one(s->db, s->arena, Q_READY_THREATS, brand, &sides_model, &s->sides, e));
    TRY(db_list(s->db, s->arena, Q_READY_NOTES, brand, &ready_note_model, &s->notes, e));
    TRY(quiz_results(s->db, s->arena, s->by->brand_id, &s->people, e));
    return roster_get(s->db, s->arena, s->by->brand_id, s->by->now, &s->roster, e);
}

/* Points by how much of it is there. */
static void count(ReadyPart *p, int64_t have, int64_t need) {
    p->have = have < need ? have : need;
    p->need = need;
    p->points = need ? p->most * p->have / need : 0;
    p->state = need && have >= need ? READY_DONE : have > 0 ? READY_PARTLY : READY_MISSING;
}

/* Both sides: trouble from inside alone, or from outside alone, is half a list. */
static NODISCARD Err look_threats(const Seen *s, ReadyPart *p, Error *e) {
    (void)e;
    int64_t in = s->sides.inside, out = s->sides.outside;
    count(p, (in < THREATS_EACH ? in : THREATS_EACH) + (out < THREATS_EACH ? out : THREATS_EACH),
          (int64_t)2 * THREATS_EACH);
    if (in == 0 || out == 0)
        p->state = READY_MISSING;
    p->step = in == 0 && out == 0    ? S("take_over")
              : in == 0              ? S("add_inside")
              : out == 0             ? S("add_outside")
              : p->state != READY_DONE ? S("add_more")
                                     : (Str){ 0 };
    return ERR_OK;
}

static NODISCARD Err look_reviews(const Seen *s, ReadyPart *p, Error *e) {
    (void)e;
    bool is_fresh = s->sides.oldest >= s->by->now - REVIEW_AGE;
    count(p, s->sides.oldest != 0 && is_fresh, 1);
    p->at = s->sides.oldest;
    if (s->sides.oldest && !is_fresh)
        p->state = READY_STALE;
    p->step = p->state == READY_DONE ? (Str){ 0 } : s->sides.oldest ? S("review") : S("take_over");
    return ERR_OK;
}

static NODISCARD Err look_playbooks(const Seen *s, ReadyPart *p, Error *e) {
    Counted c = { 0 };
    Next next = { 0 };
    bool found;
    DbArgs args = DB_ARGS(DB_V(s->by->brand_id), DB_V((int64_t)THREAT_GRAVE));
    TRY(db_one(s->db, s->arena, Q_READY_PLAYBOOKS, args, &counted_model, &c, e));
    TRY(db_maybe(s->db, s->arena, Q_READY_PLAYBOOK_NEXT, args, &next_model, &next, &found, e));
    count(p, c.have, c.need);
    if (c.need == 0)
        p->step = S("grade");
    else if (found) {
        p->step = next.playbook_id ? S("finish_playbook") : S("make_playbook");
        p->object_id = next.playbook_id ? next.playbook_id : next.threat_id;
        p->who = next.name;
    }
    return ERR_OK;
}

static NODISCARD Err look_signatures(const Seen *s, ReadyPart *p, Error *e) {
    List signers;
    int64_t have = 0;
    TRY(policy_signers(s->db, s->arena, s->by->brand_id, &signers, e));
    const PolicySigner *who = signers.items;
    for (size_t i = 0; i < signers.count; i++) {
        bool has_signed = who[i].version >= s->policy.policy_version;
        have += has_signed;
        if (!has_signed && p->who.n == 0)
            p->who = who[i].staff_name;
    }
    count(p, have, (int64_t)signers.count);
    p->step = p->state == READY_DONE ? (Str){ 0 } : S("sign");
    return ERR_OK;
}

static NODISCARD Err look_roster(const Seen *s, ReadyPart *p, Error *e) {
    (void)e;
    const RosterGap *gap = s->roster.gaps.items;
    int64_t open = 0;
    for (size_t i = 0; i < s->roster.gaps.count; i++)
        open += gap[i].to_at - gap[i].from_at;
    count(p, (WEEK - open) / HOUR, WEEK / HOUR);
    if (s->roster.people.count == 0)
        p->state = READY_MISSING;
    else if (open > 0)
        p->at = gap[0].from_at;
    p->step = p->state == READY_DONE        ? (Str){ 0 }
              : s->roster.people.count == 0 ? S("make_roster")
                                            : S("fill_gap");
    return ERR_OK;
}

static NODISCARD Err look_ways(const Seen *s, ReadyPart *p, Error *e) {
    (void)e;
    const Watcher *w = s->roster.people.items;
    int64_t fresh = 0;
    for (size_t i = 0; i < s->roster.people.count; i++) {
        bool is_tested = w[i].tested_at && w[i].tested_at >= s->by->now - TEST_AGE;
        fresh += is_tested;
        if (!is_tested && p->who.n == 0)
            p->who = w[i].name;
    }
    count(p, fresh, (int64_t)s->roster.people.count);
    p->step = p->state == READY_DONE        ? (Str){ 0 }
              : s->roster.people.count == 0 ? S("make_roster")
                                            : S("test_alarm");
    return ERR_OK;
}

static NODISCARD Err look_sources(const Seen *s, ReadyPart *p, Error *e) {
    int64_t sources;
    TRY(db_i64(s->db, Q_READY_SOURCES, DB_ARGS(DB_V(s->by->brand_id)), &sources, e));
    count(p, sources, 2);
    p->step = p->state == READY_DONE ? (Str){ 0 } : S("add_source");
    return ERR_OK;
}

/* An alarm of the gravest levels finds somebody who owns it. */
static NODISCARD Err look_escalation(const Seen *s, ReadyPart *p, Error *e) {
    int64_t owned;
    TRY(db_i64(s->db, Q_READY_OWNERS, DB_ARGS(DB_V(s->by->brand_id)), &owned, e));
    count(p, owned, 2);
    p->step = p->state == READY_DONE ? (Str){ 0 } : S("name_owner");
    return ERR_OK;
}

/* Who carries the sign-ins of our own accounts was looked at within a month. */
static NODISCARD Err look_access(const Seen *s, ReadyPart *p, Error *e) {
    AccessState of = { 0 };
    TRY(access_state(s->db, s->arena, s->by->brand_id, s->by->now, &of, e));
    count(p, of.have, of.need ? of.need : 1);
    if (of.due > 0 && of.have == 0)
        p->state = READY_STALE;
    p->at = of.oldest;
    p->who = of.handle;
    p->step = p->state == READY_DONE ? (Str){ 0 }
              : of.need == 0         ? S("add_account")
              : of.due > 0           ? S("confirm_access")
                                     : S("add_sign_in");
    return ERR_OK;
}

/* Everybody of the tree can be told. */
static NODISCARD Err look_contacts(const Seen *s, ReadyPart *p, Error *e) {
    Counted c = { 0 };
    TRY(db_one(s->db, s->arena, Q_READY_CONTACTS, DB_ARGS(DB_V(s->by->brand_id)), &counted_model,
               &c, e));
    count(p, c.have, c.need ? c.need : 1);
    p->step = p->state == READY_DONE ? (Str){ 0 } : c.need ? S("reach_contact") : S("add_contact");
    return ERR_OK;
}

static NODISCARD Err look_drill(const Seen *s, ReadyPart *p, Error *e) {
    TRY(drill_last(s->db, s->by->brand_id, &p->at, e));
    count(p, p->at && p->at >= s->by->now - DRILL_AGE, 1);
    if (p->at && p->state != READY_DONE)
        p->state = READY_STALE;
    p->step = p->state == READY_DONE ? (Str){ 0 } : S("drill");
    return ERR_OK;
}

static bool may_write(const QuizPerson *who) { return role_rights(who->role) & RIGHT_WRITE; }

/* Whom nobody looked at is told to owners alone, on their page: here is only how many. */
static NODISCARD Err look_vetting(const Seen *s, ReadyPart *p, Error *e) {
    const QuizPerson *who = s->people.items;
    int64_t have = 0, need = 0;
    for (size_t i = 0; i < s->people.count; i++) {
        int64_t valid = 0;
        if (!may_write(&who[i]) || who[i].role >= ROLE_OWNER)
            continue;
        TRY(db_i64(s->db, Q_VETTING_IS_VALID,
                   DB_ARGS(DB_V(s->by->brand_id), DB_V(who[i].staff_id), DB_V(s->by->now)), &valid,
                   e));
        need++;
        have += valid > 0;
    }
    count(p, need ? have : 1, need ? need : 1);
    p->step = p->state == READY_DONE ? (Str){ 0 } : S("vet");
    return ERR_OK;
}

static NODISCARD Err look_quiz(const Seen *s, ReadyPart *p, Error *e) {
    const QuizPerson *who = s->people.items;
    int64_t have = 0, need = 0;
    (void)e;
    for (size_t i = 0; i < s->people.count; i++) {
        bool has_passed = who[i].passed_version >= s->policy.policy_version;
        if (!may_write(&who[i]))
            continue;
        need++;
        have += has_passed;
        if (!has_passed && p->who.n == 0)
            p->who = who[i].staff_name;
    }
    count(p, have, need);
    p->step = p->state == READY_DONE ? (Str){ 0 } : S("quiz");
    return ERR_OK;
}

/* A person's word, good for `age` seconds. */
static void vouched(const Seen *s, ReadyPart *p, int64_t age) {
    const ReadyNote *n = s->notes.items;
    p->is_vouched = true;
    for (size_t i = 0; i < s->notes.count; i++)
        if (str_eq(n[i].part, p->name)) {
            p->at = n[i].at;
            p->who = n[i].staff_name;
        }
    count(p, p->at >= s->by->now - age, 1);
    if (p->at && p->state != READY_DONE)
        p->state = READY_STALE;
    p->step = p->state == READY_DONE ? (Str){ 0 } : p->name;
}

static NODISCARD Err look_backup(const Seen *s, ReadyPart *p, Error *e) {
    (void)e;
    vouched(s, p, BACKUP_AGE);
    return ERR_OK;
}

static NODISCARD Err look_restore(const Seen *s, ReadyPart *p, Error *e) {
    (void)e;
    vouched(s, p, RESTORE_AGE);
    return ERR_OK;
}

/* ---- the table ---- */

static const struct Part {
    const char *name;
    int points;
    bool is_needed;
    Err (*look)(const Seen *s, ReadyPart *p, Error *e);
} parts[] = {
    { "threats", 20, true, look_threats },
    { "playbooks", 25, true, look_playbooks },
    { "roster", 15, false, look_roster },
    { "ways", 10, false, look_ways },
    { "signatures", 10, false, look_signatures },
    { "drill", 10, false, look_drill },
    { "backup", 10, false, look_backup },
    { "restore", 5, false, look_restore },
    { "reviews", 5, false, look_reviews },
    { "sources", 5, false, look_sources },
    { "escalation", 5, false, look_escalation },
    { "contacts", 5, false, look_contacts },
    { "access", 5, false, look_access },
    { "vetting", 5, false, look_vetting },
    { "quiz", 5, false, look_quiz },
};

/* What brings most points first; what is done last. */
static int most_first(const void *x, const void *y) {
    const ReadyPart *a = x, *b = y;
    int64_t left_a = a->most - a->points, left_b = b->most - b->points;
    if (left_a != left_b)
        return left_a > left_b ? -1 : 1;
    return a->most != b->most ? (a->most > b->most ? -1 : 1) : str_compare(a->name, b->name);
}

Err readiness_read(Db *db, Arena *a, const Caller *by, Readiness *out, Error *e) {
    Seen seen = { .db = db, .arena = a, .by = by };
    ReadyPart *of = arena_make(a, ReadyPart, COUNT(parts));
    int64_t points = 0, most = 0;
    *out = (Readiness){ 0 };
    TRY(see(&seen, e));
    for (size_t i = 0; i < COUNT(parts); i++) {
        of[i] = (ReadyPart){ .name = str_c(parts[i].name), .most = parts[i].points,
                             .is_needed = parts[i].is_needed };
        TRY(parts[i].look(&seen, &of[i], e));
        points += of[i].points;
        most += of[i].most;
        out->done += of[i].state == READY_DONE;
        if (of[i].is_needed && of[i].state == READY_MISSING && out->lacking.n == 0)
            out->lacking = of[i].name;
    }
    out->score = points * 100 / most;
    out->is_ready = out->score >= READY_FROM && out->lacking.n == 0;
    qsort(of, COUNT(parts), sizeof *of, most_first);
    out->parts = (List){ of, COUNT(parts) };
    return ERR_OK;
}

Err readiness_vouch(Db *db, Arena *a, const Caller *by, const ReadyVouch *form, Readiness *out,
                    Error *e) {
    bool is_vouched = false;
    TRY(readiness_read(db, a, by, out, e));
    const ReadyPart *p = out->parts.items;
    for (size_t i = 0; i < out->parts.count; i++)
        is_vouched = is_vouched || (p[i].is_vouched && str_eq(p[i].name, form->part));
    if (!is_vouched)
        FAIL_FIELD(e, "part", "knows no such name: %.40s", str_z(a, form->part));
    TRY(db_run(db, Q_READY_NOTE_PUT,
               DB_ARGS(DB_V(by->brand_id), DB_V(form->part), DB_V(by->now), DB_V(by->staff_id)),
               NULL, e));
    TRY(prepare_tell(db, by,
                     &(AuditAct){ .act = "crisis.ready_vouch", .object = "readiness",
                                  .detail = form->part },
                     e));
    return readiness_read(db, a, by, out, e);
}
