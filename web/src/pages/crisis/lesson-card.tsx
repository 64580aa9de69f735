/** A lesson as it is read, and as it is written. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Failure, post, put } from '../../api';
import { Field, Outside, Time } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { recoveryWords } from '../../dict/crisis-recovery';
import { fromField, toField, zoneName } from '../../format';
import { useOpened } from '../../held';
import { route, toCrisis } from '../../router';
import { brandPath } from '../../session';
import { toast } from '../../toast';
import type { Lesson, LessonChange } from '../../types';

const kinds = ['wrong', 'right'] as const, changes: LessonChange[] = ['none', 'threat', 'playbook', 'policy', 'other'];

/** What was compared, then and now. */
function Compared({ of }: { of: Lesson }) {
  const words = recoveryWords.value;
  return (
    <>
      <p><strong dir="auto">{of.measure || words.compareText}</strong></p>
      <dl class="facts">
        <div><dt>{words.before}</dt><dd dir="auto">{of.before_text}</dd></div>
        <div><dt>{words.after}</dt><dd dir="auto">{of.after_text || words.notYet}{of.after_at && <span class="hint"> ({words.measuredAt} <Time at={of.after_at} />)</span>}</dd></div>
      </dl>
    </>
  );
}

export function LessonCard({ of, isAlone, children }: { of: Lesson; /** Elsewhere than at its crisis. */ isAlone?: boolean; children?: ComponentChildren }) {
  const words = recoveryWords.value;
  return (
    <li class="card">
      <header class="card-head"><p class="said" dir="auto">{of.text}</p><span class={`chip ${of.kind === 'right' ? 'mine' : 'guess'}`}>{words.lessonKind[of.kind]}</span></header>
      {of.change && <p dir="auto"><strong>{words.changeIs(words.change[of.change_kind])}</strong> {of.change}</p>}
      {of.before_text && <Compared of={of} />}
      <p class="hint" dir="auto">
        {isAlone && <><a href={toCrisis(route.value.brand, `${of.crisis_id}/pemulihan`)}>{words.lessonFrom(of.crisis_name)}</a> <Time at={of.crisis_at} />. </>}
        {[of.threat_name, of.playbook_name, of.made_name].filter(Boolean).join(' · ')} <Outside href={of.link ?? null}>{words.seeLink}</Outside>
      </p>
      {children}
    </li>
  );
}

export function LessonDialog({ crisis, of: live, onDone, onClose }: { crisis: number; of: Lesson | null; onDone: () => Promise<unknown>; onClose: () => void }) {
  const words = recoveryWords.value, [of, over] = useOpened(live, onDone);
  const [it, setIt] = useState({
    kind: of?.kind ?? 'wrong', text: of?.text ?? '', change_kind: of?.change_kind ?? 'none', change: of?.change ?? '', measure: of?.measure ?? '', before_text: of?.before_text ?? '', after_text: of?.after_text ?? '',
    after_at: of?.after_at ? toField(Date.parse(of.after_at)) : '', link: of?.link ?? '',
  });
  const [problem, setProblem] = useState<Failure | null>(null);
  const set = (part: Partial<typeof it>) => { setIt({ ...it, ...part }); setProblem(null); };
  const wrong = (field: string) => (problem?.field === field ? problem.message : null);
  const needsBefore = !!it.after_text.trim() && !it.before_text.trim();
  const run = async () => {
    const text = (one: string) => one.trim() || null;
    const form = {
      kind: it.kind, text: it.text.trim(), change_kind: it.change_kind, change: it.change_kind === 'none' ? null : text(it.change), measure: text(it.measure), before_text: text(it.before_text), after_text: text(it.after_text),
      after_at: it.after_at ? fromField(it.after_at) : null, link: text(it.link),
    };
    try {
      if (of) await over(() => put(`${brandPath.value}/lessons/${of.id}`, { ...form, threat_id: of.threat_id ?? null, playbook_id: of.playbook_id ?? null, version: of.version }));
      else await post(`${brandPath.value}/crises/${crisis}/lessons`, form);
    } catch (error) {
      if (error instanceof Failure && error.field) setProblem(error);
      throw error;
    }
    toast(of ? words.saved : words.lessonAdded);
    void onDone();
  };
  return (
    <Confirm title={of ? words.lessonEditTitle : words.lessonAdd} action={words.save} isReady={!!it.text.trim() && (it.change_kind === 'none' || !!it.change.trim()) && !needsBefore} onDo={run} onClose={onClose}>
      <Field label={words.lessonText} help={words.lessonExample} error={wrong('text')}>{(id, help) => <textarea id={id} aria-describedby={help} rows={3} maxLength={1000} required value={it.text} onInput={(e) => set({ text: e.currentTarget.value })} />}</Field>
      <Field label={words.lessonKindField}>{(id) => <select id={id} value={it.kind} onChange={(e) => set({ kind: e.currentTarget.value as Lesson['kind'] })}>{kinds.map((one) => <option key={one} value={one}>{words.lessonKind[one]}</option>)}</select>}</Field>
      <Field label={words.changeKind}>{(id) => <select id={id} value={it.change_kind} onChange={(e) => set({ change_kind: e.currentTarget.value as LessonChange })}>{changes.map((one) => <option key={one} value={one}>{words.change[one]}</option>)}</select>}</Field>
      {it.change_kind !== 'none' && <Field label={words.changeText} error={wrong('change')}>{(id, help) => <textarea id={id} aria-describedby={help} rows={2} maxLength={1000} required value={it.change} onInput={(e) => set({ change: e.currentTarget.value })} />}</Field>}
      <details open={!!of?.before_text}>
        <summary>{words.compare}</summary>
        <div class="stack">
          <Field label={words.measure} help={words.measureExample} isOptional>{(id, help) => <input id={id} aria-describedby={help} maxLength={200} autocomplete="off" value={it.measure} onInput={(e) => set({ measure: e.currentTarget.value })} />}</Field>
          <Field label={words.before} error={needsBefore ? words.needBefore : wrong('before_text')} isOptional={!needsBefore}>{(id, help) => <input id={id} aria-describedby={help} maxLength={200} autocomplete="off" value={it.before_text} onInput={(e) => set({ before_text: e.currentTarget.value })} />}</Field>
          <Field label={words.after} isOptional>{(id) => <input id={id} maxLength={200} autocomplete="off" value={it.after_text} onInput={(e) => set({ after_text: e.currentTarget.value })} />}</Field>
          <Field label={words.afterAt(zoneName())} isOptional>{(id) => <input id={id} type="datetime-local" value={it.after_at} onInput={(e) => set({ after_at: e.currentTarget.value })} />}</Field>
        </div>
      </details>
      <Field label={words.link} error={wrong('link')} isOptional>{(id, help) => <input id={id} aria-describedby={help} type="url" maxLength={500} value={it.link} onInput={(e) => set({ link: e.currentTarget.value })} />}</Field>
    </Confirm>
  );
}
