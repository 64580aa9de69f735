/** The person of each department: whom a question goes to, and how long they usually need. */
import { useState } from 'preact/hooks';
import { Failure, put } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { useGet } from '../../data';
import { tr } from '../../dict/later';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Contact, Page, Staff } from '../../types';

const hour = 3600;

function Person({ of, staff, onSaved }: { of: Contact; staff: Staff[]; onSaved: () => void }) {
  const words = tr.value, isOff = !can.manage.value;
  const [form, setForm] = useState({ name: of.name ?? '', address: of.address ?? '', staff: String(of.staff_id ?? ''), hours: String(of.due_after / hour) });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => { setForm({ ...form, [name]: event.currentTarget.value }); setProblem(null); };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const save = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      await put<Contact>(`${brandPath.value}/departments/contacts`, {
        department: of.department, name: form.name.trim() || null, address: form.address.trim() || null,
        staff_id: form.staff ? Number(form.staff) : null, due_after: Math.round(Number(form.hours) * hour),
      });
      toast(words.personSaved);
      onSaved();
    } catch (error) { if (error instanceof Failure && error.field) setProblem(error); else failed(error); }
    setBusy(false);
  };
  return (
    <form class="card" onSubmit={save} aria-label={of.department}>
      <h3 dir="auto">{of.department}</h3>
      <div class="fields">
        <Field label={words.person} isOptional error={errorOf('name')}>{(id, help) => <input id={id} type="text" autocomplete="off" disabled={isOff} aria-describedby={help} value={form.name} onInput={set('name')} />}</Field>
        <Field label={words.staff} isOptional error={errorOf('staff_id')}>{(id, help) => (
          <select id={id} disabled={isOff} aria-describedby={help} value={form.staff} onChange={set('staff')}><option value="">{words.nobody}</option>{staff.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select>
        )}</Field>
        <Field label={words.email} isOptional error={errorOf('address')}>{(id, help) => <input id={id} type="email" autocomplete="off" disabled={isOff} aria-describedby={help} value={form.address} onInput={set('address')} />}</Field>
        <Field label={words.hours} error={errorOf('due_after')}>{(id, help) => <input id={id} type="number" min="0.5" max="720" step="0.5" required disabled={isOff} aria-describedby={help} value={form.hours} onInput={set('hours')} />}</Field>
      </div>
      {!isOff && <div class="actions"><button type="submit" disabled={isBusy}>{words.savePerson}</button></div>}
    </form>
  );
}

export function Contacts() {
  const words = tr.value;
  const list = useGet<Page<Contact>>(`${brandPath.value}/departments/contacts`, ['settings']);
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`, ['settings']);
  return (
    <section class="stack" aria-labelledby="contacts">
      <h2 id="contacts">{words.people}</h2>
      <p class="hint">{words.peopleIntro}</p>
      <Loaded of={list}>{({ items }) => (items.length
        ? <>{items.map((one) => <Person key={one.department} of={one} staff={people.data?.items ?? []} onSaved={list.reload} />)}</>
        : <p class="hint">{words.noPeople}</p>)}</Loaded>
    </section>
  );
}
