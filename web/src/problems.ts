/** Masalah serupa: what several cases are about. */
import { signal } from '@preact/signals';
import { post } from './api';
import { casePath } from './case-acts';
import { put } from './data';
import { brandPath } from './session';
import type { Case, CasePage, Problem } from './types';

/** The server takes so many bytes of a name. */
const nameMost = 120;
export const isLongName = (text: string) => new TextEncoder().encode(text.trim()).length > nameMost;
export const problemPath = (id: number) => `${brandPath.value}/problems/${id}`;
/** The program's words are shown as words, not as a sentence nobody wrote. */
export const wordsOf = (of: Pick<Problem, 'words'>) => of.words.split(/[\s·,]+/).filter(Boolean).join(' · ');
export const problemName = (of: Pick<Problem, 'name' | 'words'>) => of.name ?? wordsOf(of);

/** The case somebody is about to put into a problem. */
export const putting = signal<Case | null>(null);

/** Puts a case into a problem or, with null, out of any or into a new one of that name; the program leaves it there. */
export async function moveCase(id: number, problem: number | null, name?: string) {
  const next = await post<Case>(`${casePath(id)}/problem`, { problem_id: problem, ...(name ? { name } : {}) });
  put<CasePage>(casePath(id), (page) => ({ ...page, case: next }));
  return next;
}
