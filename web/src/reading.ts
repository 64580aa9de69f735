/** What was read of a message, by name. */
import { t } from './dict';
import { demands, subjects, type Demand, type Evidence, type Harm, type Message, type Subject } from './types';

/** A set comes as a number with a bit for each name. */
export const bitsOf = <T extends string>(names: readonly T[], bits: number): T[] => names.filter((_, bit) => bits & (1 << bit));
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
export const demandName = (one: Demand) => capital(t.value.demand[one]);
/** Insult, hate, threat: the answer is held longer, and one may hand the case over (src/desk/reply.c). */
export const isHeated = (of: { harm: number }) => (of.harm & 7) !== 0;
/** Words one need not see to answer: those, and sexual ones. */
export const isRude = (of: { harm: number }) => (of.harm & 15) !== 0;
export const harmName = (one: Harm) => (one === 'hate' || one === 'threat' ? t.value.signal[one] : t.value.answer[one]);

/** For a line of a list: "Pembayaran" is enough of "Pembayaran & refund", and "Lainnya" says nothing. */
export const briefly = (of: { subjects: number; demands: number }) => [
  ...bitsOf(subjects, of.subjects).filter((one) => one !== 'other').map((one) => t.value.subject[one].split(/ ?[&/]/)[0]!),
  ...bitsOf(demands, of.demands).map(demandName),
];
/** How many of the names find room in so many letters, with "+2" behind them when some do not; the
 *  first is shown in any case, cut short if it must be. */
export function fitting(names: string[], room: number): number {
  let fit = 0;
  for (let used = 0; fit < names.length; fit++) {
    used += names[fit]!.length + 3;
    if (fit && used + (fit + 1 < names.length ? 5 : 0) > room) break;
  }
  return fit;
}

/** Times and places a message names, to be lit like what speaks for an answer. */
export const saidIn = (of: Message): Evidence[] => [
  ...(of.times ?? []).map(({ from, to }, i) => ({ stage: 'time', says: String(i), from, to })),
  ...(of.places ?? []).map(({ kind, from, to }, i) => ({ stage: 'place', says: `${kind} ${i}`, from, to })),
];

export type Departments = Partial<Record<Subject, string | null>>;
