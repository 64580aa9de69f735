/** One reply with its state, and what can be done about it now. */
import { useState } from 'preact/hooks';
import { me, post, statusOf } from '../api';
import { casePath } from '../case-acts';
import { copy } from '../clipboard';
import { load } from '../data';
import { t } from '../dict';
import { length, secondsUntil } from '../format';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import { IfWanted } from '../later';
import type { Reply, ReplyAct } from '../types';
import { Approval } from './approval';
import { Field, Outside, Time, Trouble } from './bits';
import { Diff } from './diff';

export async function actOnReply(of: Pick<Reply, 'id' | 'version' | 'case_id'>, act: ReplyAct, more: { text?: string; remark?: string; link?: string | null } = {}) {
  try {
    return await post<Reply>(`${brandPath.value}/replies/${of.id}/act`, { act, version: of.version, ...more });
  } catch (error) {
    if (statusOf(error) === 409) void load(casePath(of.case_id));
    throw error;
  } finally {
    void load(casePath(of.case_id));
  }
}

export function ByHand({ of }: { of: Reply }) {
  const words = t.value.reply;
  const [link, setLink] = useState('');
  const mark = async () => {
    await actOnReply(of, 'mark_sent', { link: link.trim() || null });
    toast(words.markedSent);
  };
  return (
    <div class="by-hand stack">
      <p class="hint">{words.byHandHelp}</p>
      <div class="actions">
        <button type="button" onClick={() => void copy(of.text)}>{words.copyText}</button>
        <Outside href={of.link}>{words.openLink}</Outside>
      </div>
      <div class="by-hand-done">
        <Field label={words.sentLink} isOptional>{(id) => <input id={id} type="url" placeholder="https://" value={link} onInput={(e) => setLink(e.currentTarget.value)} />}</Field>
        <button type="button" class="primary" onClick={() => void mark().catch(failed)}>{words.markSent}</button>
      </div>
    </div>
  );
}

export function Unknown({ of }: { of: Reply }) {
  const words = t.value.reply;
  return (
    <div class="unknown">
      <p><strong>{words.sentQuestion}</strong> {words.unknownHelp}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => void actOnReply(of, 'mark_sent').catch(failed)}>{words.yesSent}</button>
        <button type="button" onClick={() => void actOnReply(of, 'not_sent').catch(failed)}>{words.notSent}</button>
      </div>
    </div>
  );
}

function Held({ of, onUndone }: { of: Reply; onUndone: (text: string) => void }) {
  const words = t.value.reply, left = of.send_at ? Math.max(0, secondsUntil(of.send_at)) : 0;
  const cancel = async () => { await actOnReply(of, 'cancel'); onUndone(of.text); };
  return (
    <div class="actions">
      <span class="held-clock">{words.in(length(left))}</span>
      {can.write.value && <button type="button" onClick={() => void cancel().catch(failed)}>{words.cancel}</button>}
    </div>
  );
}

export function ReplyItem({ of, onUndone }: { of: Reply; onUndone: (text: string) => void }) {
  const words = t.value.reply, isMine = of.author_id === me.value?.staff.id;
  const cancelHere = async () => { await actOnReply(of, 'cancel'); onUndone(of.text); };
  return (
    <li class={`message own reply state-${of.state}`}>
      <header>
        <span class={`state-word state-${of.state}`}>{t.value.replyState[of.state]}</span>
        <strong>{of.author_name ?? t.value.common.program}</strong>
        <span class="hint">{of.is_public ? words.public : words.private}</span>
        <Time at={of.sent_at ?? of.created_at} />
        {of.state !== 'by_hand' && <Outside href={of.link}>{t.value.case.original}</Outside>}
      </header>
      <p class="said" dir="auto">{of.text}</p>
      {of.approver_name && of.state !== 'returned' && <p class="hint">{words.approvedBy(of.approver_name)}</p>}
      {of.first_text && of.first_text !== of.text && <details><summary>{words.changedText}: {words.showDiff}</summary><Diff before={of.first_text} after={of.text} /></details>}
      {of.state === 'returned' && <p class="remark"><strong>{words.returnedBy(of.approver_name ?? '')}</strong> {of.remark}</p>}
      {of.failure && (of.state === 'failed' || of.state === 'unknown') && <IfWanted label={words.failure}><p class="hint is-error">{words.failure}: <Trouble of={of.failure} />{of.tries > 1 ? ` (${words.tries(of.tries)})` : ''}</p></IfWanted>}
      {of.state === 'held' && <Held of={of} onUndone={onUndone} />}
      {of.state === 'waiting' && <Approval of={of} />}
      {of.state === 'waiting' && isMine && <div class="actions"><button type="button" onClick={() => void cancelHere().catch(failed)}>{words.rewrite}</button></div>}
      {of.state === 'by_hand' && can.write.value && <ByHand of={of} />}
      {of.state === 'unknown' && can.write.value && <Unknown of={of} />}
      {can.write.value && (of.state === 'failed' || of.state === 'returned') && (
        <div class="actions">
          {of.state === 'failed' && <button type="button" class="primary" onClick={() => void actOnReply(of, 'retry').catch(failed)}>{words.retry}</button>}
          {(of.state === 'returned' ? isMine : true) && <button type="button" onClick={() => onUndone(of.text)}>{words.rewrite}</button>}
        </div>
      )}
    </li>
  );
}
