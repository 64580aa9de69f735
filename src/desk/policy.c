#include "desk/policy.h"

#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/source.h"
#include "text/draft.h"
#include "wire/json.h"

#include <stdlib.h>
#include <string.h>

static const char *const policy_mode_names[] = { "alone", "team", "departments", NULL };
static_assert(COUNT(policy_mode_names) == POLICY_MODE__COUNT + 1, "one name for each mode");
static const char *const phone_rule_names[] = { "free", "approved", "holding", "drafts", NULL };
static_assert(COUNT(phone_rule_names) == PHONE_RULE__COUNT + 1, "one name for each rule");
static const char *const delete_rule_names[] = { "never", "hide_only", "guarded", NULL };
static_assert(COUNT(delete_rule_names) == DELETE_RULE__COUNT + 1, "one name for each rule");
static const char *const own_post_rule_names[] = { "off", "public", "all", NULL };
static_assert(COUNT(own_post_rule_names) == OWN_POST_RULE__COUNT + 1, "one name for each rule");
static const char *const check_level_names[] = { "off", "hint", "ask", "block", NULL };
static_assert(COUNT(check_level_names) == CHECK_LEVEL__COUNT + 1, "one name for each level");

static const Field check_rule_fields[] = {
    FIELD(CheckRule, rule, .flags = FIELD_REQUIRED, .max = 40),
    FIELD_ENUM_OF(CheckRule, level, check_level_names, .flags = FIELD_REQUIRED),
};
static const Model check_rule_model = MODEL(CheckRule, check_rule_fields);

static const Field holiday_fields[] = {
    FIELD(Holiday, date, .flags = FIELD_REQUIRED, .max = 10, .doc = "2026-12-25"),
    FIELD(Holiday, name, .flags = FIELD_REQUIRED, .max = 100),
};
static const Model holiday_model = MODEL(Holiday, holiday_fields);

static const Field channel_rule_fields[] = {
    FIELD(ChannelRule, channel, .flags = FIELD_REQUIRED, .max = 40),
    FIELD(ChannelRule, clock, .flags = FIELD_REQUIRED, .least = 0, .most = 3 * DAY,
          .doc = "Seconds; 0: that of its kind"),
    FIELD(ChannelRule, hold, .flags = FIELD_REQUIRED, .least = 0, .most = 600),
};
static const Model channel_rule_model = MODEL(ChannelRule, channel_rule_fields);

#define CLOCK(member) \
    FIELD(Policy, member, .flags = FIELD_REQUIRED, .least = MINUTE, .most = 3 * DAY)
#define SECONDS(member, high) \
    FIELD(Policy, member, .flags = FIELD_REQUIRED, .least = 0, .most = (high))
#define SWITCH(member) FIELD(Policy, member, .flags = FIELD_REQUIRED)
#define CHOICE(member, names) FIELD_ENUM_OF(Policy, member, names, .flags = FIELD_REQUIRED)

