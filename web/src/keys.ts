/** The keyboard: plain letters outside fields, a map that pages add to, and an off-switch. */
import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { keysOn } from './prefs';

export type KeyMap = Record<string, () => void>;
export const paletteOpen = signal(false);
export const helpOpen = signal(false);

const maps: { current: KeyMap }[] = [];
/** While the component is shown, these letters do this; later maps win. From the moment it is shown,
 *  not from its first paint: a slow machine paints late, and the key has been pressed by then. */
export function useKeys(map: KeyMap) {
  const held = useRef(map);
  held.current = map;
  useLayoutEffect(() => {
    maps.push(held);
    return () => { maps.splice(maps.indexOf(held), 1); };
  }, []);
}

/** What changes now is in the page when `work` runs, and no key has been pressed in between: a frame
 *  later somebody may be writing elsewhere. */
export const afterRender = (work: () => void) => queueMicrotask(work);

const isField = (target: EventTarget | null) => target instanceof HTMLElement
  && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  && !(target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type));

let prefix = '', prefixAt = 0;
function press(event: KeyboardEvent) {
  if (event.isComposing || event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    paletteOpen.value = !paletteOpen.value;
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (isField(event.target)) {
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
    return;
  }
  if (!keysOn.value) return;
  const key = prefix && event.timeStamp - prefixAt < 1500 ? `${prefix} ${event.key}` : event.key;
  prefix = '';
  if (event.key === 'g') { prefix = 'g'; prefixAt = event.timeStamp; return; }
  for (let i = maps.length - 1; i >= 0; i--) {
    const action = maps[i]!.current[key];
    if (!action) continue;
    event.preventDefault();
    action();
    return;
  }
}
export function startKeys() { addEventListener('keydown', press); }

/** Puts the focus on the next or the one before of what stands on the page, by `j` and `k`. */
export function stepThrough(selector: string, step: 1 | -1) {
  const all = [...document.querySelectorAll<HTMLElement>(selector)], at = all.indexOf(document.activeElement as HTMLElement);
  all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}
