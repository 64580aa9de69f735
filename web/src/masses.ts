/** Jawab banyak and the emergency stop: what other pages need of them. */
import { signal } from '@preact/signals';
import { post } from './api';
import { useGet } from './data';
import { go, route, toMass } from './router';
import { brandPath } from './session';
import type { Halt, Mass, Page } from './types';

/** The form of the emergency stop is open. */
export const halting = signal(false);
export const useHalts = (path: string | null): Halt[] => useGet<Page<Halt>>(path && `${path}/halts`, ['halt']).data?.items ?? [];

export const massPath = (id: number) => `${brandPath.value}/mass/${id}`;
type Whom = { scope: 'problem'; problem_id: number } | { scope: 'cases'; cases: { id: number }[] } | { scope: 'list'; filter: Record<string, string | number> };
/** A snapshot of whom it is for, as a draft, and the way to it. */
export async function beginMass(whom: Whom) {
  const made = await post<Mass>(`${brandPath.value}/mass`, whom);
  go(toMass(route.value.brand, made.id));
}
