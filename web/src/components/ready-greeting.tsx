/** How the customer of a case is addressed: one tap, remembered with the person. */
import { put } from '../api';
import { casePath } from '../case-acts';
import { put as keep, useGet } from '../data';
import { tReady } from '../dict/later';
import { route } from '../router';
import { can } from '../session';
import { failed, toast } from '../toast';
import { honorifics, type Greeting, type Honorific } from '../types';

export function GreetingChoice() {
  const words = tReady.value, path = `${casePath(route.value.id)}/greeting`;
  const of = useGet<Greeting>(path, ['case'], route.value.id).data;
  if (!of || (!can.write.value && of.honorific === 'unknown')) return null;
  if (!can.write.value) return <p class="hint">{words.greeting}: {words.honorific[of.honorific as keyof typeof words.honorific]}</p>;
  const set = async (to: Honorific) => {
    const now = await put<Greeting>(path, { honorific: to });
    keep(path, () => now);
  };
  const choose = async (to: Honorific) => {
    const before = of.honorific;
    await set(to);
    toast(to === 'unknown' ? words.forgot : to === 'none' ? words.greetedNone : words.greeted(words.honorific[to]), { undo: () => set(before) });
  };
  const isGuess = of.honorific === 'unknown' && of.suggested !== 'unknown';
  return (
    <>
      <h4>{words.greeting}</h4>
      <div class="class-chips" role="group" aria-label={words.greeting} title={words.greetingHelp}>
        {honorifics.map((one) => (
          <button key={one} type="button" class="chip-button" aria-pressed={of.honorific === one} data-guess={isGuess && of.suggested === one ? '' : undefined}
            onClick={() => void choose(of.honorific === one ? 'unknown' : one).catch(failed)}>{words.honorific[one]}</button>
        ))}
      </div>
      {isGuess && of.because && <p class="hint" dir="auto">{words.because(of.because)}</p>}
    </>
  );
}
