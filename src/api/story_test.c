/* Runs the stories in tests/api (files ending in .t): lines of requests and what must come back.
 *
 *   @ owner                 who asks from here on: a role's name, stranger or nobody
 *   + If-Match: "v1"        a header of the next request
 *   > POST /api/brands/{brand}/words {"kind":"brand","text":"Rasa"}
 *   < 201                   its status
 *   ~ "text":"Rasa"         must stand in the answer
 *   ! secret                must not
 *   = word "id":            keep the number after this text as {word}
 *   $ word /link/           keep the rest of the word after this text as {word}
 *   > form POST /page a=b   a form instead of JSON
 *   * 3600                  the clock goes on by so many seconds
 *   # comment
 */
#include "test_api.h"

#include "base/map.h"
#include "base/number.h"
#include "wire/signature.h"

#include <dirent.h>
#include <stdlib.h>

typedef struct Story {
    TestOffice office;
    const char *file;
    int line;
    int64_t who;
    Map values;
    TestHeader headers[8];
    size_t header_count;
    TestAnswer answer;
} Story;

static void wrong(const Story *s, const char *what, Str line) {
    printf("%s:%d: %s: " STR_FMT "\n    answer %d " STR_FMT "\n", s->file, s->line, what,
           STR_ARG(line), s->answer.status, STR_ARG(str_slice(s->answer.body, 0, 600)));
    test_failures++;
}

static void keep(Story *s, Str name, Str value) {
    Str *kept = arena_make(s->office.arena, Str, 1);
    *kept = value;
    *map_at(&s->values, name) = kept;
}

static void keep_number(Story *s, const char *name, int64_t n) {
    keep(s, str_c(name), str_fmt(s->office.arena, "%lld", (long long)n));
}

/* {name} becomes its value; other braces stay. */
static Str filled(Story *s, Str text) {
    Buf b = buf_new(s->office.arena, 1 << 20);
    for (size_t i = 0; i < text.n; i++) {
        Str rest = str_slice(text, i + 1, text.n), name;
        const Str *value = NULL;
        if (text.p[i] == '{' && str_cut(&rest, '}', &name) && rest.p)
            value = map_get(&s->values, name);
        if (value) {
            buf_put(&b, *value);
            i += name.n + 1;
        } else
            buf_putc(&b, text.p[i]);
    }
    return buf_str(&b);
}

static void take_person(Story *s, Str name) {
    int role = names_find(role_names, name);
    s->who = str_eq(name, S("stranger")) ? s->office.staff[ROLE_NONE]
             : role > 0                  ? s->office.staff[role]
                                         : 0;
}

static void add_header(Story *s, Str line) {
    Str name;
    (void)str_cut(&line, ':', &name);
    s->headers[s->header_count++] =
        (TestHeader){ str_z(s->office.arena, name), filled(s, str_trim(line)) };
}

/* "signed" before the method: the hook's headers are made for this body. */
static void sign(Story *s, Str body) {
    Arena *a = s->office.arena;
    s->headers[s->header_count++] =
        (TestHeader){ "X-Tanggap-Timestamp", str_fmt(a, "%lld", (long long)s->office.now) };
    s->headers[s->header_count++] =
        (TestHeader){ "X-Tanggap-Signature",
                      hook_sign(a, S("rahasia-antar-mesin"), s->office.now, body) };
}

static void ask(Story *s, Str line) {
    Str method, path, rest = line;
    bool is_signed = str_starts(rest, S("signed ")), is_form = str_starts(rest, S("form "));
    if (is_signed || is_form)
        (void)str_cut(&rest, ' ', &method);
    if (is_form)
        s->headers[s->header_count++] = (TestHeader){ "Content-Type",
                                                      S("application/x-www-form-urlencoded") };
    (void)str_cut(&rest, ' ', &method);
    (void)str_cut(&rest, ' ', &path);
    Str body = rest.p ? filled(s, rest) : (Str){ 0 };
    if (is_signed)
        sign(s, body);
    s->answer = test_call(&s->office, &(TestCall){ .method = str_z(s->office.arena, method),
                                                   .path = filled(s, path),
                                                   .body = body,
                                                   .staff_id = s->who,
                                                   .headers = s->headers,
                                                   .header_count = s->header_count });
    s->header_count = 0;
}

static void check_status(Story *s, Str line) {
    int64_t want;
    if (!parse_i64(str_trim(line), 100, 599, &want) || want != s->answer.status)
        wrong(s, "wanted status", line);
}

