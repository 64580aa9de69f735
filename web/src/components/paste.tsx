/** A message seen on the phone comes in by hand. */
import '../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { Failure, messageOf, post, serverNow } from '../api';
import { useGet } from '../data';
import { t } from '../dict';
import { pasteWords } from '../dict/paste';
import { fromField, toField } from '../format';
import { go, route, toCase } from '../router';
import { talking } from '../referrals';
import { brandPath } from '../session';
import { toast } from '../toast';
import type { Case, Page, Source } from '../types';
import { Field, Loaded } from './bits';
import { Dialog } from './dialog';

export function PasteDialog({ onClose }: { onClose: () => void }) {
  const words = pasteWords.value;
  const sources = useGet<Page<Source>>(`${brandPath.value}/sources`, ['settings']);
  const [form, setForm] = useState({ source: '', text: '', author: '', handle: '', title: '', link: '', rating: '', time: toField(serverNow()) });
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement }) => setForm({ ...form, [name]: event.currentTarget.value });
  const errorOf = (field: string) => (problem instanceof Failure && problem.field === field ? problem.message : null);
  const submit = (list: Source[]) => async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const orNone = (text: string) => text.trim() || null;
      const made = await post<Case>(`${brandPath.value}/paste`, {
        source_id: Number(form.source || list[0]?.id), text: form.text, author: orNone(form.author), handle: orNone(form.handle),
        title: orNone(form.title), link: orNone(form.link), rating: Number(form.rating) || null, time: form.time ? fromField(form.time) : null,
      });
      toast(words.done);
      onClose();
      go(toCase(route.value.brand, made.id));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.title} size="wide" onClose={onClose}>
      <Loaded of={sources}>{(page) => (page.items.length === 0 ? <p>{words.noSource}</p> : (
        <form class="stack" onSubmit={submit(page.items)}>
          <p class="hint">{words.help}</p>
          <p><button type="button" class="chip-button" onClick={() => { onClose(); talking.value = { caseId: 0, who: null }; }}>{t.value.case.talk}</button></p>
          {problem !== null && !(problem instanceof Failure && problem.field) && <p class="notice is-problem" role="alert">{messageOf(problem)}</p>}
          <Field label={words.text} error={errorOf('text')}>{(id) => <textarea id={id} rows={5} required value={form.text} onInput={set('text')} />}</Field>
          <div class="fields">
            <Field label={words.source}>{(id) => <select id={id} value={form.source || String(page.items[0]!.id)} onChange={set('source')}>{page.items.map((one) => <option key={one.id} value={String(one.id)}>{one.name} ({t.value.channel[one.channel]})</option>)}</select>}</Field>
            <Field label={words.author} isOptional error={errorOf('author')}>{(id) => <input id={id} type="text" autocomplete="off" value={form.author} onInput={set('author')} />}</Field>
            <Field label={words.handle} isOptional error={errorOf('handle')}>{(id) => <input id={id} type="text" autocomplete="off" value={form.handle} onInput={set('handle')} />}</Field>
            <Field label={words.time} isOptional error={errorOf('time')}>{(id) => <input id={id} type="datetime-local" value={form.time} onInput={set('time')} />}</Field>
            <Field label={words.link} isOptional error={errorOf('link')}>{(id) => <input id={id} type="url" placeholder="https://" value={form.link} onInput={set('link')} />}</Field>
            <Field label={words.stars} isOptional>{(id) => <select id={id} value={form.rating} onChange={set('rating')}><option value="" />{['1', '2', '3', '4', '5'].map((one) => <option key={one} value={one}>★ {one}</option>)}</select>}</Field>
            <Field label={words.subject} isOptional error={errorOf('title')}>{(id) => <input id={id} type="text" autocomplete="off" value={form.title} onInput={set('title')} />}</Field>
          </div>
          <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.submit}</button></div>
        </form>
      ))}</Loaded>
    </Dialog>
  );
}
