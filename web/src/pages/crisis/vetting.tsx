/** Pemeriksaan orang: who was looked at before they may send, for owners alone. */
import '../../app'; // as in parts/team.ts: it is loaded by itself
import { useState } from 'preact/hooks';
import { del, Failure, post, put, serverNow } from '../../api';
import { copy } from '../../clipboard';
import { Empty, Field, Loading, Outside, Problem } from '../../components/bits';
import { Confirm, Dialog } from '../../components/dialog';
import { useGet, usePaged } from '../../data';
import { t } from '../../dict';
import { vettingWords } from '../../dict/crisis-vetting';
import { fromField, full, toField } from '../../format';
import { brand, brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Page, Policy, Staff } from '../../types';

const questions = ['polite', 'insults', 'rumours', 'discloses', 'calm', 'hate'] as const, seen = ['yes', 'no', 'unseen'] as const, verdicts = ['open', 'fit', 'unfit'] as const;
interface Address { address: string; looked_at: string | null; looked_name: string | null }
interface Vetting {
  id: number; staff_id: number | null; staff_name: string | null; name: string; addresses: Address[]; answers: { question: string; seen: string }[]; note: string | null; told_at: string | null;
  verdict: (typeof verdicts)[number]; is_valid: boolean; decided_at: string | null; decided_name: string | null; valid_until: string | null; version: number;
}
const path = () => `${brandPath.value}/vettings`;
const usePeople = () => useGet<Page<Staff>>(`${brandPath.value}/people`, ['settings']).data?.items ?? [];

function Begin({ onDone, onClose }: { onDone: (made: Vetting) => void; onClose: () => void }) {
  const words = vettingWords.value, people = usePeople();
  const [staff, setStaff] = useState('');
  const [name, setName] = useState('');
  return (
    <Confirm title={words.add} action={words.begin} isReady={!!staff || !!name.trim()} onClose={onClose}
      onDo={async () => onDone(await post<Vetting>(path(), staff ? { staff_id: Number(staff) } : { name }))}>
      <Field label={words.whom}>{(id) => <select id={id} value={staff} onChange={(e) => setStaff(e.currentTarget.value)}><option value="">{words.candidate}</option>{people.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select>}</Field>
      {!staff && <Field label={words.name}>{(id) => <input id={id} type="text" maxLength={90} autocomplete="off" value={name} onInput={(e) => setName(e.currentTarget.value)} />}</Field>}
    </Confirm>
  );
}

function Editor({ of, onDone, onClose }: { of: Vetting; onDone: () => void; onClose: () => void }) {
  const words = vettingWords.value, people = usePeople();
  const [staff, setStaff] = useState(String(of.staff_id ?? ''));
  const [addresses, setAddresses] = useState(of.addresses.map((one) => one.address).join('\n'));
  const [answers, setAnswers] = useState<Record<string, string>>(Object.fromEntries(of.answers.map((one) => [one.question, one.seen])));
  const [note, setNote] = useState(of.note ?? '');
  const [told, setTold] = useState(of.told_at ? toField(Date.parse(of.told_at)) : '');
  const [verdict, setVerdict] = useState<string>(of.verdict);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const text = words.text(of.name, brand.value?.name ?? '');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await put<Vetting>(`${path()}/${of.id}`, {
        staff_id: staff ? Number(staff) : null, addresses: addresses.split('\n').map((one) => one.trim()).filter(Boolean).map((address) => ({ address })),
        answers: questions.filter((one) => answers[one]).map((question) => ({ question, seen: answers[question] })), note: note.trim() || null, told_at: told ? fromField(told) : null, verdict, version: of.version,
      });
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
    <Dialog title={words.of(of.name)} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        {problem && !['addresses', 'note', 'told_at', 'staff_id'].includes(problem.field ?? '') && <Problem error={problem} />}
        <Field label={words.person} error={errorOf('staff_id')}>{(id, help) => <select id={id} aria-describedby={help} value={staff} onChange={(e) => setStaff(e.currentTarget.value)}><option value="">{words.nobody}</option>{people.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}</select>}</Field>
        <Field label={words.tell} help={words.tellHelp}>{(id, help) => <textarea id={id} rows={6} readOnly aria-describedby={help} value={text} />}</Field>
        <div class="actions"><button type="button" onClick={() => void copy(text)}>{words.copy}</button></div>
        <Field label={words.told} error={errorOf('told_at')}>{(id, help) => <input id={id} type="datetime-local" max={toField(serverNow())} aria-describedby={help} value={told} onInput={(e) => setTold(e.currentTarget.value)} />}</Field>
        <Field label={words.addresses} help={words.addressesHelp} error={errorOf('addresses')}>{(id, help) => <textarea id={id} rows={3} aria-describedby={help} placeholder="https://" value={addresses} onInput={(e) => setAddresses(e.currentTarget.value)} />}</Field>
        {questions.map((question) => (
          <fieldset key={question} class="choices"><legend>{words.questions[question]}</legend>
            {seen.map((one) => <button key={one} type="button" class="chip-button" aria-pressed={answers[question] === one} onClick={() => setAnswers({ ...answers, [question]: one })}>{words.seen[one]}</button>)}
          </fieldset>
        ))}
        <Field label={words.note} isOptional help={words.noteHelp} error={errorOf('note')}>{(id, help) => <textarea id={id} rows={2} maxLength={450} aria-describedby={help} value={note} onInput={(e) => setNote(e.currentTarget.value)} />}</Field>
        <fieldset class="choices"><legend>{words.decide}</legend>
          {verdicts.map((one) => <button key={one} type="button" class="chip-button" aria-pressed={verdict === one} onClick={() => setVerdict(one)}>{words.verdict[one]}</button>)}
        </fieldset>
        {of.verdict !== 'open' && <p class="hint">{words.review}</p>}
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button></div>
      </form>
    </Dialog>
  );
}

