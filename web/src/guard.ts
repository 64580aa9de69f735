/** Penjagaan: acts on strikes, requests and links, and what of a message may be held against whom. */
import { post } from './api';
import { load } from './data';
import { casePath } from './case-acts';
import { brandPath } from './session';
import { toast } from './toast';
import { guardReasons, type CasePage, type Case, type GuardAct, type GuardKind, type GuardReason, type GuardRequest, type Message, type MessageClass, type Strike, type StrikeAct } from './types';

export const personPath = (caseId: number) => `${casePath(caseId)}/person`;
export const guardPath = () => `${brandPath.value}/guards`;

/* As src/desk/guard_rule.c says; the server decides, this only spares people from asking. */
const behaviour: GuardReason[] = guardReasons.filter((one) => one !== 'not_public');
const removal: GuardReason[] = guardReasons.filter((one) => one !== 'insult');
const abuse: GuardReason[] = ['hate', 'threat', 'personal_data', 'obscene'];
const rules: Partial<Record<MessageClass, { strike: GuardReason[]; removal: GuardReason[] }>> = {
  other: { strike: behaviour, removal }, venting: { strike: behaviour, removal: [] }, troll: { strike: behaviour, removal: abuse },
  spam: { strike: behaviour, removal }, rumour: { strike: behaviour, removal: [] },
};
/** A person's word on the case counts for the messages of who began it. */
export const classOf = (it: Case, of: Message): MessageClass => (it.class_by && of.author_handle === it.author_handle ? it.class : of.class);
export const reasonsFor = (kind: GuardKind | 'strike', of: MessageClass): GuardReason[] => rules[of]?.[kind === 'strike' || kind === 'ban' ? 'strike' : 'removal'] ?? [];
/** What we said in this case ourselves, the newest first. */
export const ours = (page: CasePage) => page.messages.filter((one) => one.is_own && one.state !== 'erased' && one.state !== 'deleted').reverse();
/** What somebody outside wrote and is still there, the newest first. */
export const theirs = (page: CasePage) => page.messages.filter((one) => !one.is_own && one.state !== 'erased' && one.author_handle).reverse();

async function done<T>(work: Promise<T>, said: string, caseId: number): Promise<T> {
  const result = await work;
  toast(said);
  void load(personPath(caseId));
  return result;
}
export const giveStrike = (caseId: number, messageId: number, reason: GuardReason, said: string) => done(post<Strike>(`${brandPath.value}/messages/${messageId}/strike`, { reason }), said, caseId);
export const actOnStrike = (of: Strike, act: StrikeAct, remark: string, said: string) => done(post<Strike>(`${brandPath.value}/strikes/${of.id}/act`, { act, version: of.version, remark }), said, of.case_id);
export interface Ask { kind: GuardKind; reason: GuardReason; note?: string; correction?: string; has_warning?: boolean; overrides?: boolean }
export const askGuard = (caseId: number, messageId: number, form: Ask, said: string) => done(post<GuardRequest>(`${brandPath.value}/messages/${messageId}/guard`, form), said, caseId);
export const actOnGuard = (of: GuardRequest, act: GuardAct, remark: string, said: string) => done(post<GuardRequest>(`${guardPath()}/${of.id}/act`, { act, version: of.version, ...(remark.trim() ? { remark: remark.trim() } : {}) }), said, of.case_id);
