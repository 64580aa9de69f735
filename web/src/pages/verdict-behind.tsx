/** The messages behind a factor of a verdict. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ChannelName, Empty, Loading, Problem, SeverityMark, Time } from '../components/bits';
import { usePaged } from '../data';
import { t } from '../dict';
import { tp, tv } from '../dict/later';
import { number } from '../format';
import { newestVerdict } from '../reasons';
import { route, toCase, toVerdict } from '../router';
import { brandPath } from '../session';
import type { BehindMessage, ReasonKind } from '../types';

function Behind({ id, factor }: { id: number; factor: ReasonKind }) {
  const words = tp.value, names = tv.value.name, b = route.value.brand, title = useRef<HTMLHeadingElement>(null);
  const list = usePaged<BehindMessage>(`${brandPath.value}/verdicts/${id}/messages?factor=${factor}&limit=20`, []);
  useLayoutEffect(() => { title.current?.focus({ preventScroll: true }); title.current?.scrollIntoView({ block: 'nearest' }); }, [factor]);
  return (
    <section class="behind" aria-labelledby="behind">
      <header class="card-head"><h3 id="behind" tabIndex={-1} ref={title}>{words.behind(names[factor])}</h3><a href={toVerdict(b, route.value.id)}>{tv.value.hide}</a></header>
      <p class="hint">{factor === 'gravity' ? words.behindGrave : words.behindHelp}</p>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={words.behindNone} /> : (
        <ul class="quotes">{list.items.map((one) => (
          <li key={one.id}>
            <a class="problem-link" href={toCase(b, one.case_id)} dir="auto">{one.text || t.value.case.number(one.case_id)}</a>
            <span class="hint"><SeverityMark of={one.severity} /> <ChannelName of={one.channel} /> · {one.author_name ?? t.value.common.anonymous} · <Time at={one.written_at} />{one.reach > 0 && <> · {words.followers(number(one.reach))}</>}</span>
          </li>
        ))}</ul>
      )}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </section>
  );
}

/** Of the verdict and the factor that the address names. */
export function BehindFactor() {
  const id = route.value.id || newestVerdict(), factor = route.value.query.get('faktor') as ReasonKind | null;
  return id && factor ? <Behind id={id} factor={factor} /> : null;
}
