/** Disposisi, calls and visits: loaded, with its words in one language, when a case is opened or somebody goes there. */
import '../app'; // as in team.ts
import { CaseReferrals } from '../components/case-referrals';
import { ReferDialog } from '../components/refer-dialog';
import { TalkDialog } from '../components/talk-dialog';
import { ReferralsPage } from '../pages/referrals';
import { Contacts } from '../pages/settings/contacts';

export { learnReferral } from '../dict/later';
export const pages = { referrals: ReferralsPage, caseReferrals: CaseReferrals, refer: ReferDialog, contacts: Contacts, talk: TalkDialog };
