/** The alarm path and its test. */
import '../app'; // as in team.ts
export { AlarmTab as alarm } from '../pages/settings/alarm';
