#include "crisis/duty.h"

#include <stddef.h>

const char *const duty_names[] = { "lead", "assessor", "responder", "monitor", "spokesperson",
                                   NULL };
