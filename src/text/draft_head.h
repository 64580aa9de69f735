/* draft_head.h - trained heads for the sentences of a draft, beside the phrases of data/draft/.
 *
 * A phrase knows what somebody wrote down; a head has seen some thousand sentences and knows
 * again what is alike. It reads one sentence at a time: its words, their pairs and pieces as the
 * model of messages does (features.h), and beside them the classes of classes.txt its words are
 * of, the lists of phrases that lie in it, and how it ends. What it says asks and never blocks.
 * Where it finds a sentence good, phrases are not believed (draft_is_doubted() in draft_part.h).
 * data/answers/drafts.recipe makes the weights; docs/checker.md has the figures.
 *
 * Classes and lists are features by their names. After a larger change of the lists the heads are
 * trained anew. */
#ifndef TEXT_DRAFT_HEAD_H
#define TEXT_DRAFT_HEAD_H

#include "text/features.h"

/* The features of a sentence that stands alone, for training. */
void draft_features(Arena *a, Str text, Features *out);

#endif
