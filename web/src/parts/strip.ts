/** Above every page of a brand that is not real: the sample shop, a rehearsal. */
import '../app'; // as in team.ts
import { Strip } from '../components/strip';

export const pages = { strip: Strip };
