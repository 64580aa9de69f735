/** Words that only a part of the program needs: loaded with it, in the language one reads. */
import { computed, effect, signal } from '@preact/signals';
import { language, type Language } from '.';
import type { MassWords } from './mass-id';
import type { PolicyWords } from './policy-id';
import type { GuardWords } from './guard-id';
import type { CareWords } from './care-id';
import type { DemandWords } from './demand-id';
import type { KnowledgeWords } from './knowledge-id';
import type { ProofWords } from './proof-id';
import type { ReadyWords } from './ready-id';
import type { StatementWords } from './statement-id';
import type { ReferralWords } from './referral-id';
import type { VerdictWords } from './verdict-id';

declare const GUARD_ID_URL: string, GUARD_EN_URL: string;
declare const VERDICT_ID_URL: string, VERDICT_EN_URL: string, PROOF_ID_URL: string, PROOF_EN_URL: string, CARE_ID_URL: string, CARE_EN_URL: string, REFERRAL_ID_URL: string, REFERRAL_EN_URL: string, DEMAND_ID_URL: string, DEMAND_EN_URL: string, KNOWLEDGE_ID_URL: string, KNOWLEDGE_EN_URL: string;
declare const POLICY_ID_URL: string, POLICY_EN_URL: string, READY_ID_URL: string, READY_EN_URL: string;
declare const MASS_ID_URL: string, MASS_EN_URL: string;
declare const STATEMENT_ID_URL: string, STATEMENT_EN_URL: string;

function laterWords<T>(from: Record<Language, string>) {
  const known = signal<Partial<Record<Language, T>>>({});
  const learn = async (which: Language = language.peek()): Promise<void> => {
    if (known.peek()[which]) return;
    const { words } = (await import(from[which])) as { words: T };
    known.value = { ...known.peek(), [which]: words };
  };
  /* Whoever changes the language on the page reads on in the new one. */
  effect(() => { const next = language.value; if (Object.keys(known.peek()).length) void learn(next); });
  /* Until the other language is here, the one that is. */
  return { learn, words: computed<T>(() => known.value[language.value] ?? known.value.id ?? known.value.en!) };
}

const verdict = laterWords<VerdictWords>({ id: VERDICT_ID_URL, en: VERDICT_EN_URL });
const proof = laterWords<ProofWords>({ id: PROOF_ID_URL, en: PROOF_EN_URL });
const policy = laterWords<PolicyWords>({ id: POLICY_ID_URL, en: POLICY_EN_URL });
const statement = laterWords<StatementWords>({ id: STATEMENT_ID_URL, en: STATEMENT_EN_URL });
/** Of the page Pernyataan resmi. */
export const ts = statement.words;
export const learnStatement = () => statement.learn();
/** Of the page Kebijakan. */
export const tPolicy = policy.words;
export const learnPolicy = () => policy.learn();
const ready = laterWords<ReadyWords>({ id: READY_ID_URL, en: READY_EN_URL });
const care = laterWords<CareWords>({ id: CARE_ID_URL, en: CARE_EN_URL });
/** Of promises, follow-ups and closing. */
export const tc = care.words;
export const learnCare = () => care.learn();
const referral = laterWords<ReferralWords>({ id: REFERRAL_ID_URL, en: REFERRAL_EN_URL });
const demand = laterWords<DemandWords>({ id: DEMAND_ID_URL, en: DEMAND_EN_URL });
const knowledge = laterWords<KnowledgeWords>({ id: KNOWLEDGE_ID_URL, en: KNOWLEDGE_EN_URL });
/** Of the page Vonis; of what stands behind it; of Disposisi; of Tuntutan; of Buku pintar. */
export const tv = verdict.words, tp = proof.words, tr = referral.words, td = demand.words, tk = knowledge.words;
/** Of prepared texts, greetings and a cool head. */
export const tReady = ready.words;
export const learnReady = () => ready.learn();
const mass = laterWords<MassWords>({ id: MASS_ID_URL, en: MASS_EN_URL });
/** Of answers to many and the emergency stop. */
export const tm = mass.words;
export const learnMass = () => mass.learn();
const guard = laterWords<GuardWords>({ id: GUARD_ID_URL, en: GUARD_EN_URL });
/** Of Penjagaan. */
export const tg = guard.words, learnGuard = () => guard.learn();
export const learnVerdict = () => verdict.learn();
export const learnDemand = () => demand.learn();
export const learnKnowledge = () => knowledge.learn();
export const learnReferral = () => referral.learn();
export const learnProof = () => Promise.all([verdict.learn(), proof.learn()]);
