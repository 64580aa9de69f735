/* stream_part.h - what the server needs of an opened stream. Inside http/ only. */
#ifndef HTTP_STREAM_PART_H
#define HTTP_STREAM_PART_H

#include "http/stream.h"

#include <microhttpd.h>

typedef struct Stream Stream;

/* After stream_open() and before the answer is queued. */
void stream_attach(Stream *stream, struct MHD_Connection *connection, int fd);
/* MHD_ContentReaderCallback and MHD_ContentReaderFreeCallback; the second ends the stream. */
ssize_t stream_pull(void *stream, uint64_t at, char *out, size_t max);
void stream_end(void *stream);

typedef struct StreamTuning {
    int heartbeat_ms;   /* also how long a client may take nothing of what waits for it */
    size_t queue_bytes; /* with more than this waiting nothing is added for a client */
} StreamTuning;
NODISCARD Err stream_hub_start_tuned(const StreamHubOptions *options, const StreamTuning *tuning,
                                     StreamHub **out, Error *e);

#endif
