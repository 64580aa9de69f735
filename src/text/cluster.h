/* cluster.h - the pieces of five letters by which near copies are told, inside text/ only. */
#ifndef TEXT_CLUSTER_H
#define TEXT_CLUSTER_H

#include "text/pass.h"

/* The hashes of the pieces of the normal words, in their order, without numbers, links, mentions
 * and the tokens that `skips` marks. At most p->normal_n + p->token_count. */
size_t cluster_pieces(const Pass *p, const bool *skips, uint64_t *out);

#endif
