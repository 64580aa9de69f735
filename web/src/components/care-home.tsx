/** On Beranda: what is one's own to keep an eye on. */
import { useGet } from '../data';
import { t } from '../dict';
import { tc } from '../dict/later';
import { route, toCase, toPromises } from '../router';
import { brandPath } from '../session';
import type { CareMine } from '../types';
import { Deadline } from './bits';
import { Icon } from './icons';

/** What one promised and whom one is to ask again. */
export function CareHome() {
  const words = tc.value, b = route.value.brand, mine = useGet<CareMine>(`${brandPath.value}/care`, ['care', 'case', 'reply']).data;
  if (!mine || !(mine.promises.length + mine.follow_ups.length + mine.found)) return null;
  const rows = [...mine.promises.map((one) => ({ ...one, says: one.text, kind: t.value.nav.promises })), ...mine.follow_ups.map((one) => ({ ...one, says: one.excerpt, kind: t.value.caseState.follow_up }))];
  return (
    <section class="card" aria-labelledby="mine">
      <h2 id="mine">{words.mine}</h2>
      <ol class="todo">
        {mine.found > 0 && <li><a class="todo-row" href={toPromises(b, 'found')}><Icon name="promise" /><span class="todo-text"><strong>{words.foundOnes(mine.found)}</strong></span></a></li>}
        {rows.map((one) => (
          <li key={`${one.kind}${one.id}`}><a class="todo-row" href={toCase(b, one.case_id)}>
            <Icon name="promise" /><span class="todo-text"><strong>{one.author_name ?? t.value.common.anonymous}</strong> · {one.kind}<span class="excerpt" dir="auto">{one.says}</span></span>
            <Deadline of={{ deadline_at: one.due_at, late_by: null, queue: 'waiting' }} />
          </a></li>
        ))}
      </ol>
      <a class="more" href={toPromises(b)}>{t.value.nav.promises}</a>
    </section>
  );
}
