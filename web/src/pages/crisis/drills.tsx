/** Latihan: start one, see the one that runs, and those there were. */
import { useState } from 'preact/hooks';
import { loadSession, post } from '../../api';
import { Empty, Field, LevelMark, Loading, Problem, Time } from '../../components/bits';
import { useGet, usePaged } from '../../data';
import { language } from '../../dict';
import { drillWords } from '../../dict/drill';
import { go, route, toCrisis } from '../../router';
import { brand, brandPath, can } from '../../session';
import { failed } from '../../toast';
import type { Drill, DrillChoice, DrillStanding, Page } from '../../types';

export const drillTitle = (of: { title?: string | null; title_en?: string | null; pack?: string }) => (language.value === 'id' ? of.title : of.title_en) ?? of.pack ?? '';

function Start({ onDone }: { onDone: () => void }) {
  const words = drillWords.value, packs = useGet<Page<DrillChoice>>(`${brandPath.value}/drills/packs`);
  const [pack, setPack] = useState('');
  const [minutes, setMinutes] = useState(15);
  const [speed, setSpeed] = useState(1);
  const [isBusy, setBusy] = useState(false);
  const start = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = await post<Drill>(`${brandPath.value}/drills`, { minutes, speed, ...(pack && { pack }) });
      await loadSession();
      onDone();
      go(toCrisis(route.value.brand, `latihan/${made.id}`));
    } catch (error) { failed(error); setBusy(false); }
  };
  return (
    <form class="card" onSubmit={(event) => void start(event)}>
      <Field label={words.pack}>{(id) => (
        <select id={id} value={pack} onChange={(event) => setPack(event.currentTarget.value)}>
          <option value="">{words.pick}</option>
          {packs.data?.items.map((one) => <option key={one.key} value={one.key}>{drillTitle(one)}</option>)}
        </select>
      )}</Field>
      <Field label={words.minutes}>{(id) => (
        <select id={id} value={String(minutes)} onChange={(event) => setMinutes(Number(event.currentTarget.value))}>
          {[15, 30, 60].map((n) => <option key={n} value={String(n)}>{words.minute(n)}</option>)}
        </select>
      )}</Field>
      <Field label={words.speed}>{(id) => (
        <select id={id} value={String(speed)} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
          {[1, 2, 4].map((n) => <option key={n} value={String(n)}>{words.speeds[n]}</option>)}
        </select>
      )}</Field>
      <p class="hint">{words.startHelp}</p>
      <div class="actions"><button type="submit" class="primary" disabled={isBusy}>{isBusy ? words.starting : words.start}</button></div>
    </form>
  );
}

function Row({ of }: { of: Drill }) {
  const words = drillWords.value;
  return (
    <li class="card">
      <header class="card-head">
        <h2><a href={toCrisis(route.value.brand, `latihan/${of.id}`)}>{drillTitle(of)}</a></h2>
        <span class={`chip ${of.state === 'over' ? 'set' : 'mine'}`}>{of.state === 'over' ? words.score(of.score) : words.state[of.state]}</span>
      </header>
      <p class="hint">{words.began(of.began_name ?? 'Tanggap')} <Time at={of.began_at} /> · {words.minute(of.minutes)}{of.state === 'over' && <> · <LevelMark of={of.level} /></>}</p>
    </li>
  );
}

export function DrillsPage() {
  const words = drillWords.value, list = usePaged<Drill>(`${brandPath.value}/drills`, ['crisis']);
  const standing = useGet<DrillStanding>(`${brandPath.value}/drills/standing`, ['crisis']).data;
  if (brand.value?.drill_of)
    return <div class="page narrow"><h1 tabIndex={-1}>{words.title}</h1><Empty title={words.inside}><p>{words.insideHelp}</p><a class="button" href={toCrisis(brand.value.drill_of, 'latihan')}>{words.toDrill}</a></Empty></div>;
  const isRunning = list.items?.some((one) => one.state !== 'over');
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      {standing?.last_at && <p>{words.last} <Time at={standing.last_at} />. {standing.is_passed ? words.mine : words.notMine}</p>}
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {list.items && !isRunning && can.write.value && <Start onDone={list.reload} />}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={words.none}><p>{words.noneHelp}</p></Empty>
        : <ul class="cards">{list.items.map((one) => <Row key={one.id} of={one} />)}</ul>}
    </div>
  );
}
