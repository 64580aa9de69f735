/* sample_message.h - one line of sample/messages.jsonl; its README explains the fields. */
#ifndef APP_SAMPLE_MESSAGE_H
#define APP_SAMPLE_MESSAGE_H

#include "base/err.h"
#include "base/item.h"

typedef enum SampleOutcome { OUTCOME_OPEN, OUTCOME_ANSWERED, OUTCOME_IGNORED, OUTCOME_SPAM,
                             OUTCOME_CLOSED, OUTCOME__COUNT } SampleOutcome;

typedef struct SampleMessage {
    int64_t offset;  /* seconds after the shop was made */
    Item item;       /* its time is not set */
    SampleOutcome outcome;
    int64_t reply_after; /* seconds from the message to its answer */
    Str reply_by, reply_text; /* none without an answer */
} SampleMessage;

/* All lines the program carries. */
Str sample_lines(void);
/* Text is copied into `a`. */
NODISCARD Err sample_message_read(Arena *a, Str line, SampleMessage *out, Error *e);

#endif
