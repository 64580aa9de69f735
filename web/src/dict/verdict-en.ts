/** The keys are those of verdict-id.ts. */
import type { VerdictWords } from './verdict-id';

export const words: VerdictWords = {
  back: 'Home', at: (s) => `Verdict of ${s}`, newest: 'See the newest verdict', old: 'This is an old verdict. What holds now may be another.',
  byProgram: (l) => `Tanggap says: ${l}.`, onset: (s) => `Rising since ${s}.`,
  why: 'Why', missing: 'What is missing', change: 'What would change it', nothingMissing: 'All that is needed to judge is there.',
  gap: {
    cause: 'the cause is not known', word: 'no word from us since it began', history: 'too little history to compare with', silent: 'hours without messages, a source may be cut off',
    late: 'some messages came late', reach: 'how many follow the authors is not known', channels: 'only one source is heard',
  },
  up: (n) => `It rises if ${n} more negative messages come within an hour`, down: (n) => `It falls with ${n} fewer negative messages within an hour`,
  upGrave: 'or one grave matter left unanswered', upReach: 'or one severe complaint by an account with more than 10,000 followers', fellLate: (n) => `It fell after ${n} messages that came late were counted too.`, downGrave: 'it falls when the grave matter is answered or closed', downBoth: 'it falls when the grave matters are answered and negative messages calm down',
  decided: 'a person decided this', decidedUntil: (s) => `a person decided this until ${s}, or until another decision`, topped: 'This is the highest level; it falls when negative messages calm down for two hours',
  usual: (low, high) => `At an hour like this, ${low}–${high} negative messages an hour are usual.`,
  factors: 'Ten factors', factor: 'Factor', value: 'Now', normal: 'Usually', weight: 'Weight', trend: 'Trend', messages: 'Messages', see: 'Show', hide: 'Close',
  others: 'Also known', noNumber: 'nothing unusual', seeOf: (f) => `Show the messages behind ${f}`,
  name: {
    suddenness: 'Suddenness', speed: 'Speed', channels: 'Across channels', reach: 'Reach', gravity: 'Gravity', cause: 'Conflicting information', business: 'Business impact', history: 'History',
    responsibility: 'Our responsibility', mind: 'Do people mind?', people: 'People', rate: 'Busy', subject: 'Subject', no_history: 'Short history', spam: 'Spam', gap: 'Empty hours', late: 'Late', calm: 'Calm',
  },
  unit: {
    suddenness: (n) => `${n} negative`, speed: (n) => (n === '0' ? 'not doubling' : `2× every ${n} min`), channels: (n) => `${n} channels`, reach: (n) => `${n} followers`, gravity: (n) => `${n} grave`,
    cause: (n) => `${n} guesses`, business: (n) => `${n} messages`, history: (n) => `${n} incidents`, responsibility: (n) => `${n}%`, mind: (n) => `${n}% negative`,
  },
  trends: { unknown: '–', falling: 'falling', steady: 'steady', rising: 'rising' }, from: (n) => ` from ${n}`,
  band: 'Today and what is usual',
  levels: 'Past levels', again: 'Judge again', againAgrees: 'Judged again from what was kept: the same result.', againMoved: 'The result is another one, because messages came in later.', againDiffers: (l) => `The result is another one: ${l}. The way of judging has changed.`, againNone: 'What this verdict was made from was not kept.',
};
