/** What was prepared, beside a case or a verdict: the row of the matrix that holds, and early signs of threats. */
import { useGet } from '../data';
import { language, t } from '../dict';
import { signWords } from '../dict/crisis-sign';
import { number } from '../format';
import { route, toCase, toCrisis } from '../router';
import { brandPath } from '../session';
import type { MatrixRow, Page, ThreatSign } from '../types';

export function Handling({ caseId, kind }: { caseId: number; kind: string }) {
  const words = signWords.value;
  const row = useGet<MatrixRow>(`${brandPath.value}/cases/${caseId}/handling?language=${language.value}`, ['settings', 'case'], caseId).data;
  if (!row || row.class !== kind) return null;
  return (
    <section class="handling"><h3>{words.inForce}</h3>
      <p>{row.move}</p>
      <p class="hint">{row.tone} {words.orAbove(t.value.role[row.role])}, {words.within(row.minutes)}. <a href={toCrisis(route.value.brand, 'matriks')}>{words.toMatrix}</a></p>
    </section>
  );
}

const Signs = ({ of, here }: { of: ThreatSign[]; here: number }) => {
  const words = signWords.value, b = route.value.brand;
  return (
    <ul class="threat-signs">{of.map((one) => (
      <li key={one.threat_id}><strong>{words.sign(one.name)}</strong>
        <span class="hint">{words.signBy([...one.words.map((word) => `“${word}”`), ...one.signals.map((name) => t.value.signal[name])].join(', '))}{one.messages > 1 && `, ${words.signMessages(number(one.messages))}`}</span>
        <span>{one.playbook_id && <a href={toCrisis(b, `buku-langkah/${one.playbook_id}`)}>{words.toPlaybook}</a>} {one.case_id !== here && <a href={toCase(b, one.case_id)}>{words.signNewest}</a>}</span></li>
    ))}</ul>
  );
};

export function CaseSigns({ caseId }: { caseId: number }) {
  const list = useGet<Page<ThreatSign>>(`${brandPath.value}/cases/${caseId}/threats`, ['settings', 'case'], caseId).data;
  return list?.items.length ? <section><h3>{signWords.value.signTitle}</h3><Signs of={list.items} here={caseId} /></section> : null;
}

export function VerdictSigns({ verdictId }: { verdictId: number }) {
  const list = useGet<Page<ThreatSign>>(`${brandPath.value}/verdicts/${verdictId}/threats`, ['settings']).data;
  return list?.items.length ? <section class="card" aria-labelledby="signs"><h2 id="signs">{signWords.value.signTitle}</h2><Signs of={list.items} here={0} /></section> : null;
}
