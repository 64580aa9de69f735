/** Kabari semua staf: what they are told, who has read it, and telling them anew. */
import '../../app'; // as in parts/team.ts
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure, get, post } from '../../api';
import { copy } from '../../clipboard';
import { Field, Loaded, Time } from '../../components/bits';
import { Dialog } from '../../components/dialog';
import { put as keep } from '../../data';
import { t } from '../../dict';
import { staffWords } from '../../dict/crisis-staff';
import { route, toCrisis } from '../../router';
import { can } from '../../session';
import { failed, toast } from '../../toast';
import { crisisIds } from './index';
import { currentOf, staffPath, useStaff, Warnings } from './staff-card';
import type { Broadcast, BroadcastForm, BroadcastPage, Receipt } from './staff-types';

type Shown = { link: string; text: string };
const parts = (of: Pick<Broadcast, 'text' | 'say' | 'avoid' | 'send_to'>) => {
  const words = staffWords.value.staff;
  return ([['', of.text], [words.say, of.say], [words.avoid, of.avoid], [words.sendTo, of.send_to]] as const).filter(([, text]) => text);
};
/** As it is pasted into a chat. */
const messageOf = (of: Broadcast, link: string) => staffWords.value.staff.message(parts(of).map(([name, text]) => (name ? `${name}:\n${text}` : text)).join('\n\n'), link);
/** wa.me takes the number with its country and without signs. */
const waNumber = (phone: string | null) => (phone ?? '').replace(/\D/g, '').replace(/^0/, '62');

async function send(crisis: number, form: BroadcastForm) {
  const words = staffWords.value.staff;
  try {
    const page = await post<BroadcastPage>(staffPath(crisis), form);
    keep<BroadcastPage>(staffPath(crisis), () => page);
    toast(words.sent);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.status === 409) toast(words.changed, { isError: true });
    else failed(error);
    return false;
  }
}

function Told({ of }: { of: Broadcast }) {
  const words = staffWords.value.staff;
  return (
    <>
      {parts(of).map(([name, text]) => <div key={name}>{name && <h3>{name}</h3>}<p class="said" dir="auto">{text}</p></div>)}
      <p class="hint">{words.by(of.made_name ?? '')} <Time at={of.made_at} />{of.statement_number && <> · {words.of(of.statement_number)}</>}</p>
    </>
  );
}

const fieldsOf = ({ text, say, avoid, send_to }: BroadcastForm) => ({ text, say: say ?? '', avoid: avoid ?? '', send_to: send_to ?? '' });

function Compose({ crisis, of, onDone }: { crisis: number; of: BroadcastPage; onDone: () => void }) {
  const words = staffWords.value.staff;
  /* What was typed stays when the statement changes meanwhile; the server refuses it until the new one was taken. */
  const [draft, setDraft] = useState(of.draft);
  const [form, setForm] = useState(fieldsOf(draft));
  const isOld = of.draft.statement_id !== draft.statement_id || of.draft.statement_number !== draft.statement_number;
  const [noPost, setNoPost] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => { if (of.current_id) field.current?.focus(); }, []);
  const set = (name: keyof typeof form) => (event: { currentTarget: HTMLTextAreaElement }) => setForm({ ...form, [name]: event.currentTarget.value });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const text = (name: keyof typeof form) => form[name].trim() || null;
    const done = await send(crisis, { text: form.text, say: text('say'), avoid: text('avoid'), send_to: text('send_to'), statement_id: draft.statement_id, statement_number: draft.statement_number, no_post: noPost });
    setBusy(false);
    if (done) onDone();
  };
  const area = (name: 'say' | 'avoid' | 'send_to', label: string, placeholder: string) => (
    <Field label={label} isOptional help={name === 'send_to' ? undefined : words.lines}>{(id, help) => <textarea id={id} rows={name === 'send_to' ? 2 : 3} maxLength={3800} placeholder={placeholder} aria-describedby={help} value={form[name]} onInput={set(name)} />}</Field>
  );
  return (
    <form class="card" onSubmit={submit}>
      <h2>{of.current_id ? words.anew : words.title}</h2>
      <p class="hint">{draft.statement_number ? words.from(words.version(of.statement_name ?? '', draft.statement_number)) : words.noStatement}{of.current_id && <> {words.anewHelp}</>}</p>
      {isOld && <p class="notice is-problem" role="alert"><span>{words.changed}</span> <button type="button" onClick={() => { setDraft(of.draft); setForm(fieldsOf(of.draft)); }}>{words.takeNew}</button></p>}
      <Field label={words.text}>{(id, help) => <textarea ref={field} id={id} rows={4} required maxLength={3800} placeholder={words.textPlaceholder} aria-describedby={help} value={form.text} onInput={set('text')} />}</Field>
      <div class="fields">{area('say', words.say, words.sayPlaceholder)}{area('avoid', words.avoid, words.avoidPlaceholder)}</div>
      {area('send_to', words.sendTo, words.sendPlaceholder)}
      <label class="check"><input type="checkbox" checked={noPost} onChange={(event) => setNoPost(event.currentTarget.checked)} />{words.noPost}</label>
      <div class="actions end">{of.current_id && <button type="button" onClick={onDone}>{t.value.common.cancel}</button>}<button type="submit" class="primary" disabled={isBusy || isOld || !form.text.trim()}>{words.send}</button></div>
    </form>
  );
}

