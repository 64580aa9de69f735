/** Who is on duty when: hours by weekday, other hours for a date, quiet hours; and when nobody is. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { put, serverNow } from '../../api';
import { Empty, Loaded } from '../../components/bits';
import { ClockField } from '../../components/clock-field';
import { Icon } from '../../components/icons';
import { useGet } from '../../data';
import { t } from '../../dict';
import { rosterWords } from '../../dict/roster';
import { span, weekday } from '../../format';
import { brand, brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Level, Page, Roster, Shift, ShiftException, Staff, Watcher } from '../../types';

/** Weekdays with the same hours stand in one row; Monday first. */
interface Hours { days: number[]; from_at: number; to_at: number }
interface Person { staff_id: number; name: string; zone: number; quiet: { from_at: number; to_at: number } | null; quiet_level: Level; hours: Hours[]; exceptions: ShiftException[]; ways: Watcher['ways'] }
const week = [1, 2, 3, 4, 5, 6, 0], zones = [25200, 28800, 32400] as const;
const zoneNames = { 25200: 'WIB', 28800: 'WITA', 32400: 'WIT' };
const clockHour = 3600;

function grouped(shifts: Shift[]): Hours[] {
  const rows: Hours[] = [];
  for (const { weekday: day, from_at, to_at } of shifts) {
    const same = rows.find((row) => row.from_at === from_at && row.to_at === to_at && !row.days.includes(day));
    if (same) same.days.push(day); else rows.push({ days: [day], from_at, to_at });
  }
  return rows;
}
const personOf = (w: Watcher): Person => ({
  staff_id: w.staff_id, name: w.name, zone: w.zone, quiet_level: w.quiet_level, ways: w.ways,
  quiet: w.quiet_from === w.quiet_to ? null : { from_at: w.quiet_from, to_at: w.quiet_to },
  hours: grouped(w.shifts ?? []), exceptions: w.exceptions ?? [],
});
const bodyOf = (people: Person[]) => ({
  people: people.map((one) => ({
    staff_id: one.staff_id, zone: one.zone, quiet_from: one.quiet?.from_at ?? 0, quiet_to: one.quiet?.to_at ?? 0, quiet_level: one.quiet_level,
    shifts: one.hours.flatMap(({ days, from_at, to_at }) => week.filter((day) => days.includes(day)).map((day) => ({ weekday: day, from_at, to_at }))),
    exceptions: one.exceptions.map(({ day, is_off, from_at, to_at }) => ({ day, is_off, from_at, to_at })),
  })),
});

const lengthOf = ({ from_at, to_at }: { from_at: number; to_at: number }) => (to_at > from_at ? to_at - from_at : to_at + 86400 - from_at);

interface RowProps { name: string; isOff: boolean }
function Span({ name, value, isOff, set }: RowProps & { value: { from_at: number; to_at: number }; set: (part: { from_at?: number; to_at?: number }) => void }) {
  const words = rosterWords.value;
  return (
    <span class="clock-span"><ClockField label={`${name}: ${words.from}`} value={value.from_at} isOff={isOff} onChange={(from_at) => set({ from_at })} />
      <span aria-hidden="true">–</span><ClockField label={`${name}: ${words.to}`} value={value.to_at % 86400} isOff={isOff} onChange={(to_at) => set({ to_at })} />
      {value.to_at <= value.from_at && <span class="hint">{words.nextDay}</span>}</span>
  );
}
const Remove = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button type="button" class="quiet square" aria-label={label} title={label} onClick={onClick}><Icon name="close" /></button>
);

function HoursRow({ name, row, isOff, set, remove }: RowProps & { row: Hours; set: (row: Hours) => void; remove: () => void }) {
  const words = rosterWords.value;
  const flip = (day: number) => set({ ...row, days: row.days.includes(day) ? row.days.filter((one) => one !== day) : [...row.days, day] });
  return (
    <li class="duty-row">
      <span class="day-picks" role="group" aria-label={`${name}: ${words.days}`}>{week.map((day) => (
        <label key={day} class="day-pick"><input type="checkbox" disabled={isOff} checked={row.days.includes(day)} aria-label={weekday(day)} onChange={() => flip(day)} /><span aria-hidden="true">{weekday(day, 'short')}</span></label>
      ))}</span>
      <Span name={name} value={row} isOff={isOff} set={(part) => set({ ...row, ...part })} />
      {lengthOf(row) > 8 * clockHour && <span class="hint">{words.tooLong}</span>}
      {!isOff && <Remove label={`${words.removeHours}: ${name}`} onClick={remove} />}
    </li>
  );
}

