/** Pernyataan resmi: loaded, with its words in one language, when somebody goes there. */
import '../app'; // as in team.ts
import { StatementPage } from '../pages/statement';
import { StatementsPage } from '../pages/statements';

export { learnStatement } from '../dict/later';
export const pages = { statements: StatementsPage, statement: StatementPage };
