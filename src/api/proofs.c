/* Evidence files to keep, and the seals of the log. */
#include "api/crises.h"
#include "base/time.h"
#include "crisis/proof.h"

/* A page to keep, never to show from here: it holds what strangers wrote. */
static NODISCARD Err make(Request *r, ProofOf *of, Error *e) {
    Str language = { 0 };
    SealPair pair = seal_pair_of(api_of(r)->key);
    Seal sealed;
    API_WRITE(x);
    API_READ(y);
    of->pair = &pair;
    of->verifier = api_of(r)->verifier;
    of->is_english = r->header(r, "Accept-Language", &language) &&
                     str_starts(language, S("en"));
    TRY(api_write(r, &x, e));
    TRY(proof_begin(x.db, r->arena, api_caller(r), of, &sealed, e));
    TRY(api_commit(r, &x, e));
    TRY(api_read(r, &y, e));
    TRY(proof_write(y.db, r->arena, api_caller(r), of, &sealed, &r->out, e));
    r->content_type = "text/html; charset=utf-8";
    request_header_out(r, "Content-Disposition", S("attachment; filename=\"berkas-bukti.html\""));
    return ERR_OK;
}

Err case_proof_post(Request *r, Error *e) {
    ProofOf of = { 0 };
    TRY(param_id(r, 1, &of.case_id, e));
    return make(r, &of, e);
}

Err crisis_proof_post(Request *r, Error *e) {
    ProofOf of = { 0 };
    TRY(param_id(r, 1, &of.crisis_id, e));
    return make(r, &of, e);
}

Err seal_list_page(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(seal_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}
