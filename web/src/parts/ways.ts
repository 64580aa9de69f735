/** How one is woken oneself. */
import '../app'; // as in team.ts
export { WaysTab as ways } from '../pages/settings/ways';
