/* sample_cast.h - who and what the sample shop consists of: its people, sources and words. */
#ifndef APP_SAMPLE_CAST_H
#define APP_SAMPLE_CAST_H

#include "desk/intake.h"
#include "desk/role.h"
#include "store/store.h"

typedef struct SampleStaff {
    const char *name, *email;
    Role role;
    int64_t id;
} SampleStaff;

typedef struct SampleSource {
    const char *name, *own_handle;
    int64_t id;
    Intake *intake;
} SampleSource;

enum { SAMPLE_STAFF = 3, SAMPLE_SOURCES = 6 };

typedef struct SampleCast {
    SampleStaff staff[SAMPLE_STAFF];
    SampleSource sources[SAMPLE_SOURCES];
} SampleCast;

/* People (and everyone who is here already, as owners), sources with their open intakes,
 * words. `by` is the program in the sample's brand. */
NODISCARD Err sample_cast_make(Db *db, Arena *a, const Caller *by, SampleCast *out, Error *e);
void sample_cast_close(SampleCast *c); /* the intakes */

const SampleStaff *sample_staff(const SampleCast *c, Str name);   /* NULL: nobody */
SampleSource *sample_source(SampleCast *c, Str name);             /* NULL: none */
/* Somebody who may approve and is not the author. */
int64_t sample_approver(const SampleCast *c, int64_t author_id);
const SampleStaff *sample_anybody(const SampleCast *c, int64_t at);

#endif
