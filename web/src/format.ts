/** Times and numbers as people in the shop write them: the brand's own zone, 24 hours, Rp. */
import { signal } from '@preact/signals';
import { serverNow } from './api';
import { language, t } from './dict';
import { brand } from './session';

const minute = 60, hour = 3600, day = 86400;
const zoneNames: Record<number, string> = { 25200: 'WIB', 28800: 'WITA', 32400: 'WIT' };

/** Moves once a second while the page can be seen. */
export const tick = signal(serverNow());
setInterval(() => { if (!document.hidden) tick.value = serverNow(); }, 1000);
document.addEventListener('visibilitychange', () => { tick.value = serverNow(); });

export const zoneOffset = () => brand.value?.zone ?? 25200;
export function zoneName(): string {
  const zone = zoneOffset();
  const hours = zone / hour;
  return zoneNames[zone] ?? `UTC${hours < 0 ? '−' : '+'}${Math.abs(hours)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Formats in the brand's zone: shifted by its offset and read as UTC. */
function format(ms: number, key: string, options: Intl.DateTimeFormatOptions): string {
  const locale = language.value === 'en' ? 'en-GB' : 'id-ID';
  let found = formats.get(locale + key);
  if (!found) formats.set(locale + key, found = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
  return found.format(ms + zoneOffset() * 1000);
}
export const clock = (ms: number) => format(ms, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const date = (ms: number) => format(ms, 'date', { day: 'numeric', month: 'short' });
const weekDay = (ms: number) => format(ms, 'day', { weekday: 'short', day: 'numeric', month: 'short' });
const longDate = (ms: number) => format(ms, 'long', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const localDay = (ms: number) => Math.floor((ms + zoneOffset() * 1000) / (day * 1000));

/** "pukul 20.15 WIB", with the day when it is not today. */
export function when(time: string | null | undefined): string {
  if (!time) return '–';
  const ms = Date.parse(time), words = t.value.time;
  const at = `${words.at} ${clock(ms)} ${zoneName()}`;
  const days = localDay(tick.peek()) - localDay(ms);
  if (days === 0) return at;
  if (days === 1) return `${words.yesterday} ${at}`;
  return `${date(ms)} ${at}`;
}
/** Short, for narrow places: the clock today, else the date. */
export function brief(time: string): string {
  const ms = Date.parse(time);
  return localDay(tick.peek()) === localDay(ms) ? clock(ms) : date(ms);
}
export function full(time: string): string {
  const ms = Date.parse(time);
  return `${longDate(ms)}, ${t.value.time.at} ${clock(ms)} ${zoneName()}`;
}

/** What somebody said of a time, as one meant it: a minute, some hours, a day or several. */
export function stretch(begins: string, ends: string): string {
  const from = Date.parse(begins), to = Date.parse(ends), last = to - 1, isDays = to - from >= (day - hour) * 1000;
  if (isDays) return localDay(from) === localDay(last) ? weekDay(from) : `${date(from)} – ${date(last)}`;
  return `${weekDay(from)} ${clock(from)}${to - from > minute * 1000 ? `–${clock(to)}` : ''}`;
}

/** A length in one unit, rounded down as a clock does. */
export function length(seconds: number): string {
  const words = t.value.time, s = Math.max(0, Math.floor(seconds));
  if (s < minute) return words.seconds(s);
  if (s < hour) return words.minutes(Math.floor(s / minute));
  if (s < 2 * day) return words.hours(Math.floor(s / hour));
  return words.days(Math.floor(s / day));
}
export function lengthLong(seconds: number): string {
  const words = t.value.time;
  if (seconds && seconds % hour === 0) return words.hoursLong(seconds / hour);
  if (seconds > hour && seconds % minute === 0) return `${words.hoursLong(Math.floor(seconds / hour))} ${words.minutesLong((seconds % hour) / minute)}`;
  if (seconds && seconds % minute === 0) return words.minutesLong(seconds / minute);
  return words.secondsLong(seconds);
}
export function ago(time: string): string {
  const seconds = (tick.value - Date.parse(time)) / 1000;
  return seconds < 45 ? t.value.time.now : t.value.time.ago(length(seconds));
}
export const secondsUntil = (time: string) => (Date.parse(time) - tick.value) / 1000;

export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(t.value.locale, { maximumFractionDigits: digits }).format(value);
}
/** The server counts no further than this, so as to cost the same on a desk of any size. */
const countMost = 10_000;
export const count = (value: number) => value >= countMost ? `${number(countMost)}+` : number(value);
/** For narrow places: "9.120", "10rb+". */
export const shortCount = (value: number) => value < countMost ? number(value)
  : `${new Intl.NumberFormat(t.value.locale, { notation: 'compact' }).format(countMost).replace(/\s/g, '')}+`;
export function rupiah(value: number): string { return `Rp${number(value)}`; }

/** A day of the week by its number, 0 is Sunday. */
export const weekday = (n: number, style: 'long' | 'short' = 'long') =>
  new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'id-ID', { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2026, 10, 1 + n));
/** "Sabtu 22.00–06.00", with the second day when it is more than a night away. */
export function span(from: string, to: string): string {
  const a = Date.parse(from), b = Date.parse(to), dayOf = (ms: number) => weekday(((localDay(ms) + 4) % 7 + 7) % 7);
  const isLong = b - a >= day * 1000;
  return `${dayOf(a)} ${clock(a)}${isLong ? ` – ${dayOf(b)} ` : '–'}${clock(b)}`;
}
/** Seconds after midnight as "08.00" (in English "08:00"), and back from either. */
export const toClock = (s: number) => `${String(Math.floor(s / hour)).padStart(2, '0')}${language.value === 'en' ? ':' : '.'}${String(Math.floor((s % hour) / minute)).padStart(2, '0')}`;
export function fromClock(text: string): number {
  const [h = 0, m = 0] = text.split(/[.:]/).map(Number);
  return h * hour + m * minute;
}
/** A local date-and-time field and back, in the brand's zone. */
export const toField = (ms: number) => new Date(ms + zoneOffset() * 1000).toISOString().slice(0, 16);
export const fromField = (text: string) => new Date(Date.parse(`${text}Z`) - zoneOffset() * 1000).toISOString().replace('.000', '');
/** Tomorrow at `seconds` after local midnight. */
export const tomorrowAt = (seconds: number) => (localDay(serverNow()) + 1) * day * 1000 + (seconds - zoneOffset()) * 1000;
