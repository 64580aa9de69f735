import { useState } from 'preact/hooks';
import { me, messageOf, post, put } from '../../api';
import { Field, Loaded, Time } from '../../components/bits';
import { Confirm, Dialog } from '../../components/dialog';
import { copy } from '../../clipboard';
import { useGet } from '../../data';
import { t } from '../../dict';
import { settingsWords } from '../../dict/settings';
import { when } from '../../format';
import { brandPath, can } from '../../session';
import { toast } from '../../toast';
import type { Page, Role, Staff } from '../../types';

/** Owners give any role, admins those below their own. */
const given = (): Role[] => (can.own.value ? ['reader', 'writer', 'approver', 'admin', 'owner'] : ['reader', 'writer', 'approver']);

function Invite({ onClose }: { onClose: () => void }) {
  const words = settingsWords.value.people;
  const [form, setForm] = useState({ name: '', email: '', role: 'writer' as Role });
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    try { setLink((await post<{ link: string }>(`${brandPath.value}/people/invite`, form)).link); } catch (error) { setProblem(messageOf(error)); }
  };
  const shown = link && new URL(link, location.origin).href;
  return (
    <Dialog title={words.invite} onClose={onClose}>
      {shown ? (
        <div class="stack">
          <p>{words.inviteOnce} {words.inviteHelp}</p>
          <Field label={words.inviteReady}>{(id) => <input id={id} type="text" readOnly value={shown} onFocus={(e) => e.currentTarget.select()} />}</Field>
          <div class="actions end"><button type="button" class="primary" onClick={() => void copy(shown)}>{t.value.common.copy}</button><button type="button" onClick={onClose}>{t.value.common.close}</button></div>
        </div>
      ) : (
        <form class="stack" onSubmit={submit}>
          {problem && <p class="notice is-problem" role="alert">{problem}</p>}
          <Field label={words.name}>{(id) => <input id={id} type="text" required autocomplete="off" value={form.name} onInput={(e) => setForm({ ...form, name: e.currentTarget.value })} />}</Field>
          <Field label={words.email}>{(id) => <input id={id} type="email" required autocomplete="off" value={form.email} onInput={(e) => setForm({ ...form, email: e.currentTarget.value })} />}</Field>
          <Field label={words.role} help={t.value.roleHelp[form.role]}>{(id, help) => <select id={id} aria-describedby={help} value={form.role} onChange={(e) => setForm({ ...form, role: e.currentTarget.value as Role })}>{given().map((role) => <option key={role} value={role}>{t.value.role[role]}</option>)}</select>}</Field>
          <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary">{words.inviteMake}</button></div>
        </form>
      )}
    </Dialog>
  );
}

export function PeopleTab() {
  const words = settingsWords.value.people, path = `${brandPath.value}/people`;
  const people = useGet<Page<Staff>>(path, ['settings']);
  const [isInviting, setInviting] = useState(false);
  const [change, setChange] = useState<{ who: Staff; role: Role } | null>(null);
  const [ending, setEnding] = useState<Staff | null>(null);
  const mayChange = (one: Staff) => can.manage.value && one.id !== me.value?.staff.id && !one.ended_at && (can.own.value || given().includes(one.role));
  return (
    <>
      <p class="hint">{words.intro}</p>
      <Loaded of={people}>{(page) => (
        <ul class="rows">{page.items.map((one) => (
          <li key={one.id} class={one.ended_at ? 'is-ended' : ''}>
            <div class="row-main"><strong>{one.name}</strong>{one.id === me.value?.staff.id && <span class="chip mine">{t.value.common.you}</span>}{one.is_sample && <span class="chip guess">{words.sample}</span>}
              <span class="hint">{one.email}{one.email ? ' · ' : ''}{one.ended_at ? words.out(when(one.ended_at)) : <>{words.since} <Time at={one.created_at} /></>}</span></div>
            <div class="actions">
              {mayChange(one)
                ? <select aria-label={`${words.role}: ${one.name}`} value={one.role} onChange={(e) => { const role = e.currentTarget.value as Role; e.currentTarget.value = one.role; setChange({ who: one, role }); }}>{[...new Set([...given(), one.role])].map((role) => <option key={role} value={role}>{t.value.role[role]}</option>)}</select>
                : <span class="chip set">{t.value.role[one.role]}</span>}
              {can.own.value && mayChange(one) && <button type="button" class="quiet" aria-label={`${words.end.replace('…', '')}: ${one.name}`} onClick={() => setEnding(one)}>{words.end}</button>}
            </div>
          </li>
        ))}</ul>
      )}</Loaded>
      <details><summary>{words.role}</summary><dl class="facts">{(['reader', 'writer', 'approver', 'admin', 'owner'] as Role[]).map((role) => <div key={role}><dt>{t.value.role[role]}</dt><dd>{t.value.roleHelp[role]}</dd></div>)}</dl></details>
      {can.manage.value && <div class="actions"><button type="button" class="primary" onClick={() => setInviting(true)}>{words.invite}</button></div>}
      {isInviting && <Invite onClose={() => setInviting(false)} />}
      {change && <Confirm title={words.roleTitle(change.who.name, t.value.role[change.role])} text={t.value.roleHelp[change.role]} action={words.roleDo} onClose={() => setChange(null)}
        onDo={async () => { await put(`${path}/${change.who.id}/role`, { role: change.role }); toast(words.roleChanged); people.reload(); }} />}
      {ending && <Confirm title={words.endTitle(ending.name)} text={words.endText} action={words.endDo} isGrave onClose={() => setEnding(null)}
        onDo={async () => { await post(`${path}/${ending.id}/end`); toast(words.ended); people.reload(); }} />}
    </>
  );
}
