/** Kebijakan: loaded, with its words in one language, when somebody goes there. */
import '../app'; // as in team.ts
import { PolicyTab } from '../pages/settings/policy';

export { learnPolicy } from '../dict/later';
export const pages = { policy: PolicyTab };
