/** Perbaikan dan pencegahan: each with a person, a day and a proof, and whether it worked. */
import { useState } from 'preact/hooks';
import { me, post, put } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { load, useGet } from '../../data';
import { recoveryWords } from '../../dict/crisis-recovery';
import { fromField, toField, tomorrowAt, when, zoneName } from '../../format';
import { useOpened } from '../../held';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { CorrectiveAct, CorrectiveEffect, CorrectiveKind, Page, Staff } from '../../types';

const kinds: CorrectiveKind[] = ['corrective', 'preventive'], effects: CorrectiveEffect[] = ['worked', 'partly', 'failed'];
const aWeek = 6 * 86400_000, closing = 17 * 3600;
const listPath = (crisis: number) => `${brandPath.value}/crises/${crisis}/correctives`;
const renew = (crisis: number) => Promise.all([load(listPath(crisis)), load(`${brandPath.value}/crises/${crisis}/recovery`)]);

type Step = 'done' | 'check' | 'drop';
interface Change { act: Step | 'undo'; proof?: string; effect?: CorrectiveEffect; remark?: string }
async function take(of: CorrectiveAct, change: Change, said: string) {
  await post(`${brandPath.value}/correctives/${of.id}/act`, { ...change, version: of.version });
  toast(said);
  await renew(of.crisis_id);
}

function WriteDialog({ crisis, of: live, onClose }: { crisis: number; of: CorrectiveAct | null; onClose: () => void }) {
  const [of, over] = useOpened(live, () => renew(crisis));
  const words = recoveryWords.value, people = useGet<Page<Staff>>(`${brandPath.value}/people`).data?.items ?? [me.value!.staff];
  const [it, setIt] = useState({
    kind: of?.kind ?? 'corrective', text: of?.text ?? '', owner: of?.owner_id ?? me.value!.staff.id,
    due: toField(of ? Date.parse(of.due_at) : tomorrowAt(closing) + aWeek), check: of?.check_at ? toField(Date.parse(of.check_at)) : '',
  });
  const set = (part: Partial<typeof it>) => setIt({ ...it, ...part });
  const run = () => over(async () => {
    const form = { kind: it.kind, text: it.text.trim(), owner_id: it.owner, due_at: fromField(it.due), check_at: it.check ? fromField(it.check) : null };
    await (of ? put(`${brandPath.value}/correctives/${of.id}`, { ...form, version: of.version }) : post(listPath(crisis), form));
    toast(of ? words.saved : words.actAdded);
    await renew(crisis);
  });
  return (
    <Confirm title={of ? words.actEditTitle : words.actAdd} action={words.save} isReady={!!it.text.trim() && !!it.due && (!it.check || it.check >= it.due)} onDo={run} onClose={onClose}>
      <Field label={words.actText} help={words.actExample}>{(id, help) => <textarea id={id} aria-describedby={help} rows={2} maxLength={500} required value={it.text} onInput={(e) => set({ text: e.currentTarget.value })} />}</Field>
      <Field label={words.actKindField}>{(id) => <select id={id} value={it.kind} onChange={(e) => set({ kind: e.currentTarget.value as CorrectiveKind })}>{kinds.map((one) => <option key={one} value={one}>{words.actKind[one]}</option>)}</select>}</Field>
      <Field label={words.owner}>{(id) => (
        <select id={id} value={String(it.owner)} onChange={(e) => set({ owner: Number(e.currentTarget.value) })}>
          {!people.some((one) => one.id === it.owner) && <option value={String(it.owner)}>{of?.owner_name ?? it.owner}</option>}
          {people.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}
        </select>
      )}</Field>
      <Field label={words.due(zoneName())}>{(id) => <input id={id} type="datetime-local" required value={it.due} onInput={(e) => set({ due: e.currentTarget.value })} />}</Field>
      <Field label={words.check(zoneName())} help={words.checkHelp} isOptional>{(id, help) => <input id={id} type="datetime-local" min={it.due} aria-describedby={help} value={it.check} onInput={(e) => set({ check: e.currentTarget.value })} />}</Field>
    </Confirm>
  );
}

