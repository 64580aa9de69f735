/** What a verdict names, in words. */
import { entry, useGet } from './data';
import { t } from './dict';
import { lengthLong, number } from './format';
import { route } from './router';
import { brandPath } from './session';
import { subjects, type Page, type VerdictPage, type VerdictReason, type VerdictRow } from './types';

/** The newest of the list that the page has loaded; 0 before that. */
export const newestVerdict = () => entry<Page<VerdictRow>>(`${brandPath.value}/verdicts`).value.data?.items[0]?.id ?? 0;
/** The verdict that the address names, or the newest. */
export function useVerdict() {
  const id = route.value.id || newestVerdict();
  return useGet<VerdictPage>(id ? `${brandPath.value}/verdicts/${id}` : null, ['verdict', 'incident', 'reply']);
}

export function reasonSentence(reason: VerdictReason): string {
  const span = reason.window ? lengthLong(reason.window * 60) : '';
  const subject = reason.kind === 'subject' ? t.value.subject[subjects[reason.subject] ?? 'other'] : '';
  const rough = (value: number) => number(value, value < 10 ? 1 : 0);
  return t.value.reason[reason.kind](rough(reason.value), rough(reason.normal), span, subject);
}

/** The heaviest first; what is only known and speaks for nothing is left to the table of factors. */
export function tellingReasons(verdict: VerdictRow): VerdictReason[] {
  const all = [...(verdict.reasons ?? [])].sort((a, b) => b.weight - a.weight);
  const told = all.filter((one) => one.weight > 0 || ['no_history', 'spam', 'gap', 'late', 'calm'].includes(one.kind));
  return told.length ? told : all;
}

export const graveCount = (verdict: VerdictRow) => verdict.reasons?.find((one) => one.kind === 'gravity')?.value ?? 0;
/** Nothing rose: the level rests on what is grave by itself. */
export const isGraveAlone = (verdict: VerdictRow) =>
  graveCount(verdict) > 0 && !verdict.reasons?.some((one) => one.weight > 0 && (one.kind === 'suddenness' || one.kind === 'speed'));
