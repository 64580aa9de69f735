/** Buku janji and what stands of it on the page of a case: loaded, with its words in one language, when
 *  somebody goes there. */
import '../app'; // as in team.ts
import { CareHome } from '../components/care-home';
import { CareStrip, CaseCare } from '../components/case-care';
import { Closing } from '../components/closing';
import { PromisesPage } from '../pages/promises';

export { learnCare } from '../dict/later';
export const pages = { promises: PromisesPage, care: CaseCare, careHome: CareHome, careStrip: CareStrip, closing: Closing };
