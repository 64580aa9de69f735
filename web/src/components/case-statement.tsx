/** What is true now for a case, beside its composer and its facts. */
import { casePath } from '../case-acts';
import { useGet } from '../data';
import { t } from '../dict';
import { route, toStatement } from '../router';
import type { Case, Page, StatementInForce } from '../types';

export const useStatements = (of: Case): StatementInForce[] =>
  useGet<Page<StatementInForce>>(`${casePath(of.id)}/statements`, ['statement', 'problem']).data?.items ?? [];

export function StatementLines({ of, onInsert }: { of: StatementInForce[]; onInsert?: (text: string) => void }) {
  const words = t.value.statement;
  if (!of.length) return null;
  return (
    <ul class="statement-lines">{of.map((one) => (
      <li key={one.statement_id}><a href={toStatement(route.value.brand, one.statement_id)}>{words.inForce(one.number)}</a> <span class="hint" dir="auto" title={one.text}>{one.name}</span>
        {onInsert && <button type="button" class="chip-button" aria-label={`${words.insert}: ${one.name}`} onClick={() => onInsert(one.text)}>{words.insert}</button>}
      </li>
    ))}</ul>
  );
}

/** For those who read but do not write. */
export const CaseStatement = ({ of }: { of: Case }) => <StatementLines of={useStatements(of)} />;
