/** Buku pintar: what the departments know, to search, to write and to keep true. */
import { useEffect, useState } from 'preact/hooks';
import { Empty, Loaded } from '../components/bits';
import { KnowledgeEditor, KnowledgeItem } from '../components/knowledge-item';
import { useGet } from '../data';
import { tk } from '../dict/later';
import { brandPath, can } from '../session';
import type { Knowledge, Page } from '../types';

const pause = 300, step = 50;

export function KnowledgePage() {
  const words = tk.value;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [shown, setShown] = useState(step);
  const [isAdding, setAdding] = useState(false);
  useEffect(() => { const timer = setTimeout(() => { setAsked(text.trim()); setShown(step); }, pause); return () => clearTimeout(timer); }, [text]);
  const list = useGet<Page<Knowledge>>(`${brandPath.value}/knowledge${asked ? `?search=${encodeURIComponent(asked)}` : ''}`, ['settings']);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <div class="actions">
        <input type="search" aria-label={words.search} placeholder={words.searchPlaceholder} maxLength={190} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        {can.write.value && <button type="button" class="primary" onClick={() => setAdding(true)}>{words.add}</button>}
      </div>
      <Loaded of={list}>{({ items }) => (!items.length ? <Empty title={asked ? words.nothing(asked) : words.none} /> : (
        <>
          <ul class="cards">{items.slice(0, shown).map((one) => <KnowledgeItem key={one.id} of={one} onDone={list.reload} />)}</ul>
          {items.length > shown && <div class="actions"><button type="button" onClick={() => setShown(shown + step)}>{words.showMore} ({items.length - shown})</button></div>}
        </>
      ))}</Loaded>
      {isAdding && <KnowledgeEditor of={null} onDone={list.reload} onClose={() => setAdding(false)} />}
    </div>
  );
}
