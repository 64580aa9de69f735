/* accesses.h - the handlers of Akun resmi. Private to api/. */
#ifndef API_ACCESSES_H
#define API_ACCESSES_H

#include "api/serve.h"

HANDLER(access_show);
HANDLER(account_post);
HANDLER(account_show);
HANDLER(account_put_one);
HANDLER(account_do);
HANDLER(sign_in_post);
HANDLER(sign_in_put_one);
HANDLER(sign_in_do);

#endif
