/** Above every page of a brand that is not real: the sample shop, a rehearsal. */
import '../app'; // as in team.ts
export { Strip as strip } from '../components/strip';
