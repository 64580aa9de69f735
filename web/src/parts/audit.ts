/** The log: loaded when somebody goes there. */
import '../app'; // as in team.ts
export { AuditPage as audit } from '../pages/audit';
