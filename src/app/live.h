/* live.h - what the event streams of the web interface read and whom they serve. */
#ifndef APP_LIVE_H
#define APP_LIVE_H

#include "http/stream.h"
#include "store/store.h"

typedef struct Live {
    Store *store;
} Live;

/* Starts the hub over the events of the desk; `live` lives as long as it. */
NODISCARD Err live_start(Live *live, Log *log, StreamHub **out, Error *e);

#endif
