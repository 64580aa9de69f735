/** The session ended while someone was writing: they sign in on the spot and go on. */
import { useEffect, useState } from 'preact/hooks';
import { loginAsked, me, messageOf, signIn, statusOf } from '../api';
import { t } from '../dict';
import { Field } from './bits';
import { Dialog } from './dialog';

/* A dialog that comes between two letters gets the second one: who types finishes first. */
let typedAt = -Infinity;
addEventListener('input', () => { typedAt = performance.now(); }, true);
const restsAfter = 1500;
const isTyping = () => !!document.activeElement?.matches('input, textarea') && performance.now() - typedAt < restsAfter;
function useRest(): boolean {
  const [rests, setRests] = useState(!isTyping());
  useEffect(() => {
    if (rests) return;
    const timer = setInterval(() => { if (!isTyping()) setRests(true); }, 100);
    return () => clearInterval(timer);
  }, [rests]);
  return rests;
}

export function Login() {
  const [email, setEmail] = useState(me.value?.staff.is_sample ? '' : me.value?.staff.email ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!useRest() || !loginAsked.value) return null;
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
