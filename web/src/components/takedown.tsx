/** Tarik unggahan: a post of our own goes, with a reason, honest words in its place and a second person. */
import { useState } from 'preact/hooks';
import { t } from '../dict';
import { tg } from '../dict/later';
import { askGuard } from '../guard';
import { ownReasons, type GuardReason } from '../types';
import { ChannelName, Field, Time } from './bits';
import { Confirm } from './dialog';

/** A post of our own, wherever it was seen. */
export interface Ours { id: number; text: string; written_at: string; is_direct: boolean }
interface Props { caseId: number; all: Ours[]; channel?: Parameters<typeof ChannelName>[0]['of']; onClose: () => void; onDone?: () => void }

export function TakedownDialog({ caseId, all, channel, onClose, onDone }: Props) {
  const words = tg.value;
  const [of, setOf] = useState(all[0]!);
  const [reason, setReason] = useState<GuardReason | null>(null);
  const [said, setSaid] = useState('');
  const [note, setNote] = useState('');
  const [hasRead, setRead] = useState(false);
  const pick = (one: (typeof ownReasons)[number]) => {
    if (!said.trim() || Object.values(words.honest).includes(said)) setSaid(words.honest[one] ?? words.honest.wrong_fact!);
    setReason(one);
  };
  const isReady = !!reason && hasRead && (of.is_direct || said.trim().length > 9);
  const run = async () => {
    await askGuard(caseId, of.id, { kind: 'takedown', reason: reason!, has_warning: true, ...(said.trim() ? { correction: said.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}) }, words.asked);
    onDone?.();
  };
  return (
    <Confirm title={words.takedownTitle} action={words.askDo} isReady={isReady} onDo={run} onClose={onClose}>
      {all.length > 1 && <Field label={words.whichMessage}>{(id) => <select id={id} value={String(of.id)} onChange={(event) => setOf(all.find((one) => String(one.id) === event.currentTarget.value) ?? of)}>{all.map((one) => <option key={one.id} value={String(one.id)}>{one.text.slice(0, 60)}</option>)}</select>}</Field>}
      <blockquote class="asked"><p class="said" dir="auto">{of.text.length > 240 ? `${of.text.slice(0, 240)}…` : of.text}</p><p class="hint">{channel && <><ChannelName of={channel} /> · </>}{words.written} <Time at={of.written_at} /></p></blockquote>
      <fieldset class="choice"><legend>{words.why}</legend>
        {ownReasons.map((one) => <label key={one} class="check"><input type="radio" name="reason" checked={one === reason} onChange={() => pick(one)} /><span>{words.reason[one]}</span></label>)}
      </fieldset>
      <Field label={words.correction} help={words.correctionHelp} isOptional={of.is_direct}>{(id, about) => <textarea id={id} rows={3} lang="id" maxLength={1000} aria-describedby={about} value={said} onInput={(event) => setSaid(event.currentTarget.value)} />}</Field>
      <Field label={words.note} help={words.noteHelp} isOptional>{(id, about) => <textarea id={id} rows={2} aria-describedby={about} value={note} onInput={(event) => setNote(event.currentTarget.value)} />}</Field>
      <div class="notice is-problem"><p>{words.takedownWarning}</p><label class="check"><input type="checkbox" checked={hasRead} onChange={(event) => setRead(event.currentTarget.checked)} /><span>{t.value.case.conflictSaw}</span></label></div>
    </Confirm>
  );
}
