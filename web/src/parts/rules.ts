/** Settings of how messages come and go: loaded when somebody goes there. */
import '../app'; // as in team.ts
export { PolicyTab as policy } from '../pages/settings/policy';
export { SourcesTab as sources } from '../pages/settings/sources';
