/** What stands beside the conversation: it comes while one reads the first message. */
import '../app'; // as in team.ts
export { Context as context } from '../components/case-context';
