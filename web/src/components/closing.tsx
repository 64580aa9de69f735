/** Selesai for a complaint: how it ended, whether the customer could see that we are sorry and ready to
 *  help, and what is told in public. */
import { useState } from 'preact/hooks';
import { Failure } from '../api';
import { actOn, closing } from '../case-acts';
import { carePath, closeCase, type ClosingForm } from '../care';
import { useGet } from '../data';
import { t } from '../dict';
import { tc } from '../dict/later';
import { failed, toast } from '../toast';
import { caseOutcomes, type Care, type Case, type CaseOutcome } from '../types';
import { Field } from './bits';
import { Confirm } from './dialog';

const ticks = ['regretted', 'offered', 'responded'] as const;

function ClosingDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const words = tc.value, care = useGet<Care>(carePath(of.id), ['care', 'reply'], of.id).data;
  const [outcome, setOutcome] = useState<CaseOutcome | null>(null);
  const [ticked, setTicked] = useState<Record<(typeof ticks)[number], boolean>>({ regretted: false, offered: false, responded: false });
  const [attempts, setAttempts] = useState(''), [reason, setReason] = useState('');
  const [isAgreed, setAgreed] = useState(false), [note, setNote] = useState(words.noteText);
  const [asks, setAsks] = useState(false), [overrides, setOverrides] = useState(false);
  const open = care?.promises.filter((one) => one.state === 'open') ?? [];
  const tells = isAgreed && note.trim() !== '', mustReason = !!care?.handoff.is_needed && !(care.handoff.public_at ?? care.handoff.post_at) && !tells;
  const isReady = !!care && !!outcome && !open.length && (outcome !== 'best_effort' || attempts.trim().length > 2) && (!mustReason || reason.trim().length > 2) && (!asks || overrides);
  const run = async () => {
    const form: ClosingForm = { outcome: outcome!, ...ticked, attempts: outcome === 'best_effort' ? attempts.trim() : null, reason: reason.trim() || null, note_agreed: isAgreed, public_note: tells ? note.trim() : null, overrides };
    try {
      const next = await closeCase(of, form);
      toast(t.value.acted.done, { undo: () => void actOn(next, { act: 'reopen' }).catch(failed) });
    } catch (error) {
      if (error instanceof Failure && error.field === 'overrides') setAsks(true);
      throw error;
    }
  };
  return (
    <Confirm title={words.closeTitle} text={words.closeHelp} action={t.value.act.done} isReady={isReady} onDo={run} onClose={onClose}>
      {open.length > 0 && <div class="notice is-change" role="alert"><p><strong>{words.stillOpen}</strong> {open.map((one) => one.text).join(' · ')}</p></div>}
      <fieldset class="choice"><legend>{words.howEnded}</legend>
        {caseOutcomes.map((one) => <label key={one} class="check"><input type="radio" name="outcome" checked={outcome === one} onChange={() => { setOutcome(one); setTicked({ ...ticked, responded: one === 'accepted' || (one !== 'no_reply' && ticked.responded) }); }} /><span>{words.outcome[one]} <span class="hint">{words.outcomeHelp[one]}</span></span></label>)}
      </fieldset>
      {outcome === 'best_effort' && <Field label={words.attempts} help={words.attemptsHelp}>{(id, by) => <textarea id={id} aria-describedby={by} rows={3} value={attempts} onInput={(e) => setAttempts(e.currentTarget.value)} />}</Field>}
      <fieldset class="choice"><legend>{words.questions}</legend>
        {ticks.map((one) => <label key={one} class="check"><input type="checkbox" checked={ticked[one]} onChange={(e) => setTicked({ ...ticked, [one]: e.currentTarget.checked })} />{words.ticks[one]}</label>)}
      </fieldset>
      {!of.is_direct && (
        <div class="field">
          <label class="check"><input type="checkbox" checked={isAgreed} onChange={(e) => setAgreed(e.currentTarget.checked)} />{care?.asks_note === false ? words.noteFree : words.noteAgreed}</label>
          {isAgreed && <textarea aria-label={words.note} rows={2} dir="auto" value={note} onInput={(e) => setNote(e.currentTarget.value)} />}
          {asks && <label class="check"><input type="checkbox" checked={overrides} onChange={(e) => setOverrides(e.currentTarget.checked)} />{words.noteAnyway}</label>}
        </div>
      )}
      <Field label={t.value.case.reasonLabel} isOptional={!mustReason} help={mustReason ? words.notPublic : undefined}>{(id, by) => <textarea id={id} aria-describedby={by} rows={2} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

export function Closing() {
  const asked = closing.value;
  return asked && <ClosingDialog key={asked.of.id} of={asked.of} onClose={asked.onClose} />;
}
