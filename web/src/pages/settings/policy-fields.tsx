/** What stands in the braces of a clause: one control for each kind of field. */
import { useState } from 'preact/hooks';
import { ClockField } from '../../components/clock-field';
import { t } from '../../dict';
import { tPolicy } from '../../dict/later';
import { lengthLong, rupiah, toClock } from '../../format';
import { channels, checkLevels, classes, deleteRules, draftRules, levels, ownPostRules, phoneRules, policyModes, roles, severities, signalNames, type Channel, type ChannelRule, type CheckRule, type Holiday, type Policy, type PolicyField } from '../../types';

export interface Editing { policy: Policy; isOff: boolean; set: (part: Partial<Policy>) => void }
interface FieldProps { name: PolicyField; label: string; of: Editing }
type Kind = 'switch' | 'seconds' | 'clock' | 'count' | 'rupiah' | 'choice' | 'names' | 'holidays' | 'channels' | 'checker';

/** Classes that may be left unanswered at all, as the server has it. */
const ignorable = classes.filter((name) => !['complaint', 'criticism', 'question', 'pressing', 'at_risk', 'rumour'].includes(name));
const higherRoles = roles.filter((name) => roles.indexOf(name) >= roles.indexOf('approver'));

export const kindOf: Record<PolicyField, Kind> = {
  mode: 'choice', sign_first: 'switch', class_first: 'switch', four_eyes: 'switch', holding_free: 'switch', solo_delay: 'seconds', hold_public: 'seconds', hold_private: 'seconds', cool_down: 'seconds',
  channels: 'channels', checker: 'checker', locked_facts: 'switch', clock_comment: 'seconds', clock_chat: 'seconds', clock_marketplace: 'seconds', clock_review: 'seconds', clock_mail: 'seconds', clock_grave: 'seconds',
  hours_from: 'clock', hours_to: 'clock', friday_from: 'clock', friday_to: 'clock', holidays: 'holidays', ignore_classes: 'names', ignore_public_only: 'switch', ignore_most: 'seconds', at_risk_care: 'switch', watch_most: 'seconds', watch_forbidden: 'names',
  apology_needs_action: 'switch', admission_role: 'choice', phone: 'choice', alarm_level: 'choice', quiet_days: 'count', shift_most: 'seconds', handoff_after: 'seconds', public_turns: 'count', close_note: 'switch',
  limit_writer: 'rupiah', limit_approver: 'rupiah', limit_admin: 'rupiah', decline_reason: 'switch', next_word_only: 'switch', promises_bind: 'switch', follow_first: 'seconds', follow_second: 'seconds', follow_third: 'seconds',
  late_apology: 'switch', personal_from: 'choice', latecomers: 'switch', origin_first: 'switch', strikes: 'count', ban_days: 'count', delete_rule: 'choice', delete_cool: 'seconds', trace_role: 'choice', trace_days: 'count',
  notices: 'switch', notice_before: 'seconds', notice_after: 'seconds', own_posts: 'choice', takedown_owner: 'switch', vetted_only: 'switch', quiz_first: 'switch', drill_first: 'switch', override_pause: 'count',
};
const countRange: Partial<Record<PolicyField, [number, number]>> = { quiet_days: [1, 90], public_turns: [0, 20], strikes: [2, 20], ban_days: [1, 365], trace_days: [1, 365], override_pause: [0, 50] };

function choices(name: PolicyField): [string, string][] {
  const all = t.value, own = tPolicy.value;
  const named = (keys: readonly string[], words: Record<string, string>) => keys.map((key): [string, string] => [key, words[key] ?? key]);
  switch (name) {
    case 'mode': return named(policyModes, own.mode);
    case 'phone': return named(phoneRules, own.phone);
    case 'delete_rule': return named(deleteRules, own.delete_rule);
    case 'own_posts': return named(ownPostRules, own.own_posts);
    case 'alarm_level': return named(levels.slice(1), all.level);
    case 'personal_from': return named(severities.slice(1), all.severity);
    default: return named(higherRoles, all.role);
  }
}
const namesOf = (name: PolicyField): [string, string][] => (name === 'ignore_classes'
  ? ignorable.map((key) => [key, t.value.class[key]]) : signalNames.map((key) => [key, t.value.signal[key]]));

