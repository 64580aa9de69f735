/** Settings of where messages come from: loaded when somebody goes there. */
import '../app'; // as in team.ts
export { SourcesTab as sources } from '../pages/settings/sources';
