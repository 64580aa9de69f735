/** Promises, follow-ups and closing: what several pages share of them. */
import { post } from './api';
import { casePath } from './case-acts';
import { load, put } from './data';
import { brandPath } from './session';
import { failed, toast } from './toast';
import type { Care, Case, CaseOutcome, CasePage, FollowAct, FollowUp, PromiseAct, Vow } from './types';

/** For customers, so in Indonesian whatever the desk speaks. */
export const toPrivate = 'Agar datanya aman, boleh kami lanjutkan lewat DM? Hasilnya nanti kami kabarkan juga di sini.';

export const carePath = (id: number) => `${casePath(id)}/care`;

export async function actOnVow(it: Vow, change: { act: PromiseAct; due_at?: string; reason?: string }): Promise<Vow> {
  try {
    const next = await post<Vow>(`${brandPath.value}/promises/${it.id}/act`, { ...change, version: it.version });
    put<Care>(carePath(it.case_id), (care) => ({ ...care, promises: care.promises.map((one) => (one.id === next.id ? next : one)) }));
    return next;
  } finally { void load(carePath(it.case_id)); }
}
/** Does it, says so; what ended can be taken back. */
export async function doVow(it: Vow, change: { act: PromiseAct; due_at?: string; reason?: string }, said: string, after?: () => void) {
  const next = await actOnVow(it, change);
  after?.();
  if (next.ended_at) toast(said, { undo: () => actOnVow(next, { act: 'resume' }).then(() => after?.(), failed) });
  else toast(said);
}
export async function doFollow(it: FollowUp, act: FollowAct, said: string) {
  await post<FollowUp>(`${brandPath.value}/follow-ups/${it.id}/act`, { act });
  toast(said);
  void load(carePath(it.case_id));
  void load(casePath(it.case_id));
}

export interface ClosingForm {
  outcome: CaseOutcome; regretted: boolean; offered: boolean; responded: boolean;
  attempts: string | null; reason: string | null; note_agreed: boolean; public_note: string | null; overrides: boolean;
}
export async function closeCase(it: Pick<Case, 'id' | 'version'>, form: ClosingForm): Promise<Case> {
  const next = await post<Case>(`${casePath(it.id)}/close`, { ...form, version: it.version });
  put<CasePage>(casePath(it.id), (page) => ({ ...page, case: next }));
  void load(carePath(it.id));
  return next;
}
