/** The keys are those of proof-id.ts. */
import type { ProofWords } from './proof-id';

export const words: ProofWords = {
  behind: (f) => `Messages behind “${f}”`, behindHelp: 'Repeats of one person and texts that are nearly the same are shown, but count once.', behindGrave: 'The gravest message of each case that waits. Confidential cases are not shown.', behindNone: 'No messages are kept for this factor.', more: 'Load more', followers: (n) => `${n} followers`,
  decide: 'Your decision', decideHelp: 'Tanggap only judges; a person decides. The reason is kept with name and time.',
  act: { accept: 'Accept', lower: 'Watch first', raise: 'Raise', dismiss: 'No crisis' },
  actTitle: { accept: 'Accept this verdict', lower: 'Watch first', raise: 'Raise the level', dismiss: 'No crisis' },
  actText: {
    accept: 'You agree. The level goes on following the judgement of Tanggap.', lower: 'The level is lowered until the time you choose. Should it get worse before, Tanggap raises it again.',
    raise: 'The level is raised, and people on the alarm path are woken if need be.', dismiss: 'The level is normal again and the incident that runs is ended as a false alarm.',
  },
  level: 'Level', reason: 'Reason', reasonHelp: 'One sentence is enough.', review: 'Looked at again', in1h: 'in 1 hour', in3h: 'in 3 hours', in8h: 'in 8 hours', in24h: 'in 24 hours', save: 'Decide', saved: 'Decision kept',
  danger: 'It cannot be lowered yet: a matter that the policy keeps from being merely watched has no answer. Answer it first.',
  made: { accept: 'Accepted', lower: 'Lowered', raise: 'Raised', dismiss: 'Said to be no crisis' }, madeTo: (act, level) => `${act} to ${level}`,
  holds: (name, at) => `by ${name} ${at}.`, until: (s) => `Holds until ${s}.`, decisions: 'Earlier decisions', noDecision: 'Nobody has decided yet.',
  end: { holds: 'holds', review: 'its time was over', risen: 'it got worse', danger: 'there is danger', calm: 'it calmed down', replaced: 'replaced' },
  cause: 'Cause', causeHelp: 'Write only what is certain. From then on guesses no longer weigh on the verdict.', causeKnown: (name, at) => `Written by ${name} ${at}`, causeNone: 'Nobody has written the cause yet.', causeWrite: 'Cause known…', causeChange: 'Change…', causeText: 'The cause', causeSaved: 'Cause kept',
  meter: 'Silence and guesses', silent: (s) => `${s} without a public word from us.`, neverSpoke: 'No public word from us is on record.',
  since: (n, g) => `${n} negative messages and ${g} guesses since.`, sinceDay: (n, g) => `${n} negative messages and ${g} guesses in the last 24 hours.`, suggest: 'Consider one person giving a short word, even if only “we are checking”.',
  meterTable: 'By the hour', hour: 'Hour', negative: 'Negative', guesses: 'Guesses',
  trace: 'Origin trace', traceHelp: (n, s) => `From ${n} messages in ${s} sources that we hear. What is elsewhere is not seen.`, traceCut: 'There are more messages; the earliest are shown.', traceNames: 'Names of authors are for owners and admins alone.', traceNone: 'No trace to show yet.', origin: (c) => `Where it began, by the first messages of the rise: ${c}. Answer there first.`,
  step: { earliest: 'Earliest we found', channel: 'First on this channel', early: 'Followed', same_text: 'The same text', same_link: 'The same link', reach: 'Many followers' },
  same: (people, minutes) => `${people} people within ${minutes} minutes`, together: 'coordinated pattern',
  accuracyIntro: 'Each alarm is compared with what people decided afterwards.', promise: (n, p) => (n <= p ? `As promised: at most ${p} in 30 days.` : `More than promised: at most ${p} in 30 days.`),
  falseAlarms: 'False alarms, 30 days', missed: 'Missed, 30 days', missedHelp: 'Raised by a person before Tanggap saw it.', median: 'From first message to alarm', medianHelp: 'Median of all alarms.', noAlarm: 'none yet',
  month: 'Month', alarms: 'Alarms', outcome: { none: 'Not decided', accepted: 'Accepted', lowered: 'Watch first', dismissed: 'No crisis', ended: 'Ended', missed: 'Missed' },
  monthly: 'By month', past: 'Past alarms', noPast: 'There has never been an alarm. This page fills after the first one.', opened: 'Alarm', took: 'After the first message', level2: 'Level', result: 'People said',
};
