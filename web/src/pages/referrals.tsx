/** Disposisi: what departments owe an answer to, the overdue on top, and what they answered. */
import { Empty, Loading, Problem } from '../components/bits';
import { ReferralItem } from '../components/referral-item';
import { usePaged } from '../data';
import { tr } from '../dict/later';
import { count } from '../format';
import { route, toCase, toProblem, toReferrals } from '../router';
import { brandPath } from '../session';
import type { Referral } from '../types';

function Card({ of, onDone }: { of: Referral; onDone: () => void }) {
  const words = tr.value, b = route.value.brand;
  return (
    <li class="card">
      <ReferralItem of={of} onDone={onDone} />
      <p class="hint">
        {of.case_id && <a href={toCase(b, of.case_id)}>{of.case_count > 1 ? words.cases(count(of.case_count)) : words.caseNumber(of.case_id)}</a>}
        {of.problem_id && <> · <a href={toProblem(b, of.problem_id)}>{words.problem}</a></>}
        {of.made_name && ` · ${words.by(of.made_name)}`}
      </p>
    </li>
  );
}

export function ReferralsPage() {
  const words = tr.value, b = route.value.brand, isClosed = route.value.query.get('closed') === 'true';
  const list = usePaged<Referral>(`${brandPath.value}/referrals${isClosed ? '?closed=true' : ''}`, ['case']);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <nav class="tabs" aria-label={words.title}><ul>{[false, true].map((closed) => <li key={String(closed)}><a href={toReferrals(b, closed)} aria-current={closed === isClosed ? 'page' : undefined}>{closed ? words.closed : words.open}</a></li>)}</ul></nav>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={isClosed ? words.noneClosed : words.noneOpen} /> : (
        <ul class="cards">{list.items.map((one) => <Card key={one.id} of={one} onDone={list.reload} />)}</ul>
      )}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </div>
  );
}