static const Field policy_fields[] = {
    CHOICE(mode, policy_mode_names),
    SWITCH(sign_first),
    SWITCH(class_first),
    FIELD(Policy, four_eyes, .flags = FIELD_REQUIRED,
          .doc = "A public reply is read by a second person before it leaves"),
    SWITCH(holding_free),
    SECONDS(solo_delay, 10 * MINUTE),
    FIELD(Policy, hold_public, .flags = FIELD_REQUIRED, .least = 0, .most = 600,
          .doc = "Seconds a public reply can be called back"),
    SECONDS(hold_private, 600),
    SECONDS(cool_down, 10 * MINUTE),
    FIELD_LIST_OF(Policy, channels, &channel_rule_model, .flags = FIELD_REQUIRED,
                  .max = CHANNEL__COUNT),
    FIELD_LIST_OF(Policy, checker, &check_rule_model, .flags = FIELD_REQUIRED, .max = 64,
                  .doc = "Rules of the sentence checker that differ from its own level"),
    SWITCH(locked_facts),
    CLOCK(clock_comment),
    CLOCK(clock_chat),
    CLOCK(clock_marketplace),
    CLOCK(clock_review),
    CLOCK(clock_mail),
    CLOCK(clock_grave),
    FIELD(Policy, hours_from, .flags = FIELD_REQUIRED, .least = 0, .most = DAY,
          .doc = "Start of the working day, seconds after local midnight"),
    SECONDS(hours_to, DAY),
    SECONDS(friday_from, DAY),
    SECONDS(friday_to, DAY),
    FIELD_LIST_OF(Policy, holidays, &holiday_model, .flags = FIELD_REQUIRED,
                  .max = POLICY_HOLIDAYS_MOST),
    FIELD_LIST_OF(Policy, ignore_classes, NULL, .flags = FIELD_REQUIRED, .max = CLASS__COUNT),
    SWITCH(ignore_public_only),
    FIELD(Policy, ignore_most, .flags = FIELD_REQUIRED, .least = DAY, .most = 90 * DAY),
    SWITCH(at_risk_care),
    FIELD(Policy, watch_most, .flags = FIELD_REQUIRED, .least = HOUR, .most = 3 * DAY),
    FIELD_LIST_OF(Policy, watch_forbidden, NULL, .flags = FIELD_REQUIRED, .max = SIGNAL__COUNT),
    SWITCH(apology_needs_action),
    CHOICE(admission_role, role_names),
    CHOICE(phone, phone_rule_names),
    FIELD_ENUM_OF(Policy, alarm_level, verdict_level_names, .flags = FIELD_REQUIRED,
                  .doc = "Lowest level that wakes people"),
    FIELD(Policy, quiet_days, .flags = FIELD_REQUIRED, .least = 1, .most = 90,
          .doc = "Days after which an account that is silent or unanswered is named"),
    SECONDS(shift_most, DAY),
    SECONDS(handoff_after, DAY),
    FIELD(Policy, public_turns, .flags = FIELD_REQUIRED, .least = 0, .most = 20),
    SWITCH(close_note),
    FIELD(Policy, limit_writer, .flags = FIELD_REQUIRED, .least = 0, .most = RUPIAH_MOST,
          .doc = "Rupiah one with this role may give a customer"),
    FIELD(Policy, limit_approver, .flags = FIELD_REQUIRED, .least = 0, .most = RUPIAH_MOST),
    FIELD(Policy, limit_admin, .flags = FIELD_REQUIRED, .least = 0, .most = RUPIAH_MOST),
    SWITCH(decline_reason),
    SWITCH(next_word_only),
    SWITCH(promises_bind),
    SECONDS(follow_first, 30 * DAY),
    SECONDS(follow_second, 30 * DAY),
    SECONDS(follow_third, 30 * DAY),
    SWITCH(late_apology),
    CHOICE(personal_from, severity_names),
    SWITCH(latecomers),
    SWITCH(origin_first),
    FIELD(Policy, strikes, .flags = FIELD_REQUIRED, .least = 2, .most = 20,
          .doc = "How many before a ban may be asked for; never one"),
    FIELD(Policy, ban_days, .flags = FIELD_REQUIRED, .least = 1, .most = 365),
    CHOICE(delete_rule, delete_rule_names),
    FIELD(Policy, delete_cool, .flags = FIELD_REQUIRED, .least = 10 * MINUTE, .most = DAY),
    CHOICE(trace_role, role_names),
    FIELD(Policy, trace_days, .flags = FIELD_REQUIRED, .least = 1, .most = 365),
    SWITCH(notices),
    FIELD(Policy, notice_before, .flags = FIELD_REQUIRED, .least = 5 * MINUTE, .most = DAY / 2),
    FIELD(Policy, notice_after, .flags = FIELD_REQUIRED, .least = 5 * MINUTE, .most = DAY / 2),
    CHOICE(own_posts, own_post_rule_names),
    SWITCH(takedown_owner),
    SWITCH(vetted_only),
    SWITCH(quiz_first),
    SWITCH(drill_first),
    FIELD(Policy, override_pause, .flags = FIELD_REQUIRED, .least = 0, .most = 50,
          .doc = "More passed clauses within seven days: a second person reads; 0: off"),
    FIELD(Policy, policy_version, .flags = FIELD_REQUIRED,
          .doc = "The version that was read; another one is refused"),
};
const Model policy_model = MODEL(Policy, policy_fields);

