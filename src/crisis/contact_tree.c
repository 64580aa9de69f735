#include "crisis/contact_tree.h"

#include "base/number.h"
#include "base/utf8.h"
#include "desk/address.h"
#include "desk/audit.h"
#include "desk/department.h"
#include "desk/event.h"
#include "desk/staff.h"

enum { NAME_MOST = 120, ADDRESS_MOST = 254, PHONE_MOST = 40, PHONE_LEAST_DIGITS = 5,
       POSITION_MOST = 9999 };

static const Field contact_fields[] = {
    FIELD(TreeContact, id, .flags = FIELD_READONLY),
    FIELD(TreeContact, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(TreeContact, role, .flags = FIELD_OPTIONAL, .max = NAME_MOST,
          .doc = "What they do in the shop"),
    FIELD(TreeContact, team, .flags = FIELD_OPTIONAL, .max = NAME_MOST, .doc = "Their group"),
    FIELD(TreeContact, phone, .flags = FIELD_OPTIONAL, .max = PHONE_MOST),
    FIELD(TreeContact, mail, .flags = FIELD_OPTIONAL, .max = ADDRESS_MOST,
          .doc = "null: that of the account, if there is one"),
    FIELD(TreeContact, telegram, .flags = FIELD_OPTIONAL, .max = PHONE_MOST,
          .doc = "Number of their chat with the bot; null: the one of the account"),
    FIELD(TreeContact, staff_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "Their account"),
    FIELD(TreeContact, staff_name, .flags = FIELD_OPTIONAL | FIELD_READONLY),
    FIELD(TreeContact, caller_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "Who calls them"),
    FIELD(TreeContact, position, .flags = FIELD_OPTIONAL, .least = 0, .most = POSITION_MOST,
          .doc = "In which order"),
    FIELD(TreeContact, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "When changing: the one that was read"),
};
const Model tree_contact_model = MODEL(TreeContact, contact_fields);

/* ---- reading ---- */

static NODISCARD Err read_all(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_TREE_LIST, DB_ARGS(DB_V(brand_id)), &tree_contact_model, out, e);
}

Err tree_list(Db *db, Arena *a, const Caller *by, List *out, Error *e) {
    TRY(read_all(db, a, by->brand_id, out, e));
    TreeContact *c = out->items;
    for (size_t i = 0; i < out->count && !(by->rights & RIGHT_WRITE); i++)
        c[i].phone = c[i].mail = c[i].telegram = (Str){ 0 };
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, int64_t brand_id, int64_t id, TreeContact *out,
                         Error *e) {
    return db_one(db, a, Q_TREE_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &tree_contact_model, out,
                  e);
}

/* ---- checking ---- */

static bool is_phone(Str s) {
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (ascii_is_digit(s.p[i]))
            digits++;
        else if (str_find(S(" +-()."), str_slice(s, i, i + 1)) < 0)
            return false;
    }
    return digits >= PHONE_LEAST_DIGITS;
}

static NODISCARD Err check_lines(const TreeContact *c, Error *e) {
    const struct {
        const char *field;
        Str text;
    } lines[] = { { "name", c->name }, { "role", c->role }, { "team", c->team } };
    int64_t chat;
    if (c->name.n == 0)
        FAIL_FIELD(e, "name", "is empty: write the person's name");
    for (size_t i = 0; i < COUNT(lines); i++)
        if (!utf8_is_line(lines[i].text))
            FAIL_FIELD(e, lines[i].field, "must be one line of text");
    if (c->phone.n && !is_phone(c->phone))
        FAIL_FIELD(e, "phone", "must be a telephone number: digits, spaces and + - ( )");
    if (c->mail.n && !address_is_mail(c->mail))
        FAIL_FIELD(e, "mail", "must be one mail address");
    if (c->telegram.n && !parse_i64(c->telegram, 1, INT64_MAX, &chat))
        FAIL_FIELD(e, "telegram", "must be the number of a chat with the bot: digits alone");
    return ERR_OK;
}

static const TreeContact *find(const List *all, int64_t id) {
    const TreeContact *c = all->items;
    for (size_t i = 0; i < all->count; i++)
        if (c[i].id == id)
            return &c[i];
    return NULL;
}

/* Nobody calls themselves, by however many others. */
static NODISCARD Err check_caller(const List *all, int64_t id, int64_t caller_id, Error *e) {
    int64_t at = caller_id;
    if (caller_id && !find(all, caller_id))
        FAIL_FIELD(e, "caller_id", "is nobody of the contact tree");
    for (size_t steps = 0; at && steps <= all->count; steps++) {
        if (at == id)
            FAIL_FIELD(e, "caller_id", "goes in a circle: they would call themselves");
        const TreeContact *c = find(all, at);
        at = c ? c->caller_id : 0;
    }
    return ERR_OK;
}

