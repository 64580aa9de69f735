#include "text/apology_form.h"

#include "test_cases.h"

static void read_blocks(Str text, ApologyForm *form) {
    for (size_t i = 0; i < APOLOGY_BLOCK__COUNT; i++)
        if (!str_cut(&text, '/', &form->blocks[i]))
            form->blocks[i] = text;
    for (size_t i = 0; i < APOLOGY_BLOCK__COUNT; i++)
        form->blocks[i] = str_trim(form->blocks[i]);
}

static void case_apology(Arena *a, const Case *c, const char *file) {
    ApologyForm form = { 0 };
    ApologyFinding *f;
    size_t count;
    Buf b = buf_new(a, 1000);
    read_blocks(c->fields[0], &form);
    CHECK(case_moment(c->fields[1], &form.when.at, &form.when.zone));
    apology_form_check(a, &form, &f, &count);
    for (size_t i = 0; i < count; i++)
        buf_printf(&b, "%s%s %s", i ? ", " : "", apology_block_names[f[i].block],
                   apology_fault_names[f[i].fault]);
    case_expect(c, file, c->fields[2], b.n ? buf_str(&b) : S("-"));
}

TEST(an_apology_is_looked_at_block_by_block) {
    cases_walk("apology.txt", 3, 11, case_apology);
}

TEST(the_blocks_become_one_text_in_their_order) {
    SCRATCH(a);
    ApologyForm form = { .blocks = { S("A."), S(" B. "), S(""), S("D."), S("E.") } };
    CHECK_STR(apology_form_text(a, &form), "A.\n\nB.\n\nD.\n\nE.");
}
