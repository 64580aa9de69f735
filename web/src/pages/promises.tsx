/** Buku janji: what we promised whom until when, the overdue on top, and how well we keep our word. */
import { useState } from 'preact/hooks';
import { doFollow } from '../care';
import { Deadline, Empty, Loaded, Loading, Problem as Failed } from '../components/bits';
import { VowActs, VowDue } from '../components/promise-bits';
import { useGet, usePaged } from '../data';
import { language, t } from '../dict';
import { tc } from '../dict/later';
import { number, tick, zoneOffset } from '../format';
import { stepThrough, useKeys } from '../keys';
import { route, toCase, toPromises } from '../router';
import { brandPath, can } from '../session';
import { failed } from '../toast';
import type { FollowUp, Page, Vow, VowRate } from '../types';

const filters = ['', 'all', 'past', 'found'] as const;
type Filter = (typeof filters)[number];

function Row({ of, onDone }: { of: Vow; onDone: () => void }) {
  return (
    <li>
      <div class="row-main">
        <p><a class="vow-link" href={toCase(route.value.brand, of.case_id)} dir="auto">{of.text}</a></p>
        <VowDue of={of} />
        <span class="hint">{tc.value.by(of.staff_name ?? '–', of.author_name ?? t.value.common.anonymous)} · {t.value.channel[of.channel]}{of.moved > 0 && ` · ${tc.value.moved(of.moved)}`}{of.reason && <> · <span dir="auto">{of.reason}</span></>}</span>
      </div>
      <VowActs of={of} onDone={onDone} />
    </li>
  );
}

function FollowUps({ isAll }: { isAll: boolean }) {
  const words = tc.value, list = useGet<Page<FollowUp>>(`${brandPath.value}/follow-ups${isAll ? '?all=true' : ''}`, ['care', 'case']);
  if (!list.data && !list.error) return <Loading />;
  const items = list.data?.items ?? [];
  if (!items.length) return null;
  return (
    <section class="stack" aria-labelledby="follow-ups"><h2 id="follow-ups">{t.value.caseState.follow_up}</h2>
      <p class="hint">{words.followHelp}</p>
      <ul class="rows">{items.map((one) => (
        <li key={one.id}>
          <div class="row-main"><p><a href={toCase(route.value.brand, one.case_id)}>{one.author_name ?? t.value.common.anonymous}</a></p> <Deadline of={{ deadline_at: one.due_at, late_by: null, queue: 'waiting' }} />
            <span class="hint" dir="auto">{one.excerpt}</span></div>
          {can.write.value && <div class="actions">{(['asked', 'needless', 'reopen'] as const).map((act) => <button key={act} type="button" onClick={() => void doFollow(one, act, words.followed[act]).then(list.reload, failed)}>{words.follow[act]}</button>)}</div>}
        </li>
      ))}</ul>
    </section>
  );
}

const monthOf = (ms: number) => new Date(ms + zoneOffset() * 1000).toISOString().slice(0, 7);
const monthName = (month: string) => new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'id-ID', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00:00Z`));
const step = (month: string, by: number) => { const at = new Date(`${month}-01T00:00:00Z`); at.setUTCMonth(at.getUTCMonth() + by); return at.toISOString().slice(0, 7); };

function Rates() {
  const words = tc.value, now = monthOf(tick.peek()), [month, setMonth] = useState(now);
  const rates = useGet<Page<VowRate>>(`${brandPath.value}/promises/rates?month=${month}`, ['care']);
  const names = { kept: words.state.kept, late: words.state.late, broken: words.state.broken };
  return (
    <section class="card" aria-labelledby="rates">
      <div class="card-head"><h2 id="rates">{words.rates(monthName(month))}</h2>
        <div class="actions"><button type="button" class="quiet" onClick={() => setMonth(step(month, -1))}>{monthName(step(month, -1))}</button>{month < now && <button type="button" class="quiet" onClick={() => setMonth(step(month, 1))}>{monthName(step(month, 1))}</button>}</div></div>
      <Loaded of={rates}>{({ items }) => items.length ? (
        <table class="factors">
          <thead><tr><th scope="col">{words.who}</th>{Object.values(names).map((name) => <th key={name} scope="col">{name}</th>)}<th scope="col">{words.rate}</th></tr></thead>
          <tbody>{items.map((one) => (
            <tr key={one.staff_id}><th scope="row">{one.staff_name ?? '–'}</th>
              {(['kept', 'late', 'broken'] as const).map((key) => <td key={key} data-name={names[key]}>{one[key]}</td>)}
              <td data-name={words.rate}><strong>{number((100 * one.kept) / (one.kept + one.late + one.broken))}%</strong></td></tr>
          ))}</tbody>
        </table>
      ) : <p class="hint">{words.noRates}</p>}</Loaded>
    </section>
  );
}

export function PromisesPage() {
  const words = tc.value, { brand, query } = route.value, asked = query.get('filter') ?? '';
  const filter: Filter = (filters as readonly string[]).includes(asked) ? asked as Filter : '';
  const list = usePaged<Vow>(`${brandPath.value}/promises?filter=${filter || 'mine'}`, ['care']);
  useKeys({ j: () => stepThrough('.vow-link', 1), k: () => stepThrough('.vow-link', -1) });
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{t.value.nav.promises}</h1>
      <p class="hint">{words.intro}</p>
      <nav class="tabs" aria-label={t.value.nav.promises}><ul>{filters.map((one) => <li key={one}><a href={toPromises(brand, one)} aria-current={one === filter ? 'page' : undefined}>{words.filter[one || 'mine']}</a></li>)}</ul></nav>
      {(filter === '' || filter === 'all') && <FollowUps key={filter} isAll={filter === 'all'} />}
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : list.items.length ? (
        <>
          <ul class="rows" aria-label={words.filter[filter || 'mine']}>{list.items.map((one) => <Row key={one.id} of={one} onDone={list.reload} />)}</ul>
          {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{t.value.problem.more}</button></div>}
        </>
      ) : <Empty title={words.empty[filter || 'mine']}>{filter !== 'past' && <p>{words.emptyHelp}</p>}</Empty>}
      <Rates />
    </div>
  );
}
