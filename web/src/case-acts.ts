/** Acts on a case from anywhere: sent with the version seen, undone by their opposite. */
import { signal } from '@preact/signals';
import { api, post, statusOf } from './api';
import { load, put } from './data';
import { t } from './dict';
import { brandPath } from './session';
import { signalsOf } from './components/marked-text';
import { failed, toast } from './toast';
import type { Case, CaseAct, CaseChange, CasePage, MessageClass } from './types';

/** The case that is being closed by saying how it ended. */
export const closing = signal<{ of: Case; onClose: () => void } | null>(null);

export const casePath = (id: number) => `${brandPath.value}/cases/${id}`;

export async function actOn(it: Pick<Case, 'id' | 'version'>, change: Omit<CaseChange, 'version'>): Promise<Case> {
  try {
    const next = await post<Case>(`${casePath(it.id)}/act`, { ...change, version: it.version });
    put<CasePage>(casePath(it.id), (page) => ({ ...page, case: next }));
    return next;
  } catch (error) {
    if (statusOf(error) === 409) void load(casePath(it.id));
    throw error;
  }
}

const opposite: Partial<Record<CaseAct, CaseAct>> = {
  take: 'release', release: 'take', done: 'reopen', ignore: 'reopen', watch: 'reopen', snooze: 'reopen', spam: 'reopen',
};
/** Does it, says so, and offers the way back. */
export async function doAct(it: Case, change: Omit<CaseChange, 'version'>) {
  const back = opposite[change.act];
  const next = await actOn(it, change);
  if (back) toast(t.value.acted[change.act], { undo: () => void actOn(next, { act: back }).catch(failed) });
  else toast(t.value.acted[change.act]);
  return next;
}
export async function classify(it: Case, to: MessageClass) {
  const before = it.class;
  const next = await actOn(it, { act: 'classify', class: to });
  if (before === to) toast(t.value.acted.classify);
  else toast(`${t.value.case.classUndo}: ${t.value.class[to]}`, { undo: () => void actOn(next, { act: 'classify', class: before }).catch(failed) });
}
/** Complaints and people in need are never ignored, nor is anything grave or sent privately. */
export const mayIgnore = (it: Case) => !it.is_direct && it.channel !== 'marketplace' && it.severity !== 'grave' && (['venting', 'troll'] as MessageClass[]).includes(it.class);
/** Somebody in danger stays in sight. */
export const mayLeave = (it: Case) => it.class !== 'at_risk';
/** Safety, health, leaked data and the law cannot wait. */
export const mayWatch = (it: Case) => mayLeave(it) && !signalsOf(it.signals).some((name) => ['safety', 'health', 'data_leak', 'legal'].includes(name));
/** A case that nobody answered is closed with a word of why. */
export const needsReason = (it: Case) => !it.answered_at;
/** A complaint that was answered is closed by saying how it ended. */
export const needsOutcome = (it: Case) => !!it.answered_at && it.state !== 'follow_up' && (it.class === 'complaint' || it.class === 'pressing');
export const asksAtEnd = (it: Case) => needsReason(it) || needsOutcome(it);
export const isOpen = (it: Case) => ['new', 'classified', 'answered', 'follow_up'].includes(it.state) || it.state === 'referred';
/** What a list shows of a case; of a confidential one that it is one. */
export const nameOf = (it: Pick<Case, 'author_name' | 'is_secret'>) => (it.is_secret && !it.author_name ? t.value.case.secret : it.author_name ?? t.value.common.anonymous);
export const excerptOf = (it: Pick<Case, 'excerpt' | 'is_secret'>) => (it.is_secret && !it.excerpt ? t.value.case.secretHelp : it.excerpt);

/** Confidential, or for all colleagues again; the way back is one tap. */
export async function setSecret(it: Case, isSecret: boolean): Promise<Case> {
  const next = await api<Case>('PUT', `${casePath(it.id)}/secrecy`, { is_secret: isSecret, version: it.version });
  put<CasePage>(casePath(it.id), (page) => ({ ...page, case: next }));
  return next;
}
