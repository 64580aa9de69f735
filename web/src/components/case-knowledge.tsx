/** Beside a case: what departments know that fits it, into the composer with one tap. */
import { useEffect, useState } from 'preact/hooks';
import { useGet } from '../data';
import { tk } from '../dict/later';
import { offer } from '../referrals';
import { route, toKnowledge } from '../router';
import { brandPath, can } from '../session';
import { toast } from '../toast';
import type { Knowledge, Page } from '../types';
import { Loaded } from './bits';

const pause = 300;

export function CaseKnowledge() {
  const words = tk.value, { id, brand } = route.value;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => { const timer = setTimeout(() => setAsked(text.trim()), pause); return () => clearTimeout(timer); }, [text]);
  const list = useGet<Page<Knowledge>>(id ? `${brandPath.value}/knowledge?case_id=${id}${asked ? `&search=${encodeURIComponent(asked)}` : ''}` : null, ['settings']);
  return (
    <section><h3>{words.title}</h3>
      <input type="search" aria-label={words.search} placeholder={words.searchPlaceholder} maxLength={190} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <Loaded of={list}>{({ items }) => (items.length ? (
        <ul class="stack">{items.map((one) => (
          <li key={one.id}>
            <details><summary dir="auto">{one.question}</summary><p class="said" dir="auto">{one.answer}</p></details>
            {can.write.value && <button type="button" class="chip-button" aria-label={`${words.use}: ${one.question}`} onClick={() => { offer(id, one.answer); toast(words.used); }}>{words.use}</button>}
          </li>
        ))}</ul>
      ) : <p class="hint" role="status">{asked ? words.nothing(asked) : words.noneHere}</p>)}</Loaded>
      <p class="actions"><a class="more" href={toKnowledge(brand)}>{words.all}</a></p>
    </section>
  );
}
