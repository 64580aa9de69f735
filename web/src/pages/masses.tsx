/** Jawab banyak: all answers to many, the newest first. */
import { Empty, Loading, Problem, Time } from '../components/bits';
import { usePaged } from '../data';
import { tm } from '../dict/later';
import { count } from '../format';
import { route, toMass } from '../router';
import { brandPath } from '../session';
import type { Mass } from '../types';

export function MassesPage() {
  const words = tm.value, list = usePaged<Mass>(`${brandPath.value}/mass`, ['mass']);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={words.none}><p>{words.noneHelp}</p></Empty> : (
        <ul class="cards">{list.items.map((one) => (
          <li key={one.id} class="card">
            <header class="card-head"><h2><a href={toMass(route.value.brand, one.id)}>{one.problem_name ?? words.chosen}</a></h2><span class="chip set">{words.state[one.state]}</span></header>
            <p>{words.to(count(one.item_count))}. <span class="hint">{one.author_name}, <Time at={one.made_at} /></span></p>
            {(one.text || one.post_text) && <p class="excerpt" dir="auto">{one.text || one.post_text}</p>}
          </li>
        ))}</ul>
      )}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </div>
  );
}