function ExceptionRow({ name, row, isOff, set, remove }: RowProps & { row: ShiftException; set: (row: ShiftException) => void; remove: () => void }) {
  const words = rosterWords.value;
  return (
    <li class="duty-row">
      <input type="date" required disabled={isOff} aria-label={`${name}: ${words.date}`} value={row.day} onInput={(e) => set({ ...row, day: e.currentTarget.value })} />
      <select disabled={isOff} aria-label={`${name}: ${words.dateWhat}`} value={row.is_off ? 'off' : 'on'} onChange={(e) => set({ ...row, is_off: e.currentTarget.value === 'off', to_at: row.to_at || 16 * clockHour, from_at: row.from_at || 8 * clockHour })}><option value="off">{words.off}</option><option value="on">{words.otherHours}</option></select>
      {!row.is_off && <Span name={name} value={row} isOff={isOff} set={(part) => set({ ...row, ...part })} />}
      {!isOff && <Remove label={`${words.removeDate}: ${name}`} onClick={remove} />}
    </li>
  );
}

function Quiet({ person, isOff, set }: { person: Person; isOff: boolean; set: (part: Partial<Person>) => void }) {
  const words = rosterWords.value, { quiet } = person;
  return (
    <div class="duty-row">
      <label class="check"><input type="checkbox" disabled={isOff} checked={!!quiet} onChange={(e) => set({ quiet: e.currentTarget.checked ? { from_at: 22 * clockHour, to_at: 6 * clockHour } : null })} /> {words.quiet}</label>
      {quiet && <><Span name={`${words.quiet} ${person.name}`} value={quiet} isOff={isOff} set={(part) => set({ quiet: { ...quiet, ...part } })} />
        <label class="inline">{words.quietBut} <select disabled={isOff} value={person.quiet_level} onChange={(e) => set({ quiet_level: e.currentTarget.value as Level })}>{(['issue', 'crisis'] as const).map((level) => <option key={level} value={level}>{t.value.level[level]}</option>)}</select></label></>}
    </div>
  );
}

function PersonCard({ person, at, last, isOff, set, move, remove }: {
  person: Person; at: number; last: boolean; isOff: boolean; set: (part: Partial<Person>) => void; move: (by: 1 | -1) => void; remove: () => void;
}) {
  const words = rosterWords.value, { name } = person;
  const change = <T,>(list: T[], i: number) => (row: T) => list.map((one, k) => (k === i ? row : one));
  const without = <T,>(list: T[], i: number) => list.filter((_, k) => k !== i);
  const today = new Date(serverNow() + person.zone * 1000).toISOString().slice(0, 10);
  return (
    <li class="card duty-person" aria-label={name}>
      <header><h3><span class="step-number" aria-hidden="true">{at + 1}</span> {name}</h3>
        <span class="hint">{words.wokenBy} {person.ways?.length ? [...new Set(person.ways)].map((way) => t.value.alarm.wayName[way]).join(', ') : words.mailOnly}</span>
        {!isOff && <span class="actions step-acts">
          <button type="button" class="quiet square" aria-label={`${t.value.alarm.up}: ${name}`} disabled={at === 0} onClick={() => move(-1)}><Icon name="up" /></button>
          <button type="button" class="quiet square" aria-label={`${t.value.alarm.down}: ${name}`} disabled={last} onClick={() => move(1)}><Icon name="down" /></button>
          <Remove label={`${words.takeOut}: ${name}`} onClick={remove} /></span>}
      </header>
      <label class="inline">{words.zone} <select disabled={isOff} aria-label={`${words.zone}: ${name}`} value={person.zone} onChange={(e) => set({ zone: Number(e.currentTarget.value) })}>{zones.map((zone) => <option key={zone} value={zone}>{zoneNames[zone]}</option>)}</select></label>
      {person.hours.length === 0 && <p class="hint">{words.noHours}</p>}
      <ul class="duty-rows">{person.hours.map((row, i) => <HoursRow key={i} name={name} row={row} isOff={isOff} set={(next) => set({ hours: change(person.hours, i)(next) })} remove={() => set({ hours: without(person.hours, i) })} />)}</ul>
      {person.exceptions.length > 0 && <ul class="duty-rows" aria-label={`${words.dates}: ${name}`}>{person.exceptions.map((row, i) => <ExceptionRow key={i} name={name} row={row} isOff={isOff} set={(next) => set({ exceptions: change(person.exceptions, i)(next) })} remove={() => set({ exceptions: without(person.exceptions, i) })} />)}</ul>}
      {!isOff && <div class="actions">
        <button type="button" onClick={() => set({ hours: [...person.hours, { days: person.hours.length ? [] : [1, 2, 3, 4, 5], from_at: 8 * clockHour, to_at: 16 * clockHour }] })}>{words.addHours}<span class="visually-hidden">: {name}</span></button>
        <button type="button" onClick={() => set({ exceptions: [...person.exceptions, { day: today, is_off: true, from_at: 0, to_at: 0 }] })}>{words.addDate}<span class="visually-hidden">: {name}</span></button></div>}
      <Quiet person={person} isOff={isOff} set={set} />
    </li>
  );
}

