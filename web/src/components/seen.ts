/** What of a case its reader has seen. While someone writes, later changes by others are told and
 *  must be acknowledged: the reply names the version that was read, not the newest one. */
import { useRef, useState } from 'preact/hooks';
import { me } from '../api';
import { t } from '../dict';
import type { CasePage } from '../types';

interface Seen { version: number; messages: Set<number>; replies: Set<number>; state: string; owner: number | null }

const look = (page: CasePage): Seen => ({
  version: page.case.version, messages: new Set(page.messages.map((m) => m.id)), replies: new Set(page.replies.map((r) => r.id)),
  state: page.case.state, owner: page.case.owner_id,
});

function differences(seen: Seen, page: CasePage): string[] {
  const words = t.value.case, mine = me.value?.staff.id, out: string[] = [];
  for (const reply of page.replies)
    if (!seen.replies.has(reply.id) && reply.author_id !== mine && reply.state !== 'cancelled') out.push(words.conflictReply(reply.author_name ?? t.value.common.program));
  const fresh = page.messages.filter((m) => !m.is_own && !seen.messages.has(m.id)).length;
  if (fresh) out.push(words.conflictMessages(fresh));
  const { owner_id: owner, owner_name: name, state } = page.case;
  if (owner !== seen.owner && owner && owner !== mine) out.push(`${words.owner}: ${name}`);
  if (state !== seen.state && ['done', 'ignored', 'spam'].includes(state)) out.push(words.conflictState(t.value.caseState[state]));
  return out;
}

export function useSeen(page: CasePage, isWriting: boolean) {
  const seen = useRef<Seen>(look(page));
  const [wasRefused, setRefused] = useState(false);
  const [, redraw] = useState(0);
  let told = differences(seen.current, page);
  if ((!isWriting || !told.length) && !wasRefused) { seen.current = look(page); told = []; }
  return {
    version: seen.current.version,
    wasRefused,
    changes: told.length ? `${told.join('. ')}.` : wasRefused ? ' ' : '',
    accept() { seen.current = look(page); setRefused(false); redraw((n) => n + 1); },
    refuse() { setRefused(true); },
  };
}
