/** Pohon kontak: who calls whom, to print and to keep true. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { del, Failure, post, put } from '../../api';
import { Empty, Field, Loaded } from '../../components/bits';
import { Confirm, Dialog } from '../../components/dialog';
import { useGet } from '../../data';
import { t } from '../../dict';
import { staffWords } from '../../dict/crisis-staff';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Page, Staff } from '../../types';
import type { TreeContact } from './staff-types';

const path = () => `${brandPath.value}/contacts`;
const fileMost = 250_000;
type Text = 'name' | 'role' | 'team' | 'phone' | 'mail' | 'telegram';
type Change = { currentTarget: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement };

function Editor({ of, all, onDone, onClose }: { of: TreeContact | null; all: TreeContact[]; onDone: () => void; onClose: () => void }) {
  const words = staffWords.value, of_ = words.tree;
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`, ['settings']).data?.items ?? [];
  const [form, setForm] = useState({
    name: of?.name ?? '', role: of?.role ?? '', team: of?.team ?? '', phone: of?.phone ?? '', mail: of?.mail ?? '', telegram: of?.telegram ?? '',
    staff: String(of?.staff_id ?? ''), caller: String(of?.caller_id ?? ''), position: String(of?.position ?? ''),
  });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: Change) => { setForm({ ...form, [name]: event.currentTarget.value }); setProblem(null); };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const line = (name: Text, most: number, more: { keys?: 'tel' | 'email'; placeholder?: string; help?: string; isNeeded?: boolean } = {}) => (
    <Field label={of_[name]} isOptional={!more.isNeeded} help={more.help} error={errorOf(name)}>{(id, help) => (
      <input id={id} type="text" inputMode={more.keys ?? 'text'} required={!!more.isNeeded} maxLength={most} autocomplete="off" placeholder={more.placeholder} aria-describedby={help} value={form[name]} onInput={set(name)} />
    )}</Field>
  );
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const text = (name: Text) => form[name].trim() || null;
    const body = { name: form.name, role: text('role'), team: text('team'), phone: text('phone'), mail: text('mail'), telegram: text('telegram'), staff_id: Number(form.staff) || null, caller_id: Number(form.caller) || null, position: Number(form.position) || null, version: of?.version ?? null };
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
    <Dialog title={of ? of.name : of_.add} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <div class="fields">
          {line('name', 110, { isNeeded: true })}
          {line('phone', 38, { keys: 'tel', placeholder: '0812 3456 7890' })}
          {line('role', 110, { placeholder: of_.rolePlaceholder })}
          {line('team', 110, { placeholder: of_.teamPlaceholder })}
          {line('mail', 250, { keys: 'email', help: of_.mailHelp })}
          {line('telegram', 38, { help: of_.telegramHelp })}
          <Field label={of_.account} isOptional error={errorOf('staff_id')}>{(id, help) => <select id={id} aria-describedby={help} value={form.staff} onChange={set('staff')}><option value="">{of_.noAccount}</option>{people.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select>}</Field>
          <Field label={of_.caller} error={errorOf('caller_id')}>{(id, help) => <select id={id} aria-describedby={help} value={form.caller} onChange={set('caller')}><option value="">{of_.noCaller}</option>{all.filter((one) => one.id !== of?.id).map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select>}</Field>
          <Field label={of_.position} isOptional error={errorOf('position')}>{(id, help) => <input id={id} type="number" min={0} max={9999} aria-describedby={help} value={form.position} onInput={set('position')} />}</Field>
        </div>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button></div>
      </form>
    </Dialog>
  );
}

function Import({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const of = staffWords.value.tree;
  const [csv, setCsv] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = async (file: File | undefined) => { setProblem(null); setCsv(file && file.size < fileMost ? await file.text() : ''); };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!csv) return setProblem(of.choose);
    try {
      const taken = await post<{ added: number; changed: number }>(`${path()}/csv`, { csv });
      toast(of.taken(taken.added, taken.changed));
      onDone();
      onClose();
    } catch (error) {
      if (error instanceof Failure && error.field) setProblem(error.message);
      else failed(error);
    }
  };
  return (
    <Dialog title={of.import} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p class="hint">{of.importHelp}</p>
        <Field label={of.file} error={problem}>{(id, help) => <input id={id} type="file" accept=".csv,text/csv" aria-describedby={help} onChange={(event) => void read(event.currentTarget.files?.[0])} />}</Field>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary">{of.take}</button></div>
      </form>
    </Dialog>
  );
}

function Branch({ of, all, onEdit, onRemove }: { of: TreeContact; all: TreeContact[]; onEdit: (one: TreeContact) => void; onRemove: (one: TreeContact) => void }) {
  const words = staffWords.value, below = all.filter((one) => one.caller_id === of.id);
  return (
    <li class="stack">
      <div class="actions">
        <div class="row-main">
          <strong dir="auto">{of.name}</strong>
          <span class="hint beside">{[of.role, of.team].filter(Boolean).join(' · ')}</span>
          {(of.phone || of.mail) && <span class="hint">{of.phone && <a href={`tel:${of.phone.replace(/[^\d+]/g, '')}`}>{of.phone}</a>}{of.phone && of.mail && ' · '}{of.mail}</span>}
          {below.length > 0 && <span class="hint">{words.tree.calls(below.map((one) => one.name).join(', '))}</span>}
        </div>
        {can.manage.value && <span class="actions">
          <button type="button" class="chip-button" aria-label={`${words.edit}: ${of.name}`} onClick={() => onEdit(of)}>{words.edit}</button>
          <button type="button" class="chip-button" aria-label={`${words.remove}: ${of.name}`} onClick={() => onRemove(of)}>{words.remove}</button>
        </span>}
      </div>
      {below.length > 0 && <ul class="versions">{below.map((one) => <Branch key={one.id} of={one} all={all} onEdit={onEdit} onRemove={onRemove} />)}</ul>}
    </li>
  );
}

export function ContactsPage() {
  const words = staffWords.value, of = words.tree;
  const list = useGet<Page<TreeContact>>(path(), ['crisis']);
  const [editing, setEditing] = useState<TreeContact | 'new' | null>(null);
  const [removing, setRemoving] = useState<TreeContact | null>(null);
  const [isImporting, setImporting] = useState(false);
  const join = async () => {
    try { toast(of.joined((await post<{ added: number }>(`${path()}/members`)).added)); list.reload(); } catch (error) { failed(error); }
  };
  const items = list.data?.items ?? [];
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{of.title}</h1>
      <p class="hint">{of.intro}</p>
      <div class="actions screen-only">
        {can.manage.value && <><button type="button" class="primary" onClick={() => setEditing('new')}>{of.add}</button><button type="button" onClick={() => void join()}>{of.join}</button><button type="button" onClick={() => setImporting(true)}>{of.import}</button>{items.length > 0 && <a class="button" href={`${path()}/csv`} download>{of.export}</a>}</>}
        {items.length > 0 && <button type="button" onClick={() => print()}>{words.print}</button>}
      </div>
      <Loaded of={list}>{({ items: all }) => (!all.length ? <Empty title={of.empty}><p>{of.emptyHelp}</p></Empty> : (
        <>
          <p class="hint">{of.total(all.length)}{!can.manage.value && <> · {of.readOnly}</>}</p>
          <ul class="card">{all.filter((one) => !all.some((other) => other.id === one.caller_id)).map((one) => <Branch key={one.id} of={one} all={all} onEdit={setEditing} onRemove={setRemoving} />)}</ul>
        </>
      ))}</Loaded>
      {editing && <Editor of={editing === 'new' ? null : editing} all={items} onDone={list.reload} onClose={() => setEditing(null)} />}
      {removing && <Confirm title={of.removeTitle(removing.name)} text={of.removeText} action={words.remove} isGrave onClose={() => setRemoving(null)}
        onDo={async () => { await del(`${path()}/${removing.id}`); toast(words.removed); list.reload(); }} />}
      {isImporting && <Import onDone={list.reload} onClose={() => setImporting(false)} />}
    </div>
  );
}