/** The value as people read it, for the list of what changes. */
export function told(name: PolicyField, policy: Policy): string {
  const value = policy[name] as never, words = tPolicy.value;
  switch (kindOf[name]) {
    case 'switch': return value ? words.on : words.off;
    case 'seconds': return value ? lengthLong(value) : words.never;
    case 'clock': return toClock(value);
    case 'rupiah': return rupiah(value);
    case 'choice': return choices(name).find(([key]) => key === value)?.[1] ?? String(value);
    case 'names': return (value as string[]).map((key) => namesOf(name).find(([other]) => other === key)?.[1] ?? key).join(', ') || words.nothing;
    case 'holidays': return (value as Holiday[]).map((one) => one.name).join(', ') || words.nothing;
    case 'channels': return (value as ChannelRule[]).map((one) => t.value.channel[one.channel]).join(', ') || words.nothing;
    case 'checker': return (value as CheckRule[]).map((one) => `${one.rule}: ${words.level[one.level]}`).join(', ') || words.ownLevel;
    default: return String(value);
  }
}

const units = [86400, 3600, 60, 1];
const bestUnit = (seconds: number) => (seconds ? units.find((unit) => seconds >= unit && seconds % unit === 0) ?? 1 : 60);

function Seconds({ label, value, isOff, onChange }: { label: string; value: number; isOff: boolean; onChange: (seconds: number) => void }) {
  const words = t.value.time, own = tPolicy.value;
  const [unit, setUnit] = useState(bestUnit(value));
  return (
    <span class="amount">
      <input type="number" min={0} max={999} step={1} required disabled={isOff} aria-label={`${label} (${own.number})`} value={value / unit} onInput={(e) => onChange(Math.max(0, Math.round(Number(e.currentTarget.value) * unit)))} />
      <select disabled={isOff} aria-label={`${label} (${own.unit})`} value={String(unit)} onChange={(e) => { const next = Number(e.currentTarget.value); onChange(Math.round((value / unit) * next)); setUnit(next); }}>
        <option value="1">{words.unitSecond}</option><option value="60">{words.unitMinute}</option><option value="3600">{words.unitHour}</option><option value="86400">{own.days}</option>
      </select>
    </span>
  );
}

function Names({ name, label, of }: FieldProps) {
  const value = of.policy[name] as string[];
  return (
    <span class="ticks" role="group" aria-label={label}>
      {namesOf(name).map(([key, word]) => (
        <label key={key}><input type="checkbox" disabled={of.isOff} checked={value.includes(key)} onChange={(e) => of.set({ [name]: e.currentTarget.checked ? [...value, key] : value.filter((one) => one !== key) })} /> {word}</label>
      ))}
    </span>
  );
}

