/** The way into a room from elsewhere: the one that runs, or opening one. */
import { useGet } from '../data';
import { crisisWords } from '../dict/crisis';
import { toOpening, toRoom } from '../room';
import { brandPath, can } from '../session';
import type { Overview } from '../types';

export function OpenRoom({ problem, isQuiet }: { problem?: number; isQuiet?: boolean }) {
  const words = crisisWords.value, hot = useGet<Overview>(`${brandPath.value}/overview`, ['crisis']).data?.crisis_id;
  if (hot) return <a class="button" href={toRoom(hot)}>{words.go}</a>;
  return can.write.value ? <a class={isQuiet ? 'button quiet' : 'button'} href={toOpening(problem)}>{words.open}</a> : null;
}
