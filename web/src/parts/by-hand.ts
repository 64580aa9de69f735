/** What a person does with a reply on the channel itself, as replying.ts. */
import '../app'; // as in team.ts
export { ByHand, NotPosted, Unknown } from '../components/by-hand';
