/** One entry of Buku pintar, and the dialog that writes it. */
import { useState } from 'preact/hooks';
import { del, Failure, me, post, put } from '../api';
import { useGet } from '../data';
import { t } from '../dict';
import { tk } from '../dict/later';
import { fromField, full, toField } from '../format';
import { bitsOf } from '../reading';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import { subjects, type Contact, type Knowledge, type Page, type Staff } from '../types';
import { Field } from './bits';
import { Confirm, Dialog } from './dialog';

const path = () => `${brandPath.value}/knowledge`;
const dayOf = (time: string) => full(time).replace(/, [^,]*$/, '');
/** A day ends at midnight: it is valid on its last day. */
const lastMoment = (day: string) => fromField(`${day}T23:59`);
const bodyOf = ({ department, question, answer, subjects: bits, owner_id, valid_until }: Knowledge) => ({ department, question, answer, subjects: bits, owner_id, valid_until });

export function KnowledgeEditor({ of, onDone, onClose }: { of: Knowledge | null; onDone: () => void; onClose: () => void }) {
  const words = tk.value;
  const contacts = useGet<Page<Contact>>(`${brandPath.value}/departments/contacts`, ['settings']).data?.items ?? [];
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`, ['settings']).data?.items ?? [];
  const [form, setForm] = useState({ question: of?.question ?? '', answer: of?.answer ?? '', department: of?.department ?? '', owner: String(of?.owner_id ?? me.value?.staff.id ?? ''), until: of?.valid_until ? toField(Date.parse(of.valid_until)).slice(0, 10) : '' });
  const [bits, setBits] = useState(of?.subjects ?? 0);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement }) => { setForm({ ...form, [name]: event.currentTarget.value }); setProblem(null); };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const departments = [...new Set([...contacts.map((one) => one.department), ...(of?.department ? [of.department] : [])])];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const body = { question: form.question, answer: form.answer, department: form.department || null, subjects: bits, owner_id: form.owner ? Number(form.owner) : null, valid_until: form.until ? lastMoment(form.until) : null, version: of?.version ?? 0 };
    try {
      if (of) await put<Knowledge>(`${path()}/${of.id}`, body);
      else await post<Knowledge>(path(), body);
      toast(words.saved);
      onDone();
      onClose();
    } catch (error) {
      setBusy(false);
      if (error instanceof Failure && error.field) setProblem(error);
      else failed(error);
    }
  };
  return (
    <Dialog title={of ? words.edit : words.add} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <Field label={words.question} error={errorOf('question')}>{(id, help) => <input id={id} type="text" required maxLength={280} autocomplete="off" placeholder={words.questionPlaceholder} aria-describedby={help} value={form.question} onInput={set('question')} />}</Field>
        <Field label={words.answer} help={words.answerHelp} error={errorOf('answer')}>{(id, help) => <textarea id={id} rows={4} required maxLength={3800} aria-describedby={help} value={form.answer} onInput={set('answer')} />}</Field>
        <fieldset class="choices"><legend>{words.subjects}</legend>
          {subjects.map((one, i) => <button key={one} type="button" class="chip-button" aria-pressed={!!(bits & (1 << i))} onClick={() => setBits(bits ^ (1 << i))}>{t.value.subject[one]}</button>)}
        </fieldset>
        <div class="fields">
          <Field label={words.department} isOptional error={errorOf('department')}>{(id, help) => <select id={id} aria-describedby={help} value={form.department} onChange={set('department')}><option value="">{words.whole}</option>{departments.map((one) => <option key={one} value={one}>{one}</option>)}</select>}</Field>
          <Field label={words.owner} error={errorOf('owner_id')}>{(id, help) => <select id={id} aria-describedby={help} value={form.owner} onChange={set('owner')}>{people.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select>}</Field>
          <Field label={words.until} isOptional help={words.untilHelp} error={errorOf('valid_until')}>{(id, help) => <input id={id} type="date" aria-describedby={help} value={form.until} onInput={set('until')} />}</Field>
        </div>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button></div>
      </form>
    </Dialog>
  );
}

export function KnowledgeItem({ of, onDone }: { of: Knowledge; onDone: () => void }) {
  const words = tk.value;
  const [isEditing, setEditing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const remove = async () => {
    await del(`${path()}/${of.id}`);
    onDone();
    toast(words.removed, { undo: async () => { await post(path(), bodyOf(of)); onDone(); } });
  };
  return (
    <li class="card">
      <p class="case-line"><strong dir="auto">{of.question}</strong>{of.is_expired && <span class="chip guess">{words.expired}</span>}</p>
      <p class="said" dir="auto">{of.answer}</p>
      <p class="hint">{[of.department, ...bitsOf(subjects, of.subjects).map((one) => t.value.subject[one]), of.owner_name && words.keptBy(of.owner_name), of.valid_until ? words.validUntil(dayOf(of.valid_until)) : words.forGood].filter(Boolean).join(' · ')}</p>
      {can.write.value && <div class="actions"><button type="button" class="chip-button" onClick={() => setEditing(true)}>{words.edit}</button><button type="button" class="chip-button" onClick={() => setRemoving(true)}>{words.remove}</button></div>}
      {isEditing && <KnowledgeEditor of={of} onDone={onDone} onClose={() => setEditing(false)} />}
      {isRemoving && <Confirm title={words.removeTitle} action={words.remove} isGrave onDo={remove} onClose={() => setRemoving(false)} />}
    </li>
  );
}
