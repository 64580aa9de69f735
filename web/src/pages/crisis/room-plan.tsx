/** Rencana: what the phase asks for, who answers for it, and the checklist. */
import { useRef, useState } from 'preact/hooks';
import { Field, IconButton, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { useGet } from '../../data';
import { crisisWords } from '../../dict/crisis';
import { roomWords } from '../../dict/crisis-room';
import { fromField, when, zoneName } from '../../format';
import { useOpened } from '../../held';
import { useKeys } from '../../keys';
import { duties, inRoom, phases, roomPath, toRoom, type Duty, type RoomPage, type RoomStep } from '../../room';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { CrisisPhase, Page, Staff } from '../../types';
import { RoomLinks } from './room-links';
import type { Move } from './room-move';

/** Where what a test asks for is done. */
const testPages: Record<string, string> = {
  fact_verified: '/fakta', update_published: '/kabar', first_word: '/kabar', staff_told: '/staf', audiences_told: '/pihak', cause_known: '/akar-masalah',
  queue_answered: '/pemulihan', promises_kept: '/pemulihan', lesson_learned: '/pemulihan', register_changed: '/pemulihan',
};

function Tests({ of, onMove }: { of: RoomPage; onMove: (move: Move) => void }) {
  const words = roomWords.value, shared = crisisWords.value, c = of.crisis;
  const people = useGet<Page<Staff>>(can.write.value ? `${brandPath.value}/people` : null).data?.items ?? [];
  const owner = of.phases[0]?.left_at ? null : of.phases[0];
  const own = (staff: number) => void inRoom(c.id, '/owner', { staff_id: staff }).catch(failed);
  if (c.phase === 'closed') return null;
  return (
    <section class="card" aria-labelledby="tests"><h2 id="tests">{words.test}</h2>
      <ul class="tests">{of.tests.map((one) => (
        <li key={one.name} class={one.holds ? 'holds' : ''}><span class="tick" aria-hidden="true">{one.holds ? '✓' : '○'}</span><span>{!one.holds && testPages[one.name] ? <a href={toRoom(c.id, testPages[one.name])}>{shared.test[one.name] ?? one.name}</a> : shared.test[one.name] ?? one.name}<span class="visually-hidden"> ({one.holds ? words.holds : words.fails})</span></span></li>
      ))}</ul>
      {can.write.value ? <Field label={words.owner}>{(id) => (
        <select id={id} value={String(owner?.owner_id ?? 0)} onChange={(e) => own(Number(e.currentTarget.value))}>
          {!owner?.owner_id && <option value="0">{words.ownerNone}</option>}
          {owner?.owner_id && !people.some((one) => one.id === owner.owner_id) ? <option value={String(owner.owner_id)}>{owner.owner_name}</option> : null}
          {people.filter((one) => one.role !== 'reader').map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}
        </select>
      )}</Field> : <p>{words.owner}: {owner?.owner_name ?? words.ownerNone}</p>}
      {can.approve.value && (
        <>
          <div class="actions">
            {c.phase === 'recovery' ? <button type="button" class="primary" onClick={() => onMove('close')}>{words.close}</button> : <button type="button" class="primary" onClick={() => onMove('advance')}>{words.advance}</button>}
            {c.phase !== 'preparation' && <button type="button" class="quiet" onClick={() => onMove('back')}>{words.back}</button>}
          </div>
          <p class="hint">{words.testHelp}</p>
        </>
      )}
    </section>
  );
}

function SkipDialog({ of: live, room, onClose }: { of: RoomStep; room: number; onClose: () => void }) {
  const words = roomWords.value;
  const [of, over] = useOpened(live), [reason, setReason] = useState('');
  const run = () => over(() => inRoom(room, `/steps/${of.id}`, { act: 'skip', version: of.version, reason: reason.trim() }));
  return (
    <Confirm title={words.skipTitle} text={of.text} action={words.skipDo} isReady={reason.trim().length > 2} onDo={run} onClose={onClose}>
      <Field label={words.reason} help={words.reasonHelp}>{(id, help) => <textarea id={id} rows={2} maxLength={1000} aria-describedby={help} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function AddDialog({ of, onClose }: { of: RoomPage; onClose: () => void }) {
  const words = roomWords.value;
  const [text, setText] = useState('');
  const [duty, setDuty] = useState<Duty>('responder');
  const [phase, setPhase] = useState<CrisisPhase>(of.crisis.phase);
  const [due, setDue] = useState('');
  const run = async () => {
    await inRoom(of.crisis.id, '/steps', { phase, text: text.trim(), duty, due_at: due ? fromField(due) : null });
    toast(words.added);
  };
  return (
    <Confirm title={words.stepAdd} action={words.stepAdd} isReady={text.trim().length > 0} onDo={run} onClose={onClose}>
      <Field label={words.stepText}>{(id) => <input id={id} type="text" maxLength={500} autocomplete="off" value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
      <Field label={words.stepDuty}>{(id) => <select id={id} value={duty} onChange={(e) => setDuty(e.currentTarget.value as Duty)}>{(['lead', ...duties] as const).map((one) => <option key={one} value={one}>{words.duty[one]}</option>)}</select>}</Field>
      <Field label={words.stepPhase}>{(id) => <select id={id} value={phase} onChange={(e) => setPhase(e.currentTarget.value as CrisisPhase)}>{phases.map((one) => <option key={one} value={one}>{crisisWords.value.phase[one]}</option>)}</select>}</Field>
      <Field label={`${words.stepDue} (${zoneName()})`} isOptional>{(id) => <input id={id} type="datetime-local" value={due} onInput={(e) => setDue(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function StepRow({ of, room, isFirst, isLast, isOff }: { of: RoomStep; room: number; isFirst: boolean; isLast: boolean; isOff: boolean }) {
  const words = roomWords.value, isOpen = !of.done_at && !of.skipped_at;
  const [isSkipping, setSkipping] = useState(false);
  const act = (what: string) => void inRoom(room, `/steps/${of.id}`, { act: what, version: of.version }).catch(failed);
  const state = of.done_at ? words.doneBy(of.done_name ?? '', when(of.done_at)) : of.skipped_at ? words.skipped(of.reason ?? '') : of.staff_name ? words.takenBy(of.staff_name) : null;
  return (
    <li class={`room-step ${isOpen ? (of.is_late ? 'is-late' : '') : 'is-over'}`}>
      <div><p dir="auto"><span aria-hidden="true">{of.done_at ? '☑' : of.skipped_at ? '⊘' : '☐'}</span> {of.text}</p>
        <p class="hint" dir="auto">{[words.duty[of.duty], state, isOpen && of.due_at ? (of.is_late ? words.late(when(of.due_at)) : words.due(when(of.due_at))) : null].filter(Boolean).join(' · ')}</p></div>
      {!isOff && can.write.value && (
        <div class="actions">
          {isOpen ? <><button type="button" onClick={() => act('done')}>{words.done}</button>{of.staff_id ? <button type="button" class="quiet" onClick={() => act('release')}>{words.release}</button> : <button type="button" class="quiet" onClick={() => act('take')}>{words.take}</button>}<button type="button" class="quiet" onClick={() => setSkipping(true)}>{words.skip}</button></> : <button type="button" class="quiet" onClick={() => act('undo')}>{words.undo}</button>}
          {!isFirst && <IconButton icon="up" label={`${words.up}: ${of.text}`} onClick={() => act('up')} />}
          {!isLast && <IconButton icon="down" label={`${words.down}: ${of.text}`} onClick={() => act('down')} />}
        </div>
      )}
      {isSkipping && <SkipDialog of={of} room={room} onClose={() => setSkipping(false)} />}
    </li>
  );
}
const Rows = ({ of, room, isOff }: { of: RoomStep[]; room: number; isOff: boolean }) => <ol class="room-steps">{of.map((one, i) => <StepRow key={one.id} of={one} room={room} isFirst={i === 0} isLast={i === of.length - 1} isOff={isOff} />)}</ol>;

export function Plan({ of, onMove }: { of: RoomPage; onMove: (move: Move) => void }) {
  const words = roomWords.value, shared = crisisWords.value, c = of.crisis;
  const steps = useGet<Page<RoomStep>>(`${roomPath(c.id)}/steps`, ['crisis']);
  const [isAdding, setAdding] = useState(false);
  const adder = useRef<HTMLButtonElement>(null); // the focus comes back to it
  const isOff = c.phase === 'closed', mayAdd = can.write.value && !isOff;
  useKeys({ l: () => { if (!mayAdd) return; adder.current?.focus(); setAdding(true); } });
  const past = of.phases.filter((one) => one.left_at);
  return (
    <div class="room-grid">
      <section class="card" aria-labelledby="steps"><h2 id="steps">{words.steps}</h2>
        <Loaded of={steps}>{({ items }) => {
          const here = items.filter((one) => one.phase === c.phase), others = phases.filter((one) => one !== c.phase && items.some((step) => step.phase === one));
          return (
            <>
              {here.length ? <Rows of={here} room={c.id} isOff={isOff} /> : !isOff && <p>{words.stepsNone}</p>}
              {mayAdd && <div class="actions"><button type="button" ref={adder} onClick={() => setAdding(true)}>{words.stepAdd}</button></div>}
              {others.length > 0 && <details open={isOff}><summary>{words.otherPhases}</summary>{others.map((one) => <section key={one} aria-label={shared.phase[one]}><h3>{shared.phase[one]}</h3><Rows of={items.filter((step) => step.phase === one)} room={c.id} isOff={isOff} /></section>)}</details>}
            </>
          );
        }}</Loaded>
      </section>
      <div class="stack">
        <Tests of={of} onMove={onMove} />
        <RoomLinks room={c.id} to={['jejak', 'akar-masalah', 'pemulihan']} />
        {past.length > 0 && <section class="card" aria-labelledby="phases"><h2 id="phases">{words.history}</h2><ol class="decisions">{past.map((one) => (
          <li key={one.id}><strong>{shared.phase[one.phase]}</strong> <span class="hint">{words.left(one.left_name ?? '', when(one.left_at))}</span>
            {one.missing && <span class="hint"> {words.reportWithout} {one.missing.split(',').map((name) => shared.test[name] ?? name).join(', ')}</span>}
            {one.reason && <q class="reason-text" dir="auto">{one.reason}</q>}</li>
        ))}</ol></section>}
      </div>
      {isAdding && <AddDialog of={of} onClose={() => setAdding(false)} />}
    </div>
  );
}
