/** The second pair of eyes: approve, change and approve, or return with a remark. */
import { useState } from 'preact/hooks';
import { me, serverNow } from '../api';
import { t } from '../dict';
import { toSettings } from '../router';
import { brand, can, isPersona } from '../session';
import { failed, toast } from '../toast';
import type { Reply } from '../types';
import { Field } from './bits';
import { Diff } from './diff';
import { actOnReply } from './reply-item';

/** `now`: as meanwhile.tsx. */
export function Approval({ of, now, onDone }: { of: Reply; now: Reply; onDone?: () => void }) {
  const words = t.value.approvals;
  const [mode, setMode] = useState<'look' | 'edit' | 'return'>('look');
  const [text, setText] = useState(of.text);
  const [remark, setRemark] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [read, setRead] = useState<string | null>(null);
  const { meanwhile } = now, isUnread = !!meanwhile && meanwhile !== read;
  if (of.author_id === me.value?.staff.id)
    return <p class="hint">{words.own} {brand.value?.is_sample && !isPersona.value && <a href={toSettings(brand.value.id, 'contoh')}>{words.tryPersona}</a>}</p>;
  if (!can.approve.value) return <p class="hint">{words.noRight}</p>;

  const run = async (work: () => Promise<Reply>, said: string) => {
    setBusy(true);
    try {
      const next = await work();
      if (next.state === 'held' && next.send_at) toast(said, { until: Date.parse(next.send_at), lasts: Math.max(4000, Date.parse(next.send_at) - serverNow()), undo: () => void actOnReply(next, 'cancel').catch(failed) });
      else toast(said);
      onDone?.();
    } catch (error) { failed(error); }
    setBusy(false);
  };
  const approve = () => run(() => actOnReply(of, 'approve', { text: mode === 'edit' ? text : of.text, meanwhile }), words.approved);
  const giveBack = () => run(() => actOnReply(of, 'return', { remark: remark.trim() }), words.returnedDone);
  return (
    <div class="approval stack">
      {mode === 'edit' && (
        <>
          <Field label={words.edited}>{(id) => <textarea id={id} rows={5} value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
          {text !== of.text && <Diff before={of.text} after={text} />}
        </>
      )}
      {mode === 'return' && <Field label={words.remark} help={words.remarkHelp}>{(id, help) => <textarea id={id} aria-describedby={help} rows={3} value={remark} onInput={(e) => setRemark(e.currentTarget.value)} />}</Field>}
      <div class="actions">
        {mode !== 'return' && isUnread && <button type="button" class="primary" onClick={() => setRead(meanwhile)}>{t.value.case.conflictSaw}</button>}
        {mode === 'look' && <>{!isUnread && <><button type="button" class="primary" disabled={isBusy} onClick={() => void approve()}>{words.approve}</button><button type="button" onClick={() => setMode('edit')}>{words.editApprove}</button></>}<button type="button" onClick={() => setMode('return')}>{words.return}</button></>}
        {mode === 'edit' && <><button type="button" class="primary" disabled={isBusy || isUnread || !text.trim()} onClick={() => void approve()}>{text === of.text ? words.approve : words.approveEdited}</button><button type="button" onClick={() => { setMode('look'); setText(of.text); }}>{t.value.common.cancel}</button></>}
        {mode === 'return' && <><button type="button" class="primary" disabled={isBusy || remark.trim().length < 3} onClick={() => void giveBack()}>{words.return}</button><button type="button" onClick={() => setMode('look')}>{t.value.common.cancel}</button></>}
      </div>
    </div>
  );
}
