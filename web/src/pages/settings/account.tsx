import { useState } from 'preact/hooks';
import { Failure, del, loadSession, me, messageOf, put } from '../../api';
import { Ago, Field, Loaded } from '../../components/bits';
import { useGet } from '../../data';
import { language, speak, t, type Language } from '../../dict';
import { settingsWords } from '../../dict/settings';
import { blurs, calm, keysOn, theme, type Theme } from '../../prefs';
import { failed, toast } from '../../toast';
import type { Page, Session } from '../../types';
import { isPersona } from '../../session';

function Choice<T extends string>({ title, name, values, names, value, onChange, help }: { title: string; name: string; values: readonly T[]; names: Record<T, string>; value: T; onChange: (value: T) => void; help?: string }) {
  return (
    <fieldset class="choice"><legend>{title}</legend>
      <div class="segments">{values.map((one) => <label key={one}><input type="radio" name={name} checked={one === value} onChange={() => onChange(one)} /><span>{names[one]}</span></label>)}</div>
      {help && <p class="hint">{help}</p>}
    </fieldset>
  );
}

function PasswordForm() {
  const words = settingsWords.value.account;
  const [form, setForm] = useState({ old_password: '', password: '' });
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      await put('/api/session/password', form);
      setForm({ old_password: '', password: '' });
      setProblem(null);
      toast(words.passwordSaved);
      await loadSession();
    } catch (error) { setProblem(error); }
  };
  const type = (isShown ? 'text' : 'password') as 'password';
  const errorOf = (field: string) => (problem instanceof Failure && problem.field === field ? problem.message : null);
  return (
    <form class="stack password" onSubmit={submit}>
      <h3>{words.password}</h3>
      {problem !== null && !(problem instanceof Failure && problem.field) && <p class="notice is-problem" role="alert">{messageOf(problem)}</p>}
      <div class="fields">
        <Field label={words.oldPassword} error={errorOf('old_password')}>{(id) => <input id={id} type={type} required autocomplete="current-password" value={form.old_password} onInput={(e) => setForm({ ...form, old_password: e.currentTarget.value })} />}</Field>
        <Field label={words.newPassword} help={words.passwordHelp} error={errorOf('password')}>{(id, help) => <input id={id} type={type} required minLength={10} autocomplete="new-password" aria-describedby={help} value={form.password} onInput={(e) => setForm({ ...form, password: e.currentTarget.value })} />}</Field>
      </div>
      <div class="actions"><button type="submit" class="primary">{words.passwordSave}</button><label class="check"><input type="checkbox" checked={isShown} onChange={(e) => setShown(e.currentTarget.checked)} /> {words.show}</label></div>
    </form>
  );
}

function SignForm() {
  const words = settingsWords.value.account, stored = me.value?.staff.sign_name ?? '';
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      await put('/api/session/sign-name', { sign_name: (name ?? '').trim() || null });
      await loadSession();
      setName(null);
      setProblem(null);
      toast(words.signSaved);
    } catch (error) { setProblem(messageOf(error)); }
  };
  return (
    <form class="inline-form" onSubmit={submit}>
      <Field label={words.signName} help={words.signHelp} error={problem}>{(id, help) => <input id={id} type="text" maxLength={40} aria-describedby={help} aria-invalid={!!problem} autocomplete="off" placeholder={me.value?.staff.name.split(' ')[0]} value={name ?? stored} onInput={(e) => setName(e.currentTarget.value)} />}</Field>
      <button type="submit" disabled={name === null || name.trim() === stored}>{words.signSave}</button>
    </form>
  );
}

/** A short name of a browser from its long one. */
export function device(agent: string | null): string {
  if (!agent) return settingsWords.value.account.unknownDevice;
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)/.exec(agent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)?.[1];
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  return [browser, system].filter((part): part is string => !!part).map((part) => names[part] ?? part).join(', ') || agent.slice(0, 60);
}

function Sessions() {
  const words = settingsWords.value.account;
  const list = useGet<Page<Session>>('/api/session/list');
  const end = (id: number) => del(`/api/session/list/${id}`).then(() => { toast(words.sessionEnded); list.reload(); }).catch(failed);
  return (
    <section><h3>{words.sessions}</h3>
      <Loaded of={list}>{(page) => (
        <ul class="rows">{page.items.map((one) => (
          <li key={one.id}><div class="row-main"><strong>{device(one.agent)}</strong>{one.is_current && <span class="chip mine">{words.current}</span>}<span class="hint">{one.address} · {words.seen('')}<Ago at={one.seen_at} /></span></div>
            {!one.is_current && <button type="button" aria-label={`${words.endSession}: ${device(one.agent)}`} onClick={() => void end(one.id)}>{words.endSession}</button>}</li>
        ))}</ul>
      )}</Loaded>
    </section>
  );
}

export function AccountTab() {
  const words = settingsWords.value.account;
  const change = async (next: Language) => {
    try { await speak(next); await put('/api/session/language', { language: next }); await loadSession(); } catch (error) { failed(error); }
  };
  return (
    <>
      <p class="hint">{words.intro}</p>
      <Choice title={words.language} name="language" values={['id', 'en'] as const} names={t.value.languageName} value={language.value} onChange={(next) => void change(next)} />
      <Choice title={words.theme} name="theme" values={['auto', 'light', 'dark'] as const} names={words.themes} value={theme.value} onChange={(next: Theme) => { theme.value = next; }} />
      <Choice title={words.keyboard} name="keys" values={['on', 'off'] as const} names={{ on: words.on, off: words.off }} value={keysOn.value ? 'on' : 'off'} onChange={(next) => { keysOn.value = next === 'on'; }} help={words.keyboardHelp} />
      <Choice title={words.calm} name="calm" values={['on', 'off'] as const} names={{ on: words.on, off: words.off }} value={calm.value ? 'on' : 'off'} onChange={(next) => { calm.value = next === 'on'; }} help={words.calmHelp} />
      <Choice title={words.blur} name="blur" values={['on', 'off'] as const} names={{ on: words.on, off: words.off }} value={blurs.value ? 'on' : 'off'} onChange={(next) => { blurs.value = next === 'on'; }} help={words.blurHelp} />
      <SignForm />
      {!isPersona.value && <PasswordForm />}
      <Sessions />
    </>
  );
}
