/** The room of a crisis: its records, and what its pages share. */
import { post } from './api';
import { load, useGet } from './data';
import { crisisIds } from './pages/crisis/ids';
import { route, toCrisis } from './router';
import { brandPath } from './session';
import type { Channel, Crisis, CrisisPhase, Level, Meter, Time, VerdictRow } from './types';

export const phases = ['preparation', 'response', 'reassurance', 'recovery'] as const satisfies readonly CrisisPhase[];
export const duties = ['assessor', 'responder', 'monitor', 'spokesperson'] as const;
export type Duty = (typeof duties)[number] | 'lead';
export type NextAct = 'problem' | 'origin' | 'first_word' | 'team' | 'update' | 'late_step' | 'statement' | 'step' | 'cause' | 'thaw' | 'tests' | 'advance' | 'close' | 'nothing';
/** Why a freeze cannot be lifted now: the server's word. */
export type FreezeBar = 'none' | 'not_frozen' | 'not_recovery' | 'one_first';
export interface PhaseRow { id: number; phase: CrisisPhase; entered_at: Time; entered_name: string | null; left_at: Time | null; left_name: string | null; missing: string | null; reason: string | null; owner_id: number | null; owner_name: string | null }
export interface RoomPage {
  crisis: Crisis & { thaw_by?: number }; phases: PhaseRow[]; tests: { name: string; holds: boolean }[]; next: NextAct; is_red: boolean; thaw_bar: FreezeBar;
  late_steps: number; open_steps: number; team: number; verdict: VerdictRow; meter: Meter;
}
export interface RoomStep {
  id: number; phase: CrisisPhase; text: string; duty: Duty; staff_id: number | null; staff_name: string | null; due_at: Time | null;
  done_at: Time | null; done_name: string | null; skipped_at: Time | null; reason: string | null; is_late: boolean; version: number;
}
export interface TeamMember { id: number; staff_id: number; staff_name: string | null; duty: Duty; from_at: Time; until_at: Time; ended_at: Time | null; is_guest: boolean; is_running: boolean }
export type TimelineKind = 'room' | 'task' | 'public' | 'alarm' | 'note';
export const timelineKinds = ['room', 'task', 'public', 'alarm', 'note'] as const satisfies readonly TimelineKind[];
export interface TimelineRow { id: number; seq: number; at: Time; staff_id: number | null; staff_name: string | null; act: string; object: string; object_id: number | null; detail: string | null; text: string | null; kind: TimelineKind }
export interface Proposal {
  form: { name: string | null; problem_id: number | null; incident_id: number | null; playbook_id: number | null; threat_id: number | null; lead_id: number | null };
  problem_name: string | null; playbook_name: string | null; signs: string[]; playbooks: { id: number; name: string }[]; hot_id: number | null; level: Level;
}
export interface PlannedPost {
  id: number; channel: Channel; text: string; due_at: Time; state: 'planned' | 'posted' | 'cancelled'; made_by: number; made_name: string | null;
  thaw_by: number | null; thaw_name: string | null; agreed_by: number | null; agreed_name: string | null; ended_name: string | null; ended_at: Time | null;
  link: string | null; is_frozen: boolean; thaw_bar: FreezeBar; quiet_why: string | null; version: number;
}
export interface QuietDay { id: number; from_day?: string | null; to_day?: string | null; is_yearly: boolean; words?: string | null; why: string; lesson_id?: number | null; crisis_id?: number | null }

export const roomPath = (id: number) => `${brandPath.value}/crises/${id}`;
export const roomId = () => crisisIds()[0]!;
/** The room whose page is shown. */
export const useRoom = () => useGet<RoomPage>(`${roomPath(roomId())}/room`, ['crisis', 'verdict', 'statement', 'reply', 'mass']);
export const toRoom = (id: number, rest = '') => toCrisis(route.value.brand, `${id}${rest}`);
export const toOpening = (problem = 0) => `${toCrisis(route.value.brand, 'buka')}${problem ? `?masalah=${problem}` : ''}`;
/** Does it, and shows what became of the room. */
export async function inRoom<T>(id: number, rest: string, body: unknown = {}): Promise<T> {
  try { return await post<T>(`${roomPath(id)}${rest}`, body); } finally { await Promise.all([load(`${roomPath(id)}/room`), load(`${roomPath(id)}/steps`), load(`${roomPath(id)}/team`)]); }
}
