#include "api/serve.h"
#include "base/limits.h"
#include "desk/audit.h"
#include "wire/csv.h"

enum { CSV_ROWS_MAX = 20000 };

Err audit_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(audit_list(x.db, r->arena, api_caller(r)->brand_id, r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

/* The newest rows as a table; what does not fit the answer's limit is told by a last line. */
Err audit_csv(Request *r, Error *e) {
    AuditFilter f = *(const AuditFilter *)r->query;
    Str next = { 0 };
    size_t rows = 0;
    API_READ(x);
    TRY(api_read(r, &x, e));
    r->content_type = "text/csv; charset=utf-8";
    request_header_out(r, "Content-Disposition", S("attachment; filename=\"log-audit.csv\""));
    csv_header(&r->out, &audit_row_model);
    f.limit = LIMIT_PAGE;
    do {
        List list;
        f.cursor = next;
        TRY(audit_list(x.db, r->arena, api_caller(r)->brand_id, &f, &list, &next, e));
        for (size_t i = 0; i < list.count; i++)
            csv_record(&r->out, &audit_row_model, (const AuditRow *)list.items + i);
        rows += list.count;
    } while (next.n && rows < CSV_ROWS_MAX && r->out.n < LIMIT_HTTP_ANSWER / 2);
    return ERR_OK;
}

Err audit_check(Request *r, Error *e) {
    List all;
    AuditVerdict own = { .brand_id = api_caller(r)->brand_id };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(audit_verify(x.db, r->arena, NULL, &all, e));
    const AuditVerdict *v = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (v[i].brand_id == own.brand_id)
            own = v[i];
    return reply_record(r, &own, e);
}
