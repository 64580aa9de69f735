/** The row of the escalation ladder for the level in force: who owns it, by when, the first move, whom to tell. */
import { useGet } from '../data';
import { language, t } from '../dict';
import { levelWords } from '../dict/crisis-level';
import { route, toCrisis } from '../router';
import { brandPath, can } from '../session';
import type { EscalationRow, Level, Page } from '../types';

export const ladderPath = () => `${brandPath.value}/escalation?language=${language.value}`;

export function LevelRow({ level, isCard }: { level: Level; /** It stands by itself, not in a card. */ isCard?: boolean }) {
  const words = levelWords.value, row = useGet<Page<EscalationRow>>(ladderPath(), ['settings']).data?.items.find((one) => one.level === level);
  if (!row) return null;
  const title = `${words.title}: ${t.value.level[level]}`, details: [string, string | null][] = [[words.move, row.move], [words.by, words.minutesOf(row.minutes)], [words.tell, row.tell]];
  return (
    <section class={`handling ${isCard ? 'card' : ''}`} aria-label={title}>{isCard ? <h2>{title}</h2> : <h3>{title}</h3>}
      <dl class="facts">
        <div><dt>{words.owner}</dt><dd><strong dir="auto">{row.owner_name ?? words.nobody}</strong>{row.deputy_name && ` (${words.deputyIs(row.deputy_name)})`}</dd></div>
        {details.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd dir="auto">{value}</dd></div>)}
      </dl>
      <a href={toCrisis(route.value.brand, 'tangga')}>{row.owner_id || !can.manage.value ? words.toLadder : words.choose}</a>
    </section>
  );
}
