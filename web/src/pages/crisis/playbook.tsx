/** One playbook: as it is followed, and as it is written. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { Failure, get, post, put } from '../../api';
import { Field, IconButton, Loaded, Time } from '../../components/bits';
import { Icon } from '../../components/icons';
import { useGet } from '../../data';
import { t } from '../../dict';
import { crisisWords } from '../../dict/crisis';
import { planWords } from '../../dict/crisis-plan';
import { go, route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { CrisisDuty, CrisisPhase, Page, PlaybookPage, PlaybookStep, Posture, Staff, Threat } from '../../types';
import { crisisIds } from './index';
import { PrepNav } from './prep-nav';

const phases = ['preparation', 'response', 'reassurance', 'recovery'] as const satisfies CrisisPhase[];
const duties: CrisisDuty[] = ['lead', 'assessor', 'responder', 'monitor', 'spokesperson'], postures: Posture[] = ['inform', 'deny', 'diminish', 'rebuild'];
const hour = 3600;

function Reading({ of }: { of: PlaybookPage }) {
  const words = planWords.value, book = of.playbook;
  return (
    <>
      <section class="card"><dl class="facts">
        <div><dt>{words.posture}</dt><dd><strong>{words.postures[book.posture]}.</strong> {words.postureHelp[book.posture]}</dd></div>
        <div><dt>{words.approver}</dt><dd>{book.approver_name ?? words.nobody}</dd></div>
        <div><dt>{words.wordEvery}</dt><dd>{book.word_every / hour} {words.hours}</dd></div>
        <div><dt>{words.reviewedAt}</dt><dd><Time at={book.reviewed_at} /></dd></div>
      </dl></section>
      {phases.map((phase) => {
        const steps = of.steps.filter((one) => one.phase === phase);
        return steps.length > 0 && (
          <section key={phase} class="card" aria-labelledby={`phase-${phase}`}><h2 id={`phase-${phase}`}>{crisisWords.value.phase[phase]}</h2>
            <ol class="steps stack">{steps.map((one, i) => <li key={i}><span dir="auto">{one.text}</span><br /><span class="hint">{words.duties[one.duty]} · {one.minutes ? words.within(words.minutesOf(one.minutes)) : words.minutesOf(0)}</span></li>)}</ol>
          </section>
        );
      })}
      <section class="card" aria-labelledby="holding"><h2 id="holding">{words.holding}</h2>{book.holding ? <p class="said answer" dir="auto">{book.holding}</p> : <p class="hint">{words.holdingHelp}</p>}</section>
      <section class="card" aria-labelledby="statement"><h2 id="statement">{words.statement}</h2>{book.statement ? <p class="said answer" dir="auto">{book.statement}</p> : <p class="hint">{words.lacks.statement}</p>}</section>
    </>
  );
}

/** A step while it is written: `key` keeps its fields with it when it moves. */
interface Line extends PlaybookStep { key: number }
let keys = 0;

function Step({ of, at, last, onChange, onMove, onRemove }: { of: Line; at: number; last: boolean; onChange: (next: Line) => void; onMove: (by: -1 | 1) => void; onRemove: () => void }) {
  const words = planWords.value, name = words.stepNumber(at + 1);
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li class="ladder-step">
      <span class="step-number" aria-hidden="true">{at + 1}</span>
      <div class="step-fields plan-fields">
        <label class="wide"><span class="visually-hidden">{name}</span><textarea rows={3} maxLength={280} dir="auto" value={of.text} aria-describedby="move-keys" onKeyDown={press} onInput={(e) => onChange({ ...of, text: e.currentTarget.value })} /></label>
        <label><span class="hint">{words.duty}</span><select aria-label={`${name}: ${words.duty}`} value={of.duty} onChange={(e) => onChange({ ...of, duty: e.currentTarget.value as CrisisDuty })}>{duties.map((one) => <option key={one} value={one}>{words.duties[one]}</option>)}</select></label>
        <label><span class="hint">{words.minutesShort}</span><input type="number" min="0" max="43200" inputMode="numeric" aria-label={`${name}: ${words.minutes}`} value={of.minutes} onInput={(e) => onChange({ ...of, minutes: Number(e.currentTarget.value || 0) })} /></label>
      </div>
      <div class="actions step-acts">
        {at > 0 && <IconButton icon="up" label={`${words.up} ${at + 1}`} onClick={() => onMove(-1)} />}
        {!last && <IconButton icon="down" label={`${words.down} ${at + 1}`} onClick={() => onMove(1)} />}
        <IconButton icon="close" label={`${words.remove} ${at + 1}`} onClick={onRemove} />
      </div>
    </li>
  );
}

