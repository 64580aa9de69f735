/** Settings of how messages come and go: loaded when somebody goes there. */
import '../app'; // as in team.ts
export { AlarmTab as alarm } from '../pages/settings/alarm';
export { PolicyTab as policy } from '../pages/settings/policy';
export { SourcesTab as sources } from '../pages/settings/sources';
