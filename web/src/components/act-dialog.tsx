/** What an act must carry: a reason, a time, or both. */
import { useState } from 'preact/hooks';
import { serverNow } from '../api';
import { closing, doAct, needsOutcome, needsReason } from '../case-acts';
import { useGet } from '../data';
import { t } from '../dict';
import { clock, fromField, toField, tomorrowAt, zoneName } from '../format';
import { Later } from '../later';
import { brandPath } from '../session';
import type { Case, CaseAct, Policy } from '../types';
import { Field } from './bits';
import { Confirm } from './dialog';

export type AskedAct = Extract<CaseAct, 'ignore' | 'watch' | 'snooze' | 'spam' | 'done'>;
const hour = 3600_000, morning = 8 * 3600;

interface Props { act: AskedAct; of: Case; onClose: () => void }

export function ActDialog({ act, of, onClose }: Props) {
  if (act !== 'done' || !needsOutcome(of)) return <AskDialog act={act} of={of} onClose={onClose} />;
  closing.value = { of, onClose };
  return <Later name="closing" isQuiet />;
}

function AskDialog({ act, of, onClose }: Props) {
  const words = t.value.case;
  const needsTime = act === 'watch' || act === 'snooze' || act === 'ignore', takesReason = act !== 'snooze', mustReason = act !== 'snooze' && (act !== 'done' || needsReason(of));
  const [reason, setReason] = useState('');
  const longest = useGet<Policy>(act === 'ignore' ? `${brandPath.value}/policy` : null).data?.ignore_most ?? Infinity;
  const choices: [string, number][] = act === 'ignore' ? [3, 7, 30].filter((days) => days * 86400 <= longest).map((days) => [t.value.time.days(days), serverNow() + days * 86400_000 - 60_000]) : [[words.in1h, serverNow() + hour], [words.in3h, serverNow() + 3 * hour], [words.tomorrow, tomorrowAt(morning)]];
  const [until, setUntil] = useState(toField((choices[act === 'snooze' ? 2 : act === 'watch' ? 0 : 1] ?? choices[0] ?? ['', serverNow() + 72_000_000])[1]));
  const run = () => doAct(of, {
    act, ...(takesReason && reason.trim() ? { reason: reason.trim() } : {}), ...(needsTime ? { until: fromField(until) } : {}),
  });
  return (
    <Confirm title={words.reasonTitle[act]} text={words.reasonHelp[act]} action={t.value.act[act]} isReady={(!mustReason || reason.trim().length > 2) && (!needsTime || !!until)} onDo={run} onClose={onClose}>
      {needsTime && (
        <Field label={`${words.until} (${zoneName()})`}>{(id) => (
          <>
            <div class="choices">{choices.map(([name, at]) => <button key={name} type="button" class="chip-button" aria-pressed={until === toField(at)} onClick={() => setUntil(toField(at))}>{name}{act === 'ignore' ? '' : ` · ${clock(at)}`}</button>)}</div>
            <input id={id} type="datetime-local" required min={toField(serverNow())} value={until} onInput={(e) => setUntil(e.currentTarget.value)} />
          </>
        )}</Field>
      )}
      {takesReason && <Field label={words.reasonLabel} isOptional={!mustReason}>{(id) => <textarea id={id} rows={2} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>}
    </Confirm>
  );
}
