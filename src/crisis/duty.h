/* duty.h - who does what on a bad day. */
#ifndef CRISIS_DUTY_H
#define CRISIS_DUTY_H

typedef enum Duty { DUTY_LEAD, DUTY_ASSESSOR, DUTY_RESPONDER, DUTY_MONITOR, DUTY_SPOKESPERSON,
                    DUTY__COUNT } Duty;
extern const char *const duty_names[]; /* "lead", "assessor", ... */

#endif