static NODISCARD Err check_staff(Db *db, const Caller *by, const List *all, const TreeContact *c,
                                 Error *e) {
    if (c->staff_id == 0)
        return ERR_OK;
    TRY(member_check(db, by->brand_id, c->staff_id, "staff_id", e));
    const TreeContact *other = all->items;
    for (size_t i = 0; i < all->count; i++)
        if (other[i].staff_id == c->staff_id && other[i].id != c->id)
            FAIL_FIELD(e, "staff_id", "stands in the contact tree already");
    return ERR_OK;
}

static TreeContact trimmed(const TreeContact *in, int64_t id) {
    TreeContact c = *in;
    c.id = id;
    c.name = str_trim(in->name);
    c.role = str_trim(in->role);
    c.team = str_trim(in->team);
    c.phone = str_trim(in->phone);
    c.mail = str_trim(in->mail);
    c.telegram = str_trim(in->telegram);
    return c;
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const TreeContact *c, Error *e) {
    List all;
    TRY(read_all(db, a, by->brand_id, &all, e));
    if (c->id == 0 && all.count >= TREE_CONTACTS_MOST)
        FAIL(e, ERR_LIMIT, "%d contacts are enough: remove one first", TREE_CONTACTS_MOST);
    TRY(check_lines(c, e));
    TRY(check_caller(&all, c->id, c->caller_id, e));
    return check_staff(db, by, &all, c, e);
}

/* ---- changing ---- */

static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t id, Str personal,
                          Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "contact", .object_id = id,
                               .personal = personal },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, 0, by->now, e);
}

static Str spoken(Arena *a, const TreeContact *c) {
    return str_fmt(a, STR_FMT " " STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(c->name),
                   STR_ARG(c->phone), STR_ARG(c->mail), STR_ARG(c->telegram));
}

static NODISCARD Err insert(Db *db, const Caller *by, const TreeContact *c, int64_t *id,
                            Error *e) {
    return db_i64(db, Q_TREE_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(c->name), db_text(c->role), db_text(c->team),
                          db_text(c->phone), db_text(c->mail), db_text(c->telegram),
                          db_id(c->staff_id), db_id(c->caller_id), DB_V(c->position)),
                  id, e);
}

Err tree_add(Db *db, Arena *a, const Caller *by, const TreeContact *in, TreeContact *out,
             Error *e) {
    int64_t id;
    TreeContact c = trimmed(in, 0);
    TRY(check(db, a, by, &c, e));
    TRY(insert(db, by, &c, &id, e));
    TRY(tell(db, by, "crisis.contact_add", id, spoken(a, &c), e));
    return get(db, a, by->brand_id, id, out, e);
}

Err tree_change(Db *db, Arena *a, const Caller *by, int64_t id, const TreeContact *in,
                TreeContact *out, Error *e) {
    int64_t changed;
    TreeContact c = trimmed(in, id), was = { 0 };
    TRY(get(db, a, by->brand_id, id, &was, e));
    TRY(check(db, a, by, &c, e));
    TRY(db_run(db, Q_TREE_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(c.version), DB_V(c.name), db_text(c.role),
                       db_text(c.team), db_text(c.phone), db_text(c.mail), db_text(c.telegram),
                       db_id(c.staff_id), db_id(c.caller_id), DB_V(c.position)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this contact meanwhile: look at it again");
    TRY(tell(db, by, "crisis.contact_change", id, spoken(a, &c), e));
    return get(db, a, by->brand_id, id, out, e);
}

Err tree_remove(Db *db, Arena *a, const Caller *by, int64_t id, Error *e) {
    TreeContact was = { 0 };
    TRY(get(db, a, by->brand_id, id, &was, e));
    TRY(db_run(db, Q_TREE_HAND_ON, DB_ARGS(DB_V(by->brand_id), DB_V(id), db_id(was.caller_id)),
               NULL, e));
    TRY(db_run(db, Q_TREE_FORGET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), NULL, e));
    TRY(db_run(db, Q_TREE_REMOVE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), NULL, e));
    return tell(db, by, "crisis.contact_remove", id, was.name, e);
}

Err tree_join(Db *db, Arena *a, const Caller *by, int64_t *added, Error *e) {
    List members;
    *added = 0;
    TRY(db_list(db, a, Q_TREE_MEMBERS, DB_ARGS(DB_V(by->brand_id)), &tree_contact_model, &members,
                e));
    const TreeContact *m = members.items;
    for (size_t i = 0; i < members.count; i++) {
        TreeContact one;
        TRY(tree_add(db, a, by, &m[i], &one, e));
        ++*added;
    }
    return ERR_OK;
}