function LinkDialog({ crisis, of, current, onClose }: { crisis: number; of: Receipt; current: Broadcast; onClose: () => void }) {
  const words = staffWords.value.staff, [shown, setShown] = useState<Shown | null>(null);
  useLayoutEffect(() => { get<Shown>(`${staffPath(crisis)}/receipts/${of.id}`).then(setShown, (error) => { failed(error); onClose(); }); }, []);
  const text = shown && messageOf(current, shown.link);
  return (
    <Dialog title={words.linkTitle(of.name)} onClose={onClose}>
      {shown && text && (
        <div class="stack">
          <p class="hint">{words.linkHelp}</p>
          <Field label={words.link}>{(id) => <input id={id} type="text" readOnly value={shown.link} onFocus={(event) => event.currentTarget.select()} />}</Field>
          <div class="actions end">
            <button type="button" onClick={() => void copy(shown.link)}>{words.copyLink}</button>
            <button type="button" onClick={() => void copy(text)}>{words.copyText}</button>
            <a class="button primary" href={`https://wa.me/${waNumber(of.phone)}?text=${encodeURIComponent(text)}`} target="_blank" rel="noopener noreferrer">{words.whatsapp}</a>
          </div>
        </div>
      )}
    </Dialog>
  );
}

const waysOf = (of: Receipt) => {
  const words = staffWords.value.staff;
  return [of.mail && words.mail[of.mail], of.telegram && words.telegram[of.telegram]].filter(Boolean).join(' · ') || words.noWay;
};

function Unread({ crisis, items, current, onDone }: { crisis: number; items: Receipt[]; current: Broadcast; onDone: () => void }) {
  const words = staffWords.value.staff, [linked, setLinked] = useState<Receipt | null>(null);
  const say = async (of: Receipt, how: 'told' | 'away') => {
    try { await post(`${staffPath(crisis)}/receipts/${of.id}`, { how }); onDone(); } catch (error) { failed(error); }
  };
  const remind = async () => {
    try { toast(words.reminded((await post<{ count: number }>(`${staffPath(crisis)}/remind`)).count)); onDone(); } catch (error) {
      if (error instanceof Failure && error.status === 429) toast(words.soon, { isError: true });
      else failed(error);
    }
  };
  return (
    <section class="stack" aria-label={words.unread(items.length)}>
      <header class="card-head"><h2>{words.unread(items.length)}</h2>{can.write.value && <button type="button" onClick={() => void remind()}>{words.remind}</button>}</header>
      <ul class="rows">{items.map((one) => (
        <li key={one.id}>
          <div class="row-main"><strong dir="auto">{one.name}</strong><span class="hint beside">{one.team}</span><span class="hint">{one.phone && <><a href={`tel:${one.phone.replace(/[^\d+]/g, '')}`}>{one.phone}</a> · </>}{waysOf(one)}</span></div>
          {can.write.value && <div class="actions">
            <button type="button" class="chip-button" aria-label={`${words.link}: ${one.name}`} onClick={() => setLinked(one)}>{words.link}</button>
            <button type="button" class="chip-button" aria-label={`${words.told}: ${one.name}`} onClick={() => void say(one, 'told')}>{words.told}</button>
            <button type="button" class="chip-button" aria-label={`${words.away}: ${one.name}`} onClick={() => void say(one, 'away')}>{words.away}</button>
          </div>}
        </li>
      ))}</ul>
      {linked && <LinkDialog crisis={crisis} of={linked} current={current} onClose={() => setLinked(null)} />}
    </section>
  );
}

