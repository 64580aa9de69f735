/** Krisis: its list and the way to its pages; each of them is loaded when somebody goes there. */
import '../app'; // as in team.ts
export { OriginDialog as elsewhere } from '../components/origin-dialog';
export { CrisisPages as crisis } from '../pages/crisis';
