/* team.h - Tim sementara: a duty from here to there, with the rights it brings (desk/duty.h).
 *
 * The rights end by themselves: at `until_at`, when somebody ends the duty, and when the crisis
 * closes. Nobody gives more than their own role may give. */
#ifndef CRISIS_TEAM_H
#define CRISIS_TEAM_H

#include "base/time.h"
#include "desk/crisis_now.h"
#include "desk/duty.h"

typedef struct TeamMember {
    int64_t id, crisis_id, staff_id;
    Str staff_name;
    Duty duty;
    int64_t from_at, until_at, ended_at; /* ended_at: sooner than planned */
    int64_t made_by, made_at;
    Str made_name;
    bool is_guest;   /* no member of the brand */
    bool is_running;
} TeamMember;
extern const Model team_member_model;

enum { TEAM_MOST = 100, TEAM_TIME_MOST = 30 * DAY, TEAM_TIME = 3 * DAY };
NODISCARD Err team_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out,
                        Error *e);

typedef struct TeamForm {
    int64_t staff_id;
    Duty duty;
    int64_t from_at;  /* 0: now */
    int64_t until_at; /* at most TEAM_TIME_MOST on */
} TeamForm;
extern const Model team_form_model;
/* A person of the brand; ERR_DENIED when the duty brings more than the caller may give. */
NODISCARD Err team_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const TeamForm *form,
                       TeamMember *out, Error *e);

typedef struct GuestForm {
    Str email; /* of an account on this installation */
    Duty duty;
    int64_t from_at, until_at;
} GuestForm;
extern const Model guest_form_model;
/* Somebody who is no member of the brand: for owners (the row of the route says so). */
NODISCARD Err team_add_guest(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                             const GuestForm *form, TeamMember *out, Error *e);

typedef struct TeamOf {
    int64_t crisis_id, member_id;
} TeamOf;
NODISCARD Err team_end(Db *db, Arena *a, const Caller *by, const TeamOf *of, TeamMember *out,
                       Error *e);

/* Who is on duty when it opens, without more rights than they have. */
NODISCARD Err team_prefill(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Error *e);

#endif
