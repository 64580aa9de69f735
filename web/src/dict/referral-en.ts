/** The keys are those of referral-id.ts. */
import type { ReferralWords } from './referral-id';

export const words: ReferralWords = {
  title: 'Departments', intro: 'Questions to other departments. The overdue ones are on top.', open: 'Waiting for an answer', closed: 'Settled',
  noneOpen: 'No department owes an answer.', noneClosed: 'Nothing has been settled yet.', more: 'Load more', all: 'All questions to departments',
  refer: 'Hand to department…', ask: 'Hand to a department', askMany: (n) => `Hand ${n} open cases to a department`,
  askHelp: 'The department gets a link to answer without signing in. Personal data of the customer is masked.',
  department: 'Department', noDepartment: 'No departments yet. Name them in Settings, Departments.', toSettings: 'Open the departments',
  reachedBy: (name) => `Mailed to ${name}.`, byHand: 'No mail address yet: send the link yourself, by WhatsApp for example.',
  question: 'Question', usual: 'Mohon dicek: apa yang terjadi, dan apa yang bisa kita lakukan untuk pelanggan ini?',
  usualMany: 'Mohon dicek: apa yang terjadi, dan apa yang bisa kita lakukan untuk para pelanggan ini?',
  due: 'Answer by', usually: 'As usual', in1h: 'In 1 hour', in3h: 'In 3 hours', tomorrow: 'Tomorrow morning', noMail: 'Send no mail, I carry the link myself',
  send: 'Hand over', sent: (d) => `Handed to ${d}`, withdrawn: 'Question withdrawn',
  linkTitle: (d) => `Link for ${d}`, linkHelp: 'Send it to the person of that department. It lives until it is answered, at most 14 days. Whoever holds it can answer.',
  copyLink: 'Copy link', whatsapp: 'Send by WhatsApp', done: 'Done',
  message: (d, q, link) => `Halo bagian ${d}, mohon dibantu: ${q}\n\nJawab di sini: ${link}`,
  state: { asked: 'Waiting for an answer', taken: 'They are on it', answered: 'Answered', returned: 'Given back', withdrawn: 'Withdrawn' },
  mail: { none: '', due: 'Mail leaves in a moment', sending: 'Mail is leaving', sent: 'Mail sent', failed: 'Mail not sent. Carry the link yourself.' },
  by: (name) => `by ${name}`, reminded: 'Reminded', remind: 'Remind', remindDone: 'Reminder sent', record: 'Write down an answer…', recordTitle: 'Write down the answer', recordHelp: 'For an answer that came by telephone or WhatsApp.',
  answer: 'Answer', who: 'From whom', save: 'Save answer', recorded: 'The answer stands in the case', withdraw: 'Withdraw',
  tell: 'Tell the customer', toldIn: 'The sentence is in the reply box. Read it before you send.',
  sentence: (d, at) => `Pertanyaan ini sudah kami teruskan ke bagian ${d} dan sedang dicek. Kabar berikutnya kami sampaikan paling lambat ${at}.`,
  cases: (n) => `${n} cases`, caseNumber: (n) => `Case ${n}`, problem: 'See the problem',
  talk: 'Write down a call or a visit', talkNew: 'Open a case from a call or a visit', phone: 'Telephone', visit: 'Visit', withWhom: 'With whom', number: 'Telephone number', numberHelp: 'So that other cases of this person are seen, too.',
  said: 'What was said', agreed: 'What was agreed', agreedHelp: 'Printed on the slip for the customer.', talkAt: 'When', answers: 'The customer has an answer by this', saveTalk: 'Save', talkSaved: 'Written into the case', talkOpened: (n) => `Case ${n} opened`,
  people: 'People of the departments', peopleIntro: 'Who is asked, and how long an answer usually takes (working hours).', person: 'Name', email: 'Email', staff: 'Colleague in Tanggap', nobody: 'Not a colleague in Tanggap',
  hours: 'Answer within (working hours)', savePerson: 'Save', personSaved: 'Saved', noPeople: 'Name a department above first.',
};
