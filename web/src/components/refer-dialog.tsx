/** Disposisikan: which department, what is asked, by when; and the link where no mail goes. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure, messageOf, post, serverNow } from '../api';
import { copy } from '../clipboard';
import { load, useGet } from '../data';
import { tr } from '../dict/later';
import { clock, count, fromField, toField, tomorrowAt, when, zoneName } from '../format';
import { casePath } from '../case-acts';
import { t } from '../dict';
import { problemPath } from '../problems';
import { bitsOf } from '../reading';
import { actOnReferral, caseReferralsPath, linkOf, referring, type Referring } from '../referrals';
import { route, toSettings } from '../router';
import { brandPath } from '../session';
import { toast } from '../toast';
import { subjects, type Contact, type DepartmentTable, type Page, type Referral } from '../types';
import { Field, Loaded } from './bits';
import { Dialog } from './dialog';

const hour = 3600_000, morning = 8 * 3600;
const close = () => { referring.value = null; };

/** The way that needs no mail server. */
function LinkStep({ of, link }: { of: Referral; link: string }) {
  const words = tr.value, text = words.message(of.department, of.question, link), field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <div class="stack">
      <p>{words.linkHelp}</p>
      <Field label={words.linkTitle(of.department)}>{(id) => <input ref={field} id={id} type="text" readOnly value={link} onFocus={(e) => e.currentTarget.select()} />}</Field>
      <div class="actions end">
        <button type="button" onClick={() => void copy(link)}>{words.copyLink}</button>
        <a class="button" href={`https://wa.me/?text=${encodeURIComponent(text)}`} target="_blank" rel="noopener noreferrer">{words.whatsapp}</a>
        <button type="button" class="primary" onClick={close}>{words.done}</button>
      </div>
    </div>
  );
}

function Ask({ about, contacts, table, onMade }: { about: Referring; contacts: Contact[]; table: DepartmentTable; onMade: (made: Referral) => void }) {
  const words = tr.value;
  const suggested = bitsOf(subjects, about.subjects).map((one) => table.subjects.find((row) => row.subject === one)?.department).find((one) => !!one);
  const [name, setName] = useState(suggested ?? contacts[0]!.department);
  const [question, setQuestion] = useState(about.problemId ? words.usualMany : words.usual);
  const [due, setDue] = useState('');
  const [noMail, setNoMail] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const contact = contacts.find((one) => one.department === name) ?? contacts[0]!;
  const usual = toField(Date.parse(contact.due_at)), until = due || usual;
  const choices = [[words.usually, usual], [words.in1h, toField(serverNow() + hour)], [words.in3h, toField(serverNow() + 3 * hour)], [words.tomorrow, toField(tomorrowAt(morning))]] as const;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const errorOf = (name: string) => (problem instanceof Failure && problem.field === name ? problem.message : null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      const path = about.problemId ? problemPath(about.problemId) : casePath(about.caseId);
      onMade(await post<Referral>(`${path}/referrals`, { department: contact.department, question, due_at: due ? fromField(due) : null, no_mail: noMail }));
    } catch (error) { setProblem(error); setBusy(false); }
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p class="hint">{words.askHelp}</p>
      {problem !== null && !(problem instanceof Failure && problem.field) && <p class="notice is-problem" role="alert">{messageOf(problem)}</p>}
      <Field label={words.question} error={errorOf('question')}>{(id, help) => <textarea ref={field} id={id} rows={3} required maxLength={1800} aria-describedby={help} value={question} onInput={(e) => setQuestion(e.currentTarget.value)}
        onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void submit(e); }} />}</Field>
      <Field label={words.department} help={contact.mail && !noMail ? words.reachedBy(contact.name ?? contact.staff_name ?? contact.mail) : words.byHand} error={errorOf('department')}>{(id, help) => (
        <select id={id} aria-describedby={help} value={contact.department} onChange={(e) => { setName(e.currentTarget.value); setDue(''); }}>
          {contacts.map((one) => <option key={one.department} value={one.department}>{one.department}</option>)}
        </select>
      )}</Field>
      <Field label={`${words.due} (${zoneName()})`} help={when(fromField(until))} error={errorOf('due_at')}>{(id, help) => (
        <>
          <div class="choices">{choices.map(([said, at]) => <button key={said} type="button" class="chip-button" aria-pressed={until === at} onClick={() => setDue(at === usual ? '' : at)}>{said} · {clock(Date.parse(fromField(at)))}</button>)}</div>
          <input id={id} type="datetime-local" required aria-describedby={help} value={until} onInput={(e) => setDue(e.currentTarget.value)} />
        </>
      )}</Field>
      {contact.mail && <label class="check"><input type="checkbox" checked={noMail} onChange={(e) => setNoMail(e.currentTarget.checked)} />{words.noMail}</label>}
      <div class="actions end"><button type="button" onClick={close}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy || !question.trim()}>{words.send}</button></div>
    </form>
  );
}

export function ReferDialog() {
  const words = tr.value, about = referring.value;
  const contacts = useGet<Page<Contact>>(`${brandPath.value}/departments/contacts`, ['settings']);
  const table = useGet<DepartmentTable>(`${brandPath.value}/departments`, ['settings']);
  const [made, setMade] = useState<{ of: Referral; link: string } | null>(null);
  if (!about) return null;
  const refresh = () => {
    if (!about.caseId) return;
    void load(casePath(about.caseId));
    void load(caseReferralsPath(about.caseId));
  };
  const told = async (of: Referral) => {
    refresh();
    if (of.mail === 'none') {
      const link = await linkOf(of).catch(() => null);
      if (link) return setMade({ of, link });
    }
    close();
    toast(words.sent(of.department), { undo: async () => { await actOnReferral(of, 'withdraw'); refresh(); toast(words.withdrawn); } });
  };
  return (
    <Dialog title={made ? words.sent(made.of.department) : about.problemId ? words.askMany(count(about.count)) : words.ask} size="wide" onClose={close}>
      {made ? <LinkStep of={made.of} link={made.link} /> : (
        <Loaded of={contacts}>{(page) => (!page.items.length
          ? <div class="stack"><p>{words.noDepartment}</p><div class="actions end"><a class="button" href={toSettings(route.value.brand, 'bagian')} onClick={close}>{words.toSettings}</a></div></div>
          : <Loaded of={table}>{(rows) => <Ask about={about} contacts={page.items} table={rows} onMade={(of) => void told(of)} />}</Loaded>)}</Loaded>
      )}
    </Dialog>
  );
}
