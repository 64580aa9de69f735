/** Krisis: its list and the way to its pages; each of them is loaded when somebody goes there. */
import '../app'; // as in team.ts
import { CrisisStrip } from '../components/crisis-strip';
import { OriginDialog } from '../components/origin-dialog';
import { CrisisPages } from '../pages/crisis';

export const pages = { crisis: CrisisPages, hot: CrisisStrip, elsewhere: OriginDialog };
