/** What a trace tells, as its pages show it. */
import type { TraceStep } from './types';

/** One message may be told for several reasons: it stands there once, with all of them. */
export function stepsByMessage(steps: TraceStep[]): [TraceStep, ...TraceStep[]][] {
  const groups = new Map<number, [TraceStep, ...TraceStep[]]>();
  for (const one of steps) {
    const group = groups.get(one.message_id);
    if (group) group.push(one);
    else groups.set(one.message_id, [one]);
  }
  return [...groups.values()];
}
