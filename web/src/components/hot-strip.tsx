/** On every page while a crisis is hot: what it is, its phase, and the way to its room. One line. */
import { entry } from '../data';
import { crisisWords } from '../dict/crisis';
import { route, toCrisis } from '../router';
import { brandPath, hotCrisis } from '../session';
import type { Overview } from '../types';
import { Shape } from './icons';

export function HotStrip() {
  const words = crisisWords.value, overview = entry<Overview>(`${brandPath.value}/overview`).value.data; // the frame keeps it
  return (
    <aside class={`crisis-strip ${overview?.crisis_late ? 'is-red' : ''}`} aria-label={words.hotStrip}>
      <p><Shape of="crisis" /> <strong>{overview?.crisis_name ? <><span class="wide-only">{words.hotStrip}: </span><bdi>{overview.crisis_name}</bdi></> : words.hotStrip}</strong>{' '}
        {overview?.crisis_id && <span class="wide-only">{words.phase[overview.crisis_phase]}{overview.crisis_late && ` · ${words.hotLate}`}</span>}</p>
      <a class="button" href={toCrisis(route.value.brand, hotCrisis(overview))}>{words.go}</a>
    </aside>
  );
}
