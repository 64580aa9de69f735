/** The tabs of the settings; what stands on each is a part of its own. */
import '../app'; // as in team.ts
export { SettingsPage as settings } from '../pages/settings';
