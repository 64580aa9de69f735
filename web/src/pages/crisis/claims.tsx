/** The sentences of a text that will leave, and what each rests on. */
import { useEffect, useState } from 'preact/hooks';
import { post, put } from '../../api';
import { Field } from '../../components/bits';
import { crisisSays } from '../../dict/crisis-words';
import { brandPath, can } from '../../session';
import { failed } from '../../toast';
import type { ClaimRow, CrisisFact, Page } from '../../types';

const isOpen = (row: ClaimRow) => row.stand === 'open' || row.stand === 'unsure' || row.adds_number;

function Row({ crisis, of, facts, onChange }: { crisis: number; of: ClaimRow; facts: CrisisFact[]; onChange: () => void }) {
  const words = crisisSays.value;
  const say = (fact_id: number | null, is_free: boolean) =>
    void put(`${brandPath.value}/crises/${crisis}/claims`, { sentence: of.words, fact_id, is_free }).then(onChange, failed);
  const usable = facts.filter((one) => one.state === 'sure' || one.state === 'unsure');
  return (
    <li class="stack">
      <p class="said" dir="auto">{isOpen(of) ? <mark class="finding block">{of.words}</mark> : of.words}</p>
      <p class="hint" dir="auto"><span class={`chip ${isOpen(of) ? 'guess' : 'set'}`}>{words.stand[of.stand]}</span>{' '}
        {[of.fact_text, of.staff_name && words.chosenBy(of.staff_name), of.adds_number && words.otherNumber].filter(Boolean).join(' · ')}</p>
      {of.stand !== 'none' && can.write.value && (
        <div class="actions">
          {of.proposed_id !== null && <button type="button" dir="auto" onClick={() => say(of.proposed_id, false)}>{words.maybe(of.proposed_text ?? '')}</button>}
          {usable.length > 0 && (
            <select aria-label={words.choose} value={of.fact_id ?? ''} onChange={(e) => { const id = Number(e.currentTarget.value); if (id) say(id, false); }}>
              <option value="">{words.choose}</option>
              {usable.map((one) => <option key={one.id} value={one.id}>{one.text} ({words.state[one.state]})</option>)}
            </select>
          )}
          {of.stand !== 'exempt' && <button type="button" class="quiet" onClick={() => say(null, true)}>{words.free}</button>}
          {of.stand !== 'open' && <button type="button" class="quiet" onClick={() => say(null, false)}>{words.clear}</button>}
        </div>
      )}
    </li>
  );
}

/** Those of one text; read again when it or a fact changed. */
export function Claims({ crisis, text, facts }: { crisis: number; text: string; facts: CrisisFact[] }) {
  const words = crisisSays.value, [rows, setRows] = useState<ClaimRow[]>([]);
  const seen = facts.map((one) => `${one.id}.${one.version}`).join();
  const read = () => void post<Page<ClaimRow>>(`${brandPath.value}/crises/${crisis}/claims/read`, { text }).then((page) => setRows(page.items), failed);
  useEffect(() => { if (text.trim()) read(); else setRows([]); }, [text, seen]);
  const open = rows.filter(isOpen).length;
  if (!rows.length) return null;
  return (
    <div class="stack">
      <p class={open ? 'notice is-problem' : 'notice'} role="status">{open ? words.open(open) : words.allFine}</p>
      <ul class="stack">{rows.map((row) => <Row key={`${row.from}`} crisis={crisis} of={row} facts={facts} onChange={read} />)}</ul>
    </div>
  );
}

export function ClaimCheck({ crisis, facts }: { crisis: number; facts: CrisisFact[] }) {
  const words = crisisSays.value, [text, setText] = useState(''), [asked, setAsked] = useState('');
  return (
    <section class="stack" aria-labelledby="claims">
      <h2 id="claims">{words.check}</h2>
      <form class="stack" onSubmit={(e) => { e.preventDefault(); setAsked(text); }}>
        <Field label={words.checkField} help={words.checkHelp}>{(id, help) => <textarea id={id} aria-describedby={help} rows={4} value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
        <div class="actions"><button type="submit" disabled={!text.trim()}>{words.checkDo}</button></div>
      </form>
      <Claims crisis={crisis} text={asked} facts={facts} />
    </section>
  );
}
