/* proposal.h - the form of opening a room, filled in: the problem that grows, the alarm that runs,
 * and the playbook whose early signs are met most. A guess that says why; people change it. */
#ifndef CRISIS_PROPOSAL_H
#define CRISIS_PROPOSAL_H

#include "crisis/room.h"

typedef struct ProposalQuery {
    int64_t problem_id; /* 0: the one that grows most */
} ProposalQuery;
extern const Model proposal_query_model;

typedef struct PlaybookName {
    int64_t id;
    Str name;
} PlaybookName;

typedef struct CrisisProposal {
    CrisisForm form;
    Str problem_name, playbook_name;
    List signs;     /* of Str: early signs of the playbook's threat that are met */
    List playbooks; /* of PlaybookName, to choose from */
    int64_t hot_id; /* one runs already; 0: none */
    VerdictLevel level; /* that people see now */
} CrisisProposal;
extern const Model crisis_proposal_model;
NODISCARD Err crisis_propose(Db *db, Arena *a, const Caller *by, const ProposalQuery *q,
                             CrisisProposal *out, Error *e);

#endif
