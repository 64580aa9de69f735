/** "I am here": a lease renewed while the page can be seen, and who else holds one. */
import { signal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { get, put, serverNow } from './api';
import { casePath } from './case-acts';
import { paced, useGet } from './data';
import { tick } from './format';
import { onEvents } from './stream';
import type { CasePage, Page, Presence } from './types';

const renewEvery = 10_000;
/** When someone last typed a reply here; the lease says so for a few seconds. */
export const typedAt = signal(0);

/** Who else is on which case: for the list. Writing counts before looking. */
export function useEverybody(path: string): Map<number, Presence> {
  const all = useGet<Page<Presence>>(`${path}/presence`, ['presence']);
  const seconds = Math.floor(tick.value / 10_000); // leases run out without an event
  return useMemo(() => {
    const byCase = new Map<number, Presence>();
    for (const one of all.data?.items ?? [])
      if (one.case_id && Date.parse(one.until_at) > serverNow() && !byCase.get(one.case_id)?.is_typing) byCase.set(one.case_id, one);
    return byCase;
  }, [all.data, seconds]);
}

export function usePresence(caseId: number, known: Presence[], canMark: boolean): Presence[] {
  const [others, setOthers] = useState(known);
  useEffect(() => {
    let isGone = false;
    const mark = async () => {
      if (document.hidden || !canMark) return;
      const page = await put<Page<Presence>>(`${casePath(caseId)}/presence`, { is_typing: Date.now() - typedAt.value < 8000 }).catch(() => null);
      if (page && !isGone) setOthers(page.items);
    };
    const look = paced(async () => {
      const page = await get<CasePage>(casePath(caseId)).catch(() => null);
      if (page && !isGone) setOthers(page.presence ?? []);
    }, 3000);
    void mark();
    const timer = setInterval(() => void mark(), renewEvery);
    const stop = onEvents((events) => {
      if (events.some((e) => e.kind === 'presence' && e.object_id === caseId)) look.call();
    });
    return () => { isGone = true; clearInterval(timer); look.stop(); stop(); };
  }, [caseId]);
  return others.filter((one) => Date.parse(one.until_at) > serverNow() - 5000);
}
