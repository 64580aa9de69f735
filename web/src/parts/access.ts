/** Akun resmi. */
import '../app'; // as in team.ts
export { AccessTab as access } from '../pages/settings/access';
