#include "app/commands.h"
#include "app/key.h"
#include "app/opening.h"
#include "app/password_prompt.h"
#include "app/print.h"
#include "base/crypto.h"
#include "base/time.h"
#include "desk/password.h"
#include "desk/staff.h"

#include <string.h>

/* ---- list ---- */

enum { LIST_BRAND, LIST_JSON };
static const Option list_options[] = {
    [LIST_BRAND] = { "brand", "NAME", NULL, "Only those of this brand, with their roles." },
    [LIST_JSON] = { "json", NULL, NULL, "Print JSON." },
};

typedef struct People {
    Call *call;
    List list;
} People;

static Err read_people(Db *db, void *ctx, Error *e) {
    People *p = ctx;
    Brand brand = { 0 };
    Str name = p->call->values[LIST_BRAND];
    if (name.n)
        TRY(call_brand(p->call, db, name, &brand, e));
    return staff_list(db, p->call->arena, brand.id, &p->list, e);
}

static Err list(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    People p = { .call = c };
    TRY(call_store(c, OPEN_READ, &store, e));
    TRY(store_reading(store, read_people, &p, e));
    if (call_has(c, LIST_JSON))
        print_json_list(c, &staff_model, &p.list);
    else
        print_table(c, &staff_model, &p.list);
    return ERR_OK;
}

const Command cmd_user_list = {
    .name = "user list",
    .summary = "List the people",
    .options = list_options,
    .option_count = COUNT(list_options),
    .run = list,
};

/* ---- add ---- */

enum { ADD_NAME, ADD_ROLE, ADD_BRAND };
static const Option add_options[] = {
    [ADD_NAME] = { "name", "NAME", NULL, "Name that colleagues know. Default: the address." },
    [ADD_ROLE] = { "role", "ROLE", role_names, "What they may do. Default: writer." },
    [ADD_BRAND] = { "brand", "NAME", NULL, "Brand they work for, when there are several." },
};

typedef struct Add {
    Call *call;
    Brand brand;
    NewStaff staff;
    Staff known; /* id 0: nobody has this address */
} Add;

static Err find_known(Db *db, Arena *a, Str email, Staff *out, Error *e) {
    List all;
    TRY(staff_list(db, a, 0, &all, e));
    const Staff *s = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (str_eq_nocase(s[i].email, str_trim(email)) && s[i].ended_at == 0)
            *out = s[i];
    return ERR_OK;
}

static Err prepare(Db *db, void *ctx, Error *e) {
    Add *x = ctx;
    Call *c = x->call;
    TRY(call_brand(c, db, c->values[ADD_BRAND], &x->brand, e));
    return find_known(db, c->arena, c->args[0], &x->known, e);
}

static Err write_staff(Db *db, void *ctx, Error *e) {
    Add *x = ctx;
    Arena *a = x->call->arena;
    Caller by = program_caller(x->brand.id);
    Staff made = { 0 };
    if (x->known.id)
        return member_add(db, &by, x->known.id, x->staff.role, e);
    NewStaff in = x->staff;
    in.brand_id = 0; /* member_add() writes the log row of joining */
    TRY(staff_create(db, a, &in, &made, e));
    return member_add(db, &by, made.id, x->staff.role, e);
}

static Err ask_password(Call *c, Str own, Str *hash, Error *e) {
    Str password;
    TRY(password_prompt(c, "Password: ", &password, e));
    TRY(password_check(password, own, S(""), e));
    return password_hash(c->arena, password, hash, e);
}

static Err add(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Str role = c->values[ADD_ROLE];
    Add x = { .call = c };
    int found = role.n ? names_find(role_names, role) : ROLE_WRITER;
    if (found == ROLE_NONE)
        FAIL_USAGE(c, e, "somebody without a role cannot be added");
    TRY(call_store(c, OPEN_WRITE, &store, e));
    TRY(store_reading(store, prepare, &x, e));
    x.staff = (NewStaff){ .email = c->args[0], .role = (Role)found, .now = clock_now(),
                          .name = call_has(c, ADD_NAME) ? c->values[ADD_NAME] : c->args[0] };
    if (x.known.id == 0)
        TRY(ask_password(c, c->args[0], &x.staff.password_hash, e));
    TRY(store_transact(store, write_staff, &x, e));
    fprintf(c->out, STR_FMT " is %s of " STR_FMT ".\n", STR_ARG(c->args[0]), role_names[found],
            STR_ARG(x.brand.name));
    return ERR_OK;
}

const Command cmd_user_add = {
    .name = "user add",
    .args = "EMAIL",
    .least = 1,
    .most = 1,
    .summary = "Give somebody access to a brand",
    .help = "Asks for a first password, or reads it from standard input when that is no "
            "terminal. Somebody who is known already keeps theirs. At the screen, Settings, "
            "People sends an invitation instead.",
    .options = add_options,
    .option_count = COUNT(add_options),
    .run = add,
};

/* ---- end, password ---- */

static Err end_staff(Db *db, void *ctx, Error *e) {
    Call *c = ctx;
    Caller by = program_caller(0);
    Staff known = { 0 };
    TRY(find_known(db, c->arena, c->args[0], &known, e));
    if (known.id == 0)
        FAIL(e, ERR_NOT_FOUND, "nobody here has the address " STR_FMT, STR_ARG(c->args[0]));
    return staff_end(db, &by, known.id, e);
}

static Err end(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    TRY(call_store(c, OPEN_WRITE, &store, e));
    TRY(store_transact(store, end_staff, c, e));
    fprintf(c->out, STR_FMT " is signed out everywhere and cannot sign in any more.\n",
            STR_ARG(c->args[0]));
    return ERR_OK;
}

const Command cmd_user_end = {
    .name = "user end",
    .args = "EMAIL",
    .least = 1,
    .most = 1,
    .summary = "End somebody's access everywhere, at once",
    .run = end,
};

static Err set_password(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Caller by = program_caller(0);
    Str password;
    TRY(call_store(c, OPEN_WRITE, &store, e));
    TRY(password_prompt(c, "New password: ", &password, e));
    TRY(staff_reset_password(store, c->arena, &by, c->args[0], password, e));
    fputs("The password is changed; all their sessions are ended.\n", c->out);
    return ERR_OK;
}

const Command cmd_user_password = {
    .name = "user password",
    .args = "EMAIL",
    .least = 1,
    .most = 1,
    .summary = "Set somebody's password anew",
    .help = "Asks for it, or reads it from standard input when that is no terminal.",
    .run = set_password,
};

/* ---- the first run ---- */

static Err any_staff(Db *db, void *ctx, Error *e) { return staff_any(db, ctx, e); }

static Err setup_link(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    SecretKey key;
    bool any;
    TRY(call_store(c, OPEN_READ, &store, e));
    TRY(store_reading(store, any_staff, &any, e));
    if (any)
        FAIL(e, ERR_CONFLICT, "the desk is set up already; use `tanggap user password`");
    TRY(key_load(&c->loaded.config, &key, e));
    fprintf(c->out, STR_FMT "/setup\nCode: " STR_FMT "\n",
            STR_ARG(c->loaded.config.public_url), STR_ARG(setup_code(c->arena, &key)));
    return ERR_OK;
}

const Command cmd_user_setup_link = {
    .name = "user setup-link",
    .summary = "Show where and with which code the first person sets up the desk",
    .run = setup_link,
};
