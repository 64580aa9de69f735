/** In a crisis our first public word stands where it began: elsewhere first only with a reason. */
import { useEffect, useState } from 'preact/hooks';
import { originWords } from '../dict/origin';
import { asking } from '../drafts';
import { Field } from './bits';
import { Confirm } from './dialog';

export function OriginDialog() {
  const words = originWords.value, of = asking.value;
  const [reason, setReason] = useState('');
  useEffect(() => () => { asking.value = null; }, []); // what its page asked goes with it
  if (!of) return null;
  return (
    <Confirm title={words.title} text={of.said} action={words.send} isReady={reason.trim().length > 2} onDo={() => of.send(reason.trim())} onClose={() => { asking.value = null; }}>
      <Field label={words.reason} help={words.help}>{(id, help) => <textarea id={id} rows={2} maxLength={1000} aria-describedby={help} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}
