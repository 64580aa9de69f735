/** Log audit: who did what and when, and whether the chain is whole. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { get, messageOf, post } from '../api';
import { Empty, Loading, Problem, Time } from '../components/bits';
import { Icon } from '../components/icons';
import { useGet } from '../data';
import { t } from '../dict';
import { auditWords, detailOf } from '../dict/audit';
import { number } from '../format';
import { go, route, toAudit, toCase } from '../router';
import { brandPath } from '../session';
import type { AuditRow, AuditVerdict, Page, Staff } from '../types';

function useRows(query: string) {
  const path = `${brandPath.value}/audit${query && `?${query}`}`;
  const first = useGet<Page<AuditRow>>(path, ['settings']);
  const [more, setMore] = useState<{ rows: AuditRow[]; next: string | null } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useLayoutEffect(() => setMore(null), [path]);
  const next = more ? more.next : first.data?.next ?? null;
  const loadMore = async () => {
    try {
      const page = await get<Page<AuditRow>>(`${path}${query ? '&' : '?'}cursor=${encodeURIComponent(next!)}`);
      setMore({ rows: [...(more?.rows ?? []), ...page.items], next: page.next });
      setError(null);
    } catch (problem) { setError(problem); }
  };
  const head = first.data?.items ?? [];
  const oldest = head.at(-1)?.seq ?? 0;
  return { rows: first.data ? [...head, ...(more?.rows ?? []).filter((row) => row.seq < oldest)] : null, next, loadMore, error: error ?? first.error, reload: first.reload };
}

function Chain() {
  const words = auditWords.value;
  const [state, setState] = useState<{ isBusy: boolean; verdict?: AuditVerdict[]; problem?: string }>({ isBusy: false });
  const check = async () => {
    setState({ isBusy: true });
    try {
      const told = await post<AuditVerdict | Page<AuditVerdict>>(`${brandPath.value}/audit/verify`);
      setState({ isBusy: false, verdict: 'items' in told ? told.items : [told] });
    } catch (error) { setState({ isBusy: false, problem: messageOf(error) }); }
  };
  const broken = state.verdict?.find((one) => one.bad_seq);
  const rows = state.verdict?.reduce((sum, one) => sum + one.rows, 0) ?? 0;
  return (
    <section class={`card chain ${state.verdict ? (broken ? 'is-broken' : 'is-good') : ''}`} aria-labelledby="chain"><h2 id="chain"><Icon name="lock" /> {words.chain}</h2>
      <p role="status">{state.isBusy ? words.checking : broken ? `${words.broken(broken.bad_seq!)} ${broken.why ?? ''}` : state.verdict ? words.whole(number(rows)) : state.problem ?? words.unchecked}</p>
      <button type="button" disabled={state.isBusy} onClick={() => void check()}>{words.check}</button>
    </section>
  );
}

export function AuditPage() {
  const words = auditWords.value, { query, brand } = route.value;
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`);
  const list = useRows(query.toString());
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    go(toAudit(brand, next.toString()), true);
  };
  const objectOf = (row: AuditRow) => {
    const name = words.objects[row.object] ?? row.object;
    if (!row.object_id) return name;
    return row.object === 'case' ? <a href={toCase(brand, row.object_id)}>{name} {row.object_id}</a> : `${name} ${row.object_id}`;
  };
  return (
    <div class="page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <Chain />
      <div class="inline-form">
        <label><span>{words.who}</span><select value={query.get('staff_id') ?? ''} onChange={(e) => change('staff_id', e.currentTarget.value)}><option value="">{words.any}</option>{people.data?.items.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select></label>
        <label><span>{words.object}</span><select value={query.get('object') ?? ''} onChange={(e) => change('object', e.currentTarget.value)}><option value="">{words.anyObject}</option>{Object.entries(words.objects).map(([key, name]) => <option key={key} value={key}>{name}</option>)}</select></label>
        <label><span>{words.number}</span><input type="number" min={1} value={query.get('object_id') ?? ''} onChange={(e) => change('object_id', e.currentTarget.value)} /></label>
        <a class="button" href={`${brandPath.value}/audit.csv`} download="">{words.csv}</a>
      </div>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.rows ? (list.error ? null : <Loading />) : !list.rows.length ? <Empty title={words.empty} /> : (
        <div class="audit-box">
          <table class="audit">
            <thead><tr><th scope="col">#</th><th scope="col">{words.at}</th><th scope="col">{words.who}</th><th scope="col">{words.act}</th><th scope="col">{words.object}</th><th scope="col">{words.detail}</th><th scope="col">{words.seal}</th></tr></thead>
            <tbody>{list.rows.map((row) => (
              <tr key={row.seq}>
                <td class="seq">{row.seq}</td><td data-name={words.at}><Time at={row.at} /></td><td data-name={words.who}>{row.staff_name ?? t.value.common.program}</td><td data-name={words.act}>{words.acts[row.act] ?? row.act}</td>
                <td data-name={words.object}>{objectOf(row)}</td><td data-name={words.detail} dir="auto">{detailOf(row.detail)}</td><td class="hash"><code title={row.hash}>{row.hash.slice(0, 8)}</code></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {list.next && <div class="actions"><button type="button" onClick={() => void list.loadMore()}>{t.value.common.older}</button></div>}
    </div>
  );
}
