/** Krisis: those there were, the newest first. */
import { Empty, Loading, Problem, Time } from '../../components/bits';
import { usePaged } from '../../data';
import { OpenRoom } from '../../components/open-room';
import { crisisWords } from '../../dict/crisis';
import { crisisNav } from '../../dict/crisis-nav';
import { route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import type { Crisis } from '../../types';

const pages = ['kesiapan', 'kontak', 'pihak', 'latihan', 'unggahan', 'pelajaran', 'bukti', 'kuis', 'pemeriksaan'] as const;

export function CrisisList() {
  const words = crisisWords.value, ways = crisisNav.value, list = usePaged<Crisis>(`${brandPath.value}/crises`, ['crisis']);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <div class="actions"><OpenRoom /></div>
      <nav aria-label={ways.nav}><ul class="actions">{pages.filter((one) => one !== 'pemeriksaan' || can.own.value).map((one) => <li key={one}><a class="button quiet" href={toCrisis(route.value.brand, one)}>{ways.pages[one]}</a></li>)}</ul></nav>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={words.none}><p>{words.noneHelp}</p></Empty> : (
        <ul class="cards">{list.items.map((one) => (
          <li key={one.id} class="card">
            <header class="card-head"><h2><a href={toCrisis(route.value.brand, one.id)}>{one.name}</a></h2><span class="chip set">{words.phase[one.phase]}</span></header>
            <p class="hint">{words.opened(one.opened_name ?? '')} <Time at={one.opened_at} /></p>
          </li>
        ))}</ul>
      )}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </div>
  );
}
