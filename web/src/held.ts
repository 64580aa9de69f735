/** Rows that a colleague may change while one writes: what was typed stays, and whoever saves over a newer row is told. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure } from './api';

interface Row { id?: number; version: number }
const isConflict = (error: unknown) => error instanceof Failure && error.status === 409;

/** What a list has of a row by now; one that left it stays as it was, under what is being typed. */
export const newestOf = <T extends { id: number }>(row: T, list: readonly T[] | null | undefined): T => list?.find((one) => one.id === row.id) ?? row;

/** A dialog's row as it was opened, whatever comes meanwhile, and what saves over it: refused and told, one goes on from the newest,
 *  which `renew` fetches into `live`. */
export function useOpened<T extends Row | null>(live: T, renew?: () => Promise<unknown>): [T, (save: () => Promise<unknown>) => Promise<void>] {
  const [row, setRow] = useState(live), newest = useRef(live);
  newest.current = live;
  const over = async (save: () => Promise<unknown>) => {
    try { await save(); } catch (error) {
      if (isConflict(error)) {
        await renew?.().catch(() => undefined);
        setRow(newest.current);
      }
      throw error;
    }
  };
  return [row, over];
}

export interface Held<R, W> {
  it: W; set: (part: Partial<W>) => void;
  /** What the writing began with; its version is the one to save over. */
  base: R | null;
  isDirty: boolean;
  /** Somebody else wrote something else meanwhile: one says first which of both holds. */
  isStale: boolean;
  take: (from: R | null) => void; keepMine: () => void;
}
/** A form over a row that stays on the page. `writingOf` is what of it one writes, without a row what one begins with;
 *  two of them are the same when the server would be sent the same. */
export function useHeld<R extends Row, W extends object>(live: R | null, writingOf: (of: R | null) => W, wireOf: (of: W) => unknown = (of) => of): Held<R, W> {
  const [held, setHeld] = useState(() => { const start = writingOf(live); return { base: live, start, it: start }; });
  const { base, start, it } = held, isSame = (a: W, b: W) => JSON.stringify(wireOf(a)) === JSON.stringify(wireOf(b));
  const isNewer = live?.id !== base?.id || (live?.version ?? 0) > (base?.version ?? 0), isDirty = !isSame(it, start);
  const isStale = isNewer && isDirty && !isSame(writingOf(live), start);
  const take = (from: R | null) => { const next = writingOf(from); setHeld({ base: from, start: next, it: next }); };
  useLayoutEffect(() => {
    if (!isNewer) return;
    if (!isDirty) take(live);
    else if (!isStale) setHeld((was) => ({ ...was, base: live })); // nothing that one writes here has changed
  }, [live, isDirty]);
  return { it, base, isDirty, isStale, take, set: (part) => setHeld((was) => ({ ...was, it: { ...was.it, ...part } })), keepMine: () => setHeld((was) => ({ ...was, base: live, start: writingOf(live) })) };
}
