/* routes.h - the routes by what they are about: one row a route, sorted by path and method within
 * its part. Each row says who may (the right), what comes in and goes out (Models) and what it is
 * for; the gate, the checks, the OpenAPI document and the matrix test of rights are all made from
 * it. Private to api/. */
#ifndef API_ROUTES_H
#define API_ROUTES_H

#include "http/route.h"

#define B "/api/brands/{brand}" /* what belongs to one */

extern const RouteRows api_open_routes;   /* no brand: sign-in, one's account, links, machines */
extern const RouteRows api_case_routes;   /* one case and the people in it */
extern const RouteRows api_desk_routes;   /* over many cases: overview, problems, verdicts */
extern const RouteRows api_crisis_routes; /* a crisis, from its opening to what was learned */
extern const RouteRows api_plan_routes;   /* preparation, rehearsals, planned posts */
extern const RouteRows api_rules_routes;  /* policy, rights, sources, words, alarm, log */

#endif
