/** In a crisis our first public word stands where it began: elsewhere first only with a reason. */
import { useState } from 'preact/hooks';
import { originWords } from '../dict/origin';
import { Field } from './bits';
import { Confirm } from './dialog';

export function OriginDialog({ said, onSend, onClose }: { said: string; onSend: (reason: string) => Promise<void>; onClose: () => void }) {
  const words = originWords.value;
  const [reason, setReason] = useState('');
  return (
    <Confirm title={words.title} text={said} action={words.send} isReady={reason.trim().length > 2} onDo={() => onSend(reason.trim())} onClose={onClose}>
      <Field label={words.reason} help={words.help}>{(id, help) => <textarea id={id} rows={2} maxLength={1000} aria-describedby={help} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}