function Writing({ of, onDone }: { of: PlaybookPage; onDone: () => void }) {
  const words = planWords.value, path = `${brandPath.value}/playbooks/${of.playbook.id}`, book = of.playbook;
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`).data?.items ?? [], threats = useGet<Page<Threat>>(`${brandPath.value}/threats`).data?.items ?? [];
  const [form, setForm] = useState({ name: book.name, threat_id: book.threat_id, posture: book.posture, holding: book.holding ?? '', statement: book.statement ?? '', approver_id: book.approver_id, hours: book.word_every / hour });
  const [steps, setSteps] = useState<Line[]>(of.steps.map((one) => ({ ...one, key: keys++ })));
  const [version, setVersion] = useState(book.version);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState('');
  const change = (next: Partial<typeof form>) => { setForm({ ...form, ...next }); setProblem(null); };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const save = async (over: number) => {
    if (isBusy) return;
    setBusy(true);
    try {
      await put(path, { name: form.name, threat_id: form.threat_id, posture: form.posture, holding: form.holding.trim() || null, statement: form.statement.trim() || null, approver_id: form.approver_id, word_every: Math.round(form.hours * hour), version: over,
        steps: steps.filter((one) => one.text.trim()).map(({ phase, text, duty, minutes }) => ({ phase, text: text.trim(), duty, minutes })) });
      toast(words.saved);
      onDone();
    } catch (error) {
      setBusy(false);
      if (error instanceof Failure && (error.field || error.status === 409)) setProblem(error); else failed(error);
    }
  };
  /* What is stored now is read once more, so that mine is saved over exactly that. */
  const keepMine = async () => {
    try { const { playbook } = await get<PlaybookPage>(path); setVersion(playbook.version); await save(playbook.version); } catch (error) { failed(error); }
  };
  const move = (line: Line, by: -1 | 1) => {
    const own = steps.filter((one) => one.phase === line.phase), at = own.indexOf(line), other = own[at + by];
    if (!other) return;
    setSteps(steps.map((one) => (one === line ? other : one === other ? line : one)));
    say(words.moved(at + by + 1));
  };
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(version); }}>
      {problem?.status === 409 && <div class="notice is-problem" role="alert"><p>{words.conflict}</p><div class="actions"><a class="button" target="_blank" href={toCrisis(route.value.brand, `buku-langkah/${book.id}`)}>{words.takeTheirs}</a><button type="button" onClick={() => void keepMine()}>{words.keepMine}</button></div></div>}
      <section class="card">
        <Field label={words.name} error={errorOf('name')}>{(id, help) => <input id={id} type="text" required maxLength={100} autocomplete="off" dir="auto" aria-describedby={help} value={form.name} onInput={(e) => change({ name: e.currentTarget.value })} />}</Field>
        <Field label={words.threat}>{(id) => <select id={id} value={form.threat_id ?? ''} onChange={(e) => change({ threat_id: Number(e.currentTarget.value) || null })}><option value="">{words.noThreat}</option>{threats.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
        <Field label={words.posture} help={words.postureHelp[form.posture]}>{(id, help) => <select id={id} aria-describedby={help} value={form.posture} onChange={(e) => change({ posture: e.currentTarget.value as Posture })}>{postures.map((one) => <option key={one} value={one}>{words.postures[one]}</option>)}</select>}</Field>
        {book.threat_id && form.posture !== of.suggested && <p class="notice"><span>{words.suggested(words.postures[of.suggested], words.situations[book.situation], of.has_history)}</span> <button type="button" onClick={() => change({ posture: of.suggested })}>{words.follow}</button></p>}
        <div class="fields">
          <Field label={words.approver} error={errorOf('approver_id')}>{(id, help) => <select id={id} aria-describedby={help} value={form.approver_id ?? ''} onChange={(e) => change({ approver_id: Number(e.currentTarget.value) || null })}><option value="">{words.nobody}</option>{people.filter((one) => ['approver', 'admin', 'owner'].includes(one.role)).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
          <Field label={`${words.wordEvery} (${words.hours})`} error={errorOf('word_every')}>{(id, help) => <input id={id} type="number" min="0.25" max="48" step="0.25" required aria-describedby={help} value={form.hours} onInput={(e) => change({ hours: Number(e.currentTarget.value) })} />}</Field>
        </div>
      </section>
      <p id="move-keys" class="hint">{words.moveKeys} {words.noLimit}.</p><p class="visually-hidden" role="status">{said}</p>
      {problem?.field === 'steps' && <p class="hint is-error" role="alert">{problem.message}</p>}
      {phases.map((phase) => {
        const own = steps.filter((one) => one.phase === phase);
        return (
          <section key={phase} class="stack" aria-labelledby={`write-${phase}`}><h2 id={`write-${phase}`}>{crisisWords.value.phase[phase]}</h2>
            <ol class="ladder">{own.map((one, at) => (
              <Step key={one.key} of={one} at={at} last={at === own.length - 1} onChange={(next) => setSteps(steps.map((other) => (other.key === next.key ? next : other)))} onMove={(by) => move(one, by)} onRemove={() => setSteps(steps.filter((other) => other !== one))} />
            ))}</ol>
            <div><button type="button" aria-label={`${words.addStep}: ${crisisWords.value.phase[phase]}`} onClick={() => setSteps([...steps, { phase, text: '', duty: 'responder', minutes: 60, key: keys++ }])}>+ {words.addStep}</button></div>
          </section>
        );
      })}
      <section class="card">
        <Field label={words.holding} help={words.holdingHelp} error={errorOf('holding')}>{(id, help) => <textarea id={id} rows={5} maxLength={1800} dir="auto" aria-describedby={help} value={form.holding} onInput={(e) => change({ holding: e.currentTarget.value })} />}</Field>
        <Field label={words.statement} help={words.statementHelp} error={errorOf('statement')}>{(id, help) => <textarea id={id} rows={6} maxLength={1800} dir="auto" aria-describedby={help} value={form.statement} onInput={(e) => change({ statement: e.currentTarget.value })} />}</Field>
      </section>
      <div class="actions end"><button type="button" onClick={onDone}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button></div>
    </form>
  );
}

export function PlaybookView() {
  const words = planWords.value, b = route.value.brand, id = crisisIds()[0]!, path = `${brandPath.value}/playbooks/${id}`;
  const page = useGet<PlaybookPage>(path, ['settings']);
  const [isWriting, setWriting] = useState(route.value.query.has('ubah') && can.manage.value);
  const [begunWith, setBegun] = useState<PlaybookPage | null>(null);
  const act = async (name: 'retire' | 'restore' | 'review') => {
    try {
      await post(`${path}/act`, { act: name });
      page.reload();
      if (name === 'retire') { toast(words.bookRetired, { undo: async () => { await post(`${path}/act`, { act: 'restore' }); page.reload(); } }); go(toCrisis(b, 'buku-langkah')); } else toast(words.saved);
    } catch (error) { failed(error); }
  };
  return (
    <div class="page narrow">
      <p class="problem-back"><a href={toCrisis(b, 'buku-langkah')}><Icon name="back" /> {words.back}</a></p>
      <h1 tabIndex={-1} dir="auto">{page.data?.playbook.name ?? words.playbooks}</h1>
      <PrepNav at="buku-langkah" />
      <Loaded of={page}>{(of) => (isWriting ? <Writing of={begunWith ?? of} onDone={() => { setWriting(false); setBegun(null); page.reload(); }} /> : (
        <>
          {can.manage.value && <div class="actions">{of.playbook.retired_at ? <button type="button" onClick={() => void act('restore')}>{words.restore}</button> : (
            <>
              <button type="button" class="primary" onClick={() => { setBegun(of); setWriting(true); }}>{words.edit}</button>
              <button type="button" onClick={() => void act('review')}>{words.reviewed}</button>
              <button type="button" onClick={() => print()}>{words.print}</button>
              <button type="button" class="quiet" onClick={() => void act('retire')}>{words.retire}</button>
            </>
          )}</div>}
          <Reading of={of} />
        </>
      ))}</Loaded>
    </div>
  );
}
