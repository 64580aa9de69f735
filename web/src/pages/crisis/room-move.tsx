/** From one phase to another: what is missing stands in the way, or a reason is kept. */
import { useState } from 'preact/hooks';
import { Field } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { crisisWords } from '../../dict/crisis';
import { roomWords } from '../../dict/crisis-room';
import { useOpened } from '../../held';
import { inRoom, phases, type RoomPage } from '../../room';
import { toast } from '../../toast';
import type { CrisisPhase } from '../../types';

export type Move = 'advance' | 'back' | 'close';

export function MoveDialog({ of, act, onClose }: { of: RoomPage; act: Move; onClose: () => void }) {
  const words = roomWords.value, shared = crisisWords.value, [c, over] = useOpened(of.crisis);
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const missing = act === 'back' ? [] : of.tests.filter((one) => !one.holds);
  const place = phases.indexOf(c.phase as (typeof phases)[number]) + (act === 'back' ? -1 : 1);
  const to: CrisisPhase = phases[place] ?? 'closed';
  const needs = act === 'back' || missing.length > 0;
  const isReady = (!needs || reason.trim().length > 2) && (act !== 'close' || name.trim() === c.name);
  const run = () => over(async () => {
    await inRoom(c.id, '/move', { act, version: c.version, reason: reason.trim() || null, name: act === 'close' ? name.trim() : null });
    toast(act === 'close' ? words.closed : words.moved);
  });
  const title = act === 'close' ? words.closeTitle : act === 'back' ? words.backTitle(shared.phase[to]) : words.advanceTitle(shared.phase[to]);
  return (
    <Confirm title={title} action={act === 'close' ? words.close : act === 'back' ? words.back : words.advance} isGrave={act === 'close' || missing.length > 0} isReady={isReady} onDo={run} onClose={onClose}>
      {missing.length > 0 && <div class="notice"><p>{words.missing}</p><ul class="reasons">{missing.map((one) => <li key={one.name}>{shared.test[one.name] ?? one.name}</li>)}</ul></div>}
      {act === 'close' && <Field label={words.closeName} help={words.closeNameHelp(c.name)}>{(id, help) => <input id={id} type="text" autocomplete="off" aria-describedby={help} value={name} onInput={(e) => setName(e.currentTarget.value)} />}</Field>}
      <Field label={act === 'close' ? words.closeReason : words.reason} help={words.reasonHelp} isOptional={!needs}>{(id, help) => <textarea id={id} rows={3} maxLength={1000} aria-describedby={help} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}
