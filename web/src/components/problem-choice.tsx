/** The problems that go on, to choose one from: for a case, or for all of another problem. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePaged } from '../data';
import { problemWords } from '../dict/problems';
import { count } from '../format';
import { isLongName, moveCase, problemName, putting } from '../problems';
import { brandPath } from '../session';
import { toast } from '../toast';
import type { Problem } from '../types';
import { Field, Loading, Problem as Failed } from './bits';
import { Confirm } from './dialog';
import { ProblemName } from './problem-bits';

interface ChoiceProps {
  /** Not itself one of them. */
  but: number | null; legend: string; none: string; chosen: Problem | null; onPick: (one: Problem) => void;
  /** Before those of the list. */
  children?: ComponentChildren;
}
export function ProblemChoice({ but, legend, none, chosen, onPick, children }: ChoiceProps) {
  const words = problemWords.value;
  const list = usePaged<Problem>(`${brandPath.value}/problems`, ['problem']);
  const [wanted, setWanted] = useState('');
  const others = (list.items ?? []).filter((one) => one.id !== but);
  const found = others.filter((one) => `${one.name ?? ''} ${one.words}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  if (!list.items) return list.error ? <Failed error={list.error} onRetry={list.reload} /> : <Loading />;
  return (
    <>
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {(others.length > 6 || list.next) && <Field label={words.mergeFind}>{(id) => <input id={id} type="search" autocomplete="off" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />}</Field>}
      {!others.length && <p>{none}</p>}
      {(others.length > 0 || children) && (
        <fieldset class="choice"><legend>{legend}</legend>
          <div class="merge-list">
            {children}
            {found.map((one) => <label key={one.id} class="merge-one"><input type="radio" name="into" checked={one.id === chosen?.id} onChange={() => onPick(one)} /><span><ProblemName of={one} /> <span class="hint">{words.count(count(one.case_count))}</span></span></label>)}
            {others.length > 0 && !found.length && <p class="hint">{words.mergeNoMatch}</p>}
          </div>
          {list.next && <button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button>}
        </fieldset>
      )}
    </>
  );
}

/** For the case in `putting`: one of the list, or a new one with a name. */
export function PutDialog() {
  const words = problemWords.value, of = putting.value;
  const [chosen, setChosen] = useState<Problem | null>(null);
  const [isNew, setNew] = useState(false);
  const [name, setName] = useState('');
  const close = () => { putting.value = null; };
  useEffect(() => close, []);
  if (!of) return null;
  const was = of.problem_id, isReady = isNew ? !!name.trim() && !isLongName(name) : !!chosen;
  const run = async () => {
    const next = isNew ? await moveCase(of.id, null, name.trim()) : await moveCase(of.id, chosen!.id);
    toast(words.putDone(isNew ? next.problem_name ?? name : problemName(chosen!)), { undo: () => moveCase(of.id, was).then(() => {}) });
  };
  return (
    <Confirm title={words.putTitle} action={words.putDo} isReady={isReady} onDo={run} onClose={close}>
      <ProblemChoice but={was} legend={words.putInto} none={words.mergeNone} chosen={isNew ? null : chosen} onPick={(one) => { setChosen(one); setNew(false); }}>
        <label class="merge-one"><input type="radio" name="into" checked={isNew} onChange={() => setNew(true)} /><span>{words.putNew}</span></label>
      </ProblemChoice>
      {isNew && <Field label={words.name} help={words.putNewHelp} error={isLongName(name) ? words.nameLong : null}>{(id, help) => <input id={id} type="text" autocomplete="off" aria-describedby={help} value={name} onInput={(event) => setName(event.currentTarget.value)} />}</Field>}
    </Confirm>
  );
}
