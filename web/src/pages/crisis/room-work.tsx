/** Pelaksanaan: who does what until when, and what happened. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { Field, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { load, useGet } from '../../data';
import { roomWords } from '../../dict/crisis-room';
import { fromField, toField, when, zoneName } from '../../format';
import { comes, IfWanted } from '../../later';
import { serverNow } from '../../api';
import { duties, inRoom, roomPath, type Duty, type RoomPage, type TeamMember } from '../../room';
import { brandPath, can } from '../../session';
import { toast } from '../../toast';
import type { Page, Staff } from '../../types';
import { RoomLinks } from './room-links';

const Timeline = comes(() => import('./timeline').then((part) => part.Timeline), { isSoon: true });

const day = 86400_000, week = 7 * day;

function AppointDialog({ room, isGuest, onClose }: { room: number; isGuest: boolean; onClose: () => void }) {
  const words = roomWords.value;
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`).data?.items ?? [];
  const [who, setWho] = useState(0), [mail, setMail] = useState('');
  const [duty, setDuty] = useState<(typeof duties)[number]>('responder');
  const [from, setFrom] = useState(''), [until, setUntil] = useState(toField(serverNow() + 3 * day));
  const run = async () => {
    const time = { duty, from_at: from ? fromField(from) : null, until_at: fromField(until) };
    await (isGuest ? inRoom(room, '/guests', { email: mail.trim(), ...time }) : inRoom(room, '/team', { staff_id: who, ...time }));
    toast(words.appointed);
  };
  return (
    <Confirm title={isGuest ? words.appointGuest : words.appoint} text={isGuest ? words.guestHelp : words.teamHelp} action={isGuest ? words.appointGuest : words.appoint} isReady={(isGuest ? mail.includes('@') : who > 0) && !!until} onDo={run} onClose={onClose}>
      {isGuest ? <Field label={words.guestMail}>{(id) => <input id={id} type="email" autocomplete="off" value={mail} onInput={(e) => setMail(e.currentTarget.value)} />}</Field>
        : <Field label={words.person}>{(id) => <select id={id} value={String(who)} onChange={(e) => setWho(Number(e.currentTarget.value))}><option value="0">{words.choose}</option>{people.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select>}</Field>}
      <Field label={words.stepDuty} help={words.dutyHelp[duty]}>{(id, help) => <select id={id} aria-describedby={help} value={duty} onChange={(e) => setDuty(e.currentTarget.value as typeof duty)}>{duties.map((one) => <option key={one} value={one}>{words.duty[one]}</option>)}</select>}</Field>
      <Field label={`${words.from} (${zoneName()})`} isOptional>{(id) => <input id={id} type="datetime-local" value={from} onInput={(e) => setFrom(e.currentTarget.value)} />}</Field>
      <Field label={`${words.until} (${zoneName()})`}>{(id) => <input id={id} type="datetime-local" required max={toField(serverNow() + 4 * week)} value={until} onInput={(e) => setUntil(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function Member({ of, room, isOff }: { of: TeamMember; room: number; isOff: boolean }) {
  const words = roomWords.value, isOver = !!of.ended_at || Date.parse(of.until_at) <= serverNow();
  const [isEnding, setEnding] = useState(false);
  const run = async () => { await inRoom(room, `/team/${of.id}/end`); toast(words.ended); };
  return (
    <li class={`room-step ${isOver ? 'is-over' : ''}`}>
      <div><p><strong dir="auto">{of.staff_name}</strong> <span class={`chip ${of.is_running ? 'set' : 'guess'}`}>{words.duty[of.duty as Duty]}</span>{of.is_guest && <span class="chip">{words.guest}</span>}</p>
        <p class="hint">{isOver ? words.over : [Date.parse(of.from_at) > serverNow() && words.fromTime(when(of.from_at)), words.untilTime(when(of.until_at))].filter(Boolean).join(', ')}</p></div>
      {!isOver && !isOff && can.manage.value && <div class="actions"><button type="button" class="quiet" aria-label={`${words.end}: ${of.staff_name ?? ''}, ${words.duty[of.duty]}`} onClick={() => setEnding(true)}>{words.end}</button></div>}
      {isEnding && <Confirm title={words.endTitle(of.staff_name ?? '')} text={words.endText} action={words.end} isGrave onDo={run} onClose={() => setEnding(false)} />}
    </li>
  );
}

export function Work({ of }: { of: RoomPage }) {
  const words = roomWords.value, c = of.crisis, isOff = c.phase === 'closed';
  const team = useGet<Page<TeamMember>>(`${roomPath(c.id)}/team`, ['crisis']);
  const [asked, setAsked] = useState<'member' | 'guest' | null>(null);
  return (
    <div class="room-grid">
      <IfWanted label={words.timeline}><Timeline room={c.id} isOff={isOff} /></IfWanted>
      <div class="stack">
        <section class="card" aria-labelledby="team"><h2 id="team">{words.team}</h2>
          <p class="hint">{words.teamHelp}</p>
          <Loaded of={team}>{({ items }) => (items.length ? <ul class="room-steps">{items.map((one) => <Member key={one.id} of={one} room={c.id} isOff={isOff} />)}</ul> : <p>{words.teamNone}</p>)}</Loaded>
          {!isOff && <div class="actions">{can.manage.value && <button type="button" onClick={() => setAsked('member')}>{words.appoint}</button>}{can.own.value && <button type="button" class="quiet" onClick={() => setAsked('guest')}>{words.appointGuest}</button>}</div>}
        </section>
        <RoomLinks room={c.id} to={['fakta', 'jejak', 'akar-masalah', 'pemulihan']} withProof />
      </div>
      {asked && <AppointDialog room={c.id} isGuest={asked === 'guest'} onClose={() => { setAsked(null); void load(`${roomPath(c.id)}/team`); }} />}
    </div>
  );
}
