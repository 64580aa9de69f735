/** Pilihan penyelesaian: the menu of what the shop offers. */
import { useState } from 'preact/hooks';
import { del, Failure, post, put } from '../api';
import { Empty, Field, Loaded } from '../components/bits';
import { Confirm, Dialog } from '../components/dialog';
import { useGet } from '../data';
import { t } from '../dict';
import { td } from '../dict/later';
import { rupiah } from '../format';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import type { Page, Role, Solution } from '../types';

const mayOffer = ['writer', 'approver', 'admin', 'owner'] as const satisfies Role[];

function Editor({ of, onDone, onClose }: { of: Solution | null; onDone: () => void; onClose: () => void }) {
  const words = td.value;
  const [form, setForm] = useState({ name: of?.name ?? '', text: of?.text ?? '', cost: String(of?.cost ?? 0), role: of?.role ?? 'writer' as Role });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement }) => { setForm({ ...form, [name]: event.currentTarget.value }); setProblem(null); };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const body = { name: form.name, text: form.text, cost: Number(form.cost || 0), role: form.role }, path = `${brandPath.value}/solutions`;
    try {
      if (of) await put<Solution>(`${path}/${of.id}`, body);
      else await post<Solution>(path, body);
      toast(words.menuSaved);
      onDone();
      onClose();
    } catch (error) {
      setBusy(false);
      if (error instanceof Failure && error.field) setProblem(error);
      else failed(error);
    }
  };
  return (
    <Dialog title={of ? of.name : words.menuAdd} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <Field label={words.name} error={errorOf('name')}>{(id, help) => <input id={id} type="text" required maxLength={100} autocomplete="off" placeholder={words.namePlaceholder} aria-describedby={help} value={form.name} onInput={set('name')} />}</Field>
        <Field label={words.text} error={errorOf('text')}>{(id, help) => <textarea id={id} rows={3} required maxLength={1800} placeholder={words.textPlaceholder} aria-describedby={help} value={form.text} onInput={set('text')} />}</Field>
        <div class="fields">
          <Field label={words.cost} error={errorOf('cost')}>{(id, help) => <input id={id} type="number" min="0" max="1000000000" step="1" inputMode="numeric" required aria-describedby={help} value={form.cost} onInput={set('cost')} />}</Field>
          <Field label={words.who} error={errorOf('role')}>{(id, help) => <select id={id} aria-describedby={help} value={form.role} onChange={set('role')}>{mayOffer.map((one) => <option key={one} value={one}>{words.orAbove(t.value.role[one])}</option>)}</select>}</Field>
        </div>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.saveMenu}</button></div>
      </form>
    </Dialog>
  );
}

export function Solutions() {
  const words = td.value, path = `${brandPath.value}/solutions`;
  const list = useGet<Page<Solution>>(path, ['settings']);
  const [editing, setEditing] = useState<Solution | 'new' | null>(null);
  const [removing, setRemoving] = useState<Solution | null>(null);
  const remove = async () => {
    const { name, text, cost, role } = removing!;
    await del(`${path}/${removing!.id}`);
    list.reload();
    toast(words.removed, { undo: async () => { await post(path, { name, text, cost, role }); list.reload(); } });
  };
  return (
    <>
      <p class="hint">{words.menuIntro}</p>
      {can.manage.value && <div class="actions"><button type="button" class="primary" onClick={() => setEditing('new')}>{words.menuAdd}</button></div>}
      <Loaded of={list}>{({ items }) => (!items.length ? <Empty title={words.menuNone} /> : (
        <ul class="cards">{items.map((one) => (
          <li key={one.id} class="card">
            <p class="case-line"><strong dir="auto">{one.name}</strong><span>{rupiah(one.cost)}</span><span class="chip guess">{words.orAbove(t.value.role[one.role])}</span></p>
            <p class="said" dir="auto">{one.text}</p>
            {can.manage.value && <div class="actions"><button type="button" class="chip-button" onClick={() => setEditing(one)}>{words.menuEdit}</button><button type="button" class="chip-button" onClick={() => setRemoving(one)}>{words.menuRemove}</button></div>}
          </li>
        ))}</ul>
      ))}</Loaded>
      {editing && <Editor of={editing === 'new' ? null : editing} onDone={list.reload} onClose={() => setEditing(null)} />}
      {removing && <Confirm title={words.removeTitle} text={words.removeText} action={words.menuRemove} isGrave onDo={remove} onClose={() => setRemoving(null)} />}
    </>
  );
}
