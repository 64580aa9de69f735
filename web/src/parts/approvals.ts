/** Persetujuan: loaded when somebody goes there. */
import '../app'; // as in team.ts
export { ApprovalsPage as approvals } from '../pages/approvals';
