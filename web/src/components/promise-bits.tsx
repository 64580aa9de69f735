/** One promise, and what may be done with it: in the ledger and on the page of its case. */
import { useState } from 'preact/hooks';
import { serverNow } from '../api';
import { doVow } from '../care';
import { t } from '../dict';
import { tc } from '../dict/later';
import { clock, fromField, toField, tomorrowAt, zoneName } from '../format';
import { can } from '../session';
import { failed } from '../toast';
import type { PromiseAct, Vow } from '../types';
import { Deadline, Field, Time } from './bits';
import { Confirm } from './dialog';
import { Icon } from './icons';
import { Menu } from './menu';

const hour = 3600_000, evening = 20 * 3600;

/** A time of day in the brand's zone, with the three that are promised most. */
export function WhenField({ label, value, onChange }: { label: string; value: string; onChange: (next: string) => void }) {
  const words = tc.value, choices = [[words.in2h, serverNow() + 2 * hour], [words.tomorrow, tomorrowAt(evening)], [words.in3d, tomorrowAt(evening) + 48 * hour]] as const;
  return (
    <Field label={`${label} (${zoneName()})`}>{(id) => (
      <>
        <div class="choices">{choices.map(([name, at]) => <button key={name} type="button" class="chip-button" aria-pressed={value === toField(at)} onClick={() => onChange(toField(at))}>{name} · {clock(at)}</button>)}</div>
        <input id={id} type="datetime-local" required value={value} onInput={(e) => onChange(e.currentTarget.value)} />
      </>
    )}</Field>
  );
}

type AskedVow = Extract<PromiseAct, 'confirm' | 'move' | 'break' | 'drop'>;
export function VowDialog({ of, act, onClose, onDone }: { of: Vow; act: AskedVow; onClose: () => void; onDone?: (() => void) | undefined }) {
  const words = tc.value, takesTime = act === 'confirm' || act === 'move', takesReason = act !== 'confirm';
  const [due, setDue] = useState(of.due_at ? toField(Date.parse(of.due_at)) : '');
  const [reason, setReason] = useState('');
  const run = () => doVow(of, { act, ...(takesTime ? { due_at: fromField(due) } : {}), ...(takesReason ? { reason: reason.trim() } : {}) }, words.did[act], onDone);
  return (
    <Confirm title={words.title[act]} text={words.help[act]} action={words.act[act]} isGrave={act === 'break'} isReady={(!takesTime || !!due) && (!takesReason || reason.trim().length > 2)} onDo={run} onClose={onClose}>
      <blockquote class="said" dir="auto">{of.text}</blockquote>
      {takesTime && <WhenField label={words.until} value={due} onChange={setDue} />}
      {takesReason && <Field label={t.value.case.reasonLabel}>{(id) => <textarea id={id} rows={2} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>}
    </Confirm>
  );
}

/** The acts that its state allows. `onDone` after each. */
export function VowActs({ of, onDone }: { of: Vow; onDone?: () => void }) {
  const words = tc.value, [asked, setAsked] = useState<AskedVow | null>(null);
  if (!can.write.value || of.ended_at) return null;
  const now = (act: PromiseAct) => () => void doVow(of, { act }, words.did[act], onDone).catch(failed);
  const ask = (act: AskedVow) => () => setAsked(act);
  return (
    <div class="actions">
      {of.state === 'found' && <button type="button" class="primary" onClick={of.due_at ? now('confirm') : ask('confirm')}>{words.act.confirm}</button>}
      {of.state === 'found' && of.due_at && <button type="button" onClick={ask('confirm')}>{words.otherTime}</button>}
      {(of.state === 'found' || !of.given_at) && <button type="button" onClick={now('drop')}>{words.notOne}</button>}
      {of.state === 'open' && of.given_at && <button type="button" onClick={now('keep')}>{words.act.keep}</button>}
      {of.state === 'open' && of.given_at && <Menu class="square quiet" side="right" title={words.more} label={<Icon name="more" />} items={(['move', 'break', 'drop'] as const).map((act) => ({ name: words.ask[act], run: ask(act) }))} />}
      {asked && <VowDialog of={of} act={asked} onDone={onDone} onClose={() => setAsked(null)} />}
    </div>
  );
}

/** Until when, and how near that is. */
export function VowDue({ of }: { of: Vow }) {
  const words = tc.value;
  if (of.ended_at) return <span class="hint"><strong>{words.state[of.state]}</strong> · <Time at={of.ended_at} /></span>;
  return (
    <span class="hint">{of.due_at ? <>{words.latest} <Time at={of.due_at} /> {of.given_at && of.state === 'open' && <Deadline of={{ deadline_at: of.due_at, late_by: null, queue: 'waiting' }} />}</> : words.noTime}
      {of.state === 'open' && !of.given_at && ` · ${words.notLeft}`}
      {of.mass_id && of.state === 'found' && ` · ${words.ofPost}`}
      {of.must_tell && <> · <strong>{words.mustTell}</strong></>}</span>
  );
}
