/** Below what was done about a person: keeping it as evidence, and erasing it when they ask. */
import { useState } from 'preact/hooks';
import { Failure, post } from '../api';
import { casePath } from '../case-acts';
import { load } from '../data';
import { evidenceWords } from '../dict/evidence';
import { number } from '../format';
import { keepProof } from '../proof';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import type { CasePage, PersonPage } from '../types';
import { Field } from './bits';
import { Confirm } from './dialog';

function EraseDialog({ of, caseId, onClose }: { of: { id: number; handle: string }; caseId: number; onClose: () => void }) {
  const words = evidenceWords.value;
  const [handle, setHandle] = useState(''), [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Failure | null>(null);
  const erase = async () => {
    try {
      const done = await post<{ messages: number }>(`${brandPath.value}/authors/${of.id}/erase`, { handle: handle.trim(), reason: reason.trim() });
      toast(words.erased(number(done.messages)));
      await load(casePath(caseId));
    } catch (error) {
      if (error instanceof Failure && error.field) setProblem(error);
      throw error;
    }
  };
  return (
    <Confirm title={words.eraseTitle} text={words.eraseText} action={words.eraseDo} isReady={handle.trim() === of.handle && !!reason.trim()} onDo={erase} onClose={onClose}>
      <Field label={words.eraseHandle(of.handle)} error={problem?.field === 'handle' ? problem.message : null}>{(id, help) => <input id={id} type="text" autocomplete="off" aria-describedby={help} value={handle} onInput={(event) => setHandle(event.currentTarget.value)} />}</Field>
      <Field label={words.eraseReason} error={problem?.field === 'reason' ? problem.message : null}>{(id, help) => <input id={id} type="text" maxLength={500} aria-describedby={help} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

export function PersonEvidence({ page, person }: { page: CasePage; person: PersonPage }) {
  const words = evidenceWords.value, id = page.case.id, author = person.authors?.[0];
  const [isErasing, setErasing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const keep = () => {
    setBusy(true);
    void keepProof(casePath(id), words.file(String(id))).then(() => toast(words.kept)).catch(failed).finally(() => setBusy(false));
  };
  if (!can.approve.value) return null;
  return (
    <div class="choices">
      <button type="button" class="chip-button" disabled={isBusy} onClick={keep}>{words.keep}</button>
      {can.own.value && author && <button type="button" class="chip-button" onClick={() => setErasing(true)}>{words.erase}</button>}
      {isErasing && author && <EraseDialog of={author} caseId={id} onClose={() => setErasing(false)} />}
    </div>
  );
}
