/** One question to a department: where it stands, what it answered, what can be done about it. */
import { useState } from 'preact/hooks';
import { t } from '../dict';
import { tr } from '../dict/later';
import { full, length, secondsUntil } from '../format';
import { actOnReferral, copyLink, dueForCustomer, offer } from '../referrals';
import { can } from '../session';
import { failed, toast } from '../toast';
import type { Referral } from '../types';
import { Field, Time } from './bits';
import { Confirm } from './dialog';

function Due({ of }: { of: Referral }) {
  const words = t.value.time, left = secondsUntil(of.due_at);
  return <time class={`deadline ${left < 0 ? 'over' : left < 900 ? 'near' : 'far'}`} dateTime={of.due_at} title={`${words.deadline}: ${full(of.due_at)}`}>{left < 0 ? words.over(length(-left)) : words.left(length(left))}</time>;
}

function RecordDialog({ of, onDone, onClose }: { of: Referral; onDone: () => void; onClose: () => void }) {
  const words = tr.value;
  const [text, setText] = useState('');
  const [name, setName] = useState(of.name ?? '');
  const run = async () => {
    await actOnReferral(of, 'answer', { text: text.trim(), ...(name.trim() ? { name: name.trim() } : {}) });
    toast(words.recorded);
    onDone();
  };
  return (
    <Confirm title={words.recordTitle} text={words.recordHelp} action={words.save} isReady={!!text.trim()} onDo={run} onClose={onClose}>
      <Field label={words.answer}>{(id) => <textarea id={id} rows={4} value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
      <Field label={words.who} isOptional>{(id) => <input id={id} type="text" autocomplete="off" value={name} onInput={(e) => setName(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

/** With `caseId` it stands beside that case, so the customer can be told. */
export function ReferralItem({ of, caseId, onDone }: { of: Referral; caseId?: number; onDone: () => void }) {
  const words = tr.value;
  const [isRecording, setRecording] = useState(false);
  const isOpen = !of.closed_at, hasMail = of.mail !== 'none';
  const act = (what: 'remind' | 'withdraw', said: string) => void actOnReferral(of, what).then(() => { toast(said); onDone(); }, failed);
  const tell = () => { offer(caseId!, words.sentence(of.department, dueForCustomer(of.due_at))); toast(words.toldIn); };
  return (
    <>
      <p class="case-line"><strong dir="auto">{of.department}</strong><span class={`chip ${isOpen ? 'set' : 'guess'}`}>{words.state[of.state]}</span>{isOpen ? <Due of={of} /> : <Time at={of.closed_at} />}</p>
      <p class="said" dir="auto">{of.question}</p>
      {of.answer && <blockquote class="asked"><p class="said" dir="auto">{of.answer}</p>{of.closed_name && <p class="hint">{of.closed_name}</p>}</blockquote>}
      {isOpen && (of.mail === 'failed' ? <p class="hint is-error">{words.mail.failed}</p> : hasMail && <p class="hint">{words.mail[of.mail]}{of.reminded_at && ` · ${words.reminded}`}</p>)}
      {isOpen && can.write.value && (
        <div class="actions">
          {caseId && <button type="button" class="chip-button" onClick={tell}>{words.tell}</button>}
          <button type="button" class="chip-button" onClick={() => void copyLink(of).catch(failed)}>{words.copyLink}</button>
          {hasMail && <button type="button" class="chip-button" onClick={() => act('remind', words.remindDone)}>{words.remind}</button>}
          <button type="button" class="chip-button" onClick={() => setRecording(true)}>{words.record}</button>
          <button type="button" class="chip-button" onClick={() => act('withdraw', words.withdrawn)}>{words.withdraw}</button>
        </div>
      )}
      {isRecording && <RecordDialog of={of} onDone={onDone} onClose={() => setRecording(false)} />}
    </>
  );
}
