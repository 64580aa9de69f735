/** Ketepatan vonis: loaded, with its words in one language, when somebody goes there. */
import '../app'; // as in team.ts
import { AccuracyPage } from '../pages/accuracy';

export { learnProof } from '../dict/later';
export const pages = { accuracy: AccuracyPage };
