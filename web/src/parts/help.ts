/** The list of keys: it comes with the first question mark. */
import '../app'; // as in team.ts
export { Help as help } from '../components/help';
