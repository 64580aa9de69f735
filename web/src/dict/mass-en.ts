/** The keys are those of mass-id.ts. */
import type { MassWords } from './mass-id';

export const words: MassWords = {
  title: 'Answers to many', intro: 'One answer to many people, each with their own name and channel.', none: 'No answer to many yet.', noneHelp: 'Open a problem and press “Answer all”, or select cases in the inbox.', back: 'All answers to many',
  number: (n) => `Answer to many ${n}`, to: (n) => `Answer ${n} cases`, chosen: 'Chosen cases', by: (name, at) => `${name}, ${at}`, gone: 'There is no such answer', toProblem: 'See the problem',
  state: { draft: 'Draft', waiting: 'Waits for approval', posting: 'Waits for the link of the post', counting: 'About to be sent', running: 'Being sent', paused: 'Paused', done: 'Done', stopped: 'Stopped', dropped: 'Dropped' },
  mode: { replies: 'Answer one by one', post: 'One post for all', both: 'The post first, then one by one' }, how: 'How',
  modeHelp: { replies: 'Each person gets a reply of their own on their channel.', post: 'The cases are marked “answered by a post” and show its link.', both: 'Who can be reached gets a reply; the others are answered by the post.' },
  text: 'Answer', fields: 'Insert', fieldHelp: 'Filled in for each person.', postText: 'Text of the post', postLink: 'Link of the post', postLinkHelp: 'Posted already? Paste its link. If not, leave it empty; you will be asked.',
  field: { sapaan: 'form of address', nama: 'name', kasus: 'case number', kanal: 'channel', admin: 'your name', jam: 'time of the next word', zona: 'time zone', tautan: 'link of the post' },
  start: 'Halo {sapaan} {nama}, terima kasih sudah memberi tahu. Kami sedang mengecek; kabar berikutnya pukul {jam} {zona}. – {admin}',
  sends: (n) => `To be answered: ${n}`, account: (n, channel, isPublic) => `${channel}, ${isPublic ? 'public' : 'private'}: ${n}`, minutes: (n) => (n < 60 ? `about ${n} min` : `about ${Math.floor(n / 60)} h ${n % 60} min`), byHand: 'a person posts them', as: (name) => `by ${name}`, pace: 'Spread out to stay below the limits of the channel.', covered: (n) => `By the post: ${n}`,
  leaves: (n) => `Left out: ${n}`, leavesNone: 'Nobody is left out.', seeCase: (n) => `Case ${n}`, showAll: 'Show', more: 'Load more', putBack: 'Put back', takeOut: 'Leave this one out', tookOut: 'Taken off the list',
  reason: {
    none: '', answered: 'answered already', closed: 'closed', spam: 'spam or troll', at_risk: 'the writer may be in danger', personal: 'harm or a demand of their own: answer personally', busy: 'a colleague is answering, or a reply has not left yet',
    unreachable: 'no way to reply', unclassed: 'the class is not confirmed', text: 'stopped by the sentence checker', asks_else: 'asked something else since', moved: 'has another author or account now', left: 'is not about this problem any more',
    by_person: 'taken out by a person', stopped: 'sending was stopped', refused: 'the reply could not be made', wrote_again: 'wrote again after an answer: go on yourself',
  },
  stand: { planned: 'To be answered', waiting: 'Waits for approval', held: 'Held for a moment', underway: 'Under way', by_hand: 'To be posted by a person', direct: 'Answered directly', by_post: 'By the post', unsure: 'Unsure', failed: 'Failed', skipped: 'Left out', taken_out: 'Taken out' },
  preview: 'Preview', previewOf: (n, all) => `${n} of ${all}`, previous: 'Previous', next: 'Next', previewHelp: 'Exactly what the person will read.', says: 'What they wrote', reads: 'What they read', nobody: 'Nobody will be answered.',
  send: (n) => `Send ${n} answers`, sendPost: (n) => `Use it for ${n} cases`, ask: 'Ask for approval', askHelp: 'A second person reads it first. Then there are 60 seconds to undo.', sendHelp: 'There are 60 seconds to undo all of it.', drop: 'Drop', dropped: 'Draft dropped', saved: 'Saved', handed: 'Sent for approval', counting: 'All will be sent in a moment',
  sure: 'The sentence checker asks', sureDo: 'I have read it, send', sureText: 'This holds for all answers and is logged under your name.',
  returned: (name) => `Returned${name && ` by ${name}`}:`, stands: 'It stopped by itself: its author may not send any more. Somebody else can go on with a new answer.',
  approve: (n) => `Approve ${n} answers`, edit: 'Change first', return: 'Return', remark: 'What should be changed?', approved: 'Approved', returnedDone: 'Returned to its author', own: 'Somebody else reads your own answer.', undo: 'Take back', undone: 'Taken back; nothing was sent',
  posting: 'Post the text, then paste its link here.', copy: 'Copy text', posted: 'It is posted',
  cancelAll: 'Cancel all', inSeconds: (s) => `Starts in ${s} seconds`, pause: 'Pause', resume: 'Go on', stop: 'Stop', stopLate: 'No more latecomers', stopTitle: 'Stop sending?', stopText: 'What has not left is called back and will not be sent. What has left stays.', paused: 'Paused; what waits to leave is held, too', stopped: 'Stopped', resumed: 'Going on',
  nobodyAnswered: 'Nobody was answered', nobodyHelp: 'All cases were left out and still wait. Why is told below.',
  progress: (done, all) => `${done} of ${all} are dealt with`, late: (n) => `${n} came later`, lateUntil: (at) => `Who joins until ${at} gets the same answer.`,
  proof: 'Proof', people: (n) => `${n} people`, proofPart: { direct: 'answered directly', by_post: 'by the post', underway: 'under way', by_hand: 'to be posted by a person', unsure: 'unsure', failed: 'failed', planned: 'not yet', skipped: 'left out', taken_out: 'taken out' }, csv: 'Download CSV',
  versions: 'What the approver changed', versionBy: (name, at) => `${name}, ${at}`, seePost: 'See the post',
  last: 'Latest answers to many',
  halt: {
    title: 'Stop everything that leaves', text: 'At once: held replies stay held until an approver opens the way again.', what: 'What is stopped', all: 'Everything', channel: 'One channel', account: 'One account', reason: 'Why?', reasonHelp: 'A few words; all colleagues read it.', do: 'Stop now', done: 'Sending is stopped',
    everything: 'Nothing leaves: all is stopped', of: (name) => `Nothing leaves by ${name}`, since: (name, at) => `${name}, ${at}`, end: 'Open again', endTitle: 'Open the way again?', endText: 'Held replies will leave.', ended: 'The way is open again', endHelp: 'Only an approver can open it again.',
  },
};
