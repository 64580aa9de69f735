/** On every page while a crisis is hot: what it is, its phase, and the way to its room. One line. */
import { entry } from '../data';
import { stripWords } from '../dict/strip';
import { route, toCrisis } from '../router';
import { brandPath, hotCrisis } from '../session';
import type { Overview } from '../types';
import { Shape } from './icons';

export function HotStrip() {
  const words = stripWords.value, overview = entry<Overview>(`${brandPath.value}/overview`).value.data; // the frame keeps it
  return (
    <aside class={`crisis-strip ${overview?.crisis_late ? 'is-red' : ''}`} aria-label={words.crisis}>
      <p><Shape of="crisis" /> <strong>{overview?.crisis_name ? <><span class="wide-only">{words.crisis}: </span><bdi>{overview.crisis_name}</bdi></> : words.crisis}</strong>{' '}
        {overview?.crisis_id && <span class="wide-only">{words.phase[overview.crisis_phase]}{overview.crisis_late && ` · ${words.late}`}</span>}</p>
      <a class="button" href={toCrisis(route.value.brand, hotCrisis(overview))}>{words.toRoom}</a>
    </aside>
  );
}