function Row({ of, onOpen, onDone }: { of: Vetting; onOpen: () => void; onDone: () => void }) {
  const words = vettingWords.value, isOver = of.verdict === 'fit' && !of.is_valid;
  const [isRemoving, setRemoving] = useState(false);
  return (
    <li class="card">
      <header class="card-head"><h2 dir="auto">{of.staff_name ?? of.name}</h2><span class={`chip ${of.is_valid ? 'set' : 'guess'}`}>{isOver ? words.over : words.verdict[of.verdict]}</span></header>
      {of.decided_at && <p class="hint">{words.decided(of.decided_name ?? '', full(of.decided_at))}{of.is_valid && of.valid_until ? `. ${words.until(full(of.valid_until))}` : ''}</p>}
      {of.addresses.map((one) => <p key={one.address} class="hint"><Outside href={one.address}>{one.address}</Outside> {one.looked_at && words.looked(one.looked_name ?? '', full(one.looked_at))}</p>)}
      <div class="actions"><button type="button" onClick={onOpen}>{words.edit}<span class="visually-hidden"> {of.staff_name ?? of.name}</span></button><button type="button" class="quiet" onClick={() => setRemoving(true)}>{words.remove}<span class="visually-hidden"> {of.staff_name ?? of.name}</span></button></div>
      {isRemoving && <Confirm title={words.removeTitle} text={words.removeText} action={words.remove} isGrave onClose={() => setRemoving(false)} onDo={async () => { await del(`${path()}/${of.id}`); toast(words.removed); onDone(); }} />}
    </li>
  );
}

function Records() {
  const words = vettingWords.value, list = usePaged<Vetting>(path(), ['settings']);
  const [isAdding, setAdding] = useState(false);
  const [open, setOpen] = useState<Vetting | null>(null);
  return (
    <>
      <div class="actions"><button type="button" class="primary" onClick={() => setAdding(true)}>{words.add}</button></div>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={words.none}><p>{words.noneHelp}</p></Empty> : (
        <ul class="cards">{list.items.map((one) => <Row key={one.id} of={one} onOpen={() => setOpen(one)} onDone={list.reload} />)}</ul>
      )}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
      {isAdding && <Begin onDone={(made) => { list.reload(); setOpen(made); }} onClose={() => setAdding(false)} />}
      {open && <Editor key={open.id} of={open} onDone={list.reload} onClose={() => setOpen(null)} />}
    </>
  );
}

export function VettingPage() {
  const words = vettingWords.value, policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']).data;
  return (
    <div class="page narrow stack">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.intro}</p>
      <p class="hint">{words.rule}</p>
      {policy && <p class="hint">{policy.vetted_only ? words.on : words.off}</p>}
      {can.own.value && <Records />}
    </div>
  );
}
