/** Beside what one writes: somebody saved something else meanwhile, or it can no longer be saved here. */
import type { ComponentChildren } from 'preact';
import { copy } from '../clipboard';
import { t } from '../dict';
import { crisisWords } from '../dict/crisis';
import type { Held } from '../held';

/** `children` are what they wrote. */
export function Newer<R, W>({ of, live, children }: { of: Held<R, W>; live: R | null; children: ComponentChildren }) {
  const words = crisisWords.value;
  if (!of.isStale) return null;
  return (
    <div class="notice is-change stack" role="alert">
      <p>{words.conflict}</p>
      <details><summary>{words.theirs}</summary>{children}</details>
      <div class="actions"><button type="button" onClick={of.keepMine}>{words.keepMine}</button><button type="button" class="quiet" onClick={() => of.take(live)}>{words.useTheirs}</button></div>
    </div>
  );
}

export function Unsaved({ text, onDrop, children }: { text: string; onDrop?: () => void; children?: ComponentChildren }) {
  const words = crisisWords.value;
  return (
    <section class="card stack" aria-labelledby="unsaved">
      <h2 id="unsaved">{words.unsaved}</h2>
      <p class="said" dir="auto">{text}</p>
      <div class="actions">{children}<button type="button" onClick={() => void copy(text)}>{t.value.common.copy}</button>{onDrop && <button type="button" class="quiet" onClick={onDrop}>{words.dropUnsaved}</button>}</div>
    </section>
  );
}
