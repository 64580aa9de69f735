/** What stands behind a verdict and what people make of it: loaded after the page itself. */
import '../app'; // as in team.ts
import { BehindFactor } from '../pages/verdict-behind';
import { Deciding } from '../pages/verdict-decide';
import { MeterCard, TraceCard } from '../pages/verdict-trace';

export { learnProof } from '../dict/later';
export const pages = { behind: BehindFactor, deciding: Deciding, meter: MeterCard, trace: TraceCard };
