/** The latest answers to many of the problem that is shown. */
import { Time } from './bits';
import { useGet } from '../data';
import { tm } from '../dict/later';
import { count } from '../format';
import { route, toMass } from '../router';
import { brandPath } from '../session';
import type { Mass, Page } from '../types';

export function MassOf() {
  const words = tm.value, { id, brand } = route.value;
  const list = useGet<Page<Mass>>(`${brandPath.value}/mass?problem_id=${id}&limit=5`, ['mass']).data?.items.filter((one) => one.state !== 'dropped') ?? [];
  if (!list.length) return null;
  return (
    <section class="card" aria-labelledby="mass-of"><h2 id="mass-of">{words.last}</h2>
      <ul class="mass-list">{list.map((one) => <li key={one.id}><a href={toMass(brand, one.id)}>{words.to(count(one.item_count))}</a> <span class="chip set">{words.state[one.state]}</span> <span class="hint">{one.author_name}, <Time at={one.made_at} /></span></li>)}</ul>
    </section>
  );
}
