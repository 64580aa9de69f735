/* prepare.h - what threats, playbooks and the matrix share. Inside crisis/ only. */
#ifndef CRISIS_PREPARE_H
#define CRISIS_PREPARE_H

#include "desk/audit.h"

/* Whether the shop has one of this name: Q_THREAT_NAMED, Q_PLAYBOOK_NAMED. `but`: not this one. */
NODISCARD Err prepare_is_named(Db *db, const Caller *by, Query q, Str name, int64_t but,
                               bool *out, Error *e);
/* The log row of an act, and the event that has it fetched anew. */
NODISCARD Err prepare_tell(Db *db, const Caller *by, const AuditAct *act, Error *e);

#endif
