/** Akar masalah: why, and why again, with what shows it; and the word that it is sure. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { Failure, post, put } from '../../api';
import { Field, IconButton, Loaded, Outside } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { Newer, Unsaved } from '../../components/newer';
import { load, put as keep, useGet } from '../../data';
import { recoveryWords } from '../../dict/crisis-recovery';
import { fromField, toField, when, zoneName } from '../../format';
import { useHeld, useOpened } from '../../held';
import { route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { CauseWhy, RootCause } from '../../types';
import { crisisIds } from './ids';

const whysMost = 7, whyMost = 300;
const pathOf = (crisis: number) => `${brandPath.value}/crises/${crisis}/cause`;

interface Writing { whys: CauseWhy[]; text: string; evidence: string; link: string; due: string }
const writingOf = (of: RootCause | null): Writing => ({
  whys: of?.whys.length ? of.whys : [{ why: recoveryWords.value.firstWhy, answer: '' }], text: of?.text ?? '', evidence: of?.evidence ?? '', link: of?.link ?? '', due: of?.due_at ? toField(Date.parse(of.due_at)) : '',
});
/** A question nobody has answered yet is not kept. */
const whysOf = (of: Writing) => of.whys.filter((one) => one.answer.trim()).map((one) => ({ why: one.why.trim() || recoveryWords.value.firstWhy, answer: one.answer.trim() }));
const wireOf = (of: Writing) => ({ whys: whysOf(of), text: of.text.trim() || null, evidence: of.evidence.trim() || null, link: of.link.trim() || null, due_at: of.due ? fromField(of.due) : null });
const asText = (of: Writing) => [...whysOf(of).map((one) => `${one.why}\n${one.answer}`), of.text, of.evidence, of.link].filter(Boolean).join('\n\n');
const nextWhy = (answer: string) => recoveryWords.value.nextWhy(answer.trim().replace(/[.?!]+$/, '')).slice(0, whyMost);

