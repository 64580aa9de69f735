/** Pernyataan resmi: what is true now, by matter; and the form for a new one. */
import { useState } from 'preact/hooks';
import { messageOf, post } from '../api';
import { Empty, Field, Loading, Problem as Failed, Time } from '../components/bits';
import { ts } from '../dict/later';
import { t } from '../dict';
import { count, when } from '../format';
import { stepThrough, useKeys } from '../keys';
import { problemName } from '../problems';
import { go, route, toNewStatement, toStatement, toStatements } from '../router';
import { brandPath, can } from '../session';
import { toast } from '../toast';
import { useGet, usePaged } from '../data';
import type { Page, Problem, Statement } from '../types';
import { exampleOf, kept, StatementFields, Try, wireOf, type Editing } from './statement-editor';

export const scopeOf = (of: Statement) => (of.problem_id ? ts.value.ofProblem(of.problem_name ?? t.value.problem.number(of.problem_id)) : ts.value.allCases);

export function Marks({ of }: { of: Statement }) {
  const words = ts.value;
  return (
    <>
      {of.in_force ? <span class="chip set">{words.inForce(of.in_force)}</span> : <span class="chip">{words.none}</span>}
      {of.open_number && of.open_state && <span class="chip guess">{words.open(of.open_number, words.state[of.open_state])}{of.planned_at && `, ${words.planned(when(of.planned_at))}`}</span>}
    </>
  );
}

function Card({ of }: { of: Statement }) {
  const words = ts.value;
  return (
    <li class="card problem">
      <div class="problem-head"><h2><a class="problem-link" href={toStatement(route.value.brand, of.id)}>{of.name}</a></h2><Marks of={of} /></div>
      <p class="hint" dir="auto">{scopeOf(of)}{of.from_at && <> · {words.since('')}<Time at={of.from_at} /></>}</p>
      {of.is_reading && <p role="status">{words.reading(count(of.read_done), count(of.read_total))}</p>}
      {of.open_count + of.correcting_count + of.ended_count > 0 && (
        <p class="problem-numbers">
          {of.open_count > 0 && <strong class="is-warned">{words.wrong(of.open_count)}</strong>}
          {of.correcting_count > 0 && <span>{words.correcting(of.correcting_count)}</span>}
          {of.ended_count > 0 && <span class="hint">{words.ended(of.ended_count)}</span>}
        </p>
      )}
    </li>
  );
}

function New({ problem, isExample }: { problem: number; isExample: boolean }) {
  const words = ts.value, b = route.value.brand, store = kept(`${brandPath.value}/statements`);
  const before = store.get();
  const [name, setName] = useState(isExample && !before ? words.nameExample : '');
  const [scope, setScope] = useState(problem);
  const [it, setIt] = useState<Editing>(() => before ?? (isExample ? exampleOf() : { slots: [], text: '' }));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const problems = useGet<Page<Problem>>(`${brandPath.value}/problems?limit=200`, ['problem']).data?.items ?? [];
  const set = (next: Editing) => { setIt(next); store.set(next); };
  const save = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      const made = await post<Statement>(`${brandPath.value}/statements`, { name: name.trim(), problem_id: scope || null, ...wireOf(it) });
      store.set(null);
      toast(words.saved);
      go(toStatement(b, made.id), true);
    } catch (failure) { setError(messageOf(failure)); setBusy(false); }
  };
  return (
    <form class="stack" onSubmit={save}>
      <div class="actions"><button type="button" onClick={() => { setName((was) => was || words.nameExample); set(exampleOf()); }}>{words.example}</button></div>
      <div class="card stack">
        <Field label={words.name} help={words.nameHelp}>{(id, help) => <input id={id} type="text" required autocomplete="off" maxLength={100} aria-describedby={help} placeholder={words.nameExample} value={name} onInput={(e) => setName(e.currentTarget.value)} />}</Field>
        <Field label={words.scope} help={words.scopeHelp}>{(id, help) => (
          <select id={id} aria-describedby={help} value={String(scope)} onChange={(e) => setScope(Number(e.currentTarget.value))}>
            <option value="0">{words.allCases}</option>
            {problems.map((one) => <option key={one.id} value={String(one.id)}>{problemName(one)}</option>)}
          </select>
        )}</Field>
      </div>
      <StatementFields of={it} onChange={set} />
      <Try of={it} />
      {error && <p class="notice is-problem" role="alert">{error}</p>}
      <div class="actions"><button type="submit" class="primary" disabled={isBusy || !name.trim()}>{words.newDo}</button><a class="button" href={toStatements(b)}>{t.value.common.cancel}</a></div>
    </form>
  );
}

function List() {
  const words = ts.value, b = route.value.brand;
  const list = usePaged<Statement>(`${brandPath.value}/statements`, ['statement']);
  useKeys({ j: () => stepThrough('.problem-link', 1), k: () => stepThrough('.problem-link', -1) });
  if (!list.items) return list.error ? <Failed error={list.error} onRetry={list.reload} /> : <Loading />;
  if (!list.items.length)
    return <Empty title={words.empty}><p>{words.emptyHelp}</p>{can.write.value && <a class="button primary" href={toNewStatement(b, 0, true)}>{words.first}</a>}</Empty>;
  return (
    <>
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {can.write.value && <div class="actions"><a class="button" href={toNewStatement(b)}>{words.make}</a></div>}
      <ul class="cards" aria-label={words.list}>{list.items.map((one) => <Card key={one.id} of={one} />)}</ul>
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </>
  );
}

export function StatementsPage() {
  const words = ts.value, { query } = route.value, isNew = query.get('baru') === '1' && can.write.value;
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{isNew ? words.newTitle : t.value.nav.statements}</h1>
      <p class="hint">{words.intro}</p>
      {isNew ? <New key={query.get('masalah')} problem={Number(query.get('masalah')) || 0} isExample={query.get('contoh') === '1'} /> : <List />}
    </div>
  );
}
