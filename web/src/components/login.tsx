/** The session ended while someone was writing: they sign in on the spot and go on. */
import { useState } from 'preact/hooks';
import { loginAsked, me, messageOf, signIn, statusOf } from '../api';
import { t } from '../dict';
import { Field } from './bits';
import { Dialog } from './dialog';

export function Login() {
  const [email, setEmail] = useState(me.value?.staff.is_sample ? '' : me.value?.staff.email ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!loginAsked.value) return null;
  const words = t.value.login;
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await signIn(email, password);
      setPassword('');
    } catch (error) {
      setProblem(statusOf(error) === 401 || statusOf(error) === 403 ? words.wrong : messageOf(error));
    }
    setBusy(false);
  };
  return (
    <Dialog title={words.title} isFirm onClose={() => {}}>
      <form class="stack" onSubmit={submit}>
        <p>{words.text}</p>
        {problem && <p class="notice is-problem" role="alert">{problem}</p>}
        <Field label={words.email}>{(id) => <input id={id} type="email" autoComplete="username" required value={email} onInput={(e) => setEmail(e.currentTarget.value)} />}</Field>
        <Field label={words.password}>{(id) => <input id={id} type="password" autoComplete="current-password" required value={password} onInput={(e) => setPassword(e.currentTarget.value)} />}</Field>
        <div class="actions end">
          <a class="button" href="/login" target="_self">{words.other}</a>
          <button class="primary" type="submit" disabled={isBusy}>{words.submit}</button>
        </div>
      </form>
    </Dialog>
  );
}
