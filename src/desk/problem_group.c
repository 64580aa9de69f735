#include "desk/problem_group.h"

#include "base/map.h"
#include "base/time.h"
#include "desk/event.h"
#include "desk/search_words.h"
#include "text/problem.h"

#include <stdlib.h>

enum { WINDOW = 30 * DAY, MESSAGES_MOST = 3000, PROBLEMS_MOST = 10000,
       USUAL_OF_LIST = 1000, USUAL_MOST = 2000 };

/* What one case says: its first message in the window. */
typedef struct Said {
    int64_t id, case_id, written_at;
    Str title, text;
    int64_t problem_id, put_by;
    bool is_over, is_kept, is_new;
} Said;
static const Field said_fields[] = {
    FIELD(Said, id),      FIELD(Said, case_id),    FIELD(Said, written_at), FIELD(Said, title),
    FIELD(Said, text),    FIELD(Said, problem_id), FIELD(Said, put_by),     FIELD(Said, is_over),
    FIELD(Said, is_kept), FIELD(Said, is_new),
};
static const Model said_model = MODEL(Said, said_fields);

typedef struct Usual {
    Str text;
} Usual;
static const Field usual_fields[] = { FIELD(Usual, text) };
static const Model usual_model = MODEL(Usual, usual_fields);

typedef struct ProblemState {
    int64_t id;
    bool is_kept;
    Str name;
} ProblemState;
static const Field state_fields[] = { FIELD(ProblemState, id), FIELD(ProblemState, is_kept),
                                      FIELD(ProblemState, name) };
static const Model state_model = MODEL(ProblemState, state_fields);

struct ProblemLook {
    int64_t brand_id, now;
    uint64_t state; /* print of the problems as people and others left them */
    Said *said; /* one a case */
    size_t count;
    int64_t *problems; /* ids of the groups that were there, rising */
    size_t problem_count;
    List usual; /* of Usual, the older ones first */
    ProblemText *texts;
    Problems found;
};

/* ---- looking ---- */

/* A case is left where it is when its problem is settled, or when a person took it out. */
static bool is_asked(const Said *s) { return !s->is_over && !(s->put_by && s->problem_id == 0); }

static bool keep_firsts(Arena *a, const List *rows, ProblemLook *look) {
    const Said *all = rows->items;
    Map seen = map_new(a, 1); /* of case ids, which nobody outside chooses */
    bool any_new = false;
    look->said = arena_make(a, Said, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        void **slot = map_at(&seen, (Str){ (const char *)&all[i].case_id, sizeof all[i].case_id });
        if (*slot || !is_asked(&all[i]))
            continue;
        *slot = look;
        any_new = any_new || all[i].is_new;
        look->said[look->count++] = all[i];
    }
    return any_new;
}

static int by_id(const void *one, const void *other) {
    int64_t x = *(const int64_t *)one, y = *(const int64_t *)other;
    return (x > y) - (x < y);
}

static void number_problems(Arena *a, ProblemLook *look) {
    look->problems = arena_make(a, int64_t, look->count + 1);
    size_t n = 0;
    for (size_t i = 0; i < look->count; i++)
        if (look->said[i].problem_id)
            look->problems[n++] = look->said[i].problem_id;
    qsort(look->problems, n, sizeof *look->problems, by_id);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || look->problems[i] != look->problems[i - 1])
            look->problems[look->problem_count++] = look->problems[i];
}

static int32_t number_of(const ProblemLook *look, int64_t problem_id) {
    const int64_t *at = bsearch(&problem_id, look->problems, look->problem_count,
                                sizeof problem_id, by_id);
    return at ? (int32_t)(at - look->problems) : PROBLEM_NONE;
}

static NODISCARD Err print_state(Db *db, Arena *a, const ProblemLook *look, uint64_t *print,
                                 Error *e) {
    List list;
    TRY(db_list(db, a, Q_PROBLEM_STATE,
                DB_ARGS(DB_V(look->brand_id), DB_V((int64_t)PROBLEMS_MOST), DB_V(look->now)),
                &state_model, &list, e));
    const ProblemState *p = list.items;
    *print = 0;
    for (size_t i = 0; i < list.count; i++) {
        uint64_t facts[] = { *print, (uint64_t)p[i].id, p[i].is_kept, hash_bytes(p[i].name, 1) };
        *print = hash_bytes((Str){ (const char *)facts, sizeof facts }, 1);
    }
    return ERR_OK;
}

static NODISCARD Err look_around(Db *db, Arena *a, ProblemLook *look, bool *any_new, Error *e) {
    List rows;
    DbVal brand = DB_V(look->brand_id), since = DB_V(look->now - WINDOW);
    TRY(db_list(db, a, Q_PROBLEM_WINDOW,
                DB_ARGS(brand, since, DB_V(look->now), DB_V((int64_t)MESSAGES_MOST)), &said_model,
                &rows, e));
    *any_new = keep_firsts(a, &rows, look);
    if (!*any_new)
        return ERR_OK;
    number_problems(a, look);
    TRY(db_list(db, a, Q_PROBLEM_USUAL,
                DB_ARGS(brand, since, DB_V((int64_t)USUAL_OF_LIST), DB_V((int64_t)USUAL_MOST)),
                &usual_model, &look->usual, e));
    return print_state(db, a, look, &look->state, e);
}

