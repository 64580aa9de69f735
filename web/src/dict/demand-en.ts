/** The keys are those of demand-id.ts. */
import type { DemandWords } from './demand-id';

export const words: DemandWords = {
  title: 'Demands', intro: 'What customers ask for, what we decided, and who has to approve.',
  tabs: { open: 'Not decided', waiting: 'Waiting for approval', decided: 'Decided', done: 'Carried out', menu: 'Solutions' },
  none: { open: 'Every demand has been decided.', waiting: 'Nothing waits for approval.', decided: 'No decision waits to be carried out.', done: 'Nothing has been carried out yet.' },
  more: 'Load more', all: 'All demands', caseNumber: (n) => `Case ${n}`, noneHere: 'No demand was read.', add: 'Add a demand…',
  counts: 'Counts', demand: 'Demand', open: 'Not decided', waiting: 'Waiting', fulfilled: 'Fulfilled', partly: 'Partly', declined: 'Declined', given: 'Given',
  byProblem: 'Asked for most, by problem', problem: 'Problem',
  state: { open: 'Not decided', waiting: 'Waiting for approval', decided: 'Decided', returned: 'Returned', done: 'Carried out' },
  decision: { none: '', fulfil: 'Fulfil', partial: 'Partly', decline: 'Decline' },
  decide: 'Decide…', again: 'Change the decision…', decideTitle: 'Decide a demand', which: 'What is asked for', choose: 'Decision',
  solution: 'Solution', noSolution: 'None of the menu', amount: 'Amount (Rp)', due: 'Done by', reason: 'Reason', reasonHelp: 'Read by the team, and made into the sentence for the customer.',
  limit: (rp) => `Your limit is ${rp} in one case. What is above waits for approval.`, over: 'Above your limit: it will wait for approval.', noLimit: 'You may decide any amount.',
  save: 'Save the decision', ask: 'Ask for approval', saved: 'Decision saved', asked: 'Waits for somebody who may approve',
  offer: 'Use its sentence', offered: 'The sentence is in the reply box. Read it before you send.',
  approve: 'Approve', approved: 'Approved', giveBack: 'Return…', giveBackTitle: 'Return to who asked', remark: 'What to change', returned: 'Returned',
  done: 'Carried out', doneSaid: 'Noted as carried out', by: (name) => `by ${name}`, until: 'by', cannot: 'The amount is above the limit of your role.',
  declineSentence: (reason) => `Mohon maaf, untuk permintaan itu kami belum bisa memenuhinya: ${reason}. Apakah ada hal lain yang bisa kami bantu?`,
  menuIntro: 'What the shop may offer. One tap puts the sentence into the reply box.', menuNone: 'No solutions yet. Begin with what you give most often.', menuAdd: 'Add a solution', menuEdit: 'Change', menuRemove: 'Remove',
  name: 'Name', namePlaceholder: 'Ganti barang', text: 'Sentence for the customer', textPlaceholder: 'Kami kirim gantinya paling lambat {waktu}, ongkirnya kami yang tanggung.', cost: 'Cost (Rp)', who: 'May be offered by', orAbove: (role) => `${role} and above`,
  saveMenu: 'Save', menuSaved: 'Saved', removeTitle: 'Remove this solution?', removeText: 'Decisions made with it stay.', removed: 'Removed',
};