static void check_text(Story *s, Str line, bool must) {
    Str text = filled(s, line);
    bool found = str_find(s->answer.body, text) >= 0 || str_find(s->answer.location, text) >= 0;
    if (found != must)
        wrong(s, must ? "must hold" : "must not hold", text);
}

static void capture(Story *s, Str line) {
    Str name, digits = S("");
    (void)str_cut(&line, ' ', &name);
    ptrdiff_t at = str_find(s->answer.body, line);
    if (at >= 0) {
        Str rest = str_slice(s->answer.body, (size_t)at + line.n, s->answer.body.n);
        size_t n = 0;
        while (n < rest.n && (ascii_is_digit(rest.p[n]) || (n && rest.p[n] == '-')))
            n++;
        digits = str_slice(rest, 0, n);
    }
    if (digits.n == 0)
        wrong(s, "no number after", line);
    keep(s, str_dup(s->office.arena, name), str_dup(s->office.arena, digits));
}

/* The URL-safe letters after it, such as those of a token. */
static void capture_word(Story *s, Str line) {
    Str name;
    (void)str_cut(&line, ' ', &name);
    ptrdiff_t at = str_find(s->answer.body, line);
    Str rest = at < 0 ? S("") : str_slice(s->answer.body, (size_t)at + line.n, s->answer.body.n);
    size_t n = 0;
    while (n < rest.n && (ascii_is_digit(rest.p[n]) || ascii_is_alpha(rest.p[n]) ||
                          rest.p[n] == '-' || rest.p[n] == '_'))
        n++;
    if (n == 0)
        wrong(s, "no word after", line);
    keep(s, str_dup(s->office.arena, name), str_dup(s->office.arena, str_slice(rest, 0, n)));
}

static void wait(Story *s, Str line) {
    int64_t seconds = 0;
    if (!parse_i64(str_trim(line), 1, 1 << 30, &seconds))
        wrong(s, "not a number of seconds", line);
    s->office.now += seconds;
}

static void run_line(Story *s, Str line) {
    char mark = line.n ? line.p[0] : '#';
    Str rest = str_slice(line, 2, line.n);
    if (mark == '@')
        take_person(s, str_trim(rest));
    else if (mark == '+')
        add_header(s, rest);
    else if (mark == '>')
        ask(s, rest);
    else if (mark == '<')
        check_status(s, rest);
    else if (mark == '~' || mark == '!')
        check_text(s, rest, mark == '~');
    else if (mark == '=')
        capture(s, rest);
    else if (mark == '$')
        capture_word(s, rest);
    else if (mark == '*')
        wait(s, rest);
    else if (mark != '#')
        wrong(s, "not a line of a story", line);
}

static void run_story(const char *file, Str text) {
    Story s = { .office = test_office_make(), .file = file };
    Str line;
    s.values = map_new(s.office.arena, 1);
    keep_number(&s, "brand", s.office.brand_id);
    keep_number(&s, "other", s.office.other_brand_id);
    keep_number(&s, "case", s.office.case_id);
    keep_number(&s, "source", s.office.source_id);
    keep_number(&s, "hook", s.office.hook_id);
    keep_number(&s, "writer", s.office.staff[ROLE_WRITER]);
    keep_number(&s, "approver", s.office.staff[ROLE_APPROVER]);
    keep_number(&s, "owner", s.office.staff[ROLE_OWNER]);
    while (str_cut(&text, '\n', &line)) {
        s.line++;
        run_line(&s, line);
    }
    test_office_end(&s.office);
}

static Str read_file(Arena *a, const char *path) {
    Buf b = buf_new(a, 1 << 20);
    char part[4096];
    size_t n;
    FILE *f = fopen(path, "re");
    while (f && (n = fread(part, 1, sizeof part, f)) > 0)
        buf_put(&b, (Str){ part, n });
    if (f)
        (void)fclose(f);
    return buf_str(&b);
}

TEST(the_stories_come_true) {
    SCRATCH(a);
    int stories = 0;
    DIR *folder = opendir(STORIES);
    CHECK(folder != NULL);
    for (struct dirent *d; folder && (d = readdir(folder)) != NULL;) {
        if (!str_ends(str_c(d->d_name), S(".t")))
            continue;
        Str path = str_fmt(a, "%s/%s", STORIES, d->d_name);
        run_story(str_z(a, path), read_file(a, str_z(a, path)));
        stories++;
    }
    if (folder)
        closedir(folder);
    CHECK(stories >= 5);
}
