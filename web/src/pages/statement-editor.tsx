/** The facts of a statement as a shop owner writes them: a question, an example, a line each. */
import { useState } from 'preact/hooks';
import { messageOf, post } from '../api';
import { Field, IconButton } from '../components/bits';
import { FindingText } from '../components/marked-text';
import { toUnits } from '../bytes';
import { ts } from '../dict/later';
import { local } from '../prefs';
import { brandPath } from '../session';
import { factKinds, type Fact, type FactKind, type Finding, type Page } from '../types';

/** A fact while it is written: lines of text, as they stand in the fields. */
export interface Line { kind: FactKind; right: string; wrong: string; note: string }
export interface Editing { slots: Line[]; text: string }

const lines = (text: string) => text.split('\n').map((one) => one.trim()).filter(Boolean);
export const wireOf = (of: Editing): { slots: Fact[]; text: string } => ({
  slots: of.slots.map((one) => ({ kind: one.kind, values: lines(one.right), old: lines(one.wrong), note: one.note.trim() || null })), text: of.text,
});
export const editingOf = (of: { slots: Fact[]; text: string }): Editing => ({
  slots: of.slots.map((one) => ({ kind: one.kind, right: one.values.join('\n'), wrong: one.old.join('\n'), note: one.note ?? '' })), text: of.text,
});
export function exampleOf(): Editing {
  const words = ts.value, kinds: FactKind[] = ['remedy', 'deadline', 'cause', 'batch', 'dates', 'contact'];
  return { slots: kinds.map((kind) => ({ kind, right: words.fact[kind].right, wrong: words.fact[kind].wrong, note: '' })), text: words.textExample };
}

/** What is not at the server yet is kept on this device. */
export function kept(path: string) {
  const key = `statement:${path}`;
  return {
    get: (): Editing | null => { try { return JSON.parse(local.get(key) ?? 'null') as Editing | null; } catch { return null; } },
    set: (of: Editing | null) => local.set(key, of && JSON.stringify(of)),
  };
}

/** So many letters stand in a row of a phone. */
const rowLetters = 30;

function FactFields({ of, onChange, onRemove }: { of: Line; onChange: (next: Line) => void; onRemove: () => void }) {
  const words = ts.value, own = words.fact[of.kind], rows = (text: string, example: string) => (text || example).split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / rowLetters)), 0);
  return (
    <fieldset class="card stack fact">
      <legend class="visually-hidden">{own.name}</legend>
      <div class="card-head"><h3 aria-hidden="true">{own.name}</h3><IconButton icon="close" label={words.remove(own.name)} onClick={onRemove} /></div>
      <p class="hint">{own.ask}</p>
      <div class="fact-fields">
        <Field label={words.right}>{(id) => <textarea id={id} rows={rows(of.right, own.right)} dir="auto" placeholder={own.right} value={of.right} onInput={(e) => onChange({ ...of, right: e.currentTarget.value })} />}</Field>
        <Field label={words.wrongField} isOptional>{(id) => <textarea id={id} rows={rows(of.wrong, own.wrong)} dir="auto" placeholder={own.wrong} value={of.wrong} onInput={(e) => onChange({ ...of, wrong: e.currentTarget.value })} />}</Field>
      </div>
      <Field label={words.note} isOptional>{(id) => <input id={id} type="text" autocomplete="off" maxLength={200} value={of.note} onInput={(e) => onChange({ ...of, note: e.currentTarget.value })} />}</Field>
    </fieldset>
  );
}

export function StatementFields({ of, onChange }: { of: Editing; onChange: (next: Editing) => void }) {
  const words = ts.value;
  const put = (at: number, next: Line) => onChange({ ...of, slots: of.slots.map((one, i) => (i === at ? next : one)) });
  return (
    <>
      <section class="stack" aria-labelledby="facts">
        <h2 id="facts">{words.facts}</h2>
        <p class="hint">{of.slots.length ? words.factsHelp : words.factNone}</p>
        {of.slots.map((one, i) => <FactFields key={i} of={one} onChange={(next) => put(i, next)} onRemove={() => onChange({ ...of, slots: of.slots.filter((_, k) => k !== i) })} />)}
        <div class="choices" role="group" aria-label={words.add}>
          {factKinds.map((kind) => <button key={kind} type="button" class="chip-button" onClick={() => onChange({ ...of, slots: [...of.slots, { kind, right: '', wrong: '', note: '' }] })}>+ {words.fact[kind].name}</button>)}
        </div>
      </section>
      <section class="card stack">
        <Field label={words.text} help={words.textHelp}>{(id, help) => <textarea id={id} rows={4} dir="auto" aria-describedby={help} placeholder={words.textExample} value={of.text} onInput={(e) => onChange({ ...of, text: e.currentTarget.value })} />}</Field>
      </section>
    </>
  );
}

/** What the checker would say, before anything holds. */
export function Try({ of }: { of: Editing }) {
  const words = ts.value;
  const [text, setText] = useState('');
  const [told, setTold] = useState<{ text: string; list: Finding[] } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const run = async () => {
    const tried = text;
    setError(null);
    try {
      const page = await post<Page<Finding>>(`${brandPath.value}/statements/try`, { slots: wireOf(of).slots, text: tried });
      setTold({ text: tried, list: toUnits(tried, page.items) });
    } catch (failure) { setTold(null); setError(messageOf(failure)); }
  };
  const press = (event: KeyboardEvent) => { if (event.key === 'Enter') { event.preventDefault(); if (text.trim()) void run(); } };
  return (
    <section class="card stack" aria-labelledby="try">
      <h2 id="try">{words.tryTitle}</h2>
      <p class="hint">{words.tryHelp}</p>
      <div class="inline-form">
        <input type="text" dir="auto" aria-labelledby="try" autocomplete="off" placeholder={words.tryExample} value={text} onInput={(e) => setText(e.currentTarget.value)} onKeyDown={press} />
        <button type="button" disabled={!text.trim()} onClick={() => void run()}>{words.tryDo}</button>
      </div>
      <div role="status">
        {told && (told.list.length ? (
          <div class="findings">
            <FindingText text={told.text} findings={told.list} />
            <ul>{told.list.map((one, i) => <li key={i} class={one.level}><q dir="auto">{one.words}</q> <strong dir="auto">{one.expected ? words.tryWrong(one.expected) : words.tryOld}</strong></li>)}</ul>
          </div>
        ) : <p>{words.tryFine}</p>)}
        {error && <p class="hint is-error">{error}</p>}
      </div>
    </section>
  );
}
