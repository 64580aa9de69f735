/** Who is on duty: loaded when somebody goes there. */
import '../app'; // as in team.ts
export { RosterTab as roster } from '../pages/settings/roster';
