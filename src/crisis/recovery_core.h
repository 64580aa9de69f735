/* recovery_core.h - what cause and lessons share. Inside crisis/ only. */
#ifndef CRISIS_RECOVERY_CORE_H
#define CRISIS_RECOVERY_CORE_H

enum { LINK_MOST = 500 }; /* bytes of a link to evidence */

#endif
