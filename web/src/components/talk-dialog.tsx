/** Telepon & kunjungan: with whom, what was said, what was agreed. */
import { useState } from 'preact/hooks';
import { Failure, messageOf, post, serverNow } from '../api';
import { casePath } from '../case-acts';
import { load } from '../data';
import { t } from '../dict';
import { tr } from '../dict/later';
import { fromField, toField, zoneName } from '../format';
import { talking } from '../referrals';
import { go, route, toCase } from '../router';
import { brandPath } from '../session';
import { toast } from '../toast';
import type { Case, Note } from '../types';
import { Field } from './bits';
import { Dialog } from './dialog';

const close = () => { talking.value = null; };

export function TalkDialog() {
  const words = tr.value, about = talking.value!, isNew = !about.caseId;
  const [way, setWay] = useState<'phone' | 'visit'>('phone');
  const [form, setForm] = useState({ who: about.who ?? '', handle: '', said: '', agreed: '', at: toField(serverNow()) });
  const [answers, setAnswers] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => setForm({ ...form, [name]: event.currentTarget.value });
  const errorOf = (name: string) => (problem instanceof Failure && problem.field === name ? problem.message : null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const body = { way, who: form.who, handle: form.handle.trim() || null, said: form.said, agreed: form.agreed.trim() || null, at: fromField(form.at), answers };
    try {
      if (isNew) {
        const made = await post<Case>(`${brandPath.value}/talks`, body);
        close();
        toast(words.talkOpened(made.id));
        go(toCase(route.value.brand, made.id));
      } else {
        await post<Note>(`${casePath(about.caseId)}/talks`, body);
        void load(casePath(about.caseId));
        close();
        toast(words.talkSaved);
      }
    } catch (error) { setProblem(error); setBusy(false); }
  };
  return (
    <Dialog title={isNew ? words.talkNew : words.talk} size="wide" onClose={close}>
      <form class="stack" onSubmit={submit}>
        {problem !== null && !(problem instanceof Failure && problem.field) && <p class="notice is-problem" role="alert">{messageOf(problem)}</p>}
        <div class="choices">{(['phone', 'visit'] as const).map((one) => <button key={one} type="button" class="chip-button" aria-pressed={way === one} onClick={() => setWay(one)}>{words[one]}</button>)}</div>
        <div class="fields">
          <Field label={words.withWhom} error={errorOf('who')}>{(id, help) => <input id={id} type="text" required maxLength={250} autocomplete="off" aria-describedby={help} value={form.who} onInput={set('who')} />}</Field>
          {isNew && <Field label={words.number} isOptional help={words.numberHelp} error={errorOf('handle')}>{(id, help) => <input id={id} type="tel" autocomplete="off" aria-describedby={help} value={form.handle} onInput={set('handle')} />}</Field>}
          <Field label={`${words.talkAt} (${zoneName()})`} error={errorOf('at')}>{(id, help) => <input id={id} type="datetime-local" required aria-describedby={help} value={form.at} onInput={set('at')} />}</Field>
        </div>
        <Field label={words.said} error={errorOf('said')}>{(id, help) => <textarea id={id} rows={4} required maxLength={4000} aria-describedby={help} value={form.said} onInput={set('said')} />}</Field>
        <Field label={words.agreed} isOptional help={words.agreedHelp} error={errorOf('agreed')}>{(id, help) => <textarea id={id} rows={2} maxLength={4000} aria-describedby={help} value={form.agreed} onInput={set('agreed')} />}</Field>
        <label class="check"><input type="checkbox" checked={answers} onChange={(e) => setAnswers(e.currentTarget.checked)} />{words.answers}</label>
        <div class="actions end"><button type="button" onClick={close}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.saveTalk}</button></div>
      </form>
    </Dialog>
  );
}
