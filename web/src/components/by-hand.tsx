/** What a person does with an approved reply: posts it where the program has no way in, or says what
 *  became of one nobody is sure about. */
import { useState } from 'preact/hooks';
import { copy } from '../clipboard';
import { t } from '../dict';
import { meanwhileWords } from '../dict/meanwhile';
import { failed, toast } from '../toast';
import type { Reply } from '../types';
import { Field, Outside } from './bits';
import { actOnReply } from './reply-item';

/** `onBack`: where its text goes when it is called back; without, it is the draft of its case. */
export function ByHand({ of, now, onBack }: { of: Reply; /** As meanwhile.tsx. */ now: Reply; onBack?: ((text: string) => void) | undefined }) {
  const words = t.value.reply, more = meanwhileWords.value, isHalted = now.is_halted;
  const [link, setLink] = useState('');
  const mark = async () => {
    const done = await actOnReply(of, 'mark_sent', { link: link.trim() || null });
    toast(words.markedSent, { undo: () => takeBack(done) });
  };
  const callBack = async () => {
    await actOnReply(of, 'cancel');
    onBack?.(of.text);
  };
  return (
    <div class="by-hand stack">
      {!isHalted && <>
        <p class="hint">{words.byHandHelp}</p>
        <div class="actions">
          <button type="button" onClick={() => void copy(of.text)}>{words.copyText}</button>
          <Outside href={of.link}>{words.openLink}</Outside>
        </div>
      </>}
      <div class="by-hand-done">
        <Field label={words.sentLink} isOptional={!isHalted}>{(id) => <input id={id} type="url" placeholder="https://" value={link} onInput={(e) => setLink(e.currentTarget.value)} />}</Field>
        <button type="button" class="primary" disabled={isHalted && !link.trim()} onClick={() => void mark().catch(failed)}>{words.markSent}</button>
        <button type="button" onClick={() => void callBack().catch(failed)}>{more.callBack}</button>
      </div>
    </div>
  );
}

async function takeBack(of: Reply) {
  await actOnReply(of, 'not_sent');
  toast(meanwhileWords.value.waitsAgain);
}
/** Of one that a person marked as sent. */
export const NotPosted = ({ of }: { of: Reply }) => (
  <div class="actions"><button type="button" class="quiet" onClick={() => void takeBack(of).catch(failed)}>{meanwhileWords.value.notPosted}</button></div>
);

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
