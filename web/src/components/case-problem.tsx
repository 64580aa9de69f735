/** Which problem a case is about. */
import { useGet } from '../data';
import { t } from '../dict';
import { count } from '../format';
import { moveCase, problemName, problemPath, putting } from '../problems';
import { route, toProblem } from '../router';
import { can } from '../session';
import { failed, toast } from '../toast';
import type { Case, Problem } from '../types';

/** What other cases are about, too, the way in, and the way out for one that is not. */
export function CaseProblem({ of, isBrief }: { of: Case; isBrief?: boolean }) {
  const words = t.value.problem, id = of.problem_id;
  const problem = useGet<Problem>(id ? problemPath(id) : null, ['problem']).data;
  const put = (name: string) => <button type="button" class="chip-button" onClick={() => { putting.value = of; }}>{name}</button>;
  if (!id) return isBrief || !can.write.value ? null : <p class="case-problem">{put(words.putIn)}</p>;
  const leave = async () => {
    await moveCase(of.id, null);
    toast(words.tookOut, { undo: () => moveCase(of.id, id).then(() => {}) });
  };
  return (
    <p class="case-problem">
      <span>{words.title}: <a href={toProblem(route.value.brand, id)}>{problem ? `${problemName(problem)} (${count(problem.case_count)})` : of.problem_name ?? words.number(id)}</a></span>
      {can.write.value && <button type="button" class="chip-button" onClick={() => void leave().catch(failed)}>{words.notThis}</button>}
      {can.write.value && !isBrief && put(words.move)}
    </p>
  );
}
