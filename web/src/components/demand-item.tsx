/** One demand: where it stands, what is given, and what may be done about it. */
import { useState } from 'preact/hooks';
import { useGet } from '../data';
import { actOnDemand, deciding } from '../demands';
import { td } from '../dict/later';
import { rupiah } from '../format';
import { demandName } from '../reading';
import { offer } from '../referrals';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import type { DemandRow, Page, Solution } from '../types';
import { Field, Time } from './bits';
import { sentenceFor } from './decide-dialog';
import { Confirm } from './dialog';

function ReturnDialog({ of, onDone, onClose }: { of: DemandRow; onDone: () => void; onClose: () => void }) {
  const words = td.value;
  const [remark, setRemark] = useState('');
  const run = async () => { await actOnDemand(of, 'return', remark.trim()); toast(words.returned); onDone(); };
  return (
    <Confirm title={words.giveBackTitle} action={words.giveBack.replace('…', '')} isReady={remark.trim().length > 2} onDo={run} onClose={onClose}>
      <Field label={words.remark}>{(id) => <textarea id={id} rows={2} value={remark} onInput={(e) => setRemark(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

/** `isHere`: beside its case, where one writes. */
export function DemandItem({ of, isHere, onDone }: { of: DemandRow; isHere?: boolean; onDone: () => void }) {
  const words = td.value;
  const [isReturning, setReturning] = useState(false);
  const menu = useGet<Page<Solution>>(isHere ? `${brandPath.value}/solutions` : null, ['settings']).data?.items ?? [];
  const act = (what: 'approve' | 'carry_out', said: string) => void actOnDemand(of, what).then(() => { toast(said); onDone(); }, failed);
  const isOpen = of.state === 'open' || of.state === 'returned', sentence = isHere && (of.state === 'decided') ? sentenceFor(of, menu) : null;
  const use = () => { offer(of.case_id, sentence!); toast(words.offered); };
  return (
    <>
      <p class="case-line"><strong>{demandName(of.demand)}</strong><span class={`chip ${isOpen ? 'guess' : 'set'}`}>{of.state === 'decided' || of.state === 'done' ? words.decision[of.decision] : words.state[of.state]}</span>{of.amount > 0 && <span>{rupiah(of.amount)}</span>}</p>
      {of.state !== 'open' && <p class="hint">{[of.state === 'waiting' || of.state === 'returned' ? words.decision[of.decision] : of.state === 'done' ? words.state.done : null, of.solution_name, of.decided_name ?? of.asked_name ? words.by(of.decided_name ?? of.asked_name!) : null].filter(Boolean).join(' · ')}{of.due_at && <> · {words.until} <Time at={of.due_at} /></>}</p>}
      {of.reason && <p class="said" dir="auto">{of.reason}</p>}
      {of.remark && <p class="remark" dir="auto">{of.remark}</p>}
      {can.write.value && (
        <div class="actions">
          {isHere && of.state !== 'done' && <button type="button" class="chip-button" onClick={() => { deciding.value = { caseId: of.case_id, row: of }; }}>{of.state === 'open' ? words.decide : words.again}</button>}
          {of.state === 'waiting' && of.may_approve && <button type="button" class="chip-button is-set" onClick={() => act('approve', words.approved)}>{words.approve}</button>}
          {of.state === 'waiting' && of.may_approve && <button type="button" class="chip-button" onClick={() => setReturning(true)}>{words.giveBack}</button>}
          {sentence && <button type="button" class="chip-button" onClick={use}>{words.offer}</button>}
          {of.state === 'decided' && <button type="button" class="chip-button" onClick={() => act('carry_out', words.doneSaid)}>{words.done}</button>}
        </div>
      )}
      {of.state === 'waiting' && !of.may_approve && <p class="hint">{words.cannot}</p>}
      {isReturning && <ReturnDialog of={of} onDone={onDone} onClose={() => setReturning(false)} />}
    </>
  );
}
