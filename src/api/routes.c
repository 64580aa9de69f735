/* The API: its parts, and the gate before them. */
#include "api/routes.h"
#include "api/api.h"
#include "api/serve.h"

static const RouteRows *const parts[] = {
    &api_open_routes,   &api_case_routes, &api_desk_routes,
    &api_crisis_routes, &api_plan_routes, &api_rules_routes,
};

RouteTable api_table(void) {
    return (RouteTable){ .parts = parts, .count = COUNT(parts), .gate = api_gate };
}
