/** Rehearsals: fetched when somebody goes there. */
import '../app'; // as in team.ts

export { DrillPage } from '../pages/crisis/drill';
export { DrillsPage } from '../pages/crisis/drills';
