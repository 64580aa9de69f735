#include "app/zone.h"

#include "base/model.h"
#include "base/time.h"

const char *const zone_names[] = { "WIB", "WITA", "WIT", "UTC", NULL };
static const int zone_values[] = { ZONE_WIB, ZONE_WITA, ZONE_WIT, 0 };
static_assert(COUNT(zone_names) == COUNT(zone_values) + 1, "one value per name");

int zone_seconds(Str name, int otherwise) {
    int at = names_find(zone_names, name);
    return at < 0 ? otherwise : zone_values[at];
}
