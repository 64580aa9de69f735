import { useLayoutEffect, useState } from 'preact/hooks';
import { fromClock, toClock } from '../format';

/** 24 hours whatever the browser speaks, which its own time field would not promise. */
export function ClockField({ label, value, isOff, onChange }: { label: string; value: number; isOff: boolean; onChange: (seconds: number) => void }) {
  const [text, setText] = useState(toClock(value));
  useLayoutEffect(() => { if (fromClock(text) !== value) setText(toClock(value)); }, [value]);
  return (
    <input type="text" inputMode="numeric" required pattern="([01]?[0-9]|2[0-3])[.:][0-5][0-9]" maxLength={5} disabled={isOff} aria-label={label} value={text}
      onInput={(e) => { setText(e.currentTarget.value); if (e.currentTarget.checkValidity()) onChange(fromClock(e.currentTarget.value)); }} />
  );
}
