/* referral_text.h - what a department reads: whose question, the words of customers, by when, and
 * the link. Personal data in what customers wrote is masked: mail lies around. */
#ifndef APP_REFERRAL_TEXT_H
#define APP_REFERRAL_TEXT_H

#include "app/config.h"
#include "desk/referral.h"

typedef struct ReferralText {
    Str subject, body; /* plain text */
} ReferralText;

ReferralText referral_text(Arena *a, const ReferralMail *m, TextLanguage l, Str link);

#endif
