/** Penjagaan: loaded, with its words in one language, when a case is opened or somebody goes there. */
import '../app'; // as in team.ts
import { CasePerson } from '../components/case-person';
import { GuardPage } from '../pages/guard';

export { learnGuard } from '../dict/later';
export const pages = { guard: GuardPage, casePerson: CasePerson };
