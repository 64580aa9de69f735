/* zone.h - the zones one may name on the command line and in lines of JSON. */
#ifndef APP_ZONE_H
#define APP_ZONE_H

#include "base/str.h"

extern const char *const zone_names[]; /* "WIB", "WITA", "WIT", "UTC" */

/* Seconds east of UTC; `otherwise` for a name that is none of them. */
int zone_seconds(Str name, int otherwise);

#endif
