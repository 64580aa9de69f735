/** Tuntutan: what customers ask for over all cases, what is not decided, and what waits for who may. */
import { Empty, Loaded, Loading, Problem, Time } from '../components/bits';
import { DemandItem } from '../components/demand-item';
import { useGet, usePaged } from '../data';
import { td } from '../dict/later';
import { count, rupiah } from '../format';
import { demandName } from '../reading';
import { route, toCase, toDemands, toProblem } from '../router';
import { brandPath } from '../session';
import type { DemandCounts, DemandRow } from '../types';
import { Solutions } from './solutions';

const tabs = ['open', 'waiting', 'decided', 'done', 'menu'] as const;

function Counts() {
  const words = td.value, b = route.value.brand;
  const counts = useGet<DemandCounts>(`${brandPath.value}/demands/counts`, ['case']);
  return (
    <Loaded of={counts}>{(of) => {
      const rows = of.demands.filter((one) => one.open + one.waiting + one.fulfilled + one.partly + one.declined > 0), problems = of.problems ?? [];
      if (!rows.length) return null;
      return (
        <>
          <section class="card" aria-labelledby="counts"><h2 id="counts">{words.counts}</h2>
            <table class="factors">
              <thead><tr>{[words.demand, words.open, words.waiting, words.fulfilled, words.partly, words.declined, words.given].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
              <tbody>{rows.map((one) => (
                <tr key={one.demand}><th scope="row">{demandName(one.demand)}</th><td data-name={words.open}>{count(one.open)}</td><td data-name={words.waiting}>{count(one.waiting)}</td>
                  <td data-name={words.fulfilled}>{count(one.fulfilled)}</td><td data-name={words.partly}>{count(one.partly)}</td><td data-name={words.declined}>{count(one.declined)}</td><td data-name={words.given}>{rupiah(one.amount)}</td></tr>
              ))}</tbody>
            </table>
          </section>
          {problems.length > 0 && (
            <section class="card" aria-labelledby="by-problem"><h2 id="by-problem">{words.byProblem}</h2>
              <table class="factors">
                <thead><tr>{[words.problem, words.demand, words.open].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
                <tbody>{problems.map((one) => <tr key={`${one.problem_id}-${one.demand}`}><th scope="row"><a href={toProblem(b, one.problem_id)}>{one.problem_name}</a></th><td data-name={words.demand}>{demandName(one.demand)}</td><td data-name={words.open}>{count(one.open)}</td></tr>)}</tbody>
              </table>
            </section>
          )}
        </>
      );
    }}</Loaded>
  );
}

/** All that one case asks for stands together. */
function byCase(rows: DemandRow[]): DemandRow[][] {
  const out: DemandRow[][] = [];
  for (const row of rows)
    if (out.at(-1)?.[0]?.case_id === row.case_id) out.at(-1)!.push(row);
    else out.push([row]);
  return out;
}
function OpenCase({ rows }: { rows: DemandRow[] }) {
  const words = td.value, [first] = rows, id = first!.case_id;
  return (
    <li class="card">
      <p class="case-line"><a class="more" href={toCase(route.value.brand, id)}>{words.caseNumber(id)}</a>{first!.author_name && <span dir="auto">{first!.author_name}</span>}<Time at={first!.asked_at} /></p>
      <p class="case-line">{rows.map((one) => <span key={one.demand} class="chip guess">{demandName(one.demand)}</span>)}</p>
    </li>
  );
}

function Rows({ state }: { state: Exclude<(typeof tabs)[number], 'menu'> }) {
  const words = td.value, b = route.value.brand;
  const list = usePaged<DemandRow>(`${brandPath.value}/demands?state=${state}`, ['case'], (one) => `${one.case_id}-${one.demand}`);
  return (
    <>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={words.none[state]} /> : (
        <ul class="cards">{state === 'open' ? byCase(list.items).map((rows) => <OpenCase key={rows[0]!.case_id} rows={rows} />) : list.items.map((one) => (
          <li key={`${one.case_id}-${one.demand}`} class="card">
            <DemandItem of={one} onDone={list.reload} />
            <p class="hint"><a href={toCase(b, one.case_id)}>{words.caseNumber(one.case_id)}</a>{one.author_name && <> · <span dir="auto">{one.author_name}</span></>}</p>
          </li>
        ))}</ul>
      )}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </>
  );
}

export function DemandsPage() {
  const words = td.value, b = route.value.brand, named = route.value.query.get('state');
  const tab = tabs.find((one) => one === named) ?? 'open';
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      {tab === 'open' && <Counts />}
      <nav class="tabs" aria-label={words.title}><ul>{tabs.map((one) => <li key={one}><a href={toDemands(b, one)} aria-current={one === tab ? 'page' : undefined}>{words.tabs[one]}</a></li>)}</ul></nav>
      {tab === 'menu' ? <Solutions /> : <Rows key={tab} state={tab} />}
    </div>
  );
}
