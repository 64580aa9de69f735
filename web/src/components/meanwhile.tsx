/** What happened in the case since a reply was written, and whether an emergency stop holds it: told
 *  wherever it waits. */
import { t } from '../dict';
import { meanwhileWords } from '../dict/meanwhile';
import type { CasePage, CaseState, Message, Reply, ReplyState } from '../types';
import { Time } from './bits';

const alive: ReplyState[] = ['waiting', 'held', 'by_hand', 'sending', 'unknown'], left: ReplyState[] = ['sent', 'confirmed'];
const ended: CaseState[] = ['done', 'spam', 'ignored', 'watched'];

const isFresh = (message: Message, of: Reply) => !message.reply_id && message.id > (of.message_id ?? 0);
const isOther = (one: Reply, of: Reply) => one.id !== of.id && (alive.includes(one.state) || (left.includes(one.state) && (one.sent_at ?? '') >= of.created_at));

/** `now`: the reply as the page of its case has it, so that what is shown and what is sent back are of one moment. */
export function Meanwhile({ of, now, page }: { of: Reply; now: Reply; page: CasePage | null }) {
  const words = meanwhileWords.value;
  return (
    <>
      {now.is_halted && <p class="notice is-problem">{words.halted} {of.state === 'by_hand' && words.haltedByHand}</p>}
      {now.meanwhile && page && (
        <section class="notice is-change" aria-label={words.since}>
          <p><strong>{words.since}</strong></p>
          <ul>
            {page.messages.filter((one) => isFresh(one, of)).map((one) => <li key={`m${one.id}`}>{one.is_own ? words.ownWrote : words.wrote}, <Time at={one.written_at} />: <q dir="auto">{one.text}</q></li>)}
            {now.meanwhile.includes('edit=') && <li>{words.edited}: <q dir="auto">{page.messages.find((one) => one.id === of.message_id)?.text}</q></li>}
            {page.replies.filter((one) => isOther(one, of)).map((one) => <li key={`r${one.id}`}>{words.other(one.author_name ?? t.value.common.program, t.value.replyState[one.state])}: <q dir="auto">{one.text}</q></li>)}
            {ended.includes(page.case.state) && <li>{words.ended(t.value.caseState[page.case.state])}</li>}
          </ul>
        </section>
      )}
    </>
  );
}