#define WORD(text) { (text), sizeof(text) - 1 }
static const Str ignored_by_default[] = { WORD("venting"), WORD("troll") };
static const Str never_watched[] = { WORD("safety"), WORD("health"), WORD("data_leak"),
                                     WORD("legal") };
/* A List of constants: nobody writes to what a Policy holds. */
#define WORDS(table) { (void *)(uintptr_t)(table), COUNT(table) }

/* What a business begins with (product.md 1.10 and its default clocks). */
static const Policy defaults = {
    .mode = MODE_TEAM,
    .four_eyes = true,
    .holding_free = true,
    .solo_delay = 2 * MINUTE,
    .hold_public = 30,
    .hold_private = 10,
    .cool_down = MINUTE,
    .locked_facts = true,
    .clock_comment = HOUR,
    .clock_chat = 15 * MINUTE,
    .clock_marketplace = 30 * MINUTE,
    .clock_review = DAY,
    .clock_mail = 4 * HOUR,
    .clock_grave = 15 * MINUTE,
    .hours_from = 8 * HOUR,
    .hours_to = 20 * HOUR,
    .ignore_classes = WORDS(ignored_by_default),
    .ignore_public_only = true,
    .ignore_most = 30 * DAY,
    .at_risk_care = true,
    .watch_most = DAY,
    .watch_forbidden = WORDS(never_watched),
    .apology_needs_action = true,
    .admission_role = ROLE_OWNER,
    .phone = PHONE_APPROVED,
    .alarm_level = VERDICT_ISSUE,
    .quiet_days = 7,
    .shift_most = 12 * HOUR,
    .handoff_after = 30 * MINUTE,
    .public_turns = 3,
    .close_note = true,
    .limit_writer = 50000,
    .limit_approver = 200000,
    .limit_admin = 1000000,
    .decline_reason = true,
    .next_word_only = true,
    .promises_bind = true,
    .follow_first = DAY,
    .follow_second = 3 * DAY,
    .follow_third = 7 * DAY,
    .late_apology = true,
    .personal_from = SEVERITY_HIGH,
    .latecomers = true,
    .origin_first = true,
    .strikes = 3,
    .ban_days = 90,
    .delete_rule = DELETE_GUARDED,
    .delete_cool = 10 * MINUTE,
    .trace_role = ROLE_OWNER,
    .trace_days = 90,
    .notices = true,
    .notice_before = 10 * MINUTE,
    .notice_after = 30 * MINUTE,
    .own_posts = OWN_POSTS_PUBLIC,
    .takedown_owner = true,
};

/* ---- reading and writing a version ---- */

typedef struct StoredPolicy {
    int64_t version;
    Str rules;
} StoredPolicy;
static const Field stored_fields[] = { FIELD(StoredPolicy, version), FIELD(StoredPolicy, rules) };
static const Model stored_model = MODEL(StoredPolicy, stored_fields);

/* Days since 1970. */
static bool day_of(Str date, int64_t *out) {
    int64_t at;
    if (!time_parse_day(date, &at) || at < 0)
        return false;
    *out = at / DAY;
    return true;
}