function Holidays({ of }: { of: Editing }) {
  const words = tPolicy.value, days = of.policy.holidays;
  const change = (at: number, part: Partial<Holiday>) => of.set({ holidays: days.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <div class="rows-edit">
      {days.length === 0 && <p class="hint">{words.holidayNone}</p>}
      {days.map((one, i) => (
        <span class="row-edit" key={i}>
          <input type="date" required disabled={of.isOff} aria-label={`${words.date} ${i + 1}`} value={one.date} onInput={(e) => change(i, { date: e.currentTarget.value })} />
          <input type="text" class="long" required maxLength={100} disabled={of.isOff} aria-label={`${words.name} ${i + 1}`} value={one.name} onInput={(e) => change(i, { name: e.currentTarget.value })} />
          {!of.isOff && <button type="button" class="quiet" onClick={() => of.set({ holidays: days.filter((_, k) => k !== i) })} aria-label={`${words.remove}: ${one.name || one.date}`}>{words.remove}</button>}
        </span>
      ))}
      {!of.isOff && days.length < 100 && <button type="button" onClick={() => of.set({ holidays: [...days, { date: '', name: '' }] })}>{words.add}</button>}
    </div>
  );
}

function Channels({ of }: { of: Editing }) {
  const words = tPolicy.value, rows = of.policy.channels;
  const free = channels.filter((name) => !rows.some((one) => one.channel === name));
  const change = (at: number, part: Partial<ChannelRule>) => of.set({ channels: rows.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <div class="rows-edit">
      {rows.length === 0 && <p class="hint">{words.channelNone}</p>}
      {rows.map((one, i) => (
        <span class="row-edit" key={one.channel}>
          <strong>{t.value.channel[one.channel]}</strong>
          <span>{words.clock} <Seconds label={`${t.value.channel[one.channel]}: ${words.clock}`} value={one.clock} isOff={of.isOff} onChange={(clock) => change(i, { clock })} /></span>
          <span>{words.hold} <Seconds label={`${t.value.channel[one.channel]}: ${words.hold}`} value={one.hold} isOff={of.isOff} onChange={(hold) => change(i, { hold })} /></span>
          {!of.isOff && <button type="button" class="quiet" aria-label={`${words.remove}: ${t.value.channel[one.channel]}`} onClick={() => of.set({ channels: rows.filter((_, k) => k !== i) })}>{words.remove}</button>}
        </span>
      ))}
      {!of.isOff && free.length > 0 && (
        <select aria-label={`${words.add}: ${words.channel}`} value="" onChange={(e) => { const channel = e.currentTarget.value as Channel; if (channel) of.set({ channels: [...rows, { channel, clock: 0, hold: 0 }] }); e.currentTarget.value = ''; }}>
          <option value="">{`${words.add}…`}</option>{free.map((name) => <option key={name} value={name}>{t.value.channel[name]}</option>)}
        </select>
      )}
    </div>
  );
}

/** What always blocks is not offered here: the server refuses to soften it. */
const fixedRules = ['hate', 'personal_data'];
function Checker({ of }: { of: Editing }) {
  const words = tPolicy.value, rules = of.policy.checker;
  const [isOpen, setOpen] = useState(false);
  const level = (rule: string) => rules.find((one) => one.rule === rule)?.level ?? '';
  const change = (rule: (typeof draftRules)[number], next: string) => {
    const rest = rules.filter((one) => one.rule !== rule);
    of.set({ checker: next ? [...rest, { rule, level: next as CheckRule['level'] }] : rest });
  };
  return (
    <div class="rows-edit">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? words.fewer : words.more}</button>
      {isOpen && draftRules.filter((rule) => !fixedRules.includes(rule)).map((rule) => (
        <label class="row-edit" key={rule}><span class="grow">{t.value.rule[rule]}</span>
          <select disabled={of.isOff} value={level(rule)} onChange={(e) => change(rule, e.currentTarget.value)}>
            <option value="">{words.ownLevel}</option>{checkLevels.map((one) => <option key={one} value={one}>{words.level[one]}</option>)}
          </select>
        </label>
      ))}
    </div>
  );
}

export function PolicyControl({ name, label, of }: FieldProps) {
  const value = of.policy[name] as never, change = (next: unknown) => of.set({ [name]: next });
  switch (kindOf[name]) {
    case 'seconds': return <Seconds label={label} value={value} isOff={of.isOff} onChange={change} />;
    case 'clock': return <ClockField label={label} value={value} isOff={of.isOff} onChange={change} />;
    case 'choice': return <select disabled={of.isOff} aria-label={label} value={value} onChange={(e) => change(e.currentTarget.value)}>{choices(name).map(([key, word]) => <option key={key} value={key}>{word}</option>)}</select>;
    case 'names': return <Names name={name} label={label} of={of} />;
    case 'holidays': return <Holidays of={of} />;
    case 'channels': return <Channels of={of} />;
    case 'checker': return <Checker of={of} />;
    case 'rupiah': return <span class="amount">Rp<input type="number" class="money" min={0} max={1_000_000_000} step={1000} required disabled={of.isOff} aria-label={label} value={value} onInput={(e) => change(Math.max(0, Math.round(Number(e.currentTarget.value))))} /></span>;
    default: {
      const [least, most] = countRange[name] ?? [0, 999];
      return <input type="number" min={least} max={most} step={1} required disabled={of.isOff} aria-label={label} value={value} onInput={(e) => change(Math.round(Number(e.currentTarget.value)))} />;
    }
  }
}
