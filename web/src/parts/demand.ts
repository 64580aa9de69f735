/** Tuntutan: loaded, with its words in one language, when a case is opened or somebody goes there. */
import '../app'; // as in team.ts
import { CaseDemands } from '../components/case-demands';
import { DecideDialog } from '../components/decide-dialog';
import { DemandsPage } from '../pages/demands';

export { learnDemand } from '../dict/later';
export const pages = { demands: DemandsPage, caseDemands: CaseDemands, decide: DecideDialog };
