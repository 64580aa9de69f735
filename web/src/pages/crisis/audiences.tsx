/** Peta pihak: who must hear it from us, how, from whom, in which order. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { del, Failure, post, put } from '../../api';
import { Empty, Field, Loaded } from '../../components/bits';
import { Confirm, Dialog } from '../../components/dialog';
import { useGet } from '../../data';
import { language, t } from '../../dict';
import { staffWords } from '../../dict/crisis-staff';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Page } from '../../types';
import type { Audience } from './staff-types';

const path = () => `${brandPath.value}/audiences`;
type Change = { currentTarget: HTMLInputElement | HTMLTextAreaElement };

function Editor({ of, next, onDone, onClose }: { of: Audience | null; next: number; onDone: () => void; onClose: () => void }) {
  const words = staffWords.value, said = words.audience;
  const [form, setForm] = useState({ name: of?.name ?? '', channel: of?.channel ?? '', teller: of?.teller ?? '', words: of?.words ?? '', position: String(of?.position ?? next) });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: Change) => { setForm({ ...form, [name]: event.currentTarget.value }); setProblem(null); };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const body = { name: form.name, channel: form.channel.trim() || null, teller: form.teller.trim() || null, words: form.words.trim() || null, position: Number(form.position) || null, version: of?.version ?? null };
    try {
      if (of) await put(`${path()}/${of.id}`, body);
      else await post(path(), body);
      toast(words.saved);
      onDone();
      onClose();
    } catch (error) {
      setBusy(false);
      if (error instanceof Failure && error.field) setProblem(error);
      else if (error instanceof Failure && error.status === 409) { toast(words.changed, { isError: true }); onDone(); }
      else failed(error);
    }
  };
  return (
    <Dialog title={of ? of.name : said.add} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <div class="fields">
          <Field label={said.name} error={errorOf('name')}>{(id, help) => <input id={id} type="text" required maxLength={110} autocomplete="off" placeholder={said.namePlaceholder} aria-describedby={help} value={form.name} onInput={set('name')} />}</Field>
          <Field label={said.channel} isOptional error={errorOf('channel')}>{(id, help) => <input id={id} type="text" maxLength={180} autocomplete="off" placeholder={said.channelPlaceholder} aria-describedby={help} value={form.channel} onInput={set('channel')} />}</Field>
          <Field label={said.teller} isOptional error={errorOf('teller')}>{(id, help) => <input id={id} type="text" maxLength={110} autocomplete="off" aria-describedby={help} value={form.teller} onInput={set('teller')} />}</Field>
          <Field label={said.position} isOptional error={errorOf('position')}>{(id, help) => <input id={id} type="number" min={0} max={9999} aria-describedby={help} value={form.position} onInput={set('position')} />}</Field>
        </div>
        <Field label={said.words} isOptional help={said.wordsHelp} error={errorOf('words')}>{(id, help) => <textarea id={id} rows={3} maxLength={1900} aria-describedby={help} value={form.words} onInput={set('words')} />}</Field>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button></div>
      </form>
    </Dialog>
  );
}

export function AudiencesPage() {
  const words = staffWords.value, said = words.audience;
  const list = useGet<Page<Audience>>(path(), ['crisis']);
  const [editing, setEditing] = useState<Audience | 'new' | null>(null);
  const [removing, setRemoving] = useState<Audience | null>(null);
  const start = async () => {
    try { await post(`${path()}/starter`, { in_english: language.value === 'en' }); list.reload(); } catch (error) { failed(error); }
  };
  const next = Math.max(0, ...(list.data?.items ?? []).map((one) => one.position ?? 0)) + 1;
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{said.title}</h1>
      <p class="hint">{said.intro}</p>
      <Loaded of={list}>{({ items }) => (!items.length
        ? <Empty title={said.empty}><p>{said.emptyHelp}</p>{can.manage.value && <button type="button" class="primary" onClick={() => void start()}>{said.start}</button>}</Empty>
        : (
          <ol class="cards">{items.map((one, i) => (
            <li key={one.id} class="card">
              <header class="card-head"><h2 dir="auto">{i + 1}. {one.name}</h2>{one.channel && <span class="hint">{one.channel}</span>}</header>
              {one.words && <p class="said" dir="auto">{one.words}</p>}
              {one.teller && <p class="hint">{said.by(one.teller)}</p>}
              {can.manage.value && <div class="actions"><button type="button" class="chip-button" aria-label={`${words.edit}: ${one.name}`} onClick={() => setEditing(one)}>{words.edit}</button><button type="button" class="chip-button" aria-label={`${words.remove}: ${one.name}`} onClick={() => setRemoving(one)}>{words.remove}</button></div>}
            </li>
          ))}</ol>
        ))}</Loaded>
      {can.manage.value && list.data && <div class="actions"><button type="button" onClick={() => setEditing('new')}>{said.add}</button></div>}
      {editing && <Editor of={editing === 'new' ? null : editing} next={next} onDone={list.reload} onClose={() => setEditing(null)} />}
      {removing && <Confirm title={said.removeTitle(removing.name)} text={said.removeText} action={words.remove} isGrave onClose={() => setRemoving(null)}
        onDo={async () => { await del(`${path()}/${removing.id}`); toast(words.removed); list.reload(); }} />}
    </div>
  );
}
