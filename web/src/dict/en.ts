/** The same words in English; the type is that of the Indonesian dictionary. */
import type { Dict } from './id';

const day = (n: number | string, one: string) => `${n} ${one}${String(n) === '1' ? '' : 's'}`;

export const en: Dict = {
  locale: 'en-GB',
  languageName: { id: 'Bahasa Indonesia', en: 'English' },
  channel: {
    instagram: 'Instagram', facebook: 'Facebook', tiktok: 'TikTok', x: 'X', youtube: 'YouTube', whatsapp: 'WhatsApp', google: 'Google',
    marketplace: 'Marketplace', email: 'Email', blog: 'Blog', forum: 'Forum', phone: 'Telephone', visit: 'Visit', other: 'Other',
  },
  class: {
    complaint: 'Complaint', criticism: 'Criticism', question: 'Question', pressing: 'Pressing', venting: 'Venting', troll: 'Troll', spam: 'Spam',
    rumour: 'Rumour', at_risk: 'At risk', praise: 'Praise', other: 'Talk',
  },
  classHelp: {
    complaint: 'A real complaint. Answer in public, solve it, then go on in private.',
    criticism: 'Constructive criticism. Thank, ask, act.', question: 'A question. Answer it.',
    pressing: 'Pressing or demanding. Write the demand down and go private soon.',
    venting: 'Venting. One kind answer, then let it go.', troll: 'Looking for a fight. Stay cool; one answer at most.',
    spam: 'Spam or scam. Put it away and report it.', rumour: 'A rumour. Answer with what is certain and nothing else.',
    at_risk: 'This person may be in danger. Answer as a human being and ask a second person in.',
    praise: 'Praise or defence. Say thank you.', other: 'Ordinary talk. It may stay unanswered.',
  },
  severity: { low: 'Low', medium: 'Medium', high: 'High', grave: 'Grave' },
  level: { normal: 'Normal', watch: 'Watch', issue: 'Issue', crisis: 'Crisis' },
  queue: { waiting: 'Waiting', customer: 'Waiting for customer', watch: 'Watched', ignored: 'Ignored', talk: 'Talk', spam: 'Spam', done: 'Done' },
  caseState: { new: 'New', classified: 'Classified', answered: 'Answered', watched: 'Watched', snoozed: 'Snoozed', ignored: 'Ignored', spam: 'Spam', done: 'Done', follow_up: 'Follow-up', referred: 'With a department' },
  signal: {
    safety: 'product safety', health: 'health', halal: 'halal', fraud: 'fraud', data_leak: 'data leak', staff: 'staff conduct', legal: 'law', money: 'money',
    crowd: 'call to join in', media: 'media', hate: 'hate', threat: 'threat',
  },
  mood: { negative: 'negative', neutral: 'neutral', positive: 'positive' },
  demand: {
    refund: 'wants the money back', replacement: 'wants a replacement', apology: 'wants an apology', explanation: 'wants an explanation', deadline: 'sets a deadline',
    call_back: 'wants to be contacted', takedown: 'wants it taken down', compensation: 'wants compensation',
  },
  answer: {
    insult: 'insult', sexual: 'obscene words', self_harm: 'may hurt themselves', gambling: 'gambling', scam: 'fraud', promotion: 'advertising by others',
  },
  subject: {
    delivery: 'Delivery', packaging: 'Packaging', quality: 'Product quality', wrong_item: 'Wrong item/missing item', price: 'Price & promotion', payment: 'Payment & refund',
    service: 'Service & staff', app: 'App/website', place: 'Place & opening hours', other: 'Other',
  },
  role: { none: 'No access', reader: 'Reader', writer: 'Responder', approver: 'Approver', admin: 'Admin', owner: 'Owner' },
  roleHelp: {
    none: 'Cannot enter this business.', reader: 'Reads cases, does not write.', writer: 'Classifies, takes notes and writes replies.',
    approver: 'Like a responder, and approves the replies of others.', admin: 'Like an approver, and sets sources, policy and alarms.',
    owner: 'Everything, including people and removing the sample.',
  },
  replyState: {
    waiting: 'Waiting for approval', returned: 'Returned', held: 'Held for a moment', by_hand: 'Send it yourself', sending: 'Being sent', sent: 'Sent',
    confirmed: 'Sent and confirmed', unknown: 'Not certain it was sent', failed: 'Failed', cancelled: 'Cancelled',
  },
  act: {
    classify: 'Classify', take: 'Take', release: 'Release', ignore: 'Ignore', watch: 'Watch first', snooze: 'Snooze', spam: 'Mark as spam', done: 'Done', reopen: 'Open again',
  },
  acted: {
    classify: 'Class changed', take: 'You took this case', release: 'Case released', ignore: 'Ignored, with the reason on record', watch: 'Watched',
    snooze: 'Snoozed', spam: 'Marked as spam', done: 'Done', reopen: 'Opened again',
  },
  way: { browser: 'you send it yourself in the browser', hook: 'sent automatically', mail: 'sent by email', sample: 'sample, nothing leaves' },
  sourceKind: { hand: 'Pasted by hand', file: 'File', hook: 'Automatic delivery (webhook)', feed: 'Feed (RSS/Atom)' },
  wordKind: { brand: 'Business name', product: 'Product', rival: 'Competitor', watch: 'Watch word' },
  rule: {
    insult: 'Sounds insulting. Use a neutral word.', hate: 'Attacks a people, religion, race or group. Remove this part.',
    threat: 'Reads as a threat. Name your next step without threatening.', blame: 'Sounds as if the customer were to blame. Start from what happened.',
    sarcasm: 'May read as sarcasm. Say it straight.', empty: 'Says nothing yet. Name what you do and when the next word comes.',
    no_help: 'Offers no help yet. Give a step, ask a question or name the time of the next word.', over_apology: 'Too many apologies. One is enough, then name an action.',
    admission: 'Admits fault before the facts are certain. Ask the owner first.', promise: 'This is a promise. Promise the time of the next word, not the outcome.',
    personal_data: 'Holds personal data. Move it to a private channel. If it is a contact of the business itself, list it in Settings, Words and contacts.', shouting: 'All capitals feel like shouting. Use ordinary letters.',
    english: 'This customer wrote Indonesian. Answer in Indonesian.', too_long: 'Too long for this channel. Shorten it.', placeholder: 'A blank is not filled in yet.',
    conditional_apology: 'Sorry with an “if” sounds hollow. Name what happened: “Sorry, your order was late.”', unverified: 'This is a guess. Write what is certain, or “we are checking”.',
    register: 'Too casual for a customer. Use polite words for the slang.', honorific: 'Not how this customer is usually addressed. Use the form they know.',
    personal_post: 'Reads like a private post. Check the account, then remove this part.', near_identical: 'Almost the same as a reply to somebody else. Add something from this customer’s message.',
    contradiction: 'Differs from the statement in force. Write what is right.',
  },
  reason: {
    suddenness: (n, usual, span) => `${n} negative messages within ${span}; usually about ${usual}.`, speed: (n) => (n === '0' ? 'The number is not doubling.' : `The number doubles about every ${n} minutes.`), channels: (n) => `On ${n} channels.`,
    reach: (n) => (n === '0' ? 'How many follow the authors is not known.' : `The authors have about ${n} followers, as far as known.`), gravity: (n) => (n === '0' ? 'No grave matter waits.' : `${n} cases about a grave matter, not handled yet.`),
    cause: (n) => (n === '0' ? 'Nobody is guessing.' : `${n} messages are guessing; nobody has written the cause.`), business: (n) => `${n} negative messages ask for money back, call for refusal or name an authority.`, history: (n) => `${n} incidents in the last 90 days.`,
    responsibility: (n) => `${n}% of the negative messages are about what you do yourselves: product, packaging, service, price.`, mind: (n, usual) => `${n}% of the messages are negative; usually ${usual}%.`,
    people: (n, _, span) => `${n} different people wrote in anger within ${span}.`, rate: (n, usual, span) => `${n} messages within ${span}; usually about ${usual}.`, subject: (n, usual, _, topic) => `${n} negative messages about ${topic.toLowerCase()} within two hours; usually about ${usual}.`,
    no_history: (n) => `Only ${n} days of history, so the comparison is weak.`, spam: (n) => `${n} spam messages were left out.`, gap: (n) => `${n} hours without a message where some are usual. Check the sources.`, late: (n) => `${n} messages came more than half an hour after they were written.`, calm: () => 'Nothing out of the ordinary.',
  },

  common: {
    skip: 'Skip to content', show: 'Show', save: 'Save', cancel: 'Cancel', close: 'Close', undo: 'Undo', undoKey: 'Undo (Z)', retry: 'Try again', back: 'Back', edit: 'Edit',     loading: 'Loading…', copy: 'Copy', copied: 'Copied', optional: 'optional', you: 'You', program: 'Tanggap', nobody: 'Nobody yet', anonymous: 'No name',     older: 'Load older', newTab: 'opens in a new tab',   },
  nav: {
    label: 'Main menu', home: 'Home', inbox: 'Inbox', inboxShort: 'Inbox', guard: 'Guarding', approvals: 'Approvals', approvalsShort: 'Approve', settings: 'Settings', settingsShort: 'Settings', problems: 'Similar problems', problemsShort: 'Problems', statements: 'Official statement', statementsShort: 'Official', crisis: 'Crisis', promises: 'Promises', audit: 'Audit log', auditShort: 'Log', referrals: 'Departments', demands: 'Demands', knowledge: 'Answer book',
    brand: 'Business', account: 'My account', signOut: 'Sign out', commands: 'Commands', masses: 'Answers to many', halt: 'Emergency stop',   },
  live: {
    on: 'Live', off: 'Offline', onHelp: 'This screen follows what happens as it happens.', offHelp: 'Trying to reconnect. Your draft is safe.',
    offline: 'No network. What is open can still be read; your draft is safe on this device.',
  },
  sample: {
    strip: 'SAMPLE DATA', text: 'An invented shop. Nothing really leaves.', acting: (name, r) => `You are playing ${name} (${r}).`, back: 'Be myself again',
    tryPersona: 'Try as someone else', remove: 'Remove the sample',
  },
  time: {
    at: 'at', now: 'just now', yesterday: 'yesterday', ago: (s) => `${s} ago`, left: (s) => `${s} left`, over: (s) => `${s} over`, late: (s) => `${s} late`,
    seconds: (n) => `${n} s`, minutes: (n) => `${n} min`, hours: (n) => `${n} h`, days: (n) => day(n, 'day'), minutesLong: (n) => day(n, 'minute'), hoursLong: (n) => day(n, 'hour'), secondsLong: (n) => day(n, 'second'),
    deadline: 'Deadline', unitSecond: 'seconds', unitMinute: 'minutes', unitHour: 'hours',
  },
  errors: {
    title: 'Something went wrong', network: 'The server cannot be reached. Check the network and try again.', server: 'The server has a problem. Try again in a moment.',
    notFound: 'Not found. It may be gone, or you have no access.', denied: 'Your role does not allow this.', conflict: 'Someone else changed it. Look at the newest state, then repeat.', limit: 'Too many tries. Wait a moment.', invalid: 'Something is not right yet. Check again.',
    pageMissing: 'There is no such page.', goHome: 'Go home', part: 'This part could not be loaded. Check the network and try again.', crash: 'This part failed to show. Reload the page; your draft is safe.', reload: 'Reload',
  },
  home: {
    title: 'Home', numbers: 'Numbers of today', waiting: 'Waiting for an answer', waitingHelp: 'Cases that wait for your team.', late: 'Past the deadline', lateHelp: 'Longer than your policy allows.',
    median: 'Time to answer', medianHelp: 'Median of the last 7 days: half were answered faster.', answered: 'Answered today', answeredHelp: 'Cases you and your team answered since midnight.', byPost: (n) => `Cases since midnight; ${n} of them by a post.`, noData: 'none yet',
    neglected: (n) => `${n} neglected for more than 72 hours`, verdict: 'Verdict', verdictNow: (l) => `State now: ${l}`, why: 'Why',
    moreNeeded: (n) => `The level rises if ${n} more negative messages come within an hour.`, judgedAt: (s) => `Judged ${s}`, openVerdict: 'See the reasons and the evidence', accuracy: 'Accuracy of verdicts', decided: (l) => `A person decided so; Tanggap says: ${l}.`, noHistory: 'No judgement yet.',
    levelHelp: {
      normal: 'An ordinary day. Work through the inbox as usual.', watch: 'Slightly unusual. Pay attention, do not panic.', issue: 'Something is growing. Make sure someone holds it.', crisis: 'Far out of the ordinary. One person leads, all answers agree.',
    },
    volume: 'Messages, last 24 hours', volumeUnit: 'messages per 30 minutes', total: 'All messages', negative: 'Negative', usual: 'Usual at these hours', table: 'Show the numbers', hour: 'Hour',
    chartSummary: (total, negative, peak, at) => (total ? `${total} messages, ${negative} negative. Highest ${peak} at ${at}.` : 'No messages in the last 24 hours.'),
    todo: 'What needs you', todoEmpty: 'Quiet. Nothing waits for you.', ownPosts: (n) => `${day(n, 'unknown post')} on our own accounts`, toApprove: (n) => `${n} replies wait for approval`, unknown: (n) => `${n} replies may not have been sent`, byHand: (n) => `${n} replies wait for you to send them`, openInbox: 'Open the inbox',
    alarm: 'Alarm path', alarmOk: (s) => `Works. Last proven ${s}.`, alarmNever: 'Never tested.', alarmOld: (s) => `Last proven ${s}. Better test it again.`, alarmEmpty: 'Nobody would be woken in a crisis yet.', alarmSteps: (n) => `${n} on the path`, alarmSet: 'Set the path', alarmTest: 'Test the alarm',
    emptyTitle: 'No messages yet', emptyText: 'Paste one message from your phone, or connect a source. Ten minutes are enough.', connect: 'Connect a source', paste: 'Paste a message',
    incident: (l) => `Possible ${l.toLowerCase()}`, incidentFell: (now, most) => `${now} now, it was ${most.toLowerCase()}`,
    incidentSilent: 'Nobody could be woken yet: the alarm path is empty, or everybody on it has quiet hours.', issueGrave: 'A grave matter has no answer yet. Make sure somebody has it.', incidentTest: 'An alarm test is running', incidentText: (n, since) => `${n ? `${n} negative messages` : 'Going on'} since ${since}. Nothing is sent by itself.`, incidentTaken: (name, until) => `Handled by ${name} until ${until}.`, incidentWatched: (until) => `Watched until ${until}.`,
    take: 'I take it', takeHelp: 'Stops the alarm calls for 30 minutes.', watch: 'Watch first', end: 'End…', taken: 'You are handling this', watching: 'Watched for an hour, then judged again', ended: 'Ended',
    endTitle: 'End this incident?', endText: 'The alarm stops. Write why, so that the team understands later.', endReason: 'Reason', seeMessages: 'See the messages',
  },
  inbox: {
    title: 'Inbox', queues: 'List', mine: 'Mine', neglected: 'Neglected', list: 'List of cases', search: 'Search', searchPlaceholder: 'Search words or a tracking number', filters: 'Filter', filterCount: (n) => `Filter (${n})`, channel: 'Channel', class: 'Class', severity: 'Severity', mood: 'Mood', subject: 'Subject', demand: 'Demand', any: 'Any',
    filtered: 'Active filters', showFiltered: 'See the list', unfilter: (s) => `Remove the filter ${s}`,
    clearFilters: 'Clear filters', paste: 'Paste a message', newRows: (n) => `${n} new ↑`, newRowsSay: (n) => `${n} new cases`, messages: (n) => `${n} messages`, suggested: 'suggested', moved: 'Has moved', results: (s) => `Results for “${s}”`, pickRow: (who) => `Select the case of ${who}`, picked: (n) => `${n} selected`, pickMode: 'Select', pickAll: (n) => `All that match${n && ` (${n})`}`, allPicked: 'All that match are selected', pickNone: 'Select none', answerMany: 'Answer many', pick: 'Pick a case from the list',
    pickHelp: 'J and K move, R replies.', calm: 'One at a time', calmHelp: 'Calm mode: one case first, the others wait.', calmStart: 'Open the first case', calmOff: 'Show the list',     empty: { waiting: 'Quiet. Nothing waits for an answer.', customer: 'Waiting for no customer.', watch: 'Nothing is watched.', ignored: 'Nothing is ignored.', talk: 'No talk.', spam: 'No spam.', done: 'Nothing is done yet.', mine: 'You hold no case.', neglected: 'Nothing is neglected: all past 72 hours is taken care of.', filtered: 'No case matches.', filteredBy: (s) => `No case matches ${s}.` },
  },
  case: {
    mass: { part: 'Part of an answer to many', byPost: 'Answered by a post', seePost: 'See the post' }, number: (n) => `Case ${n}`, back: 'Back to the list', context: 'Context', thread: 'Conversation', public: 'public', direct: 'private', original: 'See the original', take: 'Take', release: 'Release', owner: 'In charge', changeClass: 'Change the class',
    confirmClass: 'Correct', classUndo: 'Class changed', why: 'Why?', whyTitle: 'The words that made the program think so', says: (words, says) => `“${words}” → ${says}`, against: (says) => `not ${says.toLowerCase()}`, signals: 'Signals', reading: 'What was read from this message', certainty: (p) => `certainty ${p}%`, reach: (n) => `seen by about ${n} people`, edited: 'edited by the writer', deleted: 'The writer has deleted this message.',
    erased: 'This message was erased on request.', versions: 'See old versions', versionUntil: (s) => `Until ${s}`, own: 'from the shop', showRude: 'Show abusive words', nextCase: 'Next', older: 'Load earlier messages', messages: (n) => day(n, 'message'), deadline: 'Deadline', first: 'First seen', last: 'Last message', answered: 'Answered', review: 'Looked at again', decision: 'Decision', reason: 'Reason',
    person: 'This person', history: 'Other cases of this person', noHistory: 'Has not written before.', policy: 'Policy that applies', notes: 'Team notes', noteAdd: 'Add a note', notePlaceholder: 'Only the team reads this', noteSave: 'Save the note', noteSaved: 'Note saved', note: 'Note', noteKind: { note: 'Note', answer: 'Answer of a department', returned: 'Given back by a department', call: 'Telephone call', visit: 'Visit' }, agreed: 'Agreed', secret: 'Confidential case', secretHelp: 'Only who holds it and approvers can read it.', closeOff: 'Make it confidential', openUp: 'Open it to all colleagues', talk: 'Write down a call or visit…', slip: 'Print a slip', refer: 'Hand to a department…', reply: 'Reply',
    here: (name) => `${name} has this case open`, typing: (name) => `${name} is replying`, more: 'More actions',
    reasonTitle: { ignore: 'Ignore this case?', watch: 'Watch first', snooze: 'Snooze until', spam: 'Mark as spam?', done: 'Mark as done?' },
    reasonHelp: { ignore: 'Only for venting and trolls in public. The team and the owner read the reason. When its time comes, the case is back in Waiting.', watch: 'Not answered yet, but looked at again at the time you choose.', snooze: 'The case comes back to Waiting at that time.', spam: 'The case is left out of the verdict.', done: 'Write shortly how it ended.' },
    reasonLabel: 'Reason', until: 'Until', in1h: 'In 1 hour', in3h: 'In 3 hours', tomorrow: 'Tomorrow morning', conflict: 'This case changed since you opened it.', conflictMore: 'Your text is safe. Look at what is new, then send again.', conflictSaw: 'I have read it', conflictSend: 'Send as an addition',
    conflictReply: (name) => `${name} has just replied`, conflictMessages: (n) => `${day(n, 'new message')}`, conflictState: (s) => `Now: ${s}`, decisions: { answer: 'Answered', private: 'Answered in private', mass: 'Answered with others', post: 'By a post', ignore: 'Ignored', watch: 'Watched', spam: 'Spam', talk: 'Moved to talk', closed: 'Closed unanswered', none: 'Not decided' }, firstMove: 'First step', saidTime: 'Time it names', placeKind: { branch: 'Branch', street: 'Street', area: 'Area' },
  },
  statement: { inForce: (n) => `Statement v${n} in force`, insert: 'Insert', says: (what) => `Statement ${what}` },
  compose: {
    title: 'Reply', as: (who, ch, how) => `Reply as ${who} (${ch}, ${how})`, placeholder: 'Write a reply…', public: 'Public', private: 'Private (DM)', audience: 'Who reads it', send: 'Send', sendAsk: 'Ask for approval', sendAnyway: 'Send anyway', sendKey: 'Ctrl+Enter', sending: 'Sending…',
    draftSaved: (at) => `Draft saved ${at}`, draftLocal: 'Draft saved on this device', draftSaving: 'Saving the draft…', newer: (at) => `There is a newer draft from another device (${at}).`, useNewer: 'Use it', keepMine: 'Keep this one', findings: 'Sentence checker', asks: 'Something needs a look. Press once more to send anyway.',
    blocked: 'It cannot be sent yet. Change the marked part first.', finding: { hint: 'Hint', ask: 'Check', block: 'Must change' }, left: (n) => `${n} characters left`, tooLong: (n) => `${n} characters too many`, prepared: 'Prepared texts', holding: 'Holding answer', noHolding: 'No holding answer can be filled in for this case yet.', again: 'Read it once more', held: (s) => `Leaves in ${s}`, waiting: 'Handed in. Waiting for a second person.', byHand: 'Ready. Send it yourself with the link.', undone: 'Not sent. The text is back here.', offline: 'Waiting for the network. It is sent as soon as it is back.', offlineCancel: 'Do not send', phone: { holding: 'From a phone only the holding answer leaves at once; a second person reads the rest.', drafts: 'From a phone one only writes drafts. Send from a computer.' }, readOnly: 'Your role only reads.', empty: 'Write the reply first.',
    take: 'You take this case, too.',   },
  reply: {
    approvedBy: (name) => `approved by ${name}`, returnedBy: (name) => `Returned by ${name}`, openLink: 'Open the link', copyText: 'Copy the text', markSent: 'Mark as sent', sentLink: 'Link of your reply', markedSent: 'Marked as sent', byHandHelp: 'Copy the text, open the link, paste it there, then mark it.',
    sentQuestion: 'Was it sent?', unknownHelp: 'The connection broke while sending. Look at the channel and tell us.', yesSent: 'Yes, it was', notSent: 'No, send it again', retry: 'Send again', cancel: 'Undo send', rewrite: 'Rewrite', in: (s) => `leaves in ${s}`, failure: 'Cause', changedText: 'Changed by the second person', tries: (n) => `tried ${n} times`,
    seeCase: 'Open case', showDiff: 'see the changes', public: 'Public', private: 'Private',
  },
  approvals: {
    seeMany: 'All answers to many', title: 'Approvals', intro: 'Four eyes: a second person reads a reply before it leaves.', empty: 'No reply waits.', waiting: 'Waiting for approval', unknown: 'Not certain', byHand: 'Send yourself', returned: 'Returned', asks: (name) => `${name} asks for approval`, customer: 'Message of the customer', answer: 'Reply', edited: 'Your changes',
    approve: 'Approve', editApprove: 'Edit, then approve', approveEdited: 'Approve with changes', return: 'Return', remark: 'Remark for the writer', remarkHelp: 'Say what should change.', own: 'You wrote this; someone else approves it.', noRight: 'Your role cannot approve.', approved: 'Approved', returnedDone: 'Returned to the writer', tryPersona: 'Sample: be the second person to try it.',
    findings: 'Findings of the sentence checker', removedWord: 'removed', addedWord: 'added',
  },
  problem: { // what other pages say of one; its own have dict/problems.ts
    title: 'Similar problems', number: (n) => `Problem ${n}`, more: 'Show more', notThis: 'Not this problem', tookOut: 'Case taken out of this problem', putIn: 'Put into a problem…', move: 'Move…',
  },
  settings: { title: 'Settings', tabs: { people: 'People', sources: 'Sources', access: 'Official accounts', words: 'Words and contacts', prepared: 'Prepared texts', departments: 'Departments', policy: 'Policy', roster: 'Duty roster', alarm: 'Alarm path', ways: 'My calls', account: 'My account', sample: 'Sample data' }, readOnly: 'Your role can only look at this part.' },
  alarm: { wayName: { mail: 'Email', hook: 'Webhook', telegram: 'Telegram', push: 'Browser notification' }, address: 'Address', secret: 'Key', up: 'Move up', down: 'Move down', unsaved: 'There are unsaved changes.' },
  policy: {
    version: (n) => `Policy version ${n}`, clause: (n) => `clause ${n}`, cite: (v, n) => `(Policy v${v}, clause ${n})`, fourEyesOn: 'A public reply is read by a second person before it leaves.',
    readAgain: ['You are alone: a reply is held for', ' to be read again.'], clockComment: ['Comments are answered within', '.'], clockChat: ['Chats and DMs are answered within', '.'], clockMarketplace: ['Marketplace chats are answered within', '.'], clockReview: ['Reviews are answered within', '.'], clockMail: ['Email is answered within', '.'], clockGrave: ['Grave messages are answered within', ', whatever the channel.'],
    hours: ['Our working hours are from', 'to', '.'],
  },
  login: { title: 'Sign in again', text: 'Your session has ended. Sign in here; what you wrote is safe.', email: 'Email', password: 'Password', submit: 'Sign in', wrong: 'Wrong email or password.', other: 'Sign in as someone else' },
  palette: { title: 'Commands', placeholder: 'Type a command or a case number', empty: 'Nothing matches.', goCase: (n) => `Open case ${n}`, },
  keys: { help: 'This list', toggleTheme: 'Switch light/dark' },
};