function HaveRead({ items }: { items: Receipt[] }) {
  const words = staffWords.value.staff;
  return (
    <details>
      <summary>{words.hasRead(items.length)}</summary>
      <ul class="rows">{items.map((one) => (
        <li key={one.id}><div class="row-main"><strong dir="auto">{one.name}</strong><span class="hint beside"><Time at={one.read_at} /> · {one.is_sheet ? words.sheetOnly : words.how[one.read_how]}{one.read_name && <>, {words.saidBy(one.read_name)}</>}</span></div></li>
      ))}</ul>
    </details>
  );
}

function Current({ crisis, of, current, onAnew, onDone }: { crisis: number; of: BroadcastPage; current: Broadcast; onAnew: () => void; onDone: () => void }) {
  const words = staffWords.value.staff, [isBusy, setBusy] = useState(false);
  const unread = of.receipts.filter((one) => !one.read_at), read = of.receipts.filter((one) => one.read_at);
  const again = async () => { setBusy(true); await send(crisis, { ...of.draft, no_post: false }); setBusy(false); };
  const paste = async () => { try { await copy(messageOf(current, (await get<Shown>(`${staffPath(crisis)}/link`)).link)); } catch (error) { failed(error); } };
  const mine = async () => { try { await post(`${staffPath(crisis)}/read`); onDone(); } catch (error) { failed(error); } };
  const version = of.draft.statement_number ? ` · ${words.of(of.draft.statement_number)}` : '';
  return (
    <>
      <Warnings of={of} />
      {of.is_outdated && can.write.value && <div class="actions"><button type="button" class="primary" disabled={isBusy || !of.draft.text} onClick={() => void again()}>{words.again(version)}</button><button type="button" onClick={onAnew}>{words.anew}</button></div>}
      {of.is_mine_unread && !of.is_outdated && <p class="notice is-change"><span>{words.mine}</span> <button type="button" class="primary" onClick={() => void mine()}>{words.mineRead}</button></p>}
      <section class="card">
        <h2>{words.read(current.readers, current.people)}</h2>
        <Told of={current} />
        {!of.is_outdated && <div class="actions">
          {can.write.value && <button type="button" onClick={() => void paste()}>{words.paste}</button>}
          <a class="button" href={`${staffPath(crisis)}/sheet`} target="_blank">{words.poster}</a>
          {can.write.value && <button type="button" onClick={onAnew}>{words.anew}</button>}
        </div>}
      </section>
      {!of.is_outdated && (unread.length ? <Unread crisis={crisis} items={unread} current={current} onDone={onDone} /> : <p class="good">{words.allRead}</p>)}
      {!of.is_outdated && read.length > 0 && <HaveRead items={read} />}
    </>
  );
}

export function StaffPage() {
  const all = staffWords.value, words = all.staff, [crisis = 0] = crisisIds(), page = useStaff(crisis);
  const [isWriting, setWriting] = useState(false);
  return (
    <div class="page narrow">
      <p><a href={toCrisis(route.value.brand, crisis)}>{all.room}</a></p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro} <a href={toCrisis(route.value.brand, 'kontak')}>{all.tree.title}</a></p>
      <Loaded of={page}>{(of) => {
        const current = currentOf(of), before = of.broadcasts.filter((one) => one.replaced_at);
        return (
          <>
            {!current && !can.write.value && <p>{words.none}</p>}
            {can.write.value && (!current || isWriting) && <Compose crisis={crisis} of={of} onDone={() => setWriting(false)} />}
            {current && !isWriting && <Current crisis={crisis} of={of} current={current} onAnew={() => setWriting(true)} onDone={page.reload} />}
            {before.length > 0 && <details><summary>{words.before} ({before.length})</summary>{before.map((one) => <div key={one.id} class="card"><Told of={one} /><p class="hint">{words.replaced} <Time at={one.replaced_at} /> · {words.read(one.readers, one.people)}</p></div>)}</details>}
          </>
        );
      }}</Loaded>
    </div>
  );
}
