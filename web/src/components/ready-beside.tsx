/** Above the composer when the message is abusive or the answer late: a cool head, the words for it,
 *  and a break when there were too many. */
import { useEffect, useState } from 'preact/hooks';
import { me, post } from '../api';
import { actOn, casePath } from '../case-acts';
import { useGet } from '../data';
import { tReady } from '../dict/later';
import { lengthLong, secondsUntil } from '../format';
import { local } from '../prefs';
import { isHeated } from '../reading';
import { writing, type Writing } from '../ready';
import { brandPath } from '../session';
import { failed, toast } from '../toast';
import type { Page, Policy, PreparedOffer, Source } from '../types';

/** So many abusive cases within an hour are enough for one person. */
const enough = 8, hour = 3600_000;

interface Opened { id: string; at: number }
const key = () => `rude:${me.value?.staff.id}`;
function openedLately(): Opened[] {
  try {
    const all = JSON.parse(local.get(key()) ?? '[]') as Opened[];
    return all.filter((one) => Date.now() - one.at < hour);
  } catch { return []; }
}
/** How many this person opened within the hour, this one included. */
function opened(id: string): number {
  const all = [...openedLately().filter((one) => one.id !== id), { id, at: Date.now() }];
  local.set(key(), JSON.stringify(all));
  return all.length;
}

/** The case is free again, and a note says why. */
async function handOver({ page }: Writing) {
  const words = tReady.value, it = page.case;
  await post(`${casePath(it.id)}/notes`, { text: words.handNote(me.value?.staff.name ?? '') });
  if (it.owner_id !== me.value?.staff.id) return void toast(words.handed);
  const free = await actOn(it, { act: 'release' });
  toast(words.handed, { undo: () => actOn(free, { act: 'take' }).then(() => {}) });
}

function Cool({ on }: { on: Writing }) {
  const words = tReady.value, id = casePath(on.page.case.id);
  const policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']).data;
  /* Who posts by hand is not held: nobody but them knows when. */
  const sources = useGet<Page<Source>>(`${brandPath.value}/sources`, ['settings']).data;
  const isByHand = sources?.items.find((one) => one.id === on.page.case.source_id)?.way_out === 'browser';
  const [isBusy, setBusy] = useState(false);
  const [count, setCount] = useState(0);
  useEffect(() => setCount(opened(id)), [id]);
  const rest = () => { local.set(key(), null); setCount(0); };
  const hand = () => { setBusy(true); void handOver(on).catch(failed).finally(() => setBusy(false)); };
  return (
    <>
      <div class="notice is-change"><p>{isByHand || policy?.cool_down === 0 ? words.rudeOnly : words.rude(lengthLong(policy?.cool_down ?? 60))}</p>
        <button type="button" disabled={isBusy} onClick={hand}>{words.handOver}</button></div>
      {count >= enough && <div class="notice" role="status"><p>{words.rest(count)}</p><button type="button" onClick={rest}>{words.rested}</button></div>}
    </>
  );
}

/** An answer past its deadline opens with the words for it. */
function Late({ on }: { on: Writing }) {
  const id = on.page.case.id, offers = useGet<Page<PreparedOffer>>(`${casePath(id)}/prepared`, ['settings', 'case'], id);
  const first = offers.data?.items[0];
  if (!offers.data && !offers.error) return <p class="notice place" />;
  if (!first?.clause) return null;
  return <div class="notice"><p>{tReady.value.late}</p><button type="button" onClick={() => on.insert(first.text, first.id)}>{first.name}</button></div>;
}

export function Beside() {
  const on = writing.value, it = on?.page.case;
  if (!on || !it) return null;
  const isLate = !it.answered_at && !!it.deadline_at && secondsUntil(it.deadline_at) < 0;
  return <>{isHeated(it) && <Cool on={on} />}{isLate && on.isEmpty && <Late on={on} />}</>;
}