Err problem_look(Db *db, Arena *a, ProblemTurn *turn, ProblemLook **out, Error *e) {
    ProblemLook *look = arena_make(a, ProblemLook, 1);
    int64_t newest;
    bool any_new;
    *out = NULL;
    TRY(event_newest(db, turn->brand_id, &newest, e));
    if (turn->seen && newest == turn->seen)
        return ERR_OK;
    look->brand_id = turn->brand_id;
    look->now = turn->now;
    TRY(look_around(db, a, look, &any_new, e));
    turn->seen = newest;
    if (any_new)
        *out = look;
    return ERR_OK;
}

static Str *usual_normal(Arena *a, const List *usual) {
    const Usual *said = usual->items;
    Str *out = arena_make(a, Str, usual->count + 1);
    for (size_t i = 0; i < usual->count; i++)
        out[i] = search_normal(a, (Str){ 0 }, said[i].text);
    return out;
}

void problem_think(Arena *a, ProblemLook *look, uint64_t seed) {
    look->texts = arena_make(a, ProblemText, look->count + 1);
    for (size_t i = 0; i < look->count; i++) {
        const Said *s = &look->said[i];
        /* A title is mostly that of the post they all answer to. */
        Str title = s->text.n ? (Str){ 0 } : s->title;
        look->texts[i] = (ProblemText){ search_normal(a, title, s->text),
                                        number_of(look, s->problem_id),
                                        s->put_by != 0 || s->is_kept };
    }
    ProblemSearch search = { .texts = look->texts, .count = look->count, .seed = seed,
                             .usual = usual_normal(a, &look->usual),
                             .usual_count = look->usual.count };
    problems_find(a, &search, &look->found);
}

/* ---- keeping ---- */

static NODISCARD Err join(Db *db, const ProblemLook *look, size_t from, int64_t into, Error *e) {
    DbVal brand = DB_V(look->brand_id), old = DB_V(look->problems[from]);
    TRY(db_run(db, Q_PROBLEM_MOVE_ALL, DB_ARGS(brand, old, DB_V(into), db_null()), NULL, e));
    return db_run(db, Q_PROBLEM_DELETE, DB_ARGS(brand, old), NULL, e);
}

/* Ids of all groups: those there were, and new ones. */
static NODISCARD Err name_groups(Db *db, const ProblemLook *look, int64_t *ids, bool *changed,
                                 Error *e) {
    const Problems *p = &look->found;
    for (size_t g = 0; g < p->group_count; g++) {
        bool is_old = g < look->problem_count;
        if (is_old && p->groups[g].count == 0)
            continue;
        if (is_old) {
            ids[g] = look->problems[g];
            int64_t renamed;
            TRY(db_run(db, Q_PROBLEM_SET_WORDS,
                       DB_ARGS(DB_V(look->brand_id), DB_V(ids[g]), DB_V(p->groups[g].words)),
                       &renamed, e));
            *changed = *changed || renamed > 0;
            continue;
        }
        TRY(db_i64(db, Q_PROBLEM_INSERT,
                   DB_ARGS(DB_V(look->brand_id), DB_V(p->groups[g].words), db_null(),
                           DB_V(look->now), db_null(), DB_V(false)),
                   &ids[g], e));
    }
    for (size_t g = 0; g < look->problem_count; g++)
        if (p->became[g] != (int32_t)g)
            TRY(join(db, look, g, ids[p->became[g]], e));
    return ERR_OK;
}

static NODISCARD Err place_cases(Db *db, const ProblemLook *look, const int64_t *ids, bool *changed,
                                 Error *e) {
    for (size_t i = 0; i < look->count; i++) {
        const Said *s = &look->said[i];
        int32_t group = look->found.of_text[i];
        int64_t problem = group == PROBLEM_NONE ? 0 : ids[group];
        if (!s->is_new && problem == s->problem_id)
            continue;
        *changed = *changed || problem != s->problem_id;
        TRY(db_run(db, Q_PROBLEM_CASE_FIND,
                   DB_ARGS(DB_V(look->brand_id), DB_V(s->case_id), db_id(problem),
                           DB_V(s->written_at)),
                   NULL, e));
    }
    return ERR_OK;
}

Err problem_keep(Db *db, Arena *a, const ProblemLook *look, bool *changed, Error *e) {
    uint64_t state;
    int64_t *ids = arena_make(a, int64_t, look->found.group_count + 1);
    *changed = false;
    TRY(print_state(db, a, look, &state, e));
    if (state != look->state)
        return ERR_OK;
    TRY(name_groups(db, look, ids, changed, e));
    TRY(place_cases(db, look, ids, changed, e));
    TRY(db_run(db, Q_PROBLEM_SWEEP, DB_ARGS(DB_V(look->brand_id)), NULL, e));
    return *changed ? event_add(db, look->brand_id, EVENT_PROBLEM, 0, look->now, e) : ERR_OK;
}
