/** Daftar tuntutan: what customers ask for and what was decided of it. */
import { signal } from '@preact/signals';
import { post } from './api';
import { load } from './data';
import { brandPath } from './session';
import type { DemandRow } from './types';

/** The demand somebody is about to decide; without `demand` it is chosen in the dialog. */
export interface Deciding { caseId: number; row: DemandRow | null }
export const deciding = signal<Deciding | null>(null);

export const caseDemandsPath = (id: number) => `${brandPath.value}/cases/${id}/demands`;
export async function actOnDemand(of: DemandRow, act: 'approve' | 'return' | 'carry_out', remark?: string) {
  const next = await post<DemandRow>(`${brandPath.value}/demands/${of.id}/act`, { act, version: of.version, remark: remark ?? null });
  void load(caseDemandsPath(of.case_id));
  return next;
}
