/** Masalah serupa: what several cases are about. */
import { post } from './api';
import { casePath } from './case-acts';
import { put } from './data';
import { brandPath } from './session';
import type { Case, CasePage, Problem } from './types';

export const problemPath = (id: number) => `${brandPath.value}/problems/${id}`;
/** The program's words are shown as words, not as a sentence nobody wrote. */
export const wordsOf = (of: Pick<Problem, 'words'>) => of.words.split(/[\s·,]+/).filter(Boolean).join(' · ');
export const problemName = (of: Pick<Problem, 'name' | 'words'>) => of.name ?? wordsOf(of);

/** Puts a case into a problem or, with null, out of any; the program leaves it there. */
export async function moveCase(id: number, problem: number | null) {
  const next = await post<Case>(`${casePath(id)}/problem`, { problem_id: problem });
  put<CasePage>(casePath(id), (page) => ({ ...page, case: next }));
}
