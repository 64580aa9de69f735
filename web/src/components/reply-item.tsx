/** One reply with its state, and what can be done about it now. */
import { me, post, statusOf } from '../api';
import { casePath } from '../case-acts';
import { load } from '../data';
import { t } from '../dict';
import { length, secondsUntil } from '../format';
import { brandPath, can } from '../session';
import { failed } from '../toast';
import { comes, IfWanted } from '../later';
import type { CasePage, Reply, ReplyAct } from '../types';
import { Outside, Time, Trouble } from './bits';
import { Diff } from './diff';

export async function actOnReply(of: Pick<Reply, 'id' | 'version' | 'case_id'>, act: ReplyAct, more: { text?: string; remark?: string; link?: string | null; meanwhile?: string | null } = {}) {
  try {
    return await post<Reply>(`${brandPath.value}/replies/${of.id}/act`, { act, version: of.version, ...more });
  } catch (error) {
    if (statusOf(error) === 409) void load(casePath(of.case_id));
    throw error;
  } finally {
    void load(casePath(of.case_id));
  }
}

const approving = () => import('../parts/replying'), byHand = () => import('../parts/by-hand');
const Approval = comes(() => approving().then((part) => part.Approval)), Meanwhile = comes(() => approving().then((part) => part.Meanwhile));
const ByHand = comes(() => byHand().then((part) => part.ByHand)), Unknown = comes(() => byHand().then((part) => part.Unknown)), NotPosted = comes(() => byHand().then((part) => part.NotPosted));

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

const isFromToday = (of: Reply) => !!of.sent_at && secondsUntil(of.sent_at) > -86400;

export function ReplyItem({ of, page, onUndone }: { of: Reply; page: CasePage; onUndone: (text: string) => void }) {
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
      {(of.meanwhile || of.is_halted) && <Meanwhile of={of} now={of} page={page} />}
      {of.state === 'held' && <Held of={of} onUndone={onUndone} />}
      {of.state === 'waiting' && <IfWanted label={t.value.approvals.waiting}><Approval of={of} now={of} /></IfWanted>}
      {of.state === 'waiting' && isMine && <div class="actions"><button type="button" onClick={() => void cancelHere().catch(failed)}>{words.rewrite}</button></div>}
      {of.state === 'by_hand' && can.write.value && <IfWanted label={t.value.approvals.byHand}><ByHand of={of} now={of} onBack={onUndone} /></IfWanted>}
      {of.state === 'sent' && of.way === 'browser' && can.write.value && isFromToday(of) && <IfWanted label={words.markedSent}><NotPosted of={of} /></IfWanted>}
      {of.state === 'unknown' && can.write.value && <IfWanted label={words.sentQuestion}><Unknown of={of} /></IfWanted>}
      {can.write.value && (of.state === 'failed' || of.state === 'returned') && (
        <div class="actions">
          {of.state === 'failed' && <button type="button" class="primary" onClick={() => void actOnReply(of, 'retry', { meanwhile: of.meanwhile }).catch(failed)}>{words.retry}</button>}
          {(of.state === 'returned' ? isMine : true) && <button type="button" onClick={() => onUndone(of.text)}>{words.rewrite}</button>}
        </div>
      )}
    </li>
  );
}
