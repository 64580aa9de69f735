#include "desk/onset.h"

#include "base/time.h"

enum { BACK = 12 * HOUR, QUARTER = 15 * MINUTE, GAP_MOST = 2 * QUARTER };

typedef struct Quarter {
    int64_t at, negative, first_at;
} Quarter;
static const Field quarter_fields[] = { FIELD(Quarter, at), FIELD(Quarter, negative),
                                        FIELD(Quarter, first_at) };
static const Model quarter_model = MODEL(Quarter, quarter_fields);

Err onset_find(Db *db, int64_t brand_id, int64_t at, double usual, int64_t *out, Error *e) {
    SCRATCH(a);
    List list;
    int64_t last = at;
    TRY(db_list(db, a, Q_ONSET_QUARTERS, DB_ARGS(DB_V(brand_id), DB_V(at - BACK), DB_V(at)),
                &quarter_model, &list, e));
    const Quarter *q = list.items;
    *out = at;
    for (size_t i = 0; i < list.count && last - q[i].at <= GAP_MOST; i++) {
        if (q[i].negative == 0 || (double)q[i].negative <= usual / 4)
            continue;
        last = q[i].at;
        *out = q[i].first_at;
    }
    return ERR_OK;
}