static int by_day(const void *a, const void *b) {
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void find_days_off(Arena *a, Policy *p) {
    const Holiday *day = p->holidays.items;
    int64_t *days = arena_make(a, int64_t, p->holidays.count);
    size_t n = 0;
    for (size_t i = 0; i < p->holidays.count; i++)
        n += day_of(day[i].date, &days[n]);
    qsort(days, n, sizeof(*days), by_day);
    p->days_off = days;
    p->days_off_count = n;
}

/* The same record, of which a version may name any part. */
static NODISCARD Err read_rules(Arena *a, const StoredPolicy *s, Policy *out, Error *e) {
    Field fields[COUNT(policy_fields)];
    memcpy(fields, policy_fields, sizeof(fields));
    for (size_t i = 0; i < COUNT(fields); i++)
        fields[i].flags &= ~(unsigned)FIELD_REQUIRED;
    const Model part = { .name = policy_model.name, .size = policy_model.size, .fields = fields,
                         .count = COUNT(fields) };
    *out = defaults;
    TRY(json_read(a, s->rules, &part, out, e));
    out->policy_version = s->version;
    find_days_off(a, out);
    return ERR_OK;
}

int64_t policy_urgent_signals(const Policy *p) {
    int64_t bits = 0;
    for (Signal s = 0; s < SIGNAL__COUNT; s++)
        if (policy_names_has(&p->watch_forbidden, signal_names[s]))
            bits |= INT64_C(1) << s;
    return bits;
}

const char *policy_urgent(const Policy *p, int64_t signals) {
    int64_t urgent = signals ? signals & policy_urgent_signals(p) : 0;
    return urgent ? signal_names[__builtin_ctzll((unsigned long long)urgent)] : NULL;
}

Err policy_get(Db *db, Arena *a, int64_t brand_id, Policy *out, Error *e) {
    StoredPolicy stored = { 0 };
    TRY(db_one(db, a, Q_POLICY_GET, DB_ARGS(DB_V(brand_id)), &stored_model, &stored, e));
    return read_rules(a, &stored, out, e);
}

Err policy_at(Db *db, Arena *a, int64_t brand_id, int64_t version, Policy *out, Error *e) {
    StoredPolicy stored = { 0 };
    TRY(db_one(db, a, Q_POLICY_AT, DB_ARGS(DB_V(brand_id), DB_V(version)), &stored_model, &stored,
               e));
    return read_rules(a, &stored, out, e);
}

static NODISCARD Err insert(Db *db, const Caller *by, const Policy *p, Error *e) {
    SCRATCH(a);
    Buf b = buf_new(a, 4096);
    int64_t added;
    json_record(&b, &policy_model, p);
    TRY(db_run(db, Q_POLICY_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(p->policy_version), DB_V(by->now),
                       DB_V(by->staff_id), DB_V(buf_str(&b))),
               &added, e));
    if (added == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed the policy meanwhile: load it again");
    return ERR_OK;
}

Err policy_start(Db *db, const Caller *by, Error *e) {
    Policy first = defaults;
    first.policy_version = 1;
    return insert(db, by, &first, e);
}

/* ---- changing ---- */

static NODISCARD Err check_names(const List *names, const char *const *known, const char *field,
                                 Error *e) {
    SCRATCH(a);
    const Str *name = names->items;
    for (size_t i = 0; i < names->count; i++)
        if (names_find(known, name[i]) < 0)
            FAIL_FIELD(e, field, "knows no such name: %.40s", str_z(a, name[i]));
    return ERR_OK;
}

/* The list of `list` holds no two rows of one thing: `key` is where a row says which. */
static NODISCARD Err check_once(const List *list, size_t size, size_t key, const char *field,
                                Error *e) {
    SCRATCH(a);
    const char *rows = list->items;
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < i; k++) {
            const Str *one = (const Str *)(const void *)(rows + k * size + key);
            const Str *other = (const Str *)(const void *)(rows + i * size + key);
            if (str_eq(*one, *other))
                FAIL_FIELD(e, field, "stands there twice: %.40s", str_z(a, *one));
        }
    return ERR_OK;
}

static NODISCARD Err check_holidays(const Policy *p, Error *e) {
    SCRATCH(a);
    const Holiday *day = p->holidays.items;
    int64_t at;
    for (size_t i = 0; i < p->holidays.count; i++) {
        if (!day_of(day[i].date, &at))
            FAIL_FIELD(e, "holidays", "%.20s is no day: write 2026-12-25",
                       str_z(a, day[i].date));
        if (utf8_is_blank(day[i].name))
            FAIL_FIELD(e, "holidays", "is empty: name the holiday of %.20s",
                       str_z(a, day[i].date));
        if (!utf8_is_line(day[i].name))
            FAIL_FIELD(e, "holidays", "must be one line of text");
    }
    return check_once(&p->holidays, sizeof *day, offsetof(Holiday, date), "holidays", e);
}

