/** What waits for a second person between a reply and its way out: loaded with the first one that does. */
import '../app'; // as in team.ts
export { Approval } from '../components/approval';
export { Meanwhile } from '../components/meanwhile';