function Whys({ of, onChange }: { of: CauseWhy[]; onChange: (next: CauseWhy[]) => void }) {
  const words = recoveryWords.value;
  const set = (at: number, part: Partial<CauseWhy>) => onChange(of.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const last = of.at(-1);
  return (
    <section class="stack" aria-labelledby="whys">
      <h2 id="whys">{words.whys}</h2>
      <ol class="cards">{of.map((one, i) => (
        <li key={i} class="card stack">
          <Field label={words.why1(i + 1)}>{(id) => <input id={id} maxLength={whyMost} autocomplete="off" value={one.why} onInput={(e) => set(i, { why: e.currentTarget.value })} />}</Field>
          <Field label={words.answer} help={i === 0 ? words.answerExample : undefined}>{(id, help) => <textarea id={id} aria-describedby={help} rows={2} maxLength={whyMost} value={one.answer} onInput={(e) => set(i, { answer: e.currentTarget.value })} />}</Field>
          {of.length > 1 && <div class="actions end"><IconButton icon="close" label={words.removeWhy(i + 1)} onClick={() => onChange(of.filter((_, at) => at !== i))} /></div>}
        </li>
      ))}</ol>
      {of.length < whysMost && <div class="actions"><button type="button" disabled={!last?.answer.trim()} onClick={() => onChange([...of, { why: nextWhy(last?.answer ?? ''), answer: '' }])}>{words.addWhy}</button></div>}
    </section>
  );
}

/** As it was saved, to be read. */
function Read({ of }: { of: RootCause }) {
  const words = recoveryWords.value;
  return (
    <>
      {of.whys.length > 0 && <dl class="stack">{of.whys.map((one, i) => <div key={i}><dt class="hint" dir="auto">{i + 1}. {one.why}</dt><dd class="said" dir="auto">{one.answer}</dd></div>)}</dl>}
      <dl class="facts">
        {of.text && <div><dt>{words.causeText}</dt><dd class="said" dir="auto">{of.text}</dd></div>}
        {of.evidence && <div><dt>{words.evidence}</dt><dd class="said" dir="auto">{of.evidence}</dd></div>}
      </dl>
      <p><Outside href={of.link ?? null}>{words.seeLink}</Outside></p>
      {of.changed_at && <p class="hint">{words.changedBy(of.changed_name ?? '', when(of.changed_at))}</p>}
    </>
  );
}

interface DialogOf { of: RootCause; crisis: number; onClose: () => void }
async function say(crisis: number, of: RootCause, reason: string | null, said: string) {
  const now = await post<RootCause>(`${pathOf(crisis)}/known`, { is_known: reason === null, reason, version: of.version });
  keep<RootCause>(pathOf(crisis), () => now);
  toast(said);
}

function TakeBack({ of: live, crisis, onClose }: DialogOf) {
  const words = recoveryWords.value, [of, over] = useOpened(live, () => load(pathOf(crisis))), [reason, setReason] = useState('');
  return (
    <Confirm title={words.takeBackTitle} text={words.takeBackText} action={words.takeBack} isGrave isReady={reason.trim().length > 2} onDo={() => over(() => say(crisis, of, reason.trim(), words.takenBack))} onClose={onClose}>
      <Field label={words.takeBackWhy}>{(id) => <textarea id={id} rows={2} maxLength={500} required value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function BeSure({ of: live, crisis, onClose }: DialogOf) {
  const words = recoveryWords.value, [of, over] = useOpened(live, () => load(pathOf(crisis)));
  return <Confirm title={words.knownTitle} text={words.knownText} action={words.known} onDo={() => over(() => say(crisis, of, null, words.knownDone))} onClose={onClose}><Read of={of} /></Confirm>;
}

function Known({ of, crisis }: { of: RootCause; crisis: number }) {
  const words = recoveryWords.value, [isAsked, setAsked] = useState(false);
  return (
    <>
      <p class="notice" role="status">{words.knownBy(of.known_name ?? '', when(of.known_at))}</p>
      <div class="card stack"><Read of={of} /></div>
      {can.approve.value && <div class="actions"><button type="button" class="quiet" onClick={() => setAsked(true)}>{words.takeBack}</button></div>}
      {isAsked && <TakeBack of={of} crisis={crisis} onClose={() => setAsked(false)} />}
    </>
  );
}

function Sure({ of, crisis, isSaved }: { of: RootCause; crisis: number; isSaved: boolean }) {
  const words = recoveryWords.value, [isAsked, setAsked] = useState(false), isReady = isSaved && !!of.text && !!of.evidence;
  if (!can.approve.value) return <p class="hint">{words.knownWaits}</p>;
  return (
    <>
      <div class="actions"><button type="button" disabled={!isReady} onClick={() => setAsked(true)}>{words.known}</button></div>
      {!isReady && <p class="hint">{words.knownNeeds}</p>}
      {isAsked && <BeSure of={of} crisis={crisis} onClose={() => setAsked(false)} />}
    </>
  );
}

/** What is written stays, whatever comes from elsewhere: a newer one is offered beside it. */
function Body({ crisis, of }: { crisis: number; of: RootCause }) {
  const words = recoveryWords.value;
  const held = useHeld<RootCause, Writing>(of, writingOf, wireOf), { it, isDirty, isStale, take } = held, base = held.base ?? of;
  const [isBusy, setBusy] = useState(false), [problem, setProblem] = useState<Failure | null>(null);
  const set = (part: Partial<Writing>) => { held.set(part); setProblem(null); };
  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = await put<RootCause>(pathOf(crisis), { ...wireOf(it), version: base.version });
      take(made);
      keep<RootCause>(pathOf(crisis), () => made);
      toast(words.saved);
    } catch (error) {
      if (error instanceof Failure && error.status === 409) await load(pathOf(crisis)); // and what was written stays
      else if (error instanceof Failure && error.field) setProblem(error);
      failed(error);
    }
    setBusy(false);
  };
  const wrong = (field: string) => (problem?.field === field ? problem.message : null);
  if (of.known_at || !can.write.value) return (
    <>
      {of.known_at ? <Known of={of} crisis={crisis} /> : <div class="card stack"><Read of={of} /></div>}
      {isDirty && <Unsaved text={asText(it)} />}
    </>
  );
  return (
    <>
      {of.is_late && <p class="notice is-problem" role="alert">{words.causeLate}</p>}
      <Newer of={held} live={of}><Read of={of} /></Newer>
      <form class="stack" onSubmit={(e) => void save(e)}>
        <Whys of={it.whys} onChange={(whys) => set({ whys })} />
        {wrong('whys') && <p class="hint is-error" role="alert">{wrong('whys')}</p>}
        <Field label={words.causeText} help={words.causeExample} error={wrong('text')} isOptional>{(id, help) => <textarea id={id} aria-describedby={help} rows={2} maxLength={500} value={it.text} onInput={(e) => set({ text: e.currentTarget.value })} />}</Field>
        <Field label={words.evidence} help={words.evidenceExample} error={wrong('evidence')} isOptional>{(id, help) => <textarea id={id} aria-describedby={help} rows={3} maxLength={4000} value={it.evidence} onInput={(e) => set({ evidence: e.currentTarget.value })} />}</Field>
        <Field label={words.link} error={wrong('link')} isOptional>{(id, help) => <input id={id} aria-describedby={help} type="url" maxLength={500} value={it.link} onInput={(e) => set({ link: e.currentTarget.value })} />}</Field>
        <Field label={words.causeDue(zoneName())} isOptional>{(id) => <input id={id} type="datetime-local" value={it.due} onInput={(e) => set({ due: e.currentTarget.value })} />}</Field>
        <div class="actions"><button type="submit" class="primary" disabled={isBusy || !isDirty || !whysOf(it).length || isStale}>{words.save}</button></div>
        {base.changed_at && <p class="hint">{words.changedBy(base.changed_name ?? '', when(base.changed_at))}</p>}
      </form>
      <Sure of={of} crisis={crisis} isSaved={!isDirty} />
    </>
  );
}

export function CausePage() {
  const words = recoveryWords.value, crisis = crisisIds()[0]!, cause = useGet<RootCause>(pathOf(crisis), ['crisis']);
  return (
    <div class="page narrow">
      <p><a href={toCrisis(route.value.brand, crisis)}>{words.back}</a></p>
      <h1 tabIndex={-1}>{words.cause}</h1>
      <p class="hint">{words.causeIntro}</p>
      <Loaded of={cause}>{(of) => <Body crisis={crisis} of={of} />}</Loaded>
    </div>
  );
}
