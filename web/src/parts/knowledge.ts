/** Buku pintar: loaded, with its words in one language, when a case is opened or somebody goes there. */
import '../app'; // as in team.ts
import { CaseKnowledge } from '../components/case-knowledge';
import { KnowledgePage } from '../pages/knowledge';

export { learnKnowledge } from '../dict/later';
export const pages = { knowledge: KnowledgePage, caseKnowledge: CaseKnowledge };
