/** Putuskan: fulfil, partly or decline; what is given, by when and why; and the sentence for the customer. */
import { useState } from 'preact/hooks';
import { Failure, messageOf, post } from '../api';
import { casePath } from '../case-acts';
import { load, useGet } from '../data';
import { caseDemandsPath, deciding, type Deciding } from '../demands';
import { t } from '../dict';
import { td } from '../dict/later';
import { fromField, rupiah, toField, zoneName } from '../format';
import { demandName } from '../reading';
import { offer } from '../referrals';
import { brandPath } from '../session';
import { toast } from '../toast';
import { demands, type DemandCounts, type DemandDecision, type DemandRow, type Page, type Solution } from '../types';
import { Field, Loaded } from './bits';
import { Dialog } from './dialog';

const close = () => { deciding.value = null; };
const decisions = ['fulfil', 'partial', 'decline'] as const satisfies DemandDecision[];

/** The words for the customer that belong to a decision; none when nobody prepared any. */
export function sentenceFor(of: DemandRow, menu: Solution[]): string | null {
  if (of.decision === 'decline') return of.reason ? td.value.declineSentence(of.reason.replace(/[.\s]+$/, '')) : null;
  return menu.find((one) => one.id === of.solution_id)?.text ?? null;
}

function Form({ about, menu, limit }: { about: Deciding; menu: Solution[]; limit: number }) {
  const words = td.value, was = about.row;
  const [demand, setDemand] = useState(was?.demand ?? demands[0]);
  const [decision, setDecision] = useState<DemandDecision>(was && was.decision !== 'none' ? was.decision : 'fulfil');
  const [solution, setSolution] = useState<number | null>(was?.solution_id ?? null);
  const [amount, setAmount] = useState(was?.amount ? String(was.amount) : '');
  const [due, setDue] = useState(was?.due_at ? toField(Date.parse(was.due_at)) : '');
  const [reason, setReason] = useState(was?.reason ?? '');
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const gives = decision !== 'decline', value = gives ? Number(amount || 0) : 0, isOver = limit >= 0 && value > limit;
  const errorOf = (name: string) => (problem instanceof Failure && problem.field === name ? problem.message : null);
  const take = (one: Solution | null) => { setSolution(one?.id ?? null); if (one) setAmount(String(one.cost)); };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      const made = await post<DemandRow>(caseDemandsPath(about.caseId), {
        demand, decision, reason: reason.trim() || null, amount: value, due_at: gives && due ? fromField(due) : null,
        solution_id: gives ? solution : null, version: was?.version ?? 0,
      });
      void load(caseDemandsPath(about.caseId));
      void load(casePath(about.caseId));
      close();
      toast(made.state === 'waiting' ? words.asked : words.saved);
      const sentence = made.state === 'waiting' ? null : sentenceFor(made, menu);
      if (sentence) { offer(about.caseId, sentence); toast(words.offered); }
    } catch (error) { setProblem(error); setBusy(false); }
  };
  return (
    <form class="stack" onSubmit={submit}>
      {problem !== null && !(problem instanceof Failure && problem.field) && <p class="notice is-problem" role="alert">{messageOf(problem)}</p>}
      {was ? <p><strong>{demandName(was.demand)}</strong></p>
        : <Field label={words.which} error={errorOf('demand')}>{(id) => <select id={id} value={demand} onChange={(e) => setDemand(e.currentTarget.value as typeof demand)}>{demands.map((one) => <option key={one} value={one}>{demandName(one)}</option>)}</select>}</Field>}
      <fieldset class="choices"><legend class="visually-hidden">{words.choose}</legend>
        {decisions.map((one) => <button key={one} type="button" class="chip-button" aria-pressed={decision === one} onClick={() => setDecision(one)}>{words.decision[one]}</button>)}
      </fieldset>
      {gives && (
        <>
          {menu.length > 0 && <Field label={words.solution} isOptional error={errorOf('solution_id')}>{(id, help) => (
            <select id={id} aria-describedby={help} value={String(solution ?? '')} onChange={(e) => take(menu.find((one) => String(one.id) === e.currentTarget.value) ?? null)}>
              <option value="">{words.noSolution}</option>
              {menu.map((one) => <option key={one.id} value={String(one.id)}>{one.name} · {rupiah(one.cost)}</option>)}
            </select>
          )}</Field>}
          <div class="fields">
            <Field label={words.amount} isOptional error={errorOf('amount')}>{(id, help) => <input id={id} type="number" min="0" max="1000000000" step="1" inputMode="numeric" aria-describedby={help} value={amount} onInput={(e) => setAmount(e.currentTarget.value)} />}</Field>
            <Field label={`${words.due} (${zoneName()})`} isOptional error={errorOf('due_at')}>{(id, help) => <input id={id} type="datetime-local" aria-describedby={help} value={due} onInput={(e) => setDue(e.currentTarget.value)} />}</Field>
          </div>
          <p class={isOver ? 'notice is-change' : 'hint'} role="status">{limit < 0 ? words.noLimit : isOver ? words.over : words.limit(rupiah(limit))}</p>
        </>
      )}
      <Field label={words.reason} isOptional={gives} help={words.reasonHelp} error={errorOf('reason')}>{(id, help) => <textarea id={id} rows={2} maxLength={900} aria-describedby={help} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
      <div class="actions end"><button type="button" onClick={close}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{isOver ? words.ask : words.save}</button></div>
    </form>
  );
}

export function DecideDialog() {
  const about = deciding.value;
  const menu = useGet<Page<Solution>>(`${brandPath.value}/solutions`, ['settings']);
  const counts = useGet<DemandCounts>(`${brandPath.value}/demands/counts`, ['case', 'settings']);
  if (!about) return null;
  return (
    <Dialog title={td.value.decideTitle} size="wide" onClose={close}>
      <Loaded of={menu}>{(page) => <Loaded of={counts}>{(of) => <Form about={about} menu={page.items} limit={of.limit} />}</Loaded>}</Loaded>
    </Dialog>
  );
}
