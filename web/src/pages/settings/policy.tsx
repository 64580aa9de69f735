/** The policy is the settings page: every sentence is a rule the program obeys, numbers inside. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { put } from '../../api';
import { Loaded } from '../../components/bits';
import { ClockField } from '../../components/clock-field';
import { Confirm } from '../../components/dialog';
import { useGet } from '../../data';
import { t } from '../../dict';
import { lengthLong, toClock } from '../../format';
import { brandPath, can } from '../../session';
import { toast } from '../../toast';
import { levels, type Level, type Policy } from '../../types';

type Duration = 'hold_public' | 'hold_private' | 'clock_comment' | 'clock_chat' | 'clock_marketplace' | 'clock_review' | 'clock_mail' | 'clock_grave';
const units = [3600, 60, 1];
const bestUnit = (seconds: number) => units.find((unit) => seconds >= unit && seconds % unit === 0) ?? 1;

function DurationSentence({ parts, value, isOff, onChange }: { parts: string[]; value: number; isOff: boolean; onChange: (seconds: number) => void }) {
  const words = t.value;
  const [unit, setUnit] = useState(bestUnit(value));
  const label = `${parts[0]} … ${parts[1]}`, isClosing = /^[.,]/.test(parts[1]!);
  return (
    <p class="sentence">{parts[0]}{' '}<span class="amount">
      <input type="number" min={unit === 1 ? 0 : 1} max={999} step={1} required disabled={isOff} aria-label={`${label} (${words.policy.number})`} value={value / unit} onInput={(e) => onChange(Math.max(0, Math.round(Number(e.currentTarget.value) * unit)))} />
      <select disabled={isOff} aria-label={`${label} (${words.policy.unit})`} value={String(unit)} onChange={(e) => { const next = Number(e.currentTarget.value); onChange(Math.round((value / unit) * next)); setUnit(next); }}>
        <option value="1">{words.time.unitSecond}</option><option value="60">{words.time.unitMinute}</option><option value="3600">{words.time.unitHour}</option>
      </select>{isClosing ? parts[1]![0] : ''}</span>{isClosing ? parts[1]!.slice(1) : ` ${parts[1]}`}</p>
  );
}

function changesOf(before: Policy, after: Policy): string[] {
  const words = t.value.policy, out: string[] = [];
  const say = (what: string, from: string, to: string) => out.push(`${what}: ${words.change(from, to)}`);
  if (before.four_eyes !== after.four_eyes) say(words.fourEyes, before.four_eyes ? words.on : words.off, after.four_eyes ? words.on : words.off);
  for (const [name, parts] of durations()) if (before[name] !== after[name]) say(`${parts[0]}`, lengthLong(before[name]), lengthLong(after[name]));
  for (const name of ['hours_from', 'hours_to'] as const) if (before[name] !== after[name]) say(name === 'hours_from' ? words.hours[0]! : `${words.hours[0]} … ${words.hours[1]}`, toClock(before[name]), toClock(after[name]));
  if (before.alarm_level !== after.alarm_level) say(words.alarmLevel[0]!, t.value.level[before.alarm_level], t.value.level[after.alarm_level]);
  if (before.quiet_days !== after.quiet_days) say(words.quietDays[0]!, String(before.quiet_days), String(after.quiet_days));
  return out;
}
function durations(): [Duration, string[]][] {
  const words = t.value.policy;
  return [['hold_public', words.holdPublic], ['hold_private', words.holdPrivate], ['clock_grave', words.clockGrave], ['clock_comment', words.clockComment], ['clock_chat', words.clockChat],
    ['clock_marketplace', words.clockMarketplace], ['clock_review', words.clockReview], ['clock_mail', words.clockMail]];
}

function PolicyForm({ stored, reload }: { stored: Policy; reload: () => void }) {
  const words = t.value.policy;
  const [policy, setPolicy] = useState(stored);
  const [isAsking, setAsking] = useState(false);
  useLayoutEffect(() => setPolicy(stored), [stored.policy_version]);
  const isOff = !can.manage.value;
  const changes = changesOf(stored, policy);
  const set = (part: Partial<Policy>) => setPolicy({ ...policy, ...part });
  const sentence = ([name, parts]: [Duration, string[]]) => <DurationSentence key={`${name}-${stored.policy_version}`} parts={parts} value={policy[name]} isOff={isOff} onChange={(seconds) => set({ [name]: seconds })} />;
  const all = durations();
  return (
    <form class="policy stack" onSubmit={(event) => { event.preventDefault(); if (changes.length) setAsking(true); }}>
      <p class="hint">{words.intro} {words.version(stored.policy_version)}.</p>
      <section><h3>{words.reply}</h3>
        <p class="sentence"><label><input type="checkbox" checked={policy.four_eyes} disabled={isOff} onChange={(e) => set({ four_eyes: e.currentTarget.checked })} /> <strong>{words.fourEyes}.</strong> {words.fourEyesOn}</label></p>
        {all.slice(0, 2).map(sentence)}
      </section>
      <section><h3>{words.clocks}</h3>
        {all.slice(2).map(sentence)}
        <p class="sentence">{words.hours[0]}{' '}<ClockField label={words.hours[0]!} value={policy.hours_from} isOff={isOff} onChange={(hours_from) => set({ hours_from })} /> {words.hours[1]}{' '}
          <span class="amount"><ClockField label={`${words.hours[0]} … ${words.hours[1]}`} value={policy.hours_to} isOff={isOff} onChange={(hours_to) => set({ hours_to })} />{words.hours[2]}</span></p>
      </section>
      <section><h3>{words.alarm}</h3>
        <p class="sentence">{words.alarmLevel[0]}{' '}<select disabled={isOff} aria-label={words.alarmLevel[0]} value={policy.alarm_level} onChange={(e) => set({ alarm_level: e.currentTarget.value as Level })}>{levels.slice(1).map((level) => <option key={level} value={level}>{t.value.level[level]}</option>)}</select>{words.alarmLevel[1]}</p>
        <p class="sentence">{words.quietDays[0]}{' '}<input type="number" min={1} max={90} step={1} required disabled={isOff} aria-label={`${words.quietDays[0]} … ${words.quietDays[1]}`} value={policy.quiet_days} onInput={(e) => set({ quiet_days: Math.round(Number(e.currentTarget.value)) })} /> {words.quietDays[1]}</p>
      </section>
      {!isOff && <div class="actions sticky-actions"><button type="submit" class="primary" disabled={!changes.length}>{words.save}</button>{changes.length > 0 && <button type="button" onClick={() => setPolicy(stored)}>{words.discard}</button>}</div>}
      {isAsking && (
        <Confirm title={words.confirmTitle} text={words.confirmText} action={words.publish} onClose={() => setAsking(false)}
          onDo={async () => { await put(`${brandPath.value}/policy`, policy); toast(words.published); reload(); }}>
          <ul class="changes">{changes.map((one) => <li key={one}>{one}</li>)}</ul>
        </Confirm>
      )}
    </form>
  );
}

export function PolicyTab() {
  const policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']);
  return <Loaded of={policy}>{(stored) => <PolicyForm stored={stored} reload={policy.reload} />}</Loaded>;
}