/* Of these two a business may ask for more, never for less. */
static NODISCARD Err check_checker(const Policy *p, Error *e) {
    SCRATCH(a);
    const CheckRule *rule = p->checker.items;
    for (size_t i = 0; i < p->checker.count; i++) {
        if (names_find(draft_rule_names, rule[i].rule) < 0)
            FAIL_FIELD(e, "checker", "knows no such rule: %.40s", str_z(a, rule[i].rule));
        bool is_fixed = str_eq(rule[i].rule, S("hate")) || str_eq(rule[i].rule, S("personal_data"));
        if (is_fixed && rule[i].level != CHECK_BLOCK)
            FAIL_FIELD(e, "checker", "%.40s always blocks: it cannot be made softer",
                       str_z(a, rule[i].rule));
    }
    return check_once(&p->checker, sizeof *rule, offsetof(CheckRule, rule), "checker", e);
}

static NODISCARD Err check_channels(const Policy *p, Error *e) {
    SCRATCH(a);
    const ChannelRule *rule = p->channels.items;
    for (size_t i = 0; i < p->channels.count; i++)
        if (names_find(channel_names, rule[i].channel) < 0)
            FAIL_FIELD(e, "channels", "knows no such channel: %.40s", str_z(a, rule[i].channel));
    return check_once(&p->channels, sizeof *rule, offsetof(ChannelRule, channel), "channels", e);
}

static const MessageClass always_answered[] = { CLASS_COMPLAINT, CLASS_CRITICISM, CLASS_QUESTION,
                                                CLASS_PRESSING,  CLASS_AT_RISK,   CLASS_RUMOUR };

static NODISCARD Err check(const Policy *p, Error *e) {
    if (p->hours_to <= p->hours_from)
        FAIL_FIELD(e, "hours_to", "must be later than the start of the working day");
    if (p->friday_to < p->friday_from)
        FAIL_FIELD(e, "friday_to", "must be later than the start of the Friday break");
    if (p->limit_approver < p->limit_writer || p->limit_admin < p->limit_approver)
        FAIL_FIELD(e, "limit_admin", "must rise with the role: writer, approver, admin");
    if (p->admission_role < ROLE_APPROVER)
        FAIL_FIELD(e, "admission_role", "must be approver, admin or owner");
    if (p->trace_role < ROLE_APPROVER)
        FAIL_FIELD(e, "trace_role", "must be approver, admin or owner");
    TRY(check_names(&p->ignore_classes, class_names, "ignore_classes", e));
    for (size_t i = 0; i < COUNT(always_answered); i++)
        if (policy_names_has(&p->ignore_classes, class_names[always_answered[i]]))
            FAIL_FIELD(e, "ignore_classes", "cannot hold %s: such a message gets an answer",
                       class_names[always_answered[i]]);
    TRY(check_names(&p->watch_forbidden, signal_names, "watch_forbidden", e));
    TRY(check_channels(p, e));
    TRY(check_checker(p, e));
    return check_holidays(p, e);
}

static bool same_field(const Field *f, const Policy *was, const Policy *is) {
    SCRATCH(a);
    const Model one = { .name = "", .size = policy_model.size, .fields = f, .count = 1 };
    Buf x = buf_new(a, 256), y = buf_new(a, 256);
    json_record(&x, &one, was);
    json_record(&y, &one, is);
    return str_eq(buf_str(&x), buf_str(&y));
}

/* Each field that changed, with its new value: a policy holds nothing personal. */
static NODISCARD Err log_change(Db *db, const Caller *by, const Policy *was, const Policy *is,
                                Error *e) {
    SCRATCH(a);
    Buf b = buf_new(a, 512);
    for (size_t i = 0; i < COUNT(policy_fields); i++) {
        const Model one = { .name = "", .size = policy_model.size, .fields = &policy_fields[i],
                            .count = 1 };
        if (!same_field(&policy_fields[i], was, is))
            json_record(&b, &one, is);
    }
    return audit_add(db, by,
                     &(AuditAct){ .act = "policy.change", .object = "policy",
                                  .object_id = is->policy_version, .detail = buf_str(&b) },
                     e);
}

