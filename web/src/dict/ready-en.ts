/** The keys are those of ready-id.ts. */
import type { ReadyWords } from './ready-id';

export const words: ReadyWords = {
  kind: {
    holding: 'Holding answer', holding_unknown_cause: 'Cause not known yet', to_private: 'Move to private', late: 'Sorry for the late answer', many: 'Answer to many',
    apology: 'Apology', farewell: 'Polite farewell', thanks: 'Thanks', question: 'Answer to a question', waiting_time: 'Still in the queue', at_risk: 'For somebody in distress', other: 'Other',
  },
  language: { id: 'Indonesian', en: 'English' },
  pick: 'Prepared texts', find: 'Find a text', none: 'No prepared texts yet.', noMatch: 'Nothing fits.', manage: 'Manage prepared texts', gaps: 'something is left for you to fill', clause: (n) => `put first by clause ${n} of the policy`, free: 'no second person needed',
  greeting: 'Greeting', honorific: { kak: 'Kak', bapak: 'Bapak', ibu: 'Ibu', mas: 'Mas', mbak: 'Mbak', none: 'Name only' },
  because: (s) => `Suggested by “${s}”.`, greeted: (s) => `Addressed as ${s} from now on`, greetedNone: 'Addressed by the name alone', forgot: 'Greeting forgotten', greetingHelp: 'Remembered for all cases of this person.',
  rude: (s) => `This message is abusive. The answer is held for ${s}; you may hand it to a colleague.`, rudeOnly: 'This message is abusive. You may hand it to a colleague.', handOver: 'Hand over',
  handNote: (name) => `${name} hands this case over: the message is abusive. Who can go on?`, handed: 'Handed over. Colleagues see it in the notes.', rest: (n) => `${n} abusive cases within an hour. Take a short break, have some water. A colleague can go on.`, rested: 'Done, go on',
  late: 'This answer is late. Begin with',
  intro: 'Texts that are ready for answers. What stands in braces is filled in by itself.', add: 'Add a text', edit: 'Change', copy: 'Duplicate', remove: 'Remove', search: 'Search', empty: 'No texts in this language yet.',
  title: { add: 'Add a prepared text', edit: 'Change a prepared text' }, kindLabel: 'Kind', languageLabel: 'Language', name: 'Name', text: 'Text', lastDay: 'Valid until', lastDayHelp: 'After that day it is struck out and not offered. Empty: for ever.',
  fields: 'Insert a field', fieldName: { sapaan: 'greeting', nama: 'name', kasus: 'case number', kanal: 'channel', jam: 'time of the next word', zona: 'time zone', admin: 'your name', tanggal: 'day of the message', tempat: 'place', lama: 'time waited' },
  fieldsHelp: 'Other fields in braces, such as {tindakan}, are left for you to fill when you answer.', preview: 'This is how it reads', previewing: 'Checking…', fine: 'The sentence checker finds nothing.',
  holdingHelp: 'Sent exactly like this, a holding answer needs no second person.',
  save: 'Save', saved: 'Text saved', removed: (name) => `“${name}” removed`, copyOf: (name) => `${name} (copy)`, expired: (day) => `ended ${day}`, until: (day) => `until ${day}`,
  used: (n) => (n === 1 ? 'used once' : `used ${n} times`), lastUsed: 'last', neverUsed: 'never used', by: (name) => `by ${name}`, byProgram: 'came with Tanggap',
};
