/** That a case was answered as one of many, and where the post stands. */
import { Outside, Time } from './bits';
import { t } from '../dict';
import { route, toMass } from '../router';
import type { MassOfCase } from '../types';

export function CaseMass({ of }: { of: MassOfCase[] | null | undefined }) {
  const words = t.value.case.mass, shown = (of ?? []).filter((one) => one.stand !== 'skipped' && one.stand !== 'taken_out');
  if (!shown.length) return null;
  return (
    <ul class="case-problem">{shown.map((one) => (
      <li key={one.mass_id}><a href={toMass(route.value.brand, one.mass_id)}>{one.stand === 'by_post' ? words.byPost : words.part}</a> {one.done_at && <Time at={one.done_at} />} <Outside href={one.post_link}>{words.seePost}</Outside></li>
    ))}</ul>
  );
}
