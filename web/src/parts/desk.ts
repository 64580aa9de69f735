/** Kotak masuk and the case: where most time is spent, but not what every page needs to open. */
import '../app'; // as in team.ts
export { InboxPage as inbox } from '../pages/inbox';
