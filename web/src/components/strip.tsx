/** Above every page of a brand that is not real: what it is, and that nothing leaves it. */
import { me } from '../api';
import { useGet } from '../data';
import { t } from '../dict';
import { stripWords } from '../dict/strip';
import { toCrisis, toSettings } from '../router';
import { brand, brandPath, isPersona, playPersona } from '../session';
import { failed } from '../toast';
import type { DrillHere } from '../types';

export function Strip() {
  const words = t.value.sample, who = me.value!, of = brand.value;
  if (!of) return null;
  if (of.drill_of) return <DrillStrip />;
  return (
    <aside class={`sample-strip ${isPersona.value ? 'is-persona' : ''}`} aria-label={words.strip}>
      <p><strong>{words.strip}</strong> <span>{isPersona.value ? words.acting(who.staff.name, t.value.role[of.role]) : words.text}</span></p>
      {isPersona.value
        ? <button type="button" onClick={() => playPersona(0).catch(failed)}>{words.back}</button>
        : <a href={toSettings(of.id, 'contoh')}>{words.tryPersona}</a>}
    </aside>
  );
}

function DrillStrip() {
  const words = stripWords.value, here = useGet<DrillHere>(`${brandPath.value}/drills/here`, ['case']).data;
  return (
    <aside class="sample-strip is-drill" aria-label={words.drill}>
      <p><strong>{words.drill}</strong> <span>{words.drillText}{here && ` ${words.drillState[here.state]}: ${words.drillAt(Math.ceil(here.beat / 3), here.minutes)}.`}</span></p>
      {here && <a href={toCrisis(here.brand_id, `latihan/${here.id}`)}>{words.toDrill}</a>}
    </aside>
  );
}