function Now({ roster }: { roster: Roster }) {
  const words = rosterWords.value, gaps = roster.gaps ?? [], on = roster.people.filter((one) => one.is_on_duty);
  if (!roster.people.length) return <Empty title={words.empty}><p>{words.emptyHelp}</p></Empty>;
  const isWhole = gaps.length === 1 && Date.parse(gaps[0]!.to_at) - Date.parse(gaps[0]!.from_at) >= 7 * 86400_000;
  return (
    <section class="card" aria-live="polite"><h3>{words.now}</h3>
      <p>{on.length ? words.onDuty(on.map((one) => one.name).join(', ')) : words.nobody} {!on.length && roster.stand_in && words.standIn(roster.stand_in)}</p>
      {gaps.length === 0 ? <p class="good">{words.noGaps}</p> : <>
        <ul class="gaps">{isWhole ? <li>{words.gapWeek}</li> : gaps.slice(0, 7).map((gap) => <li key={gap.from_at}>{words.gap(span(gap.from_at, gap.to_at))}</li>)}{gaps.length > 7 && <li>{words.moreGaps(gaps.length - 7)}</li>}</ul>
        <p class="hint">{words.gapHelp}</p></>}
    </section>
  );
}

function RosterForm({ stored, everybody, reload }: { stored: Roster; everybody: Staff[]; reload: () => void }) {
  const words = rosterWords.value, isOff = !can.manage.value;
  const before = stored.people.map(personOf), print = JSON.stringify(bodyOf(before));
  const [people, setPeople] = useState(before);
  const isChanged = JSON.stringify(bodyOf(people)) !== print;
  useLayoutEffect(() => setPeople(before), [print]);
  const set = (at: number) => (part: Partial<Person>) => setPeople(people.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const move = (at: number) => (by: 1 | -1) => { const next = [...people]; [next[at], next[at + by]] = [next[at + by]!, next[at]!]; setPeople(next); };
  const free = everybody.filter((one) => !one.ended_at && !people.some((p) => p.staff_id === one.id));
  const add = (id: number) => {
    const one = free.find((who) => who.id === id);
    if (one) setPeople([...people, { staff_id: id, name: one.name, zone: brand.value?.zone ?? 25200, quiet: null, quiet_level: 'issue', hours: [], exceptions: [], ways: null }]);
  };
  const save = async (event: Event) => {
    event.preventDefault();
    try { await put(`${brandPath.value}/roster`, bodyOf(people)); toast(words.saved); reload(); } catch (error) { failed(error); }
  };
  return (
    <>
      <Now roster={stored} />
      <form class="stack" onSubmit={save}>
        <p class="hint">{words.intro}</p>
        <ol class="ladder">{people.map((one, i) => <PersonCard key={one.staff_id} person={one} at={i} last={i === people.length - 1} isOff={isOff} set={set(i)} move={move(i)} remove={() => setPeople(people.filter((_, k) => k !== i))} />)}</ol>
        {!isOff && <div class="actions">
          {free.length > 0 && <select aria-label={words.add} value="" onChange={(e) => { add(Number(e.currentTarget.value)); e.currentTarget.value = ''; }}><option value="">{words.add}…</option>{free.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}
          <button type="submit" class="primary" disabled={!isChanged}>{words.save}</button>{isChanged && <span class="hint" role="status">{t.value.alarm.unsaved}</span>}</div>}
      </form>
    </>
  );
}

export function RosterTab() {
  const roster = useGet<Roster>(`${brandPath.value}/roster`, ['settings']);
  const everybody = useGet<Page<Staff>>(`${brandPath.value}/people`, ['settings']);
  return <Loaded of={roster}>{(stored) => <RosterForm stored={{ ...stored, people: stored.people ?? [] }} everybody={everybody.data?.items ?? []} reload={roster.reload} />}</Loaded>;
}
