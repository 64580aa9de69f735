/** Words for what did not get through: loaded when there is such a thing to show. */
import '../app'; // as in team.ts
export { troubleWords } from '../dict/trouble';
