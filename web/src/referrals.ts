/** Disposisi: questions to departments of the shop, and sentences offered to the composer. */
import { signal } from '@preact/signals';
import { get, post } from './api';
import { copy } from './clipboard';
import { load } from './data';
import { draftOf } from './drafts';
import { clock, zoneName, zoneOffset } from './format';
import { afterRender } from './keys';
import { brandPath } from './session';
import type { Referral, ReferralAct } from './types';

/** What is about to be handed to a department: a case, or all of a problem. */
export interface Referring { caseId: number; problemId: number; subjects: number; count: number }
export const referring = signal<Referring | null>(null);

/** A call or a visit about to be written down; without a case it begins one. */
export const talking = signal<{ caseId: number; who: string | null } | null>(null);

export const referralPath = (id: number) => `${brandPath.value}/referrals/${id}`;
export const caseReferralsPath = (id: number) => `${brandPath.value}/cases/${id}/referrals`;

export async function actOnReferral(of: Referral, act: ReferralAct, more: { text?: string; due_at?: string; name?: string } = {}) {
  const next = await post<Referral>(`${referralPath(of.id)}/act`, { act, version: of.version, ...more });
  if (of.case_id) void load(caseReferralsPath(of.case_id));
  return next;
}
export const linkOf = async (of: Referral) => {
  const { link } = await get<{ link: string }>(`${referralPath(of.id)}/link`);
  return link.startsWith('/') ? location.origin + link : link;
};
export const copyLink = async (of: Referral) => copy(await linkOf(of));

/** For customers, who read Indonesian whatever the desk speaks. */
export function dueForCustomer(time: string): string {
  const ms = Date.parse(time), shifted = ms + zoneOffset() * 1000;
  const day = new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(shifted);
  return `${day} pukul ${clock(ms).replace(':', '.')} ${zoneName()}`;
}
/** Puts a prepared sentence where one writes, behind what stands there. */
export function offer(caseId: number, sentence: string) {
  const keeper = draftOf(brandPath.value, caseId), before = keeper.text.value.trimEnd();
  keeper.write(before ? `${before} ${sentence}` : sentence);
  afterRender(() => document.querySelector<HTMLElement>('.composer-text')?.focus());
}
