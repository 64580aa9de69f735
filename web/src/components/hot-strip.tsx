/** On every page while a crisis is hot: what it is, its phase, and the way to its room. */
import { useGet } from '../data';
import { crisisWords } from '../dict/crisis';
import { roomPath, toRoom, type RoomPage } from '../room';
import { route, toCrisis } from '../router';
import { brandPath } from '../session';
import type { Overview } from '../types';
import { Shape } from './icons';

export function CrisisStrip() {
  const words = crisisWords.value, hot = useGet<Overview>(`${brandPath.value}/overview`).data?.crisis_id;
  const room = useGet<RoomPage>(hot ? `${roomPath(hot)}/room` : null, ['crisis']).data;
  if (!hot || !room || route.value.path.startsWith(toCrisis(route.value.brand, hot))) return null;
  return (
    <aside class={`crisis-strip ${room.is_red ? 'is-red' : ''}`} aria-label={words.hotStrip}>
      <p><Shape of="crisis" /> <strong>{words.goHot(room.crisis.name)}</strong> <span>{crisisWords.value.phase[room.crisis.phase]}</span></p>
      <a class="button" href={toRoom(hot)}>{words.go}</a>
    </aside>
  );
}
