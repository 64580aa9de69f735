/** Words that only a part of the program needs: loaded with it, in the language one reads. */
import { computed, effect, signal } from '@preact/signals';
import { language, type Language } from '.';
import type { DemandWords } from './demand-id';
import type { KnowledgeWords } from './knowledge-id';
import type { ProofWords } from './proof-id';
import type { ReferralWords } from './referral-id';
import type { VerdictWords } from './verdict-id';

declare const VERDICT_ID_URL: string, VERDICT_EN_URL: string, PROOF_ID_URL: string, PROOF_EN_URL: string, REFERRAL_ID_URL: string, REFERRAL_EN_URL: string, DEMAND_ID_URL: string, DEMAND_EN_URL: string, KNOWLEDGE_ID_URL: string, KNOWLEDGE_EN_URL: string;

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
const referral = laterWords<ReferralWords>({ id: REFERRAL_ID_URL, en: REFERRAL_EN_URL });
const demand = laterWords<DemandWords>({ id: DEMAND_ID_URL, en: DEMAND_EN_URL });
const knowledge = laterWords<KnowledgeWords>({ id: KNOWLEDGE_ID_URL, en: KNOWLEDGE_EN_URL });
/** Of the page Vonis; of what stands behind it; of Disposisi; of Tuntutan; of Buku pintar. */
export const tv = verdict.words, tp = proof.words, tr = referral.words, td = demand.words, tk = knowledge.words;
export const learnVerdict = () => verdict.learn();
export const learnDemand = () => demand.learn();
export const learnKnowledge = () => knowledge.learn();
export const learnReferral = () => referral.learn();
export const learnProof = () => Promise.all([verdict.learn(), proof.learn()]);
