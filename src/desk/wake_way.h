/* wake_way.h - how a person is woken: mail, signed hook, a linked Telegram chat, a browser. They
 * belong to the person, whichever brand calls; only the person sees and changes them. */
#ifndef DESK_WAKE_WAY_H
#define DESK_WAKE_WAY_H

#include "desk/alarm.h"

typedef struct WakeWay {
    int64_t id;
    AlarmWay way;
    Str name;    /* as the person calls it */
    Str address; /* masked in what wake_ways() gives to its owner's screen too */
    int64_t created_at, ok_at, failed_at;
    Str failure;
} WakeWay;
extern const Model wake_way_model;

enum { WAKE_WAYS = 10, WAKE_CODE_TIME = 600 };

NODISCARD Err wake_ways(Db *db, Arena *a, int64_t staff_id, List *out, Error *e);

typedef struct WakeForm {
    AlarmWay way; /* mail or hook: the others are added by what proves them */
    Str name, address, secret;
} WakeForm;
extern const Model wake_form_model;

typedef struct PushForm {
    Str name, endpoint, p256dh, auth; /* as the browser gives them; name: which browser */
} PushForm;
extern const Model push_form_model;
/* All but the name as one text, for sealing, and back. */
Str push_form_pack(Arena *a, const PushForm *f);
NODISCARD Err push_form_unpack(Str packed, PushForm *out, Error *e);

typedef struct NewWay {
    AlarmWay way;
    Str name, address;
    Str whole;  /* what tells this address from others; hashed */
    Str secret; /* sealed, or none */
} NewWay;
/* ERR_INVALID names the field; ERR_LIMIT when the person has WAKE_WAYS already. The same address
 * again is the same way with a new name and secret. */
NODISCARD Err wake_way_add(Db *db, Arena *a, const Caller *by, const NewWay *in, WakeWay *out,
                           Error *e);
NODISCARD Err wake_way_remove(Db *db, const Caller *by, int64_t id, Error *e);

/* A one-time code for the bot, good for WAKE_CODE_TIME; an earlier one of the person ends. */
NODISCARD Err wake_code_new(Db *db, Arena *a, const Caller *by, Str *code, Error *e);
/* Until when some code is open, so that the bot need not be asked otherwise; 0 = none is. */
NODISCARD Err wake_code_open(Db *db, int64_t now, int64_t *until, Error *e);
/* "/start CODE" came from this chat: the person's new way. ERR_NOT_FOUND for a code that is
 * unknown, used or too old. */
NODISCARD Err wake_code_take(Db *db, Arena *a, Str code, const NewWay *chat, int64_t now,
                             WakeWay *out, Error *e);

/* What became of a call by this way; `is_gone`: the other side says it is no more. */
typedef struct WakeResult {
    bool is_ok, is_gone;
    Str failure;
} WakeResult;
NODISCARD Err wake_way_note(Db *db, int64_t way_id, const WakeResult *r, int64_t now, Error *e);

#endif
