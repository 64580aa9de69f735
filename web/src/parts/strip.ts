/** Above every page: that a brand is not real (the sample shop, a rehearsal), that a crisis runs. */
import '../app'; // as in team.ts
export { HotStrip as hot } from '../components/hot-strip';
export { Strip as strip } from '../components/strip';
