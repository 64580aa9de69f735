/** The keys are those of knowledge-id.ts. */
import type { KnowledgeWords } from './knowledge-id';

export const words: KnowledgeWords = {
  title: 'Answer book', intro: 'What departments answer to questions that come often. What has expired is not offered any more.',
  search: 'Search answers', searchPlaceholder: 'A word, such as ongkir', none: 'The answer book is empty. Begin with the question you answer most often.', nothing: (q) => `Nothing holds “${q}”.`,
  noneHere: 'Nothing fits this case.', all: 'Open the answer book', use: 'Use', used: 'The answer is in the reply box. Read it before you send.',
  add: 'Write a new answer', edit: 'Change', remove: 'Remove', removeTitle: 'Remove it from the answer book?', removed: 'Removed', saved: 'Saved in the answer book',
  question: 'Question', questionPlaceholder: 'Berapa lama pengiriman ke luar Jawa?', answer: 'Answer', answerHelp: 'Written as for a customer: short, no promise that is not certain.', department: 'Department', whole: 'The whole business',
  subjects: 'Subjects', owner: 'Kept by', until: 'Valid until', untilHelp: 'Empty: for good. After this day it is not offered any more.', save: 'Save', forGood: 'for good',
  expired: 'Expired', keptBy: (name) => `kept by ${name}`, validUntil: (day) => `valid until ${day}`, showMore: 'Show more',
};