function StepDialog({ of: live, step, onClose }: { of: CorrectiveAct; step: Step; onClose: () => void }) {
  const words = recoveryWords.value, [of, over] = useOpened(live, () => renew(live.crisis_id)), [said, setSaid] = useState(''), [effect, setEffect] = useState<CorrectiveEffect>('worked');
  const told = {
    done: { title: words.doneTitle, action: words.done, label: words.proof, help: words.proofExample, done: words.doneSaid },
    check: { title: words.lookTitle, action: words.look, label: words.seen, help: undefined, done: words.looked },
    drop: { title: words.dropTitle, action: words.drop, label: words.why, help: words.dropText, done: words.dropped },
  }[step];
  const text = said.trim();
  const run = () => over(() => take(of, step === 'done' ? { act: step, proof: text } : step === 'check' ? { act: step, effect, remark: text } : { act: step, remark: text }, told.done));
  return (
    <Confirm title={told.title} action={told.action} isGrave={step === 'drop'} isReady={!!text} onDo={run} onClose={onClose}>
      <p class="said" dir="auto">{of.text}</p>
      {step === 'check' && <Field label={words.effectField}>{(id) => <select id={id} value={effect} onChange={(e) => setEffect(e.currentTarget.value as CorrectiveEffect)}>{effects.map((one) => <option key={one} value={one}>{words.effect[one]}</option>)}</select>}</Field>}
      <Field label={told.label} help={told.help}>{(id, help) => <textarea id={id} aria-describedby={help} rows={2} maxLength={1000} required value={said} onInput={(e) => setSaid(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

/** Where an act stands, in one line. */
function standing(of: CorrectiveAct): string {
  const words = recoveryWords.value, owner = of.owner_name ?? '';
  if (of.state === 'open') return of.is_late ? words.lateBy(owner, when(of.due_at)) : words.byDay(owner, when(of.due_at));
  const check = of.checked_at ? words.checkedBy(of.checked_name ?? '', when(of.checked_at)) : of.state === 'done' && of.check_at ? (of.is_late ? words.checkLate(when(of.check_at)) : words.checkAt(when(of.check_at))) : null;
  return [of.done_at && words.doneBy(of.done_name ?? '', when(of.done_at)), check, of.dropped_at && when(of.dropped_at)].filter(Boolean).join(' · ');
}

function Row({ of }: { of: CorrectiveAct }) {
  const words = recoveryWords.value, [asked, setAsked] = useState<Step | 'edit' | null>(null), close = () => setAsked(null);
  const isOver = of.state === 'checked' || of.state === 'dropped';
  const button = (step: Step | 'edit', text: string, style = 'quiet') => <button type="button" class={style} aria-label={`${text}: ${of.text}`} onClick={() => setAsked(step)}>{text}</button>;
  return (
    <li class={`room-step ${isOver ? 'is-over' : of.is_late ? 'is-late' : ''}`}>
      <div>
        <p dir="auto">{of.state === 'dropped' ? <del>{of.text}</del> : of.text} <span class="chip set">{words.actKind[of.kind]}</span> <span class={`chip ${isOver ? '' : 'guess'}`}>{of.effect ? words.effect[of.effect] : words.actState[of.state]}</span></p>
        <p class="hint" dir="auto">{standing(of)}</p>
        {(of.proof || of.remark) && <p class="hint" dir="auto">{[of.proof && words.proofIs(of.proof), of.remark].filter(Boolean).join(' · ')}</p>}
      </div>
      {!isOver && can.write.value && (
        <div class="actions">
          {of.state === 'open' ? <>{button('done', words.done, '')}{button('edit', words.actEdit)}</>
            : <>{button('check', words.look, '')}<button type="button" class="quiet" aria-label={`${words.undo}: ${of.text}`} onClick={() => void take(of, { act: 'undo' }, words.undone).catch(failed)}>{words.undo}</button></>}
          {button('drop', words.drop)}
        </div>
      )}
      {asked === 'edit' ? <WriteDialog crisis={of.crisis_id} of={of} onClose={close} /> : asked && <StepDialog of={of} step={asked} onClose={close} />}
    </li>
  );
}

export function Acts({ crisis }: { crisis: number }) {
  const words = recoveryWords.value, list = useGet<Page<CorrectiveAct>>(listPath(crisis), ['crisis']), [isAdding, setAdding] = useState(false);
  return (
    <section class="card stack" aria-labelledby="acts">
      <h2 id="acts" tabIndex={-1}>{words.acts}</h2>
      <p class="hint">{words.actsIntro}</p>
      <Loaded of={list}>{({ items }) => (items.length ? <ul class="room-steps">{items.map((one) => <Row key={one.id} of={one} />)}</ul> : <p>{words.noActs}</p>)}</Loaded>
      {can.write.value && <div class="actions"><button type="button" onClick={() => setAdding(true)}>{words.actAdd}</button></div>}
      {isAdding && <WriteDialog crisis={crisis} of={null} onClose={() => setAdding(false)} />}
    </section>
  );
}
