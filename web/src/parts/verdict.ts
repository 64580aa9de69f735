/** Vonis: loaded, with its words in one language, when somebody goes there. */
import '../app'; // as in team.ts
import { VerdictPage } from '../pages/verdict';

export { learnVerdict } from '../dict/later';
export const pages = { verdict: VerdictPage };
