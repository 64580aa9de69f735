/** Why the program could not do something, in the reader's words. They come when one is shown; what has none stands as it was said. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const words = signal<((sentence: string) => string | null) | null>(null);

export function Trouble({ of }: { of: string }) {
  useEffect(() => { if (!words.peek()) import('../parts/trouble').then((part) => { words.value = part.troubleWords; }, () => undefined); }, []);
  const told = words.value?.(of);
  return told ? <span>{told}</span> : <q dir="auto">{of}</q>;
}