Err policy_set(Db *db, Arena *a, const Caller *by, const Policy *p, Policy *out, Error *e) {
    Policy was = { 0 }, is = *p;
    TRY(check(p, e));
    TRY(policy_get(db, a, by->brand_id, &was, e));
    if (was.policy_version != p->policy_version)
        FAIL(e, ERR_CONFLICT, "somebody changed the policy meanwhile: load it again");
    is.policy_version++;
    TRY(insert(db, by, &is, e));
    TRY(log_change(db, by, &was, &is, e));
    TRY(policy_get(db, a, by->brand_id, out, e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

static const Field version_fields[] = {
    FIELD(PolicyVersion, version),
    FIELD_TIME_OF(PolicyVersion, at),
    FIELD(PolicyVersion, staff_id, .flags = FIELD_OPTIONAL),
    FIELD(PolicyVersion, staff_name, .flags = FIELD_OPTIONAL),
    FIELD(PolicyVersion, signatures),
};
const Model policy_version_model = MODEL(PolicyVersion, version_fields);

Err policy_versions(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_POLICY_VERSIONS, DB_ARGS(DB_V(brand_id)), &policy_version_model, out,
                   e);
}

/* ---- signing ---- */

static const Field signer_fields[] = {
    FIELD(PolicySigner, staff_id),
    FIELD(PolicySigner, staff_name),
    FIELD_ENUM_OF(PolicySigner, role, role_names),
    FIELD(PolicySigner, version, .doc = "The newest they signed; 0: none"),
    FIELD_TIME_OF(PolicySigner, at, .flags = FIELD_OPTIONAL),
};
const Model policy_signer_model = MODEL(PolicySigner, signer_fields);

static const Field sign_fields[] = {
    FIELD(PolicySign, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The version that was read"),
};
const Model policy_sign_model = MODEL(PolicySign, sign_fields);

Err policy_signers(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_POLICY_SIGNERS, DB_ARGS(DB_V(brand_id)), &policy_signer_model, out, e);
}

Err policy_sign(Db *db, const Caller *by, const PolicySign *form, Error *e) {
    SCRATCH(a);
    Policy newest = { 0 };
    int64_t added;
    TRY(policy_get(db, a, by->brand_id, &newest, e));
    if (newest.policy_version != form->version)
        FAIL(e, ERR_CONFLICT, "the policy has a newer version: read that one");
    TRY(db_run(db, Q_POLICY_SIGN,
               DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id), DB_V(form->version), DB_V(by->now)),
               &added, e));
    if (added == 0)
        return ERR_OK;
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "policy.sign", .object = "policy",
                               .object_id = form->version },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

Err policy_is_alone(Db *db, const Caller *by, const Policy *p, bool *out, Error *e) {
    int64_t others = 0;
    if (p->mode != MODE_ALONE)
        TRY(db_i64(db, Q_APPROVER_OTHERS, DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id)), &others,
                   e));
    *out = others == 0;
    return ERR_OK;
}

Err policy_second_eye(Db *db, const Caller *by, const Policy *p, const WrittenBy *of, Error *e) {
    bool alone;
    if (of->author_id != by->staff_id)
        return ERR_OK;
    TRY(policy_is_alone(db, by, p, &alone, e));
    if (!alone)
        FAIL_CLAUSE(e, p, CLAUSE_FOUR_EYES, ERR_DENIED, "",
                    "a second person reads it: nobody approves what they wrote");
    int64_t left = of->at + p->solo_delay - by->now;
    if (left > 0)
        FAIL_CLAUSE(e, p, CLAUSE_FOUR_EYES, ERR_DENIED, "",
                    "you are alone: read it once more, and approve it in %lld seconds",
                    (long long)left);
    return ERR_OK;
}

/* ---- reading single rules ---- */

bool policy_names_has(const List *names, const char *name) {
    const Str *one = names->items;
    for (size_t i = 0; i < names->count; i++)
        if (str_eq(one[i], str_c(name)))
            return true;
    return false;
}

const ChannelRule *policy_channel(const Policy *p, const char *channel) {
    const ChannelRule *rule = p->channels.items;
    for (size_t i = 0; i < p->channels.count; i++)
        if (str_eq(rule[i].channel, str_c(channel)))
            return &rule[i];
    return NULL;
}

int64_t policy_hold(const Policy *p, const char *channel, bool is_public) {
    const ChannelRule *own = policy_channel(p, channel);
    if (own != NULL && own->hold > 0)
        return own->hold;
    return is_public ? p->hold_public : p->hold_private;
}
