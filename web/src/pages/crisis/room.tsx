/** Ruang krisis: the phase one is in, the next right act, and the three parts of the work. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { serverNow } from '../../api';
import { Loaded } from '../../components/bits';
import { Icon, Shape } from '../../components/icons';
import { crisisWords } from '../../dict/crisis';
import { roomWords } from '../../dict/crisis-room';
import { length, secondsUntil, when } from '../../format';
import { afterRender, useKeys } from '../../keys';
import { comes } from '../../later';
import { inRoom, phases, roomId, toRoom, useRoom, type NextAct, type RoomPage as Data } from '../../room';
import { go, route } from '../../router';
import { can } from '../../session';
import { MoveDialog, type Move } from './room-move';
import { Plan } from './room-plan';
import { ChangeDialog } from './room-change';
import { Talk } from './room-talk';

const Work = comes(() => import('./room-work').then((part) => part.Work), { isSoon: true });

const tabs = ['rencana', 'pelaksanaan', 'komunikasi'] as const;
export type Tab = (typeof tabs)[number];
export const toTab = (id: number, tab: Tab) => `${toRoom(id)}${tab === 'rencana' ? '' : `?bagian=${tab}`}`;
const tabOf = (): Tab => tabs.find((one) => one === route.value.query.get('bagian')) ?? 'rencana';

function Stepper({ of }: { of: Data }) {
  const words = roomWords.value, now = phases.indexOf(of.crisis.phase as (typeof phases)[number]);
  const place = now < 0 ? phases.length : now;
  return (
    <ol class="stepper" aria-label={words.stepper}>{phases.map((one, i) => (
      <li key={one} class={i < place ? 'is-done' : i === place ? 'is-now' : ''} aria-current={i === place ? 'step' : undefined}>
        <span class="step-number" aria-hidden="true">{i < place ? '✓' : i + 1}</span>
        <span>{crisisWords.value.phase[one]}<span class="visually-hidden"> ({i < place ? words.phaseDone : i === place ? words.phaseNow : words.phaseAhead})</span></span>
      </li>
    ))}</ol>
  );
}

/** A section of a part of the room; who is on that part already is led to it. */
const toSection = (id: number, tab: Tab, section: string) => () => {
  if (tab !== tabOf()) go(toTab(id, tab));
  afterRender(() => {
    const heading = document.getElementById(section);
    if (heading) { heading.tabIndex = -1; heading.focus(); }
  });
};
/** Where each act is done: a section of the room, another page, or a dialog. */
function Next({ of, onMove, onChange }: { of: Data; onMove: (move: Move) => void; onChange: () => void }) {
  const words = roomWords.value, c = of.crisis, steps = toSection(c.id, 'rencana', 'steps');
  const ways: Record<NextAct, string | (() => void) | null> = {
    problem: onChange, origin: onChange, first_word: toRoom(c.id, '/kabar'), team: toSection(c.id, 'pelaksanaan', 'team'), update: toRoom(c.id, '/kabar'), late_step: steps,
    statement: toSection(c.id, 'komunikasi', 'statement'), step: steps, cause: toRoom(c.id, '/akar-masalah'), thaw: toRoom(c.id).replace(/\d+$/, 'unggahan'), tests: toSection(c.id, 'rencana', 'tests'),
    advance: can.approve.value ? () => onMove('advance') : null, close: can.approve.value ? () => onMove('close') : null, nothing: null,
  };
  const way = ways[of.next];
  return (
    <section class={`next-act ${of.is_red ? 'is-red' : ''}`} aria-labelledby="next">
      <h2 id="next" class="hint">{words.nextTitle}</h2>
      <p class="next-line">{words.next[of.next]}</p>
      {can.write.value && (typeof way === 'string' ? <a class="button primary" href={way}>{words.nextDo[of.next]}</a> : way && <button type="button" class="primary" onClick={way}>{words.nextDo[of.next]}</button>)}
      {of.late_steps > 0 && of.next !== 'late_step' && <p><button type="button" class="quiet" onClick={steps}>{words.lateSteps(of.late_steps)}</button></p>}
      {c.next_word_at && c.phase !== 'closed' && <p class="hint">{secondsUntil(c.next_word_at) < 0 ? words.wordLate(when(c.next_word_at)) : words.nextWord(when(c.next_word_at))}</p>}
    </section>
  );
}

function Room({ of }: { of: Data }) {
  const words = roomWords.value, c = of.crisis, tab = tabOf();
  const [move, setMove] = useState<Move | null>(null);
  const [isChanging, setChanging] = useState(false);
  useKeys({ 1: () => go(toTab(c.id, 'rencana')), 2: () => go(toTab(c.id, 'pelaksanaan')), 3: () => go(toTab(c.id, 'komunikasi')) });
  const isOpen = c.phase !== 'closed';
  return (
    <div class="page room">
      <header class="page-head">
        <h1 tabIndex={-1} dir="auto"><Shape of="crisis" /> {c.name}</h1>
        <div class="actions">
          {isOpen && can.write.value && <button type="button" class="quiet" onClick={() => setChanging(true)}>{words.change}</button>}
          <a class="button quiet" href={toRoom(c.id, '/laporan')}>{words.report}</a>
        </div>
      </header>
      <p class="hint">{[words.number(c.id), crisisWords.value.opened(c.opened_name ?? '') + ' ' + when(c.opened_at), isOpen ? words.running(length((serverNow() - Date.parse(c.opened_at)) / 1000)) : words.closedAt(when(c.closed_at)), words.ledBy(c.lead_name ?? '')].join(' · ')}</p>
      <Stepper of={of} />
      <Next of={of} onMove={setMove} onChange={() => setChanging(true)} />
      <nav class="tabs" aria-label={words.tabsLabel}><ul>{tabs.map((one) => <li key={one}><a href={toTab(c.id, one)} aria-current={one === tab ? 'page' : undefined}>{words.tabs[one]}</a></li>)}</ul></nav>
      {tab === 'rencana' ? <Plan of={of} onMove={setMove} /> : tab === 'pelaksanaan' ? <Work of={of} /> : <Talk of={of} />}
      <details class="card"><summary><Icon name="command" /> {words.keys}</summary><dl class="facts">{Object.entries(words.keyMap).map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl></details>
      {move && <MoveDialog of={of} act={move} onClose={() => setMove(null)} />}
      {isChanging && <ChangeDialog of={c} onClose={() => setChanging(false)} />}
    </div>
  );
}

export { inRoom };
export function RoomPage() {
  const room = useRoom();
  return room.data ? <>{room.error ? <Loaded of={room}>{() => null}</Loaded> : null}<Room key={roomId()} of={room.data} /></> : <div class="page"><h1 tabIndex={-1}>{roomWords.value.number(roomId())}</h1><Loaded of={room}>{() => null}</Loaded></div>;
}
